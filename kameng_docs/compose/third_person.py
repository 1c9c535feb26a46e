"""The author writes 我 in his case file; a paper speaks of 原告, 申请人, 本人. What is quoted stays as it was said."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from kameng_docs.brief import Brief, EventInfo, ExhibitInfo, FactInfo, PromiseInfo, StepInfo
from kameng_docs.case.whose import Said

# 我们 is not the author alone, and 自我 is nobody.
AUTHOR = re.compile("(?<!自)我(?!们|国|爱|叫)")
QUOTED = re.compile("(“[^”]*”)")
Part = TypeVar("Part", EventInfo, PromiseInfo, StepInfo, ExhibitInfo, FactInfo)


def in_third_person(brief: Brief, me: str) -> Brief:
    """The brief with every 我 of the author's own sentences, outside of quotations, written as `me`.

    What was said (我说, 原话, 内容) is a quotation as a whole and is left alone.
    """

    def told(text: str) -> Said:
        return Said(spoken_of(text, me))

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


def spoken_of(text: str, me: str) -> str:
    """`text` with 我 outside of quotation marks as `me`."""
    if "我" not in text:
        return text
    return "".join(part if QUOTED.fullmatch(part) else AUTHOR.sub(me, part) for part in QUOTED.split(text))
