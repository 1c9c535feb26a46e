"""Facts that time makes: whether a period has passed, or still runs, on the day of making."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from kameng_docs.assess.known import NO, UNKNOWN, YES, Known, Worked
from kameng_docs.brief import Moment
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.law.fact_names import (
    ADMITTED,
    ASKED,
    ASKED_PLATFORM,
    END_NOTICE,
    NOT_COME,
    NOTICE,
    PLATFORM_TOLD,
    SHUT_DOWN,
    SIGNED,
    STILL_SOLD,
    TIME_PROMISED,
)
from kameng_docs.law.following import of_kind
from kameng_docs.law.vocabulary import facts
from kameng_docs.procedure.ladder import period
from kameng_docs.procedure.limitation import limitation
from kameng_docs.procedure.reckoned import Reckoned

CIVIL_CODE = date(2021, 1, 1)
# Asked for here alone: what time makes of them is worked out in this module.
SHUTDOWN_TOLD = "停运公告发出了"
FOUND_OUT, FOUND_WHO = "后来才知道被侵害", "后来才知道对方是谁"


def return_asked_in_time(on: Known) -> Worked:
    """消费者权益保护法 第二十四条: 七日内, counted from the day after receipt (民法典 第二百零一条).

    Telling the seller of the fault is not asking to return.
    Of several orders each has its own seven days, and nothing is returned before it came.
    """
    received = [day_of(order.received_at) for order in on.case.orders if order.received_at]
    if len(received) < len(on.case.orders):
        return UNKNOWN, ()
    last = period("quality_return").reckoned(min(received)).last_on
    asked = on.facts[ASKED]
    if asked.state == YES and asked.at and max(received) <= day_of(asked.at) <= day_of(last):
        return YES, asked.exhibits
    return NO, ()


def still_in_seven_days(on: Known) -> Worked:
    """Whether every order came less than seven days ago, so that a paper of today still asks in time."""
    received = [day_of(order.received_at) for order in on.case.orders if order.received_at]
    if len(received) < len(on.case.orders):
        return UNKNOWN, ()
    last = period("quality_return").reckoned(min(received)).last_on
    return (YES if on.today <= day_of(last) else NO), ()


def shut_down_at_short_notice(on: Known) -> Worked:
    """消费者权益保护法实施条例 第二十一条: 提前三十日, from the notice to the end of the service."""
    notice, end = on.facts[SHUTDOWN_TOLD], on.facts[SHUT_DOWN]
    if notice.state != YES or end.state != YES or notice.at is None or end.at is None:
        return UNKNOWN, ()
    early = period("shutdown_notice").after(day_of(notice.at)) <= day_of(end.at)
    return (NO if early else YES), (*notice.exhibits, *end.exhibits)


def time_promised_is_over(on: Known) -> Worked:
    """Whether the latest time that the page gave for delivery is over."""
    promised = on.facts[TIME_PROMISED]
    if promised.state != YES or promised.at is None:
        return UNKNOWN, ()
    over = instant_of(promised.at, end_of_day=True) < instant_of(on.today, end_of_day=True)
    return (YES if over else NO), promised.exhibits


def notice_was_long_enough(on: Known) -> Worked:
    """民法典 第五百六十三条第一款第三项: 合理期限. No statute counts it; `fair_notice` is our own caution."""
    notice = on.facts[NOTICE]
    if notice.state != YES or notice.until is None or notice.at is None:
        return UNKNOWN, ()
    return (YES if _is_fair(notice.at, notice.until) else NO), ()


def _is_fair(given: Moment, until: Moment) -> bool:
    return day_of(until) >= period("fair_notice").after(day_of(given))


def _is_over(until: Moment, today: date) -> bool:
    return day_of(until) < today


def ended_by_notice(on: Known) -> Worked:
    """民法典 第五百六十五条第一款: the contract ends when the period of the notice is over."""
    notice = on.facts[END_NOTICE]
    if notice.state != YES or notice.until is None or notice.at is None:
        return UNKNOWN, ()
    ended = _is_fair(notice.at, notice.until) and _is_over(notice.until, on.today)
    return (YES if ended else NO), notice.exhibits


def platform_had_its_time(on: Known) -> Worked:
    """消费者权益保护法 第四十四条第一款: 不能提供 shows only when the time the author gave is over."""
    asked = on.facts[ASKED_PLATFORM]
    if asked.state != YES or asked.until is None:
        return UNKNOWN, ()
    return (YES if _is_over(asked.until, on.today) else NO), asked.exhibits


def looked_after_telling(on: Known) -> Worked:
    """电子商务法 第三十八条第一款: what the platform let happen counts from when it knew."""
    told, looked = on.facts[PLATFORM_TOLD], on.facts[STILL_SOLD]
    if told.at is None or looked.at is None:
        return UNKNOWN, ()
    return (YES if day_of(told.at) < day_of(looked.at) else NO), looked.exhibits


def asked_fifteen_days_ago(on: Known) -> Worked:
    """侵害消费者权益行为处罚办法 第八条第二项: 超过十五日."""
    asked = on.facts[ASKED]
    if asked.state != YES or asked.at is None:
        return UNKNOWN, ()
    passed = period("refusal").reckoned(day_of(asked.at)).passed(on.today)
    return (YES if passed else NO), asked.exhibits


def known_for_a_year(on: Known) -> Worked:
    """民法典 第五百六十四条第二款: the right to terminate is lost one year after its cause was known.

    A notice to that end within the year uses it; nothing stretches it (第一百九十九条).
    """
    known = known_on(on)
    if known is None:
        return UNKNOWN, ()
    # 民法典时间效力规定 第二十五条: where it was known before, the year runs from the day the code was in force.
    year = period("one_year").reckoned(max(known, CIVIL_CODE))
    notice = on.facts[END_NOTICE]
    used = notice.state == YES and notice.at is not None and not year.passed(day_of(notice.at))
    return (YES if year.passed(on.today) and not used else NO), ()


def three_years_over(on: Known) -> Worked:
    """民法典 第一百八十八条、第一百九十五条: whether the last lawful day of `limitation_of` is over."""
    found = limitation_of(on)
    if found is None:
        return UNKNOWN, ()
    return (YES if found.passed(on.today) else NO), ()


def limitation_of(on: Known) -> Reckoned | None:
    """Both last days of three years from knowing, begun anew by each demand and each promise; None where nothing is dated.

    A demand after they were over begins nothing anew; a promise to pay does (民法典 第一百九十二条第二款).
    """
    known = known_on(on)
    if known is None:
        return None
    # 民法典 第一百八十八条第二款: 权利受到损害以及义务人.
    who = on.facts[FOUND_WHO]
    if who.state == YES and who.at:
        known = max(known, day_of(who.at))
    for promised in (on.facts[ADMITTED], on.facts[SIGNED]):
        if promised.state == YES and promised.at:
            known = max(known, day_of(promised.at))
    days = renewals_of_limitation(on)
    return limitation(known, [day for day in days if day >= known]).reckoned


def renewals_of_limitation(on: Known) -> list[date]:
    """The days on which three years begin anew: each demand, each step (民法典 第一百九十五条)."""
    moments = [on.facts[name].at for name in of_kind("demand") if on.facts[name].state == YES]
    moments += [step.submitted_at for step in on.case.progress]
    return [day_of(moment) for moment in moments if moment]


def known_on(on: Known) -> date | None:
    """The day on which the author knew: as he says (发现日, or when he found out), else of what went wrong, the failed redemption, the delivery.

    Where nothing of it is dated: whoever asked for the money back knew it by then, at the first demand.
    """
    if on.case.discovered_on:
        return on.case.discovered_on
    found = on.facts[FOUND_OUT]
    if found.state == YES and found.at:
        return day_of(found.at)
    days = [day_of(moment) for moment in _since(on) if moment]
    if not days:
        days = [day_of(m) for o in on.case.orders if (m := o.tried_at or o.received_at)]
    if not days:
        asked = [fact.at for name in of_kind("demand") if (fact := on.facts[name]).state == YES and fact.at]
        return min((day_of(moment) for moment in asked), default=None)
    # The youngest order decides: of several the right for that one is still there.
    return max(days)


def _since(on: Known) -> Iterator[Moment | None]:
    """When each fact that tells of something wrong says that it was known, or, of what has not come, that it was late."""
    for name, clock in _clocks(late=on.facts[NOT_COME].state == YES):
        fact = on.facts[name]
        if fact.state == YES:
            yield fact.until if clock == "until" else fact.at


@cache
def _clocks(*, late: bool) -> tuple[tuple[str, str], ...]:
    """The facts that tell of something wrong, or late, each with what in its answer says since when."""
    found = ((name, word.late_since if late else word.wrong_since) for name, word in facts().items())
    return tuple((name, clock) for name, clock in found if clock)
