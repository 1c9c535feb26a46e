"""A chat in CSV: one message a row, columns known by their names, separated by commas, tabs or semicolons."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from kameng_docs.evidence.chat.lines import Found, Message, Skipped, Unreadable

SEPARATORS = (",", "\t", ";", "，", "；")
DAYS = ("日期", "发送日期")
TIMES = ("时间", "发送时间", "日期时间", "消息时间")
SPEAKERS = ("谁", "发送人", "发言人", "发送者", "昵称", "说话人")
WORDS = ("内容", "消息", "消息内容", "说", "文字")


@dataclass(frozen=True)
class _Columns:
    """Where the columns stand; None for one that is not there. `words` always is, and another besides."""

    separator: str
    width: int
    day: int | None
    time: int | None
    who: int | None
    words: int


def read(text: str) -> Found | Unreadable | None:
    """Messages and what is none. None where the first line names no columns: then it is not CSV."""
    start = len(text) - len(text.lstrip("\n \ufeff"))
    head = text[start:].split("\n", 1)[0]
    columns = _columns(head)
    if columns is None:
        return None
    first = text[:start].count("\n") + 1
    if len(head) == len(text) - start:
        return _nothing()
    reader = csv.reader(
        io.StringIO(text[start + len(head) + 1 :], newline=""), delimiter=columns.separator, strict=True
    )
    names = [name for i, name in enumerate(_names(head, columns.separator)) if name and not _used(columns, i)]
    skipped = [Skipped(first, name, "这一栏没有用到", of_column=True) for name in names]
    messages: list[Message] = []
    row_at = first + 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            return _unbalanced(row_at)
        if cells is None:
            break
        _take(cells, columns, row_at, messages, skipped)
        row_at = first + 1 + reader.line_num
    return (messages, skipped) if messages else _nothing()


def _take(
    cells: Sequence[str], columns: _Columns, row: int, messages: list[Message], skipped: list[Skipped]
) -> None:
    """One row: a message, or reported where its cells do not fit the columns."""
    if not any(cell.strip() for cell in cells):
        return
    if len(cells) > columns.width and columns.words == columns.width - 1:
        # Commas of the last column that nobody quoted.
        cells = [*cells[: columns.words], columns.separator.join(cells[columns.words :])]
    extra = [cell for cell in cells[columns.width :] if cell.strip()]
    if extra or len(cells) <= columns.words:
        skipped.append(Skipped(row, columns.separator.join(cells), "这一行的格数与表头不同"))
        return
    day, time, who = (
        "" if at is None else _cell(cells, at) for at in (columns.day, columns.time, columns.who)
    )
    messages.append(Message(f"{day} {time}".strip(), who, cells[columns.words].strip(), row))
    rest = [cell for i, cell in enumerate(cells[: columns.width]) if cell.strip() and not _used(columns, i)]
    skipped += [Skipped(row, cell, "这一栏没有用到", of_column=True) for cell in rest]


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at].strip() if at < len(cells) else ""


def _columns(head: str) -> _Columns | None:
    """The columns that the line names: one of words, and one of a speaker or a time."""
    for separator in SEPARATORS:
        names = _names(head, separator)
        day, time, who, words = (
            next((i for i, name in enumerate(names) if name in known), None)
            for known in (DAYS, TIMES, SPEAKERS, WORDS)
        )
        if words is not None and (who is not None or time is not None or day is not None):
            return _Columns(separator, len(names), day, time, who, words)
    return None


def _names(head: str, separator: str) -> list[str]:
    return [name.strip().strip('"').strip() for name in head.split(separator)]


def _used(columns: _Columns, at: int) -> bool:
    return at in {columns.day, columns.time, columns.who, columns.words}


def _unbalanced(row: int) -> Unreadable:
    return Unreadable(
        "quotes",
        f"从第 {row} 行起读不下去：双引号不成对，或者一格太长",
        "用表格软件打开，检查那一行，另存为 CSV；原文件照样保存",
    )


def _nothing() -> Unreadable:
    hint = "表头下面一行写一条消息，例如 2026-10-03 21:32,店主,虚拟商品概不退款"
    return Unreadable("empty", "这份聊天记录只有表头，没有消息", hint)
