"""What is said of all rows now, into cases that are there: only where their file says nothing; what a person wrote stays."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kameng_docs.case.part import UNKNOWN
from kameng_docs.custody import journal
from kameng_docs.custody.journal.edits import ABSENT, Edit, data_of, edited, value_at
from kameng_docs.pipeline import Workshop
from kameng_docs.reading.register.field import Field
from kameng_docs.reading.register.fields import FACTS_KEY, field_of
from kameng_docs.starting.comparing import alike
from kameng_docs.starting.sheet.placed import FIRST
from kameng_docs.starting.sheet.plan import Order, There
from kameng_docs.starting.sheet.same import with_firm_kind
from kameng_docs.starting.sheet.shops import said_of

Place = tuple[str | int, ...]
# By which key an entry of a list is known for that of the row.
FOUND_OUT = "查到了的，在案件文件里删去这三个字，再给一次"
_KNOWN_BY = {"交易": "订单号", "卖家": "店铺名"}


@dataclass(frozen=True)
class Filling:
    """What becomes of one case: the fields that are filled, and each that was left with the reason.

    `proposal` is the file as it would be, None where nothing goes in.
    """

    row: int
    case: str
    fields: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    proposal: journal.Proposal | None = None


def filling(shop: Workshop, cases: Path, there: There, now: Mapping[str, str], today: date) -> Filling:
    """What of `now` goes into the case of this row. Nothing is written."""
    before = journal.opened(shop, cases / f"{there.case}.yaml", today)
    if isinstance(before, journal.Faults):
        return Filling(there.row, there.case, left=("案件文件有错，没有补：kameng-docs check 说错在哪里",))
    data = data_of(before.content)
    edits: list[Edit] = []
    filled, left = list[str](), list[str]()
    for name, value in with_firm_kind(now).items():
        found = _edit(data, name, value, now, there)
        if isinstance(found, Edit):
            edits.append(found)
            filled.append(name)
        elif found:
            left.append(found)
    if not edits:
        return Filling(there.row, there.case, left=tuple(left))
    proposal = _proposed(before, edits)
    if isinstance(proposal, str):
        return Filling(there.row, there.case, left=(*left, proposal))
    return Filling(there.row, there.case, tuple(filled), tuple(left), proposal)


def _edit(data: Any, name: str, value: str, now: Mapping[str, str], there: There) -> Edit | str:
    """The edit; why there is none; an empty text where the very same stands there."""
    field = field_of(name)
    place = _place(data, field, there) if field else None
    if field is None or place is None:
        return f"“{name}”没有补：案件里有好几项，看不出是哪一项"
    needed = field_of(field.needs) if field.needs else None
    if needed and field.needs not in now and not _says(value_at(data, _place(data, needed, there) or ())):
        return f"“{name}”没有补：案件里还没有“{field.needs}”"
    if hindered := _word_above(data, place):
        return f"“{name}”没有补：{hindered}"
    told = value_at(data, place)
    if isinstance(told, dict) and place[0] == FACTS_KEY:
        place, told = (*place, "回答"), told.get("回答")
    if not _says(told):
        return Edit(place, value)
    if _same(told, value):
        return ""
    more = f"；{FOUND_OUT}" if told == UNKNOWN else ""
    return f"“{name}”写的是“{_plain(told)}”，不是“{value}”：没有改{more}"


def _word_above(data: Any, place: Place) -> str:
    """Why nothing can be put below a word that stands in the way, the name of a record or 不知道; empty where none does."""
    for depth in range(1, len(place)):
        above = value_at(data, place[:depth])
        if isinstance(above, str):
            way = FOUND_OUT if above == UNKNOWN else "改在那一份里"
            return f"案件里“{'›'.join(map(_told, place[:depth]))}”写的是“{above}”，{way}"
    return ""


def _place(data: Any, field: Field, there: There) -> Place | None:
    """Where a field stands in this file; None where it has several entries and none of them is that of the row."""
    if len(field.at) < 2 or field.at[1] != FIRST:  # noqa: PLR2004
        return field.at
    key, _, *rest = field.at
    entries = data.get(key) if isinstance(data, dict) else None
    if not isinstance(entries, list) or len(entries) <= 1:
        return (key, 0, *rest)
    mine = there.order_id if key == "交易" else there.shop
    same = [at for at, each in enumerate(entries) if mine and _named(each, key) == mine]
    return (key, same[0], *rest) if len(same) == 1 else None


def _named(entry: Any, key: str) -> str:
    return str(entry.get(_KNOWN_BY[key]) or "") if isinstance(entry, dict) else ""


def _says(value: Any) -> bool:
    """Whether something stands there; 不知道 does: somebody looked, and wrote it."""
    return value is not ABSENT and value not in (None, "", [], {})


def _same(told: Any, value: str) -> bool:
    return isinstance(told, str) and alike((told,), value)


def _plain(told: Any) -> str:
    return "、".join(map(str, told)) if isinstance(told, list | dict) else str(told)


def _told(step: str | int) -> str:
    return f"第 {step + 1} 项" if isinstance(step, int) else step


def _proposed(before: journal.Opened, edits: Sequence[Edit]) -> journal.Proposal | str:
    """The file with the edits, valid and without a new fault; or why it is not written."""
    after = edited(before.content, edits)
    if isinstance(after, journal.Refused):
        return f"没有补：{after.message}"
    found = journal.read_as(before, after)
    if isinstance(found, journal.Faults):
        return f"没有补：照这样写，案件文件就错了（{found.diagnostics[0].message}）"
    return found


def fillings(
    order: Order, shop: Workshop, rows: Sequence[There], progress: Callable[[int, int], None]
) -> Iterator[Filling]:
    """Each case that is there, in the order of the rows; none where nothing is said now."""
    for number, each in enumerate(rows if order.now else (), 1):
        now = said_of(each.row, order.now, order.shops)
        yield filling(shop, order.cases, each, now, order.today)
        progress(number, len(rows))
