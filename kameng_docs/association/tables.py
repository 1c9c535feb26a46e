"""The follow-up list as tables for other programs: with names for the association, without for the trader to fill in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kameng_docs.association.complaint import Complaint
from kameng_docs.association.docket import Docket
from kameng_docs.association.readers import FOR_THEM, FOR_US, INSIDE, OUTSIDE
from kameng_docs.association.talk import Talk
from kameng_docs.registry.cells import Cell, Sheet, csv_of, xlsx_of
from kameng_docs.wording import instant_in_digits, yuan

US = (
    "序号", "投诉人", "电话", "案件", "下单日期", "商品", "实付（元）", "反映的问题", "请求", "请求金额（元）", "经营者的答复", "答复日期",
    "进度", "做什么", "哪天以前", "谁办", "最迟", "最迟做什么", "约谈日", "承诺的事项", "承诺人", "承诺期限", "办结日期", "备注",
)  # fmt: skip
THEM = (
    "序号", "下单日期", "商品", "实付（元）", "请求", "处理意见和理由", "履行期限", "责任人", "履行日期、凭证",
)  # fmt: skip
# In signs; columns to be written in by hand are wide.
WIDTHS = {
    "序号": 6,
    "商品": 28,
    "请求": 28,
    "做什么": 40,
    "最迟做什么": 28,
    "处理意见和理由": 40,
    "承诺的事项": 28,
    "经营者的答复": 28,
}
COINS = "虚拟货币，未折算"


@dataclass(frozen=True)
class List:
    """One table: where it lies (without an ending), who reads it, its heads and rows."""

    slug: str
    name: str
    file: str
    audience: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def text(self) -> str:
        """Everything that can be read in it."""
        return "\n".join(str(cell) for row in (self.heads, *self.rows) for cell in row if cell is not None)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The table in each format, by its ending."""
        yield "xlsx", xlsx_of((Sheet(self.name, self.heads, self.rows, WIDTHS),))
        yield "csv", b"".join(csv_of((self.heads, *self.rows)))


def lists_of(docket: Docket, talk: Talk) -> tuple[List, ...]:
    """Both tables; the trader's has those that are talked about, ours also those that are over."""
    us = tuple(_ours(each, talk) for each in (*docket.complaints, *docket.ended))
    them = tuple(_theirs(each) for each in docket.complaints)
    return (
        List("follow_up", "跟进表", f"{FOR_US}/跟进表", INSIDE, US, us),
        List("for_them", "投诉处理情况表", f"{FOR_THEM}/投诉处理情况表", OUTSIDE, THEM, them),
    )


def _ours(each: Complaint, talk: Talk) -> tuple[Cell, ...]:
    ahead = each.next
    return _filled(
        US,
        (
            *(each.number, each.who, each.call_at, each.case),
            *_bought(each),
            "、".join(each.answers) or ("有答复，没有归类" if each.was_answered else "没有记载"),
            each.answered_on.isoformat() if each.answered_on else "",
            each.stage,
            ahead.what if ahead else "",
            instant_in_digits(ahead.on) if ahead and ahead.on else "",
            ("投诉人" if ahead.mine else "对方") if ahead else "",
            instant_in_digits(each.latest.on) if each.latest and each.latest.on else "",
            each.latest.what if each.latest else "",
            instant_in_digits(talk.at) if talk.at else "",
        ),
    )


def _theirs(each: Complaint) -> tuple[Cell, ...]:
    day, goods, paid, _, asked, _ = _bought(each)
    return _filled(THEM, (each.number, day, goods, paid, asked))


def _bought(each: Complaint) -> tuple[Cell, ...]:
    """From the day of the order to the sum that is asked for."""
    asked = (f"{one.what}{yuan(one.amount)}元" if one.amount is not None else one.what for one in each.asked)
    paid = COINS if each.in_coins and not each.paid else each.paid
    return (
        each.bought_on.isoformat(),
        each.goods,
        paid,
        "、".join(each.disputes),
        "、".join(asked),
        "—" if each.total is None else each.total,
    )


def _filled(heads: Sequence[str], cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells, and empty ones for what is filled in by hand."""
    return (*cells, *("" for _ in range(len(heads) - len(cells))))
