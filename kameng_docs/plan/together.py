"""Plans of several sets of one case → one plan: what all have alike stands once, the rest says whose it is."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from kameng_docs.case.part import instant_of
from kameng_docs.plan.model import Amount, Deadline, Plan, Rung, Todo, Undated

Part = TypeVar("Part", bound=Hashable)
Labelled = Sequence[tuple[str, Plan]]


def together(plans: Labelled) -> Plan:
    """One plan for all; each plan comes with what its set is called, empty for what is about all of them."""
    first = plans[0][1]
    days = [plan.next for _, plan in plans if plan.next]
    return replace(
        first,
        next=min(days, key=lambda day: instant_of(day.on, end_of_day=True)) if days else None,
        rungs=_merged(plans, lambda plan: plan.rungs, lambda rung: rung.channel, _rung),
        deadlines=_merged(plans, lambda plan: plan.deadlines, lambda day: day.id, _deadline),
        amounts=_merged(plans, lambda plan: plan.amounts, lambda amount: amount.id, _amount),
        triggers=_once(each for _, plan in plans for each in plan.triggers),
        todo=_merged(plans, lambda plan: plan.todo, lambda todo: todo.what, _todo),
        over=all(plan.over for _, plan in plans),
        undated=_merged(plans, lambda plan: plan.undated, lambda each: each.says, _undated),
    )


def _once(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(dict.fromkeys(parts))


def _merged(
    plans: Labelled,
    parts: Callable[[Plan], Iterable[Part]],
    kind: Callable[[Part], str],
    called: Callable[[Part, str], Part],
) -> tuple[Part, ...]:
    """Equal parts once; a part that not every set with one of its kind has alike, with the names of those that do."""
    order: dict[str, dict[Part, list[str]]] = {}
    for label, plan in plans:
        for part in parts(plan):
            order.setdefault(kind(part), {}).setdefault(part, []).append(label)
    every = {label for label, _ in plans if label}
    return tuple(
        part
        if not (named := [label for label in labels if label]) or set(named) == every
        else called(part, "、".join(named))
        for alike in order.values()
        for part, labels in alike.items()
    )


def _rung(rung: Rung, labels: str) -> Rung:
    return replace(rung, name=f"{rung.name}（{labels}）")


def _deadline(day: Deadline, labels: str) -> Deadline:
    return replace(day, id=f"{day.id}-{labels}", title=f"{day.title}（{labels}）")


def _amount(amount: Amount, labels: str) -> Amount:
    return replace(amount, id=f"{amount.id}-{labels}", says=f"{labels}：{amount.says}")


def _undated(undated: Undated, labels: str) -> Undated:
    return replace(undated, says=f"{undated.says}（{labels}）")


def _todo(todo: Todo, labels: str) -> Todo:
    return replace(todo, what=f"{todo.what}（{labels}）")
