"""A difference above the price is rare: it is asked whether it is meant."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.said import describes_goods
from kameng_docs.rules.finding import Finding
from kameng_docs.wording import yuan

CODE = "rule.difference-exceeds-paid"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """补差价 with a difference above what was paid and has not come back as money.

    As much as was paid may be right (充值全额返现), and more where something dearer had to be bought instead (民法典
    第五百八十四条) or more was promised: so it is no error, and silent where such a promise was not kept.
    """
    demands = case.demands
    if demands.price_difference is None or "补差价" not in {demands.remedy, demands.instead}:
        return
    if any(promise.broken and not describes_goods(promise.words, promise.about) for promise in case.promises):
        return
    left = sum(order.paid for order in case.orders) - sum(
        order.refunded_amount for order in case.orders if not order.back_as_credit
    )
    if demands.price_difference > left:
        yield Finding(
            ("诉求", "差价"),
            f"差价 {yuan(demands.price_difference)} 元，比付出去还没有退回的 {yuan(left)} 元还多",
            "核对金额；另外买了更贵的，在“差价算法”里写清楚，例如 替代品 300.00 − 原价 198.00",
        )
