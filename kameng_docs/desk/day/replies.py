"""A reply that was received, read in a process of its own → what it says, as proposals; the bytes stay until they are kept."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from weakref import WeakKeyDictionary

from kameng_docs.case.model import Case
from kameng_docs.custody import journal
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.day.diary import STATES
from kameng_docs.desk.given.received import TooLargeError, plain_name
from kameng_docs.desk.worker import Worker
from kameng_docs.pipeline import Workshop
from kameng_docs.reading.proposals import Read
from kameng_docs.reading.replies import read_received, received
from kameng_docs.reading.replies.rows import MOST_BYTES
from kameng_docs.reading.replies.steps import Fit, fit_of

PASTED = "答复.txt"
"""What pasted text is kept as."""
BROKEN = "读它的时候程序停了，没有读。自己照着填，也一样"
STOPPED = "停下了，没有读；可以自己照着填"


@dataclass(frozen=True)
class Proposed:
    """What a reply says: of which step it is, what would be written there, which questions are left, what stays out."""

    fit: Fit
    entry: dict[str, str]
    questions: tuple[str, ...]
    left_out: tuple[str, ...]


def proposed(read: Read, case: Case, shop: Workshop, today: date, place: int | None = None) -> Proposed:
    """Of the step at `place` where its author chose one, else of that which was found; no entry where neither is."""
    fit = fit_of(read, case, shop.channel_words)
    at = place if place is not None else fit.steps[0] if fit.clear else None
    given = journal.Given()
    paid = [order.paid for order in case.orders]
    office = at is not None and journal.at_an_office(shop, case.progress[at])
    asks = journal.questions(read, given, today, STATES, paid, office=office)
    questions = tuple(each.text for each in asks)
    if at is None:
        return Proposed(fit, {}, questions, ())
    answer = journal.answered(read, case.progress[at], given, today, office=office)
    left_out = tuple(each.text for each in answer.told)
    if fit.clear and fit.steps[0] != at:
        left_out = (f"看起来是第 {fit.steps[0] + 1} 步的（{fit.why}），您选的是第 {at + 1} 步", *left_out)
    return Proposed(fit, answer.entry, questions, left_out)


def _read(pipe: Connection) -> None:
    """The process: read the one file that is told."""
    name, content, today = pipe.recv()
    with TemporaryDirectory() as room:
        path = Path(room, name)
        path.write_bytes(content)
        rows = received(path, name)
        pipe.send((read_received(rows, name, today), "\n".join(row.text for row in rows.rows)))


class Replying:
    """One window's reply that is being read. `words` is all that stands in it, `told` why nothing was read."""

    def __init__(self) -> None:
        """Nothing was received yet."""
        self.name, self.content = "", b""
        self.read: Read | None = None
        self.told = self.words = ""
        self.busy = False
        self._stopped = Event()

    def start(self, name: str, content: bytes, today: date) -> None:
        """Read it."""
        self.name, self.content = name, content
        self.read, self.told, self.words, self.busy = None, "", "", True
        self._stopped = Event()
        Thread(target=self._run, args=(today, self._stopped), daemon=True).start()

    def stop(self) -> None:
        """Leave it unread."""
        self._stopped.set()

    def _run(self, today: date, stopped: Event) -> None:
        worker = Worker(_read)
        try:
            worker.tell((self.name, self.content, today))
            found = worker.heard(stopped)
        except (EOFError, OSError):
            found = BROKEN
        finally:
            worker.end()
        if stopped is not self._stopped:
            return
        if found is None or isinstance(found, str):
            self.told = found or STOPPED
        else:
            read, self.words = found
            self.read = read if read.proposals else None
            self.told = "" if read.proposals else _unread(read)
        self.busy = False


def _unread(found: Read) -> str:
    return "；".join(found.unread) or "没有读出什么，自己照着填"


_GIVEN: WeakKeyDictionary[OpenCase, dict[str, bytes]] = WeakKeyDictionary()


async def given(case: OpenCase, told: str, parts: AsyncIterator[bytes]) -> str:
    """Take a file that was dropped; gives the name under which `taken` gives it. Raises TooLargeError.

    It lies nowhere but in memory until its author keeps it; one that comes later takes its place.
    """
    found, size = list[bytes](), 0
    async for part in parts:
        size += len(part)
        if size > MOST_BYTES:
            raise TooLargeError
        found.append(part)
    name = plain_name(told)
    _GIVEN[case] = {name: b"".join(found)}
    return name


def taken(case: OpenCase, name: str) -> bytes | None:
    """What was dropped under that name; None where something else came since."""
    return _GIVEN.get(case, {}).get(name)
