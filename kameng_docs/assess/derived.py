"""Facts that nobody is asked for: each is worked out from other keys of the case file, with the exhibits behind it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kameng_docs.assess.states import NO, UNCLEAR, UNKNOWN, YES
from kameng_docs.brief import FactInfo
from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.law.expenses import why_not_claimed
from kameng_docs.law.grounds import rebuttals
from kameng_docs.wording import folded

# 消费者权益保护法 第二十四条.
QUALITY_RETURN_DAYS = 7
NOTICE = "我书面催过一次并给了期限"
FAIR_NOTICE_DAYS = 3


@dataclass(frozen=True)
class Known:
    """What a derived fact is worked out from."""

    case: Case
    today: date
    facts: Mapping[str, FactInfo]


Worked = tuple[str, tuple[str, ...]]


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
    fact = on.facts["卖家长期成批卖同类商品"]
    return fact.state, fact.exhibits


def _is_platform_itself(case: Case) -> bool:
    return any(s.shops_on_site == "只有一家店" or s.marked_self_operated == YES for s in case.sellers)


def _consumer_purchase(on: Known) -> Worked:
    states = (_bought_for_own_use(on)[0], _seller_is_business(on)[0])
    return (YES if states == (YES, YES) else NO if NO in states else UNKNOWN), ()


def _asks_refund(on: Known) -> Worked:
    return (YES if on.case.demands.remedy == "退款" else NO), ()


def _return_asked_in_time(on: Known) -> Worked:
    """消费者权益保护法 第二十四条: 七日内, counted from the day after receipt (民法典 第二百零一条).

    Telling the seller of the fault is not asking to return.
    Of several orders each has its own seven days, and nothing is returned before it came.
    """
    received = [day_of(order.received_at) for order in on.case.orders if order.received_at]
    if len(received) < len(on.case.orders):
        return UNKNOWN, ()
    last = min(received) + timedelta(days=QUALITY_RETURN_DAYS)
    asked = on.facts["我向卖家要求退货退款"]
    if asked.state == YES and asked.at and max(received) <= day_of(asked.at) <= last:
        return YES, asked.exhibits
    return NO, ()


def _still_in_seven_days(on: Known) -> Worked:
    """Whether every order came less than seven days ago, so that a paper of today still asks in time."""
    received = [day_of(order.received_at) for order in on.case.orders if order.received_at]
    if len(received) < len(on.case.orders):
        return UNKNOWN, ()
    return (YES if on.today <= min(received) + timedelta(days=QUALITY_RETURN_DAYS) else NO), ()


def _time_promised_is_over(on: Known) -> Worked:
    promised = on.facts["页面写明了到账时间"]
    if promised.state != YES or promised.at is None:
        return UNKNOWN, ()
    over = instant_of(promised.at, end_of_day=True) < instant_of(on.today, end_of_day=True)
    return (YES if over else NO), promised.exhibits


def _expenses_with_receipts(on: Known) -> Worked:
    receipts = [e for e in on.case.demands.expenses if e.exhibits and not why_not_claimed(e.what)]
    return (YES if receipts else NO), tuple(name for e in receipts for name in e.exhibits)


def _promise_was_broken(on: Known) -> Worked:
    seen = [p for p in on.case.promises if p.seen_before_order == YES and p.broken]
    return (YES if seen else NO if on.case.promises else UNKNOWN), tuple(n for p in seen for n in p.exhibits)


def _says_i_used_it(on: Known) -> Worked:
    """A denial of the fact is no standard term: it is answered with the record of first redemption."""
    refused = on.facts["对方的原话是不退"]
    plain = folded(refused.words)
    denied = any(folded(phrase) in plain for phrase in rebuttals()["used-by-yourself"].sounds_like)
    return (YES if refused.state == YES and denied else NO), refused.exhibits


def _platform_has_rule(on: Known) -> Worked:
    rules = [rule for rule in on.case.platform_rules if rule.about == "售后"]
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
    return (YES if not several or on.facts["一单多件只有部分不能用"].state in {YES, NO} else UNKNOWN), ()


def _notice_was_long_enough(on: Known) -> Worked:
    """民法典 第五百六十三条第一款第三项: 合理期限. No statute counts it; three days is our own caution."""
    until = {name: answer.until for name, answer in on.case.facts.items()}.get(NOTICE)
    given = on.facts[NOTICE].at
    if on.facts[NOTICE].state != YES or until is None or given is None:
        return UNKNOWN, ()
    return (YES if (day_of(until) - day_of(given)).days >= FAIR_NOTICE_DAYS else NO), ()


def _service(on: Known) -> Worked:
    return (YES if all(order.sort in {"代充", "会员开通"} for order in on.case.orders) else NO), ()


def _goods_are_a_thing(on: Known) -> Worked:
    """消费者权益保护法 第二十四条 speaks of 自收到商品之日: a key or an account is received, a service is not."""
    return (YES if all(order.sort in {"卡密", "账号"} for order in on.case.orders) else NO), ()


DERIVED: dict[str, Callable[[Known], Worked]] = {
    "买来自用": _bought_for_own_use,
    "卖家是经营者": _seller_is_business,
    "消费者购买": _consumer_purchase,
    "要求退款": _asks_refund,
    "收货七日内已提出退货": _return_asked_in_time,
    "写明的到账时间已过": _time_promised_is_over,
    "有票据的开支": _expenses_with_receipts,
    "页面承诺没有兑现": _promise_was_broken,
    "收货仍在七日内": _still_in_seven_days,
    "拒绝的理由是说我用过": _says_i_used_it,
    "平台有售后规则": _platform_has_rule,
    "网站自己在卖": _site_sells_itself,
    "平台只是撮合交易": _platform_only_mediates,
    "件数已说清": _pieces_are_counted,
    "给的期限合理": _notice_was_long_enough,
    "买的是服务": _service,
    "买的是商品": _goods_are_a_thing,
}
