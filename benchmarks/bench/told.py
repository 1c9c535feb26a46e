"""What one work of the bench found: runs by name, and rows, each of which sets one kind of run beside its neighbour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bench.measuring import Run, Spread, spread

# What a ratio is taken of, by the field of a run.
RATIOS = {"cpu": "cpu", "wall": "wall", "memory": "mb"}


@dataclass(frozen=True)
class Row:
    """A kind of run beside its neighbour.

    `must` and `aim` are the most that it may be, 0 where nothing is asked. `by` says of what: `cpu`, `wall` and `memory` are
    ratios of both runs, `seconds` and `megabytes` the run's own (by the clock; at most), beside which the neighbour's stand.
    `each` divides a run by how many of it there are: 1,000 cases against 100 are told per case.
    """

    work: str
    neighbour: str
    must: float = 0.0
    aim: float = 0.0
    by: str = "cpu"
    each: tuple[int, int] = (1, 1)

    @property
    def is_ratio(self) -> bool:
        """Whether it is told as a ratio."""
        return self.by in RATIOS

    def value(self, runs: Mapping[str, Sequence[Run]]) -> Spread:
        """What is held against `must` and `aim`: a ratio is taken round by round, for both ran in the same minute."""
        ours = runs[self.work]
        if not self.is_ratio:
            return spread([each.wall if self.by == "seconds" else each.mb for each in ours])
        return self.ratio(runs, self.by)

    def ratio(self, runs: Mapping[str, Sequence[Run]], by: str) -> Spread:
        """The ratio of `cpu`, `wall` or `memory`; of times per case where cases are counted."""
        mine, theirs = self.each if by != "memory" else (1, 1)
        pairs = zip(runs[self.work], runs[self.neighbour], strict=True)
        name = RATIOS[by]
        return spread([(getattr(a, name) / mine) / (max(getattr(b, name), 1e-6) / theirs) for a, b in pairs])

    def verdict(self, runs: Mapping[str, Sequence[Run]]) -> str:
        """Aim reached, enough, or missed; nothing where nothing is asked."""
        if not self.must:
            return ""
        middle = self.value(runs).middle
        return "aim" if middle <= self.aim else "enough" if middle <= self.must else "MISSED"


@dataclass(frozen=True)
class Section:
    """One work: its title, the runs, the rows made of them, and what is to be known of how they were made."""

    title: str
    runs: Mapping[str, Sequence[Run]] = field(default_factory=dict)
    rows: Sequence[Row] = ()
    notes: Sequence[str] = ()

    def __post_init__(self) -> None:
        """No number without its neighbour: every row names two kinds of run that were made, equally often."""
        for row in self.rows:
            if not len(self.runs.get(row.work, ())) == len(self.runs.get(row.neighbour, ())) > 0:
                raise ValueError(f"{self.title}: {row.work} has no neighbour {row.neighbour}")
