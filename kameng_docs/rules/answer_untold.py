"""What was answered and reaches no paper is named, so that nobody believes it was told."""

import re
from collections.abc import Iterator
from datetime import datetime

from kameng_docs.brief import Brief, FactInfo
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import CHILD, END_NOTICE, KNEW, UNTRUE
from kameng_docs.law.following import of_kind
from kameng_docs.law.said import told_apart
from kameng_docs.rules.finding import Finding
from kameng_docs.wording import folded

CODE = "rule.answer-untold"
SEVERITY = Severity.WARNING
# Placeholders of facts.yaml, `told`, that print 时间, 期限 and 数量.
PRINTS = {"时间": ("{latest}", "{since}"), "期限": ("{until}",), "数量": ("{count}",)}
# Placeholders of a ground's reasons that print 原话 of a fact.
WOVEN = {
    UNTRUE: "{untrue}",
    KNEW: "{knew}",
    END_NOTICE: "{end_notice}",
}
INSTEAD = "要让对方和法院看到的，写进“经过”，例如 {时间: …, 事项: …, 证据: […]}"


def find(brief: Brief) -> Iterator[Finding]:
    """时间, 期限, 原话 and 数量 of an answer that stand in no paper for police, court and 12315, each fact once, with the reason.

    What some other line tells as well, an hour or the same words, is not lost. Exhibits stand in the list of evidence.
    """
    hours = _hours(brief)
    printed = _printed(brief)
    for name, fact in brief.facts.items():
        if not fact.stated or fact.derived:
            continue
        lost = [key for key in _untold(brief, fact) if not _told_elsewhere(fact, key, hours, printed)]
        if lost:
            yield Finding(
                ("事实", name, lost[0]),
                f"“{name}”的{'、'.join(lost)}不会写进报案、12315 和法院的文书：{_why(fact)}",
                INSTEAD if lost != ["时间"] or not fact.told else f"{INSTEAD}；只是给程序算日子的，不用改",
            )
        elif _left_out_of_complaints(fact):
            yield Finding(
                ("事实", name, "原话"),
                f"“{name}”的这一句不会写进 12315、消协和催告函：里面说到举报、报案一类的事，那是另一份文书，写在这里像威胁",
                "要写进投诉的，原话里只留要求和日期的那一句；举报、报案的事记进“进度”",
            )


def _untold(brief: Brief, fact: FactInfo) -> Iterator[str]:
    """The keys of the answer that the wording of the fact does not print."""
    told = fact.told if fact.state == "是" else ""
    given = {"时间": fact.at, "期限": fact.until, "原话": fact.words, "数量": fact.count}
    for key, value in given.items():
        if value is None or value == "":
            continue
        if key == "原话":
            prints = bool(told) or _woven(brief, fact)
        elif key == "时间":
            prints = bool(told) and (not fact.undated or any(each in told for each in PRINTS[key]))
        else:
            prints = any(each in told for each in PRINTS[key]) or (key == "期限" and _woven(brief, fact))
        prints = prints or any(f"{{{fact.name}.{key}}}" in ground.argument for ground in brief.grounds)
        if not prints and not (key == "数量" and fact.name == CHILD):
            yield key


def _woven(brief: Brief, fact: FactInfo) -> bool:
    holder = WOVEN.get(fact.name)
    return bool(holder) and any(holder in ground.argument for ground in brief.grounds if holder)


def _told_elsewhere(fact: FactInfo, key: str, hours: set[object], printed: str) -> bool:
    if key == "时间" and fact.at is not None:
        # A day alone is told by whatever happened on it.
        exact = isinstance(fact.at, datetime)
        return (instant_of(fact.at) if exact else day_of(fact.at)) in hours
    if key == "期限" and fact.until is not None:
        return instant_of(fact.until) in hours
    return key == "原话" and folded(fact.words) in printed


def _hours(brief: Brief) -> set[object]:
    moments = [event.at for event in brief.events]
    moments += [m for o in brief.orders for m in (o.ordered_at, o.paid_at, o.received_at, o.tried_at) if m]
    return {instant_of(moment) for moment in moments} | {day_of(moment) for moment in moments}


def _printed(brief: Brief) -> str:
    """All the author's words that papers for a court print, folded, parted so that none runs into the next."""
    said = [text for event in brief.events for text in (event.what, event.my_words, event.their_words)]
    said += [text for each in (*brief.promises, *brief.platform_rules) for text in (each.words, each.broken)]
    said += [order.shown for order in brief.orders]
    said += [fact.words for fact in brief.facts.values() if fact.state == "是" and fact.told]
    said += [text for exhibit in brief.exhibits for text in (exhibit.title, exhibit.proves)]
    said += [step.outcome for step in brief.steps]
    return "\n".join(folded(re.sub(r"\s", "", text)) for text in said)


def _why(fact: FactInfo) -> str:
    if fact.state != "是":
        return f"答了“{fact.state}”的事实，文书里没有写它的句子"
    if not fact.told:
        return "这个事实只用来判断凭什么要求，文书里没有写它的句子"
    return "写这个事实的句子里没有这一项"


def _left_out_of_complaints(fact: FactInfo) -> bool:
    own = fact.name.startswith("我") or fact.name in of_kind("demand")
    return fact.state == "是" and bool(fact.told) and own and any(word in fact.words for word in told_apart())
