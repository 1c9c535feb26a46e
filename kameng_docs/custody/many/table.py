"""A table of what was handed in for many cases on one day: a row a case, with its number and its hour."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from kameng_docs.evidence.tables.cells import Cell, Row, is_changed, named, said
from kameng_docs.evidence.tables.cells import number as number_of
from kameng_docs.reading.register.table import HeadlessError, NoSheetError, sheet_in
from kameng_docs.reading.typed_moment import Meant, meant_by
from kameng_docs.source.characters import FORBIDDEN
from kameng_docs.wording import instant_in_digits

CASE, NUMBER, AT = "案件", "编号", "时间"
CASE_CALLED = (CASE, "案件名", "案件名称", "案件文件")
# What people call these columns.
CALLED = {
    CASE: CASE_CALLED,
    NUMBER: (NUMBER, "投诉编号", "工单号", "受理编号", "登记编号", "单号", "案号"),
    AT: (AT, "提交时间", "提交", "提交日期", "日期", "投诉时间"),
}
COLUMNS = "第一行写列名：案件、编号、时间（编号、时间可以不写），一行一件"


@dataclass(frozen=True)
class OfOneCase:
    """What a row says of one case. `row` as a spreadsheet counts; `fault` is why it cannot be taken, empty where it can."""

    row: int
    case: str
    fault: str = field(default="", kw_only=True)


Said = TypeVar("Said", bound=OfOneCase)


@dataclass(frozen=True)
class Handed(OfOneCase):
    """Under which number it was handed in, and when; `at` as a case file takes it."""

    number: str = ""
    at: str = ""


class NoTableError(Exception):
    """Why a file is no such table, for who gave it."""


def handed_in_table(content: bytes, name: str, today: date) -> tuple[Handed, ...]:
    """The rows, none left out. Raises NoTableError."""
    rows, columns = rows_of(content, name, CALLED, COLUMNS)
    return tuple(once([_handed(row, columns, today) for row in rows]))


def rows_of(
    content: bytes, name: str, called: Mapping[str, Sequence[str]], form: str
) -> tuple[list[Row], dict[str, int | None]]:
    """The rows below the head, and where each column of `called` stands in them; `form` says what is wanted of such a table.

    Raises NoTableError.
    """

    def weight(names: Sequence[str]) -> int:
        known = [key for key, words in called.items() if any(named(each) in words for each in names)]
        return len(known) if CASE in known else 0

    try:
        sheet = sheet_in(content, name, name, weight)
        rows = list(sheet.rows())
    except HeadlessError:
        raise NoTableError(f"{name} 里没有“{CASE}”这一列。{form}") from None
    except NoSheetError as error:
        raise NoTableError(f"{name}：{error.message}。{error.hint}") from None
    if not rows:
        raise NoTableError(f"{name} 里只有列名，没有案件。{form}")
    return rows, {
        key: next((at for at, each in enumerate(sheet.names) if named(each) in words), None)
        for key, words in called.items()
    }


def cells_of(row: Row, columns: Mapping[str, int | None]) -> dict[str, Cell]:
    """The cells of a row by what their columns are; an empty one where it has none."""
    return {
        key: row.cells[at] if at is not None and at < len(row.cells) else Cell("")
        for key, at in columns.items()
    }


def _handed(row: Row, columns: Mapping[str, int | None], today: date) -> Handed:
    cells = cells_of(row, columns)
    case, number = said(cells[CASE].text).removesuffix(".yaml"), number_of(cells[NUMBER].text)
    if not case:
        return Handed(row.number, "", fault="没有写是哪一件案件")
    if number and (is_changed(cells[NUMBER]) or FORBIDDEN.search(number)):
        return Handed(row.number, case, fault=f"编号“{number}”被表格软件改过：把那一列设成文本，重新填")
    at, fault = moment_in(cells[AT], today)
    return Handed(row.number, case, fault=fault) if fault else Handed(row.number, case, number, at)


def moment_in(cell: Cell, today: date) -> tuple[str, str]:
    """The moment as a case file takes it, empty where nothing stands there; and what is wrong with it."""
    from kameng_docs.evidence.tables.cells import moment

    if not said(cell.text):
        return "", ""
    found = moment(cell)
    meant = Meant(instant_in_digits(found)) if found else meant_by(said(cell.text), today)
    typed = cell.text.strip()
    if not meant.sure:
        return "", f"时间“{typed}”不是时间：{meant.asked(typed)}"
    return ("", f"时间“{typed}”还没有到") if meant.value[:10] > today.isoformat() else (meant.value, "")


def once(rows: Sequence[Said]) -> Iterator[Said]:
    """Of a case that stands in two rows the second is told, not taken."""
    first: dict[str, int] = {}
    for each in rows:
        before = first.setdefault(each.case, each.row)
        twice = each.case and before != each.row and not each.fault
        yield replace(each, fault=f"第 {before} 行已经写了这一件") if twice else each
