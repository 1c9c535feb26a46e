"""Derived facts about top-ups, cards and buyback (assess/derived.py has the table)."""

from kameng_docs.assess.elapsed import time_promised_is_over
from kameng_docs.assess.known import NO, UNKNOWN, YES, Known, Worked
from kameng_docs.assess.people import author_sells
from kameng_docs.case.part import instant_of
from kameng_docs.law.fact_names import TAKEN_BACK, TIME_PROMISED

# Asked for here alone.
NO_NAME, ANOTHER_NAME = "卡是不记名的", "卡上记的是别人的名字"
DUE, VERIFIED = "约好了打款时间", "对方已经收到并核验成功"


def promised_time_is_to_come(on: Known) -> Worked:
    """慢充: before the time that the page names is over there is no delay."""
    promised = on.facts[TIME_PROMISED]
    known = promised.state == YES and promised.at is not None
    return (YES if known and time_promised_is_over(on)[0] == NO else NO), ()


def taken_back_in_part(on: Known) -> Worked:
    """Whether less was taken back than the face value of what was bought."""
    taken, faces = on.facts[TAKEN_BACK], [order.face for order in on.case.orders]
    if taken.state != YES or taken.amount is None or None in faces:
        return NO, ()
    return (YES if taken.amount < sum(face for face in faces if face) else NO), taken.exhibits


def origin_is_told(on: Known) -> Worked:
    """预付式消费解释 第二条第一款: who holds a card without a name; of one with another's name, who shows how he got it."""
    bearer, named = on.facts[NO_NAME], on.facts[ANOTHER_NAME]
    if bearer.state == YES or named.state == NO:
        return YES, bearer.exhibits
    if named.state == YES:
        return (YES if named.exhibits else NO), named.exhibits
    return UNKNOWN, ()


def author_sold(on: Known) -> Worked:
    """Whether the author is the seller: of cards, to whoever buys them back."""
    return (YES if author_sells(on.case) else NO), ()


def price_is_due(on: Known) -> Worked:
    """民法典 第六百二十八条: on the day that was agreed on; without one, when the goods are received."""
    due, received = on.facts[DUE], on.facts[VERIFIED]
    if due.state == YES and due.until is not None:
        over = instant_of(due.until, end_of_day=True) < instant_of(on.today)
        return (YES if over else NO), due.exhibits
    return (received.state if due.state == NO else UNKNOWN), received.exhibits
