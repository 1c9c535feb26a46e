"""The days to come as a calendar (RFC 5545): an event a day, an alarm the day before and on the day, the reasons inside."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone

from kameng_docs.brief import Moment
from kameng_docs.plan.model import Deadline, Plan

CHINA = timezone(timedelta(hours=8))
OCTETS = 75
HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//kameng-docs//plan//ZH",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
)
# Nine in the morning of the day before and of the day itself; of an event with an hour a day and two hours before.
ALARMS_OF_A_DAY = ("-PT15H", "PT9H")
ALARMS_OF_AN_HOUR = ("-P1D", "-PT2H")


def calendar(plans: Iterable[Plan]) -> bytes:
    """What has not passed, of every plan. The same plans give the same bytes, and a day keeps its UID."""
    lines = [*HEAD, *(line for plan in plans for line in _events(plan)), "END:VCALENDAR"]
    return b"".join(folded(line) for line in lines)


def folded(line: str) -> bytes:
    """A content line with its CRLF, no part longer than 75 octets and no character cut."""
    parts, part = [], b""
    for character in line:
        octets = character.encode()
        if len(part) + len(octets) > OCTETS:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]) + b"\r\n"


def escaped(text: str) -> str:
    """A TEXT value."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _events(plan: Plan) -> Iterator[str]:
    stamp = f"{plan.today:%Y%m%d}T000000Z"
    for each in plan.deadlines:
        if not each.passed:
            yield from _event(plan, each, stamp)
    for rung in plan.rungs:
        if rung.opens_at and _day(rung.opens_at) > plan.today:
            told = Deadline(
                f"opens-{rung.channel}", f"可以走：{rung.name}", rung.opens_at, rung.reason, "", rung.authority,
                rung.channel, mine=True, binding=False, provisional=False, passed=False,
            )  # fmt: skip
            yield from _event(plan, told, stamp)


def _event(plan: Plan, each: Deadline, stamp: str) -> Iterator[str]:
    on = each.ahead(plan.today)
    last = f"，法定末日{_day(each.on)}" if each.act_on != each.on else ""
    title = f"{'【暂定】' if each.provisional else ''}{each.title}{last}（{plan.case}）"
    whole_day = not isinstance(on, datetime)
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(f'{plan.case} {each.id}'.encode()).hexdigest()[:32]}@kameng-docs"
    yield f"DTSTAMP:{stamp}"
    yield from _span(on)
    yield f"SUMMARY:{escaped(title)}"
    yield f"DESCRIPTION:{escaped(_reasons(each))}"
    yield "TRANSP:TRANSPARENT"
    for trigger in ALARMS_OF_A_DAY if whole_day else ALARMS_OF_AN_HOUR:
        yield from (
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{escaped(title)}",
            f"TRIGGER:{trigger}",
            "END:VALARM",
        )
    yield "END:VEVENT"


def _span(on: Moment) -> Iterator[str]:
    if isinstance(on, datetime):
        yield f"DTSTART:{on.replace(tzinfo=CHINA).astimezone(UTC):%Y%m%dT%H%M%SZ}"
        yield "DURATION:PT15M"
    else:
        yield f"DTSTART;VALUE=DATE:{on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{on + timedelta(days=1):%Y%m%d}"


def _reasons(each: Deadline) -> str:
    lines = [f"怎么算：{each.how}", f"过了：{each.then}" if each.then else "", f"依据：{each.authority}"]
    return "\n".join(line for line in lines if line)


def _day(moment: Moment) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
