"""What a cancelled order, a promise of cashback, of damages or of a price, and a gift come to; each never above what was written."""

from collections.abc import Iterable

from kameng_docs.assess.known import YES
from kameng_docs.assess.sums.made import Facts, Formula, Made, Sum, total
from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order
from kameng_docs.case.story import Promise
from kameng_docs.declared import sought
from kameng_docs.law.fact_names import DROPPED, PARTLY
from kameng_docs.wording import folded, to_cents, yuan

CANCELLED, BOUGHT_ELSEWHERE = "商家单方取消了订单", "我已经另外买了同样的东西"
DEARER_NOW = "还没有另外买而同款卖得更贵"
PAID_BACK = "返现已经给了一部分"
# 假一赔十, 赔十倍, 10倍赔偿.
TIMES_SAID = sought(
    r"假[一1]赔([一二两三四五六七八九十百\d]+)|赔(?:偿)?([一二两三四五六七八九十百\d]+)倍|([一二两三四五六七八九十百\d]+)倍赔"
)
DIGITS = {
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "百": 100,
}
ONE_ORDER = "要有且只有一笔订单：别的订单另写一个案件"


def times_of(words: str) -> int | None:
    """How many times the price a promise gives; None where it does not say so, or in a number that is not read here."""
    found = TIMES_SAID.search(folded(words))
    said = next((group for group in found.groups() if group), "") if found else ""
    return int(said) if said.isdigit() else DIGITS.get(said)


def _promised(case: Case, *kinds: str) -> list[Promise]:
    return [p for p in case.promises if p.about in kinds and p.seen_before_order == YES and p.broken]


def _only(case: Case) -> Order | None:
    return case.orders[0] if len(case.orders) == 1 else None


def _dearer(case: Case, facts: Facts, name: str, told: str) -> Made:
    """(what it costs elsewhere − what it cost here) × pieces: 合同编通则解释 第六十条."""
    order, dear = _only(case), facts[name]
    if order is None:
        return ONE_ORDER
    if dear.amount is None:
        return f"“{name}”里还没有写 金额（每件多少元）"
    if name == BOUGHT_ELSEWHERE and dear.count is None and order.quantity > 1:
        return f"“{name}”里还没有写 数量"
    count = min(dear.count or order.quantity, order.quantity)
    amount = to_cents(dear.amount * count - order.paid * count / order.quantity)
    if amount <= 0:
        return "另外买的不比原来贵，没有差额可要"
    price, pieces = (
        yuan(to_cents(order.paid / order.quantity)),
        f" × {count}件" if order.quantity > 1 else "",
    )
    dearer = f"{told} {yuan(dear.amount)} 元{pieces}"
    return Sum(amount, f"{dearer} − 原价每件 {price} 元{pieces} = {yuan(amount)} 元")


def _substitute(case: Case, facts: Facts) -> Made:
    """第六十条第二款."""
    return _dearer(case, facts, BOUGHT_ELSEWHERE, "另买每件")


def _market_price(case: Case, facts: Facts) -> Made:
    """第六十条第三款."""
    return _dearer(case, facts, DEARER_NOW, "市场价每件")


def _written(promises: Iterable[Promise], kind: str) -> Made:
    """What was written, as its author counted it."""
    found = list(promises)
    if any(p.amount is None for p in found):
        return f"“页面承诺”里种类是 {kind} 的那一条还没有写 金额"
    return total(
        [Sum(p.amount, f"{kind} {yuan(p.amount)} 元") for p in found if p.amount], f"没有写明的{kind}"
    )


def _cashback(case: Case, facts: Facts) -> Made:
    """As much as was promised, though it be the whole price; less what came."""
    made, came = _written(_promised(case, "返现"), "返现"), facts[PAID_BACK]
    if isinstance(made, str) or came.state != YES:
        return made
    if came.amount is None:
        return f"“{PAID_BACK}”里还没有写 金额"
    left = made.amount - came.amount
    if left <= 0:
        return "答应的返现已经给完"
    return Sum(left, f"{made.working} − 已经支付的 {yuan(came.amount)} 元 = {yuan(left)} 元")


def _damages(case: Case, facts: Facts) -> Made:
    """N times the price of the pieces at issue, never of the whole order; else the sum that was written."""
    found = _promised(case, "赔偿")
    if len(found) != 1:
        return (
            "种类是 赔偿 而没有兑现的“页面承诺”要有且只有一条：几条讲的是同一件事的，只写赔得最明白的那一条"
        )
    promise, times, order = found[0], times_of(found[0].words), _only(case)
    if times is None:
        return _written(found, "赔偿")
    if order is None:
        return ONE_ORDER
    count, price = _at_issue(order, facts), to_cents(order.paid / order.quantity)
    amount = to_cents(order.paid * count / order.quantity * times)
    if promise.amount is not None and promise.amount > amount:
        told = f"照“{promise.words}”和这几件的价款算是 {yuan(amount)} 元，“页面承诺”的 金额 写多了"
        return f"{told}；倍数只乘有问题的那几件"
    if promise.amount is not None and promise.amount < amount:
        return Sum(promise.amount, f"页面承诺的赔偿，作者按 {yuan(promise.amount)} 元要求")
    pieces = f" × {count}件" if order.quantity > 1 else ""
    return Sum(amount, f"每件价款 {yuan(price)} 元{pieces} × {times} = {yuan(amount)} 元")


def _at_issue(order: Order, facts: Facts) -> int:
    partly = facts[PARTLY]
    some = partly.count if partly.state == YES else None
    return min(some or order.quantity, order.quantity)


def _gift(case: Case, _: Facts) -> Made:
    """What the page said that the gift is worth; nobody else's estimate."""
    return _written(_promised(case, "赠品"), "赠品标明的价值")


def _price_drop(case: Case, facts: Facts) -> Made:
    """(what was paid − the new price) × pieces."""
    order, dropped = _only(case), facts[DROPPED]
    if order is None:
        return ONE_ORDER
    if dropped.amount is None:
        return f"“{DROPPED}”里还没有写 金额（降到每件多少元）"
    amount = order.paid - dropped.amount * order.quantity
    if amount <= 0:
        return "降价以后不比实付的便宜，没有差价可补"
    new = f"{yuan(dropped.amount)} 元" + (f" × {order.quantity}件" if order.quantity > 1 else "")
    return Sum(to_cents(amount), f"实付 {yuan(order.paid)} 元 − 降价后 {new} = {yuan(amount)} 元")


FORMULAS: dict[str, Formula] = {
    "substitute-order": _substitute,
    "market-price": _market_price,
    "cashback": _cashback,
    "promised-damages": _damages,
    "gift-value": _gift,
    "price-drop": _price_drop,
}
