"""What 问几句 asks: one card for each thing, with what can be pressed or typed on it. A card decides nothing and writes nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from kameng_docs.desk.confirming.fields import Path
from kameng_docs.desk.questions.bubbles import Bubble
from kameng_docs.starting.saying import CONFIRM
from kameng_docs.starting.tree import Leaf


class Sort(StrEnum):
    """How a card is answered."""

    DISPUTE = "争议"
    # 是, 否 or 不清楚, with words, times and exhibits.
    FACT = "事实"
    # What stands in the file already and only waits to be said so.
    FOLLOWING = "由此可知"
    # Several questions of which most are answered 否.
    SEVERAL = "几样一起"
    VALUES = "几栏"
    # Several places that only make sense together, written by one press.
    CHILD = "孩子"
    # Each payment in a line of its own.
    PAYMENTS = "每一笔"


@dataclass(frozen=True)
class Offer:
    """A value that was worked out: `why` tells from what. It is written when its author presses it."""

    value: str
    why: str = ""


# Of a comment in the file what a page has no use for: the corners of a box, and what to do with a line behind a mark.
_OF_THE_FILE = re.compile(f" 框 [0-9,]+|；{CONFIRM}.*$")


def offers_in(leaves: Iterable[Leaf], key: str) -> tuple[Offer, ...]:
    """What was read for a key, with where."""
    return tuple(
        Offer(each.value, _OF_THE_FILE.sub("", each.note))
        for each in leaves
        if each.key == key and not each.asked and isinstance(each.value, str)
    )


@dataclass(frozen=True)
class Slot:
    """One place of the file to fill: with one of `choices` where there are any, else with what is typed.

    `also` are places that are filled with the same.
    """

    path: Path
    label: str
    value: str = ""
    hint: str = ""
    choices: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()
    also: tuple[Path, ...] = ()

    @property
    def same(self) -> object:
        """What is drawn of it once; its value is brought up to date."""
        return replace(self, value="")

    @property
    def long(self) -> bool:
        """Whether it is a sentence."""
        return self.path[-1] in LONG


@dataclass(frozen=True)
class Row:
    """One question among several on a card, with its answer so far; of a fact `of` is its own card, with all that can be said of it."""

    path: Path
    ask: str
    answer: str = ""
    of: "Card | None" = None


@dataclass(frozen=True)
class Card:
    """One card. `name` stays the same while its answers change.

    `advice` is how the question is answered and what is written beside it. `why` says what it is asked for and `bears` which
    requests may depend on it, neither which answer helps. `answer` and `proofs` are what stands in the file, `lacks` the keys
    that its answer still needs. Where there is an `enough`, a button of this name leaves it at what is there: under its own
    name, or under the names `leaves` where it asks for several things that are left one by one.
    """

    name: str
    sort: Sort
    title: str
    why: str = ""
    bears: tuple[str, ...] = ()
    advice: str = ""
    answer: str = ""
    slots: tuple[Slot, ...] = ()
    rows: tuple[Row, ...] = ()
    bubbles: tuple[Bubble, ...] = ()
    exhibits: tuple[str, ...] = ()
    proofs: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    enough: str = ""
    leaves: tuple[str, ...] = ()

    def holds(self, later: "Card") -> bool:
        """Whether everything that the card asks later is on it already, so that it need not be drawn anew."""
        return (
            (self.name, self.exhibits) == (later.name, later.exhibits)
            and {s.path for s in self.slots} >= {s.path for s in later.slots}
            and [(each.place, each.words) for each in self.bubbles]
            == [(each.place, each.words) for each in later.bubbles]
            and [each.path for each in self.rows] == [each.path for each in later.rows]
            and all(
                a.of is b.of or (a.of is not None and b.of is not None and a.of.holds(b.of))
                for a, b in zip(self.rows, later.rows, strict=True)
            )
        )


LONG = frozenset({"原话", "实际"})
