"""Small matters of type that all writers decide alike."""

import re

from kameng_docs.blocks import Runs, Table, plain

# Signs of a word, a number, an order number or an address that stand side by side without a blank.
_SIGNS = r"[0-9A-Za-z*#@$&+=~?_/.,:'%-]"
# What such a stretch begins and ends with: no comma or full stop of the sentence around it.
_STRETCH = rf"[0-9A-Za-z*#$@]{_SIGNS}*[0-9A-Za-z*#%+=/_]|[0-9A-Za-z]"
_UNIT = "万元|元|％|‰|℃|折|倍|年|个月|月|周|天|日|小时|时|分钟|分|秒|号|页|份|项|条|款|章|笔|单|期|次|件|张|枚|组|盒|套|个|人"
_PIECE = re.compile(
    r"(?P<day>\d{1,2}月\d{1,2}日)"
    r"|(?P<exhibit>证据\d+(?:-\d+)*)(?![0-9A-Za-z])"
    rf"|(?P<stretch>[第¥￥]?(?:{_STRETCH}))(?P<unit>{_UNIT})?",
    re.ASCII,
)
SUM_OR_NONE = re.compile(r"-?\d[\d,]*\.\d\d|—|", re.ASCII)
# A longer stretch (a payment number of 28 digits, a web address) is wider than a cell of a table may be.
LONGEST = 20
# How many signs of its own size stand across a table, and what the margins of a cell take of them, about; of the width no
# more than this may be asked for by what stays whole.
TABLE_EMS, CELL_MARGINS, MOST_NEEDED = 36.0, 0.9, 0.93
# A table with more columns than an upright page has room for stands on one that lies on its side (the look “wide”).
UPRIGHT, LYING_EMS = 8, 70.0
LAST_ROWS = 3
"""So many rows at the end of a longer table stand on one page."""
# A column without a width of its own is between these, in its own size.
NARROWEST, WIDEST = 2.0, 14.0


def pieces(text: str) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, in order, each with whether no line may break inside it.

    Whole are: `证据3-1` with its number (of `证据3-1至3-4` each end by itself), a number with its separators
    (`2026-11-29`, `21:20`, `1,234.00`), the same with its sign and the unit directly behind it (`¥68.00`, `68.00元`,
    `98％`, `3个月`, `第12条`), a month with its day (`11月29日`), a word or order number of up to `LONGEST` ASCII signs.
    A longer stretch is a piece of its own that may be broken, though only where it does not fit on a line. A blank
    always parts pieces. The pieces joined are the text.
    """
    found: list[tuple[str, bool]] = []
    at = 0
    for match in _PIECE.finditer(text):
        if match.start() > at:
            found.append((text[at : match.start()], False))
        stretch, unit = match["stretch"], match["unit"] or ""
        if stretch and len(stretch) > LONGEST:
            found.append((stretch, False))
            found += [(unit, False)] if unit else []
        else:
            found.append((match[0], len(match[0]) > 1))
        at = match.end()
    if at < len(text):
        found.append((text[at:], False))
    return tuple(found)


def labelled(label: str, text: str) -> str:
    """An item's label and its text: a blank after `1.` and `-`, none after `一、` and `（1）`, which bring their own."""
    return label + gap(label) + text


def gap(label: str) -> str:
    """What stands between an item's label and its text."""
    return " " if label and label[-1].isascii() else ""


def shares(widths: tuple[float, ...], columns: int) -> tuple[float, ...]:
    """The widths of the columns as parts of one; equal parts where they are not all given."""
    if len(widths) != columns or sum(widths) <= 0:
        return (1 / columns,) * columns if columns else ()
    return tuple(width / sum(widths) for width in widths)


def column_shares(table: Table) -> tuple[float, ...]:
    """The widths of a table's columns as parts of one: as given, but none narrower than what may not be broken in it.

    Where all of that has no room, what is longest stands on two lines. Where widths are not all given, they follow what
    stands in the columns.
    """
    columns = len(table.head or (table.rows[0] if table.rows else ()))
    rows = (table.head, *table.rows) if table.head else table.rows
    own = table.widths if len(table.widths) == columns else _by_content(rows, columns)
    given = shares(own, columns)
    across = LYING_EMS if columns > UPRIGHT else TABLE_EMS
    needs = [max((_least(plain(row[i]), across) for row in rows), default=0.0) for i in range(columns)]
    while sum(needs) > MOST_NEEDED:
        # The longest then stands on two lines.
        widest = needs.index(max(needs))
        needs[widest] /= 2
    held: set[int] = set()
    widths = list(given)
    while narrow := {i for i in range(columns) if i not in held and widths[i] < needs[i]}:
        held |= narrow
        left = 1 - sum(needs[i] for i in held)
        free = sum(given[i] for i in range(columns) if i not in held)
        widths = [needs[i] if i in held else given[i] * left / free for i in range(columns)]
    return tuple(widths)


def sums_of(table: Table) -> tuple[bool, ...]:
    """Which columns of a table hold sums of money, decimal point below decimal point, and nothing else."""
    columns = zip(*table.rows, strict=True) if table.head else ()
    return tuple(
        all(SUM_OR_NONE.fullmatch(cell) for cell in column) and any(cell[-1:].isdigit() for cell in column)
        for column in (tuple(plain(cell).strip() for cell in each) for each in columns)
    )


def _by_content(rows: tuple[tuple[Runs, ...], ...], columns: int) -> tuple[float, ...]:
    """A line of what is longest in each column, within bounds: a column of sentences breaks its lines, one of numbers does not."""
    longest = [max(_ems(plain(row[i])) for row in rows) for i in range(columns)]
    return tuple(min(max(each, NARROWEST), WIDEST) + CELL_MARGINS for each in longest)


def _least(text: str, across: float) -> float:
    """The part of a width of `across` signs that the longest unbroken piece of a cell asks for, its margins included."""
    parts = [
        _ems(piece) if whole else _ems(piece) / 2 for piece, whole in pieces(text) if whole or _long(piece)
    ]
    longest = max(parts, default=0.0)
    # 序号 and 合计 would stand one above the other.
    longest = max(longest, min(2.0, _ems(text.strip())))
    return (longest + CELL_MARGINS) / across if longest else 0.0


def _long(piece: str) -> bool:
    """Whether it is a number or an address for two lines."""
    return len(piece) > LONGEST and piece.isascii()


def _ems(text: str) -> float:
    """About how wide a text is in a serif face, in its own size."""
    return sum(1.0 if not sign.isascii() else 0.75 if sign.isupper() else 0.57 for sign in text)
