"""A claimant under eighteen acts through a guardian (民法典 第十七条、第二十三条)."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of
from kameng_docs.declared import sought
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import CHILD
from kameng_docs.procedure.ages import full_years, is_minor
from kameng_docs.rules.finding import Finding

CODE = "rule.minor-claimant"
SEVERITY = Severity.WARNING
# What an author writes of a child: 孩子12岁, 未成年.
OF_A_CHILD = sought(
    r"未成年|(?:孩子|小孩|儿子|女儿|学生)[^，。；,;\n]{0,4}?(?:1[0-7]|[1-9]|十[一二三四五六七]?|[一二三四五六七八九])周?岁"
)


def find(case: Case, today: date) -> Iterator[Finding]:
    """Less than eighteen years ago by 出生日期 or by the ID number; or at a payment; or a child is spoken of and nobody is asked."""
    who = case.claimant
    key = ("消费者", "出生日期" if who.born_on else "证件号码")
    if under_age(who.born, today):
        if who.guardian is None:
            yield Finding(
                key,
                "消费者未满十八周岁，应由父母等法定代理人提出，投诉、起诉的文书先不出",
                "请家长与您一起处理，在“消费者”下面写“法定代理人”；工单可以照用",
            )
        yield from _unasked(case, key)
    elif who.born is None and CHILD not in case.facts:
        told = next((i for i, event in enumerate(case.events) if OF_A_CHILD.search(event.what or "")), None)
        if told is not None:
            yield Finding(
                ("经过", told),
                "“经过”里说到未成年的孩子，没有写是谁付的钱：孩子自己付的，文书要由家长代孩子提出",
                f"“事实”里答“{CHILD}”；是孩子付的，“消费者”写孩子的姓名、出生日期，下面写“法定代理人”",
            )
    else:
        yield from _unasked(case, key)


def _unasked(case: Case, key: tuple[str, ...]) -> Iterator[Finding]:
    """A payment made under age, and nobody said whether the child made it (民法典 第十九条、第二十条 hang on it)."""
    born = case.claimant.born
    if born is None or CHILD in case.facts:
        return
    days = [day_of(order.paid_at or order.ordered_at) for order in case.orders]
    young = next((day for day in days if under_age(born, day)), None)
    if young is not None:
        yield Finding(
            key,
            f"{young} 付款的时候，消费者 {full_years(born, young)} 周岁，未满十八周岁；是不是孩子自己付的，没有写",
            f"“事实”里答“{CHILD}”。是的，“争议”加上 未成年人充值，家长不同意的日子也写上：孩子付的钱可能不用认",
        )


def under_age(born_on: date | None, on: date) -> bool:
    """Whether somebody born on that day is under eighteen on `on`; not if the day is unknown or lies ahead."""
    return born_on is not None and born_on <= on and is_minor(born_on, on)
