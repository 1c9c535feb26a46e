"""What was bought, promised and seen, what happened, and what was sent where."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from kameng_docs.case.whose import Ours, Ref, Said
from kameng_docs.procedure.ladder import OTHER_SIDE

Moment = datetime | date


@dataclass(frozen=True)
class OrderInfo:
    """一笔交易. Sums in 元; `claimed` is what is asked back for it, `formula` how it came about; `credited`
    was put into a balance without the author's consent and does not count as refunded. `refund_told`: whether the author
    wrote what came back, be it nothing. `sold_by` is the index of its seller among the respondents, None where several are
    named and the author did not write which.
    """

    goods: Said
    quantity: int
    affected: int
    paid: Decimal
    refunded: Decimal
    claimed: Decimal
    formula: Ours
    ordered_at: Moment
    paid_at: Moment
    sort: Ours
    credited: Decimal = Decimal(0)
    refund_told: bool = False
    credited_way: Said = Said("")
    account_owner: Ours = Ours("")
    sold_by: int | None = None
    order_id: Said = Said("")
    paid_by: Said = Said("")
    paid_to: Said = Said("")
    payment_id: Said = Said("")
    payee: Said = Said("")
    merchant_order: Said = Said("")
    received_at: Moment | None = None
    tried_at: Moment | None = None
    redemption: Ours = Ours("")
    shown: Said = Said("")
    card_keys: tuple[Said, ...] = ()
    charged_account: Said = Said("")
    days_sold: int | None = None
    days_left: int | None = None
    exhibits: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class PromiseInfo:
    """A promise or a rule of the platform, in its own words. `broken` is what came of it, in the author's.

    `describes` tells that it describes what was sold, and is not of compensation or service alone.
    """

    words: Said
    where: Said
    exhibits: tuple[Ref, ...] = ()
    broken: Said = Said("")
    describes: bool = False


@dataclass(frozen=True)
class FactInfo:
    """A fact and what the author said of it. `state` is 是, 否, 不清楚, or empty where it was not asked.

    `stated` tells that it stands under 事实 itself, and does not follow from an order. `described`: `words` are what the author
    wrote of it, nobody's own words, and no quotation mark stands around them. `by`: platform, where it was the platform that
    answered or was told, not the seller.
    """

    name: Ours
    state: Ours
    told: Ours = Ours("")
    at: Moment | None = None
    words: Said = Said("")
    count: int | None = None
    until: Moment | None = None
    exhibits: tuple[Ref, ...] = ()
    undated: bool = False
    derived: bool = False
    stated: bool = False
    described: bool = False
    by: Ours = Ours("")


@dataclass(frozen=True)
class EventInfo:
    """One line of the timeline. `kind` is ordered, received, tried, fact, event or step; `not_in` are slugs of channels.

    `order` is the index of the order it is about, where it is about one.
    """

    at: Moment
    kind: Ours
    what: Said = Said("")
    counterpart: Said = Said("")
    their_words: Said = Said("")
    my_words: Said = Said("")
    fact: Ours = Ours("")
    order: int = 0
    exhibits: tuple[Ref, ...] = ()
    not_in: tuple[Ours, ...] = ()


@dataclass(frozen=True)
class StepInfo:
    """What was sent where before, and what came of it. `state` is one of `case.progress.StepState`.

    `reaches` is one of `procedure.tracks.REACHES`; `lapses_on` the last day of a procedure that ends by itself.
    `unanswered`: the author wrote that nobody answered; where he wrote nothing, nobody knows.
    """

    channel: Ours
    channel_name: Said
    submitted_at: Moment
    number: Said = Said("")
    outcome: Said = Said("")
    state: Ours = Ours("已提交")
    unanswered: bool = False
    reply_by: Moment | None = None
    replied_at: Moment | None = None
    arrived_on: date | None = None
    accepted_on: date | None = None
    complete_on: date | None = None
    closed_on: date | None = None
    exhibits: tuple[Ref, ...] = ()
    reaches: Ours = Ours(OTHER_SIDE)
    lapses_on: date | None = None


@dataclass(frozen=True)
class OtherSum:
    """A sentence of the author's that asks for another sum than the claim; no paper prints it. `top` is 经过 or 事实, `key`
    the key below event `index`, or the name of the fact.
    """

    top: Ours
    index: int
    key: Ours
    words: Said
