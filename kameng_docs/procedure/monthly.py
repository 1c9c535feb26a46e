"""The days of what comes month by month, as a renewal does."""

from datetime import date

from kameng_docs.procedure.days import months_after


def monthly(first: date, count: int) -> list[date]:
    """`count` days, the first and the same day of each month after it; of a short month its last day."""
    return [months_after(first, number) for number in range(count)]
