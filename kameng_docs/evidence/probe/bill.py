"""Bills: what somebody paid, of which rows alone are ever shown; and tables that look like one and cannot be read."""

from collections.abc import Iterator
from pathlib import Path

from kameng_docs.evidence.bill import Bill, NoBill, read
from kameng_docs.evidence.chat import Transcript
from kameng_docs.evidence.chat import read as read_chat
from kameng_docs.evidence.finding import Finding
from kameng_docs.evidence.kinds import FOREIGN
from kameng_docs.evidence.probe.found import Found
from kameng_docs.evidence.probe.talk import probe_talk

UNKNOWN = "整份不印，里面有您别的付款：把与本案有关的几笔截图，或者照 {} 的样子另存一份，只留这几行"


def as_bill(path: Path, name: str) -> Found | Finding | None:
    """What is found in a text that is a bill; None for any other text. Raises OSError."""
    found = read(path.read_bytes(), path.name)
    if isinstance(found, Bill):
        return Found("bill", notes=tuple(_notes(name, found)))
    return _unknown(name, found) if found.reason == "unknown-form" else None


def probe_sheet(path: Path, name: str) -> Found | Finding:
    """What is found in a sheet: a bill, or nothing that can be shown row by row. Raises OSError."""
    found = read(path.read_bytes(), path.name)
    if isinstance(found, Bill):
        return Found("bill", notes=tuple(_notes(name, found)))
    if isinstance(read_chat(path.read_bytes()), Transcript):
        return probe_talk(path, name)
    if found.reason == "unknown-form":
        return _unknown(name, found)
    if found.reason == "no-table":
        message = f"“{name}”是 Excel 表格，里面不是认得的账单或者聊天，不能直接作证据文件"
        return Finding("exhibit.not-accepted", message, FOREIGN["Office"].advice)
    code = "exhibit.too-large" if found.reason == "too-large" else "exhibit.corrupt"
    return Finding(code, f"“{name}”：{found.message}", found.hint)


def _unknown(name: str, found: NoBill) -> Finding:
    return Finding("exhibit.unknown-bill", f"“{name}”{found.message}", UNKNOWN.format("微信支付账单"))


def _notes(name: str, bill: Bill) -> Iterator[Finding]:
    """What its owner should look at: rows that were not read, signs that were not, another number of rows than it tells."""
    rows = [each.row for each in bill.skipped if "说明" not in each.why]
    notes = list(bill.notes)
    if rows:
        told = "、".join(map(str, rows[:8])) + ("……" if len(rows) > 8 else "")  # noqa: PLR2004
        notes.append(
            f"第 {told} 行没有读成付款：{bill.skipped[0].why if len(rows) == 1 else '格数、金额或时间不对'}"
        )
    for note in notes:
        yield Finding(
            "exhibit.bill-in-doubt",
            f"账单“{name}”：{note}",
            "照手机里的账单核对；能重新导出的重新导出一份，不要用表格软件打开后再保存",
        )
