"""Facts that nobody is asked for: each is worked out from other keys of the case file, with the exhibits behind it."""

import re
from collections.abc import Callable
from datetime import date

from kameng_docs.assess.charges import conduct_days
from kameng_docs.assess.elapsed import (
    asked_fifteen_days_ago,
    ended_by_notice,
    known_for_a_year,
    looked_after_telling,
    notice_was_long_enough,
    platform_had_its_time,
    return_asked_in_time,
    shut_down_at_short_notice,
    still_in_seven_days,
    three_years_over,
    time_promised_is_over,
)
from kameng_docs.assess.known import NO, UNCLEAR, UNKNOWN, YES, Known, Worked
from kameng_docs.assess.people import lacking_of
from kameng_docs.assess.sums import age_at
from kameng_docs.case.model import Case
from kameng_docs.case.orders import SERVICES
from kameng_docs.case.part import day_of
from kameng_docs.case.sold_by import paid_to_its_seller
from kameng_docs.case.solved import solved_untold
from kameng_docs.law.fact_names import (
    ASKED_IN_SEVEN_DAYS,
    CHILD,
    CONSUMER,
    EIGHT_TO_EIGHTEEN,
    GOODS,
    IN_SEVEN_DAYS,
    LIMITATION_OVER,
    MEDIATES,
    MORE_DAMAGES,
    OWN_USE,
    PARTLY,
    REFUND_ASKED,
    REFUSED,
    RULE_CHANGED,
    SELLER_TRADES,
    SERVICE,
    STILL_OWED,
    UNDER_EIGHT,
)
from kameng_docs.law.following import of_kind
from kameng_docs.law.grounds import FACT, OTHERS, excuses_in
from kameng_docs.law.said import (
    describes_goods,
    disputes_the_facts,
    favours_buyer,
    names_a_rule,
    why_not_claimed,
)
from kameng_docs.procedure.ages import ages
from kameng_docs.procedure.days import naive_end

COMPENSATION = re.compile("假[一1]赔|[包必]赔|赔[付偿]|倍赔|[一1]赔")
# Asked for here alone: other facts are worked out from them.
CONTENT_PROVIDER = "卖家就是内容或游戏的提供方"
MANY_SALES = "卖家长期成批卖同类商品"
# Excuses that say the buyer used it up or gave it away himself.
USED_UP = ("used-by-yourself", "own-mistake")
PARENT_OBJECTED = "家长得知后明确表示不同意"
TRADER_MARKS = ("卖家件数多", "卖家长期卖", "卖家从别处进货来卖", "卖家还有别的店", "卖家成交额大")
CIVIL_CODE = date(2021, 1, 1)
TOP_UPS = frozenset({"游戏充值", "代充"})
FOR_EVER = re.compile("终[身生]|永久")


def _bought_for_own_use(on: Known) -> Worked:
    """消费者权益保护法 第二条: 为生活消费需要. 兼有 is not answered: which part is it?"""
    return {"自己用": YES, "给家人朋友用": YES, "拿去卖": NO, "兼有": UNCLEAR}.get(
        on.case.bought_for or "", UNKNOWN
    ), ()


def _seller_is_business(on: Known) -> Worked:
    """电子商务法 第九条, 网络消费解释 第七条: a firm is; of a person it depends on how he sells."""
    kinds = {seller.known_party.kind for seller in on.case.sellers if seller.known_party}
    if on.case.platform and on.case.platform.known_operator and _is_platform_itself(on.case):
        kinds.add(on.case.platform.known_operator.kind)
    if kinds & {"公司", "个体工商户"}:
        return YES, ()
    fact = on.facts[MANY_SALES]
    return fact.state, fact.exhibits


def _is_platform_itself(case: Case) -> bool:
    return any(s.shops_on_site == "只有一家店" or s.marked_self_operated == YES for s in case.sellers)


def _consumer_purchase(on: Known) -> Worked:
    states = (_bought_for_own_use(on)[0], _seller_is_business(on)[0])
    return (YES if states == (YES, YES) else NO if NO in states else UNKNOWN), ()


def _asks_refund(on: Known) -> Worked:
    return (YES if "退款" in {on.case.demands.remedy, on.case.demands.instead} else NO), ()


def _expenses_with_receipts(on: Known) -> Worked:
    receipts = [e for e in on.case.demands.expenses if e.exhibits and not why_not_claimed(e.what)]
    return (YES if receipts else NO), tuple(name for e in receipts for name in e.exhibits)


def _promise_was_broken(on: Known) -> Worked:
    seen = [p for p in on.case.promises if p.seen_before_order == YES and p.broken]
    return (YES if seen else NO if on.case.promises else UNKNOWN), tuple(n for p in seen for n in p.exhibits)


def _says_i_used_it(on: Known) -> Worked:
    """A denial of the fact is no standard term: it is answered with the record of first redemption."""
    refused = on.facts[REFUSED]
    denied = any(word.id in USED_UP for word in excuses_in(refused.words))
    return (YES if refused.state == YES and denied else NO), refused.exhibits


def _refusal_disputes_facts(on: Known) -> Worked:
    """No term, so 民法典 第四百九十七条 has nothing to say of it (model-papers.md §5, rule 43)."""
    refused = on.facts[REFUSED]
    heard = [word for word in excuses_in(refused.words) if word.id not in USED_UP]
    only_facts = bool(heard) and all(word.kind in (FACT, OTHERS) for word in heard)
    otherwise = disputes_the_facts(refused.words) or (only_facts and not names_a_rule(refused.words))
    return (YES if refused.state == YES and otherwise else NO), refused.exhibits


def _description_was_untrue(on: Known) -> Worked:
    """民法典 第六百一十五条: 质量说明. 包赔, 返现 and the like promise something else."""
    seen = [
        p for p in on.case.promises if p.seen_before_order == YES and p.broken and describes_goods(p.words)
    ]
    return (YES if seen else NO if on.case.promises else UNKNOWN), tuple(n for p in seen for n in p.exhibits)


def _platform_has_rule(on: Known) -> Worked:
    rules = [r for r in on.case.platform_rules if r.about == "售后" and favours_buyer(r.words)]
    return (YES if rules else NO), tuple(name for rule in rules for name in rule.exhibits)


def _site_sells_itself(on: Known) -> Worked:
    return (YES if _is_platform_itself(on.case) else NO), ()


def _platform_only_mediates(on: Known) -> Worked:
    """电子商务法 第九条第二款: many shops, and nothing that marks this one as the platform's own (第三十七条)."""
    if _is_platform_itself(on.case):
        return NO, ()
    known = all(s.shops_on_site == "很多家店" and s.marked_self_operated == NO for s in on.case.sellers)
    return (YES if known and on.case.platform else UNKNOWN), ()


def _pieces_are_counted(on: Known) -> Worked:
    """Of an order of several pieces it must be known how many failed, or too much would be asked back."""
    several = any(order.quantity > 1 for order in on.case.orders)
    return (YES if not several or on.facts[PARTLY].state in {YES, NO} else UNKNOWN), ()


def _ecommerce_law_applies(on: Known) -> Worked:
    """电子商务法 第二条第三款: not to providers of audio-visual or cultural content, for that content itself."""
    business, exhibits = _seller_is_business(on)
    if business == YES and on.facts[CONTENT_PROVIDER].state == YES:
        return NO, on.facts[CONTENT_PROVIDER].exhibits
    return business, exhibits


def _resells_content(on: Known) -> Worked:
    fact = on.facts[CONTENT_PROVIDER]
    return (YES if fact.state == NO else NO if fact.state == YES else UNKNOWN), fact.exhibits


def _seller_is_a_person(on: Known) -> Worked:
    kinds = {seller.known_party.kind for seller in on.case.sellers if seller.known_party}
    return (YES if "个人" in kinds else NO if kinds - {"不知道"} else UNKNOWN), ()


def _refusal_is_dated(on: Known) -> Worked:
    """民法典 第一百四十五条: whether a minor's act holds depends on the parent's word, and that has a day."""
    refused = on.facts[PARENT_OBJECTED]
    return (YES if refused.state == YES and refused.at else UNKNOWN), refused.exhibits


def _still_owed(on: Known) -> Worked:
    owed = any(order.refunded_amount < order.paid for order in on.case.orders)
    if owed and solved_untold(on.case) is not None:
        return UNCLEAR, ()
    return (YES if owed else NO), ()


def _wants_account_back(on: Known) -> Worked:
    return (YES if "恢复账号" in {on.case.demands.remedy, on.case.demands.instead} else NO), ()


def _wants_more_damages(on: Known) -> Worked:
    return (YES if on.case.demands.more_damages == "事实够时要求" else NO), ()


def _in_ages(on: Known, since: int, below: int) -> Worked:
    """Whether the child was so old at one of the payments at least; its sum holds those alone (sums.py)."""
    child = on.facts[CHILD]
    if child.state != YES:
        return UNKNOWN, ()
    known = [age for order in on.case.orders if (age := age_at(order, on.case, on.facts)) is not None]
    if not known:
        return UNKNOWN, child.exhibits
    return (YES if any(since <= age < below for age in known) else NO), child.exhibits


def _under_eight(on: Known) -> Worked:
    """民法典 第二十条."""
    return _in_ages(on, 0, ages().some_capacity.years)


def _eight_to_eighteen(on: Known) -> Worked:
    """民法典 第十九条."""
    return _in_ages(on, ages().some_capacity.years, ages().adult.years)


def _all_of_sort(*sorts: str) -> Callable[[Known], Worked]:
    """What every order is of."""
    return lambda on: ((YES if all(order.sort in sorts for order in on.case.orders) else NO), ())


def _payees_are_known(on: Known) -> Worked:
    return (YES if all(order.payee for order in on.case.orders) else UNKNOWN), ()


def _paid_to_the_respondent(on: Known) -> Worked:
    """民法典 第一百五十七条: each gives back what it received itself."""
    if not all(order.payee for order in on.case.orders):
        return UNKNOWN, ()
    return (YES if any(paid_to_its_seller(order, on.case.sellers) for order in on.case.orders) else NO), ()


def _topped_up_at_the_provider(on: Known) -> Worked:
    """What was used of it is no return for anything: a ban ends the rest alone (民法典 第五百六十六条)."""
    own = on.facts[CONTENT_PROVIDER].state == YES
    return (YES if own and any(order.sort in TOP_UPS for order in on.case.orders) else NO), ()


def _wants(*remedies: str) -> Callable[[Known], Worked]:
    """Whether one of these is asked for, first or second."""
    return lambda on: (
        (YES if {on.case.demands.remedy, on.case.demands.instead} & {*remedies} else NO),
        (),
    )


def _difference_is_worked_out(on: Known) -> Worked:
    demands = on.case.demands
    told = demands.price_difference is not None and demands.difference_worked_out
    return (YES if told else UNKNOWN), ()


def _balance_has_gifts(on: Known) -> Worked:
    """预付式消费解释 第十八条: gifts share the discount, unless the page has them used up first."""
    kept = [order.balance for order in on.case.orders if order.balance]
    found = [each for each in kept if each.given and each.given_first != YES]
    return (YES if found else NO), tuple(key for each in found for key in each.exhibits)


def _no_term_to_change(on: Known) -> Worked:
    return (NO if any(term.about == "单方变更" for term in on.case.their_terms) else YES), ()


def _term_about(*subjects: str) -> Callable[[Known], Worked]:
    """Whether the other side has a term about one of these; nobody is asked."""

    def worked(on: Known) -> Worked:
        found = [term for term in on.case.their_terms if term.about in subjects]
        return (YES if found else NO), tuple(key for term in found for key in term.exhibits)

    return worked


def _has_term(on: Known) -> Worked:
    terms = on.case.their_terms
    return (YES if terms else NO), tuple(key for term in terms for key in term.exhibits)


def _term_not_shown(on: Known) -> Worked:
    """民法典 第四百九十六条第二款: in small print, or not seen at all."""
    found = [term for term in on.case.their_terms if term.shown_how in {"小字", "没有看到"}]
    return (YES if found else NO), tuple(key for term in found for key in term.exhibits)


def _term_shown(on: Known) -> Worked:
    found = [term for term in on.case.their_terms if term.shown_how == "醒目"]
    return (YES if found else NO), tuple(key for term in found for key in term.exhibits)


def _term_reads_twice(on: Known) -> Worked:
    """民法典 第四百九十八条: both readings are written out."""
    found = [term for term in on.case.their_terms if term.my_reading and term.their_reading]
    return (YES if found else NO), tuple(key for term in found for key in term.exhibits)


def _paid_in(currency: str) -> Callable[[Known], Worked]:
    return lambda on: (
        (YES if any(order.currency == currency for order in on.case.orders) else NO),
        (),
    )


def _before_the_code(on: Known) -> Worked:
    """民法典 第一千二百六十条: what happened before 2021-01-01 is told by the law of then."""
    days = [day for order in on.case.orders for day in conduct_days(order)]
    return (YES if min(days) < CIVIL_CODE else NO), ()


def _seller_has_two_marks(on: Known) -> Worked:
    """网络消费解释 第七条: no one mark makes a trader of a person; two of those that can be seen do here."""
    seen = [on.facts[name] for name in TRADER_MARKS if on.facts[name].state == YES]
    return (YES if len(seen) > 1 else NO), tuple(key for fact in seen for key in fact.exhibits)


def _is_for_ever(on: Known) -> Worked:
    """A membership without an end: the order or a promise says so."""
    promises = [promise for promise in on.case.promises if FOR_EVER.search(promise.words)]
    found = promises or any(FOR_EVER.search(order.goods) for order in on.case.orders)
    return (YES if found else NO), tuple(key for promise in promises for key in promise.exhibits)


def _changed_while_member(on: Known) -> Worked:
    """Whether the rules changed on a day for which the membership was paid."""
    changed = on.facts[RULE_CHANGED]
    days = [(day_of(order.ordered_at), order.days_sold) for order in on.case.orders]
    known = [(first, sold) for first, sold in days if sold]
    if changed.state != YES or changed.at is None or not known:
        return UNKNOWN, ()
    on_day = day_of(changed.at)
    return (
        YES if any(first <= on_day <= naive_end(first, sold, "days") for first, sold in known) else NO
    ), ()


def _can_ask_the_rest(on: Known) -> Worked:
    """消费者权益保护法 第五十三条 asks for no termination; any other contract must be ended within a year (民法典 第五百六十四条)."""
    consumer, year = _consumer_purchase(on)[0], known_for_a_year(on)[0]
    return (YES if consumer == YES or year != YES else NO), ()


def _paid_to_a_person(on: Known) -> Worked:
    paid_to = {order.paid_to for order in on.case.orders}
    return (YES if paid_to & {"个人收款码", "转账给个人"} else NO if paid_to - {None} else UNKNOWN), ()


def _service(on: Known) -> Worked:
    return (YES if all(order.sort in SERVICES for order in on.case.orders) else NO), ()


def _goods_are_a_thing(on: Known) -> Worked:
    """消费者权益保护法 第二十四条 speaks of 自收到商品之日: a key or an account is received, a service is not."""
    return (YES if all(order.sort in {"卡密", "账号"} for order in on.case.orders) else NO), ()


def _seller_is_named(on: Known) -> Worked:
    unknown = any(lacking_of(seller.known_party, seller.shop_name or "") for seller in on.case.sellers)
    return (NO if unknown else YES), ()


def _goods_are_bad(on: Known) -> Worked:
    """消费者权益保护法 第二十四条、民法典 第六百一十条 are about quality: a key that works elsewhere is none of it."""
    names = [name for name in of_kind("quality_fault") if on.facts[name].state == YES]
    return (YES if names else NO), tuple(key for name in names for key in on.facts[name].exhibits)


def _promised_compensation(on: Known) -> Worked:
    """网络消费解释 第十条."""
    found = [promise for promise in on.case.promises if COMPENSATION.search(promise.words)]
    return (YES if found else NO), tuple(name for promise in found for name in promise.exhibits)


# The one room of these names, but for those of fact_names.py, which other modules ask for too.
DERIVED: dict[str, Callable[[Known], Worked]] = {
    OWN_USE: _bought_for_own_use,
    SELLER_TRADES: _seller_is_business,
    CONSUMER: _consumer_purchase,
    REFUND_ASKED: _asks_refund,
    ASKED_IN_SEVEN_DAYS: return_asked_in_time,
    "写明的到账时间已过": time_promised_is_over,
    "有票据的开支": _expenses_with_receipts,
    "页面承诺没有兑现": _promise_was_broken,
    IN_SEVEN_DAYS: still_in_seven_days,
    "页面对商品的说明没有做到": _description_was_untrue,
    "拒绝的理由是说我用过": _says_i_used_it,
    "拒绝的理由是对事实的说法": _refusal_disputes_facts,
    "平台有售后规则": _platform_has_rule,
    "网站自己在卖": _site_sells_itself,
    MEDIATES: _platform_only_mediates,
    "件数已说清": _pieces_are_counted,
    "给的期限合理": notice_was_long_enough,
    SERVICE: _service,
    GOODS: _goods_are_a_thing,
    STILL_OWED: _still_owed,
    "家长不同意的日期已写明": _refusal_is_dated,
    "知道不能用已满一年": known_for_a_year,
    LIMITATION_OVER: three_years_over,
    "卖家的名称和住所已知道": _seller_is_named,
    "商品本身不符合质量要求": _goods_are_bad,
    "商家承诺过更高的赔偿": _promised_compensation,
    "要求恢复账号": _wants_account_back,
    MORE_DAMAGES: _wants_more_damages,
    "适用电子商务法": _ecommerce_law_applies,
    "转卖内容或游戏": _resells_content,
    "卖家是个人": _seller_is_a_person,
    "解除通知已生效": ended_by_notice,
    "平台答复的期限已过": platform_had_its_time,
    "查看在告知之后": looked_after_telling,
    "提出退款已满十五日": asked_fifteen_days_ago,
    UNDER_EIGHT: _under_eight,
    EIGHT_TO_EIGHTEEN: _eight_to_eighteen,
    "付给了个人收款码": _paid_to_a_person,
    "买的是终身或永久的": _is_for_ever,
    "改动日在会员期内": _changed_while_member,
    "还可以要求退回剩余部分": _can_ask_the_rest,
    "买的是游戏充值": _all_of_sort("游戏充值"),
    "每笔收款方已写明": _payees_are_known,
    "对方拿一条规定来拒绝": _has_term,
    "那一条下单前没有醒目提示": _term_not_shown,
    "那一条下单前醒目提示过": _term_shown,
    "那一条可以有两种读法": _term_reads_twice,
    "条款是概不退": _term_about("概不退"),
    "条款是签收即认可": _term_about("签收即认可"),
    "条款是平台不担责": _term_about("平台不担责"),
    "条款是单方解释": _term_about("单方解释"),
    "条款是不得投诉": _term_about("不得投诉"),
    "条款是单方变更": _term_about("单方变更"),
    "条款是赔偿限额": _term_about("赔偿限额"),
    "条款是过期作废": _term_about("过期作废"),
    "条款是封停不退余额": _term_about("封停不退余额"),
    "条款是只退余额": _term_about("只退余额"),
    "条款是消费者违约金": _term_about("消费者违约金"),
    "付的是外币": _paid_in("外币"),
    "付的是USDT等虚拟货币": _paid_in("虚拟货币"),
    "事情发生在2021年以前": _before_the_code,
    "经营者因素已有两项": _seller_has_two_marks,
    "公告到停运不足三十天": shut_down_at_short_notice,
    "有一笔付给了被告": _paid_to_the_respondent,
    "充值是向游戏公司自己充的": _topped_up_at_the_provider,
    "要求恢复道具": _wants("恢复道具", "恢复权益"),
    "要求补差价": _wants("补差价"),
    "差价已说清": _difference_is_worked_out,
    "余额里有赠送": _balance_has_gifts,
    "对方的条款里没有单方变更": _no_term_to_change,
}
