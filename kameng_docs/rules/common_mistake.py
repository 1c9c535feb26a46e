"""What is widely believed of the law and wrong weakens the author's own words; they are told all the same."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of
from kameng_docs.diagnostics import Severity
from kameng_docs.law.heated import heated_words
from kameng_docs.law.mistakes import Mistake, mistakes_in
from kameng_docs.law.naming import named
from kameng_docs.rules.finding import Finding
from kameng_docs.source import Path

CODE = "rule.common-mistake"
SEVERITY = Severity.WARNING
ASKED_FOR_MORE = "要求增加赔偿"


def find(case: Case, today: date) -> Iterator[Finding]:
    """The author's own words that hold a mistake of mistakes.yaml which this case does not make right.

    Words of the other side (原话, 对方原话) are evidence and are not looked at; nor is what no paper prints.
    """
    own_rules = tuple(rule.title for rule in case.platform_rules)
    for path, text in _own_words(case):
        for mistake, words in mistakes_in(text or "", own_rules):
            if _made_right(mistake, case) or _told_as_heated(path, words):
                continue
            authority = named(mistake.authority, today)
            yield Finding(
                path,
                f"“{words}”：{mistake.wrong}",
                f"{mistake.instead}（{authority}）" if authority else mistake.instead,
            )


def _own_words(case: Case) -> Iterator[tuple[Path, str | None]]:
    yield ("标题",), case.title
    for i, promise in enumerate(case.promises):
        yield ("页面承诺", i, "实际"), promise.broken
    for i, event in enumerate(case.events):
        yield ("经过", i, "事项"), event.what
        yield ("经过", i, "我说"), event.my_words
    yield ("诉求", "差价算法"), case.demands.difference_worked_out
    yield ("诉求", "退到哪里"), case.demands.pay_back_to
    for i, expense in enumerate(case.demands.expenses):
        yield ("诉求", "开支", i, "项目"), expense.what
    for i, step in enumerate(case.progress):
        yield ("进度", i, "结果"), step.outcome
    yield ("法院", "为什么是这里"), case.court.why if case.court else None


def _made_right(mistake: Mistake, case: Case) -> bool:
    """Whether a fact, what is asked for, or the law of the day of the order makes it no mistake here."""
    right = {name for name, answer in case.facts.items() if answer.answer == "是"}
    if case.demands.more_damages != "不要求":
        right.add(ASKED_FOR_MORE)
    ordered_on = min(day_of(order.ordered_at) for order in case.orders)
    return bool(right & {*mistake.unless_facts}) or (mistake.since is not None and ordered_on < mistake.since)


def _told_as_heated(path: Path, words: str) -> bool:
    """Whether rule.heated-words, which looks at 经过 alone, speaks of the same words."""
    return path[0] == "经过" and bool(heated_words(words))
