"""The author's own sentences, with the places where they stand."""

from collections.abc import Iterator

from kameng_docs.case.model import Case
from kameng_docs.law.vocabulary import facts
from kameng_docs.source import Path

Said = Iterator[tuple[Path, str]]


def own_words(case: Case) -> Said:
    """Every text of the author's that some paper prints.

    Words of the other side (原话, 对方原话, 内容, 原文) are evidence and are not among them.
    """
    for path, text in (*_story(case), *_answered(case), *_asked(case), *_told_of_exhibits(case)):
        if text:
            yield path, text


def asked_for(case: Case) -> Said:
    """Those in which the author asks for something now."""
    yield from ((path, text) for path, text in ((("标题",), case.title), *_asked(case)) if text)


def told_events(case: Case) -> Said:
    """What the author tells of 经过 in his own words."""
    for i, event in enumerate(case.events):
        yield from (
            (("经过", i, key), text) for key, text in (("事项", event.what), ("我说", event.my_words)) if text
        )


def _story(case: Case) -> Iterator[tuple[Path, str | None]]:
    yield ("标题",), case.title
    for i, promise in enumerate(case.promises):
        yield ("页面承诺", i, "实际"), promise.broken
    yield from told_events(case)
    for i, step in enumerate(case.progress):
        yield ("进度", i, "结果"), step.outcome
    yield ("法院", "为什么是这里"), case.court.why if case.court else None


def _answered(case: Case) -> Iterator[tuple[Path, str | None]]:
    """原话 of what the author described, demanded or wrote himself; 原话 of any other fact is the other side's."""
    for name, answer in case.facts.items():
        word = facts().get(name)
        if word and (word.described or "demand" in word.kinds or "gives_period" in word.kinds):
            yield ("事实", name, "原话"), answer.words


def _asked(case: Case) -> Iterator[tuple[Path, str | None]]:
    yield ("诉求", "差价算法"), case.demands.difference_worked_out
    yield ("诉求", "退到哪里"), case.demands.pay_back_to
    for i, expense in enumerate(case.demands.expenses):
        yield ("诉求", "开支", i, "项目"), expense.what
    if case.settlement:
        yield ("和解", "支付方式"), case.settlement.way
        yield ("和解", "其他约定"), case.settlement.other


def _told_of_exhibits(case: Case) -> Iterator[tuple[Path, str | None]]:
    for key, exhibit in case.exhibits.items():
        yield ("证据", key, "名称"), exhibit.title
        yield ("证据", key, "证明"), exhibit.proves
