"""A case file that is open on the desk: read again when it changes, changed piece by piece, undone and done again.

One for each case file and process, shared by all windows. Everything is written at once; what another window, an editor
or another command wrote meanwhile is joined to it, and where both changed the same place nothing is written and the
difference is given back.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Any

from kameng_docs.custody.journal.edits import Edit, data_of, edited
from kameng_docs.desk.conflict import Conflict, Refused, Written
from kameng_docs.desk.disk import bytes_of, put, version_of
from kameng_docs.desk.merge import merged_text, rebased
from kameng_docs.desk.texts import rewritten, text_of
from kameng_docs.pipeline import Checked, Workshop, check

KEPT = 200
"""So many versions are remembered: to undo, and to know what a window saw that comes late."""
TRIES = 20
"""How often a write is tried again while somebody else keeps changing the file."""


class OpenCase:
    """A case file as the desk has it. Every method may be called from any thread."""

    def __init__(self, shop: Workshop, file: Path) -> None:
        """Open `file`, whatever its faults are; one that is not there yet is empty."""
        self.shop, self.file = shop, file
        self.folder = file.parent / file.stem
        self._lock = RLock()
        self._content = bytes_of(file)
        self._versions: OrderedDict[str, bytes] = OrderedDict()
        self._done: list[tuple[str, str]] = []
        self._undone: list[tuple[str, str]] = []
        self._checked: tuple[str, date, Checked] | None = None
        self._backed_up = False
        self._remember(self._content)

    @property
    def text(self) -> str:
        """As last read from the disk, with plain line breaks."""
        with self._lock:
            return text_of(self._content)

    @property
    def version(self) -> str:
        """A name for the bytes that `text` was read from."""
        with self._lock:
            return version_of(self._content)

    @property
    def data(self) -> dict[str, Any]:
        """What stands in the file as plain data, as far as it can be read; nothing where it cannot."""
        with self._lock:
            data = data_of(self._content)
        return {} if isinstance(data, Refused) else data

    @property
    def can_undo(self) -> bool:
        """Whether the desk has written anything that can be taken back."""
        with self._lock:
            return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether anything was taken back that can be done again."""
        with self._lock:
            return bool(self._undone)

    def refreshed(self) -> bool:
        """Read the disk again; True where something else stands there now."""
        content = bytes_of(self.file)
        with self._lock:
            if content == self._content:
                return False
            self._content = content
            self._remember(content)
            return True

    def checked(self, today: date) -> Checked:
        """All that can be said of the case as it stands, kept until the file changes. It takes a moment: not for the
        event loop. A change of another file (an exhibit, a party) is seen with `forget_checked`.
        """
        with self._lock:
            version, kept = version_of(self._content), self._checked
        if kept and kept[:2] == (version, today):
            return kept[2]
        fresh = check(self.shop, self.file, today)
        with self._lock:
            # Kept only where the file did not change while it was looked at.
            if bytes_of(self.file) == self._versions.get(version):
                self._checked = (version, today, fresh)
        return fresh

    def forget_checked(self) -> None:
        """The next `checked` looks again: an exhibit or a party has changed."""
        with self._lock:
            self._checked = None

    def apply(self, edits: Sequence[Edit], saw: str) -> Written | Conflict | Refused:
        """Write these edits, made by somebody who saw the version `saw`."""
        edits = tuple(edits)

        def after(now: bytes) -> bytes | Conflict | Refused:
            if version_of(now) == saw:
                return edited(now, edits)
            return self._rebased(now, edits, saw)

        return self._write(after, saw)

    def replace(self, text: str, saw: str) -> Written | Conflict | Refused:
        """Write a whole text, made by somebody who saw the version `saw`; changes of others since are joined to it."""

        def after(now: bytes) -> bytes | Conflict | Refused:
            if version_of(now) == saw:
                return rewritten(now, text)
            seen = self._versions.get(saw)
            joined = None if seen is None else merged_text(text_of(seen), text, text_of(now))
            if joined is None:
                return Conflict(version_of(now), text_of(now), text)
            return rewritten(now, joined)

        return self._write(after, saw)

    def undo(self) -> Written | Refused:
        """Take back the newest change of the desk; what others wrote since stays."""
        return self._back(self._done, self._undone, "没有可以撤销的", "撤销")

    def redo(self) -> Written | Refused:
        """Do again what was taken back last."""
        return self._back(self._undone, self._done, "没有可以重做的", "重做")

    def _rebased(self, now: bytes, edits: tuple[Edit, ...], saw: str) -> bytes | Conflict | Refused:
        present = data_of(now)
        if isinstance(present, Refused):
            return present
        seen = self._versions.get(saw)
        before = data_of(seen) if seen is not None else {}
        fresh, clashes = rebased({} if isinstance(before, Refused) else before, present, edits)
        if not clashes:
            return edited(now, fresh)
        wanted = edited(now, edits)
        text = text_of(now) if isinstance(wanted, Refused) else text_of(wanted)
        return Conflict(version_of(now), text_of(now), text, tuple(clashes), edits)

    def _write(
        self, after: Callable[[bytes], bytes | Conflict | Refused], saw: str
    ) -> Written | Conflict | Refused:
        with self._lock:
            for _ in range(TRIES):
                self.refreshed()
                now = self._content
                wanted = after(now)
                if not isinstance(wanted, bytes):
                    return wanted
                if wanted == now or (done := self._put(now, wanted)) is True:
                    if wanted != now:
                        self._done.append((version_of(now), version_of(wanted)))
                        self._undone.clear()
                    return Written(version_of(wanted), merged=version_of(now) != saw)
                if isinstance(done, Refused):
                    return done
            return Refused("案件文件一直在被别的程序改，没有写", "等它停下来，再试一次")

    def _put(self, now: bytes, wanted: bytes) -> bool | Refused:
        done = put(self.file, now, wanted, backup=not self._backed_up)
        if done is True:
            self._backed_up = True
            self._content = wanted
            self._remember(wanted)
        return done

    def _back(
        self, stack: list[tuple[str, str]], other: list[tuple[str, str]], nothing: str, word: str
    ) -> Written | Refused:
        with self._lock:
            self.refreshed()
            if not stack:
                return Refused(nothing, "")
            before, after = stack[-1] if word == "撤销" else stack[-1][::-1]
            old, new = self._versions.get(before), self._versions.get(after)
            if old is None or new is None:
                stack.clear()
                return Refused(nothing, "")
            now = self._content
            joined = merged_text(text_of(new), text_of(old), text_of(now))
            if joined is None:
                return Refused(f"这一处后来又改过，不能{word}", "打开“案件文件”，自己在那里改")
            wanted = old if now == new else rewritten(now, joined)
            if isinstance(wanted, Refused):
                return wanted
            done = self._put(now, wanted) if wanted != now else True
            if done is not True:
                return done or Refused("案件文件刚才又变了，没有写", "再试一次")
            other.append(stack.pop())
            return Written(version_of(wanted), merged=now != new)

    def _remember(self, content: bytes) -> None:
        """Among the versions that are known. The oldest go, and with them what cannot be undone any more."""
        version = version_of(content)
        self._versions[version] = content
        self._versions.move_to_end(version)
        while len(self._versions) > KEPT:
            self._versions.popitem(last=False)
        for stack in (self._done, self._undone):
            del stack[:-KEPT]
