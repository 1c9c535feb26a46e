"""Which sentences of a settlement sell silence: a post, a review or a report against money."""

import re
from dataclasses import dataclass

from kameng_docs.declared import Files
from kameng_docs.law.topics import Clause
from kameng_docs.wording import folded

# Where a term may end; a line break ends one too.
SENTENCE = re.compile(r"(?<=[。；;！!\n])")
CLAUSE = re.compile(r"[，,、]")


@dataclass(frozen=True)
class _Words:
    sells: tuple[re.Pattern[str], ...]
    innocent: tuple[re.Pattern[str], ...]
    authority: tuple[Clause, ...]


SILENCE = Files("law/silence.yaml", _Words)


def silenced(text: str) -> tuple[str, ...]:
    """The sentences of `text` that sell silence, as they stand there."""
    return tuple(each.strip().rstrip("。；;") for each in SENTENCE.split(text) if _sells(each))


def without_silence(text: str) -> str:
    """`text` without the sentences that sell silence."""
    return "".join(each for each in SENTENCE.split(text) if not _sells(each)).strip()


def authority() -> tuple[str, ...]:
    """The clauses that a warning names."""
    return _words().authority


def _sells(sentence: str) -> bool:
    """Clause by clause: a harmless one does not make another harmless."""
    words = _words()
    return any(
        any(each.search(clause) for each in words.sells)
        and not any(each.search(clause) for each in words.innocent)
        for clause in map(folded, CLAUSE.split(sentence))
    )


def _words() -> _Words:
    return SILENCE.only()
