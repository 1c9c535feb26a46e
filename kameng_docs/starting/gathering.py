"""What somebody gave → everything read of it, one file at a time, with word of where the work stands."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kameng_docs.evidence.bill import NoBill
from kameng_docs.evidence.bill.series import Series
from kameng_docs.evidence.kinds import ACCEPTED, kind_of
from kameng_docs.reading.bills import bill_in, choices, chosen, read_bill, series_in, series_of
from kameng_docs.reading.files import is_in, read_file, text_in
from kameng_docs.reading.proposals import Read, What
from kameng_docs.reading.story import read_story
from kameng_docs.starting.copies import Copy, name_for, named
from kameng_docs.starting.material import Seen

STORY = "自述.txt"
# A picture is held to be of a telephone's screen from this height to its width on.
TALL = 1.6
# A file that a system leaves in a folder of pictures.
LEFT_BY_SYSTEMS = {"thumbs.db", "desktop.ini"}

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Given:
    """What the author gave: files by what they were given as, and what was said beside them."""

    bills: tuple[Path, ...] = ()
    chats: tuple[Path, ...] = ()
    pictures: tuple[Path, ...] = ()
    story: Path | None = None
    me: str = ""
    picks: tuple[str, ...] = ()
    # What a picture is, where its owner says so.
    what: What | None = None

    def files(self) -> tuple[Path, ...]:
        """Every file once, in the order in which it was given; a folder stands for the files in it."""
        found: dict[Path, Path] = {}
        for path in (*self.bills, *self.chats, *self.pictures):
            for each in sorted(_within(path)) if path.is_dir() else (path,):
                found.setdefault(each.resolve(), each)
        if self.story is not None:
            found.pop(self.story.resolve(), None)
        return tuple(found.values())


@dataclass(frozen=True)
class Gathered:
    """What was read, under the names that the files have in the case's folder."""

    reads: tuple[Read, ...] = ()
    copies: tuple[Copy, ...] = ()
    seen: dict[str, Seen] = field(default_factory=dict)
    series: tuple[tuple[str, Series], ...] = ()
    story: str = ""
    story_file: str = ""
    # The rows of bills of which nobody said which are of this case, to choose from.
    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)


def _within(folder: Path) -> Iterable[Path]:
    for path in folder.iterdir():
        if path.is_file() and not path.name.startswith(".") and path.name.lower() not in LEFT_BY_SYSTEMS:
            yield path


def gathered(given: Given, folder: Path, today: date, progress: Progress = lambda *_: None) -> Gathered:
    """Everything that was given, read. `folder` is the case's own: a file that lies there already keeps its name.

    Raises OSError for a story that cannot be read.
    """
    files = given.files()
    copies = named(files, folder)
    found = Gathered(copies=copies)
    picks = picks_by_file(files, given.picks)
    for number, copy in enumerate(copies, 1):
        progress(number, len(copies), copy.name)
        found = _with(found, copy, replace(given, picks=picks.get(copy.source, ())), today)
    return _with_story(_without_strangers(found, given), given, folder, today)


def _without_strangers(found: Gathered, given: Given) -> Gathered:
    """Files of a folder that are neither evidence nor of any use are told of, and not copied."""
    explicit = {path.resolve() for path in (*given.bills, *given.chats, *given.pictures)}
    useless = {
        read.file for read in found.reads if read.what is What.OTHER and not found.seen[read.file].exhibit
    }
    kept = [each for each in found.copies if each.name not in useless or each.source.resolve() in explicit]
    return replace(found, copies=tuple(kept))


def reread(found: Gathered, given: Given, today: date) -> Gathered:
    """The same with chats and bills read anew, now that it was said who is 我 and which rows are meant; pictures are not."""
    again = replace(found, reads=(), series=(), rows={}, story="", story_file="")
    copies = {copy.name: copy for copy in found.copies}
    picks = picks_by_file([each.source for each in found.copies], given.picks)
    for read in found.reads:
        copy = copies.get(read.file)
        if copy and read.what in {What.CHAT, What.BILL} and not _is_picture(copy.source):
            again = _with(again, copy, replace(given, picks=picks.get(copy.source, ())), today)
        else:
            again = replace(again, reads=(*again.reads, read))
    return replace(again, story=found.story, story_file=found.story_file)


def _is_picture(path: Path) -> bool:
    kind = kind_of(path)
    return kind in ACCEPTED and ACCEPTED[kind].family == "image"


def _with(found: Gathered, copy: Copy, given: Given, today: date) -> Gathered:
    read = read_file(copy.source, me=given.me, picks=given.picks, today=today, what=given.what)
    series: tuple[tuple[str, Series], ...] = ()
    rows = found.rows
    if read.what is What.BILL and _is_picture(copy.source):
        rows = rows if read.proposals or not read.rows else {**rows, copy.name: read.rows}
    elif read.what is What.BILL:
        read, one, shown = _bill(copy.source, read, given.picks)
        series = ((copy.name, one),) if one else ()
        rows = {**rows, **({copy.name: shown} if shown else {})}
    if read.what is What.STORY and not found.story and given.story is None:
        found = replace(found, story=text_in(copy.source) or "", story_file=copy.name)
    return replace(
        found,
        reads=(*found.reads, placed(read, copy.name)),
        seen={**found.seen, copy.name: _seen(copy.source, read)},
        series=(*found.series, *series),
        rows=rows,
    )


def _bill(path: Path, read: Read, picks: tuple[str, ...]) -> tuple[Read, Series | None, tuple[str, ...]]:
    """A bill with the series that its chosen payments are. Where none was chosen, the only renewal in it is; where there is none,
    or two, its rows are to choose from.
    """
    bill = bill_in(path)
    if isinstance(bill, NoBill):
        return read, None, ()
    taken = chosen(bill, picks).payments
    if taken:
        return read, series_of(taken), ()
    renewals = {} if picks else series_in(bill)
    if len(renewals) != 1:
        return read, None, choices(bill)
    ((payee, one),) = renewals.items()
    rows = tuple(f"第{each.row}行" for each in one.payments)
    picked = read_bill(path, rows)
    told = f"没有写哪几笔与本案有关；账单里按期扣款的只有付给“{payee}”的 {len(rows)} 笔，照它写了。要别的，用 --pick 写明"
    return replace(picked, unread=(told, *picked.unread)), one, ()


def picks_by_file(files: Sequence[Path], picks: tuple[str, ...]) -> dict[Path, tuple[str, ...]]:
    """Which picks are of which file: a payee of one bill, a conversation of a chat. What is of none is of every one, so that
    each tells what it has instead.
    """
    if not picks:
        return {}
    own = {file: tuple(pick for pick in picks if is_in(file, pick)) for file in files}
    met = {pick for each in own.values() for pick in each}
    strays = tuple(pick for pick in picks if pick not in met)
    return {file: (*each, *strays) for file, each in own.items()}


def _with_story(found: Gathered, given: Given, folder: Path, today: date) -> Gathered:
    if given.story is None:
        return found
    text = text_in(given.story)
    if text is None:
        raise OSError(0, "不是文字，或者太长：自述另存为 .txt", str(given.story))
    taken = {copy.name for copy in found.copies}
    name = name_for(STORY, given.story, folder, taken)
    return replace(
        found,
        reads=(*found.reads, read_story(text, name, today)),
        copies=(*found.copies, Copy(given.story, name)),
        seen={**found.seen, name: Seen(exhibit=False)},
        story=text,
        story_file=name,
    )


def placed(read: Read, name: str) -> Read:
    """The same under the name that the file has in the case's folder."""
    if read.file == name:
        return read
    proposals = tuple(
        replace(
            each,
            at=tuple(replace(at, file=name) for at in each.at),
            belongs=each.belongs.replace(read.file, name)
            if each.belongs.startswith(read.file)
            else each.belongs,
        )
        for each in read.proposals
    )
    words = tuple(replace(each, place=replace(each.place, file=name)) for each in read.words)
    return replace(read, file=name, proposals=proposals, words=words)


def _seen(path: Path, read: Read) -> Seen:
    """What the file is besides its words; what cannot be an exhibit as it is says so when it is read."""
    try:
        kind = kind_of(path)
        family = ACCEPTED[kind].family if kind in ACCEPTED else ""
        shot = family == "image" and _tall(path, kind)
    except (OSError, ValueError):
        return Seen(exhibit=False)
    exhibit = bool(family) and read.what is not What.STORY
    return Seen(exhibit, family == "image", shot, lines=read.what is What.CHAT and family in {"chat", "mail"})


def _tall(path: Path, kind: str) -> bool:
    from kameng_docs.evidence.pictures import BROKEN, TooManyPixelsError, opened_picture

    try:
        with opened_picture(path, kind) as image:
            width, height = image.size
            camera = bool(image.getexif().get(0x010F))
    except (*BROKEN, TooManyPixelsError, ImportError):
        return False
    return height >= TALL * width and not camera
