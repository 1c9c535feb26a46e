"""Keys: one or several, of parts (卡号 and 密码), with a label or without."""

import re
from collections.abc import Iterator

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.cells import Cell
from kameng_docs.reading.pictures.fields import Context, faint, proposal, value_of
from kameng_docs.reading.pictures.page import prose
from kameng_docs.reading.pictures.values import Value, coded, key_of, moment_in, number_of, password_of
from kameng_docs.reading.proposals import Kind, Proposal, What

_HEARD = frozenset({What.ORDER, What.FAILED, What.OTHER})
_SEVERAL = "几行当作几个卡密；如果是一个卡密分成几行写的，请接成一个"
_JOINED = "图上分成几行，这里接成了一个，请核对"
_ALONE = "旁边没有写明是不是卡密"
_SHORTEST_ALONE = 10


def keys(context: Context, cells: tuple[Cell, ...]) -> Iterator[Proposal | str]:
    """Keys as proposals, and sentences on what stands where a key should and is none."""
    if context.what not in _HEARD:
        return
    for cell in cells:
        if cell.mark.name == "卡密":
            yield from _labelled(context, cell)
    yield from _of_parts(context, [cell for cell in cells if cell.mark.name in {"卡号", "密码"}])
    yield from _alone(context, cells)


def _labelled(context: Context, cell: Cell) -> Iterator[Proposal | str]:
    rows = cell.texts
    alike = len(rows) > 1 and len({_shape(row) for row in rows}) == 1 and all(map(key_of, rows))
    if alike and not any(row.endswith(("-", "—")) for row in rows[:-1]):
        for row, text in zip(cell.rows, rows, strict=True):
            value = key_of(text)
            if value:
                box = context.page.at(*(line.box for line in row))
                yield Proposal(Kind.KEY, value.value, text, (box,), (*value.doubts, _SEVERAL, *faint(cell)))
        return
    value = key_of("".join(rows))
    if value:
        doubts = (*value.doubts, *((_JOINED,) if len(rows) > 1 else ()))
        yield proposal(context.page, cell, Kind.KEY, Value(value.value, doubts))
    elif "*" in "".join(rows):
        yield f"“{cell.mark.word}”在图里打了码（{''.join(rows)}），没有读"
    elif context.what is not What.FAILED:
        yield f"“{cell.mark.word}”旁边写的是“{prose(''.join(rows))}”，不像卡密；发来的到底是什么，请照实写"


def _shape(row: str) -> str:
    """The lengths of its groups: of keys of one lot they are alike."""
    return "-".join(str(len(group)) for group in re.split(r"[-—–_\s]", row))


def _of_parts(context: Context, cells: list[Cell]) -> Iterator[Proposal]:
    """卡号 and 密码 are one key; one of them alone is told as what it is."""
    left = list(cells)
    while left:
        first = left.pop(0)
        second = left[0] if left and {first.mark.name, left[0].mark.name} == {"卡号", "密码"} else None
        if second is not None:
            left.pop(0)
        yield from _pair(context, first, second)


def _pair(context: Context, first: Cell, second: Cell | None) -> Iterator[Proposal]:
    parts = [(cell, value) for cell in (first, second) if cell is not None and (value := value_of(cell))]
    alone = len(parts) == 1 and parts[0][0].mark.word in {"账号", "帐号"}
    if not parts or alone:
        return
    page, masked = context.page, any("*" in value.value for _, value in parts)
    if masked:
        return
    text = " ".join(f"{cell.mark.word}：{value.value}" for cell, value in parts)
    doubts = [
        f"{cell.mark.word}：{doubt}" for cell, value in parts for doubt in (*value.doubts, *faint(cell))
    ]
    if len(parts) == 1:
        doubts.append(f"只读到“{parts[0][0].mark.word}”，看看是不是还有另一半，或者是别的密码")
    boxes = [box for cell, _ in parts for box in cell.boxes]
    yield Proposal(Kind.KEY, text, text, (page.at(*boxes),), tuple(doubts))


def _alone(context: Context, cells: tuple[Cell, ...]) -> Iterator[Proposal]:
    """Codes that stand without a label: the content of a box, further keys of a list."""
    taken = [box for cell in cells for box in (*cell.boxes, cell.mark.line.box)]
    labelled = {cell.mark.name for cell in cells}
    for line in context.page.lines:
        if line.box in taken or not _like_a_key(line.text, context.what, "卡密" in labelled):
            continue
        doubts = (_ALONE, *coded(line.text.strip()))
        yield Proposal(
            Kind.KEY, line.text.strip(), line.text, (context.page.at(line.box),), (*doubts, *_faint(line))
        )


def _like_a_key(text: str, what: What, list_of_keys: bool) -> bool:
    shown = text.strip()
    value = key_of(shown)
    if (
        value is None
        or moment_in(shown)
        or not password_of(shown)
        or len(shown) < _SHORTEST_ALONE
        or "." in shown
    ):
        return False
    digits = number_of(shown) is not None and shown.isdigit()
    return (not digits or what is What.FAILED) or list_of_keys


def _faint(line: Line) -> tuple[str, ...]:
    trusted = 0.9
    return (f"这里的字看不太清（把握 {line.score:.2f}），请对着原图看",) if line.score < trusted else ()
