"""What is published as text, JSON, CSV, XLSX: the same numbers and the same sentences as on the page."""

import json
from collections.abc import Iterator

from kameng_docs.registry.cells import Cell, Sheet, csv_of, xlsx_of
from kameng_docs.registry.columns import Column, as_needed, line, widths
from kameng_docs.registry.public.model import Line, Public, Table
from kameng_docs.registry.public.page import BACK, CASES, HOW, SHARE
from kameng_docs.registry.public.saying import first, how, share, title
from kameng_docs.wording import yuan

WHICH, ITEM, ALL, MONEY = "表", "项", "合计", "金额（元）"
PAID, KNOWN, RETURNED, DOUBLED, SAYS = "实付", "写明有没有退回的", "写明的退回", "卡密在另一件里也有", "说明"
ALTOGETHER = "登记里能数的（没有挑以前）"
WIDTHS = {
    ITEM: 40,
    SAYS: 100,
    "对方拿来拒绝的话": 40,
    "交出后第一次答复": 24,
    "卖家": 24,
    "平台": 24,
    "争议": 24,
}


def as_text(public: Public, by: str, width: int) -> Iterator[str]:
    """Lines fitted to a terminal of `width` columns; sentences are not cut."""
    yield title(public, by)
    yield from first(public)
    for table in public.tables:
        yield ""
        yield table.title
        rows = [(each.label, *_told(table, each, public.cases)) for each in table.lines]
        numbers = (Column(head, 6, 12, share=1, right=True) for head in _heads(table))
        fitted = as_needed((Column(table.head, 10, 40, share=3), *numbers), rows)
        wide = widths(fitted, width)
        yield line([column.head for column in fitted], fitted, wide)
        yield from (line(row, fitted, wide) for row in rows)
    yield ""
    yield HOW
    yield from (f"· {each}" for each in how(public, by))


def as_json(public: Public, by: str) -> str:
    """One document."""
    tables = {
        table.name: {
            "title": table.title,
            "parts": table.parts,
            "lines": [
                {"label": each.label, "cases": each.cases}
                | ({} if each.back is None else {"with_money_back": each.back})
                for each in table.lines
            ],
        }
        for table in public.tables
    }
    told = {
        "title": title(public, by),
        "today": public.day,
        "cases": public.cases,
        "picked_by": list(public.picked),
        "cases_altogether": public.altogether,
        "paid": None if public.paid is None else yuan(public.paid),
        "cases_that_say_what_came_back": public.known,
        "paid_in_these": None if public.known_paid is None else yuan(public.known_paid),
        "back": None if public.back is None else yuan(public.back),
        "key_in_another_case": public.doubled,
        "tables": tables,
        "left_out": list(public.left_out),
        "says": list(_sentences(public, by)),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def as_csv(public: Public, by: str) -> Iterator[bytes]:
    """What it is first, then all tables below each other, the sentences last."""
    return csv_of(_rows(public, by))


def as_xlsx(public: Public, by: str) -> bytes:
    """A sheet for each table; the sentences first."""
    says = [(each,) for each in (title(public, by), *_sentences(public, by))]
    tables = (
        Sheet(
            table.title,
            (table.head, *_heads(table)),
            ((each.label, *_cells(table, each, public.cases)) for each in table.lines),
            WIDTHS,
        )
        for table in public.tables
    )
    return xlsx_of(
        (
            Sheet(SAYS, (SAYS,), says, WIDTHS),
            Sheet(ALL, (ITEM, CASES, MONEY), _totals(public), WIDTHS),
            *tables,
        )
    )


def _rows(public: Public, by: str) -> Iterator[tuple[Cell, ...]]:
    yield WHICH, ITEM, CASES, SHARE, BACK, MONEY
    yield SAYS, title(public, by), None, None, None, None
    for name, cases, money in _totals(public):
        yield ALL, name, cases, None, None, money
    for table in public.tables:
        for each in table.lines:
            yield table.title, each.label, each.cases, share(each.cases, public.cases), each.back, None
    for told in _sentences(public, by):
        yield SAYS, told, None, None, None, None


def _sentences(public: Public, by: str) -> Iterator[str]:
    yield from first(public)
    yield from how(public, by)


def _totals(public: Public) -> Iterator[tuple[Cell, Cell, Cell]]:
    yield ALL, public.cases, None
    if public.picked:
        yield ALTOGETHER, public.altogether, None
    if public.paid is not None:
        yield PAID, None, public.paid
    if public.known is not None:
        yield KNOWN, public.known, public.known_paid
    if public.back is not None:
        yield RETURNED, None, public.back
    if public.doubled is not None:
        yield DOUBLED, public.doubled, None


def _heads(table: Table) -> tuple[str, ...]:
    return (CASES, SHARE, BACK) if _with_back(table) else (CASES, SHARE)


def _with_back(table: Table) -> bool:
    return any(each.back is not None for each in table.lines)


def _cells(table: Table, each: Line, of: int) -> tuple[Cell, ...]:
    back = (each.back,) if _with_back(table) else ()
    return each.cases, share(each.cases, of), *back


def _told(table: Table, each: Line, of: int) -> tuple[str, ...]:
    return tuple("不公布" if value is None else str(value) for value in _cells(table, each, of))
