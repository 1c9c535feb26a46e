"""What was bought, promised and seen, what happened, and what was sent where."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from kameng_docs.procedure.tracks import OTHER_SIDE

Moment = datetime | date


@dataclass(frozen=True)
class OrderInfo:
    """一笔交易. Sums in 元; `claimed` is what is asked back for it, `formula` how it came about; `credited`
    was put into a balance without the author's consent and does not count as refunded. `refund_told`: whether the author
    wrote what came back, be it nothing.
    """

    goods: str
    quantity: int
    affected: int
    paid: Decimal
    refunded: Decimal
    claimed: Decimal
    formula: str
    ordered_at: Moment
    paid_at: Moment
    sort: str
    credited: Decimal = Decimal(0)
    refund_told: bool = False
    credited_way: str = ""
    account_owner: str = ""
    order_id: str = ""
    paid_by: str = ""
    paid_to: str = ""
    payment_id: str = ""
    payee: str = ""
    merchant_order: str = ""
    received_at: Moment | None = None
    tried_at: Moment | None = None
    redemption: str = ""
    shown: str = ""
    card_keys: tuple[str, ...] = ()
    charged_account: str = ""
    days_sold: int | None = None
    days_left: int | None = None
    exhibits: tuple[str, ...] = ()


@dataclass(frozen=True)
class PromiseInfo:
    """A promise or a rule of the platform, in its own words. `broken` is what came of it, in the author's.

    `describes` tells that it describes what was sold, and is not of compensation or service alone.
    """

    words: str
    where: str
    exhibits: tuple[str, ...] = ()
    broken: str = ""
    describes: bool = False


@dataclass(frozen=True)
class FactInfo:
    """A fact and what the author said of it. `state` is 是, 否, 不清楚, or empty where it was not asked.

    `stated` tells that it stands under 事实 itself, and does not follow from an order. `described`: `words` are what the author
    wrote of it, nobody's own words, and no quotation mark stands around them.
    """

    name: str
    state: str
    told: str = ""
    at: Moment | None = None
    words: str = ""
    count: int | None = None
    until: Moment | None = None
    exhibits: tuple[str, ...] = ()
    undated: bool = False
    derived: bool = False
    stated: bool = False
    described: bool = False


@dataclass(frozen=True)
class EventInfo:
    """One line of the timeline. `kind` is ordered, received, tried, fact, event or step; `not_in` are slugs of channels.

    `order` is the index of the order it is about, where it is about one.
    """

    at: Moment
    kind: str
    what: str = ""
    counterpart: str = ""
    their_words: str = ""
    my_words: str = ""
    fact: str = ""
    order: int = 0
    exhibits: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()


@dataclass(frozen=True)
class StepInfo:
    """What was sent where before, and what came of it. `state` is one of `case.progress.StepState`.

    `reaches` is one of `procedure.tracks.REACHES`; `lapses_on` the last day of a procedure that ends by itself.
    `unanswered`: the author wrote that nobody answered; where he wrote nothing, nobody knows.
    """

    channel: str
    channel_name: str
    submitted_at: Moment
    number: str = ""
    outcome: str = ""
    state: str = "已提交"
    unanswered: bool = False
    reply_by: Moment | None = None
    replied_at: Moment | None = None
    arrived_on: date | None = None
    accepted_on: date | None = None
    complete_on: date | None = None
    closed_on: date | None = None
    exhibits: tuple[str, ...] = ()
    reaches: str = OTHER_SIDE
    lapses_on: date | None = None
