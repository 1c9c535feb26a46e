"""What is looked at in one go: a field by itself, or the sentences of one conversation or page of rules together."""

from collections.abc import Sequence
from dataclasses import dataclass

from kameng_docs.desk.confirming.fields import Field, State
from kameng_docs.desk.confirming.open import Open
from kameng_docs.reading.pictures.bubbles.moments import CLOCK_ALONE

# What stands in one file in order, and is read there from above to below.
_TOGETHER = {"经过": ("聊天里说过的话", "句"), "平台规则": ("平台的规则", "条")}


@dataclass(frozen=True)
class Sight:
    """One thing to look at: one field, or several that are counted by `unit`."""

    title: str
    rows: tuple[Open, ...]
    unit: str = ""

    @property
    def name(self) -> str:
        """The same as long as its first field is open."""
        return self.rows[0].field.name

    @property
    def quick(self) -> bool:
        """Whether it may be confirmed together with others."""
        return all(each.quick for each in self.rows)

    @property
    def names(self) -> tuple[str, ...]:
        """Of all its fields."""
        return tuple(each.field.name for each in self.rows)


def of_one(field: Field) -> tuple[str, ...]:
    """What two fields have alike that are looked at in one go."""
    if field.path[0] in _TOGETHER and field.state is not State.DOUBTED:
        return (str(field.path[0]), field.file)
    return tuple(map(str, field.path))


def sights(every: Sequence[Open]) -> tuple[Sight, ...]:
    """The cards of what is open, those that can be confirmed together first, the surest of them at the head."""
    held: dict[tuple[str, ...], list[Open]] = {}
    for each in every:
        held.setdefault(of_one(each.field) if each.quick else _alone(each), []).append(each)
    return tuple(sorted(map(_card, held.values()), key=_order))


def _alone(each: Open) -> tuple[str, ...]:
    """A doubt is a question of its own, and so is what stands in the file otherwise; of sentences below bare clocks it is one for all."""
    field = each.field
    of_day = bool(field.doubts) and all(doubt.startswith(CLOCK_ALONE) for doubt in field.doubts)
    if of_day and field.path[0] in _TOGETHER and not (each.there or each.blank):
        return (str(field.path[0]), field.file, CLOCK_ALONE)
    return tuple(map(str, field.path))


def _card(rows: Sequence[Open]) -> Sight:
    if len(rows) == 1:
        return Sight(rows[0].field.title, tuple(rows))
    title, unit = _TOGETHER[str(rows[0].field.path[0])]
    return Sight(title, tuple(rows), unit)


def _order(card: Sight) -> tuple[bool, bool]:
    return not card.quick, card.rows[0].field.state is State.ONCE
