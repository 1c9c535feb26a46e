"""What is said of a file that is no text and no sheet: what it is, and how its owner gets a bill that can be read."""

from kameng_docs.evidence.bill.model import NoBill
from kameng_docs.evidence.kinds import ACCEPTED, is_a

AGAIN = "导出账单时选“用于个人对账”，得到 CSV 或者 XLSX，把它放进来"
_HINTS = {
    "PDF": f"PDF 里的账单程序不读：{AGAIN}；这份 PDF 可以原样作证据",
    "LOCKED-ZIP": "用邮件、短信或者消息里给的解压密码解开，把里面的 CSV 或者 XLSX 放进来",
    "ZIP": "解开，把里面的 CSV 或者 XLSX 放进来",
    "RAR": "解开，把里面的 CSV 或者 XLSX 放进来",
    "7Z": "解开，把里面的 CSV 或者 XLSX 放进来",
    "GZIP": "解开，把里面的 CSV 或者 XLSX 放进来",
    "LOCKED": "输入密码打开，另存为没有密码的 XLSX，或者重新导出一份",
    "OLE": "用表格软件打开，另存为 XLSX 或者 CSV（UTF-8）；能重新导出的，重新导出最好",
    "Office": "是表格的，打开后另存为 XLSX 或者 CSV（UTF-8）；能重新导出的，重新导出最好",
    "HTML": f"{AGAIN}；网页用浏览器打开，打印成 PDF 作证据",
}


def not_a_bill(kind: str, *, locked: bool = False) -> NoBill:
    """`kind` is a key of ACCEPTED or FOREIGN of evidence/kinds.py; `locked`: a PDF wants a password."""
    hint = _HINTS.get(kind)
    if hint is None and kind in ACCEPTED and ACCEPTED[kind].family == "image":
        hint = f"截图里的付款不在这里读；{AGAIN}"
    reason = "locked" if kind in {"LOCKED", "LOCKED-ZIP"} else "other-kind"
    if kind == "PDF" and locked:
        return NoBill(
            "locked", "这份文件是有密码的 PDF，不是能读的账单", f"用邮件里给的密码能打开看；{_HINTS['PDF']}"
        )
    return NoBill(reason, f"这份文件{is_a(kind)}，不是能读的账单", hint or AGAIN)
