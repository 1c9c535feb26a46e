"""What a look inside a file finds, and the clock its times are told by."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from decimal import Decimal

from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.kinds import Family

# The case file tells its times by Chinese clocks; China has had no summer time since 1991.
BEIJING = timezone(timedelta(hours=8))
# No phone or recorder is older; clocks that were never set stand at 1904, 1970 or 1980.
FIRST_YEAR = 1990


@dataclass(frozen=True)
class Found:
    """A file that can be taken in.

    `pixels` are width and height as shown, that is after turning by `turned` (the EXIF orientation, 1 to 8).
    `seconds` is the length of a recording. `taken_at` is by Beijing's clock and without a zone, as in a case file;
    `taken_from` says where it comes from and how far to trust it. `notes` are warnings.
    """

    family: Family
    pixels: tuple[int, int] | None = None
    pages: int | None = None
    seconds: Decimal | None = None
    taken_at: datetime | None = None
    taken_from: str = ""
    gps: bool = False
    turned: int = 1
    notes: tuple[Finding, ...] = ()


def by_chinese_clock(moment: datetime) -> datetime | None:
    """The moment by Beijing's clock, without a zone; one without a zone is taken as it is. None before FIRST_YEAR."""
    try:
        local = moment.astimezone(BEIJING).replace(tzinfo=None) if moment.tzinfo else moment
    except (OverflowError, ValueError):
        return None
    return local if local.year >= FIRST_YEAR else None


def broken(name: str, word: str, why: str) -> Finding:
    """A file that cannot be read to its end; `why` says what was seen."""
    message = f"“{name}”坏了，{word}{why}"
    return Finding("exhibit.corrupt", message, "从手机或原来的软件里重新传一份，传完先打开看一遍")
