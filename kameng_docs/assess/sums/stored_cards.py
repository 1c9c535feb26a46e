"""Top-ups that came short or were taken back in part, and what a buyer of cards still owes (kinds-2.md B4)."""

from decimal import Decimal

from kameng_docs.assess.known import NO, YES
from kameng_docs.assess.sums.made import Facts, Made, Sum
from kameng_docs.case.model import Case
from kameng_docs.law.fact_names import TAKEN_BACK
from kameng_docs.wording import to_cents, yuan

# Asked for here alone.
TOPPED_UP_PARTLY, AGREED_PRICE, PAID_PARTLY = "只到账了一部分", "约好了回收价", "对方打过一部分款"


def _short(case: Case, facts: Facts) -> Made:
    """民法典 第五百八十二条: what was paid, for the face value that did not arrive."""
    arrived = facts[TOPPED_UP_PARTLY].amount
    if arrived is None:
        return f"“{TOPPED_UP_PARTLY}”里还没有写 金额（到账了多少元的面值）"
    face = _face(case)
    if isinstance(face, str):
        return face
    return _share(case, face - arrived, face, "没有到账的") if arrived < face else "到账的不比面值少"


def _reclaimed(case: Case, facts: Facts) -> Made:
    """The same for the face value that was taken back."""
    taken = facts[TAKEN_BACK].amount
    if taken is None:
        return f"“{TAKEN_BACK}”里还没有写 金额（收回了多少元的面值）"
    face = _face(case)
    return face if isinstance(face, str) else _share(case, min(taken, face), face, "被收回的")


def _face(case: Case) -> Decimal | str:
    """The face value of the one order, or what is still to be written: of several, each has a discount of its own."""
    if len(case.orders) > 1:
        return "几笔充值折扣不一样，只到账、只收回一部分的那一笔另写一个案件文件"
    return case.orders[0].face or "“交易”里还没有写 面值"


def _share(case: Case, part: Decimal, face: Decimal, told: str) -> Sum:
    paid = case.orders[0].paid
    amount = to_cents(paid * part / face)
    return Sum(
        amount, f"实付 {yuan(paid)} 元 × {told}面值 {yuan(part)} ÷ 面值 {yuan(face)} = {yuan(amount)} 元"
    )


def _owed(_: Case, facts: Facts) -> Made:
    """民法典 第六百二十六条: the price that was agreed on, less what was paid of it."""
    agreed, received = facts[AGREED_PRICE].amount, facts[PAID_PARTLY]
    if agreed is None:
        return f"“{AGREED_PRICE}”里还没有写 金额"
    if received.state == NO:
        return Sum(agreed, f"约定的价款 {yuan(agreed)} 元")
    if received.state != YES or received.amount is None:
        return f"“{PAID_PARTLY}”还没有回答，答 是 的要写 金额"
    left = agreed - received.amount
    told = f"约定的价款 {yuan(agreed)} 元 − 已支付 {yuan(received.amount)} 元 = {yuan(left)} 元"
    return Sum(left, told) if left > 0 else "已经付清，没有欠着的"


FORMULAS = {
    "topped-up-short": _short,
    "reclaimed-part": _reclaimed,
    "buyback-owed": _owed,
}
