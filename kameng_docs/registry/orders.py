"""By what the lines of many cases may be sorted, as SQL over the table `line` of a ledger."""

import sqlite3
from collections.abc import Mapping

DAY = "day"
_CHINESE = "chinese"
# What is compared of a line, and how: sums and counts as numbers, the rest as a Chinese reader looks for it.
BY: Mapping[str, str] = {
    DAY: "day",
    "asked": "CAST(json_extract(told, '$.asked') AS REAL)",
    "missing": "NULLIF(json_array_length(told, '$.missing'), 0)",
    **{
        name: f"NULLIF(json_extract(told, '$.{name}'), '') COLLATE {_CHINESE}"
        for name in ("case", "step", "against", "todo", "stage", "who", "disputes")
    },
}
# Cases without a day come last.
_BY_DAY = "day = '', day, name"


def in_order(by: str, *, down: bool) -> str:
    """The query for the lines sorted by one of BY, `down` from the largest; equal ones by the nearest day."""
    what = BY[by]
    empty = "day = ''" if by == DAY else f"{what} IS NULL"
    # Nothing but our own words stands in it.
    return f"SELECT told FROM line ORDER BY {empty}, {what} {'DESC' if down else 'ASC'}, {_BY_DAY}"  # noqa: S608


def collated(database: sqlite3.Connection) -> None:
    """Teach it the order of Chinese table programs: common signs by their 拼音, as GB 18030 has them, others behind."""
    database.create_collation(_CHINESE, _compared)


def _compared(one: str, other: str) -> int:
    a, b = (each.encode("gb18030", "replace") for each in (one, other))
    return (a > b) - (a < b)
