"""Software and subscriptions: what a plan that was chosen beforehand took too much, and devices that cannot be activated."""

from decimal import Decimal

from kameng_docs.assess.known import YES
from kameng_docs.assess.sums.difference import difference
from kameng_docs.assess.sums.made import Facts, Made, Sum
from kameng_docs.case.model import Case
from kameng_docs.law.fact_names import DEVICES, PRESELECTED
from kameng_docs.wording import to_cents, yuan

# Asked for here alone.
UNUSED = "升级后我没有用过新的权益"


def _preselected(case: Case, facts: Facts) -> Made:
    """What was taken above the plan that the buyer keeps; all of it where nothing was used and the money is asked back."""
    paid = sum((order.paid for order in case.orders), Decimal(0))
    kept = facts[PRESELECTED].amount
    if kept is None and facts[UNUSED].state == YES and case.demands.remedy == "退款":
        return Sum(paid, f"实付 {yuan(paid)} 元")
    if kept is None:
        return (
            f"“{PRESELECTED}”里还没有写 金额（便宜的那一档多少元）；一次也没有用过、要全部退的，答“{UNUSED}”"
        )
    left = paid - kept
    told = f"实付 {yuan(paid)} 元 − 本来要买的一档 {yuan(kept)} 元 = {yuan(left)} 元"
    return Sum(left, told) if left > 0 else "付的不比便宜的那一档多，没有多收的可要"


def _licence_count(case: Case, facts: Facts) -> Made:
    """民法典 第五百八十二条, 买卖合同解释 第十七条: the author's own working, else the devices that are missing over those promised."""
    if case.demands.price_difference is not None and case.demands.difference_worked_out:
        return difference(case, facts)
    fact, paid = facts[DEVICES], sum((order.paid for order in case.orders), Decimal(0))
    if fact.count is None or fact.total is None:
        return f"“{DEVICES}”里还没有写 数量（能用几台）和 总数（页面写几台）"
    if fact.count >= fact.total:
        return "能用的不比页面写的少，没有少的可要"
    missing = fact.total - fact.count
    amount = to_cents(paid * missing / fact.total)
    return Sum(
        amount, f"实付 {yuan(paid)} 元 × 少的 {missing} 台 ÷ 写明的 {fact.total} 台 = {yuan(amount)} 元"
    )


FORMULAS = {"preselected": _preselected, "licence-count": _licence_count}
