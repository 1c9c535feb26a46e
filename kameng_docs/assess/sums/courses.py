"""What is left of lessons, cards and memberships that were paid beforehand (预付式消费解释 第十五条, 第十八条至第二十二条).

By count: the discount stays where the shop gave the cause (18.1.1), and goes where the buyer did (19.1), never below nothing
(20). By term: the days that are left over all days (22). For ever: no law divides it; so many months at the shop's own price.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from kameng_docs.assess.known import YES
from kameng_docs.assess.sums.made import Facts, Made, Sum, total
from kameng_docs.brief import FactInfo
from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order, in_dispute
from kameng_docs.case.part import day_of
from kameng_docs.case.prepaid import Prepaid
from kameng_docs.law.fact_names import END_NOTICE
from kameng_docs.procedure.days import naive_end
from kameng_docs.wording import date_in_chinese, to_cents, yuan

NOTHING = Decimal(0)
TERM = "“预付”里还没有写 起、止 和 停止提供（没有停的，先书面通知解除，写明最迟哪一天）"
COUNT = "“预付”里还没有写 总次数 和 已用次数"
SINGLE = "“预付”里还没有写 打折前单价（没有打折的，写每一次的价钱）"
MONTH = "“预付”里还没有写 可比月价 和 已用月数"


def _since(notice: FactInfo) -> date | None:
    """The first day after a notice of termination ended the contract."""
    ended = notice.state == YES and notice.until is not None
    return naive_end(day_of(notice.until), 1, "days") if ended and notice.until else None


def left_of(order: Order, facts: Facts) -> Sum | str | None:
    """What is left of one order where the shop gave the cause; what to write; None where nothing was prepaid so."""
    kept = order.prepaid
    if kept is None:
        return None
    if kept.counted_by == "按期限":
        return _by_term(order.paid, kept, _since(facts[END_NOTICE]))
    if kept.counted_by == "按次数":
        return _by_count(order.paid, kept)
    return _for_ever(order.paid, kept)


def balance_left(order: Order) -> Sum:
    """What is left of one balance, in what was paid for it (预付式消费解释 第十八条第一款第二项)."""
    kept = order.balance
    assert kept is not None  # noqa: S101 — the caller chose those that have one
    whole = kept.bought + kept.given
    if not whole:
        return Sum(Decimal(0), "")
    if kept.given_first == YES or not kept.given:
        left = min(kept.left, kept.bought)
        amount = to_cents(kept.spent * left / kept.bought) if kept.bought else Decimal(0)
        told = f"购买花费 {yuan(kept.spent)} 元 × 剩余 {left} ÷ 购买所得 {kept.bought}"
        return Sum(amount, f"{told} = {yuan(amount)} 元")
    left = min(kept.left, whole)
    amount = to_cents(kept.spent * left / whole)
    told = f"购买花费 {yuan(kept.spent)} 元 × 剩余 {left} ÷ （购买 {kept.bought} + 赠送 {kept.given}）"
    return Sum(amount, f"{told} = {yuan(amount)} 元")


def _by_term(paid: Decimal, kept: Prepaid, since: date | None) -> Sum | str:
    days, left = kept.days_all, kept.days_left(since)
    if not days or left is None:
        return TERM
    amount = to_cents(paid * left / days)
    return Sum(amount, f"预付 {yuan(paid)} 元 × 剩余 {left} 日 ÷ 全部 {days} 日 = {yuan(amount)} 元")


def _by_count(paid: Decimal, kept: Prepaid) -> Sum | str:
    left = kept.count_left
    if left is None or not kept.count_all or left < 0:
        return COUNT
    amount = to_cents(paid * left / kept.count_all)
    given = f"（付款的和赠送的 {kept.count_given} 次在内）" if kept.count_given else ""
    return Sum(
        amount, f"预付 {yuan(paid)} 元 × 剩余 {left} 次 ÷ 全部 {kept.count_all} 次{given} = {yuan(amount)} 元"
    )


def _for_ever(paid: Decimal, kept: Prepaid) -> Sum | str:
    if kept.month_price is None or kept.months_used is None:
        return MONTH
    left = paid - kept.month_price * kept.months_used
    told = f"预付 {yuan(paid)} 元 − 可比月价 {yuan(kept.month_price)} 元 × 已用 {kept.months_used} 个月"
    if left <= 0:
        return "已经用的部分不比付的少，没有剩下的可要"
    return Sum(to_cents(left), f"{told} = {yuan(left)} 元")


def _own_cause_of(order: Order, facts: Facts) -> Sum | str | None:
    """The same where the buyer gave the cause and may end all the same: the price before the discount counts."""
    kept = order.prepaid
    if kept is None:
        return _balance_own_cause(order)
    if kept.counted_by != "按次数":
        return left_of(order, facts)
    if kept.count_left is None or kept.count_used is None:
        return COUNT
    if kept.single_price is None:
        return SINGLE
    left = max(order.paid - kept.count_used * kept.single_price, NOTHING)
    told = f"预付 {yuan(order.paid)} 元 − 已用 {kept.count_used} 次 × 打折前单价 {yuan(kept.single_price)} 元"
    return Sum(to_cents(left), f"{told} = {yuan(left)} 元")


def _balance_own_cause(order: Order) -> Sum | None:
    """Of a balance whatever was spent counts in full, gifts or none."""
    kept = order.balance
    if kept is None:
        return None
    spent = kept.bought + kept.given - kept.left
    left = max(kept.spent - spent, NOTHING)
    return Sum(to_cents(left), f"购买花费 {yuan(kept.spent)} 元 − 已消费 {yuan(spent)} 元 = {yuan(left)} 元")


def _all_of(found: Iterable[Sum | str | None], none: str) -> Made:
    each = [one for one in found if one is not None]
    wanting = [one for one in each if isinstance(one, str)]
    if wanting:
        return "；".join(dict.fromkeys(wanting))
    return total((one for one in each if isinstance(one, Sum)), none)


def _prepaid_left(case: Case, facts: Facts) -> Made:
    """Lessons and cards, and a balance where that is what was bought."""
    own = [order for order in in_dispute(case.orders) if order.reshipped != YES]
    found = [left_of(order, facts) for order in own if order.prepaid]
    found += [balance_left(order) for order in own if order.sort == "储值余额" and order.balance]
    none = "预付的已经用完，没有剩下的可要" if found else "“交易”里还没有写 预付"
    return _all_of(found, none)


def _prepaid_own_cause(case: Case, facts: Facts) -> Made:
    found = (_own_cause_of(order, facts) for order in in_dispute(case.orders))
    return _all_of(found, "按打折前的价钱算，已经用的不比付的少，没有剩下的可要，也不用再补")


def lifetime_by_month(orders: tuple[Order, ...]) -> Made | None:
    """What is left of a price for ever, by the shop's own price of a month; None where nobody wrote one."""
    kept = [(order, order.prepaid) for order in orders if order.prepaid]
    own = [(o, p) for o, p in kept if p.counted_by == "终身" and p.month_price is not None]
    if not own:
        return None
    return _all_of((_for_ever(order.paid, each) for order, each in own), MONTH)


def lower_reading(orders: tuple[Order, ...]) -> Decimal | None:
    """What is left where the lessons that were given are taken for gifts apart: each paid one costs more. None without gifts."""
    own = [order for order in orders if order.prepaid and order.prepaid.count_given]
    found = [_without_gifts(order) for order in own]
    known = [each for each in found if each is not None]
    return sum(known, NOTHING) if known else None


def _without_gifts(order: Order) -> Decimal | None:
    kept = order.prepaid
    if kept is None or kept.count_all is None or kept.count_given is None or kept.count_used is None:
        return None
    bought = kept.count_all - kept.count_given
    if bought <= 0:
        return None
    left = order.paid - order.paid * kept.count_used / bought
    return to_cents(max(left - order.refunded_amount, NOTHING))


def told_of(kept: Prepaid) -> str:
    """What was bought and how much of it was had, as far as it was written, for every paper."""
    if kept.counted_by == "按次数" and kept.count_all is not None:
        given = f"（其中赠送{kept.count_given}次）" if kept.count_given else ""
        used = f"，已使用{kept.count_used}次，剩余{kept.count_left}次" if kept.count_used is not None else ""
        return f"共{kept.count_all}次{given}{used}"
    if kept.counted_by == "按期限" and kept.first_day and kept.last_day:
        told = f"期限自{date_in_chinese(kept.first_day)}至{date_in_chinese(kept.last_day)}共{kept.days_all}日"
        if kept.stopped_on and kept.days_left() is not None:
            told += f"，{date_in_chinese(kept.stopped_on)}起剩余{kept.days_left()}日"
        return told
    if kept.counted_by == "终身" and kept.months_used:
        return f"已使用{kept.months_used}个月"
    return ""


FORMULAS = {
    "prepaid-left": _prepaid_left,
    "prepaid-own-cause": _prepaid_own_cause,
}
