"""What stands in the file without something that it cannot be without: a sentence without its time, a platform without its name."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from kameng_docs.desk.confirming.fields import Path
from kameng_docs.desk.confirming.sorting import EXHIBITS, FACTS
from kameng_docs.desk.questions.asked_papers import half_written_at
from kameng_docs.desk.questions.asked_values import MISSING, PRIVATE
from kameng_docs.desk.questions.cards import Card, Slot, Sort
from kameng_docs.desk.questions.known import ORDERS, Known
from kameng_docs.wording import inner_quotes

TOLD = "经过"
# Asked by cards of their own, or kept in another room: the person (您是谁), answers, 今天.
ELSEWHERE = frozenset({"消费者", FACTS, PRIVATE, "进度"})
# What an entry is known by, the first that it has.
_KNOWN_BY = ("我说", "对方原话", "原文", "内容", "名称", "店铺名")
_LONGEST = 40


def entry_cards(on: Known) -> Iterator[Card]:
    """One card for each entry that lacks something that is not asked for beside the rest of it (asked_papers.py)."""
    beside = half_written_at(on.data, on.vocabulary)
    for key, value in on.data.items():
        if key not in ELSEWHERE:
            yield from _below(on, (key,), value, beside)


def _below(on: Known, path: Path, value: Any, beside: Collection[Path]) -> Iterator[Card]:
    if isinstance(value, list):
        for number, each in enumerate(value):
            yield from _below(on, (*path, number), each, beside)
    elif isinstance(value, dict) and value:
        # The keys of an order itself have a card with what else is asked of it.
        if path[:-1] != (ORDERS,) and (card := _card(on, path, value, beside)) is not None:
            yield card
        for key, each in value.items():
            yield from _below(on, (*path, key), each, beside)


def _card(on: Known, path: Path, entry: Mapping[str, Any], beside: Collection[Path]) -> Card | None:
    lacking = [key for key in on.required(path) if entry.get(key) in (None, "", [], {})]
    keys = [key for key in lacking if (*path, key) not in beside]
    # A key that was only put there for its author to fill in asks for nothing.
    if not keys or not any(value not in (None, "", [], {}) for value in entry.values()):
        return None
    slots = tuple(
        Slot((*path, key), key, hint=on.meaning((*path, key)), choices=on.choices((*path, key)))
        for key in keys
    )
    title = f"{_told(path, entry)}还缺{'、'.join(keys)}"
    if path[0] == TOLD and keys == ["时间"]:
        title = f"{_told(path, entry)}是什么时候说的？"
    return Card(f"缺：{'·'.join(map(str, path))}", Sort.VALUES, title, MISSING, slots=slots)


def _told(path: Path, entry: Mapping[str, Any]) -> str:
    """The entry by its words; else by its keys."""
    words = next((str(entry[key]) for key in _KNOWN_BY if entry.get(key)), "")
    if words:
        short = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
        return f"“{inner_quotes(short)}”"
    names = [f"第 {each + 1} 条" if isinstance(each, int) else each for each in path]
    return f"证据“{path[1]}”" if path[0] == EXHIBITS else f"“{'·'.join(names)}”"
