"""An order is placed, paid, delivered, opened and tried in that order."""

from collections.abc import Iterator
from datetime import date, datetime

from kameng_docs.case.model import Case
from kameng_docs.case.part import instant_of
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.wording import instant_in_digits

CODE = "rule.times-out-of-order"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """Moments of an order that stand before one that must have come first, also where a bare day lies between the two."""
    for i, order in enumerate(case.orders):
        moments = order.moments()
        for number, (key, moment) in enumerate(moments):
            earlier = moments[:number]
            late = [(k, m) for k, m in earlier if instant_of(moment, end_of_day=True) < instant_of(m)]
            if late:
                before_key, before = late[-1]
                yield Finding(
                    ("交易", i, key),
                    f"“{key}”（{_told(moment)}）早于“{before_key}”（{_told(before)}）",
                    "核对账单和截图上的时间，改正其中一个",
                )


def _told(moment: datetime | date) -> str:
    """As the author wrote it, seconds included where there are any: they may be what is wrong."""
    seconds = f":{moment:%S}" if isinstance(moment, datetime) and moment.second else ""
    return instant_in_digits(moment) + seconds
