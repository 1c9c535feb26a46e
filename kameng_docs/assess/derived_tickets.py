"""Derived facts about shows, journeys and bookings (assess/derived.py has the table)."""

from kameng_docs.assess.known import NO, UNKNOWN, YES, Known, Worked
from kameng_docs.case.part import day_of
from kameng_docs.law.fact_names import THE_DAY

# Asked for here alone.
OWN_REASON, TOUR = "是我自己不能去", "报的是旅行社的团"


def told_before_the_day(on: Known) -> Worked:
    """Whether the other side was told in time: before the day, and of a tour before its end (旅游法 第六十五条)."""
    told, day = on.facts[OWN_REASON], on.facts[THE_DAY]
    if told.state != YES or told.at is None or day.at is None:
        return UNKNOWN, ()
    if on.facts[TOUR].state == YES:
        in_time = day_of(told.at) <= day_of(day.until or day.at)
    else:
        in_time = day_of(told.at) < day_of(day.at)
    return (YES if in_time else NO), told.exhibits
