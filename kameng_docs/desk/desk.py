"""The desk: the folder of cases it works on, and the case files that are open."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from threading import Lock

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.pipeline import Workshop, open_workshop


class Desk:
    """What all windows share: one `OpenCase` for each case file.

    `cases` is the folder of the case files, `out` where papers are made, `today` gives the day.
    """

    def __init__(self, cases: Path, out: Path, today: Callable[[], date]) -> None:
        """A desk over the folder `cases`, which may be empty or missing."""
        self.cases, self.out, self._today = cases, out, today
        self.shop: Workshop = open_workshop(cases)
        self._open: dict[str, OpenCase] = {}
        self._lock = Lock()

    def today(self) -> date:
        """The day on which this is looked at."""
        return self._today()

    def names(self) -> list[str]:
        """The cases that lie in the folder, by name."""
        return sorted(file.stem for file in self.cases.glob("*.yaml") if not file.name.startswith("."))

    def case(self, name: str) -> OpenCase | None:
        """The case of this name, open; None where there is none. A name leads nowhere but into the folder."""
        if name not in self.names():
            return None
        with self._lock:
            if name not in self._open:
                self._open[name] = OpenCase(self.shop, self.cases / f"{name}.yaml")
            return self._open[name]
