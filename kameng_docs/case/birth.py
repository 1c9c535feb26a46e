"""The day of birth that the number of an identity card tells (GB 11643: the seventh to the fourteenth digit)."""

from datetime import date

from kameng_docs.case.check_digits import check_digit
from kameng_docs.declared import sought

IDENTITY_CARD = "居民身份证"
SHAPE = sought(r"[0-9]{17}[0-9Xx]")


def born_by(number: str) -> date | None:
    """The day; None where the number has another form or tells of no day of the calendar."""
    if not SHAPE.fullmatch(number):
        return None
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def surely_born_by(number: str) -> date | None:
    """The day, where its check digit says that the number was copied right; else None."""
    return born_by(number) if SHAPE.fullmatch(number) and check_digit(number) == number[-1].upper() else None
