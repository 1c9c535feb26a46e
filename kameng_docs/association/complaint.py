"""One complaint as the lists tell it: what was bought, what is asked, what was answered, what comes next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kameng_docs.association.fit import CHANNEL
from kameng_docs.brief import Brief, Moment, StepInfo
from kameng_docs.case.part import day_of
from kameng_docs.compose.paid import at_issue
from kameng_docs.gates import Past
from kameng_docs.joint import Member
from kameng_docs.joint.kept import Kept
from kameng_docs.law.claim_kinds import CLAIM_NAMES
from kameng_docs.law.fact_names import USED_BEFORE
from kameng_docs.plan import coming_of
from kameng_docs.registry.summing import summary_of

# Whoever sees least: goods and answers are told in words that anybody may read; who complains is told apart from them.
STRICTEST = "public"
# A todo that is told by what stands behind its colon: 走这一步：小额诉讼.
A_STEP = "走这一步"
# What is farther off is no next step, and is told as 最迟.
NEAR = timedelta(days=90)


@dataclass(frozen=True)
class Asked:
    """One request: its kind as people call it, and its sum in 元 where it has one."""

    what: str
    amount: Decimal | None


@dataclass(frozen=True)
class Next:
    """What is to be done, by which day (稳妥日 before last day; None: now), and whether the complainant must act on it."""

    what: str
    mine: bool
    on: Moment | None = None
    opens: bool = False

    @property
    def head(self) -> str:
        """What it is, without what is said to explain it."""
        head = self.what.partition("：")[0]
        return self.what if self.opens or head == A_STEP else head


@dataclass(frozen=True)
class Complaint:
    """A case of the group. `paid` in 元 is of the orders at issue; `in_coins`: some were paid in coins, which are no 元.

    `answers` are what the trader said, by kind, as the complainant tells it; `answered_on` the day of the newest;
    `told_us`: an answer came to the association, in a step of its own.
    `total` is None where nothing asked for is money. `who`, `call_at`, `case`, `stage`, `next` and `latest` are for the association alone.
    `sorts` are the 买的是什么 of its orders; `used_before`: the page said that the key was used; `has_rules`: a rule or a term of theirs is told of; `charged`: it
    is about a renewal.
    """

    number: int
    case: str
    who: str
    call_at: str
    bought_on: date
    goods: str
    paid: Decimal
    in_coins: bool
    disputes: tuple[str, ...]
    asked: tuple[Asked, ...]
    total: Decimal | None
    answers: tuple[str, ...]
    was_answered: bool
    told_us: bool
    answered_on: date | None
    received_on: date | None
    stage: str
    next: Next | None
    latest: Next | None
    sorts: tuple[str, ...]
    used_before: bool
    has_rules: bool
    charged: bool


def complaint_of(number: int, member: Member, kept: Kept) -> Complaint:
    """The complaint of a member of the group, every text of it masked as before everybody; `kept` takes out of it what is a
    secret of another.
    """
    brief, past = member.papers.seen.to(STRICTEST, CHANNEL), Past(member.brief)
    orders = at_issue(brief)
    told_us = [step for step in brief.steps if step.channel == CHANNEL and step.replied_at is not None]
    heard = [each.title for each in brief.rebuttals] + [each.title for each in brief.unanswered]
    return Complaint(
        number=number,
        case=member.case,
        who=member.brief.claimant.name,
        call_at=member.brief.claimant.call_at,
        bought_on=min(day_of(order.ordered_at) for order in orders),
        goods=kept.of(_goods(brief)),
        paid=sum((order.paid for order in orders if not order.in_coins), Decimal(0)),
        in_coins=any(order.in_coins for order in orders),
        disputes=brief.disputes,
        asked=tuple(
            Asked(CLAIM_NAMES[claim.kind], claim.amount) for claim in brief.claims if not claim.alternative
        ),
        total=member.asked,
        answers=tuple(dict.fromkeys(heard)),
        was_answered=past.was_answered or bool(heard),
        told_us=bool(told_us and heard),
        answered_on=_answered(past.answered_on, told_us if heard else ()),
        received_on=_received(brief),
        stage=summary_of(member.brief, member.plan, {}).stage,
        next=_next(member, kept),
        latest=_latest(member),
        sorts=tuple(dict.fromkeys(order.sort for order in orders)),
        used_before=past.is_yes(USED_BEFORE),
        has_rules=bool(brief.their_terms or brief.platform_rules),
        charged=any(order.charges for order in orders),
    )


def _goods(brief: Brief) -> str:
    """What was bought, each kind once, with its pieces where there are several."""
    pieces: dict[str, int] = {}
    for order in at_issue(brief):
        pieces[order.goods] = pieces.get(order.goods, 0) + order.quantity
    return "、".join(f"{goods}{f'×{count}' if count > 1 else ''}" for goods, count in pieces.items())


def _answered(on: date | None, told_us: Sequence[StepInfo]) -> date | None:
    """The newest day of an answer, those that came to the association among them."""
    days = [day_of(step.replied_at) for step in told_us if step.replied_at is not None]
    return max((day for day in (on, *days) if day is not None), default=None)


def _received(brief: Brief) -> date | None:
    """When the association was turned to, as far as the case tells."""
    days = [day_of(step.submitted_at) for step in brief.steps if step.channel == CHANNEL]
    return min(days, default=None)


def _next(member: Member, kept: Kept) -> Next | None:
    """The nearest day of the next three months, else what is first to be done now."""
    plan = member.plan
    if near := next(iter(_days(member, near=True)), None):
        return near
    return Next(kept.of(plan.todo[0].what), mine=True) if plan.todo and not plan.over else None


def _latest(member: Member) -> Next | None:
    """The first of the complainant's own last days that are farther off than that."""
    return next((day for day in _days(member, near=False) if day.mine and not day.opens), None)


def _days(member: Member, *, near: bool) -> Iterator[Next]:
    today = member.plan.today
    for day in coming_of(member.plan):
        ahead = day.ahead(today)
        if (day_of(ahead) - today <= NEAR) == near:
            yield Next(day.what, day.mine, ahead, day.opens)
