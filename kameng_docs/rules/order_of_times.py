"""An order is placed, paid, delivered, opened and tried in that order."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from kameng_docs.case.model import Case
from kameng_docs.case.part import instant_of
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.times-out-of-order"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """Moments of an order of which the later one stands before the earlier one."""
    for i, order in enumerate(case.orders):
        for (before_key, before), (key, moment) in pairwise(order.moments()):
            if instant_of(moment, end_of_day=True) < instant_of(before):
                yield Finding(
                    ("交易", i, key),
                    f"“{key}”（{moment}）早于“{before_key}”（{before}）",
                    "核对账单和截图上的时间，改正其中一个",
                )
