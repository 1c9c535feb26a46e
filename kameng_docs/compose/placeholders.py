"""What the placeholders of the law's wordings stand for in one paper (law/grounds.py, PLACEHOLDERS)."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from kameng_docs.brief import Brief, FactInfo, PromiseInfo
from kameng_docs.compose.sides import Sides
from kameng_docs.law.fact_names import (
    BLOCKED,
    END_NOTICE,
    KNEW,
    NOT_COME,
    REFUSED,
    SERVICE,
    SITE_GONE,
    UNTRUE,
)
from kameng_docs.wording import date_in_chinese, enumeration, inner_quotes, instant_in_chinese, yuan

Proof = Callable[[Iterable[str]], str]
# Asked for here alone: their 原话 fill placeholders of their own.
PLATFORM_PROMISED = "平台自己写过先行赔付或更好的保障"
WHY_RECLAIMED = "官方通知写明收回的原因"


def placeholders(brief: Brief, sides: Sides, proof: Proof) -> Mapping[str, str]:
    """Every placeholder with its text; `proof` prints exhibits by their keys."""
    return _sides(sides) | _story(brief, sides, proof) | _sums(brief) | _ending(brief, proof)


def said(fact: FactInfo) -> str:
    """：“…”, where the words of a fact are known; without the marks where they are what the author wrote of it."""
    if fact.described:
        return f"：{fact.words.rstrip('。')}" if fact.words else ""
    return f"：“{fact.words}”" if fact.words else ""


def answerer(brief: Brief, sides: Sides, name: str) -> str:
    """Who gave the answer that a fact tells: the seller, or the platform."""
    return sides.platform if brief.facts[name].by else sides.them


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
        "vanished": _seen(brief, sides, VANISHED),
        "seen": _seen(brief, sides, VANISHED + STOPPED),
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
        "refuser": answerer(brief, sides, REFUSED),
        "refusal": f"“{inner_quotes(refusal)}”" if refusal else "不予退款",
        "platform_promise": f"“{promised.words.rstrip('。')}”{proof(promised.exhibits)}"
        if promised.words
        else "更有利于消费者的保障",
        "reclaim_reason": f"（官方告知的原因是“{reason.words.rstrip('。')}”{proof(reason.exhibits)}）"
        if reason.words
        else "",
    }


def _broken(brief: Brief) -> list[PromiseInfo]:
    """The promises that were not kept: those that describe the goods, where there are any."""
    broken = [promise for promise in brief.promises if promise.broken]
    return [promise for promise in broken if promise.describes] or broken


# What shows that a shop cannot be reached, and that nothing comes any more.
VANISHED = (BLOCKED, SITE_GONE)
STOPPED = ("使用一段时间后被停用", "发行方公告停服或下架", NOT_COME)


def _seen(brief: Brief, sides: Sides, names: tuple[str, ...]) -> str:
    """What was seen of it: no more than that."""
    told = {
        BLOCKED: f"{sides.them}把{sides.buyer}拉黑",
        SITE_GONE: "网站或者店铺不能打开",
        "使用一段时间后被停用": "服务期限未满即不能使用",
        "发行方公告停服或下架": "官方公告停止服务或者下架",
        NOT_COME: "至今没有交付",
    }
    return "，".join(told[name] for name in names if brief.facts[name].state == "是")


def _unusable(brief: Brief, sides: Sides) -> str:
    """That the goods cannot be used, where a fact says so; of what works and is not what was sold, only that."""
    useless = brief.facts["差的那一点让我完全用不上"].state == "是"
    if useless or "card-unusable" in {ground.id for ground in brief.grounds}:
        return f"所购的{_goods(brief)}不能使用"
    return f"{sides.them}交付的不符合约定"


def _goods(brief: Brief) -> str:
    return enumeration([f"“{order.goods}”" for order in brief.orders if order.affected] or ["商品"])


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
