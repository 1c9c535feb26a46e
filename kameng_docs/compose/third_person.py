"""The author writes 我 in his case file; a paper speaks of 原告, 申请人, 本人. What is quoted stays as it was said."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from kameng_docs.brief import Brief, EventInfo, ExhibitInfo, FactInfo, PromiseInfo, StepInfo
from kameng_docs.case.whose import Said
from kameng_docs.declared import sought

# 我们 is not the author alone, and 自我 is nobody.
AUTHOR = sought("(?<!自)我(?!们|国|爱|叫)")
QUOTED = sought("(“[^”]*”)")
# Behind somebody who is named, that he is the author: 孩子的母亲，就是我. Who writes is told elsewhere, and 我 is not he who is named here.
SELF = sought(
    "(?:[，,、]\\s*(?:也|正|其实)?(?:就)?是我(?:自己|本人)?|[（(](?:也|就|也就|就)?(?:是)?我(?:自己|本人)?[）)])(?=$|[，,。；;、])"
)
# The child that bought, as its guardian calls it.
_CHILD = "(?:孩子|小孩|儿子|女儿|娃)(?!们|的?同学)"
MY_CHILD = sought(f"我(?:们)?家?的?{_CHILD}")
# Whose child somebody is said to be: there the word tells what he is, and does not stand for him.
IS_MY_CHILD = sought(f"(?<=是)我(?:们)?家?的?(?={_CHILD})")
Part = TypeVar("Part", EventInfo, PromiseInfo, StepInfo, ExhibitInfo, FactInfo)


def in_third_person(brief: Brief, me: str, child: str = "") -> Brief:
    """The brief with every 我 of the author's own sentences, outside of quotations, written as `me`.

    `child` is what the paper calls the child for whom the author acts, 我孩子 in his own words; empty: he acts for none.
    What was said (我说, 原话, 内容) is a quotation as a whole and is left alone.
    """
    guardian = brief.claimant.guardian

    def told(text: str) -> Said:
        return Said(spoken_of(text, me, child, (guardian.name if guardian else "") or me))

    return replace(
        brief,
        events=tuple(_told(each, told, "what") for each in brief.events),
        promises=tuple(_told(each, told, "broken") for each in brief.promises),
        steps=tuple(_told(each, told, "outcome") for each in brief.steps),
        exhibits=tuple(_told(each, told, "title", "proves") for each in brief.exhibits),
        facts={
            name: _told(fact, told, "words") if fact.described else fact for name, fact in brief.facts.items()
        },
    )


def _told(part: Part, told: Callable[[str], Said], *names: str) -> Part:
    """The part with these texts of it told so; itself where 我 stands in none."""
    texts: dict[str, Any] = {name: told(text) for name in names if "我" in (text := getattr(part, name))}
    return replace(part, **texts) if texts else part


def spoken_of(text: str, me: str, child: str = "", parent: str = "") -> str:
    """`text` with 我 outside of quotation marks as `me`, and 我孩子 as `child` where there is one.

    `parent` is whose child it is where the text says whose it is (是我女儿).
    """
    if "我" not in text:
        return text
    parts = QUOTED.split(text)
    return "".join(
        part if QUOTED.fullmatch(part) else _outside(part, me, child, parent or me) for part in parts
    )


def _outside(text: str, me: str, child: str, parent: str) -> str:
    """The same of what stands outside of quotation marks."""
    named = IS_MY_CHILD.sub(f"{parent}的", SELF.sub("", text)) if child else SELF.sub("", text)
    return AUTHOR.sub(me, MY_CHILD.sub(child, named) if child else named)
