"""What was found in a case, as the editor shows it: by line, errors first, with what to type."""

from collections.abc import Iterable
from dataclasses import dataclass

from kameng_docs.diagnostics import Diagnostic, Severity


@dataclass(frozen=True)
class Mark:
    """One fault or doubt. `line` counts from 1; 0 where it is in another file (`where` names it) or nowhere."""

    line: int
    wrong: bool
    message: str
    hint: str
    where: str = ""

    @property
    def told(self) -> str:
        """In one sentence, for a reader's aid and for the tip at the line."""
        return f"{'要改' if self.wrong else '请看'}：{self.message}{'。' if self.hint else ''}{self.hint}"


def marks_of(found: Iterable[Diagnostic], file: str) -> list[Mark]:
    """In the order in which they are to be read: what is wrong, by line; then what may be."""
    marks = [_mark(each, file) for each in found]
    return sorted(dict.fromkeys(marks), key=lambda mark: (not mark.wrong, mark.line == 0, mark.line))


def _mark(found: Diagnostic, file: str) -> Mark:
    wrong = found.severity is Severity.ERROR
    if found.at is None:
        return Mark(0, wrong, found.message, found.hint)
    if found.at.file == file:
        return Mark(found.at.line, wrong, found.message, found.hint)
    return Mark(
        0, wrong, found.message, found.hint, f"{found.at.file.rpartition('/')[2]} 第 {found.at.line} 行"
    )
