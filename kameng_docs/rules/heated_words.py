"""Anger, verdicts and threats in the author's own words would harm the author."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.naming import named
from kameng_docs.law.tone import Tone, tones_in, without_verdicts
from kameng_docs.rules.finding import Finding
from kameng_docs.rules.own_words import own_words

CODE = "rule.heated-words"
SEVERITY = Severity.WARNING
# Keys whose text is told without its verdicts (kameng_docs/assess/).
TOLD_WITHOUT = {"标题", "实际", "结果", "原话", "名称", "证明", "为什么是这里"}


def find(case: Case, today: date) -> Iterator[Finding]:
    """Own words that keep an event out of papers (practice.md §2, §4.2); elsewhere they are printed, and told."""
    proved = proved_facts(case)
    for path, text in own_words(case):
        for tone, words in tones_in(text):
            if not tone.keeps_out or any(proved.get(fact) for fact in tone.unless_facts):
                continue
            what = (
                "这一条没有写进任何文书"
                if path[0] == "经过"
                else "这几个字没有写进任何文书"
                if without_verdicts(text) != text and path[-1] in TOLD_WITHOUT
                else "这句话会照样印进文书，公开的文书里有它就不出"
            )
            yield Finding(path, f"{quoted(words)}：{tone.wrong}，{what}", calmer(tone, today))


def proved_facts(case: Case) -> dict[str, bool]:
    """Which facts are 是 and have an exhibit."""
    return {name: fact.answer == "是" and bool(fact.exhibits) for name, fact in case.facts.items()}


def quoted(words: tuple[str, ...]) -> str:
    """The words in quotation marks, without those that stand in a longer one."""
    longest = [word for word in words if not any(word in other for other in words if other != word)]
    return f"“{'”“'.join(longest)}”"


def calmer(tone: Tone, today: date) -> str:
    """What to write instead, and the law where there is one."""
    law = named(tone.authority, today)
    return f"{tone.instead}（法律：{law}）" if law else tone.instead
