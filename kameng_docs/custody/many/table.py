"""A table of what was handed in for many cases on one day: a row a case, with its number and its hour."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kameng_docs.evidence.tables.cells import Cell, Row, is_changed, named, said
from kameng_docs.evidence.tables.cells import number as number_of
from kameng_docs.reading.register.table import HeadlessError, NoSheetError, Sheet, sheet_in
from kameng_docs.reading.typed_moment import Meant, meant_by
from kameng_docs.source.characters import FORBIDDEN
from kameng_docs.wording import instant_in_digits

CASE, NUMBER, AT = "案件", "编号", "时间"
# What people call these columns.
CALLED = {
    CASE: (CASE, "案件名", "案件名称", "案件文件"),
    NUMBER: (NUMBER, "投诉编号", "工单号", "受理编号", "登记编号", "单号", "案号"),
    AT: (AT, "提交时间", "提交", "提交日期", "日期", "投诉时间"),
}
COLUMNS = "第一行写列名：案件、编号、时间（编号、时间可以不写），一行一件"


@dataclass(frozen=True)
class Handed:
    """What a row says: of which case, under which number, when; `at` as a case file takes it. `row` as a spreadsheet counts.

    `fault` is why it cannot be taken, empty where it can.
    """

    row: int
    case: str
    number: str = ""
    at: str = ""
    fault: str = ""


class NoTableError(Exception):
    """Why a file is no such table, for who gave it."""


def handed_in_table(content: bytes, name: str, today: date) -> tuple[Handed, ...]:
    """The rows, none left out. Raises NoTableError."""
    try:
        sheet = sheet_in(content, name, name, _weight)
        columns = {key: _column(sheet, key) for key in CALLED}
        rows = tuple(_handed(row, columns, today) for row in sheet.rows())
    except HeadlessError:
        raise NoTableError(f"{name} 里没有“{CASE}”这一列。{COLUMNS}") from None
    except NoSheetError as error:
        raise NoTableError(f"{name}：{error.message}。{error.hint}") from None
    if not rows:
        raise NoTableError(f"{name} 里只有列名，没有案件。{COLUMNS}")
    return tuple(_once(rows))


def _weight(names: Sequence[str]) -> int:
    """How many of these columns are known; none without that of the case."""
    known = [key for key, called in CALLED.items() if any(named(each) in called for each in names)]
    return len(known) if CASE in known else 0


def _column(sheet: Sheet, key: str) -> int | None:
    return next((at for at, each in enumerate(sheet.names) if named(each) in CALLED[key]), None)


def _handed(row: Row, columns: dict[str, int | None], today: date) -> Handed:
    cells = {
        key: row.cells[at] if at is not None and at < len(row.cells) else Cell("")
        for key, at in columns.items()
    }
    case, number = said(cells[CASE].text).removesuffix(".yaml"), number_of(cells[NUMBER].text)
    if not case:
        return Handed(row.number, "", fault="没有写是哪一件案件")
    if number and (is_changed(cells[NUMBER]) or FORBIDDEN.search(number)):
        return Handed(row.number, case, fault=f"编号“{number}”被表格软件改过：把那一列设成文本，重新填")
    at = _moment(cells[AT], today)
    if at is None:
        return Handed(row.number, case, number)
    if not at.sure or at.value[:10] > today.isoformat():
        typed = cells[AT].text.strip()
        why = f"不是时间：{at.asked(typed)}" if not at.sure else "还没有到"
        return Handed(row.number, case, fault=f"时间“{typed}”{why}")
    return Handed(row.number, case, number, at.value)


def _moment(cell: Cell, today: date) -> Meant | None:
    """As a case file takes it; None where nothing stands there."""
    from kameng_docs.evidence.tables.cells import moment

    if not said(cell.text):
        return None
    found = moment(cell)
    return Meant(instant_in_digits(found)) if found else meant_by(said(cell.text), today)


def _once(rows: tuple[Handed, ...]) -> Iterator[Handed]:
    """Of a case that stands in two rows the second is told, not taken."""
    first: dict[str, int] = {}
    for each in rows:
        before = first.setdefault(each.case, each.row)
        twice = each.case and before != each.row and not each.fault
        yield Handed(each.row, each.case, fault=f"第 {before} 行已经写了这一件") if twice else each
