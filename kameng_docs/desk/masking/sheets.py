"""One picture of a case on its way to everybody's eyes: its bars, those in hand, and how far it is."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from kameng_docs.case.exhibits import Exhibit
from kameng_docs.custody.masking import Picture, Public, is_public
from kameng_docs.desk.lacks import Lacks
from kameng_docs.desk.masking.boxes import Size
from kameng_docs.desk.masking.drafts import Draft, Look
from kameng_docs.desk.masking.sought import Sought
from kameng_docs.reading.proposals import Box
from kameng_docs.reading.secrets import LOOKS, Bar, Wanted

_PERSONAL = re.compile("户口|户籍|常住人口|身份证|身份证明|出生医学证明|出生证|护照|驾驶证")


class State(StrEnum):
    """How far a picture is, in the words of the page."""

    NEW = "还没看"
    NOTHING = "没读到，请自己看"
    OPEN = "有框没确认"
    CHANGED = "框写好了，图还没做"
    DONE = "图做好了，还没看过"
    PUBLIC = "看过了，公开用它"
    UNNEEDED = "不公开"

    @property
    def settled(self) -> bool:
        """Whether its author has nothing left to decide of it."""
        return self in {State.PUBLIC, State.UNNEEDED}


@dataclass(frozen=True)
class Sheet:
    """A picture as it stands. `own` are the bars of the case file, `bars` those in hand; `size` None: it cannot be opened.

    `sought` is what is looked for in it now; `last` what it gave when it was read last, whatever was looked for then.
    `waiting`: it is being read, or will be. `painted`: what lies under the name that it is painted to is what its own bars make; `there`: something lies there.
    """

    key: str
    picture: Picture
    exhibit: Exhibit
    size: Size | None
    bars: tuple[Bar, ...]
    sought: Sought
    last: Look | None = None
    painted: bool = False
    there: bool = False
    unneeded: bool = False
    # All of it is of a person, as a page of the household register is: nobody has to see it unless its author says so.
    personal: bool = False
    waiting: bool = False

    @property
    def look(self) -> Look | None:
        """What reading it gave; None where it was not read, or not for all that is looked for now."""
        return self.last if self.sought.read(self.last) else None

    @property
    def own(self) -> tuple[Box, ...]:
        """The bars that stand in the case file."""
        return self.picture.own

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The bars in hand."""
        return tuple(bar.box for bar in self.bars)

    @property
    def settled(self) -> bool:
        """Whether the bars in hand are those of the case file."""
        return sorted(self.boxes) == sorted(self.own)

    @property
    def public(self) -> bool:
        """Whether what is painted of it is for everybody's eyes."""
        return is_public(self.picture, self.exhibit)

    @property
    def proof(self) -> Look | None:
        """What was read of the very picture that was made, painted or not; None where it was not read."""
        read = self.look if self.painted else None
        return read if read and sorted(read.own) == sorted(self.own) else None

    @property
    def may_be_bare(self) -> bool:
        """Whether its author may say that nothing is to be covered: not while a secret of the case was read in it."""
        shown = self.picture.bare and self.painted
        secret = bool(self.look and self.look.surely)
        return self.size is not None and not (self.bars or shown or secret or self.waiting)

    @property
    def state(self) -> State:
        """How far it is."""
        if not self.settled:
            return State.OPEN
        if self.picture.entry is not None:
            if not self.painted:
                return State.CHANGED
            return State.PUBLIC if self.public else State.DONE
        if self.unneeded:
            return State.UNNEEDED
        return State.NOTHING if self.look and not self.look.fault else State.NEW


@dataclass(frozen=True)
class Elsewhere:
    """A picture for everybody's eyes that was masked elsewhere: it is read and told of, and not painted."""

    key: str
    public: Public
    size: Size | None
    sought: Sought
    last: Look | None = None

    @property
    def look(self) -> Look | None:
        """As that of a `Sheet`."""
        return self.last if self.sought.read(self.last) else None


@dataclass(frozen=True)
class Sheets:
    """All pictures of a case in the version `saw`, sentences on what is not among them, or what it lacks before any can be shown."""

    saw: str
    every: tuple[Sheet, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    told: tuple[str, ...] = ()
    lacks: Lacks | None = None
    wanted: tuple[Wanted, ...] = ()

    def with_drafts(self, draft: Callable[[str], Draft]) -> "Sheets":
        """With what is in hand now, which may have changed while the disk was read."""
        every = list[Sheet]()
        for each in self.every:
            now = draft(each.key)
            unneeded = is_unneeded(now, each.picture, personal=each.personal)
            every.append(replace(each, bars=now.shown(each.own), unneeded=unneeded))
        return replace(self, every=tuple(every))


def is_personal(key: str, exhibit: Exhibit) -> bool:
    """Whether an exhibit, by what it is called, is a paper that tells who somebody is, and nothing else."""
    return _PERSONAL.search(f"{key} {exhibit.title}") is not None


def is_unneeded(draft: Draft, picture: Picture, *, personal: bool) -> bool:
    """Whether nobody is to see a picture: as its author says, and until then one that is all of a person."""
    return draft.unneeded if draft.unneeded is not None else personal and picture.entry is None


class Tone(StrEnum):
    """How a sentence is meant, as the page's style calls it."""

    PLAIN = "desk-soft"
    DOUBT = "desk-doubted"
    WRONG = "desk-wrong"


PERSONAL = "整张都是身份信息，公开的帖子用不着，先按“不公开”；法院、受理投诉的机关要的，给原件或者复印件"
_CHANGED = "框已经写进案件文件，图还没有照着做：按“就遮这些”"
_CHANGED_BARE = "案件文件里写了没有要遮的，要公开的那一张还没有做：按“照原样做一份”"


def said_of(sheet: Sheet) -> list[tuple[str, Tone]]:
    """What is to be said of how far a picture is. Nothing of it says that a picture is safe."""
    if sheet.size is None:
        return [("这张图打不开，看不了，也遮不了", Tone.WRONG)]
    told = list[tuple[str, Tone]]()
    if sheet.personal and sheet.unneeded:
        told.append((PERSONAL, Tone.PLAIN))
    if sheet.state is State.CHANGED:
        told.append((_CHANGED_BARE if sheet.picture.bare else _CHANGED, Tone.DOUBT))
    if sheet.waiting:
        told.append(("正在读，或者排着队等着读；读完这里会说", Tone.PLAIN))
    elif sheet.look and sheet.look.fault:
        told.append((f"没有读成：{sheet.look.fault}。框可以自己画", Tone.DOUBT))
    elif sheet.proof and sheet.picture.bare:
        told.append(_copied(sheet.proof))
    elif sheet.proof:
        told += _proved(sheet.proof)
    elif sheet.look and not sheet.own:
        told.append(_found(sheet.look, secret=bool(sheet.look.surely and not sheet.bars)))
    elif more := sheet.sought.more(sheet.last):
        told.append((f"读过以后，案件里多了要遮的（{'、'.join(more)}）：要再读一遍", Tone.DOUBT))
    return told


def told_of(each: Elsewhere) -> tuple[str, Tone]:
    """What is to be said of a picture that was masked elsewhere."""
    file, look = f"“{each.public.file}”是在别处打好码的", each.look
    if look is None:
        return f"{file}，还没有读过：请自己放大看一遍", Tone.DOUBT
    if look.fault:
        return f"{file}，没有读成（{look.fault}）：请自己放大看一遍", Tone.DOUBT
    if look.surely:
        return f"{file}，里面还读得到{'、'.join(look.surely)}：用实色块重新打码，再换上", Tone.WRONG
    if look.names:
        return f"{file}，里面读到{'、'.join(look.names)}：要不要遮，请自己放大看", Tone.DOUBT
    return f"{file}，没有读到要遮的；请自己再放大看一遍", Tone.PLAIN


def _copied(look: Look) -> tuple[str, Tone]:
    """Of one in which nothing is to be covered, as its author says."""
    if look.surely:
        return f"照原样的这一张里读得到{'、'.join(look.surely)}：画框遮住，再按“就遮这些”", Tone.WRONG
    if look.names:
        return f"照原样公开；程序读到的{'、'.join(look.names)}，您看过了，说不用遮", Tone.PLAIN
    return f"照原样公开；读了 {len(LOOKS)} 遍，没有读到要遮的", Tone.PLAIN


def _found(look: Look, *, secret: bool) -> tuple[str, Tone]:
    if secret:
        return f"读得到{'、'.join(look.surely)}，不能照原样公开：画框遮住，或者不公开这张", Tone.WRONG
    if look.left:
        return f"{'、'.join(look.left)}怎么遮都还读得到：自己画一个大一些的框", Tone.WRONG
    if look.bars:
        return f"读到 {len(look.bars)} 处：{'、'.join(look.names)}。看一看框住了没有、有没有框多", Tone.PLAIN
    return "没有读到要遮的。请自己看一遍；要遮的，自己画框", Tone.DOUBT


def _proved(look: Look) -> list[tuple[str, Tone]]:
    if not look.names:
        return [(f"做好以后又读了 {len(LOOKS)} 遍，没有再读到要遮的", Tone.PLAIN)]
    told = list[tuple[str, Tone]]()
    if look.surely:
        told.append(
            (f"还能读到{'、'.join(look.surely)}：框要大些，看一看原图上的框，再按“就遮这些”", Tone.WRONG)
        )
    if others := [name for name in look.names if name not in look.surely]:
        told.append((f"还读到{'、'.join(others)}：要遮的，原图上放了框；不用遮的，去掉那个框", Tone.DOUBT))
    return told
