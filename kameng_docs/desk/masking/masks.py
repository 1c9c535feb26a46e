"""The pictures of a case that others may see, each with its bars and how far it is, and the work that is done on them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock
from weakref import WeakKeyDictionary

from kameng_docs.assess import secrets_in
from kameng_docs.assess.people import published_addresses
from kameng_docs.case.exhibits import Exhibit
from kameng_docs.custody.masking import PUBLIC, Looked, Picture, Public, jobs_of, looked_at, mask_all, pixels
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.given.pictures import size_of
from kameng_docs.desk.given.reader import Reading, reading_of
from kameng_docs.desk.lacks import lacks_in
from kameng_docs.desk.masking.boxes import Size
from kameng_docs.desk.masking.drafts import Draft, Look
from kameng_docs.desk.masking.sheets import Elsewhere, Sheet, Sheets, is_personal, is_unneeded
from kameng_docs.desk.masking.sought import Sought, sought, stamp
from kameng_docs.desk.queue import Queue
from kameng_docs.evidence import masked
from kameng_docs.pipeline import case_of
from kameng_docs.reading.proposals import Box
from kameng_docs.reading.secrets import Wanted, wanted


@dataclass(frozen=True)
class Job:
    """A picture to be read with the bars in hand, which `picture` has for its own; `own` are those of the case file."""

    key: str
    sought: Sought
    size: Size
    own: tuple[Box, ...]
    picture: Picture
    wanted: tuple[Wanted, ...]


def look(job: Job) -> Looked:
    """The picture read, in a process of its own."""
    return looked_at(job.picture, job.wanted)


class Masks:
    """The bars in hand for each picture of a case, and the pictures that wait to be read: shared by all windows."""

    def __init__(self, case: OpenCase) -> None:
        """With what was kept."""
        self.case = case
        self._reading: Reading = reading_of(case)
        self._lock = RLock()
        self._drafts: dict[str, Draft] = dict(self._reading.kept.masks)
        self._dirty = False
        self._same: dict[object, bool] = {}
        # Whether its author stopped the reading: it does not begin again by itself.
        self.stopped = False
        self.queue: Queue[Job, Looked] = Queue(look, lambda job: str(job.picture.file), self._took)

    @property
    def turn(self) -> int:
        """Grows with everything that is read."""
        return self.queue.turn

    def draft(self, key: str) -> Draft:
        """What is in hand for a picture."""
        with self._lock:
            return self._drafts.get(key, Draft())

    def change(self, key: str, how: Callable[[Draft], Draft]) -> Draft:
        """Change what is in hand. It is written by `keep`."""
        with self._lock:
            self._drafts[key] = how(self.draft(key))
            self._dirty = True
            self.queue.changed()
            return self._drafts[key]

    def keep(self) -> None:
        """Write what is in hand beside the case, where it has changed. Raises OSError; then it is in memory alone."""
        with self._lock:
            if not self._dirty:
                return
            self._dirty, drafts = False, dict(self._drafts)
        self._reading.change(lambda kept: replace(kept, masks=drafts))

    def sheets(self) -> Sheets:
        """The pictures as they stand now. It reads the disk: call it off the event loop."""
        saw, content = self.case.version, self.case.text.encode()
        case, source, found, _ = case_of(self.case.shop, self.case.file, content)
        if case is None:
            return Sheets(saw, lacks=lacks_in(found, source))
        secrets = secrets_in(case)
        looked_for = wanted(secrets, published=published_addresses(case))
        jobs = jobs_of(case, self.case.folder, secrets, tuple(case.exhibits))
        every, counts = list[Sheet](), dict[str, int]()
        for picture in jobs.pictures:
            name = f"{picture.exhibit}/{picture.file}"
            counts[name] = counts.get(name, 0) + 1
            key = name if counts[name] == 1 else f"{name}/{counts[name]}"
            every.append(self._sheet(key, picture, case.exhibits[picture.exhibit], looked_for))
        elsewhere = tuple(self._elsewhere(public, looked_for) for public in jobs.publics)
        return Sheets(saw, tuple(every), elsewhere, jobs.told, None, looked_for)

    def read(self, sheets: Sequence[Sheet | Elsewhere], looked_for: tuple[Wanted, ...]) -> None:
        """Read these with the bars that are in hand for each, after those that wait."""
        self.stopped = False
        self.queue.add(_job(each, each.size, looked_for) for each in sheets if each.size)

    def stop(self) -> None:
        """Read no more until somebody asks for it."""
        self.stopped = True
        self.queue.stop()

    def paint(self, sheet: Sheet, *, over: bool) -> tuple[str, ...]:
        """Paint the bars that stand in the case file, `over` what lies there already; gives in words what hindered it."""
        just = {sheet.picture.into}
        done, faults, _ = mask_all(self.case.shop, self.case.file, force=over, just=just)
        if done:
            return ()
        return tuple(fault.message for fault in faults) or ("图没有做成",)

    def _sheet(self, key: str, picture: Picture, exhibit: Exhibit, looked_for: tuple[Wanted, ...]) -> Sheet:
        draft, now = self.draft(key), sought(picture.path, looked_for)
        into = self.case.folder / picture.into
        personal = is_personal(picture.exhibit, exhibit)
        return Sheet(
            key,
            picture,
            exhibit,
            size_of(picture.path),
            draft.shown(picture.own),
            now,
            draft.look,
            self._is_painted(picture, into),
            into.is_file(),
            is_unneeded(draft, picture, personal=personal),
            personal,
            key in {job.key for job in self.queue.jobs},
        )

    def _elsewhere(self, public: Public, looked_for: tuple[Wanted, ...]) -> Elsewhere:
        key, now = f"{PUBLIC}/{public.exhibit}/{public.file}", sought(public.path, looked_for)
        return Elsewhere(key, public, size_of(public.path), now, self.draft(key).look)

    def _is_painted(self, picture: Picture, into: Path) -> bool:
        if picture.entry is None or not into.is_file():
            return False
        key = (picture.own, stamp(picture.path), stamp(into))
        if key not in self._same:
            self._same[key] = into.read_bytes() == masked(picture.path, map(pixels, picture.own))
        return self._same[key]

    def _took(self, job: Job, found: Looked | None, why: str) -> None:
        """What was read of a picture, into what is in hand for it."""
        read = Look(job.sought.of, job.picture.own, fault=why or _fault(found), sought=job.sought.items)
        if found and not read.fault:
            secrets = {each.name for each in job.wanted}
            left = tuple(bar.name for bar in found.left)
            surely = tuple(n for n in (*(bar.name for bar in found.bars), *left) if n in secrets)
            read = replace(read, bars=found.bars, left=left, surely=tuple(dict.fromkeys(surely)))
        self.change(job.key, lambda draft: draft.read(job.own, read, job.size))
        try:
            self.keep()
        except OSError as error:
            self.queue.say(f"读到的没能存下来：{error.strerror or error}；看看磁盘是不是满了")


def _job(each: Sheet | Elsewhere, size: Size, looked_for: tuple[Wanted, ...]) -> Job:
    if isinstance(each, Sheet):
        picture = replace(each.picture, own=each.boxes)
        return Job(each.key, each.sought, size, each.own, picture, looked_for)
    public = each.public
    return Job(
        each.key, each.sought, size, (), Picture(public.exhibit, public.file, public.path, ""), looked_for
    )


def _fault(found: Looked | None) -> str:
    return found.fault.message if found and found.fault else ""


_OPEN: WeakKeyDictionary[OpenCase, Masks] = WeakKeyDictionary()
_LOCK = RLock()


def masks_of(case: OpenCase) -> Masks:
    """The one of a case, whoever asks."""
    with _LOCK:
        if case not in _OPEN:
            _OPEN[case] = Masks(case)
        return _OPEN[case]
