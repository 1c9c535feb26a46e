"""By what cases are counted: each kind of table with what a case is in it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kameng_docs.law.grounds import rebuttals
from kameng_docs.registry.rows import NOBODY
from kameng_docs.registry.summary import Sent, Summary

UNTOLD, GOING_ON = "没有写", "还没有结果"
UNKNOWN_EXCUSE = "不认识的话术"
ANSWERED, UNANSWERED = "案件里有针对的回应", "案件里没有"
MONTH = len("2026-11")
Key = tuple[str, ...]


@dataclass(frozen=True)
class Kind:
    """A table: its name in JSON, its title, the heads of its key, and under which keys a case stands, with which steps.

    `by_key`: in the order of the keys, else what most cases have comes first.
    """

    name: str
    title: str
    heads: tuple[str, ...]
    of: Callable[[Summary], Iterable[tuple[Key, Iterable[Sent]]]]
    by_key: bool = False


def excuse_called(name: str) -> str:
    """An excuse by its title in the library."""
    known = rebuttals().get(name)
    return known.title if known else UNKNOWN_EXCUSE


def outcome_of(summary: Summary) -> str:
    """How it ended, or that it has not."""
    return summary.outcome or GOING_ON


def _platform(case: Summary) -> Iterator[tuple[Key, Iterable[Sent]]]:
    yield (case.platform or UNTOLD,), case.steps


def _sellers(case: Summary) -> Iterator[tuple[Key, Iterable[Sent]]]:
    for name in dict.fromkeys(each.called or NOBODY for each in case.against):
        yield (name,), case.steps


def _disputes(case: Summary) -> Iterator[tuple[Key, Iterable[Sent]]]:
    for name in dict.fromkeys(case.disputes):
        yield (name,), case.steps


def _excuses(case: Summary) -> Iterator[tuple[Key, Iterable[Sent]]]:
    for name in dict.fromkeys(excuse_called(each.excuse) for each in case.heard):
        yield (name,), case.steps


def _met(case: Summary) -> Iterator[tuple[Key, Iterable[Sent]]]:
    heard = dict.fromkeys((excuse_called(each.excuse), each.answered) for each in case.heard)
    for name, answered in heard:
        yield (name, ANSWERED if answered else UNANSWERED, outcome_of(case)), case.steps


def _channels(case: Summary) -> Iterator[tuple[Key, Iterable[Sent]]]:
    for name in dict.fromkeys(each.name for each in case.steps):
        yield (name,), [each for each in case.steps if each.name == name]


def _answers(case: Summary) -> Iterator[tuple[Key, Iterable[Sent]]]:
    for state in dict.fromkeys(each.state for each in case.steps):
        yield (state,), [each for each in case.steps if each.state == state]


def _outcome(case: Summary) -> Iterator[tuple[Key, Iterable[Sent]]]:
    yield (outcome_of(case),), case.steps


def _month(case: Summary) -> Iterator[tuple[Key, Iterable[Sent]]]:
    yield (case.bought[:MONTH] or UNTOLD,), case.steps


KINDS = (
    Kind("platform", "平台", ("平台",), _platform),
    Kind("seller", "卖家", ("卖家",), _sellers),
    Kind("dispute", "争议", ("争议",), _disputes),
    Kind("excuse", "话术", ("话术",), _excuses),
    Kind("channel", "渠道", ("渠道",), _channels),
    Kind("answer", "答复", ("走到哪一步",), _answers),
    Kind("outcome", "结果", ("结果",), _outcome),
    Kind("excuse_outcome", "话术和结果", ("话术", "有没有回应", "结果"), _met),
    Kind("month", "购买月份", ("购买月份",), _month, by_key=True),
)
