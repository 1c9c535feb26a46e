"""What the case carries in law: grounds, claims, answers to excuses, notes of procedure."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from kameng_docs.brief.story import Moment
from kameng_docs.case.whose import Ours, Ref, Said
from kameng_docs.law.model import Citation
from kameng_docs.procedure.reckoned import Reckoned


@dataclass(frozen=True)
class GroundInfo:
    """A ground that stands: on which facts, proved by which exhibits, by which clauses.

    `short_citations` are those that carry the sentence `short`; `serves` is claims, report, police or press. `sum` in 元 is what it
    gives by itself, with its `working`; `rows` are the periods of a renewal that it is made of, by their place, with what of
    each; `else_money` is asked with it where what is not money cannot be had. `point` is where its reasons stand in a pleading
    (law.grounds.POINTS), the greater `weight` first; `lead` says the point in one sentence, `clause` is what stands of it where
    another ground is argued in full. `whom`: of several who are sued together, by their place among the respondents, whom it is
    about; empty for all.
    """

    id: Ours
    title: Ours
    supports: tuple[Ours, ...]
    against: Ours
    settled: bool
    facts: tuple[Ours, ...]
    exhibits: tuple[Ref, ...]
    citations: tuple[Citation, ...]
    point: Ours = Ours("breach")
    weight: int = 5
    lead: Ours = Ours("")
    argument: Ours = Ours("")
    clause: Ours = Ours("")
    short: Ours = Ours("")
    short_citations: tuple[Citation, ...] = ()
    prayer: Ours = Ours("")
    wanted: Ours = Ours("")
    else_money: Ours = Ours("")
    sum: Decimal | None = None
    working: Said = Said("")
    sum_name: Ours = Ours("")
    rows: tuple[tuple[int, Decimal], ...] = ()
    takes_off: Ours = Ours("")
    taken: Decimal | None = None
    taken_working: Said = Said("")
    caution: Ours = Ours("")
    serves: Ours = Ours("claims")
    whom: tuple[int, ...] = ()


@dataclass(frozen=True)
class RefusedInfo:
    """A ground that does not stand: why, which facts are missing, which clause decides, what stands instead.

    `answered` is why no further answer would make it stand: the author said what speaks against it; empty else.
    `then` is what its author can do about this very reason; empty where answering what is `missing` is all there is to it.
    With `never` the law gives it in no case, whatever else was answered: what the case shows is only what raises it.
    """

    id: Ours
    title: Ours
    supports: tuple[Ours, ...]
    reason: Ours
    missing: tuple[Ours, ...] = ()
    authority: Ours = Ours("")
    instead: Ours = Ours("")
    answered: Ours = Ours("")
    then: Ours = Ours("")
    never: bool = False


@dataclass(frozen=True)
class ClaimInfo:
    """What is asked for. `amount` in 元, None for what is not money or cannot be summed up yet; `formula` shows the
    working. An `alternative` is asked only if the first claim fails, and does not count towards the total. `prayer` and
    `wanted` are wordings: the request to a court, and the same to the other side; `sum` in 元 is named in them.
    """

    id: Ours
    kind: Ours
    amount: Decimal | None
    formula: Said
    grounds: tuple[Ours, ...]
    citations: tuple[Citation, ...]
    exhibits: tuple[Ref, ...]
    items: tuple[tuple[Said, Decimal], ...] = ()
    alternative: bool = False
    prayer: Ours = Ours("")
    wanted: Ours = Ours("")
    sum: Decimal | None = None


PUTS_OFF, SAYS_NOTHING, OFFERS = "puts_off", "says_nothing", "offers"


@dataclass(frozen=True)
class RebuttalInfo:
    """An excuse that was heard, the answer to it, and in which case the answer does not hold (for the author).

    `quoted`: `heard` are their own words; else it is what the author noted of a reply. `kind` is its nature (条款, 说事实, …),
    `reply` the answer as it is pasted back into the chat. `words` are those of `heard` that make the excuse. `manner` is how it
    is made where it is no defence: it puts off, says nothing, or offers less. `whom` as of GroundInfo.
    """

    id: Ours
    title: Ours
    heard: Said
    answer: Ours
    citations: tuple[Citation, ...]
    fails: Ours = Ours("")
    quoted: bool = True
    kind: Ours = Ours("")
    reply: Ours = Ours("")
    words: Said = Said("")
    manner: Ours = Ours("")
    whom: tuple[int, ...] = ()


@dataclass(frozen=True)
class UnansweredInfo:
    """An excuse that was heard and whose answer does not hold here: why, and in which case it never does (for the author)."""

    id: Ours
    title: Ours
    kind: Ours
    heard: Said
    why: Ours
    fails: Ours


@dataclass(frozen=True)
class NoteInfo:
    """A sentence of procedure to the author, without its full stop, and the clauses it stands on."""

    id: Ours
    says: Ours
    citations: tuple[Citation, ...]


@dataclass(frozen=True, kw_only=True)
class LocalInfo:
    """A rule of one province, word for word, whether it still holds unchecked: for the author of a case of that place alone."""

    place: Ours
    law: Ours
    named: Ours
    subject: Ours
    words: Ours
    note: Ours


@dataclass(frozen=True, kw_only=True)
class Carried:
    """The part of a brief that says what the case carries in law and what is asked for.

    `reply_by` is the absolute date demanded; `total` the sum of the money claims in 元.
    """

    grounds: tuple[GroundInfo, ...]
    refused: tuple[RefusedInfo, ...]
    leads: tuple[GroundInfo, ...]
    claims: tuple[ClaimInfo, ...]
    rebuttals: tuple[RebuttalInfo, ...]
    unanswered: tuple[UnansweredInfo, ...]
    not_understood: tuple[Said, ...]
    total: Decimal
    remedy: Ours
    pay_back_to: Said
    reply_by: Moment
    reply_by_is_ours: bool
    unknown: tuple[Ours, ...]
    holes: tuple[Ours, ...]
    withheld_channels: tuple[Ours, ...]
    withheld_names: tuple[Ours, ...]
    notes: Mapping[str, tuple[Citation, ...]]
    deadlines: tuple[NoteInfo, ...]
    limitation: Reckoned | None
    local_rules: tuple[LocalInfo, ...] = ()
