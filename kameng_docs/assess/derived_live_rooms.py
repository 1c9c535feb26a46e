"""Derived facts about live rooms and about platforms that answer for them (assess/derived.py has the table)."""

from kameng_docs.assess.derived_people import is_platform_itself
from kameng_docs.assess.known import NO, UNKNOWN, YES, Known, Worked
from kameng_docs.case.part import day_of
from kameng_docs.law.fact_names import ASKED_WHO_RUNS_IT, PLATFORM_TOLD
from kameng_docs.law.said import describes_goods, said_on_air

# Asked for here alone.
ROOM_TOLD = "我把问题告诉了直播间"
STILL_ON = "直播间之后仍在推同一商品"


def words_on_air_were_untrue(on: Known) -> Worked:
    """网络消费解释 第十一条: what was said of the goods in the live room before the order, and was otherwise."""
    said = [p for p in on.case.promises if said_on_air(p.where) and p.seen_before_order == YES]
    broken = [p for p in said if p.broken and describes_goods(p.words)]
    return (YES if broken else NO if said else UNKNOWN), tuple(n for p in broken for n in p.exhibits)


def asks_the_operator(on: Known) -> Worked:
    """Whether it is claimed from whoever runs the live room."""
    return (YES if any(s.acts_as == "直播间运营者" for s in on.case.sellers) else NO), ()


def operator_is_unknown(on: Known) -> Worked:
    """Whoever runs the live room is asked, and nobody knows yet who that is (网络消费解释 第十四条)."""
    rooms = [s for s in on.case.sellers if s.acts_as == "直播间运营者"]
    return (YES if rooms and all(s.known_party is None for s in rooms) else NO), ()


def time_to_name_the_operator_is_over(on: Known) -> Worked:
    """网络消费解释 第十四条: 不能提供 shows only when the time the author gave is over."""
    asked = on.facts[ASKED_WHO_RUNS_IT]
    if asked.state != YES or asked.until is None:
        return UNKNOWN, ()
    over = day_of(asked.until) < on.today
    return (YES if over else NO), asked.exhibits


def _still_on_after(on: Known, told: str) -> Worked:
    """What was let happen counts from when it was known (网络消费解释 第十六条、第十七条)."""
    known, looked = on.facts[told], on.facts[STILL_ON]
    if not known.state == looked.state == YES or known.at is None or looked.at is None:
        return UNKNOWN, ()
    return (YES if day_of(known.at) < day_of(looked.at) else NO), looked.exhibits


def platform_let_it_go_on(on: Known) -> Worked:
    """Whether the platform was told before it was seen again."""
    return _still_on_after(on, PLATFORM_TOLD)


def operator_went_on(on: Known) -> Worked:
    """Whether the live room was told before it was seen again."""
    return _still_on_after(on, ROOM_TOLD)


def more_damages_of_the_platform(on: Known) -> Worked:
    """消费者权益保护法 第五十五条 is for the 经营者 of the sale: not for who only brings both sides together."""
    asked = on.case.demands.more_damages == "事实够时要求" and "平台责任" in on.case.disputes
    return (YES if asked and not is_platform_itself(on.case) else NO), ()
