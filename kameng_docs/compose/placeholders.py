"""What the placeholders of the law's wordings stand for in one paper (law/grounds.py, PLACEHOLDERS)."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from kameng_docs.brief import Brief, FactInfo
from kameng_docs.compose.sides import Sides
from kameng_docs.law.fact_names import BLOCKED, END_NOTICE, REFUSED, SERVICE, SITE_GONE
from kameng_docs.wording import date_in_chinese, enumeration, instant_in_chinese, yuan

Proof = Callable[[Iterable[str]], str]
# Asked for here alone: their 原话 fill placeholders of their own.
PLATFORM_PROMISED = "平台自己写过先行赔付或更好的保障"
WHY_RECLAIMED = "官方通知写明收回的原因"
UNTRUE = "下单时该承诺就不是真的"
KNEW = "有材料显示卖家当时知道"


def placeholders(brief: Brief, sides: Sides, proof: Proof) -> Mapping[str, str]:
    """Every placeholder with its text; `proof` prints exhibits by their keys."""
    return _sides(sides) | _story(brief, sides, proof) | _sums(brief) | _ending(brief, proof)


def said(fact: FactInfo) -> str:
    """：“…”, where the words of a fact are known."""
    return f"：“{fact.words}”" if fact.words else ""


def _sides(sides: Sides) -> dict[str, str]:
    return {
        "me": sides.me,
        "them": sides.them,
        "platform": sides.platform,
        "buyer": sides.buyer,
        "child": sides.child,
    }


def _story(brief: Brief, sides: Sides, proof: Proof) -> dict[str, str]:
    refusal = brief.facts[REFUSED].words
    promised = brief.facts[PLATFORM_PROMISED]
    reason = brief.facts[WHY_RECLAIMED]

    def proved(name: str) -> str:
        return said(brief.facts[name]) + proof(brief.facts[name].exhibits)

    return {
        "asked_back": "退款" if brief.facts[SERVICE].state == "是" else "退货退款",
        "vanished": _vanished(brief, sides),
        "goods": enumeration([f"“{o.goods}”" for o in brief.orders if o.affected] or ["商品"]),
        "shown": brief.shown or "不能兑换",
        "rule": "；".join(
            f"{rule.where}写明“{rule.words.rstrip('。')}”{proof(rule.exhibits)}"
            for rule in brief.platform_rules
        ),
        "untrue": proved(UNTRUE),
        "knew": proved(KNEW),
        "promise": "；".join(
            f"“{p.words.rstrip('。')}”，实际是{p.broken.rstrip('。！!')}" for p in brief.promises if p.broken
        ),
        "refusal": f"“{refusal}”" if refusal else "不予退款",
        "platform_promise": f"“{promised.words.rstrip('。')}”{proof(promised.exhibits)}"
        if promised.words
        else "更有利于消费者的保障",
        "reclaim_reason": f"（官方告知的原因是“{reason.words.rstrip('。')}”{proof(reason.exhibits)}）"
        if reason.words
        else "",
    }


def _vanished(brief: Brief, sides: Sides) -> str:
    """What was seen when the shop could no longer be reached: no more than that."""
    seen = {
        BLOCKED: f"{sides.them}把{sides.buyer}拉黑",
        SITE_GONE: "网站或者店铺不能打开",
    }
    return "，".join(told for name, told in seen.items() if brief.facts[name].state == "是") or "联系不上"


def _sums(brief: Brief) -> dict[str, str]:
    costs = [f"{what}{yuan(amount)}元" for claim in brief.claims for what, amount in claim.items]
    back = [claim.amount for claim in brief.claims if claim.kind == "refund" and claim.amount is not None]
    return {
        "costs_listed": "、".join(costs),
        "count_bad": "、".join(str(o.affected) for o in brief.orders if 0 < o.affected < o.quantity),
        "sum_back": yuan(back[0] if back else Decimal(0)),
        "not_twice": "（与前项是同一损失，不重复受偿）" if len(brief.defendants) > 1 else "",
        "paid_on": date_in_chinese(brief.orders[0].paid_at),
    }


def _ending(brief: Brief, proof: Proof) -> dict[str, str]:
    """How far the contract ends: for some pieces, or for the rest of its time, alone; and when a notice ended it."""
    standing = {ground.id for ground in brief.grounds}
    in_part = standing & {"purpose-defeated-partly", "service-stopped"} and "purpose-defeated" not in standing
    notice = brief.facts[END_NOTICE]
    return {
        "end_notice": said(notice) + proof(notice.exhibits),
        "contract": "合同的这一部分" if in_part else "合同",
        "price_back": "该部分的价款" if in_part else "已经收取的价款",
        "ended_on": instant_in_chinese(notice.until) if notice.until else "所定期限",
    }
