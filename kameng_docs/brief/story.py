"""What was bought, promised and seen, what happened, what was sent where, and what proves it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from kameng_docs.case.whose import Ours, Ref, Said
from kameng_docs.law.model import Citation
from kameng_docs.procedure.ladder import OTHER_SIDE

Moment = datetime | date


@dataclass(frozen=True)
class ChargeInfo:
    """One period of a renewal. `amount` in 元. `guessed`: its day lies somewhere before `at`, nobody wrote which.
    `reminded`: it was announced plainly, so that it is not asked back.
    """

    at: Moment
    amount: Decimal
    payment_id: Said = Said("")
    reminded: bool = False
    guessed: bool = False


@dataclass(frozen=True)
class PaymentInfo:
    """One of several payments of one price, in 元; `paid_to` in the author's words."""

    at: Moment
    amount: Decimal
    paid_to: Said = Said("")
    payment_id: Said = Said("")
    refunded: Decimal = Decimal(0)


@dataclass(frozen=True)
class ChargesAtRisk:
    """Periods that are out of time if the other side is believed that each had to be known on its day: how many, how much;
    and what is left even then. For the author alone.
    """

    count: int
    amount: Decimal
    safe_count: int
    safe_amount: Decimal


@dataclass(frozen=True)
class OrderInfo:
    """一笔交易. Sums in 元; `claimed` is what is asked back for it, `formula` how it came about; `credited`
    was put into a balance without the author's consent and does not count as refunded. `refund_told`: whether the author
    wrote what came back, be it nothing. `in_coins`: paid in 虚拟货币, `paid` is their number; `foreign` the sum in other money. `sold_by` is the index of its seller among the respondents, None where several are
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
    sold_by: int | None = None
    charges: tuple[ChargeInfo, ...] = ()
    parts: tuple[PaymentInfo, ...] = ()
    foreign: Said = Said("")
    in_coins: bool = False
    left_over: Said = Said("")
    prepaid_told: Said = Said("")
    prepaid_by_term: bool = False
    child_age: int | None = None


@dataclass(frozen=True)
class PromiseInfo:
    """A promise or a rule of the platform, in its own words. `broken` is what came of it, in the author's.

    `describes` tells that it describes what was sold, and is not of compensation or service alone. `says` follows its place:
    what was spoken on air was not written. `about` is its 种类.
    `whom`: of several who are sued together, by their place among the respondents, who promised; empty for all.
    A rule is `open` where it has a condition and nobody said that it was met: it is quoted, never relied on. `met` is how it was,
    in the author's words.
    """

    words: Said
    where: Said
    exhibits: tuple[Ref, ...] = ()
    broken: Said = Said("")
    describes: bool = False
    says: Ours = Ours("写明")
    about: Ours = Ours("")
    whom: tuple[int, ...] = ()
    open: bool = False
    met: Said = Said("")


@dataclass(frozen=True)
class TermInfo:
    """A term of the other side's, in its own words. `about` is one of case.terms.Subject; the readings are the author's
    words of what it means to each side, where there are two. `whom` as of PromiseInfo.
    """

    words: Said
    where: Said
    about: Ours
    shown_how: Ours = Ours("不清楚")
    my_reading: Said = Said("")
    their_reading: Said = Said("")
    exhibits: tuple[Ref, ...] = ()
    whom: tuple[int, ...] = ()


@dataclass(frozen=True)
class PenaltyInfo:
    """What was agreed on for a breach. `amount` in 元, None where it was not worked out."""

    words: Said
    amount: Decimal | None = None
    worked_out: Said = Said("")
    exhibits: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class FactInfo:
    """A fact and what the author said of it. `state` is 是, 否, 不清楚, or empty where it was not asked.

    `stated` tells that it stands under 事实 itself, and does not follow from an order. `described`: `words` are what the author
    wrote of it, nobody's own words, and no quotation mark stands around them. `by`: platform, where it was the platform that
    answered or was told, not the seller. `beside`: in whose line it is told where it has no time (law.vocabulary.FactWord).
    `whom` as of PromiseInfo.
    """

    name: Ours
    state: Ours
    told: Ours = Ours("")
    at: Moment | None = None
    words: Said = Said("")
    count: int | None = None
    total: int | None = None
    amount: Decimal | None = None
    until: Moment | None = None
    exhibits: tuple[Ref, ...] = ()
    undated: bool = False
    derived: bool = False
    stated: bool = False
    described: bool = False
    by: Ours = Ours("")
    beside: tuple[Ours, ...] = ()
    whom: tuple[int, ...] = ()


@dataclass(frozen=True)
class EventInfo:
    """One line of the timeline. `kind` is ordered, received, tried, fact, event or step; `not_in` are slugs of channels.

    `order` is the index of the order it is about, where it is about one. `followed`: it is an answer, and the minute is that
    of what it answers. `whom` as of PromiseInfo.
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
    followed: bool = False
    whom: tuple[int, ...] = ()


@dataclass(frozen=True)
class StepInfo:
    """What was sent where before, and what came of it. `state` is one of `case.progress.StepState`.

    `reaches` is one of `procedure.tracks.REACHES`; `lapses_on` the last day of a procedure that ends by itself.
    `unanswered`: the author wrote that nobody answered; where he wrote nothing, nobody knows.
    `quoted`: what the other side itself answered, cut to the clause that matters; empty where the outcome is told in other
    words. `told`: the story has these words of that day, and tells them for both.
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
    told: bool = False


@dataclass(frozen=True)
class SpokenInfo:
    """One line of a recording: seconds from its beginning, who, and the words."""

    at: Decimal
    who: Said
    words: Said


@dataclass(frozen=True)
class ExhibitInfo:
    """One exhibit: `number` is its place in the list (2-1); `group` the heading under which it stands, `layer` the
    kind of evidence it is, whichever heading that is.

    `sizes` are those of `files` in bytes, empty while nobody looked; `pictures` the places, from 0, of those that are
    pictures and `masked_pictures` the same of `masked_files`, None while nobody looked; `bills` the places of those that are bills, of
    which `picks` says the rows that may be shown, and `talks` the conversations of chats, all where there are none: like a reference it leads there and is printed nowhere. `frames` are seconds into a film; `supplement` counts what was added after the first hand-in, 0 for what was not.
    """

    key: Ref
    number: Ours
    group: Ours
    title: Said
    origin: Said
    proves: Said
    files: tuple[Said, ...]
    masked_files: tuple[Said, ...] = ()
    original_at: Said = Said("")
    formed_at: Moment | None = None
    handed_in: Said = Said("")
    frames: tuple[Decimal, ...] = ()
    transcript: tuple[SpokenInfo, ...] = ()
    supplement: int = 0
    layer: Ours = Ours("")
    sizes: tuple[int, ...] = ()
    bills: tuple[int, ...] = ()
    pictures: tuple[int, ...] | None = None
    masked_pictures: tuple[int, ...] | None = None
    picks: tuple[Ref, ...] = ()
    talks: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class ProofInfo:
    """A thing that a dispute of this kind should have in hand, and the exhibits that are it.

    `vital` says that papers are weak without it, `today` that it may be gone tomorrow; `how` is how it is got, `law`
    what helps, both without a full stop. `lacking_orders` are the orders, from 1, that have none where others have.
    """

    name: Ours
    layer: Ours
    vital: bool
    exhibits: tuple[Ref, ...]
    lacking_orders: tuple[int, ...]
    how: Ours
    today: bool
    law: Ours = Ours("")
    citations: tuple[Citation, ...] = ()

    @property
    def met(self) -> bool:
        """Whether nothing of it is missing."""
        return bool(self.exhibits) and not self.lacking_orders


@dataclass(frozen=True)
class SettlementInfo:
    """和解 that both sides agreed to. `amount` in 元; `paid_on` is the day the money arrived."""

    amount: Decimal
    way: Said
    pay_by: Moment
    agreed_on: date | None = None
    other: Said = Said("")
    paid_on: date | None = None


@dataclass(frozen=True)
class OtherSum:
    """A sentence of the author's that asks for another sum than the claim; no paper prints it. `top` is 经过 or 事实, `key`
    the key below event `index`, or the name of the fact.
    """

    top: Ours
    index: int
    key: Ours
    words: Said


@dataclass(frozen=True, kw_only=True)
class Story:
    """The part of a brief that says what happened.

    `known_on` is the day on which the author knew that something was wrong. `lower_reading` is what is left of a prepaid
    sum where lessons that were given count for nothing; for the author alone.
    """

    orders: tuple[OrderInfo, ...]
    promises: tuple[PromiseInfo, ...]
    platform_rules: tuple[PromiseInfo, ...]
    their_terms: tuple[TermInfo, ...]
    penalty: PenaltyInfo | None
    disputes: tuple[Ours, ...]
    fault: Ours
    shown: Said
    problem_tags: tuple[Ours, ...]
    facts: Mapping[str, FactInfo]
    events: tuple[EventInfo, ...]
    steps: tuple[StepInfo, ...]
    settlement: SettlementInfo | None
    exhibits: tuple[ExhibitInfo, ...]
    proofs: tuple[ProofInfo, ...]
    unused_exhibits: tuple[Said, ...]
    known_on: date | None = None
    charges_at_risk: ChargesAtRisk | None = None

    @property
    def rules_relied_on(self) -> tuple[PromiseInfo, ...]:
        """The platform's rules whose conditions, where they have any, its author said were met."""
        return tuple(rule for rule in self.platform_rules if not rule.open)

    lower_reading: Decimal | None = None
    other_sums: tuple[OtherSum, ...] = ()

    @property
    def missing_proofs(self) -> tuple[ProofInfo, ...]:
        """What should be there and is not: first what papers are weak without, then what may be gone tomorrow."""
        missing = [proof for proof in self.proofs if not proof.met]
        return tuple(sorted(missing, key=lambda proof: (not proof.vital, not proof.today)))
