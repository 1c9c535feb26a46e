"""A fact that is 是, in the words of the vocabulary with what its author answered."""

from collections.abc import Mapping
from typing import Any

from kameng_docs.brief import Brief, FactInfo
from kameng_docs.compose.answers import said
from kameng_docs.compose.sides import Sides
from kameng_docs.law.fact_names import LESS_THAN_SHOWN
from kameng_docs.law.following import notices
from kameng_docs.wording import date_in_chinese, inner_quotes, instant_in_chinese, yuan

# Asked for here alone: their 原话 say what was got instead.
LESS = (LESS_THAN_SHOWN, "卖家发来的不是我买的商品或面值")
# Words with one of these hold what was said already.
QUOTES = ("{words}", "{less}", "{shown}", "{refusal}", "{said}", "{extra}")


def told_of(fact: FactInfo, brief: Brief, values: Mapping[str, Any], sides: Sides, them: str) -> str:
    """The fact as a paper tells it; `values` are the placeholders of the paper, `them` is who gave the answer it tells of."""
    values = {**values, **_answered(fact), "me": sides.speaker, "them": them}
    values["pays"] = "付款" if brief.respondents[0].role == "buyback" else "退款"
    if fact.name in notices():
        values["shown"] = f"“{inner_quotes(fact.words)}”" if fact.words else _kind_of_notice(fact, brief)
    told = fact.told.format_map(values)
    quoted = any(name in fact.told for name in QUOTES) or fact.words in brief.shown
    return told if quoted else told + said(fact)


def _answered(fact: FactInfo) -> dict[str, Any]:
    """The placeholders that stand for what was answered."""
    return {
        "words": f"“{inner_quotes(fact.words)}”" if fact.words else "",
        "less": f"：{fact.words}" if fact.words else "",
        "count": fact.count if fact.count is not None else "若干",
        "so_many": f"{fact.count}张" if fact.count is not None else "",
        "amount": yuan(fact.amount) if fact.amount is not None else "若干",
        "latest": f"，最迟{instant_in_chinese(fact.at)}" if fact.at else "",
        "said": said(fact),
        "until": f"，给出的期限至{instant_in_chinese(fact.until)}" if fact.until else "，并给出了期限",
        "day_set": _days(fact),
        "since": f"自{instant_in_chinese(fact.at)}" if fact.at else "",
        "extra": f"提出：“{fact.words}”" if fact.words else "另外提出要求",
    }


def _days(fact: FactInfo) -> str:
    """The day for which something was set, or from which to which."""
    days = [date_in_chinese(each) for each in (fact.at, fact.until) if each]
    return "至".join(dict.fromkeys(days)) or "约定的那天"


def _kind_of_notice(fact: FactInfo, brief: Brief) -> str:
    """Of what kind a notice was whose words are not known: as the order has it, where there is no other."""
    others = [name for name in notices() if name != fact.name and brief.facts[name].state == "是"]
    return notices()[fact.name] if others or not brief.shown else brief.shown


def what_is_less(brief: Brief) -> str:
    """What was got instead of what the page said, in the author's words."""
    for name in LESS:
        fact = brief.facts[name]
        if fact.state == "是" and fact.words:
            return f"（{fact.words}）"
    return ""
