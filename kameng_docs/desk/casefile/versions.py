"""The versions of a case that are remembered: to undo, and to know what a window saw that comes late."""

from collections import OrderedDict

from kameng_docs.desk.casefile.snapshot import Snapshot

MOST = 300
MOST_BYTES = 32 << 20
FEWEST = 2


class Versions:
    """The newest of them, so many and so large; the newest two always."""

    def __init__(self, first: Snapshot) -> None:
        """With the one that was opened."""
        self._known: OrderedDict[str, Snapshot] = OrderedDict()
        self._bytes = 0
        self.add(first)

    def add(self, snapshot: Snapshot) -> None:
        """One more, or one again. The oldest go."""
        old = self._known.pop(snapshot.version, None)
        self._bytes += snapshot.size - (old.size if old else 0)
        self._known[snapshot.version] = snapshot
        while len(self._known) > FEWEST and (len(self._known) > MOST or self._bytes > MOST_BYTES):
            _, gone = self._known.popitem(last=False)
            self._bytes -= gone.size

    def get(self, version: str) -> Snapshot | None:
        """What had this name, if it is still known."""
        return self._known.get(version)

    def known(self, version: str) -> Snapshot:
        """The same for one of which it is known that it is."""
        return self._known[version]

    def know(self, step: tuple[str, str]) -> bool:
        """Whether both sides of a step are still known."""
        return all(version in self._known for version in step)
