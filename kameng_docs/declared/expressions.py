"""Whether a regular expression can be compiled, known from one process to the next.

To compile the thousand expressions of our files takes seconds; most commands need few of them, and compile those when
they do. What is kept in the store of `compiled.py` is the SHA-256 of each that this version of Python took.
"""

import hashlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from kameng_docs.declared import compiled
from kameng_docs.declared.marks import Checked, Doubt, Plain

STORE = "expressions-" + "-".join(str(part) for part in sys.version_info[:3])
# More than all of ours by far: what changed files have left behind goes in the end.
MOST = 5000

_new: dict[str, Plain] = {}
"""Those that this process has compiled and not yet kept."""


def fault_of(expression: str) -> str | None:
    """What is wrong with the expression, in the words of `re`; None where it can be compiled."""
    digest = hashlib.sha256(expression.encode()).hexdigest()
    if digest in compiled.kept(STORE):
        return None
    try:
        re.compile(expression)
    except re.error as error:
        return str(error)
    _new[digest] = ""
    return None


def keep_new() -> None:
    """Keep what this process has found to be right, beside what was kept already."""
    if not _new:
        return
    known = compiled.kept(STORE)
    if len(known) > MOST:
        known.clear()
    known.update(_new)
    _new.clear()
    compiled.keep(STORE, known)


def _faults(text: str, _: Path) -> Iterator[Doubt]:
    if fault := fault_of(text):
        yield Doubt((), f"正则表达式“{text}”写错了：{fault}", "改好括号和转义")


EXPRESSION = Checked(_faults)
"""A regular expression, kept as text."""
