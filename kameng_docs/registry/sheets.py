"""Many cases as a table for other programs: JSON, CSV, XLSX."""

import csv
import json
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import chain
from typing import TYPE_CHECKING, Any

from kameng_docs.registry.ledger import Ledger
from kameng_docs.registry.meanings import meanings
from kameng_docs.registry.rows import Row
from kameng_docs.wording import yuan

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

HEADS: Mapping[str, str] = {
    "case": "案件",
    "day": "最近的日子",
    "step": "这一天",
    "who": "消费者",
    "platform": "平台",
    "against": "对方",
    "disputes": "争议",
    "asked": "要求的金额（元）",
    "stage": "进度",
    "outcome": "结果",
    "todo": "现在先做",
    "missing": "缺什么",
    "warnings": "警告",
    "errors": "错误",
    "state": "说明",
    "made_on": "编于",
}
# What a table program takes for a formula when a cell begins with it, in either width; blanks before it are passed over.
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
# How wide a column of a sheet is, in signs, by its head.
USUAL_WIDTH = 16
WIDTHS = {
    "案件": 24,
    "这一天": 40,
    "对方": 24,
    "进度": 24,
    "现在先做": 40,
    "缺什么": 40,
    "是什么": 60,
    "哪几件": 60,
}
Cell = str | int | Decimal | None


def as_json(ledger: Ledger, today: str) -> Iterator[str]:
    """One document, piece by piece: `cases`, then `totals`, `warnings` and `shared`."""
    yield f'{{"today": {json.dumps(today)}, "cases": ['
    before = ""
    for row in ledger.rows():
        asked = None if row.asked is None else yuan(row.asked)
        yield f"{before}\n{json.dumps({**vars(row), 'asked': asked}, ensure_ascii=False)}"
        before = ","
    totals = ledger.totals
    rest: dict[str, Any] = {
        "totals": {
            "cases": totals.cases,
            "asked": yuan(totals.asked),
            "over": totals.over,
            "missing": totals.missing,
            "not_of_today": {state: count for state, count in sorted(totals.states.items()) if state},
        },
        "warnings": [asdict(kind) for kind in ledger.warnings()],
        "shared": [asdict(each) for each in ledger.shared()],
    }
    for name, value in rest.items():
        yield f"{']' if name == 'totals' else ''},\n{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
    yield "}\n"


def as_csv(ledger: Ledger) -> Iterator[bytes]:
    """A table that a Chinese Excel opens as it is, line by line: UTF-8 with its mark. No cell is taken for a formula."""
    yield BOM_UTF8
    rows = ([_harmless(_text(value)) for value in _values(row)] for row in ledger.rows())
    for row in chain((tuple(HEADS.values()),), rows):
        made = StringIO()
        csv.writer(made).writerow(row)
        yield made.getvalue().encode(errors="replace")


def as_xlsx(ledger: Ledger) -> bytes:
    """Three sheets: the cases, warnings by kind, numbers that several cases have. Texts are texts, never formulas."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    _sheet(book, "案件", tuple(HEADS.values()), (_values(row) for row in ledger.rows()))
    kinds = ((k.cases, k.times, meanings().get(k.code, ""), k.code) for k in ledger.warnings())
    _sheet(book, "警告", ("几件", "几处", "是什么", "代号"), kinds)
    shared = (("、".join(each.kinds), "、".join(each.cases)) for each in ledger.shared())
    _sheet(book, "相同的号码", ("哪一栏", "哪几件"), shared)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _sheet(book: "Workbook", title: str, heads: Iterable[str], rows: Iterable[Sequence[Cell]]) -> None:
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, head in enumerate(heads, 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(head, USUAL_WIDTH)
    for row in chain((tuple(heads),), rows):
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet: "Worksheet", value: Cell) -> Any:
    """A text is written as one, also where it begins like a formula."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub(" ", value))
    cell.data_type = "s"
    return cell


def _values(row: Row) -> tuple[Cell, ...]:
    """In the order of HEADS."""
    return tuple(
        "、".join(value) if isinstance(value, tuple) else value
        for value in (getattr(row, name) for name in HEADS)
    )


def _text(value: Cell) -> str:
    return "" if value is None else yuan(value) if isinstance(value, Decimal) else str(value)


def _harmless(text: str) -> str:
    """A cell that begins like a formula gets the sign before it by which table programs know a text."""
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text
