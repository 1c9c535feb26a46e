"""Where the author wrote a secret into a sentence: each text of the case file that holds one, and the place in it."""

from collections.abc import Iterator, Mapping, Sequence

from kameng_docs.brief import Secret
from kameng_docs.diagnostics import Position
from kameng_docs.disclosure.redaction import Redaction
from kameng_docs.source import Path, Source, Value

# Whoever sees least: what is not hidden from everybody is hidden from nobody.
STRICTEST = "public"


def places_of(source: Source, secrets: Sequence[Secret]) -> Mapping[str, Position]:
    """The texts of the case file that hold a secret beside other words, each with line and column of the first."""
    redaction = Redaction(secrets, STRICTEST)
    found: dict[str, Position] = {}
    texts = list(_texts(source.data, ()))
    redaction.look_over(text for _, text in texts)
    for path, text in texts:
        span = redaction.first_within(text)
        if span and text not in found:
            found[text] = _exact(source, path, text[slice(*span)])
    return found


def _texts(value: Value, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value.strip()
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*path, key))
    elif isinstance(value, list):
        for i, each in enumerate(value):
            yield from _texts(each, (*path, i))


def _exact(source: Source, path: Path, written: str) -> Position:
    """The place of `written` behind the beginning of the value; the beginning where escapes hide it."""
    start = source.at(path)
    lines = source.texts.get(start.file, "").split("\n")
    first_line = written.partition("\n")[0].strip()
    # The value ends where the next one begins.
    ends = [
        p.line for p in (*source.positions.values(), *source.key_positions.values()) if p.file == start.file
    ]
    behind = min((line for line in ends if line > start.line), default=len(lines) + 1)
    for number in range(start.line, behind):
        column = lines[number - 1].find(first_line, start.column - 1 if number == start.line else 0)
        if column >= 0:
            return Position(start.file, number, column + 1)
    return start
