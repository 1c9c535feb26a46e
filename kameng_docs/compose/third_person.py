"""The author writes 我 in his case file; a paper speaks of 原告, 申请人, 本人. What is quoted stays as it was said."""

import re
from dataclasses import replace

from kameng_docs.brief import Brief
from kameng_docs.whose import Said

# 我们 is not the author alone, and 自我 is nobody.
AUTHOR = re.compile("(?<!自)我(?!们|国|爱|叫)")
QUOTED = re.compile("(“[^”]*”)")


def in_third_person(brief: Brief, me: str) -> Brief:
    """The brief with every 我 of the author's own sentences, outside of quotations, written as `me`.

    What was said (我说, 原话, 内容) is a quotation as a whole and is left alone.
    """

    def told(text: Said) -> Said:
        return Said(spoken_of(text, me))

    return replace(
        brief,
        events=tuple(replace(event, what=told(event.what)) for event in brief.events),
        promises=tuple(replace(promise, broken=told(promise.broken)) for promise in brief.promises),
        steps=tuple(replace(step, outcome=told(step.outcome)) for step in brief.steps),
        exhibits=tuple(
            replace(exhibit, title=told(exhibit.title), proves=told(exhibit.proves))
            for exhibit in brief.exhibits
        ),
        facts={
            name: replace(fact, words=told(fact.words)) if fact.described and "我" in fact.words else fact
            for name, fact in brief.facts.items()
        },
    )


def spoken_of(text: str, me: str) -> str:
    """`text` with 我 outside of quotation marks as `me`."""
    if "我" not in text:
        return text
    return "".join(part if QUOTED.fullmatch(part) else AUTHOR.sub(me, part) for part in QUOTED.split(text))
