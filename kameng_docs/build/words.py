"""Which words of which papers have changed, sentence by sentence, between two compositions of one case."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from kameng_docs.blocks import Document
from kameng_docs.pipeline import Sheet
from kameng_docs.writers.text import render_text

# Where a sentence ends: after its mark, and what closes behind it.
ENDS = re.compile("(?<=[。！？；])(?![”’」』）》])|(?<=[。！？；][”’」』）》])")
# A paper as an author calls it → what it says.
Words = Mapping[str, Document]
# A sentence before and now; one of them is empty where it is new, or gone.
Pair = tuple[str, str]


@dataclass(frozen=True)
class Change:
    """What has changed alike in several papers; `new` and `gone` are those that are there, or not, as a whole."""

    papers: tuple[str, ...]
    pairs: tuple[Pair, ...] = ()
    new: bool = False
    gone: bool = False


def words_of(sheets: Iterable[Sheet]) -> Words:
    """What each paper that is made says, by its name. Of two that are called alike each has its folder before it."""
    found: dict[str, Document] = {}
    for sheet in sheets:
        if sheet.document is not None:
            name = f"{sheet.channel.name}·{sheet.paper.name}"
            if name in found:
                name = f"{sheet.channel.folder}·{sheet.paper.name}"
            found[name] = sheet.document
    return found


def changed(before: Words, now: Words) -> tuple[Change, ...]:
    """What is otherwise now, in the order of the papers; papers in which the same sentences changed are told together."""
    alike: dict[tuple[Pair, ...], list[str]] = {}
    for name, document in now.items():
        if name in before and before[name] != document:
            pairs = tuple(_pairs(_sentences(before[name]), _sentences(document)))
            alike.setdefault(pairs, []).append(name)
    changes = [Change(tuple(names), pairs) for pairs, names in alike.items()]
    new = tuple(name for name in now if name not in before)
    gone = tuple(name for name in before if name not in now)
    return (
        *changes,
        *([Change(new, new=True)] if new else []),
        *([Change(gone, gone=True)] if gone else []),
    )


def _sentences(document: Document) -> list[str]:
    text = render_text(document).data.decode()
    lines = (line.strip() for line in text.split("\n"))
    return [part for line in lines for part in ENDS.split(line) if part]


def _pairs(before: list[str], now: list[str]) -> Iterator[Pair]:
    for kind, a, b, c, d in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from zip_longest(before[a:b], now[c:d], fillvalue="")
