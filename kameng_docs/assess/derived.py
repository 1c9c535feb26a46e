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
    still_in_seven_days,
    three_years_over,
    time_promised_is_over,
)
from kameng_docs.assess.known import NO, UNCLEAR, UNKNOWN, YES, Known, Worked
from kameng_docs.assess.people import lacking_of
from kameng_docs.assess.sums import age_at
from kameng_docs.case.model import Case
from kameng_docs.case.orders import SERVICES, to_streamer
from kameng_docs.case.part import day_of
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
    OBJECTION_DATED,
    OWN_USE,
    PARTLY,
    REFUND_ASKED,
    REFUSED,
    SELLER_TRADES,
    SERVICE,
    STILL_OWED,
    UNDER_EIGHT,
)
from kameng_docs.law.following import of_kind
from kameng_docs.law.grounds import rebuttals
from kameng_docs.law.said import describes_goods, disputes_the_facts, favours_buyer, why_not_claimed
from kameng_docs.procedure.ages import ages
from kameng_docs.procedure.top_up_limits import above

COMPENSATION = re.compile("假[一1]赔|[包必]赔|赔[付偿]|倍赔|[一1]赔")
# Asked for here alone: other facts are worked out from them.
CONTENT_PROVIDER = "卖家就是内容或游戏的提供方"
MANY_SALES = "卖家长期成批卖同类商品"
PARENT_OBJECTED = "家长得知后明确表示不同意"
CHILDS_TRACE = "能看出当时是孩子在操作"
KNOWN_AS_CHILD = "孩子本人实名"
ADULTS_ACCOUNT = "这个账号大人一直在用"
OTHER_THAN_ADULTS = "这几笔与大人平时的付款明显不同"
TRADER_MARKS = ("卖家件数多", "卖家长期卖", "卖家从别处进货来卖", "卖家还有别的店", "卖家成交额大")
CIVIL_CODE = date(2021, 1, 1)


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
    denied = rebuttals()["used-by-yourself"].heard_at(refused.words) is not None
    return (YES if refused.state == YES and denied else NO), refused.exhibits


def _refusal_disputes_facts(on: Known) -> Worked:
    """No term, so 民法典 第四百九十七条 has nothing to say of it (model-papers.md §5, rule 43)."""
    refused = on.facts[REFUSED]
    return (YES if refused.state == YES and disputes_the_facts(refused.words) else NO), refused.exhibits


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


def _above_limits(on: Known) -> Worked:
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


def _paid_to_the_streamer(on: Known) -> Worked:
    """A present to a streamer that went past the platform: whoever got the money is the streamer."""
    return (YES if all(to_streamer(order) for order in on.case.orders) else NO), ()


def _account_of_adults(on: Known) -> Worked:
    """An account that grown-ups use, and payments that look like theirs: nothing tells the child's from them."""
    theirs, others = on.facts[ADULTS_ACCOUNT], on.facts[OTHER_THAN_ADULTS]
    if theirs.state != YES:
        return NO, ()
    return (NO if others.state == YES else YES), theirs.exhibits


def _without_a_trace(on: Known) -> Worked:
    child, trace = on.facts[CHILD], on.facts[CHILDS_TRACE]
    return (YES if child.state == YES and trace.state != YES else NO), ()


def _all_of_sort(*sorts: str) -> Callable[[Known], Worked]:
    """What every order is of."""
    return lambda on: ((YES if all(order.sort in sorts for order in on.case.orders) else NO), ())


def _payees_are_known(on: Known) -> Worked:
    return (YES if all(order.payee for order in on.case.orders) else UNKNOWN), ()


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
    OBJECTION_DATED: _refusal_is_dated,
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
    "平台没有拦住超过限额的付款": _above_limits,
    "直接转给了主播本人": _paid_to_the_streamer,
    "还没有能看出是孩子操作的记录": _without_a_trace,
    "账号大人常用而这几笔看不出不同": _account_of_adults,
    "付的是外币": _paid_in("外币"),
    "付的是USDT等虚拟货币": _paid_in("虚拟货币"),
    "事情发生在2021年以前": _before_the_code,
    "经营者因素已有两项": _seller_has_two_marks,
}
