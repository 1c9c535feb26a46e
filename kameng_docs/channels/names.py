"""What the declarations of a channel may name that stands elsewhere: gates, moments, periods, readers, shared lines."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from kameng_docs.disclosure import policy
from kameng_docs.gates import GATES, MOMENTS
from kameng_docs.procedure.ladder import ladder

# What fills a place in a sentence beside the days: `kameng_docs.plan.reckoning.Values`.
TEXTS = ("other", "state", "kind", "seen", "why", "instead", "provisional", "skipped", "start")


@dataclass(frozen=True, eq=False)
class Elsewhere:
    """The names that `words` gives; they stand in the file `name`."""

    name: str
    words: Callable[[], Collection[str]]

    def names(self, _: Path) -> Collection[str]:
        """Those of this version of the program, wherever the declaration lies."""
        return self.words()


GATE_NAMES = Elsewhere("gates/gates.yaml", lambda: GATES)
MOMENT_NAMES = Elsewhere("gates/moments.py", lambda: MOMENTS)
VALUE_NAMES = Elsewhere("gates/moments.py", lambda: (*TEXTS, *MOMENTS))
PERIOD_NAMES = Elsewhere("procedure/ladder.yaml", lambda: ladder().periods)
AUDIENCES = Elsewhere("disclosure/matrix.yaml", lambda: policy().audiences)
# A shared line uses no others; whoever reads rungs tells which there are.
SHARED_NAMES = Elsewhere("templates/_base/rungs.yaml", tuple)
