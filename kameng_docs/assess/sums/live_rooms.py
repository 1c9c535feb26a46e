"""What a platform promised to pay itself: never more than is asked back, nor than the promise has as its most."""

from decimal import Decimal

from kameng_docs.assess.sums.made import Facts, Made, Sum
from kameng_docs.case.model import Case
from kameng_docs.case.orders import in_dispute
from kameng_docs.law.fact_names import PLATFORM_PROMISED
from kameng_docs.wording import yuan


def _platform_promise(case: Case, facts: Facts) -> Made:
    """消费者权益保护法 第四十四条第一款: the promise is kept by its own terms; of 损失 and 最高赔付 the smaller."""
    out = sum(
        (max(order.paid - order.refunded_amount, Decimal(0)) for order in in_dispute(case.orders)), Decimal(0)
    )
    if not out:
        return "这些付款都已退回"
    # Its 金额 is the most that is promised.
    most = facts[PLATFORM_PROMISED].amount
    if most is None:
        return Sum(out, f"没有退回的价款 {yuan(out)} 元")
    told = f"没有退回的价款 {yuan(out)} 元与承诺的最高数 {yuan(most)} 元，取较小的"
    return Sum(min(out, most), f"{told} {yuan(min(out, most))} 元")


FORMULAS = {"platform-promise": _platform_promise}
