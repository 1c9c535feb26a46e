"""Interest by the route that carries it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kameng_docs.calc.answer import Answer, Days, notes_of, number, rules_of
from kameng_docs.procedure.interest import (
    DAYS_IN_A_YEAR,
    GIVEN,
    Segment,
    at_lpr,
    at_one_rate,
    exact_interest,
    interest,
)
from kameng_docs.procedure.lpr import known_until, rate_on, rates
from kameng_docs.wording import to_cents, yuan

DISSOLVED, VOID, PREPAID, AGREED = "解除", "无效", "预付", "约定"
ROUTES = (DISSOLVED, VOID, PREPAID)


@dataclass(frozen=True)
class Loan:
    """Money that the other side held: `principal` 元 from `start`, which counts, to `end`, which does not.

    `route` says what carries the interest. `percent` goes with AGREED alone, `contract_on` with PREPAID alone.
    """

    principal: Decimal
    start: date
    end: date
    route: str
    percent: Decimal | None = None
    contract_on: date | None = None


def first_rate() -> date:
    """The first day for which the LPR is held."""
    return rates()[0].since


def interest_on(loan: Loan, today: date) -> Answer:
    """The interest with its segments. Raises ValueError for a day before `first_rate` where the LPR is asked for."""
    segments = _segments(loan)
    value = yuan(interest(loan.principal, segments))
    rules, faults = rules_of(f"interest.{loan.route}", Days(loan.contract_on or loan.start, today))
    notes = (
        *_doubts(loan, segments),
        *faults,
        *notes_of(f"interest.{loan.route}"),
        *notes_of("interest"),
    )
    return Answer(
        "利息",
        value,
        f"{value} 元（{loan.start} 起 {(loan.end - loan.start).days} 天）",
        _interest_working(loan.principal, segments, value),
        rules,
        notes,
        _segment_lines(segments),
        {
            "route": loan.route,
            "days": (loan.end - loan.start).days,
            "arguable": loan.route == DISSOLVED,
            "outdated": _outdated(loan),
            "segments": [_segment_as_json(loan.principal, each) for each in segments],
        },
    )


def _segments(loan: Loan) -> tuple[Segment, ...]:
    if loan.percent is not None:
        return at_one_rate(loan.start, loan.end, loan.percent)
    if loan.contract_on is None:
        return at_lpr(loan.start, loan.end)
    rate = rate_on(loan.contract_on)
    if rate is None:
        raise ValueError(f"no LPR on {loan.contract_on}")
    return at_one_rate(loan.start, loan.end, rate.percent, rate.verified)


def _interest_working(principal: Decimal, segments: tuple[Segment, ...], value: str) -> str:
    each = [f"{number(s.percent)}% × {s.days} 天" for s in segments]
    if not each:
        return f"{yuan(principal)} × 0 天 = {value} 元"
    sum_of = f"({' + '.join(each)})" if len(each) > 1 else each[0]
    exact = exact_interest(principal, segments)
    sign = "=" if exact == to_cents(exact) else "≈"
    return f"{yuan(principal)} × {sum_of} ÷ {DAYS_IN_A_YEAR} {sign} {value} 元"


def _segment_lines(segments: tuple[Segment, ...]) -> tuple[str, ...]:
    if len(segments) < 2:  # noqa: PLR2004
        return ()
    return tuple(f"{s.start} 至 {s.end}（不含）：{number(s.percent)}%，{s.days} 天" for s in segments)


def _segment_as_json(principal: Decimal, segment: Segment) -> dict[str, object]:
    return {
        "from": segment.start.isoformat(),
        "to": segment.end.isoformat(),
        "days": segment.days,
        "percent": number(segment.percent),
        "amount": yuan(interest(principal, (segment,))),
        "verified": segment.verified,
    }


def _outdated(loan: Loan) -> bool:
    """Whether the table of rates ends before the last day that it is asked for."""
    if loan.percent is not None:
        return False
    if loan.contract_on is not None:
        return loan.contract_on >= known_until()
    return loan.end > known_until()


def _doubts(loan: Loan, segments: tuple[Segment, ...]) -> tuple[str, ...]:
    """What of the rates used nobody has checked against the official notices, and from when the table is silent."""
    used = sorted({f"{number(s.percent)}%" for s in segments if s.verified != GIVEN})
    doubts = notes_of("interest", "unverified", rows="、".join(used)) if used else ()
    if _outdated(loan):
        last = rates()[-1]
        filled = {"last": last.since, "until": known_until(), "percent": number(last.percent)}
        doubts += notes_of("interest", "outdated", **filled)
    return doubts
