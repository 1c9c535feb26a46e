"""What is asked back of a ticket, a booking or a tour, and what a substitute cost more."""

from collections.abc import Callable
from decimal import Decimal

from kameng_docs.assess.claims import affected_of
from kameng_docs.assess.known import YES
from kameng_docs.assess.sums.made import Facts, Made, Sum
from kameng_docs.case.model import Case
from kameng_docs.law.fact_names import THEIR_LOSS, UNUSED_VOUCHERS
from kameng_docs.wording import to_cents, yuan

# Asked for here alone.
FEE = "随票另收了服务费"
STEPS, OWN_OFFER = "主办公布过分段退票费", "没有分段的我愿意承担的退票费"
SUBSTITUTE = "另外订了同等的"
PROVED = "旅行社给了已付费用的凭据"
HUNDRED = 100


def _paid(case: Case, facts: Facts) -> Decimal:
    """What was paid for the pieces at issue."""
    shares = (
        to_cents(order.paid * affected_of(order, facts, case.orders) / order.quantity)
        for order in case.orders
    )
    return sum(shares, Decimal(0))


def _less(paid: Decimal, off: Decimal, what: str, none: str) -> Made:
    """What is left of the price once `off` is taken from it."""
    left = paid - off
    told = f"实付 {yuan(paid)} 元 − {what} {yuan(off)} 元 = {yuan(left)} 元"
    return Sum(left, told) if left > 0 else none


def _ticket(case: Case, facts: Facts) -> Made:
    """营业性演出管理条例 第二十七条第一款: the ticket; what was taken beside it has a ground of its own."""
    paid, fee = _paid(case, facts), facts[FEE]
    if fee.state != YES or fee.amount is None:
        return Sum(paid, f"实付 {yuan(paid)} 元")
    return _less(paid, fee.amount, "随票服务费", "“随票另收了服务费”的金额不比实付少")


def _fee(_: Case, facts: Facts) -> Made:
    """What was taken with the ticket, as the author states it."""
    amount = facts[FEE].amount
    if amount is None:
        return f"“{FEE}”里还没有写 金额"
    return Sum(amount, f"另加随票服务费 {yuan(amount)} 元")


def _ticket_given_back(case: Case, facts: Facts) -> Made:
    """The price less the step that was published, else less what the author offers: no law says how much is fair."""
    paid = _paid(case, facts)
    name = STEPS if facts[STEPS].state == YES else OWN_OFFER
    fact = facts[name]
    if fact.state != YES or (fact.count is None and fact.amount is None):
        return f"“{STEPS}”或者“{OWN_OFFER}”里还没有写 数量（百分之几）或者 金额"
    what = "退票费" if name == STEPS else "自愿承担的退票费"
    if fact.amount is not None:
        return _less(paid, fact.amount, what, "退票费不比票款少，没有剩下的可要")
    assert fact.count is not None  # noqa: S101 — one of the two is there
    if fact.count >= HUNDRED:
        return "退票费不比票款少，没有剩下的可要"
    off = to_cents(paid * fact.count / HUNDRED)
    return _less(paid, off, f"{what}{fact.count}%即", "退票费不比票款少，没有剩下的可要")


def _substitute(case: Case, facts: Facts) -> Made:
    """民法典 第五百八十四条: the price of the substitute above that of what was booked; the price itself comes back besides."""
    paid, again = _paid(case, facts), facts[SUBSTITUTE].amount
    if again is None:
        return f"“{SUBSTITUTE}”里还没有写 金额"
    more = again - paid
    told = f"另订 {yuan(again)} 元 − 原价 {yuan(paid)} 元 = {yuan(more)} 元"
    return Sum(more, told) if more > 0 else "另外订的不比原来的贵，没有差额可要"


def _price_less(name: str, what: str) -> Callable[[Case, Facts], Made]:
    """The price less what the other side lost or proved to have spent, where it did."""

    def made(case: Case, facts: Facts) -> Made:
        fact, paid = facts[name], _paid(case, facts)
        if fact.state != YES:
            return Sum(paid, f"实付 {yuan(paid)} 元")
        if fact.amount is None:
            return f"“{name}”里还没有写 金额"
        return _less(paid, fact.amount, what, "该扣的不比付的少，没有剩下的可要")

    return made


def _vouchers(case: Case, facts: Facts) -> Made:
    """The price of those that were not used; of several it must be said how many."""
    order, unused = case.orders[0], facts[UNUSED_VOUCHERS].count
    if len(case.orders) > 1 or order.quantity == 1:
        paid = _paid(case, facts)
        return Sum(paid, f"实付 {yuan(paid)} 元")
    if unused is None or unused > order.quantity:
        return f"“{UNUSED_VOUCHERS}”里还没有写 数量（几张没有用过）"
    share = to_cents(order.paid * unused / order.quantity)
    return Sum(share, f"实付 {yuan(order.paid)} 元 × {unused} ÷ {order.quantity} = {yuan(share)} 元")


FORMULAS = {
    "vouchers-unused": _vouchers,
    "ticket": _ticket,
    "ticket-fee": _fee,
    "ticket-given-back": _ticket_given_back,
    "substitute": _substitute,
    "booking-less-loss": _price_less(THEIR_LOSS, "对方的损失"),
    "tour-less-spent": _price_less(PROVED, "有凭据的必要费用"),
}
