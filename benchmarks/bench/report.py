"""The sections as one page of Markdown, with the machine, the versions and the load that they were made under."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bench.measuring import Run, Spread, spread
from bench.told import Row, Section

HEAD = "| work | beside | CPU ratio | wall ratio | held against | must | aim | |\n|---|---|---|---|---|---|---|---|"
RAW = "| run | rounds | CPU s | wall s | most MB |\n|---|---|---|---|---|"
UNITS = {
    "cpu": "CPU ratio",
    "wall": "wall ratio",
    "memory": "memory ratio {:.2f}",
    "seconds": "{:.2f} s",
    "megabytes": "{:.0f} MB",
}


def page(sections: Iterable[Section], facts: Mapping[str, str]) -> str:
    """The whole report."""
    return "\n".join(_lines(list(sections), facts)) + "\n"


def _lines(sections: Sequence[Section], facts: Mapping[str, str]) -> Iterator[str]:
    yield "# How fast, beside what"
    yield ""
    yield (
        "Made by `make bench`. Medians with the least and the most of interleaved rounds; ratios are taken round by round, of both "
        "runs' CPU with their children's. On a machine that others use trust the CPU ratios alone."
    )
    yield ""
    yield from (f"- {name}: {value}" for name, value in facts.items())
    for section in sections:
        yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    yield f"\n## {section.title}\n"
    if section.rows:
        yield HEAD
        yield from (row_line(row, section.runs) for row in section.rows)
        yield ""
    if section.runs:
        yield RAW
        yield from (_run_line(name, runs) for name, runs in section.runs.items() if runs)
    if section.notes:
        yield ""
        yield from (f"- {note}" for note in section.notes)


def row_line(row: Row, runs: Mapping[str, Sequence[Run]]) -> str:
    """One row of the table of ratios."""
    held = UNITS[row.by].format(row.value(runs).middle)
    asked = [f"≤ {limit:g}" if limit else "–" for limit in (row.must, row.aim)]
    ratios = [_told(row.ratio(runs, by)) for by in ("cpu", "wall")]
    counted = "" if row.each == (1, 1) else ", per case"
    return f"| {row.work} | {row.neighbour}{counted} | {' | '.join([*ratios, held, *asked])} | {row.verdict(runs)} |"


def _run_line(name: str, runs: Sequence[Run]) -> str:
    numbers = [_told(spread([getattr(each, by) for each in runs])) for by in ("cpu", "wall")]
    memory = max(each.mb for each in runs)
    return f"| {name} | {len(runs)} | {' | '.join(numbers)} | {f'{memory:.0f}' if memory else '–'} |"


def _told(numbers: Spread) -> str:
    """The median, and in brackets from where to where."""
    figures = 3 if numbers.middle < 1 else 2 if numbers.middle < 100 else 0  # noqa: PLR2004
    middle = f"**{numbers.middle:.{figures}f}**"
    if numbers.least == numbers.most:
        return middle
    return f"{middle} ({numbers.least:.{figures}f}–{numbers.most:.{figures}f})"
