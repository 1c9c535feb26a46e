"""What assess makes and everyone after it reads: the case as far as it may be told, and what it carries in law.

Texts named `told`, `argument`, `short` and `answer` are wordings of ours with placeholders such as `{me}`; compose
fills them, because only a channel knows what the two sides are called. Everything else is text of the author's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from kameng_docs.law.model import Citation

Moment = datetime | date


@dataclass(frozen=True)
class Secret:
    """A text that not every reader may see. `kind` is a row of disclosure.yaml."""

    kind: str
    text: str


@dataclass(frozen=True)
class GuardianInfo:
    """法定代理人 of a claimant under age. `relation` is 父亲, 母亲 or 其他监护人."""

    name: str
    relation: str
    sex: str = ""
    born_on: date | None = None
    ethnicity: str = ""
    id_number: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True)
class ClaimantInfo:
    """消费者. `email` is there only if the author agreed to electronic service."""

    name: str
    sex: str = ""
    born_on: date | None = None
    ethnicity: str = ""
    occupation: str = ""
    employer: str = ""
    id_kind: str = ""
    id_number: str = ""
    registered_address: str = ""
    home_address: str = ""
    phone: str = ""
    email: str = ""
    relation_to_payer: str = ""
    is_minor: bool = False
    guardian: GuardianInfo | None = None


@dataclass(frozen=True)
class RespondentInfo:
    """被投诉方. `role` is seller, self-operated, self-run, or platform where it answers beside the seller; `known` tells whether the particulars suffice for a court."""

    role: str
    name: str
    kind: str = ""
    shop_name: str = ""
    credit_code: str = ""
    address: str = ""
    legal_representative: str = ""
    representative_title: str = ""
    operator: str = ""
    sex: str = ""
    phone: str = ""
    known: bool = False
    traces: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class OrderInfo:
    """一笔交易. Sums in 元; `claimed` is what is asked back for it, `formula` how it came about; `credited`
    was put into a balance without the author's consent and does not count as refunded.
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
    credited_way: str = ""
    account_owner: str = ""
    order_id: str = ""
    paid_by: str = ""
    payment_id: str = ""
    payee: str = ""
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
    """A promise or a rule of the platform, in its own words. `broken` is what came of it, in the author's."""

    words: str
    where: str
    exhibits: tuple[str, ...] = ()
    broken: str = ""


@dataclass(frozen=True)
class FactInfo:
    """A fact and what the author said of it. `state` is 是, 否, 不清楚, or empty where it was not asked.

    `stated` tells that it stands under 事实 itself, and does not follow from an order.
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
class SpokenInfo:
    """One line of a recording: seconds from its beginning, who, and the words."""

    at: Decimal
    who: str
    words: str


@dataclass(frozen=True)
class ExhibitInfo:
    """One exhibit: `number` is its place in the list (2-1); `group` the heading under which it stands, `layer` the
    kind of evidence it is, whichever heading that is.

    `frames` are seconds into a film; `supplement` counts what was added after the first hand-in, 0 for what was not.
    """

    key: str
    number: str
    group: str
    title: str
    origin: str
    proves: str
    files: tuple[str, ...]
    masked_files: tuple[str, ...] = ()
    original_at: str = ""
    formed_at: Moment | None = None
    handed_in: str = ""
    frames: tuple[Decimal, ...] = ()
    transcript: tuple[SpokenInfo, ...] = ()
    supplement: int = 0
    layer: str = ""


@dataclass(frozen=True)
class GroundInfo:
    """A ground that stands: on which facts, proved by which exhibits, by which clauses.

    `short_citations` are those that carry the sentence `short`.
    """

    id: str
    title: str
    supports: tuple[str, ...]
    against: str
    settled: bool
    facts: tuple[str, ...]
    exhibits: tuple[str, ...]
    citations: tuple[Citation, ...]
    argument: str = ""
    short: str = ""
    short_citations: tuple[Citation, ...] = ()
    prayer: str = ""
    wanted: str = ""
    caution: str = ""


@dataclass(frozen=True)
class RefusedInfo:
    """A ground that does not stand: why, which facts are missing, which clause decides, what stands instead."""

    id: str
    title: str
    supports: tuple[str, ...]
    reason: str
    missing: tuple[str, ...] = ()
    authority: str = ""
    instead: str = ""


@dataclass(frozen=True)
class ClaimInfo:
    """What is asked for. `amount` in 元, None for what is not money or cannot be summed up yet; `formula` shows the
    working. An `alternative` is asked only if the first claim fails, and does not count towards the total. `prayer` and
    `wanted` are wordings: the request to a court, and the same to the other side.
    """

    id: str
    kind: str
    amount: Decimal | None
    formula: str
    grounds: tuple[str, ...]
    citations: tuple[Citation, ...]
    exhibits: tuple[str, ...]
    items: tuple[tuple[str, Decimal], ...] = ()
    alternative: bool = False
    prayer: str = ""
    wanted: str = ""


@dataclass(frozen=True)
class RebuttalInfo:
    """An excuse that was heard, the answer to it, and in which case the answer does not hold (for the author)."""

    id: str
    title: str
    heard: str
    answer: str
    citations: tuple[Citation, ...]
    fails: str = ""


@dataclass(frozen=True)
class StepInfo:
    """What was sent where before, and what came of it."""

    channel: str
    channel_name: str
    submitted_at: Moment
    number: str = ""
    outcome: str = ""


@dataclass(frozen=True)
class NoteInfo:
    """A sentence of procedure to the author, without its full stop, and the clauses it stands on."""

    id: str
    says: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class ProofInfo:
    """A thing that a dispute of this kind should have in hand, and the exhibits that are it.

    `vital` says that papers are weak without it, `today` that it may be gone tomorrow; `how` is how it is got, `law`
    what helps, both without a full stop. `lacking_orders` are the orders, from 1, that have none where others have.
    """

    name: str
    layer: str
    vital: bool
    exhibits: tuple[str, ...]
    lacking_orders: tuple[int, ...]
    how: str
    today: bool
    law: str = ""
    citations: tuple[Citation, ...] = ()

    @property
    def met(self) -> bool:
        """Whether nothing of it is missing."""
        return bool(self.exhibits) and not self.lacking_orders


@dataclass(frozen=True)
class Brief:
    """The whole of it. `reply_by` is the absolute date demanded; `total` the sum of the money claims in 元.

    `official_form` names the form of 法〔2025〕82号 for such a claim, empty where there is none; `pleading` is which the
    author wants: 要素式, 叙述式 or 两种.
    """

    case: str
    title: str
    made_on: date
    claimant: ClaimantInfo
    respondents: tuple[RespondentInfo, ...]
    platform: str
    platform_url: str
    orders: tuple[OrderInfo, ...]
    promises: tuple[PromiseInfo, ...]
    platform_rules: tuple[PromiseInfo, ...]
    disputes: tuple[str, ...]
    fault: str
    shown: str
    problem_tags: tuple[str, ...]
    facts: Mapping[str, FactInfo]
    events: tuple[EventInfo, ...]
    exhibits: tuple[ExhibitInfo, ...]
    grounds: tuple[GroundInfo, ...]
    refused: tuple[RefusedInfo, ...]
    leads: tuple[GroundInfo, ...]
    claims: tuple[ClaimInfo, ...]
    rebuttals: tuple[RebuttalInfo, ...]
    total: Decimal
    remedy: str
    pay_back_to: str
    reply_by: Moment
    reply_by_is_ours: bool
    court: str
    cause_of_action: str
    official_form: str
    pleading: str
    steps: tuple[StepInfo, ...]
    unknown: tuple[str, ...]
    holes: tuple[str, ...]
    withheld_channels: tuple[str, ...]
    notes: Mapping[str, tuple[Citation, ...]]
    deadlines: tuple[NoteInfo, ...]
    forum_rules: tuple[PromiseInfo, ...]
    court_fee: Decimal
    court_fee_halved: Decimal
    proofs: tuple[ProofInfo, ...]
    unused_exhibits: tuple[str, ...]
    secrets: tuple[Secret, ...] = field(default=(), repr=False)

    @property
    def defendants(self) -> tuple[RespondentInfo, ...]:
        """Who can be sued: everybody, or the platform alone where it cannot say who the seller is (消保法 第四十四条)."""
        platform = tuple(each for each in self.respondents if each.role == "platform")
        sellers = tuple(each for each in self.respondents if each.role != "platform")
        unknown = not all(each.known for each in sellers)
        return platform if unknown and platform else (*sellers, *platform)

    @property
    def missing_proofs(self) -> tuple[ProofInfo, ...]:
        """What should be there and is not: first what papers are weak without, then what may be gone tomorrow."""
        missing = [proof for proof in self.proofs if not proof.met]
        return tuple(sorted(missing, key=lambda proof: (not proof.vital, not proof.today)))

    @property
    def reply_by_is_past(self) -> bool:
        """Whether the date demanded lies before the day of making."""
        day = self.reply_by.date() if isinstance(self.reply_by, datetime) else self.reply_by
        return day < self.made_on
