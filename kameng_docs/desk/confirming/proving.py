"""What an exhibit is said to prove: it quotes what its author confirmed, and nothing else that was read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kameng_docs.custody.journal.edits import Edit, data_of
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.confirming.fields import Field, Part
from kameng_docs.starting.exhibits import NAMINGS
from kameng_docs.starting.material import Material, Standing
from kameng_docs.starting.proved import proved

_QUOTED = re.compile("“([^”]+)”")
_MARKS = re.compile("[“”‘’\\s]")
PROVES, EXHIBITS = "证明", "证据"


@dataclass(frozen=True)
class Proof:
    """What a file proves as far as it was read, and what any file of its kind does."""

    sentence: str
    plain: str


def proofs_of(material: Material) -> dict[str, Proof]:
    """What each file proves, by its name."""
    found = {}
    for read in material.reads:
        if read.what in NAMINGS:
            plain = NAMINGS[read.what].proves
            found[read.file] = Proof(proved(read, material) or plain, plain)
    return found


def proving(exhibit: Field, proofs: Mapping[str, Proof], texts: Iterable[str]) -> tuple[Part, ...]:
    """The parts of an exhibit that goes in; `texts` are all that its author confirmed."""
    known = _folded(texts)
    proof = proofs.get(exhibit.file)
    return tuple(
        replace(part, value=proof.plain)
        if proof
        and part.key == PROVES
        and part.value == proof.sentence
        and not _stands(proof.sentence, known)
        else part
        for part in exhibit.parts
    )


def sharper(content: bytes, proofs: Mapping[str, Proof]) -> Iterator[Edit]:
    """The sentences of exhibits that stand with the plain one of their kind, where what they would quote is confirmed by now."""
    data = data_of(content)
    if isinstance(data, Refused):
        return
    known = _folded(texts_in(data))
    for name, files in Standing(data).exhibits.items():
        for proof in (proofs[file] for file in files if file in proofs):
            there = data[EXHIBITS][name].get(PROVES)
            if there == proof.plain != proof.sentence and _stands(proof.sentence, known):
                yield Edit((EXHIBITS, name, PROVES), proof.sentence)


def texts_in(data: Any, *, top: bool = True) -> Iterator[str]:
    """Every text of a case but for what its exhibits are said to prove."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for key, each in data.items():
            if not (top and key == EXHIBITS):
                yield from texts_in(each, top=False)
    elif isinstance(data, list):
        for each in data:
            yield from texts_in(each, top=False)


def _folded(texts: Iterable[str]) -> list[str]:
    return [_MARKS.sub("", text) for text in texts]


def _stands(sentence: str, known: list[str]) -> bool:
    return all(any(_MARKS.sub("", words) in text for text in known) for words in _QUOTED.findall(sentence))
