"""What the readers of bills give: payments with the row they stand in, what is none, and why a file is no bill."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

OTHER = "其他账单"


class Direction(StrEnum):
    """收/支 of a bill."""

    OUT = "支出"
    IN = "收入"
    UNCOUNTED = "不计收支"
    NEUTRAL = "中性"
    UNTOLD = "没有写"


@dataclass(frozen=True)
class Changed:
    """A number that a spreadsheet changed: the column by its name in the bill, and what stands there now."""

    column: str
    shown: str

    def told(self, row: int) -> str:
        """For the author."""
        return (
            f"第 {row} 行“{self.column}”被表格软件（Excel、WPS）改成了 {self.shown}，后面的数字已经丢了，不能用："
            "重新导出账单，不要用表格软件打开后再保存；或者在手机里打开这一笔的支付详情照抄"
        )


@dataclass(frozen=True)
class Payment:
    """One row of a bill. Sums in 元; empty texts where the bill has nothing.

    `amount` is what the row moved, `refunded` what of it came back, by the row itself or by the rows `refund_rows`.
    `refund_of` is the row whose payment this one brings back. `cells` are the columns with their names, as they stand.
    `doubts` are sentences for the author.
    """

    row: int
    at: datetime | date | None
    amount: Decimal
    direction: Direction
    kind: str = ""
    payee: str = ""
    payee_account: str = ""
    goods: str = ""
    refunded: Decimal = Decimal(0)
    way: str = ""
    status: str = ""
    payment_id: str = ""
    merchant_id: str = ""
    note: str = ""
    is_refund: bool = False
    refund_of: int | None = None
    refund_rows: tuple[int, ...] = ()
    changed: tuple[Changed, ...] = ()
    doubts: tuple[str, ...] = ()
    cells: tuple[tuple[str, str], ...] = ()

    @property
    def is_paid(self) -> bool:
        """Whether money went out: also where it came back whole, and the bill then counts it no more."""
        went = self.direction in {Direction.OUT, Direction.UNTOLD}
        return not self.is_refund and (went or self.refunded > 0)


@dataclass(frozen=True)
class Skipped:
    """A row below the head that is no payment."""

    row: int
    text: str
    why: str


@dataclass(frozen=True)
class Bill:
    """A bill. `source` is who carried the money, as 付款方式 of a case has it, or OTHER; `form` CSV or XLSX.

    `owner` are the lines that say whose it is and of which days, as they stand; `columns` the names of its columns by what
    they hold; `again` where it is got again; `notes` sentences for the author.
    """

    source: str
    rows: tuple[Payment, ...]
    skipped: tuple[Skipped, ...]
    encoding: str
    form: str
    owner: tuple[str, ...] = ()
    columns: Mapping[str, str] = field(default_factory=dict)
    again: str = ""
    notes: tuple[str, ...] = ()

    def at_row(self, number: int) -> Payment | None:
        """The payment of that row of the file."""
        return next((each for each in self.rows if each.row == number), None)


@dataclass(frozen=True)
class NoBill:
    """Why a file is no bill that can be read. `reason` is a slug; `message` and `hint` are for the author."""

    reason: str
    message: str
    hint: str
