"""What became of a sheet, told to who gave it: as lines, as JSON, and the rows that were not taken as a sheet to mend."""

import csv
import re
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from kameng_docs.evidence.tables.cells import Row
from kameng_docs.reading.register.fields import FIELDS, UNUSED
from kameng_docs.reading.register.table import Sheet
from kameng_docs.starting.sheet.kept import Columns
from kameng_docs.starting.sheet.plan import Planned

WHY = "为什么没有收"
# As many lines of a kind as a person reads; all of them stand in JSON and in the sheet to mend.
FEW = 20
# A spreadsheet works out what begins with these, and keeps no more than fifteen digits of a number.
_WORKED_OUT = re.compile(r"[=+\-@\t]")
_LONG = re.compile(r"[0-9]{12,}")


def columns_told(sheet: Sheet, columns: Columns) -> Iterator[str]:
    """How the sheet was understood, column by column."""
    yield f"{sheet.source}：{sheet.told}，表头在第 {sheet.head} 行"
    if sheet.others:
        yield f"另外还有像登记表的工作表，没有读：{'、'.join(sheet.others)}（要读的用 --tab）"
    yield "各列照上次的读：" if columns.before else "各列这样读（不对的用 --map 列=栏 改）："
    for name in columns.names:
        field = columns.fields.get(name)
        yield f"  {name} → {'没有认出，不读' if field is None else '不读' if field == UNUSED else field}"
    if columns.unknown:
        yield f"没有认出的要读，写 --map {columns.unknown[0]}=…，等号后面可以是：{'、'.join(FIELDS)}"


def plan_told(plan: Planned) -> Iterator[str]:
    """What would be done, and every reason why something is not."""
    if not (plan.fresh or plan.there or plan.slips):
        yield "表头下面没有一件投诉"
    yield from _few([f"第 {each.row} 行 → {each.entry.case}" for each in plan.fresh], "要新建")
    changed = [
        f"第 {each.row} 行和上次不一样，案件 {each.case} 没有改：要改的，改案件文件"
        for each in plan.there
        if each.changed
    ]
    if plan.there:
        yield f"已经建过的 {len(plan.there)} 件，不动"
    yield from (f"  {line}" for line in changed[:FEW])
    if len(changed) > FEW:
        yield f"  另有 {len(changed) - FEW} 行也和上次不一样"
    yield from plan.notes
    if plan.slips:
        yield f"不收的 {len(plan.refused)} 行，改好再给一次："
        yield from (f"  {slip.told()}" for slip in plan.slips)


def _few(lines: list[str], what: str) -> Iterator[str]:
    if not lines:
        return
    yield f"{what} {len(lines)} 件："
    yield from (f"  {line}" for line in lines[:FEW])
    if len(lines) > FEW:
        yield f"  …… 另有 {len(lines) - FEW} 件"


def summary(plan: Planned, done: int) -> str:
    """One line of what was done."""
    return f"新建 {done} 件，已经建过 {len(plan.there)} 件，没有收 {len(plan.refused)} 行"


def as_json(sheet: Sheet, columns: Columns, plan: Planned, done: int) -> Mapping[str, Any]:
    """The same for a machine."""
    return {
        "sheet": sheet.source,
        "form": sheet.told,
        "head": sheet.head,
        "columns": {name: columns.fields.get(name) for name in columns.names},
        "new": [
            {"row": each.row, "case": each.entry.case, "person": each.entry.person} for each in plan.fresh
        ],
        "there": [{"row": each.row, "case": each.case, "changed": each.changed} for each in plan.there],
        "refused": [
            {"row": each.row, "column": each.column, "wrong": each.wrong, "write": each.write}
            for each in plan.slips
        ],
        "notes": list(plan.notes),
        "written": done,
    }


def rows_to_mend(sheet: Sheet, plan: Planned) -> Iterator[str]:
    """The rows that were not taken as CSV, as they stand, with the reasons in a last column; a spreadsheet opens it unchanged."""
    names = tuple(name for name in sheet.names if name != WHY)
    yield _csv((*names, WHY))
    reasons: dict[int, list[str]] = {}
    for slip in plan.slips:
        reasons.setdefault(slip.row, []).append(
            f"{slip.column}：{slip.wrong}。{slip.write}" if slip.column else f"{slip.wrong}。{slip.write}"
        )
    for row in sheet.rows():
        if row.number in reasons:
            yield _csv((*_cells(row, sheet), "；".join(reasons[row.number])))


def _cells(row: Row, sheet: Sheet) -> Iterator[str]:
    """The cells below the names; what stands further right goes into the last of them, so that nothing is lost."""
    texts = [cell.text for cell in row.cells]
    texts += [""] * (len(sheet.names) - len(texts))
    for at, name in enumerate(sheet.names):
        last = at == len(sheet.names) - 1
        text = " ".join(filter(None, texts[at:])) if last else texts[at]
        if name != WHY:
            yield _safe(text)


def _safe(text: str) -> str:
    """A text that a spreadsheet shows as it stands and works nothing out of."""
    if _LONG.fullmatch(text.strip()):
        return f"\t{text}"
    return f"'{text}" if _WORKED_OUT.match(text) else text


def _csv(cells: tuple[str, ...]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
