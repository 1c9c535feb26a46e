"""What the placeholders of the law's wordings stand for in one paper (law/grounds.py, PLACEHOLDERS)."""

from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any

from kameng_docs.brief import Brief, FactInfo, OrderInfo, PromiseInfo
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.case.story import UNDERTAKINGS
from kameng_docs.compose.sides import Sides
from kameng_docs.compose.terms import terms_of
from kameng_docs.law.fact_names import (
    BLOCKED,
    CLOSING,
    END_NOTICE,
    KNEW,
    NO_LONGER,
    NO_USE,
    NOT_COME,
    ONLY_THE_PRICE,
    PLATFORM_PROMISED,
    REFUSED,
    SERVICE,
    SHUT_DOWN,
    SITE_GONE,
    STOPPED,
    UNTRUE,
)
from kameng_docs.law.grounds import PARTS
from kameng_docs.law.said import said_on_air
from kameng_docs.procedure.ages import ages
from kameng_docs.procedure.top_up_limits import above
from kameng_docs.wording import date_in_chinese, enumeration, inner_quotes, instant_in_chinese, paid_to, yuan

Proof = Callable[[Iterable[str]], str]
# Asked for here alone: their 原话 fill placeholders of their own.
WHY_RECLAIMED = "官方通知写明收回的原因"
# These end what was prepaid for the rest alone.
PREPAID = ("prepaid-not-performed", "prepaid-may-end", "prepaid-balance")
# Who says that a price is no part of the contract asks to rescind the contract in the alternative.
PRESELECTED = "plan-preselected"
EVEN_SO = "即使上述价款和期限成为合同的内容，"
# Of which there is nothing to give back: a service, an account that is gone already, a price that was too high.
NOTHING_BACK = (SERVICE, "账号到手后登不上了", ONLY_THE_PRICE)


# Placeholders of promises beside the goods, each with the 种类 that it prints.
PROMISED = {
    "cashback_promise": ("返现",),
    "damages_promise": ("赔偿",),
    "gift_promise": ("赠品",),
    "guarantee_promise": ("价保",),
    "return_promise": ("可退",),
    "warranty_promise": ("质保",),
}


class _Values(dict[str, Any]):
    """Placeholders by their names; of any other name the facts that it names (law/grounds.py, bound_in)."""

    def __init__(self, known: Mapping[str, str], facts: Callable[[str], "_Answer"]) -> None:
        super().__init__(known)
        self._facts = facts

    def replaced(self, others: Mapping[str, str]) -> "_Values":
        """The same with some of them changed."""
        return _Values({**self, **others}, self._facts)

    def __missing__(self, names: str) -> "_Answer":
        """{甲.时间} and {甲|乙}."""
        return self._facts(names)


class _Answer(str):
    """What is told of a fact, with the keys of its answer as attributes, for `str.format_map`."""

    __slots__ = ("fact",)
    fact: FactInfo

    def __getattr__(self, part: str) -> str:
        """One key of the answer as a paper prints it."""
        if part not in PARTS:
            raise AttributeError(part)
        value = getattr(self.fact, PARTS[part])
        if part in {"时间", "期限"}:
            return instant_in_chinese(value) if value else ""
        if part == "原话":
            words = self.fact.words.rstrip("。")
            return words if self.fact.described else f"“{inner_quotes(words)}”"
        return yuan(value) if part == "金额" and value is not None else str(value or "")


def placeholders(
    brief: Brief, sides: Sides, proof: Proof, told: Callable[[FactInfo], str]
) -> Mapping[str, str]:
    """Every placeholder with its text; `proof` prints exhibits by their keys, `told` a fact that is 是."""
    known = (
        _sides(sides)
        | _story(brief, sides, proof)
        | _sums(brief)
        | _ending(brief, proof)
        | _agreed(brief, proof)
        | terms_of(brief.their_terms, (), proof)
    )

    def of_facts(names: str) -> _Answer:
        facts = [brief.facts[name] for name in names.split("|")]
        said_of = [told(fact) + proof(fact.exhibits) for fact in facts if fact.state == "是" and fact.told]
        answer = _Answer("，".join(said_of))
        answer.fact = facts[0]
        return answer

    return _Values(known, of_facts)


def said(fact: FactInfo) -> str:
    """：“…”, where the words of a fact are known; without the marks where they are what the author wrote of it."""
    if fact.described:
        return f"：{fact.words.rstrip('。')}" if fact.words else ""
    return f"：“{fact.words}”" if fact.words else ""


def answerer(brief: Brief, sides: Sides, name: str) -> str:
    """Who gave the answer that a fact tells: the seller, or the platform."""
    return sides.platform if brief.facts[name].by else sides.them


def _agreed(brief: Brief, proof: Proof) -> dict[str, str]:
    """What both sides agreed on for a breach, and what was promised beside the goods."""
    agreed = brief.penalty
    words = f"“{inner_quotes(agreed.words.rstrip('。'))}”{proof(agreed.exhibits)}" if agreed else ""
    return {"penalty_words": words} | {
        name: _promised(brief, kinds, proof) for name, kinds in PROMISED.items()
    }


def _promised(brief: Brief, kinds: tuple[str, ...], proof: Proof) -> str:
    """“…”（证据…）: the promises of these 种类 that were not kept."""
    found = [p for p in brief.promises if p.broken and p.about in kinds]
    return "、".join(f"“{inner_quotes(p.words.rstrip('。'))}”{proof(p.exhibits)}" for p in found)


def with_terms(
    values: Mapping[str, str], brief: Brief, facts: Collection[str], proof: Proof
) -> Mapping[str, str]:
    """The placeholders for a ground that stands on `facts`: of the other side's terms only those that it is about."""
    if not brief.their_terms or not isinstance(values, _Values):
        return values
    return values.replaced(terms_of(brief.their_terms, facts, proof))


def _sides(sides: Sides) -> dict[str, str]:
    return {
        "me": sides.me,
        "them": sides.them,
        "platform": sides.platform,
        "buyer": sides.buyer,
        "child": sides.child,
        "served": sides.each or sides.them,
    }


def _story(brief: Brief, sides: Sides, proof: Proof) -> dict[str, str]:
    refusal = brief.facts[REFUSED].words
    promised = brief.facts[PLATFORM_PROMISED]
    reason = brief.facts[WHY_RECLAIMED]

    def proved(name: str) -> str:
        return said(brief.facts[name]) + proof(brief.facts[name].exhibits)

    return {
        "asked_back": _asked_back(brief),
        "once_paid": "" if _sold_by_author(brief) else "付款后",
        "vanished": _seen(brief, sides, VANISHED),
        "seen": _seen(brief, sides, VANISHED + ENDED),
        "unusable": _unusable(brief, sides),
        "goods": _goods(brief),
        "shown": brief.shown,
        "rule": "；".join(
            f"{rule.where}写明“{rule.words.rstrip('。')}”{proof(rule.exhibits)}"
            for rule in brief.platform_rules
        ),
        "untrue": proved(UNTRUE),
        "knew": proved(KNEW),
        "promise": "；".join(
            f"“{p.words.rstrip('。')}”，实际是{p.broken.rstrip('。！!')}" for p in _broken(brief)
        ),
        "live_words": "；".join(
            f"“{p.words.rstrip('。')}”{proof(p.exhibits)}，实际是{p.broken.rstrip('。！!')}"
            for p in brief.promises
            if p.broken and p.describes and said_on_air(p.where)
        ),
        "refuser": answerer(brief, sides, REFUSED),
        "refusal": f"“{inner_quotes(refusal)}”" if refusal else "不予退款",
        "platform_promise": f"“{promised.words.rstrip('。')}”{proof(promised.exhibits)}"
        if promised.words
        else "更有利于消费者的保障",
        "reclaim_reason": f"（官方告知的原因是“{reason.words.rstrip('。')}”{proof(reason.exhibits)}）"
        if reason.words
        else "",
    }


def _sold_by_author(brief: Brief) -> bool:
    return brief.respondents[0].role == "buyback"


def _asked_back(brief: Brief) -> str:
    """What was asked for: whoever sold asks for the price."""
    if _sold_by_author(brief):
        return "付清价款"
    return "退款" if any(brief.facts[name].state == "是" for name in NOTHING_BACK) else "退货退款"


def _broken(brief: Brief) -> list[PromiseInfo]:
    """The promises that were not kept: those that describe the goods, where there are any."""
    every = [promise for promise in brief.promises if promise.broken]
    broken = [promise for promise in every if promise.about not in UNDERTAKINGS] or every
    return [promise for promise in broken if promise.describes] or broken


# What shows that a shop cannot be reached, and that nothing comes any more.
VANISHED = (BLOCKED, SITE_GONE)
ENDED = (STOPPED, SHUT_DOWN, NO_LONGER, CLOSING, NOT_COME)


def _seen(brief: Brief, sides: Sides, names: tuple[str, ...]) -> str:
    """What was seen of it: no more than that."""
    told = {
        BLOCKED: f"{sides.them}把{sides.buyer}拉黑",
        SITE_GONE: "网站或者店铺不能打开",
        STOPPED: "使用中被停用",
        SHUT_DOWN: "官方公告停止服务或者下架",
        NO_LONGER: f"{sides.them}{_from_when(brief.facts[NO_LONGER])}不再提供",
        CLOSING: f"{sides.them}公告不再在原处经营",
        NOT_COME: "至今没有交付",
    }
    parts = [told[name] for name in names if brief.facts[name].state == "是"]
    # One subject is named once.
    return "，".join(
        part.removeprefix(sides.them) if before.startswith(sides.them) else part
        for before, part in zip(["", *parts], parts, strict=False)
    )


def _from_when(fact: FactInfo) -> str:
    """自……起, where the day is known."""
    return f"自{date_in_chinese(fact.at)}起" if fact.at else ""


def _unusable(brief: Brief, sides: Sides) -> str:
    """That the goods cannot be used, where a fact says so; of what works and is not what was sold, only that."""
    useless = brief.facts[NO_USE].state == "是"
    if useless or "card-unusable" in {ground.id for ground in brief.grounds}:
        return f"所购的{_goods(brief)}不能使用"
    return f"{sides.them}交付的不符合约定"


def _goods(brief: Brief) -> str:
    return enumeration([f"“{order.goods}”" for order in brief.orders if order.affected] or ["商品"])


def _prepaid_told(brief: Brief) -> str:
    """What each order was for and how much of it is left; of several, each by its name."""
    told = [order for order in brief.orders if order.prepaid_told]
    return "；".join((f"“{order.goods}”" if len(told) > 1 else "") + order.prepaid_told for order in told)


def _sums(brief: Brief) -> dict[str, str]:
    costs = [f"{what}{yuan(amount)}元" for claim in brief.claims for what, amount in claim.items]
    back = [claim.amount for claim in brief.claims if claim.kind == "refund" and claim.amount is not None]
    return {
        "costs_listed": "、".join(costs),
        "count_bad": "、".join(str(o.affected) for o in brief.orders if 0 < o.affected < o.quantity),
        "sum_back": yuan(back[0] if back else Decimal(0)),
        "not_twice": "（与前项是同一损失，不重复受偿）" if len(brief.defendants) > 1 else "",
        "even_so": EVEN_SO if any(ground.id == PRESELECTED for ground in brief.grounds) else "",
        "paid_on": date_in_chinese(brief.orders[0].paid_at),
        "paid_days": "、".join(dict.fromkeys(date_in_chinese(order.paid_at) for order in brief.orders)),
        "paid": yuan(sum((order.paid for order in brief.orders), Decimal(0))),
        "days_all": "、".join(str(order.days_sold) for order in brief.orders if order.days_sold),
        "days_left": "、".join(str(order.days_left) for order in brief.orders if order.days_left),
        "prepaid_told": _prepaid_told(brief),
        "coins": "、".join(order.left_over for order in brief.orders if order.left_over),
        **_of_child(brief),
        "sum": "",
        "account": _account(brief),
        **_periods(brief),
        "payments": _payments(brief),
    }


def _periods(brief: Brief) -> dict[str, str]:
    """The periods that are asked back: how many, from when to when, how much."""
    rows = [(row.at, row.amount) for order in brief.orders for row in order.charges if not row.reminded]
    rows = rows or [(order.paid_at, order.paid) for order in brief.orders]
    days = sorted(rows, key=lambda row: instant_of(row[0]))
    return {
        "periods": str(len(days)),
        "first_charge": date_in_chinese(days[0][0]),
        "last_charge": date_in_chinese(days[-1][0]),
        "charges_sum": yuan(sum((amount for _, amount in days), Decimal(0))),
    }


def _payments(brief: Brief) -> str:
    """The payments of one price, each with its day, to whom it went, and what came back."""
    return "、".join(
        f"{date_in_chinese(row.at)}付款{yuan(row.amount)}元"
        + (f"（{paid_to(row.paid_to)}）" if row.paid_to else "")
        + (f"（已退回{yuan(row.refunded)}元）" if row.refunded else "")
        for order in brief.orders
        for row in order.parts
    )


def _of_child(brief: Brief) -> dict[str, str]:
    """Which payments were made under eight and which from eight on, how old the child was then, what was above the limits."""
    eight, adult = ages().some_capacity.years, ages().adult.years
    known = [(order, order.child_age) for order in brief.orders if order.child_age is not None]
    young = [order for order, age in known if age < eight]
    older = [order for order, age in known if eight <= age < adult]
    mixed = len(young) < len(brief.orders) and len(older) < len(brief.orders)
    years = sorted({age for _, age in known if eight <= age < adult})
    every = sorted({age for _, age in known})
    over = above((day_of(order.paid_at), age, order.paid) for order, age in known)
    told = [f"超过单次充值限额的付款{over.singles}笔"] if over.singles else []
    told += [f"超过每月充值限额的部分共{yuan(over.monthly)}元"] if over.monthly else []
    return {
        "age": _from_to(years),
        "ages": _from_to(every) or "若干",
        "paid_under_eight": _when_paid(young) if mixed else "付款时",
        "paid_from_eight": _when_paid(older) if mixed else "付款时",
        "over_limits": "、".join(told),
    }


def _from_to(years: list[int]) -> str:
    """12, or 12至13."""
    return "至".join(str(each) for each in dict.fromkeys((*years[:1], *years[-1:])))


def _when_paid(orders: list[OrderInfo]) -> str:
    """2026年3月15日付款198.00元时: those of several payments that a sentence speaks of."""
    if not orders:
        return "付款时"
    first, last = (date_in_chinese(orders[i].paid_at) for i in (0, -1))
    days = first if first == last else f"{first}至{last}"
    count = f"{len(orders)}笔共" if len(orders) > 1 else ""
    return f"{days}付款{count}{yuan(sum((order.paid for order in orders), Decimal(0)))}元时"


def _account(brief: Brief) -> str:
    """（…）: the one account that was topped up, where it is known to this reader."""
    known = {order.charged_account for order in brief.orders if order.charged_account}
    return f"（{known.pop()}）" if len(known) == 1 else ""


def _ending(brief: Brief, proof: Proof) -> dict[str, str]:
    """How far the contract ends: for some pieces, or for the rest of its time, alone; and when a notice ended it."""
    standing = {ground.id for ground in brief.grounds}
    used_some = "voucher-not-honoured" in standing and any(o.affected < o.quantity for o in brief.orders)
    in_part = used_some or (
        standing
        & {"purpose-defeated-partly", "service-stopped", "lifetime-stopped", *PREPAID, "key-revoked-rest"}
        and "purpose-defeated" not in standing
    )
    notice = brief.facts[END_NOTICE]
    return {
        "end_notice": said(notice) + proof(notice.exhibits),
        "contract": "合同的这一部分"
        if in_part
        else "合同"
        if brief.several is None or brief.folder
        else "各合同",
        "price_back": "该部分的价款" if in_part else "已经收取的价款",
        "ended_on": instant_in_chinese(notice.until) if notice.until else "所定期限",
    }
