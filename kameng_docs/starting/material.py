"""What a case is begun from: what was read, of which file in the case's folder, and what was said beside it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kameng_docs.evidence.bill.series import Series
from kameng_docs.reading.proposals import Kind, Proposal, Read, Side, What, Words
from kameng_docs.starting.tree import Leaf


@dataclass(frozen=True)
class Seen:
    """What a file is besides its words. `shot`: a picture as tall as a telephone; `lines`: a chat whose messages are numbered;
    `taken_at`, where the file tells it.
    """

    exhibit: bool = True
    picture: bool = False
    shot: bool = False
    lines: bool = False
    taken_at: str = ""


@dataclass(frozen=True)
class Standing:
    """What a case file that stands says already, as far as another run has to know it."""

    data: Mapping[str, Any] = field(default_factory=dict)

    @property
    def exhibits(self) -> dict[str, tuple[str, ...]]:
        """The files of each exhibit, by its name."""
        return {
            key: _texts(each.get("文件"))
            for key, each in _mapping(self.data.get("证据")).items()
            if isinstance(each, dict)
        }

    @property
    def me(self) -> str:
        """The author's name in a chat, where it was told before."""
        told = (
            each.get("聊天里我是")
            for each in _mapping(self.data.get("证据")).values()
            if isinstance(each, dict)
        )
        return next((str(name) for name in told if name), "")

    @property
    def disputes(self) -> tuple[str, ...]:
        """What the author chose, or left standing."""
        return _texts(self.data.get("争议"))

    @property
    def orders(self) -> tuple[Mapping[str, Any], ...]:
        """The entries of 交易."""
        found = self.data.get("交易")
        return tuple(each for each in found if isinstance(each, dict)) if isinstance(found, list) else ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all orders."""
        return tuple(key for order in self.orders for key in _texts(order.get("卡密")))

    @property
    def results(self) -> tuple[str, ...]:
        """The results of redeeming that were written down."""
        return tuple(dict.fromkeys(text for order in self.orders for text in _texts(order.get("兑换结果"))))


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(value: Any) -> tuple[str, ...]:
    """One text or several."""
    if isinstance(value, str):
        return (value,)
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


@dataclass(frozen=True)
class Material:
    """Everything that was read for one case.

    `reads` are in the order in which they were given. `standing` is what the file says already, in a second run. `person` is the name of a record in parties/, empty where nobody knows whose case it is.
    """

    name: str
    today: date
    reads: tuple[Read, ...] = ()
    merged: tuple[Proposal, ...] = ()
    seen: Mapping[str, Seen] = field(default_factory=dict)
    person: str = ""
    person_note: str = ""
    disputes: tuple[str, ...] = ()
    story: str = ""
    story_file: str = ""
    standing: Standing = field(default_factory=Standing)
    # Payments of a bill that look like the periods of one renewal, by the bill's name.
    series: tuple[tuple[str, Series], ...] = ()
    # The name under which the author speaks in chats.
    me: str = ""
    # What was said beside the story and is no value of a case; it stands as comments above 经过.
    remarks: tuple[str, ...] = ()
    # Whether a case must be without error before anybody answered: of many, nobody fills each.
    facts_left_open: bool = False
    # Facts that were answered already, by their names: the answer, then whatever else was said of it.
    answers: Mapping[str, tuple[Leaf, ...]] = field(default_factory=dict)

    def of(self, *kinds: Kind) -> list[Proposal]:
        """The proposals of these kinds, those of the story left aside: no prose becomes a value."""
        return [each for each in self.merged if each.kind in kinds and not self._told(each)]

    def _told(self, proposal: Proposal) -> bool:
        stories = {read.file for read in self.reads if read.what is What.STORY}
        return bool(stories) and all(place.file in stories for place in proposal.at)

    @property
    def words(self) -> list[Words]:
        """What was said in all chats, in the order of the files."""
        return [each for read in self.reads for each in read.words]

    @property
    def own_words(self) -> list[str]:
        """What the author wrote and said: the story, and every message of his own."""
        mine = [each.words for each in self.words if each.side is Side.ME]
        return [*([self.story] if self.story else []), *mine]

    def shot(self, file: str) -> bool:
        """Whether a file is a screen of a telephone, as far as its size tells."""
        return self.seen.get(file, Seen()).shot

    def what(self, file: str) -> What:
        """What kind of thing a file is."""
        return next((read.what for read in self.reads if read.file == file), What.OTHER)
