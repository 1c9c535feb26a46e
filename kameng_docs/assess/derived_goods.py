"""Derived facts about what was bought: top-ups, balances, memberships (assess/derived.py has the table)."""

import re

from kameng_docs.assess.derived_people import consumer_purchase
from kameng_docs.assess.elapsed import known_for_a_year
from kameng_docs.assess.known import NO, UNKNOWN, YES, Known, Worked
from kameng_docs.case.part import day_of
from kameng_docs.case.prepaid import Prepaid
from kameng_docs.case.sold_by import paid_to_its_seller
from kameng_docs.law.fact_names import PROVIDER, RULE_CHANGED
from kameng_docs.procedure.days import naive_end

TOP_UPS = frozenset({"游戏充值", "代充"})
FOR_EVER = re.compile("(终[身生]|永久)(?!(免费)?(质保|保修|售后|维护|包换))")


def paid_to_the_respondent(on: Known) -> Worked:
    """民法典 第一百五十七条: each gives back what it received itself."""
    if not all(order.payee for order in on.case.orders):
        return UNKNOWN, ()
    return (YES if any(paid_to_its_seller(order, on.case.sellers) for order in on.case.orders) else NO), ()


def topped_up_at_the_provider(on: Known) -> Worked:
    """What was used of it is no return for anything: a ban ends the rest alone (民法典 第五百六十六条)."""
    own = on.facts[PROVIDER].state == YES
    return (YES if own and any(order.sort in TOP_UPS for order in on.case.orders) else NO), ()


def difference_is_worked_out(on: Known) -> Worked:
    """Whether 差价 and 差价算法 are both written."""
    demands = on.case.demands
    told = demands.price_difference is not None and demands.difference_worked_out
    return (YES if told else UNKNOWN), ()


def balance_has_gifts(on: Known) -> Worked:
    """预付式消费解释 第十八条: gifts share the discount, unless the page has them used up first."""
    kept = [order.balance for order in on.case.orders if order.balance]
    found = [each for each in kept if each.given and each.given_first != YES]
    return (YES if found else NO), tuple(key for each in found for key in each.exhibits)


def no_term_to_change(on: Known) -> Worked:
    """Whether no term of the other side lets it change the contract alone."""
    return (NO if any(term.about == "单方变更" for term in on.case.their_terms) else YES), ()


def prepaid_orders(on: Known) -> list[Prepaid]:
    """预付 of every order that has one."""
    return [order.prepaid for order in on.case.orders if order.prepaid]


def is_for_ever(on: Known) -> Worked:
    """A membership without an end: the order or a promise says so."""
    promises = [promise for promise in on.case.promises if FOR_EVER.search(promise.words)]
    found = promises or any(
        FOR_EVER.search(order.goods) or (order.prepaid and order.prepaid.counted_by == "终身")
        for order in on.case.orders
    )
    return (YES if found else NO), tuple(key for promise in promises for key in promise.exhibits)


def changed_while_member(on: Known) -> Worked:
    """Whether the rules changed on a day for which the membership was paid."""
    changed = on.facts[RULE_CHANGED]
    days = [(day_of(order.ordered_at), order.days_bought) for order in on.case.orders]
    known = [(first, sold) for first, sold in days if sold]
    if changed.state != YES or changed.at is None or not known:
        return UNKNOWN, ()
    on_day = day_of(changed.at)
    return (
        YES if any(first <= on_day <= naive_end(first, sold, "days") for first, sold in known) else NO
    ), ()


def can_ask_the_rest(on: Known) -> Worked:
    """消费者权益保护法 第五十三条 asks for no termination; any other contract must be ended within a year (民法典 第五百六十四条)."""
    consumer, year = consumer_purchase(on)[0], known_for_a_year(on)[0]
    return (YES if consumer == YES or year != YES else NO), ()
