"""Derived facts of a child's payments (assess/derived.py has the table)."""

from kameng_docs.assess.known import NO, UNKNOWN, YES, Known, Worked
from kameng_docs.assess.sums import age_at
from kameng_docs.case.orders import to_streamer
from kameng_docs.case.part import day_of
from kameng_docs.law.fact_names import CHILD
from kameng_docs.procedure.top_up_limits import above

# Asked for here alone: other facts are worked out from them.
CHILDS_TRACE = "能看出当时是孩子在操作"
KNOWN_AS_CHILD = "孩子本人实名"
ADULTS_ACCOUNT = "这个账号大人一直在用"
OTHER_THAN_ADULTS = "这几笔与大人平时的付款明显不同"


def above_limits(on: Known) -> Worked:
    """A game that knew the child by its name took more than it may (procedure/top_up_limits.yaml)."""
    known, child = on.facts[KNOWN_AS_CHILD], on.facts[CHILD]
    if any(order.sort != "游戏充值" for order in on.case.orders) or NO in {known.state, child.state}:
        return NO, known.exhibits
    if (known.state, child.state) != (YES, YES):
        return UNKNOWN, known.exhibits
    aged = [(order, age_at(order, on.case, on.facts)) for order in on.case.orders]
    if any(age is None for _, age in aged):
        return UNKNOWN, known.exhibits
    rows = [(day_of(o.paid_at or o.ordered_at), age, o.paid) for o, age in aged if age is not None]
    over = above(rows)
    return (YES if over.singles or over.monthly else NO), known.exhibits


def paid_to_the_streamer(on: Known) -> Worked:
    """A present to a streamer that went past the platform: whoever got the money is the streamer."""
    return (YES if all(to_streamer(order) for order in on.case.orders) else NO), ()


def account_of_adults(on: Known) -> Worked:
    """An account that grown-ups use, and payments that look like theirs: nothing tells the child's from them."""
    theirs, others = on.facts[ADULTS_ACCOUNT], on.facts[OTHER_THAN_ADULTS]
    if theirs.state != YES:
        return NO, ()
    return (NO if others.state == YES else YES), theirs.exhibits


def without_a_trace(on: Known) -> Worked:
    """Whether nothing shows yet that it was a child who acted."""
    child, trace = on.facts[CHILD], on.facts[CHILDS_TRACE]
    return (YES if child.state == YES and trace.state != YES else NO), ()
