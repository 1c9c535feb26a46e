"""One row of a sheet → what its complaint says, or everything that is wrong in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from kameng_docs.evidence.tables.cells import Cell, Row, moment, named
from kameng_docs.reading.register.cells import read_cell
from kameng_docs.reading.register.field import Field
from kameng_docs.reading.register.fields import COMPLAINED, FIELDS, NAME, NOTE, ORDER, UNUSED, field_of
from kameng_docs.reading.register.outcome import Bad, Good
from kameng_docs.reading.register.table import Sheet

# What a row is called that adds the others up, in the first cell that holds anything, or where a name stands.
_TOTALS = re.compile(
    r"(本[页月周年季表]|以上|全部|各项)?(合计|总计|小计|共计|累计|总数|总额|合共)([:：(（0-9共约为].*)?"
)
# A head of fewer columns says nothing of lines that a quotation mark swallowed.
_LEAST_COLUMNS = 3


@dataclass(frozen=True)
class Slip:
    """Why a row is not taken: its column (empty where it is about the whole row), what is wrong, and what to write."""

    row: int
    column: str
    wrong: str
    write: str

    def told(self) -> str:
        """For who keeps the sheet."""
        return f"第 {self.row} 行{f'“{self.column}”' if self.column else ''}：{self.wrong}。{self.write}"


@dataclass(frozen=True)
class Totals:
    """A row that adds others up and is nobody's complaint; `called` as it calls itself."""

    row: int
    called: str


@dataclass(frozen=True)
class Value:
    """What one cell says: `value` as a case file takes it, the column it stood in, and what speaks against it."""

    column: str
    value: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Complaint:
    """What one row says, by fields; `notes` are the columns of which a sheet may have several."""

    row: int
    values: Mapping[str, Value]
    notes: tuple[Value, ...] = ()

    def text(self, field: str) -> str:
        """What it says of a field; empty where it says nothing."""
        return self.values[field].value if field in self.values else ""

    @property
    def key(self) -> str:
        """A hash by which the same complaint is known again: its order number and name, or all that it says."""
        return _hash(self.text(NAME), self.text(ORDER)) if self.text(ORDER) else self.content

    @property
    def order(self) -> str:
        """A hash of its order number, whoever gives it; empty where it has none."""
        return _hash(self.text(ORDER)) if self.text(ORDER) else ""

    @property
    def content(self) -> str:
        """A hash of everything that it says."""
        said = (part for field in sorted(self.values) for part in (field, self.values[field].value))
        return _hash(*said, *(each.value for each in self.notes))


def _hash(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()


Found = Complaint | Totals | tuple[Slip, ...]


def read_row(row: Row, sheet: Sheet, fields: Mapping[str, str], today: date) -> Found:
    """What the row says. `fields` are the columns of the sheet by their names, what each is."""
    if called := _called_totals(row, sheet, fields):
        return Totals(row.number, called)
    if why := _unfit(row, sheet):
        return (Slip(row.number, "", *why),)
    values: dict[str, Value] = {}
    notes: list[Value] = []
    slips: list[Slip] = []
    used = list(_used(row, sheet, fields))
    day = _registered_on(used, today)
    for column, field, cell in used:
        found = read_cell(cell, _known(field), day)
        if isinstance(found, Bad):
            slips.append(Slip(row.number, column, found.wrong, found.write))
        elif field == NOTE and found.value:
            notes.append(Value(column, found.value))
        elif found.value:
            values[field] = Value(column, *_parts(found))
    slips += _lacking(row, fields, values, slips)
    return tuple(slips) if slips else Complaint(row.number, values, tuple(notes))


def _called_totals(row: Row, sheet: Sheet, fields: Mapping[str, str]) -> str:
    """What a row of totals calls itself; empty where it is none. One with the name of a person is none."""
    texts = ["".join(cell.text.split()) for cell in row.cells]
    at = next((at for at, name in enumerate(sheet.names) if fields.get(name) == NAME), -1)
    name = texts[at] if 0 <= at < len(texts) else ""
    first = next(filter(None, texts), "")
    called = name or first
    return called if _TOTALS.fullmatch(called) else ""


def _parts(found: Good) -> tuple[str, tuple[str, ...]]:
    return found.value, found.doubts


def _known(name: str) -> Field:
    """What a column is that was said to be this; what was said was looked at before the first row."""
    return field_of(name) or FIELDS[NOTE]


def _used(row: Row, sheet: Sheet, fields: Mapping[str, str]) -> Iterator[tuple[str, str, Cell]]:
    for at, column in enumerate(sheet.names):
        if at < len(row.cells) and (field := fields.get(column, UNUSED)) != UNUSED:
            yield column, field, row.cells[at]


def _registered_on(used: Sequence[tuple[str, str, Cell]], today: date) -> date:
    """The day on which the row was written, from which a day without a year is counted."""
    told = (moment(cell) for _, field, cell in used if field == COMPLAINED)
    found = next(told, None)
    return found.date() if isinstance(found, datetime) else found or today


def _unfit(row: Row, sheet: Sheet) -> tuple[str, str] | None:
    """What is wrong with the row as a whole."""
    width = len(sheet.names)
    if any(cell.text.strip() for cell in row.cells[width:]):
        return (
            f"比表头多出 {len(row.cells) - width} 格，看不出哪些字连在一起",
            "多半是文字里有逗号：在表格软件里另存一次，再给",
        )
    if sheet.separator and width >= _LEAST_COLUMNS:
        for cell in row.cells:
            like_rows = [line for line in cell.text.split("\n") if line.count(sheet.separator) >= width - 1]
            if len(like_rows) > 1:
                return "有一个引号没有关上，后面的行都连进来了", "补上引号，或者在表格软件里另存一次，再给"
    if [named(cell.text) for cell in row.cells] == [named(name) for name in sheet.names]:
        return "又一行表头", "删掉这一行"
    return None


def _lacking(
    row: Row, fields: Mapping[str, str], values: Mapping[str, Value], slips: list[Slip]
) -> Iterator[Slip]:
    """A complaint has somebody who complains, and says something."""
    of_name = next(column for column, field in fields.items() if field == NAME)
    if NAME not in values and not any(slip.column == of_name for slip in slips):
        yield Slip(row.number, of_name, "没有投诉人的姓名", "写上姓名；合计、说明一类的行，删掉")
    elif not slips and all(_known(field).of_person or field == NAME for field in values):
        yield Slip(row.number, "", "除了投诉人，什么也没有写", "写上商品、订单号、经过中的一样")
