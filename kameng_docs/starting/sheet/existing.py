"""What a sheet says now, into cases that are there: only where their file says nothing; what a person wrote stays.

That is what is said of all rows now (`--same`), and what stands in a row that says something else than before: a row as it
was is not looked at again, so that nothing comes back that somebody took out of a case.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kameng_docs.case.part import UNKNOWN
from kameng_docs.custody import journal
from kameng_docs.custody.journal.edits import ABSENT, Edit, data_of, edited, value_at
from kameng_docs.custody.journal.nested import Tree
from kameng_docs.pipeline import Workshop
from kameng_docs.reading.register.field import Field
from kameng_docs.reading.register.fields import DISPUTE, FACTS_KEY, FIELDS, REMEDY, field_of
from kameng_docs.starting.comparing import alike
from kameng_docs.starting.gathering import STORY
from kameng_docs.starting.sheet.mended import proposed_anyway
from kameng_docs.starting.sheet.placed import FIRST
from kameng_docs.starting.sheet.plan import Order, There
from kameng_docs.starting.sheet.said_again import RowSays, row_says
from kameng_docs.starting.sheet.same import with_firm_kind
from kameng_docs.starting.sheet.shops import said_of

Place = tuple[str | int, ...]
# By which key an entry of a list is known for that of the row.
FOUND_OUT = "查到了的，在案件文件里删去这三个字，再给一次"
_KNOWN_BY = {"交易": "订单号", "卖家": "店铺名"}
ANSWER, YES = "回答", "是"
ORDERED, PAID_AT = "下单时间", "付款时间"
# Where stands what a new case is begun from.
_BEGUN_FROM = {DISPUTE: ("争议",), REMEDY: ("诉求", "主要要求")}


@dataclass(frozen=True)
class Filling:
    """What becomes of one case: the fields that are filled, and each that was left with the reason.

    `proposals` are the files as they would be, that of the case first, then the record of its person; none where nothing goes in.
    """

    row: int
    case: str
    fields: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    proposals: tuple[journal.Proposal, ...] = ()


def filling(shop: Workshop, cases: Path, there: There, now: Mapping[str, Tree], today: date) -> Filling:
    """What of `now`, and of a row that changed, goes into the case of this row. Nothing is written."""
    file = cases / f"{there.case}.yaml"
    content = file.read_bytes()
    data = data_of(content)
    if isinstance(data, journal.Refused):
        return Filling(there.row, there.case, left=("案件文件有错，没有补：kameng-docs check 说错在哪里",))
    says = row_says(there.complaint, _whole(file, content), shop.vocabulary.disputes)
    values = {**_with_ordered(data, says.values, there), **now}
    edits: list[Edit] = []
    filled, left = list[str](), list(says.left)
    for name, value in with_firm_kind(values).items():
        found = _edit(data, name, value, values, there)
        if isinstance(found, Edit):
            edits.append(found)
            filled.append(name)
        elif found:
            left.append(found)
    proposals = list[journal.Proposal]()
    if edits:
        made = _proposed(shop, file, content, _as_one(edits), today)
        if isinstance(made, str):
            left, filled = [*left, made], []
        else:
            proposals.append(made)
    record = _record(cases, data, there, says)
    proposals += record.proposals
    return Filling(there.row, there.case, (*filled, *record.fields), (*left, *record.left), tuple(proposals))


def _with_ordered(data: Any, values: Mapping[str, Tree], there: There) -> Mapping[str, Tree]:
    """Where nobody says when it was ordered it is the moment of the payment, as in a case that is begun."""
    place = _place(data, FIELDS[ORDERED], there)
    if PAID_AT not in values or ORDERED in values or place is None or _says(value_at(data, place)):
        return values
    return {**values, ORDERED: values[PAID_AT]}


def _whole(file: Path, content: bytes) -> str:
    """The case in words: its file and the story beside it."""
    story = file.with_suffix("") / STORY
    told = story.read_bytes() if story.is_file() else b""
    return (content + b"\n" + told).decode("utf-8", "replace")


def _edit(data: Any, name: str, value: Tree, now: Mapping[str, Tree], there: There) -> Edit | str:
    """The edit; why there is none; an empty text where the very same stands there."""
    field = field_of(name)
    place = _BEGUN_FROM.get(name) or (_place(data, field, there) if field else None)
    if field is None or place is None:
        return f"“{name}”没有补：案件里有好几项，看不出是哪一项"
    needed = field_of(field.needs) if field.needs else None
    if needed and field.needs not in now and not _says(value_at(data, _place(data, needed, there) or ())):
        return f"“{name}”没有补：案件里还没有“{field.needs}”"
    if place[0] == FACTS_KEY:
        return _answered(data, name, place, value)
    if hindered := _word_above(data, place):
        return f"“{name}”没有补：{hindered}"
    return _unless_said(name, place, value_at(data, place), value)


def _word_above(data: Any, place: Place) -> str:
    """Why nothing can be put below a word that stands in the way, the name of a record or 不知道; empty where none does."""
    for depth in range(1, len(place)):
        above = value_at(data, place[:depth])
        if isinstance(above, str):
            way = FOUND_OUT if above == UNKNOWN else "改在那一份里"
            return f"案件里“{'›'.join(map(_told, place[:depth]))}”写的是“{above}”，{way}"
    return ""


def _answered(data: Any, name: str, place: Place, value: Tree) -> Edit | str:
    """A fact that is answered, or its moment: whoever gives the moment says that there was such a thing."""
    fact, told = place[:2], value_at(data, place[:2])
    whole = told if isinstance(told, dict) else {ANSWER: told} if _says(told) else {}
    if len(place) == len(fact):
        at = (*fact, ANSWER) if isinstance(told, dict) else fact
        return _unless_said(name, at, whole.get(ANSWER), value)
    key = str(place[-1])
    if _says(whole.get(ANSWER)) and whole[ANSWER] != YES:
        return f"“{name}”没有补：案件里“{fact[1]}”写的是“{whole[ANSWER]}”"
    if _says(whole.get(key)):
        return _unless_said(name, place, whole[key], value)
    kept = {each: said for each, said in whole.items() if _says(said)}
    return Edit(fact, {**kept, ANSWER: YES, key: value})


def _unless_said(name: str, place: Place, told: Any, value: Tree) -> Edit | str:
    if not _says(told):
        return Edit(place, value)
    if _same(told, value):
        return ""
    more = f"；{FOUND_OUT}" if told == UNKNOWN else ""
    return f"“{name}”写的是“{_plain(told)}”，不是“{_plain(value)}”：没有改{more}"


def _as_one(edits: Sequence[Edit]) -> list[Edit]:
    """The edits, those of one fact as one."""
    whole: dict[Place, dict[str, Tree]] = {}
    single: list[Edit] = []
    for edit in edits:
        if edit.path[0] == FACTS_KEY and isinstance(edit.value, dict):
            whole.setdefault(edit.path, {}).update(edit.value)
        else:
            single.append(edit)
    answered = [edit for edit in single if edit.path not in whole]
    return [*(Edit(path, keys) for path, keys in whole.items()), *answered]


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


def _same(told: Any, value: Tree) -> bool:
    there = tuple(map(str, told)) if isinstance(told, list) else (told,) if isinstance(told, str) else ()
    return bool(there) and not isinstance(value, Mapping) and alike(there, value)  # type: ignore[arg-type]


def _plain(told: Any) -> str:
    return "、".join(map(str, told)) if isinstance(told, list | tuple | dict) else str(told)


def _told(step: str | int) -> str:
    return f"第 {step + 1} 项" if isinstance(step, int) else step


def _proposed(
    shop: Workshop, file: Path, content: bytes, edits: Sequence[Edit], today: date
) -> journal.Proposal | str:
    """The file with the edits, with no fault that it had not; or why it is not written."""
    after = edited(content, edits)
    if isinstance(after, journal.Refused):
        return f"没有补：{after.message}"
    before = journal.opened(shop, file, today)
    if isinstance(before, journal.Faults):
        found = proposed_anyway(shop, file, content, after)
    else:
        found = journal.read_as(before, after)
    if isinstance(found, journal.Faults):
        return f"没有补：照这样写，案件文件就错了（{found.diagnostics[0].message}）"
    return found


def _record(cases: Path, data: Any, there: There, says: RowSays) -> Filling:
    """What of the row goes into the record of its person, or into what the case itself says of him."""
    if not says.person:
        return Filling(there.row, there.case)
    from kameng_docs.starting.parties import FOLDER

    file = cases / FOLDER / f"{there.person}.yaml"
    if data.get("消费者") != there.person or not file.is_file():
        return Filling(
            there.row, there.case, left=("投诉人的资料没有补：案件里的“消费者”不是登记表建的那一份",)
        )
    content = file.read_bytes()
    known = data_of(content)
    edits: list[Edit] = []
    left = list[str]()
    for name, value in says.person.items():
        found = _unless_said(name, (name,), value_at(known, (name,)), value)
        if isinstance(found, Edit):
            edits.append(found)
        elif found:
            left.append(found)
    after = edited(content, edits) if edits else content
    if isinstance(after, journal.Refused) or isinstance(known, journal.Refused):
        return Filling(
            there.row, there.case, left=(*left, f"投诉人的资料没有补：{FOLDER}/{file.name} 读不懂")
        )
    made = (journal.Proposal(file, content, after),) if after != content else ()
    return Filling(there.row, there.case, tuple(str(each.path[0]) for each in edits), tuple(left), made)


def fillings(
    order: Order, shop: Workshop, rows: Sequence[There], progress: Callable[[int, int], None]
) -> Iterator[Filling]:
    """Each case that is there and of which something new is said, in the order of the rows."""
    now: dict[str, Tree] = {**order.now, **({DISPUTE: order.disputes} if order.says_disputes else {})}
    wanted = [each for each in rows if now or each.changed]
    for number, each in enumerate(wanted, 1):
        yield filling(shop, order.cases, each, said_of(each.row, now, order.shops), order.today)
        progress(number, len(wanted))
