"""A chat in CSV: one message a row, columns known by their names, separated by commas, tabs or semicolons."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kameng_docs.evidence.chat import text as chat_text
from kameng_docs.evidence.chat.columns import Columns, columns_of, yes_or_no
from kameng_docs.evidence.chat.lines import Found, Message, Skipped, Unreadable
from kameng_docs.evidence.chat.moments import by_beijing_clock
from kameng_docs.evidence.chat.notices import is_notice

SEPARATORS = (",", "\t", ";", "，", "；")
UNUSED, WIDTH = "这一栏没有用到", "这一行的格数与表头不同"
ABOVE, DEEPEST = "写在表头上面的", 20
STAMP = "时间的原样，左边是换算成北京时间的"
OF_OTHER = "导出的软件在这一行写的是对方的名字"
# Columns in which MemoTrace writes whom a chat is with.
OF_CONTACT = ("nickname", "remark")
# The name of a message's speaker where the file says only that its owner wrote it.
OWN = "我"


@dataclass
class Rows:
    """What the rows have given so far. `own` are the names under which the owner speaks, by the message."""

    columns: Columns
    names: list[str]
    separator: str
    messages: list[Message] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def tell_unused(self, row: int) -> None:
        """Names of columns that are no part of a message; they stand in that row."""
        names = (name for i, name in enumerate(self.names) if name and i not in self.columns.printed)
        self.skipped += [Skipped(row, name, UNUSED, of_column=True) for name in names]


def read(text: str) -> Found | Unreadable | None:
    """Messages and what is none. None where no line names columns: then it is not CSV."""
    start = _header_at(text)
    if start is None:
        return None
    head = text[start:].split("\n", 1)[0]
    found = _columns(head)
    if found is None:
        return None
    first = text[:start].count("\n") + 1
    if len(head) == len(text) - start:
        return _nothing()
    rows = Rows(*found)
    if above := text[:start].strip("\n \ufeff"):
        rows.skipped.append(Skipped(1, above, ABOVE, of_head=True))
    rows.tell_unused(first)
    fault = _take_all(rows, text[start + len(head) + 1 :], first + 1)
    if fault is not None:
        return fault
    return (finished(rows), rows.skipped) if rows.messages else _nothing()


def _header_at(text: str) -> int | None:
    """Where the line begins that names the columns: the first of all, or a little below what a program says of itself.

    Further down it must name words, a speaker and a time, and nobody may have spoken before.
    """
    start = len(text) - len(text.lstrip("\n \ufeff"))
    if _columns(text[start:].split("\n", 1)[0]):
        return start
    at = start
    for line in text[start:].split("\n", DEEPEST)[:DEEPEST]:
        found = _columns(line)
        if found and header_of(found[1]):
            return at if isinstance(chat_text.read(text[start:at]), Unreadable) else None
        at += len(line) + 1
    return None


def header_of(names: list[str]) -> Columns | None:
    """The columns of a line that names words, a speaker and a time."""
    columns = columns_of(names)
    whole = columns and columns.who is not None and (columns.time is not None or columns.day is not None)
    return columns if whole else None


def _take_all(rows: Rows, body: str, first: int) -> Unreadable | None:
    """All rows below the header; what to say where quotes do not pair."""
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=rows.separator, strict=True)
    row_at = first
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            return _unbalanced(row_at)
        if cells is None:
            return None
        take(rows, cells, row_at)
        row_at = first + reader.line_num


def take(rows: Rows, cells: Sequence[str], row: int) -> None:
    """One row: a message, or reported where its cells do not fit the columns."""
    columns = rows.columns
    if not any(cell.strip() for cell in cells):
        return
    if len(cells) > columns.width:
        cells = _rejoined(cells, columns, rows.separator)
    extra = [cell for cell in cells[columns.width :] if cell.strip()]
    if extra or len(cells) <= columns.words:
        rows.skipped.append(Skipped(row, rows.separator.join(cells), WIDTH))
        return
    day, time, who = (_cell(cells, at) for at in (columns.day, columns.time, columns.who))
    told = by_beijing_clock(time)
    words, kind = cells[columns.words].strip(), _cell(cells, columns.kind)
    rows.messages.append(
        Message(
            f"{day} {told or time}".strip(),
            who,
            words,
            row,
            yes_or_no(_cell(cells, columns.mine)),
            is_notice(who, words, kind),
            _cell(cells, columns.talk),
            _cell(cells, columns.words + 1) if columns.words + 1 not in columns.printed else "",
        )
    )
    rows.accounts.append(_cell(cells, columns.account))
    talk = _cell(cells, columns.talk)
    if told:
        rows.skipped.append(Skipped(row, time, STAMP, of_column=True, talk=talk))
    rest = [
        cell for i, cell in enumerate(cells[: columns.width]) if cell.strip() and i not in columns.printed
    ]
    rows.skipped += [Skipped(row, cell, UNUSED, of_column=True, talk=talk) for cell in rest]


def finished(rows: Rows) -> list[Message]:
    """The messages with the names, conversations and cells beside them that the table as a whole allows."""
    beside = _is_rare([each.beside for each in rows.messages])
    named = _own_names(rows)
    talks = _talks(rows)
    rows.skipped += [
        Skipped(each.row, each.who, OF_OTHER, of_column=True, talk=each.talk)
        for each, name in zip(rows.messages, named, strict=True)
        if each.who and each.who != name
    ]
    rows.skipped = [replace(each, talk=talks.get(each.talk, each.talk)) for each in rows.skipped]
    return [
        each._replace(
            who=named[i], talk=talks.get(each.talk, each.talk), beside=each.beside if beside else ""
        )
        for i, each in enumerate(rows.messages)
    ]


def _rejoined(cells: Sequence[str], columns: Columns, separator: str) -> Sequence[str]:
    """A row with more cells than columns, the words put together again: commas of them that nobody quoted.

    Sure only where they are the last column, or where a time stands behind them and is one in its place.
    """
    words, more = columns.words, len(cells) - columns.width
    joined = [*cells[:words], separator.join(cells[words : words + more + 1]), *cells[words + more + 1 :]]
    if words == columns.width - 1:
        return joined
    if columns.time is not None and columns.time > words and _is_time(joined[columns.time]):
        return joined
    return cells


def _is_time(cell: str) -> bool:
    return by_beijing_clock(cell.strip()) is not None or (":" in cell and cell.strip()[:1].isdigit())


def _own_names(rows: Rows) -> list[str]:
    """The speakers. Some exports name the other side in every row: what the owner wrote does not stand under that name."""
    others = {each.who for each in rows.messages if each.mine is False and not each.system}
    if not others and rows.columns.who is not None and rows.names[rows.columns.who].lower() in OF_CONTACT:
        others = {each.who for each in rows.messages}
    named = list[str]()
    for each, account in zip(rows.messages, rows.accounts, strict=True):
        own = each.mine and not each.system and each.who in others
        named.append((f"{OWN}({account})" if account and account != each.who else OWN) if own else each.who)
    return named


def _talks(rows: Rows) -> dict[str, str]:
    """Numbers of conversations with the name of the other side there, where several are in a file."""
    names: dict[str, Counter[str]] = {}
    for each in rows.messages:
        if each.talk.isdecimal() and each.who and each.mine is not True and not each.system:
            names.setdefault(each.talk, Counter())[each.who] += 1
    return {number: found.most_common(1)[0][0] for number, found in names.items()}


def _is_rare(cells: list[str]) -> bool:
    """Whether the cells of a column are as a rule empty, so that one that is not may be the rest of the words."""
    return sum(bool(cell) for cell in cells) * 2 <= len(cells)


def _cell(cells: Sequence[str], at: int | None) -> str:
    return cells[at].strip() if at is not None and at < len(cells) else ""


def _columns(head: str) -> tuple[Columns, list[str], str] | None:
    for separator in SEPARATORS:
        names = [name.strip().strip('"').strip() for name in head.split(separator)]
        if columns := columns_of(names):
            return columns, names, separator
    return None


def _unbalanced(row: int) -> Unreadable:
    return Unreadable(
        "quotes",
        f"从第 {row} 行起读不下去：双引号不成对，或者一格太长",
        "用表格软件打开，检查那一行，另存为 CSV；原文件照样保存",
    )


def _nothing() -> Unreadable:
    hint = "表头下面一行写一条消息，例如 2026-10-03 21:32,店主,虚拟商品概不退款"
    return Unreadable("empty", "这份聊天记录只有表头，没有消息", hint)
