"""Facts that nobody is asked for: each is worked out from other keys of the case file, with the exhibits behind it.

What is worked out about people stands in derived_people.py, about promises and terms in derived_terms.py, about what was
bought in derived_goods.py; about one kind of dispute in a module of its name (derived_children.py, derived_prepaid.py …).
"""

from collections.abc import Callable

from kameng_docs.assess import derived_children as children
from kameng_docs.assess import derived_goods as goods
from kameng_docs.assess import derived_live_rooms as live_rooms
from kameng_docs.assess import derived_people as people
from kameng_docs.assess import derived_prepaid as prepaid
from kameng_docs.assess import derived_prices as prices
from kameng_docs.assess import derived_promises_kept as kept
from kameng_docs.assess import derived_software as software
from kameng_docs.assess import derived_stored_cards as stored_cards
from kameng_docs.assess import derived_terms as terms
from kameng_docs.assess import derived_tickets as tickets
from kameng_docs.assess.charges import conduct_days
from kameng_docs.assess.derived_goods_shipped import GOODS_SHIPPED
from kameng_docs.assess.elapsed import (
    CIVIL_CODE,
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
from kameng_docs.case.goods import SERVICES
from kameng_docs.case.solved import solved_untold
from kameng_docs.law.fact_names import (
    ASKED_IN_SEVEN_DAYS,
    BEFORE_THE_CODE,
    BOOKED,
    CONSUMER,
    EIGHT_TO_EIGHTEEN,
    GOODS,
    IN_SEVEN_DAYS,
    LIMITATION_OVER,
    MEDIATES,
    MORE_DAMAGES,
    NOT_SHOWN,
    OBJECTION_DATED,
    OF_NO_USE_AT_ALL,
    ONLY_THE_PRICE,
    OWN_USE,
    PARTLY,
    REFUND_ASKED,
    SELLER_TRADES,
    SERVICE,
    STILL_OWED,
    THAT_NOT_NOTICED,
    TWO_READINGS,
    UNDER_EIGHT,
    YEAR_OVER,
)
from kameng_docs.law.following import of_kind
from kameng_docs.law.said import why_not_claimed


def _asks_refund(on: Known) -> Worked:
    return (YES if "退款" in {on.case.demands.remedy, on.case.demands.instead} else NO), ()


def _expenses_with_receipts(on: Known) -> Worked:
    receipts = [e for e in on.case.demands.expenses if e.exhibits and not why_not_claimed(e.what)]
    return (YES if receipts else NO), tuple(name for e in receipts for name in e.exhibits)


def _pieces_are_counted(on: Known) -> Worked:
    """Of an order of several pieces it must be known how many failed, or too much would be asked back."""
    several = any(order.quantity > 1 for order in on.case.orders)
    return (YES if not several or on.facts[PARTLY].state in {YES, NO} else UNKNOWN), ()


def _still_owed(on: Known) -> Worked:
    owed = any(order.refunded_amount < order.paid for order in on.case.orders)
    if owed and solved_untold(on.case) is not None:
        return UNCLEAR, ()
    return (YES if owed else NO), ()


def _wants(*remedies: str) -> Callable[[Known], Worked]:
    """Whether one of these is asked for, first or second."""
    return lambda on: (
        (YES if {on.case.demands.remedy, on.case.demands.instead} & {*remedies} else NO),
        (),
    )


def _wants_back_what_was_bought(on: Known) -> Worked:
    """Open where something else is asked for: it may still be chosen."""
    return (YES if "恢复权益" in {on.case.demands.remedy, on.case.demands.instead} else UNKNOWN), ()


def _wants_more_damages(on: Known) -> Worked:
    return (YES if on.case.demands.more_damages == "事实够时要求" else NO), ()


def _all_of_sort(*sorts: str) -> Callable[[Known], Worked]:
    """What every order is of."""
    return lambda on: ((YES if all(order.sort in sorts for order in on.case.orders) else NO), ())


def _payees_are_known(on: Known) -> Worked:
    return (YES if all(order.payee for order in on.case.orders) else UNKNOWN), ()


def _paid_in(currency: str) -> Callable[[Known], Worked]:
    return lambda on: (
        (YES if any(order.currency == currency for order in on.case.orders) else NO),
        (),
    )


def _before_the_code(on: Known) -> Worked:
    """民法典 第一千二百六十条: what happened before 2021-01-01 is told by the law of then."""
    days = [day for order in on.case.orders for day in conduct_days(order)]
    return (YES if min(days) < CIVIL_CODE else NO), ()


def _service(on: Known) -> Worked:
    return (YES if all(order.sort in SERVICES for order in on.case.orders) else NO), ()


def _goods_are_a_thing(on: Known) -> Worked:
    """消费者权益保护法 第二十四条 speaks of 自收到商品之日: a key, an account or a parcel is received, a service is not."""
    return (YES if all(order.sort in {"卡密", "账号", "实物商品"} for order in on.case.orders) else NO), ()


def _goods_are_bad(on: Known) -> Worked:
    """消费者权益保护法 第二十四条、民法典 第六百一十条 are about quality: a key that works elsewhere is none of it."""
    names = [name for name in of_kind("quality_fault") if on.facts[name].state == YES]
    return (YES if names else NO), tuple(key for name in names for key in on.facts[name].exhibits)


# The one room of these names, but for those of fact_names.py, which other modules ask for too.
DERIVED: dict[str, Callable[[Known], Worked]] = {
    OWN_USE: people.bought_for_own_use,
    SELLER_TRADES: people.seller_is_business,
    CONSUMER: people.consumer_purchase,
    REFUND_ASKED: _asks_refund,
    ASKED_IN_SEVEN_DAYS: return_asked_in_time,
    "写明的到账时间已过": time_promised_is_over,
    "有票据的开支": _expenses_with_receipts,
    "页面承诺没有兑现": terms.promise_was_broken,
    IN_SEVEN_DAYS: still_in_seven_days,
    "页面对商品的说明没有做到": terms.description_was_untrue,
    "拒绝的理由是说我用过": terms.says_i_used_it,
    "拒绝的理由是对事实的说法": terms.refusal_disputes_facts,
    "平台有售后规则": terms.platform_has_rule,
    "网站自己在卖": people.site_sells_itself,
    MEDIATES: people.platform_only_mediates,
    "件数已说清": _pieces_are_counted,
    "给的期限合理": notice_was_long_enough,
    SERVICE: _service,
    GOODS: _goods_are_a_thing,
    STILL_OWED: _still_owed,
    OBJECTION_DATED: people.refusal_is_dated,
    YEAR_OVER: known_for_a_year,
    LIMITATION_OVER: three_years_over,
    "卖家的名称和住所已知道": people.seller_is_named,
    "商品本身不符合质量要求": _goods_are_bad,
    "商家承诺过更高的赔偿": terms.promised_compensation,
    "要求恢复账号": _wants("恢复账号"),
    MORE_DAMAGES: _wants_more_damages,
    "适用电子商务法": people.ecommerce_law_applies,
    "转卖内容或游戏": people.resells_content,
    "卖家是个人": people.seller_is_a_person,
    "解除通知已生效": ended_by_notice,
    "平台答复的期限已过": platform_had_its_time,
    "查看在告知之后": looked_after_telling,
    "提出退款已满十五日": asked_fifteen_days_ago,
    UNDER_EIGHT: people.under_eight,
    EIGHT_TO_EIGHTEEN: people.eight_to_eighteen,
    "付给了个人收款码": people.paid_to_a_person,
    "买的是终身或永久的": goods.is_for_ever,
    "改动日在会员期内": goods.changed_while_member,
    "还可以要求退回剩余部分": goods.can_ask_the_rest,
    "公告到停运不足三十天": shut_down_at_short_notice,
    "有一笔付给了被告": goods.paid_to_the_respondent,
    "充值是向游戏公司自己充的": goods.topped_up_at_the_provider,
    "要求恢复道具": _wants("恢复道具", "恢复权益"),
    "要求补差价": _wants("补差价"),
    "差价已说清": goods.difference_is_worked_out,
    "余额里有赠送": goods.balance_has_gifts,
    "对方的条款里没有单方变更": goods.no_term_to_change,
    "买的是游戏充值": _all_of_sort("游戏充值"),
    "每笔收款方已写明": _payees_are_known,
    "对方拿一条规定来拒绝": terms.has_term,
    THAT_NOT_NOTICED: terms.term_not_shown,
    "那一条下单前醒目提示过": terms.term_shown,
    TWO_READINGS: terms.term_reads_twice,
    NOT_SHOWN: terms.nothing_was_shown,
    "卡可能不是向对方买的": terms.bought_from_another,
    "要求恢复权益": _wants_back_what_was_bought,
    "条款是概不退": terms.term_about("概不退"),
    "条款是签收即认可": terms.term_about("签收即认可"),
    "条款是平台不担责": terms.term_about("平台不担责"),
    "条款是单方解释": terms.term_about("单方解释"),
    "条款是不得投诉": terms.term_about("不得投诉"),
    "条款是单方变更": terms.term_about("单方变更"),
    "条款是赔偿限额": terms.term_about("赔偿限额"),
    "条款是过期作废": terms.term_about("过期作废"),
    "条款是封停不退余额": terms.term_about("封停不退余额"),
    "条款是只退余额": terms.term_about("只退余额"),
    "条款是消费者违约金": terms.term_about("消费者违约金"),
    "条款是监护人承担": terms.term_about("监护人承担"),
    "平台没有拦住超过限额的付款": children.above_limits,
    "直接转给了主播本人": children.paid_to_the_streamer,
    "还没有能看出是孩子操作的记录": children.without_a_trace,
    "账号大人常用而这几笔看不出不同": children.account_of_adults,
    "付的是外币": _paid_in("外币"),
    "付的是USDT等虚拟货币": _paid_in("虚拟货币"),
    BEFORE_THE_CODE: _before_the_code,
    "先付钱以后分多次或者持续使用": prepaid.paid_beforehand,
    "预付在一家店用": prepaid.used_in_one_shop,
    "预付按次数": prepaid.counted("按次数"),
    "预付按期限": prepaid.counted("按期限"),
    "预付里有赠送的次数": prepaid.has_given_lessons,
    "先付了钱而不想继续了": prepaid.paid_and_regrets,
    "付款七日内已要求退款": prepaid.asked_in_seven_days_of_paying,
    "公告停业不足三十天": prepaid.closed_at_short_notice,
    "预付的已经用过一部分": prepaid.was_used_in_part,
    "条款是不得转让": terms.term_about("不得转让"),
    "撤销权还在九十日内": software.still_in_ninety_days,
    "降低那天还在服务期内": software.degraded_in_term,
    OF_NO_USE_AT_ALL: software.is_useless,
    "条款是收费": prices.is_about_a_fee,
    "拒绝的理由是一条规定": prices.refused_with_a_rule,
    "取消没有给对方造成损失": prices.caused_no_loss,
    "价格方面的承诺没有兑现": prices.promise_of_money_was_broken,
    ONLY_THE_PRICE: prices.only_the_price,
    "写明的到账时间还没到": stored_cards.promised_time_is_to_come,
    "收回的只是一部分": stored_cards.taken_back_in_part,
    "持卡的来历说得清": stored_cards.origin_is_told,
    "我是卖卡券的一方": stored_cards.author_sold,
    "回收款已经到期": stored_cards.price_is_due,
    "经营者因素已有两项": people.seller_has_two_marks,
    "买的是演出票": _all_of_sort("演出票"),
    "买的是旅行或住宿": _all_of_sort("旅行或住宿"),
    "买的是餐券团购券": _all_of_sort("餐券团购券"),
    BOOKED: _all_of_sort("演出票", "旅行或住宿", "餐券团购券"),
    "那天以前就告诉了对方": tickets.told_before_the_day,
    "主播说的没有做到": live_rooms.words_on_air_were_untrue,
    "向直播间运营者要求": live_rooms.asks_the_operator,
    "直播间运营者还不知道是谁": live_rooms.operator_is_unknown,
    "平台答复直播间信息的期限已过": live_rooms.time_to_name_the_operator_is_over,
    "平台知道以后直播间还在推": live_rooms.platform_let_it_go_on,
    "直播间知道以后还在推": live_rooms.operator_went_on,
    "向平台要增加赔偿": live_rooms.more_damages_of_the_platform,
    "写着的返现没有给": kept.undertaken("返现"),
    "写着的赔偿没有给": kept.damages_promised,
    "写着的赔偿高于法定标准": kept.above_the_law,
    "应当赔偿的情形有凭据": kept.case_for_damages,
    "写着的赠品没有兑现": kept.undertaken("赠品"),
    "写着的价保没有兑现": kept.undertaken("价保"),
    "写着的可退没有兑现": kept.undertaken("可退"),
    "写着的质保没有兑现": kept.undertaken("质保"),
    "降价在价保期内": kept.dropped_in_time,
    "坏在质保期内": kept.broke_in_time,
    "另买在取消以后": kept.bought_afterwards,
    **GOODS_SHIPPED,
}
