"""What is looked at in one go: a field by itself, the sentences of one conversation or page of rules together, or one answer
for all payments to one shop.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kameng_docs.desk.confirming.fields import Field, State
from kameng_docs.desk.confirming.open import Open
from kameng_docs.reading.pictures.bubbles.moments import CLOCK_ALONE

# What stands in one file in order, and is read there from above to below.
# What nobody reads of an order but takes from the whole story: of the payments to one shop it is the same.
_ONCE_FOR_ALL = frozenset(("买的是什么",))
_TOGETHER = {"经过": ("聊天里说过的话", "句"), "平台规则": ("平台的规则", "条")}


@dataclass(frozen=True)
class Sight:
    """One thing to look at: one field, or several that are counted by `unit`; `alike`: one answer is that of all."""

    title: str
    rows: tuple[Open, ...]
    unit: str = ""
    alike: bool = False

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
    if same := _same_of_all(field):
        return same
    if field.path[0] in _TOGETHER and field.state is not State.DOUBTED:
        return (str(field.path[0]), field.file)
    return tuple(map(str, field.path))


def _same_of_all(field: Field) -> tuple[str, ...]:
    """What fields of several orders have alike of which one answer is that of all; nothing where it is no such field."""
    key = str(field.path[-1])
    if field.path[0] != "交易" or key not in _ONCE_FOR_ALL or field.at:
        return ()
    return (key, field.kin, *(part.text for part in field.parts), *map(str, field.others))


def sights(every: Sequence[Open]) -> tuple[Sight, ...]:
    """The cards of what is open, those that can be confirmed together first, the surest of them at the head."""
    held: dict[tuple[str, ...], list[Open]] = {}
    for each in every:
        held.setdefault(of_one(each.field) if each.quick else _alone(each), []).append(each)
    return tuple(sorted(map(_card, held.values()), key=_order))


def _alone(each: Open) -> tuple[str, ...]:
    """A doubt is a question of its own, and so is what stands in the file otherwise; of sentences below bare clocks it is one for all."""
    field = each.field
    if (same := _same_of_all(field)) and not (each.there or each.blank):
        return same
    of_day = bool(field.doubts) and all(doubt.startswith(CLOCK_ALONE) for doubt in field.doubts)
    if of_day and field.path[0] in _TOGETHER and not (each.there or each.blank):
        return (str(field.path[0]), field.file, CLOCK_ALONE)
    return tuple(map(str, field.path))


def _card(rows: Sequence[Open]) -> Sight:
    if len(rows) == 1:
        return Sight(rows[0].field.title, tuple(rows))
    if rows[0].field.path[0] not in _TOGETHER:
        return Sight(f"{rows[0].field.path[-1]}（{len(rows)} 单）", tuple(rows), "单", alike=True)
    title, unit = _TOGETHER[str(rows[0].field.path[0])]
    return Sight(title, tuple(rows), unit)


def _order(card: Sight) -> tuple[bool, bool]:
    return not card.quick, card.rows[0].field.state is State.ONCE
