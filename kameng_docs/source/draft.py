"""The text while its slips are mended for the sake of finding the next one; places stay those of the original."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kameng_docs.diagnostics import Position


@dataclass(frozen=True)
class Draft:
    """Lines of a file, and per line the columns at which a mend put characters that the author did not write.

    Lines and columns here count from 0, as the parser's do; `place` gives those of the author, from 1.
    """

    file: str
    lines: tuple[str, ...]
    inserted: Mapping[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All of it, as the parser takes it."""
        return "\n".join(self.lines)

    def line(self, number: int) -> str:
        """The line, or nothing past the end."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def character(self, line: int, column: int) -> str:
        """The character there, or nothing past the end of the line."""
        return self.line(line)[column : column + 1]

    def place(self, line: int, column: int) -> Position:
        """Where the author sees what stands at `line`, `column` of the draft; never past the last line."""
        last = len(self.lines) - 1
        if line > last:
            line, column = last, len(self.lines[last])
        shift = sum(1 for at in self.inserted.get(line, ()) if at < column)
        return Position(self.file, line + 1, column - shift + 1)

    def with_line(self, number: int, text: str) -> "Draft":
        """The same with another text of one line; it must be as long as it was up to the last place asked for."""
        return replace(self, lines=(*self.lines[:number], text, *self.lines[number + 1 :]))

    def with_character(self, line: int, column: int, character: str) -> "Draft":
        """The same with one character changed for another."""
        text = self.line(line)
        return self.with_line(line, text[:column] + character + text[column + 1 :])

    def with_blank(self, line: int, column: int) -> "Draft":
        """The same with a space put in before `column`."""
        text = self.line(line)
        widened = self.with_line(line, text[:column] + " " + text[column:])
        return replace(widened, inserted={**self.inserted, line: (*self.inserted.get(line, ()), column)})


def draft_of(text: str, file: str) -> Draft:
    """A draft that nothing has been mended in."""
    return Draft(file, tuple(text.split("\n")))
