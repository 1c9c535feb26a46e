"""Rows below the head of a bill → payments, and why a row is none."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from kameng_docs.evidence.bill.forms import Head, Table, forms, head_of
from kameng_docs.evidence.bill.model import Changed, Direction, Payment, Skipped
from kameng_docs.evidence.bill.values import refund_in, tells_refund
from kameng_docs.evidence.tables.cells import (
    Cell,
    Row,
    amount,
    is_changed,
    is_counted,
    is_cut,
    is_foreign,
    is_lost_clock,
    is_round,
    moment,
    number,
    plain,
    said,
)

# Columns in which a text of the author's or the seller's stands, and may hold the sign that parts columns.
WORDY = ("goods", "note", "payee")
NUMBERS = ("payment_id", "merchant_id")
_NUMBER = re.compile(r"[0-9A-Za-z_*.\-]{0,80}")
# A text holds no more of the signs that part columns.
MOST_SPLIT = 4
SPLIT = "这一行里多出了分隔符（如逗号），按写在“{}”里读的：照账单核对这一行"
BACK = "状态是“{}”，退了多少没有写：照支付详情核对"
CLOSED = "状态是“{}”：可能没有付成，也可能付了又全退，照支付详情核对"


def payments(table: Table) -> tuple[tuple[Payment, ...], tuple[Skipped, ...]]:
    """Every payment below the head, and every row that is none."""
    found: list[Payment] = []
    skipped: list[Skipped] = []
    counted = _counted(table)
    for row in table.below:
        if not row.told().strip():
            continue
        read = _row(row, table, counted)
        if isinstance(read, str):
            skipped.append(Skipped(row.number, row.told(), read))
        else:
            found.append(read)
    return tuple(found), tuple(skipped)


def _counted(table: Table) -> frozenset[str]:
    """The fields whose column holds numbers that end with a small count."""
    return frozenset(
        field
        for field in NUMBERS
        for at in table.head.places.get(field, ())[:1]
        if any(at < len(row.cells) and is_counted(row.cells[at].text) for row in table.below)
    )


def _row(row: Row, table: Table, counted: frozenset[str]) -> Payment | str:
    if head_of([cell.text for cell in row.cells]):
        return "又一行表头"
    cells, where = _fitted(row, table)
    if len(cells) > len(table.head.names):
        return "格数比表头多，看不出哪些字连在一起"
    found = _payment(row.number, _Cells(table.head, cells, counted))
    if where and isinstance(found, Payment):
        return _doubted(found, SPLIT.format(table.head.column(where)))
    return found


def _doubted(payment: Payment, *doubts: str) -> Payment:
    return replace(payment, doubts=(*payment.doubts, *doubts))


def _fitted(row: Row, table: Table) -> tuple[tuple[Cell, ...], str]:
    """The cells of a row, one a column, and in which column several were put together; more cells where nothing fits."""
    straight = _in_columns(row.cells, table)
    if _sound(straight, table) or not table.separator:
        return straight, ""
    for more in range(1, MOST_SPLIT + 1):
        for field in WORDY:
            for at in table.head.places.get(field, ())[:1]:
                parted = row.cells[at : at + more + 1]
                joined = Cell(table.separator.join(cell.text for cell in parted))
                cells = _in_columns((*row.cells[:at], joined, *row.cells[at + more + 1 :]), table)
                if len(parted) > more and _sound(cells, table):
                    return cells, field
    return straight, ""


def _in_columns(cells: tuple[Cell, ...], table: Table) -> tuple[Cell, ...]:
    """A row without empty cells behind its last column, and with those that were left away."""
    width = len(table.head.names)
    while len(cells) > width and not plain(cells[-1].text):
        cells = cells[:-1]
    return (*cells, *(Cell(""),) * (width - len(cells)))


@dataclass(frozen=True)
class _Cells:
    """A row by its fields. `counted` are those whose numbers may end with noughts, as the first of a count does."""

    head: Head
    cells: tuple[Cell, ...]
    counted: frozenset[str] = frozenset()

    def cell(self, field: str) -> Cell:
        """The cell of the surest column that says something."""
        cells = [self.cells[at] for at in self.head.places.get(field, ())]
        return next((cell for cell in cells if said(cell.text)), cells[0] if cells else Cell(""))

    def text(self, field: str) -> str:
        return re.sub(r"\s+", " ", said(self.cell(field).text))

    def sums(self) -> tuple[Decimal | None, Direction | None]:
        """What the row moved, and which way where its column or sign tells."""
        for field, way in (("out", Direction.OUT), ("into", Direction.IN)):
            moved = amount(self.cell(field)) if self.text(field) else None
            if moved:
                return abs(moved), way
        moved = amount(self.cell("amount"))
        if moved is None:
            return None, None
        return abs(moved), Direction.OUT if moved < 0 else None


def _sound(cells: tuple[Cell, ...], table: Table) -> bool:
    """Whether moment, sum, direction and numbers stand where they should."""
    if len(cells) != len(table.head.names):
        return False
    row = _Cells(table.head, cells)
    return (
        moment(row.cell("at"), row.cell("day")) is not None
        and row.sums()[0] is not None
        and _direction(row.text("direction")) is not None
        and all(_NUMBER.fullmatch(number(row.cell(field).text)) for field in NUMBERS)
    )


def _payment(at_row: int, row: _Cells) -> Payment | str:
    moved, by_sign = row.sums()
    at = moment(row.cell("at"), row.cell("day"))
    if moved is None:
        if is_foreign(row.cell("amount").text) and at:
            return "金额不是人民币，没有读"
        return "金额读不出" if at else "不是一笔付款（说明、合计或者分隔线）"
    told = row.text("direction")
    word = _direction(told) if "direction" in row.head.places and (told or not by_sign) else None
    direction = word or by_sign or Direction.UNTOLD
    back = _refunded(row, moved)
    ids, changed, doubts = _numbers(at_row, row)
    doubts += _untimed(row) if at is None else []
    doubts += ["没有写是支出还是收入，照账单核对"] if direction is Direction.UNTOLD else []
    refund = _is_refund(row, direction, back)
    if not back and not refund and tells_refund(row.text("status")):
        doubts.append(BACK.format(row.text("status")))
    if direction is not Direction.OUT and "关闭" in row.text("status"):
        doubts.append(CLOSED.format(row.text("status")))
    if back > moved:
        doubts.append(f"退款 {back} 元比金额 {moved} 元还多，照支付详情核对")
    return Payment(
        at_row,
        at,
        moved,
        direction,
        row.text("kind"),
        row.text("payee"),
        row.text("payee_account"),
        row.text("goods"),
        Decimal(0) if refund else back,
        row.text("way"),
        row.text("status"),
        *ids,
        row.text("note"),
        is_refund=refund,
        changed=changed,
        doubts=tuple(doubts),
        cells=tuple(
            (name, re.sub(r"\s+", " ", plain(cell.text)))
            for name, cell in zip(row.head.names, row.cells, strict=True)
            if name
        ),
    )


def _direction(text: str) -> Direction | None:
    """None for a word that nobody knows; nothing, or a stroke, is money that neither came nor went."""
    known = forms()
    words = {
        Direction.OUT: known.out,
        Direction.IN: known.into,
        Direction.NEUTRAL: (*known.neutral, ""),
        Direction.UNCOUNTED: known.uncounted,
    }
    return next((each for each, names in words.items() if text in names), None)


def _refunded(row: _Cells, moved: Decimal) -> Decimal:
    told = amount(row.cell("refunded")) if row.text("refunded") else None
    if told:
        return abs(told)
    texts = (row.cell("amount").text, row.text("status"))
    return next((back for text in texts if (back := refund_in(text, moved)) is not None), Decimal(0))


def _is_refund(row: _Cells, direction: Direction, back: Decimal) -> bool:
    """Whether the row is money that came back: its own kind or goods say so, and nothing of it went out."""
    if direction is Direction.OUT:
        return False
    says = [field for field, form in forms().is_refund.items() if re.search(form, row.text(field))]
    return bool(says) and not (says == ["status"] and back)


def _numbers(at: int, row: _Cells) -> tuple[tuple[str, str], tuple[Changed, ...], list[str]]:
    """Payment and merchant number, none that was changed; which were, and what is to be said of them."""
    ids: list[str] = []
    changed: list[Changed] = []
    doubts: list[str] = []
    for field in NUMBERS:
        cell = row.cell(field)
        text = re.sub(r"\s+", "", number(cell.text))
        cut = is_cut(text)
        if text and (is_changed(cell) or (cut and field not in row.counted)):
            changed.append(Changed(row.head.column(field), text))
            doubts.append(changed[-1].told(at))
            text = ""
        elif cut or is_round(text):
            doubts.append(f"“{row.head.column(field)}”的末尾是 0，可能被表格软件改过：照支付详情核对")
        ids.append(text)
    return (ids[0], ids[1]), tuple(changed), doubts


def _untimed(row: _Cells) -> list[str]:
    cell = row.cell("at")
    text = plain(cell.text) or plain(row.cell("day").text)
    if is_lost_clock(cell):
        return [f"时间“{text}”被表格软件改成了只有分和秒，日期已经丢了：重新导出账单，或者照支付详情抄"]
    return [f"时间“{text}”看不出是哪一天：照支付详情抄"] if text else ["没有时间：照支付详情抄"]
