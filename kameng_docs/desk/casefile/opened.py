"""A case that is open on the desk: read again when it changes, changed piece by piece, undone and done again.

One for each case file and process, shared by all windows. Everything is written at once; what another window, an editor
or another command wrote meanwhile is joined to it, and where both changed the same place nothing is written and the
difference is given back.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Any

from kameng_docs.custody.journal.edits import Edit, data_of, value_at
from kameng_docs.desk.casefile.conflict import Conflict, Refused, Written
from kameng_docs.desk.casefile.disk import put
from kameng_docs.desk.casefile.joined import back, with_edits, with_text
from kameng_docs.desk.casefile.snapshot import CASE, Snapshot, path_of, read, routed
from kameng_docs.desk.casefile.texts import text_of
from kameng_docs.desk.casefile.versions import Versions
from kameng_docs.pipeline import Checked, Workshop, check

TRIES = 20
"""How often a write is tried again while somebody else keeps changing the file."""
Step = tuple[str, str]
"""The versions before and after something that the desk wrote."""


class OpenCase:
    """A case file, with those of the parties it names. Every method may be called from any thread."""

    def __init__(self, shop: Workshop, file: Path) -> None:
        """Open `file`, whatever its faults are; one that is not there is empty."""
        self.shop, self.file = shop, file
        self.folder = file.parent / file.stem
        self._lock = RLock()
        self._now = read(file)
        self._versions = Versions(self._now)
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._checked: tuple[object, Checked] | None = None
        self._backed_up: set[str] = set()

    @property
    def text(self) -> str:
        """The case file as last read from the disk, with plain line breaks."""
        with self._lock:
            return text_of(self._now.files[CASE])

    def text_of(self, name: str) -> str:
        """The text of one of its files: of a party, or of the case itself."""
        with self._lock:
            return text_of(self._now.files.get(name, b""))

    @property
    def parties(self) -> tuple[str, ...]:
        """The people and firms that the case names and whose files are there."""
        with self._lock:
            return tuple(name for name, content in self._now.files.items() if name != CASE and content)

    @property
    def version(self) -> str:
        """A name for what was last read: the file's SHA-256, or that of it and the parties it names."""
        with self._lock:
            return self._now.version

    @property
    def data(self) -> dict[str, Any]:
        """What stands in the file as plain data; nothing where it cannot be read. Parties are names there."""
        with self._lock:
            content = self._now.files[CASE]
        data = data_of(content)
        return {} if isinstance(data, Refused) else data

    def value(self, path: Sequence[str | int]) -> Any:
        """What stands at a place, also below the name of a party; None or ABSENT as `value_at` has it."""
        data = self.data
        name, edit = routed(data, Edit(tuple(path), None))
        if name == CASE:
            return value_at(data, edit.path)
        with self._lock:
            content = self._now.files.get(name, b"")
        party = data_of(content)
        return value_at({} if isinstance(party, Refused) else party, edit.path)

    @property
    def can_undo(self) -> bool:
        """Whether the desk has written anything that can be taken back."""
        with self._lock:
            return any(self._versions.know(step) for step in self._done)

    @property
    def can_redo(self) -> bool:
        """Whether anything was taken back that can be done again."""
        with self._lock:
            return any(self._versions.know(step) for step in self._undone)

    def refreshed(self) -> bool:
        """Read the disk again; True where something else stands there now."""
        with self._lock:
            now = read(self.file)
            if now.version == self._now.version:
                return False
            self._seen(now)
            return True

    def checked(self, today: date) -> Checked:
        """All that can be said of the case as it stands. Kept while neither it nor the files in its folder change.

        It may take a second: call it through `run.io_bound`, never on the event loop.
        """
        key = self._key(today)
        with self._lock:
            if self._checked and self._checked[0] == key:
                return self._checked[1]
        fresh = check(self.shop, self.file, today)
        self.refreshed()
        # Kept only where nothing changed while it was looked at.
        if self._key(today) == key:
            with self._lock:
                self._checked = (key, fresh)
        return fresh

    def apply(self, edits: Sequence[Edit], saw: str) -> Written | Conflict | Refused:
        """Write these edits, all or none, made by somebody who saw the version `saw`."""
        result = self._write(lambda now, seen: with_edits(now, seen, tuple(edits)), saw)
        if not isinstance(result, Written) or not result.merged:
            return result
        with self._lock:
            seen = self._versions.get(saw)
            own = with_edits(seen, seen, tuple(edits)) if seen else None
            if not isinstance(own, Snapshot):
                return result
            self._versions.add(own)
            return replace(result, seen=own.version)

    def replace(self, text: str, saw: str, name: str = CASE) -> Written | Conflict | Refused:
        """Write a whole text, made by somebody who saw the version `saw`; changes of others since are joined to it.

        `name` is that of a party where its file is meant.
        """
        return self._write(lambda now, seen: with_text(now, seen, text, name), saw)

    def undo(self) -> Written | Refused:
        """Take back the newest change of the desk; what others wrote since stays."""
        return self._back(self._done, self._undone, "撤销")

    def redo(self) -> Written | Refused:
        """Do again what was taken back last."""
        return self._back(self._undone, self._done, "重做")

    def _key(self, today: date) -> object:
        """Everything on the disk that `checked` depends on."""
        try:
            files = [(each, each.stat()) for each in sorted(self.folder.rglob("*"))]
        except OSError:
            files = []
        return self.version, today, tuple((str(each), stat.st_mtime_ns, stat.st_size) for each, stat in files)

    def _write(
        self, change: Callable[[Snapshot, Snapshot | None], Snapshot | Conflict | Refused], saw: str
    ) -> Written | Conflict | Refused:
        with self._lock:
            for _ in range(TRIES):
                self.refreshed()
                now = self._now
                wanted = change(now, self._versions.get(saw))
                if not isinstance(wanted, Snapshot):
                    return wanted
                done = self._put(wanted)
                if isinstance(done, Refused):
                    return done
                if done:
                    if wanted.version != now.version:
                        self._done.append((now.version, wanted.version))
                        self._undone.clear()
                    return Written(self._now.version, merged=now.version != saw)
            return Refused("案件文件一直在被别的程序改，没有写", "等它停下来，再试一次")

    def _put(self, wanted: Snapshot) -> bool | Refused:
        """Write what differs. False where the disk has changed since it was read."""
        for name, content in wanted.files.items():
            before = self._now.files.get(name, b"")
            if content == before:
                continue
            done = put(path_of(self.file, name), before, content, backup=name not in self._backed_up)
            if done is not True:
                return done
            self._backed_up.add(name)
        # Other parties may be named now.
        self._seen(wanted)
        self.refreshed()
        return True

    def _back(self, stack: list[Step], other: list[Step], word: str) -> Written | Refused:
        with self._lock:
            self.refreshed()
            if not stack or not self._versions.know(stack[-1]):
                return Refused(f"没有可以{word}的", "")
            before, after = (self._versions.known(each) for each in stack[-1][:: 1 if word == "撤销" else -1])
            now = self._now
            wanted = back(now, after, before)
            if wanted is None:
                return Refused(f"这一处后来又改过，不能{word}", "打开“案件文件”，自己在那里改")
            done = self._put(wanted)
            if done is not True:
                return done or Refused("案件文件刚才又变了，没有写", "再试一次")
            other.append(stack.pop())
            return Written(self._now.version, merged=now.version != after.version)

    def _seen(self, now: Snapshot) -> None:
        self._now = now
        self._versions.add(now)
        for stack in (self._done, self._undone):
            stack[:] = [step for step in stack if self._versions.know(step)]
