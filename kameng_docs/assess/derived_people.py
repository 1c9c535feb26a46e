"""Derived facts about who bought, who sold and who paid (assess/derived.py has the table)."""

from kameng_docs.assess.known import NO, UNCLEAR, UNKNOWN, YES, Known, Worked
from kameng_docs.assess.people import author_sells, lacking_of, sold_by_the_site
from kameng_docs.assess.sums import age_at
from kameng_docs.case.model import Case
from kameng_docs.law.fact_names import CHILD, OBJECTED, PROVIDER
from kameng_docs.procedure.ages import ages

# Asked for here alone: other facts are worked out from them.
MANY_SALES = "卖家长期成批卖同类商品"
ONE_PIECE = "卖家说只卖这一件闲置"
TRADER_MARKS = (
    "卖家件数多",
    "卖家长期卖",
    "卖家从别处进货来卖",
    "卖家还有别的店",
    "卖家成交额大",
    "卖家专门收号卖号",
)
ENOUGH_MARKS = 2


def bought_for_own_use(on: Known) -> Worked:
    """消费者权益保护法 第二条: 为生活消费需要. 兼有 is not answered: which part is it? Who sells buys nothing."""
    if author_sells(on.case):
        return NO, ()
    return {"自己用": YES, "给家人朋友用": YES, "拿去卖": NO, "兼有": UNCLEAR}.get(
        on.case.bought_for or "", UNKNOWN
    ), ()


def seller_is_business(on: Known) -> Worked:
    """电子商务法 第九条, 网络消费解释 第七条: a firm is; of a person it depends on how he sells."""
    kinds = {seller.known_party.kind for seller in on.case.sellers if seller.known_party}
    if on.case.platform and on.case.platform.known_operator and is_platform_itself(on.case):
        kinds.add(on.case.platform.known_operator.kind)
    if kinds & {"公司", "个体工商户"}:
        return YES, ()
    marks, exhibits = seller_has_two_marks(on)
    if marks == YES:
        return YES, exhibits
    fact = on.facts[MANY_SALES]
    if fact.state == UNKNOWN and (marks == NO or on.facts[ONE_PIECE].state == YES):
        return NO, on.facts[ONE_PIECE].exhibits
    return fact.state, fact.exhibits


def is_platform_itself(case: Case) -> bool:
    """Whether whoever runs the site sells there: one shop alone, the mark 自营, or sold_by_the_site."""
    return any(
        s.shops_on_site == "只有一家店" or s.marked_self_operated == YES or sold_by_the_site(case, s)
        for s in case.sellers
    )


def consumer_purchase(on: Known) -> Worked:
    """消费者权益保护法 第二条、第三条: bought for one's own use, of a 经营者."""
    states = (bought_for_own_use(on)[0], seller_is_business(on)[0])
    return (YES if states == (YES, YES) else NO if NO in states else UNKNOWN), ()


def site_sells_itself(on: Known) -> Worked:
    """Whether the site itself sells."""
    return (YES if is_platform_itself(on.case) else NO), ()


def platform_only_mediates(on: Known) -> Worked:
    """电子商务法 第九条第二款: many shops, and nothing that marks this one as the platform's own (第三十七条)."""
    if is_platform_itself(on.case):
        return NO, ()
    known = all(s.shops_on_site == "很多家店" and s.marked_self_operated == NO for s in on.case.sellers)
    return (YES if known and on.case.platform else UNKNOWN), ()


def ecommerce_law_applies(on: Known) -> Worked:
    """电子商务法 第二条第三款: not to providers of audio-visual or cultural content, for that content itself."""
    business, exhibits = seller_is_business(on)
    if business == YES and on.facts[PROVIDER].state == YES:
        return NO, on.facts[PROVIDER].exhibits
    return business, exhibits


def resells_content(on: Known) -> Worked:
    """Whether the seller is not the maker of the content."""
    fact = on.facts[PROVIDER]
    return (YES if fact.state == NO else NO if fact.state == YES else UNKNOWN), fact.exhibits


def seller_is_a_person(on: Known) -> Worked:
    """Whether a seller is a 个人."""
    kinds = {seller.known_party.kind for seller in on.case.sellers if seller.known_party}
    return (YES if "个人" in kinds else NO if kinds - {"不知道"} else UNKNOWN), ()


def refusal_is_dated(on: Known) -> Worked:
    """民法典 第一百四十五条: whether a minor's act holds depends on the parent's word, and that has a day."""
    refused = on.facts[OBJECTED]
    return (YES if refused.state == YES and refused.at else UNKNOWN), refused.exhibits


def in_ages(on: Known, since: int, below: int) -> Worked:
    """Whether the child was so old at one of the payments at least; its sum holds those alone (sums.py)."""
    child = on.facts[CHILD]
    if child.state != YES:
        return UNKNOWN, ()
    known = [age for order in on.case.orders if (age := age_at(order, on.case, on.facts)) is not None]
    if not known:
        return UNKNOWN, child.exhibits
    return (YES if any(since <= age < below for age in known) else NO), child.exhibits


def under_eight(on: Known) -> Worked:
    """民法典 第二十条."""
    return in_ages(on, 0, ages().some_capacity.years)


def eight_to_eighteen(on: Known) -> Worked:
    """民法典 第十九条."""
    return in_ages(on, ages().some_capacity.years, ages().adult.years)


def seller_has_two_marks(on: Known) -> Worked:
    """网络消费解释 第七条: no one mark makes a trader of a person; two of those that can be seen do here.

    否 only where so many of them are answered 否 that there cannot be two.
    """
    marks = [on.facts[name] for name in TRADER_MARKS]
    seen = [fact for fact in marks if fact.state == YES]
    exhibits = tuple(key for fact in seen for key in fact.exhibits)
    if len(seen) >= ENOUGH_MARKS:
        return YES, exhibits
    denied = sum(fact.state == NO for fact in marks)
    return (NO if len(marks) - denied < ENOUGH_MARKS else UNKNOWN), exhibits


def paid_to_a_person(on: Known) -> Worked:
    """Whether money went to a person's code or account."""
    paid_to = {order.paid_to for order in on.case.orders}
    return (YES if paid_to & {"个人收款码", "转账给个人"} else NO if paid_to - {None} else UNKNOWN), ()


def seller_is_named(on: Known) -> Worked:
    """Whether name and address of every seller are known."""
    unknown = any(lacking_of(seller.known_party, seller.shop_name or "") for seller in on.case.sellers)
    return (NO if unknown else YES), ()
