"""Where a case file refers to its own exhibits, and to lines of the chats among them."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order
from kameng_docs.case.part import Part
from kameng_docs.case.story import Event, PlatformRule, Promise, Step
from kameng_docs.declared import sought
from kameng_docs.source import Path

# 客服聊天#12 or 客服聊天#12-15: an exhibit and its lines.
_LINES = sought(
    r"([^#＃\s](?:[^#＃]*[^#＃\s])?)\s*[#＃]\s*([0-9]{1,6})(?:\s*[-–—~～至到]\s*[#＃]?([0-9]{1,6}))?"
)


def lines_cited(name: str) -> tuple[str, int, int] | None:
    """客服聊天#12-15 as exhibit, first and last line; None for what cites no line."""
    # Without the blanks around it first: a long row of them must not be tried from each of its places.
    found = _LINES.fullmatch(name.strip())
    if found is None:
        return None
    first, last = int(found[2]), int(found[3] or found[2])
    return (found[1], first, last) if 1 <= first <= last else None


def exhibit_of(name: str, keys: Collection[str]) -> str:
    """The exhibit that a name refers to, without the lines it cites; one of `keys` may itself end like a line."""
    cited = lines_cited(name) if name not in keys else None
    return cited[0] if cited else name


def numbered(name: str, numbers: Mapping[str, str]) -> str:
    """What a paper calls what is named: the exhibit's number, with the lines it cites; empty for an unknown one."""
    if name in numbers:
        return numbers[name]
    cited = lines_cited(name)
    if cited is None or cited[0] not in numbers:
        return ""
    key, first, last = cited
    return f"{numbers[key]}第{first}行" if first == last else f"{numbers[key]}第{first}至{last}行"


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
    for i, term in enumerate(case.their_terms):
        yield from _names(("对方的条款", i, "证据"), term.exhibits)
    if case.penalty:
        yield from _names(("约定违约金", "证据"), case.penalty.exhibits)
    for i, order in enumerate(case.orders):
        if order.balance:
            yield from _names(("交易", i, "余额", "证据"), order.balance.exhibits)
    for top, facts in (((), case.facts), *((("卖家", i), each.facts) for i, each in enumerate(case.sellers))):
        for name, answer in facts.items():
            yield from _names((*top, "事实", name, "证据"), answer.exhibits)
    for i, expense in enumerate(case.demands.expenses):
        yield from _names(("诉求", "开支", i, "证据"), expense.exhibits)


def without_exhibits(case: Case, kept: Collection[str]) -> Case:
    """The case in which no line refers to another exhibit than those `kept`."""

    def cut(part: Any) -> Any:
        changes: dict[str, object] = {}
        for name in type(part).model_fields:
            value = getattr(part, name)
            if name == "exhibits" and isinstance(value, tuple):
                left = tuple(each for each in value if exhibit_of(each, case.exhibits) in kept)
                changes |= {name: left} if left != value else {}
            elif isinstance(value, Part):
                changes |= {name: made} if (made := cut(value)) is not value else {}
            elif isinstance(value, tuple):
                made_of = tuple(cut(each) if isinstance(each, Part) else each for each in value)
                changes |= {name: made_of} if made_of != value else {}
            elif isinstance(value, dict):
                by_name = {key: cut(each) if isinstance(each, Part) else each for key, each in value.items()}
                changes |= {name: by_name} if by_name != value else {}
        return part.model_copy(update=changes) if changes else part

    made: Case = cut(case)
    return made


def _names(path: Path, names: tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    for i, name in enumerate(names):
        yield (*path, i), name
