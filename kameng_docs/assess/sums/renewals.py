"""What a renewal took: the periods that are asked back, each on its own day."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kameng_docs.assess.charges import charges_of
from kameng_docs.assess.sums.made import Facts, Made, Sum
from kameng_docs.brief import Moment
from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.law.fact_names import DEARER
from kameng_docs.wording import date_in_chinese, yuan

# Asked for here alone.
CANCELLED, EARLY = "取消以后又被扣", "试用没有到期就扣款"


@dataclass(frozen=True)
class _Charged:
    """One period of a renewal, or an order that is one; `row` is its place among all of them."""

    row: int
    at: Moment
    amount: Decimal
    reminded: bool = False


def _charged(case: Case) -> list[_Charged]:
    """Everything that was taken, each on its day."""
    found: list[tuple[Moment, Decimal, bool]] = []
    for order in case.orders:
        rows = [(charge.at, charge.amount, charge.reminded) for charge in charges_of(order)]
        found += rows or [(order.ordered_at, order.paid, False)]
    return [_Charged(row, *each) for row, each in enumerate(found)]


def _of_rows(rows: Iterable[tuple[_Charged, Decimal]], told: str, none: str) -> Made:
    """What is asked of these periods. `told` names them, with their number and their sum left open."""
    taken = tuple((charged.row, amount) for charged, amount in rows)
    amount = sum((amount for _, amount in taken), Decimal(0))
    return Sum(amount, told.format(len(taken), yuan(amount)), taken) if amount > 0 else none


def _periods(case: Case, _: Facts) -> Made:
    """Every period that was not announced plainly."""
    counted = [(each, each.amount) for each in _charged(case) if not each.reminded]
    return _of_rows(counted, "{}期扣款共 {} 元", "每一期扣款前都收到过显眼的提醒")


def _after_cancelling(case: Case, facts: Facts) -> Made:
    """What was taken after the day on which the renewal was cancelled."""
    fact = facts[CANCELLED]
    if fact.at is None:
        return f"“{CANCELLED}”里还没有写 时间（哪天取消的）"
    cancelled = day_of(fact.at)
    later = [(each, each.amount) for each in _charged(case) if day_of(each.at) > cancelled]
    return _of_rows(
        later, f"{date_in_chinese(cancelled)}取消以后{{}}期扣款共 {{}} 元", "取消的那天以后没有扣款"
    )


def _early_charge(case: Case, facts: Facts) -> Made:
    """What was taken on a day before the trial was over; of two moments of one day the hours decide."""
    fact = facts[EARLY]
    if fact.at is None or fact.until is None:
        return f"“{EARLY}”里还没有写 时间（哪天扣的）和 期限（试用到什么时候）"
    if instant_of(fact.at, end_of_day=True) >= instant_of(fact.until):
        return "扣款那时试用已经到期"
    day = day_of(fact.at)
    taken = [(each, each.amount) for each in _charged(case) if day_of(each.at) == day]
    return _of_rows(taken, f"{date_in_chinese(day)}扣款 {{1}} 元", "“交易”里没有那一天的扣款")


def _dearer(case: Case, facts: Facts) -> Made:
    """Above the price at which the renewal was agreed on."""
    fact = facts[DEARER]
    if fact.amount is None:
        return f"“{DEARER}”里还没有写 金额（原来每期多少元）"
    old = fact.amount
    raised = [(each, each.amount - old) for each in _charged(case) if each.amount > old]
    return _of_rows(raised, f"{{}}期差额共 {{}} 元（原价每期 {yuan(old)} 元）", "没有一期比原价贵")


FORMULAS = {
    "periods": _periods,
    "after-cancelling": _after_cancelling,
    "early-charge": _early_charge,
    "dearer": _dearer,
}
