"""Periods of a renewal that the other side may call too old: each bill could be seen, so 应当知道 on the day of each charge.

民法典 第一百八十八条第二款 counts from knowing or having to know who and what. Papers ask for every period from the day of knowing;
only the author is told what the worst reading leaves.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from kameng_docs.assess.charges import charges_of
from kameng_docs.assess.elapsed import renewals_of_limitation
from kameng_docs.assess.known import YES, Known
from kameng_docs.brief import ChargesAtRisk
from kameng_docs.case.part import day_of
from kameng_docs.law.fact_names import LIMITATION_OVER, RENEWED
from kameng_docs.procedure.limitation import limitation


def charges_at_risk(on: Known) -> ChargesAtRisk | None:
    """How many periods, and how much of them, are out of time on the worst reading; None where all are in
    time on both, or over on both: that is said elsewhere (rule.limitation).
    """
    if on.facts[RENEWED].state != YES or on.facts[LIMITATION_OVER].state == YES:
        return None
    begun_anew = renewals_of_limitation(on)
    rows = list(_rows(on))
    old = [amount for day, amount in rows if _is_over(day, begun_anew, on.today)]
    if not old:
        return None
    amount = sum(old, Decimal(0))
    return ChargesAtRisk(
        len(old), amount, len(rows) - len(old), sum((a for _, a in rows), Decimal(0)) - amount
    )


def _rows(on: Known) -> Iterator[tuple[date, Decimal]]:
    """What is asked back, each with its day; of one whose day nobody wrote, the day before which it cannot lie."""
    for order in on.case.orders:
        rows = charges_of(order)
        for row in rows:
            if not row.reminded:
                yield day_of(rows[0].at if row.guessed else row.at), row.amount
        if not rows:
            yield day_of(order.ordered_at), order.paid


def _is_over(day: date, begun_anew: list[date], today: date) -> bool:
    return limitation(day, [each for each in begun_anew if each >= day]).reckoned.passed(today)
