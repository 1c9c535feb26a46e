"""What was read: values, words and payments with the place they stand in, none of them a fact yet."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in a picture as it is shown, in pixels from its upper left corner; `right` and `bottom` lie outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """In pixels."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """In pixels."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Where its middle lies from above, in pixels."""
        return (self.top + self.bottom) / 2

    def around(self, other: "Box") -> "Box":
        """The smallest rectangle that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True)
class Place:
    """Where something stood: the file's name as in the case's folder, its row (from 1) or its rectangle, and the page of a PDF.

    `column` is the name of a column in the row of a table; without a row, of what is said of all of them.
    """

    file: str
    row: int | None = None
    box: Box | None = None
    page: int | None = None
    column: str = ""

    def told(self) -> str:
        """As the author reads it: “账单.csv 第 12 行”, “订单.png 框 60,286,284,342”, “登记 第 3 行“订单号””."""
        where = f"{self.file} 第 {self.page} 页" if self.page is not None else self.file
        if self.row is not None:
            return f"{where} 第 {self.row} 行" + (f"“{self.column}”" if self.column else "")
        if self.box is not None:
            return f"{where} 框 {','.join(map(str, self.box))}"
        return f"{where}“{self.column}”" if self.column else where


class What(StrEnum):
    """What kind of thing a file is, by what stands in it."""

    ORDER = "订单"
    PAYMENT = "支付账单"
    GOODS = "商品页"
    FAILED = "兑换失败"
    CHAT = "聊天"
    RULES = "平台规则"
    REPLY = "答复"
    RECORD = "记录"
    BILL = "账单"
    STORY = "自述"
    # A row of a sheet in which somebody registered complaints.
    REGISTER = "登记表"
    OTHER = "其他"


class Kind(StrEnum):
    """Which value of a case was read."""

    ORDER_ID = "订单号"
    GOODS = "商品"
    QUANTITY = "数量"
    PAID = "实付"
    ORDERED_AT = "下单时间"
    PAID_AT = "付款时间"
    DELIVERED_AT = "收到"
    WAY = "付款方式"
    PAYMENT_ID = "支付单号"
    MERCHANT_ID = "商户单号"
    PAYEE = "收款方"
    REFUNDED = "已退回"
    KEY = "卡密"
    PASSWORD = "查询密码"  # noqa: S105  the name of a field
    SHOP = "店铺"
    PLATFORM = "平台"
    SITE = "网址"
    PROMISE = "承诺"
    # What the other side wrote by which it would keep nothing; never a promise.
    TERM = "对方的条款"
    NOTICE = "提示原文"
    RULE = "规则"
    RULES_NAME = "规则名称"
    COMPANY = "经营者"
    # Who stands behind a shop on a site of others; then what a page tells of such a firm, `belongs` being its name.
    SELLER = "卖家主体"
    FIRM_ADDRESS = "住所"
    FIRM_CODE = "统一社会信用代码"
    FIRM_PHONE = "客服电话"
    FILING = "备案号"
    MAIL = "客服邮箱"
    MOMENT = "时间"
    SUM = "金额"
    QUOTED = "引语"
    NAME = "姓名"
    REMEDY = "主要要求"
    HANDLED_ID = "受理编号"
    # Of a reply; the words are keys of a step of 进度.
    CHANNEL = "渠道"
    STATE = "状态"
    OUTCOME = "结果"
    REPLIED_AT = "答复时间"
    ACCEPTED_ON = "受理日期"
    CLOSED_ON = "办结日期"
    EXCUSE = "话术"


@dataclass(frozen=True)
class Proposal:
    """One value. `value` as a case file takes it, `read` as it stood; the more files say it alike, the better.

    `doubts` are sentences for the author: why this may be read wrongly (O or 0, a line cut off …). `belongs` groups what
    is of one payment, order or clause: the same text, the same one; empty where that is not known.
    """

    kind: Kind
    value: str
    read: str
    at: tuple[Place, ...]
    doubts: tuple[str, ...] = ()
    belongs: str = ""
    # The word beside which it stood, where its kind is told by more than one: 发货时间 for what was received.
    label: str = ""

    @property
    def agreed(self) -> bool:
        """Whether two files say it alike."""
        return len({place.file for place in self.at}) > 1


class Side(StrEnum):
    """Who speaks. UNKNOWN until the author has said which of the speakers is 我."""

    ME = "我"
    OTHER = "对方"
    SYSTEM = "系统"
    UNKNOWN = "不清楚"


@dataclass(frozen=True)
class Words:
    """What somebody said. `at` is a moment as a case file takes it (2026-11-20 21:31), empty where none was told; `line` is
    the number of the message in a chat that can be cited (客服聊天#12).
    """

    side: Side
    who: str
    words: str
    at: str
    place: Place
    line: int | None = None
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Read:
    """What one file gave. `unread` are sentences for the author on what was not read, and what helps."""

    file: str
    what: What
    proposals: tuple[Proposal, ...] = ()
    words: tuple[Words, ...] = ()
    unread: tuple[str, ...] = ()
    # Names under which somebody speaks, with how often, where it is not known which of them is 我.
    speakers: dict[str, int] = field(default_factory=dict)
    # Of a chat with several conversations the one that was chosen.
    talk: str = ""
    # What the clock in a telephone's bar showed (21:05): an hour of a day that the picture does not tell.
    clock: str = ""
    # Of a bill shown as a list in a picture: each payment in one line that begins with 第N行, to choose from.
    rows: tuple[str, ...] = ()
