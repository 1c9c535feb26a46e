"""What became of a sheet, told to who gave it: as lines, as JSON, and the rows that were not taken as a sheet to mend."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from kameng_docs.evidence.tables.cells import Row
from kameng_docs.reading.register.fields import FIELDS, REPLY, UNUSED, VERBATIM
from kameng_docs.reading.register.rows import Slip
from kameng_docs.reading.register.table import Sheet
from kameng_docs.starting.sheet.existing import Filling
from kameng_docs.starting.sheet.kept import SAME, Columns
from kameng_docs.starting.sheet.plan import Planned

WHY = "为什么没有收"
# As many lines of a kind as a person reads; all of them stand in JSON and in the sheet to mend.
FEW = 20
# As many cases as one line names.
NAMED = 3
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
        yield f"没有认出的要读，写 --map {columns.unknown[0]}=…，等号后面可以是：{'、'.join(FIELDS)}，还有各问题的名称"
    if reply := next((name for name, what in columns.fields.items() if what == REPLY), ""):
        yield f"“{reply}”不当作对方的原话，放在 # 后面；照抄的就是原话的，写 --map {reply}={VERBATIM}"


def same_told(same: Mapping[str, str]) -> Iterator[str]:
    """What all rows have."""
    if same:
        yield f"{SAME}（不对的用 --same 栏=值 改，不要的写 --same 栏={UNUSED}）："
        yield from (f"  {key}：{value}" for key, value in same.items())


def fillings_told(fillings: Sequence[Filling]) -> Iterator[str]:
    """What goes into cases that are there, and every place that was left as it is; what many have alike is told once."""
    into = [("、".join(each.fields), each) for each in fillings if each.proposals]
    left = [(why, each) for each in fillings for why in each.left]
    if into:
        yield f"已经建过的，空着的地方要补 {len(into)} 件："
        yield from _grouped(into)
    if left:
        yield "已经写着的不改，写不进的不补："
        yield from _grouped(left)


def _grouped(told: Sequence[tuple[str, Filling]]) -> Iterator[str]:
    """Each thing once, with the cases that it is told of."""
    groups: dict[str, list[str]] = {}
    for what, each in told:
        groups.setdefault(what, []).append(each.case)
    lines = [f"  {what}（{len(cases)} 件：{_first(cases)}）" for what, cases in groups.items()]
    yield from lines[:FEW]
    if len(lines) > FEW:
        yield f"  …… 另有 {len(lines) - FEW} 样"


def _first(cases: Sequence[str]) -> str:
    return "、".join(cases[:NAMED]) + (" 等" if len(cases) > NAMED else "")


def plan_told(plan: Planned) -> Iterator[str]:
    """What would be done, and every reason why something is not."""
    if not (plan.fresh or plan.there or plan.slips):
        yield "表头下面没有一件投诉"
    yield from _few([f"第 {each.row} 行 → {each.entry.case}" for each in plan.fresh], "要新建")
    changed = [each for each in plan.there if each.changed]
    if plan.there:
        yield f"已经建过的 {len(plan.there)} 件，写着的一个字不改"
    if changed:
        rows = "、".join(str(each.row) for each in changed[:FEW])
        more = f" 等 {len(changed)} 行" if len(changed) > FEW else " 行"
        yield f"  第 {rows}{more}和上次不一样：只补案件里空着的，别的见下面"
    if plan.totals:
        named = "、".join(f"第 {each.row} 行“{each.called}”" for each in plan.totals[:FEW])
        yield f"不是投诉的 {len(plan.totals)} 行，没有读：{named}"
    yield from plan.notes
    if plan.slips:
        yield f"不收的 {len(plan.refused)} 行，改好再给一次："
        yield from (f"  {line}" for line in slips_told(plan.slips))


def slips_told(slips: Sequence[Slip]) -> Iterator[str]:
    """What is wrong, each fault once with all the rows that have it."""
    rows: dict[tuple[str, str, str], list[int]] = {}
    for slip in slips:
        rows.setdefault((slip.column, slip.wrong, slip.write), []).append(slip.row)
    for (column, wrong, write), found in rows.items():
        told = Slip(found[0], column, wrong, write).told()
        if len(found) > 1:
            named = "、".join(map(str, found[:FEW]))
            told = told.replace(
                f"第 {found[0]} 行", f"第 {named} 行{'等' if found[FEW:] else ''}（{len(found)} 行）", 1
            )
        yield told


def _few(lines: list[str], what: str) -> Iterator[str]:
    if not lines:
        return
    yield f"{what} {len(lines)} 件："
    yield from (f"  {line}" for line in lines[:FEW])
    if len(lines) > FEW:
        yield f"  …… 另有 {len(lines) - FEW} 件"


def summary(plan: Planned, done: int, filled: int = 0) -> str:
    """One line of what was done."""
    told = f"新建 {done} 件，已经建过 {len(plan.there)} 件，没有收 {len(plan.refused)} 行"
    return f"{told}；往已经建过的里补了 {filled} 件" if filled else told


def as_json(
    sheet: Sheet, columns: Columns, plan: Planned, done: int, *, fillings: Sequence[Filling]
) -> Mapping[str, Any]:
    """The same for a machine."""
    return {
        "sheet": sheet.source,
        "form": sheet.told,
        "head": sheet.head,
        "same": dict(columns.same),
        "filled": [
            {"row": each.row, "case": each.case, "fields": list(each.fields), "left": list(each.left)}
            for each in fillings
        ],
        "columns": {name: columns.fields.get(name) for name in columns.names},
        "new": [
            {"row": each.row, "case": each.entry.case, "person": each.entry.person} for each in plan.fresh
        ],
        "there": [{"row": each.row, "case": each.case, "changed": each.changed} for each in plan.there],
        "refused": [
            {"row": each.row, "column": each.column, "wrong": each.wrong, "write": each.write}
            for each in plan.slips
        ],
        "totals": [{"row": each.row, "called": each.called} for each in plan.totals],
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
