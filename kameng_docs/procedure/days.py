"""The one arithmetic of days: from a start, a length and a regime (`regimes.yaml`) both days to tell."""

import calendar
from datetime import date, timedelta

from kameng_docs.procedure.holidays import DAY, free_until, is_workday, statutory
from kameng_docs.procedure.reckoned import Reckoned, day_of
from kameng_docs.procedure.regimes import Moment, Regime, moved, regime
from kameng_docs.procedure.workdays import workdays_after

UNITS = {"hours": "小时", "days": "日", "workdays": "个工作日", "months": "个月", "years": "年"}
MONTHS = {"months": 1, "years": 12}


def reckon(
    start: Moment, count: int, unit: str, kind: str, *, mine: bool, since: str = "", doubt: str = ""
) -> Reckoned:
    """So many hours, days, workdays, months or years after `start`, in the regime `kind`.

    `mine`: the author must act; `since` says of what the start is the day (收到判决书), `doubt` what is doubtful about
    this period beside its regime. Raises ValueError for an unknown regime and for a unit that it does not count.
    """
    rules, length = regime(kind), f"{count}{UNITS[unit]}"
    if {"hours", "workdays"} & {unit, kind} and unit != kind:
        raise ValueError(f"{unit} counted as {kind}")
    doubt = doubt or rules.doubt
    if unit == "hours":
        end = start + timedelta(hours=count)
        return _to(end, rules, mine=mine, start=start, length=length, since=since)
    if unit == "workdays":
        return _in_workdays(day_of(start), count, rules, mine=mine, length=length, since=since)
    begun = day_of(start)
    full = naive_end(begun, count, unit)
    counted = full - DAY if rules.from_start else full
    last, wide = moved(counted, rules.mine if mine else rules.theirs), moved(full, rules.widest)
    held = free_until(counted, wide) if rules.widest != "none" else None
    moves = rules.mine if mine else rules.widest
    return Reckoned(
        start=begun, length=length, since=since, regime=rules, doubt=doubt, mine=mine, counted_on=counted,
        safe_on=_safe(begun, counted), last_on=last, wide_on=wide, past_from=max(wide, held or wide) + DAY,
        guessed=_guessed(counted, wide) if moves != "none" else (),
        month_end=unit in MONTHS and full.day != begun.day,
    )  # fmt: skip


def written(on: Moment, *, mine: bool) -> Reckoned:
    """A day, or an instant, that stands in a paper: it is not a period, and nothing moves it."""
    return _to(on, regime("written"), mine=mine)


def counted_back(end: date, days: int) -> date:
    """The last day on which what must come so many days before `end` is in time (提前30日); nothing moves it."""
    return end - timedelta(days=days)


def naive_end(start: date, count: int, unit: str) -> date:
    """The last day of the bare count: `start` not counted, nothing moved (民法典 第二百零一条、第二百零二条).

    Raises ValueError for hours and working days.
    """
    if unit == "days":
        return start + timedelta(days=count)
    if unit not in MONTHS:
        raise ValueError(f"no last day of {count} {unit}")
    return months_after(start, count * MONTHS[unit])


def months_after(day: date, months: int) -> date:
    """The day of the same number; the last of the month where it has none (29 February, the 31st)."""
    years, month = divmod(day.month - 1 + months, MONTHS["years"])
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _to(
    end: Moment, rules: Regime, *, mine: bool, start: Moment | None = None, length: str = "", since: str = ""
) -> Reckoned:
    """Up to a moment that nothing moves; the 稳妥日 of a written day is a working day all the same."""
    day = day_of(end)
    bare = end == day
    safe = _safe(date.min, day) if start is None and bare else end
    return Reckoned(
        start=start, length=length, since=since, regime=rules, doubt="", mine=mine, counted_on=end, safe_on=safe,
        last_on=end, wide_on=end, past_from=day + DAY if bare else end,
    )  # fmt: skip


def _in_workdays(start: date, count: int, rules: Regime, *, mine: bool, length: str, since: str) -> Reckoned:
    worked = workdays_after(start, count)
    last = worked.last
    held = free_until(start + DAY, last) if worked.provisional else None
    until = max(held, last + statutory().reach) if held else last
    return Reckoned(
        start=start, length=length, since=since, regime=rules, doubt="", mine=mine, counted_on=last, safe_on=last,
        last_on=last, wide_on=last, past_from=until + DAY, guessed=worked.guessed, worked=worked,
    )  # fmt: skip


def _safe(start: date, counted: date) -> date:
    """The last working day up to the counted one; the counted one where the period holds none."""
    day = counted
    while day > start and not is_workday(day)[0]:
        day -= DAY
    return day if is_workday(day)[0] else counted


def _guessed(first: date, last: date) -> tuple[int, ...]:
    """The years whose calendar is still to be announced, of the days from first to last."""
    days = [first + timedelta(days=each) for each in range((last - first).days + 1)]
    return tuple(sorted({day.year for day in days if not is_workday(day)[1]}))
