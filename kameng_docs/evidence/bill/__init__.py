"""Bills of 微信支付, 支付宝, 京东 and such as name their columns alike, CSV or XLSX, known by what stands in them.

A bill is somebody's whole spending: only the rows that were chosen may be printed (`table.py`).
"""

import re
from io import BytesIO

from kameng_docs.evidence.bill import sheets
from kameng_docs.evidence.bill import text as texts
from kameng_docs.evidence.bill.foreign import not_a_bill
from kameng_docs.evidence.bill.forms import Table, forms, source_of
from kameng_docs.evidence.bill.model import OTHER, Bill, Changed, Direction, NoBill, Payment, Skipped
from kameng_docs.evidence.bill.refunds import tied
from kameng_docs.evidence.bill.rows import payments
from kameng_docs.evidence.kinds import kind_within
from kameng_docs.evidence.tables.cells import plain
from kameng_docs.evidence.tables.text import decoded

__all__ = ["OTHER", "Bill", "Changed", "Direction", "NoBill", "Payment", "Skipped", "read"]

MAX_SIZE = 30_000_000
_COUNT = re.compile(r"共[:：]?\s*([0-9]+)\s*笔")
TEXTS = {"TXT", "CSV", "TEXT", ""}


def read(content: bytes, name: str = "") -> Bill | NoBill:
    """The bill in a file's bytes. `name` is that of the file, and decides nothing that the content tells.

    Nothing escapes for whatever bytes.
    """
    if len(content) > MAX_SIZE:
        return sheets.TOO_LARGE
    if not content.strip(b"\xef\xbb\xbf \t\r\n\0"):
        return NoBill("empty", "文件是空的，里面没有账单", "重新导出一份")
    kind = kind_within(BytesIO(content), name)
    if kind == "XLSX":
        table = sheets.table_in(content)
        return table if isinstance(table, NoBill) else _bill(table, form="XLSX", encoding="UTF-8")
    if kind not in TEXTS:
        return not_a_bill(kind, locked=b"/Encrypt" in content)
    return _of_text(content)


def _of_text(content: bytes) -> Bill | NoBill:
    found = decoded(content)
    if found is None:
        return texts.NOT_TEXT
    text, encoding, broken = found
    table = texts.table_in(text)
    if isinstance(table, NoBill):
        return table
    notes: tuple[str, ...] = ()
    if broken:
        told = "、".join(map(str, broken[:8])) + ("……" if len(broken) > 8 else "")  # noqa: PLR2004
        notes = (f"第 {told} 行有读不出的字（显示成 �），照原来的账单核对",)
    return _bill(table, form="CSV", encoding=encoding, notes=notes)


def _bill(table: Table, *, form: str, encoding: str, notes: tuple[str, ...] = ()) -> Bill:
    head = table.head
    found, skipped = payments(table)
    around = table.told_around(each.text for each in skipped)
    source = source_of(head, around)
    if source is None:
        notes = (
            *notes,
            "看不出是哪一家的账单（没有微信支付、支付宝、京东的字样），是照列的名称读的：逐笔核对",
        )
    if not found:
        notes = (*notes, "账单里没有一笔付款")
    return Bill(
        source.name if source else OTHER,
        tied(found),
        skipped,
        encoding,
        form,
        _owner(around),
        {field: head.column(field) for field in head.places},
        source.again if source else "",
        (*notes, *_counted(around, len(found))),
    )


def _owner(around: str) -> tuple[str, ...]:
    """The lines that say whose bill it is and of which days; none with sums of the whole."""
    lines = [re.sub(r"\s+", " ", plain(line)) for line in around.split("\n")]
    return tuple(
        line
        for line in lines
        if line.startswith(forms().owner) and re.match(r"[^:：\[]{2,8}[:：\[]", line) and "笔" not in line
    )


def _counted(around: str, read_rows: int) -> tuple[str, ...]:
    """Whether the bill tells of more or fewer payments than were read."""
    told = _COUNT.search(around)
    if told is None or int(told[1]) == read_rows:
        return ()
    return (f"账单上写着共 {told[1]} 笔，读到 {read_rows} 笔：看看是不是删过行，或者有没有读成的行",)
