"""Derived facts about what was promised, refused and written into terms (assess/derived.py has the table)."""

from collections.abc import Callable

from kameng_docs.assess.known import NO, UNCLEAR, UNKNOWN, YES, Known, Worked
from kameng_docs.assess.promises import AFTER_SALES, may_be_relied_on, terms_of
from kameng_docs.declared import sought
from kameng_docs.law.fact_names import FROM_ANOTHER, REFUSED
from kameng_docs.law.grounds import FACT, OTHERS, excuses_in
from kameng_docs.law.said import describes_goods, disputes_the_facts, names_a_rule
from kameng_docs.wording import folded

# Excuses that say the buyer used it up or gave it away himself.
USED_UP = ("used-by-yourself", "own-mistake")
# Asked for here alone: other facts are worked out from them.
RECORDS_ONLY = "对方说的是后台记录不是规定"
PLAINLY, TICK = "下单前页面以醒目方式写明不退", "需要勾选同意才能下单"
# “卡不是在我们这里买的”: the other side says that it sold nothing.
NOT_OF_US = sought("(不|没)(是|有)?(在|从|向|跟|找|通过)(我|咱|本|这)[^,，。;；]{0,6}(买|购|订)")
COMPENSATION = sought("假[一1]赔|[包必]赔|赔[付偿]|倍赔|[一1]赔|返(现|利)|价保|保价|降价[^,，。]{0,4}补|买贵")


def promise_was_broken(on: Known) -> Worked:
    """Whether something that was said of the goods before the order was not kept; other promises have facts of their own."""
    seen = [p for p in on.case.promises if p.seen_before_order == YES and p.broken and not p.undertakes]
    return (YES if seen else NO if on.case.promises else UNKNOWN), tuple(n for p in seen for n in p.exhibits)


def says_i_used_it(on: Known) -> Worked:
    """A denial of the fact is no standard term: it is answered with the record of first redemption."""
    refused = on.facts[REFUSED]
    denied = any(word.id in USED_UP for word in excuses_in(refused.words))
    return (YES if refused.state == YES and denied else NO), refused.exhibits


def refusal_disputes_facts(on: Known) -> Worked:
    """No term, so 民法典 第四百九十七条 has nothing to say of it (model-papers.md §5, rule 43). What the author says goes first."""
    refused, asked = on.facts[REFUSED], on.facts[RECORDS_ONLY]
    if asked.state in {YES, NO}:
        return asked.state, asked.exhibits
    heard = [word for word in excuses_in(refused.words) if word.id not in USED_UP]
    only_facts = bool(heard) and all(word.kind in (FACT, OTHERS) for word in heard)
    otherwise = disputes_the_facts(refused.words) or (only_facts and not names_a_rule(refused.words))
    return (YES if refused.state == YES and otherwise else NO), refused.exhibits


def description_was_untrue(on: Known) -> Worked:
    """民法典 第六百一十五条: 质量说明. 包赔, 返现 and the like promise something else."""
    seen = [
        p
        for p in on.case.promises
        if p.seen_before_order == YES and p.broken and describes_goods(p.words, p.about)
    ]
    return (YES if seen else NO if on.case.promises else UNKNOWN), tuple(n for p in seen for n in p.exhibits)


def platform_has_rule(on: Known) -> Worked:
    """Whether a rule of the platform on 售后 speaks for the buyer, who did what it asks first."""
    rules = [r for r in on.case.platform_rules if r.about == AFTER_SALES and may_be_relied_on(r)]
    return (YES if rules else NO), tuple(name for rule in rules for name in rule.exhibits)


def term_about(*subjects: str) -> Callable[[Known], Worked]:
    """Whether the other side has a term about one of these, a rule against a child among them; nobody is asked."""

    def worked(on: Known) -> Worked:
        found = [term for term in terms_of(on.case) if term.about in subjects]
        return (YES if found else NO), tuple(key for term in found for key in term.exhibits)

    return worked


def has_term(on: Known) -> Worked:
    """Whether the other side refuses with a term of its own."""
    terms = on.case.their_terms
    return (YES if terms else NO), tuple(key for term in terms for key in term.exhibits)


def term_not_shown(on: Known) -> Worked:
    """民法典 第四百九十六条第二款: in small print, or not seen at all."""
    found = [term for term in on.case.their_terms if term.shown_how in {"小字", "没有看到"}]
    return (YES if found else NO), tuple(key for term in found for key in term.exhibits)


def term_shown(on: Known) -> Worked:
    """Whether every such term was shown plainly before the order."""
    found = [term for term in on.case.their_terms if term.shown_how == "醒目"]
    return (YES if found else NO), tuple(key for term in found for key in term.exhibits)


def nothing_was_shown(on: Known) -> Worked:
    """民法典 第四百九十六条第二款, 合同编通则解释 第十条第三款: no plain notice, or a tick alone.

    A refusal that only says that the facts are otherwise names no term (refusal_disputes_facts).
    """
    unseen, exhibits = term_not_shown(on)
    if unseen == YES:
        return YES, exhibits
    page, tick, refused = on.facts[PLAINLY], on.facts[TICK], on.facts[REFUSED]
    names_a_rule = YES not in {refusal_disputes_facts(on)[0], says_i_used_it(on)[0]}
    heard = bool(on.case.their_terms) or (refused.state == YES and names_a_rule)
    if not heard:
        return NO, ()
    if page.state == YES or term_shown(on)[0] == YES:
        return NO, page.exhibits
    if page.state in {NO, UNCLEAR} or tick.state == YES:
        return YES, (*page.exhibits, *tick.exhibits)
    return UNKNOWN, ()


def bought_from_another(on: Known) -> Worked:
    """Whether the card came from somebody else: as the author says; else as the other side does, where a person was paid.

    Where the author has not answered, that is enough to ask first and to claim no price of the firm (民法典 第四百六十五条第二款).
    """
    stated, refused = on.facts[FROM_ANOTHER], on.facts[REFUSED]
    if stated.state in {YES, NO}:
        return stated.state, stated.exhibits
    if any(seller.acts_as == "发行方" for seller in on.case.sellers):
        return YES, ()
    firm = any(s.known_party and s.known_party.kind == "公司" for s in on.case.sellers)
    person = any(order.paid_to in {"个人收款码", "转账给个人"} for order in on.case.orders)
    denied = refused.state == YES and NOT_OF_US.search(folded(refused.words))
    return (YES if firm and person and denied else NO), ()


def term_reads_twice(on: Known) -> Worked:
    """民法典 第四百九十八条: both readings are written out."""
    found = [term for term in on.case.their_terms if term.my_reading and term.their_reading]
    return (YES if found else NO), tuple(key for term in found for key in term.exhibits)


def promised_compensation(on: Known) -> Worked:
    """A promise that looks like one of damages and has no 种类; what was agreed on and written out has a ground of its own (民法典 第五百八十五条)."""
    if on.case.penalty and on.case.penalty.amount is not None:
        return NO, ()
    found = [p for p in on.case.promises if p.about is None and COMPENSATION.search(p.words)]
    return (YES if found else NO), tuple(name for p in found for name in p.exhibits)
