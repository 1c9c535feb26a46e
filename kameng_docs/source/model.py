"""What reading gives: plain data in which every scalar is still text, and where each piece of it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kameng_docs.diagnostics import Position

Value = str | None | list["Value"] | dict[str, "Value"]
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Source:
    """One case as it was written, its references to people and firms already resolved.

    `positions` tells where each value stands, `key_positions` where the key before it stands; both by path
    (`("卖家", 0, "主体", "名称")`). `texts` holds each file that was read, by the name shown to the author.
    """

    file: str
    data: Value
    positions: Mapping[Path, Position]
    key_positions: Mapping[Path, Position] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    def at(self, path: Path, *, key: bool = False) -> Position:
        """Where the value at `path` stands (or its key); what is not there stands where its parent does."""
        steps = path
        while steps:
            tables = (self.key_positions, self.positions) if key else (self.positions, self.key_positions)
            for table in tables:
                if steps in table:
                    return table[steps]
            steps = steps[:-1]
            key = True
        return self.positions.get((), Position(self.file, 1, 1))

    def within(self, path: Path, written: str) -> Position:
        """The place of `written` behind the beginning of the value at `path`; the beginning where escapes hide it."""
        start = self.at(path)
        lines = self.texts.get(start.file, "").split("\n")
        first_line = written.partition("\n")[0].strip()
        # The value ends where the next one begins.
        ends = [
            p.line for p in (*self.positions.values(), *self.key_positions.values()) if p.file == start.file
        ]
        behind = min((line for line in ends if line > start.line), default=len(lines) + 1)
        for number in range(start.line, behind):
            column = lines[number - 1].find(first_line, start.column - 1 if number == start.line else 0)
            if column >= 0:
                return Position(start.file, number, column + 1)
        return start
