"""Derived facts about the price itself: fees, refusals with a rule, promises of money (assess/derived.py has the table)."""

from kameng_docs.assess.derived_terms import term_about
from kameng_docs.assess.known import NO, UNKNOWN, YES, Known, Worked
from kameng_docs.law.fact_names import (
    BUNDLED,
    FEE_HIDDEN,
    LESS_THAN_SHOWN,
    NO_USE,
    OVERPAID,
    PAID_TWICE,
    REFUSED,
    TAKEN,
    THEIR_LOSS,
    UNORDERED,
    UNPRICED,
)
from kameng_docs.law.grounds import TERM, excuses_in
from kameng_docs.law.said import names_a_rule

# What is no matter of the goods; whoever chose another dispute says that the goods are at fault, too.
OF_THE_PRICE = frozenset(
    {"多扣费误扣费", "隐藏收费条款", "搭售", "扣违约金", "多付没有退", "先享后付被扣", "拒绝退款", "售后无响应",
     "商家信息不明", "平台责任", "删评拒证"}
)  # fmt: skip
FACTS_OF_THE_PRICE = (
    UNPRICED, FEE_HIDDEN, BUNDLED, TAKEN, PAID_TWICE, OVERPAID, UNORDERED,
    "页面写明不预先收款而先扣了全款", "划的原价没有真的卖过", "首页标的价比详情页低", "活动实际的范围和公布的不一样",
)  # fmt: skip
# They say that the goods are at fault.
OF_THE_GOODS = (NO_USE, LESS_THAN_SHOWN)
ABOUT_MONEY = frozenset({"价格"})

is_about_a_fee = term_about("收费")


def refused_with_a_rule(on: Known) -> Worked:
    """Whether the refusal is a term: one was copied, it names a rule, or it is heard as one (民法典 第四百九十七条)."""
    refused = on.facts[REFUSED]
    if refused.state != YES:
        return NO, ()
    heard = any(word.kind == TERM for word in excuses_in(refused.words))
    rule = bool(on.case.their_terms) or not refused.words or names_a_rule(refused.words) or heard
    return (YES if rule else NO), refused.exhibits


def caused_no_loss(on: Known) -> Worked:
    """民法典 第五百八十五条第二款: whether the author says that nothing was lost."""
    lost = on.facts[THEIR_LOSS]
    return (YES if lost.state == NO else NO if lost.state else UNKNOWN), lost.exhibits


def promise_of_money_was_broken(on: Known) -> Worked:
    """明码标价和禁止价格欺诈规定 第十九条第五项: 价格承诺."""
    seen = [p for p in on.case.promises if p.seen_before_order == YES and p.broken and p.about in ABOUT_MONEY]
    return (YES if seen else NO), tuple(name for p in seen for name in p.exhibits)


def only_the_price(on: Known) -> Worked:
    """Whether nothing but the price is in dispute: then nothing is wrong with what was delivered, whatever was ticked."""
    stated = any(on.facts[name].state == YES for name in FACTS_OF_THE_PRICE)
    others = not OF_THE_PRICE.issuperset(on.case.disputes) or any(o.was_refused for o in on.case.orders)
    return (YES if stated and not others else NO), ()
