"""The cases of one respondent, and those that were looked at and do not belong, each with the reason."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from kameng_docs.brief import Brief
from kameng_docs.gates import Past
from kameng_docs.joint.whom import Whom
from kameng_docs.pipeline import Checked, PaperSet
from kameng_docs.plan import Plan
from kameng_docs.wording import sum_told


@dataclass(frozen=True)
class Member:
    """One case of the group: what it says of this respondent. `whom` is he as this case knows him.

    Of a case of several sellers `papers` are those against this one alone, and so are the sums of its brief.
    """

    file: Path
    checked: Checked
    papers: PaperSet
    whom: Whom

    @property
    def case(self) -> str:
        """Its name."""
        return self.file.stem

    @property
    def brief(self) -> Brief:
        """The brief of which its papers are made; it holds secrets and is disclosed before anything of it is told."""
        return self.papers.brief

    @property
    def plan(self) -> Plan:
        """Its plan of the day."""
        return self.papers.plan

    @property
    def paid(self) -> Decimal:
        """What was paid for the orders at issue, in 元; coins are none."""
        return sum((order.paid for order in Past(self.brief).at_issue if not order.in_coins), Decimal(0))

    @property
    def asked(self) -> Decimal | None:
        """What is asked for in 元; None where nothing of it is money."""
        return self.brief.money_asked


@dataclass(frozen=True)
class LeftOut:
    """A case that does not belong, why, and what its author can do about it; `code` names the reason for programs."""

    case: str
    code: str
    reason: str
    hint: str = ""


@dataclass(frozen=True)
class Group:
    """Cases against one respondent, in the order of their files. `whom` is he as the case tells that knows most of him."""

    whom: Whom
    members: tuple[Member, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def paid(self) -> Decimal:
        """What all of them paid, in 元."""
        return sum((each.paid for each in self.members), Decimal(0))

    @property
    def asked(self) -> Decimal | None:
        """What all of them ask for together, in 元; None where none asks for money."""
        return sum_told(each.asked for each in self.members)


Reason = Callable[[Member], LeftOut | None]


def without(group: Group, *reasons: Reason) -> Group:
    """The group without those of whom one of the `reasons` speaks; the first that does is told."""
    kept: list[Member] = []
    left = list(group.left_out)
    for member in group.members:
        told = next((out for reason in reasons if (out := reason(member))), None)
        if told is None:
            kept.append(member)
        else:
            left.append(told)
    return replace(group, members=tuple(kept), left_out=tuple(left))
