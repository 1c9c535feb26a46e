"""Moments as exports write them for machines: seconds since 1970 and ISO 8601, told by Beijing's clock."""

import re
from datetime import datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
# No chat is older than its software, and none lies further ahead than a phone's clock may be wrong.
FIRST, LAST = 946_684_800, 4_102_444_800
_SECONDS = re.compile(r"(?P<seconds>[0-9]{10})(?:[0-9]{3}|\.[0-9]+|(?:[0-9]{6}))?")
_ISO = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)


def by_beijing_clock(written: str) -> str | None:
    """2026-10-03 21:32:05 for 1791034325, 1791034325000 or 2026-10-03T13:32:05Z; None for what is written otherwise."""
    if found := _SECONDS.fullmatch(written):
        seconds = int(found["seconds"])
        if not FIRST <= seconds < LAST:
            return None
        return f"{datetime.fromtimestamp(seconds, BEIJING):%Y-%m-%d %H:%M:%S}"
    if not _ISO.fullmatch(written) or not ("T" in written or written.endswith("Z") or "+" in written):
        return None
    try:
        moment = datetime.fromisoformat(written)
        moment = moment.astimezone(BEIJING) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return None
    return f"{moment:%Y-%m-%d %H:%M:%S}"
