"""The table of complainants: a row each, with what all the others may read of it and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kameng_docs.brief import OrderInfo
from kameng_docs.case.part import day_of
from kameng_docs.gates import Past
from kameng_docs.joint.group import Member
from kameng_docs.joint.kept import EVERYBODY, Kept
from kameng_docs.law.claim_kinds import CLAIM_NAMES
from kameng_docs.wording import yuan

MANY = 2


@dataclass(frozen=True)
class Row:
    """One complainant as the others see him. `name` is empty where he did not agree to be named, and always for a child.

    `bought` and `until` are the days of the first and the last order at issue; `asked` is in 元, None where it is no money; `claims` in words.
    """

    number: int
    name: str
    bought: date
    until: date
    goods: str
    count: int
    paid: Decimal
    asked: Decimal | None
    claims: str


def shown_name(member: Member) -> str:
    """The name, where it may be shown to the others: as was agreed; a child is never named."""
    joint, who = member.brief.joint, member.brief.claimant
    return who.name if joint is not None and joint.named and not who.is_minor and who.guardian is None else ""


def orders_of(member: Member) -> tuple[OrderInfo, ...]:
    """The orders that something is wrong with."""
    return Past(member.brief).at_issue


def claims_told(member: Member) -> str:
    """What is asked, each with its sum: 退还价款30.00元."""
    wanted = [claim for claim in member.brief.claims if not claim.alternative]
    return "、".join(
        CLAIM_NAMES[claim.kind] + (f"{yuan(claim.amount)}元" if claim.amount is not None else "")
        for claim in wanted
    )


def rows_of(members: Sequence[Member], kept: Kept) -> tuple[Row, ...]:
    """A row each, numbered in their order."""
    return tuple(_row(number, member, kept) for number, member in enumerate(members, 1))


def _row(number: int, member: Member, kept: Kept) -> Row:
    orders = orders_of(member)
    days = sorted(day_of(order.ordered_at) for order in orders)
    # As everybody may see the case itself; then without what is a secret of another.
    own = Past(member.papers.seen.to(EVERYBODY, "")).at_issue
    return Row(
        number=number,
        name=shown_name(member),
        bought=days[0],
        until=days[-1],
        goods=kept.of(own[0].goods),
        count=len(orders),
        paid=member.paid,
        asked=member.asked,
        claims=claims_told(member),
    )
