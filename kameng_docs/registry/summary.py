"""What one case contributes to the overview of many: a small part of its manifest, free of secrets.

Days are written 2026-12-03, with the hour where one counts; sums in 元 as 68.00. Card keys and numbers stand here only as
hashes with the secret of their folder.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, NamedTuple

# What the author wrote of every order about what came back, where it was no money.
NOTHING_BACK, NO_MONEY_BACK = "none", "other"


class Side(NamedTuple):
    """Whom it is against: the shop as the site shows it, and the firm or person behind it; each empty while unknown.

    `person`: who is behind it is a natural person, whose name is told to no public.
    """

    shop: str = ""
    name: str = ""
    person: bool = False

    @property
    def called(self) -> str:
        """The shop, else the firm; empty where neither is known."""
        return self.shop or self.name


class Sent(NamedTuple):
    """A step that was taken: the slug and the name of its channel, its state in the words of the case file.

    `at` is the day it was handed in, `replied` that of the answer, `days` how many lay between; None while there is none.
    """

    channel: str
    name: str
    state: str
    at: str
    replied: str = ""
    days: int | None = None


class Ahead(NamedTuple):
    """A day of the plan that was still to come. `on` is the last day, or the one on which something opens; `safe` the
    稳妥日 before it. `mine`: the complainant must act, else somebody else must have answered.
    """

    on: str
    what: str
    channel: str = ""
    safe: str = ""
    mine: bool = True
    provisional: bool = False

    def going_by(self, today: str) -> str:
        """The day to go by on `today`: the 稳妥日 until it is gone, then the last day; empty once that is gone too."""
        return next((day for day in (self.safe, self.on) if day and day[: len(today)] >= today), "")


class Heard(NamedTuple):
    """An excuse that was heard, by its name in the library, and whether the answer to it holds in this case."""

    excuse: str
    answered: bool


@dataclass(frozen=True)
class Summary:
    """A case on the day on which it was made.

    `bought` is the day of the first order, `remedy` what is wanted first of all.
    `todo` is the first thing to do on that day. `asked` is the sum of the money claims, `paid` what was paid, `back` what came back, by how: refunded, settled,
    judged; `undated` are sentences about days that cannot be told, with what is lacking; `refund` is NOTHING_BACK where it is written of every order that nothing did, NO_MONEY_BACK where it is written
    of each and something else than money did, empty where nobody said so: that is not nothing. `outcome` is how it ended or was decided, empty while it goes on. `missing` are facts nobody answered, proofs
    and particulars that are not there; `warnings` and `errors` count findings by their code. `marks` are the keyed
    hashes of card keys and numbers, by the key of the case file under which they stand.
    """

    who: str = ""
    platform: str = ""
    against: tuple[Side, ...] = ()
    bought: str = ""
    disputes: tuple[str, ...] = ()
    remedy: str = ""
    asked: str = ""
    paid: str = ""
    stage: str = ""
    todo: str = ""
    over: bool = False
    outcome: str = ""
    back: Mapping[str, str] = field(default_factory=dict)
    refund: str = ""
    steps: tuple[Sent, ...] = ()
    days: tuple[Ahead, ...] = ()
    undated: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()
    warnings: Mapping[str, int] = field(default_factory=dict)
    errors: Mapping[str, int] = field(default_factory=dict)
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def next(self, today: str) -> tuple[str, str]:
        """The nearest day from `today` on and what it is; two empty texts where none is left."""
        coming = [(day, each.what) for each in self.days if (day := each.going_by(today))]
        # What has an hour comes before what may be done the whole day.
        return min(
            coming, key=lambda found: f"{found[0]} 24" if " " not in found[0] else found[0], default=("", "")
        )

    def as_plain(self) -> dict[str, Any]:
        """As it stands in the manifest: what is empty is left away."""
        return {each.name: _plain(value) for each in fields(self) if (value := getattr(self, each.name))}


def _plain(value: Any) -> Any:
    if isinstance(value, Side | Sent | Ahead | Heard):
        usual = value._field_defaults
        return {name: own for name, own in value._asdict().items() if name not in usual or own != usual[name]}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return {name: _plain(each) for name, each in value.items()} if isinstance(value, Mapping) else value
