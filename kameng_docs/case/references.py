"""Where a case file refers to its own exhibits."""

from collections.abc import Iterator, Sequence

from kameng_docs.case.events import Event
from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order
from kameng_docs.case.progress import Step
from kameng_docs.case.promises import PlatformRule, Promise
from kameng_docs.source import Path


def exhibit_references(case: Case) -> Iterator[tuple[Path, str]]:
    """Every place that names an exhibit, and the name."""
    lists: list[tuple[str, Sequence[Order | Promise | PlatformRule | Event | Step]]] = [
        ("交易", case.orders),
        ("页面承诺", case.promises),
        ("平台规则", case.platform_rules),
        ("经过", case.events),
        ("进度", case.progress),
    ]
    for key, parts in lists:
        for i, part in enumerate(parts):
            yield from _names((key, i, "证据"), part.exhibits)
    for name, answer in case.facts.items():
        yield from _names(("事实", name, "证据"), answer.exhibits)
    for i, expense in enumerate(case.demands.expenses):
        yield from _names(("诉求", "开支", i, "证据"), expense.exhibits)


def _names(path: Path, names: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    for i, name in enumerate(names):
        yield (*path, i), name
