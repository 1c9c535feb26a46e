"""Placeholders of what happened and what was said: the story, and how the contract ends (law/grounds.py, PLACEHOLDERS)."""

import re
from collections.abc import Collection

from kameng_docs.brief import Brief, FactInfo, PromiseInfo
from kameng_docs.case.story import UNDERTAKINGS
from kameng_docs.compose.answers import Proof, answerer, said
from kameng_docs.compose.asked import asked_back
from kameng_docs.compose.called import called, thing_and_use
from kameng_docs.compose.sides import OWN_WORD, Sides
from kameng_docs.law.fact_names import (
    BLOCKED,
    CHILD,
    CLOSING,
    END_NOTICE,
    KNEW,
    NO_LONGER,
    NOT_COME,
    OF_NO_USE_AT_ALL,
    PLATFORM_PROMISED,
    PROVIDER,
    REFUSED,
    SHUT_DOWN,
    SITE_GONE,
    STOPPED,
    UNTRUE,
)
from kameng_docs.law.said import said_on_air
from kameng_docs.wording import date_in_chinese, enumeration, inner_quotes, instant_in_chinese

# Asked for here alone: their 原话 fill placeholders of their own.
WHY_RECLAIMED = "官方通知写明收回的原因"
# What shows how old somebody is and whose child, and nothing of who paid.
AGE_ALONE = re.compile("户口|出生|身份证|监护")
# These end what was prepaid for the rest alone.
PREPAID = ("prepaid-not-performed", "prepaid-may-end", "prepaid-balance")


def story(brief: Brief, sides: Sides, proof: Proof) -> dict[str, str]:
    """What was bought and promised, what came of it, what was answered."""
    refusal = brief.facts[REFUSED].words
    # What one of several said is not said of all of them; of that one alone it is.
    apart = bool(sides.each) and bool(brief.facts[REFUSED].whom)
    promised = brief.facts[PLATFORM_PROMISED]
    reason = brief.facts[WHY_RECLAIMED]

    thing, use = thing_and_use(order for order in brief.orders if order.affected)

    def proved(name: str) -> str:
        return said(brief.facts[name]) + proof(brief.facts[name].exhibits)

    return {
        "as_told": _as_told(brief, sides),
        "asked_back": asked_back(brief),
        "vanished": _seen(brief, sides, VANISHED),
        "seen": _seen(brief, sides, VANISHED + ENDED),
        "goods": _goods(brief),
        "thing": thing,
        "use": use,
        "give": _given(brief),
        "till": f"截至{date_in_chinese(brief.made_on)}",
        "described": "、".join(f"“{inner_quotes(p.words.rstrip('。'))}”" for p in _broken(brief)),
        "shown": brief.shown,
        "rule": "；".join(
            f"{rule.where}写明“{inner_quotes(rule.words.rstrip('。'))}”{proof(rule.exhibits)}{met(rule)}"
            for rule in brief.rules_relied_on
        ),
        "untrue": proved(UNTRUE),
        "knew": proved(KNEW),
        "promise": _promised_otherwise(_broken(brief)),
        "live_words": "；".join(
            f"“{inner_quotes(p.words.rstrip('。'))}”{proof(p.exhibits)}，实际是{p.broken.rstrip('。！!').removeprefix('是')}"
            for p in brief.promises
            if p.broken and p.describes and said_on_air(p.where)
        ),
        "refuser": "" if apart else answerer(brief, sides, REFUSED),
        "refusal": "上述不予退款" if apart else f"“{inner_quotes(refusal)}”" if refusal else "不予退款",
        "platform_promise": f"“{inner_quotes(promised.words.rstrip('。'))}”{proof(promised.exhibits)}"
        if promised.words
        else "更有利于消费者的保障",
        "reclaim_reason": f"，{_announcer(brief, sides)}告知的原因是“{inner_quotes(reason.words.rstrip('。'))}”{proof(reason.exhibits)}"
        if reason.words
        else "",
    }


def _as_told(brief: Brief, sides: Sides) -> str:
    """据……陈述，: who says that the child did it, where what is attached shows only how old it is and whose it is."""
    fact = brief.facts[CHILD]
    titles = [
        each.title for each in brief.exhibits if each.key in {ref.split("#")[0] for ref in fact.exhibits}
    ]
    own_words = sides.speaker in OWN_WORD | {brief.claimant.name, sides.child}
    if own_words or not brief.claimant.guardian or any(not AGE_ALONE.search(title) for title in titles):
        return ""
    return f"据{sides.speaker}陈述，"


def met(rule: PromiseInfo) -> str:
    """，所写的条件已经做到：…, where a rule has one and its author wrote how it was met."""
    return f"，所写的条件已经做到：{rule.met}" if rule.met else ""


def _announcer(brief: Brief, sides: Sides) -> str:
    """Who announced it: whoever offers the game or the content, which may be the other side itself."""
    return sides.them if brief.facts[PROVIDER].state == "是" else "官方"


def _promised_otherwise(promises: list[PromiseInfo]) -> str:
    """What was written, and how it was instead: of several that came out the same, that once."""
    written: dict[str, str] = {}
    for promise in promises:
        instead = promise.broken.rstrip("。！!").removeprefix("是")
        written[instead] = written.get(instead, "") + f"“{inner_quotes(promise.words.rstrip('。'))}”"
    return "；".join(f"{words}，实际是{instead}" for instead, words in written.items())


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
        SITE_GONE: f"{sides.them}的页面不能打开",
        STOPPED: "服务在使用中被停用",
        SHUT_DOWN: "官方公告停止提供",
        NO_LONGER: f"{sides.them}{_from_when(brief.facts[NO_LONGER])}不再{_given(brief)}",
        CLOSING: f"{sides.them}公告不再在原处经营",
        NOT_COME: f"截至{date_in_chinese(brief.made_on)}没有交付",
    }
    parts = [told[name] for name in names if brief.facts[name].state == "是"]
    # One subject is named once.
    return "，".join(
        part.removeprefix(sides.them) if before.startswith(sides.them) else part
        for before, part in zip(["", *parts], parts, strict=False)
    )


def _given(brief: Brief) -> str:
    """What whoever sold it goes on doing: 授课, or 提供 where not all that is at issue is a course."""
    given = {called(order).give for order in brief.orders if order.affected}
    return given.pop() if len(given) == 1 else "提供"


def _from_when(fact: FactInfo) -> str:
    """自……起, where the day is known."""
    return f"自{date_in_chinese(fact.at)}起" if fact.at else ""


def _goods(brief: Brief) -> str:
    return enumeration([f"“{order.goods}”" for order in brief.orders if order.affected] or ["商品"])


def _ended_part(standing: Collection[str], *, some: bool) -> str:
    """What of a contract ends: what was not performed yet, or what is wrong with some of several pieces."""
    if some:
        return "合同中没有用过的部分"
    return "合同中有问题的部分" if "purpose-defeated-partly" in standing else "合同尚未履行的部分"


def ending(brief: Brief, proof: Proof) -> dict[str, str]:
    """How far the contract ends: for some pieces, or for the rest of its time, alone; and when a notice ended it."""
    standing: set[str] = {ground.id for ground in brief.grounds}
    used_some = "voucher-not-honoured" in standing and any(o.affected < o.quantity for o in brief.orders)
    in_part = used_some or (
        standing
        & {"purpose-defeated-partly", "service-stopped", "lifetime-stopped", *PREPAID, "key-revoked-rest"}
        and "purpose-defeated" not in standing
    )
    notice = brief.facts[END_NOTICE]
    useless = brief.facts[OF_NO_USE_AT_ALL].state == "是" and "purpose-defeated" in standing
    return {
        "ends_because": "因合同目的不能实现，" if useless else "",
        "end_notice": said(notice) + proof(notice.exhibits),
        "contract": _ended_part(standing, some=used_some)
        if in_part
        else "合同"
        if brief.several is None or brief.folder
        else "各合同",
        "price_back": "该部分的价款" if in_part else "已经收取的价款",
        "ended_on": instant_in_chinese(notice.until) if notice.until else "所定期限",
    }
