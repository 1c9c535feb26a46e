"""What was gathered → tables."""

from collections.abc import Iterable

from kameng_docs.registry.stats.kinds import KINDS, Key, Kind
from kameng_docs.registry.stats.tally import Tally, money_of
from kameng_docs.registry.summary import Summary


class Figures:
    """Summaries go in one after the other; then tables are asked for. `totals` adds up all of them.

    What is kept grows with the names that stand in them, not with the cases.
    """

    def __init__(self) -> None:
        self.totals = Tally()
        self._tables: dict[str, dict[Key, Tally]] = {kind.name: {} for kind in KINDS}

    def take(self, found: Iterable[tuple[str, Summary]]) -> None:
        """Take in all of them, as `Gathering` gives them."""
        for _, summary in found:
            money = money_of(summary)
            self.totals.take(money, summary.steps)
            for kind in KINDS:
                table = self._tables[kind.name]
                for key, steps in kind.of(summary):
                    if (tally := table.get(key)) is None:
                        tally = table[key] = Tally()
                    tally.take(money, steps)

    def table(self, kind: Kind) -> list[tuple[Key, Tally]]:
        """The lines of a table in its order."""
        found = self._tables[kind.name].items()
        if kind.by_key:
            return sorted(found, key=lambda line: line[0])
        return sorted(found, key=lambda line: (-line[1].cases, line[0]))
