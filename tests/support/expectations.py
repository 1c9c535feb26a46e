"""What a bad file says about itself: the codes it must be refused with, and where.

`键: 值  # expect: yaml.duplicate-key` stands on the faulty line. Where no comment can stand there, lines
`# expect 3:1: yaml.tab` (line:column) at the head of the file say it. Several codes are parted by commas.
"""

import re
from collections.abc import Iterable

from kameng_docs.diagnostics import Diagnostic

Expectation = tuple[int, int | None, str]

_CODES = r"(?P<codes>[a-z]+\.[a-z-]+(?:, *[a-z]+\.[a-z-]+)*)\s*$"
_BESIDE = re.compile(rf"# expect: {_CODES}")
_AHEAD = re.compile(rf"# expect (?P<line>\d+):(?P<column>\d+): {_CODES}")


def expected(text: str) -> set[Expectation]:
    """Line, column (None where the file does not say) and code of everything that must be found in `text`."""
    found: set[Expectation] = set()
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        ahead, beside = _AHEAD.match(line), _BESIDE.search(line)
        if ahead:
            found |= {(int(ahead["line"]), int(ahead["column"]), c) for c in _parted(ahead["codes"])}
        elif beside:
            found |= {(number, None, code) for code in _parted(beside["codes"])}
    return found


def _parted(codes: str) -> list[str]:
    return [code.strip() for code in codes.split(",")]


def assert_exactly(wanted: set[Expectation], diagnostics: Iterable[Diagnostic]) -> None:
    """Line and code of the diagnostics are those that are wanted, no more, no fewer; columns where they are named."""
    got = [(d.at.line, d.at.column, d.code) for d in diagnostics if d.at is not None]
    assert sorted({(line, code) for line, _, code in got}) == sorted(
        {(line, code) for line, _, code in wanted}
    )
    for line, column, code in wanted:
        if column is not None:
            assert column in {c for other, c, name in got if (other, name) == (line, code)}, (line, code, got)
