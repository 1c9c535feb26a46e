"""Whether a regular expression can be compiled, and what it needs to be found, known from one process to the next.

To compile the thousand expressions of our files takes seconds; most commands need few of them, and compile those when
they do. What is kept in the store of `compiled.py` is the SHA-256 of each that this version of Python took, with its
needles (`needles.py`).
"""

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from kameng_docs.declared import compiled
from kameng_docs.declared.marks import Checked, Doubt, Plain
from kameng_docs.declared.needles import Needles, needles_of

STORE = "expressions-" + "-".join(str(part) for part in sys.version_info[:3])
# What parts the lists of needles in the store, and the needles of a list; no list that holds one of them is kept.
LISTS, WORDS = "\n", "\t"
# More than all of ours by far: what changed files have left behind goes in the end.
MOST = 5000

_new: dict[str, str] = {}
"""Those that this process met and has not yet kept, by what they are kept under."""


def fault_of(expression: str) -> str | None:
    """What is wrong with the expression, in the words of `re`; None where it can be compiled."""
    digest = _digest(expression)
    if digest in compiled.kept(STORE):
        return None
    try:
        re.compile(expression)
    except re.error as error:
        return str(error)
    _new[digest] = expression
    return None


def needles_known(expression: str) -> Needles:
    """Lists of words, as `needles_of` gives them, of an expression that can be compiled; none where that is not kept yet."""
    digest = _digest(expression)
    kept = compiled.kept(STORE).get(digest)
    if kept is None:
        _new[digest] = expression
    return (
        tuple(tuple(words.split(WORDS)) for words in kept.split(LISTS))
        if isinstance(kept, str) and kept
        else ()
    )


def keep_new() -> None:
    """Keep what this process has found to be right, beside what was kept already."""
    # Needles are for the processes to come: where none will read of them they are not worth their time.
    if not _new or not compiled.can_keep():
        return
    known = compiled.kept(STORE)
    if len(known) > MOST:
        known.clear()
    known.update({digest: _needles(expression) for digest, expression in _new.items()})
    _new.clear()
    compiled.keep(STORE, known)


def _digest(expression: str) -> str:
    return hashlib.sha256(expression.encode()).hexdigest()


def _needles(expression: str) -> Plain:
    lists = needles_of(expression)
    return LISTS.join(
        WORDS.join(words) for words in lists if not any(LISTS in w or WORDS in w for w in words)
    )


def _faults(text: str, _: Path) -> Iterator[Doubt]:
    if fault := fault_of(text):
        yield Doubt((), f"正则表达式“{text}”写错了：{fault}", "改好括号和转义")


EXPRESSION = Checked(_faults)
"""A regular expression, kept as text."""
