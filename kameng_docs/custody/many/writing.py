"""The entries written, a case after the other: each whole or not at all, and nothing of the others hangs on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kameng_docs.custody import journal
from kameng_docs.custody.many.lines import Entering
from kameng_docs.custody.many.runs import keep_run
from kameng_docs.diagnostics import Diagnostic


@dataclass(frozen=True)
class Written:
    """What came of one of them: the backup of the case file, or why nothing was written."""

    line: Entering
    backup: Path | None = None
    why: str = ""
    way: str = ""


def written_one_by_one(lines: Sequence[Entering]) -> Iterator[Written]:
    """Write them. Raises OSError before the first where it cannot be kept down what is about to be written."""
    if not lines:
        return
    keep_run(lines)
    for line in lines:
        found = journal.written(line.proposal, line.copies)
        if isinstance(found, Path):
            yield Written(line, found)
        elif isinstance(found, Diagnostic):
            yield Written(line, why=found.message, way=found.hint)
        else:
            yield Written(line, why=found.message, way=found.hint)
