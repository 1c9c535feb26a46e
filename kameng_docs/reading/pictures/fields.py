"""Values beside labels as proposals: what they are by label and kind of picture, what speaks against them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kameng_docs.reading.pictures.cells import Cell
from kameng_docs.reading.pictures.numbers import number_kind
from kameng_docs.reading.pictures.page import Page
from kameng_docs.reading.pictures.sums import big_sum
from kameng_docs.reading.pictures.values import (
    READERS,
    Value,
    bare,
    is_payment_id,
    link_of,
    name_of,
    number_of,
)
from kameng_docs.reading.pictures.words import Form, words
from kameng_docs.reading.proposals import Kind, Proposal, What

# Below this trust of the recogniser's own a line is doubted.
TRUSTED = 0.92
_KINDS = {
    "实付": Kind.PAID, "总额": Kind.PAID, "下单时间": Kind.ORDERED_AT, "付款时间": Kind.PAID_AT, "收到": Kind.DELIVERED_AT,
    "时间": Kind.MOMENT, "付款方式": Kind.WAY, "收款方": Kind.PAYEE, "店铺": Kind.SHOP, "平台": Kind.PLATFORM,
    "网址": Kind.SITE, "经营者": Kind.COMPANY, "备案号": Kind.FILING, "商品": Kind.GOODS, "数量": Kind.QUANTITY,
    "查询密码": Kind.PASSWORD, "已退回": Kind.REFUNDED,
}  # fmt: skip
_OF_ANYBODY = frozenset({"平台", "网址", "经营者", "备案号", "店铺"})
_OF_NUMBERS = frozenset({"订单号", "商家订单号", "支付单号", "商户单号", "受理编号"})
_ELSEWHERE = frozenset({"其他", "卡密", "卡号", "密码", "名称", "住所", "信用代码", "客服电话"})
# Which labels say something on which kind of picture: a price on a page of goods was not paid yet.
_NOT_HEARD = {
    What.ORDER: frozenset({"受理编号"}),
    What.PAYMENT: frozenset({"受理编号", "查询密码"}),
    What.OTHER: frozenset[str](),
}
_HEARD = {
    What.GOODS: _OF_ANYBODY | {"商品"},
    What.RULES: _OF_ANYBODY,
    What.FAILED: frozenset({"订单号"}),
    What.REPLY: frozenset({"受理编号", "时间", "订单号", "经营者", "平台", "已退回"}),
    What.CHAT: frozenset[str](),
    # Its rows are several, and nobody tells which value is of which.
    What.RECORD: frozenset[str](),
}
_DONE = frozenset({"成交时间", "完成时间", "交易完成时间", "收货时间", "确认收货时间", "签收时间"})
_ARRIVED = "到账时间"
_CALLED = {
    Form.SUM: "金额",
    Form.MOMENT: "时间",
    Form.NUMBER: "号码",
    Form.PASSWORD: "密码",
    Form.COUNT: "数量",
}
_NO_YEAR = re.compile(
    r"(?:\d{1,2}\s?[-/.月]\s?\d{1,2}日?|今天|昨天|前天|刚刚|周.|星期.)?\s?(?:[上下]午)?\d{1,2}[:：]\d{2}"
)
_TAIL = re.compile(
    r"^(?P<goods>.*?[\u3400-\u9fff)）].*?)\s?[-—_:：#\s(（]?\s?(?P<number>[A-Za-z]{0,4}\d{10,32})[)）]?$"
)

_ORDER_WORD = re.compile(r"[\s\-—_(（]*(?:平台)?(?:订单编号|订单号|订单|单号|编号)\s*[:：]?\s*$")


@dataclass(frozen=True)
class Context:
    """What the reader of a value knows of the picture around it."""

    page: Page
    what: What
    names: frozenset[str]
    orders: frozenset[str] = frozenset()


def context_of(page: Page, what: What, cells: tuple[Cell, ...]) -> Context:
    """The context of a page: its labels, and the order's number that stands behind the goods."""
    behind = (_behind(cell) for cell in cells if cell.mark.name == "商品")
    orders = frozenset(found[1].value for found in behind if found)
    return Context(page, what, frozenset(cell.mark.name for cell in cells), orders)


def fields(context: Context, cells: tuple[Cell, ...]) -> Iterator[Proposal | str]:
    """Proposals, and sentences on what stands beside a label and could not be read."""
    for cell in cells:
        name = cell.mark.name
        if not _is_heard(name, context.what) or (name == "总额" and _paid_elsewhere(context)):
            continue
        read = value_of(cell)
        if read is None:
            yield from _unread(cell)
            continue
        if name == "平台":
            yield from _platform(context, cell, read)
            continue
        if name == "商品":
            yield from _goods(context, cell, read)
            continue
        kind, doubts = _kind(context, cell, read.value)
        yield proposal(context.page, cell, kind, Value(read.value, (*read.doubts, *doubts)))
        if name == "商家订单号" and context.what is What.PAYMENT and kind is Kind.ORDER_ID:
            # It is the payment's number with the merchant as well, whoever gave it.
            yield proposal(context.page, cell, Kind.MERCHANT_ID, read)


def _paid_elsewhere(context: Context) -> bool:
    """Whether a total is beside what was paid: a label says that, or the large sum of a bill."""
    return "实付" in context.names or (context.what is What.PAYMENT and big_sum(context.page) is not None)


def _is_heard(name: str, what: What) -> bool:
    if name in _ELSEWHERE:
        return False
    return name not in _NOT_HEARD[what] if what in _NOT_HEARD else name in _HEARD[what]


def value_of(cell: Cell) -> Value | None:
    """The value of a cell in the form that its label asks for."""
    form = cell.mark.form
    # A day and its hour may stand in two lines.
    read = READERS[form]((" " if form is Form.MOMENT else "").join(cell.texts))
    if read is None and form not in {Form.NUMBER, Form.KEY} and len(cell.texts) > 1:
        return READERS[form](cell.texts[0])
    wrapped = len(cell.texts) > 1 and form in {Form.NUMBER, Form.KEY, Form.LINK}
    if read is None or not wrapped or is_payment_id(read.value):
        return read
    return Value(read.value, (*read.doubts, "图上分成几行，这里接成了一个，请核对"))


def proposal(page: Page, cell: Cell, kind: Kind, value: Value, belongs: str = "") -> Proposal:
    """A proposal at the rows of its value."""
    read = "".join(cell.texts)
    doubts = tuple(dict.fromkeys((*value.doubts, *faint(cell))))
    belongs = belongs or (cell.mark.word if kind is Kind.MOMENT else "")
    label = cell.mark.word if kind is Kind.DELIVERED_AT else ""
    return Proposal(kind, value.value, read, (page.at(*cell.boxes),), doubts, belongs, label)


def faint(cell: Cell) -> tuple[str, ...]:
    """The doubts of a value whose signs were hardly recognised, or whose label was not read as it is."""
    least = min(line.score for line in cell.lines)
    told = [f"这里的字看不太清（把握 {least:.2f}），请对着原图看"] if least < TRUSTED else []
    if cell.mark.misread:
        told.append(f"前面的字读成“{cell.mark.misread}”，当作“{cell.mark.word}”，请核对")
    return tuple(told)


def _kind(context: Context, cell: Cell, value: str) -> tuple[Kind, tuple[str, ...]]:
    name = cell.mark.name
    if name in _OF_NUMBERS:
        return number_kind(name, value, context.what, context.names, context.orders)
    if cell.mark.form is Form.MOMENT:
        return _kind_of_moment(context, name, cell.mark.word)
    if name == "总额" and any(word in context.page.text for word in words().discounts):
        return Kind.PAID, ("写的是总额，页面上还有优惠，实际付了多少请核对",)
    return _KINDS[name], ()


def _kind_of_moment(context: Context, name: str, word: str) -> tuple[Kind, tuple[str, ...]]:
    """What happened then: a bill is created when it is paid, and what arrives there is a refund."""
    in_bill = context.what is What.PAYMENT
    if in_bill and (word == _ARRIVED or (name == "创建时间" and "付款时间" in context.names)):
        return Kind.MOMENT, ()
    if name == "创建时间":
        return (Kind.PAID_AT, ("写的是创建时间，不一定就是付款时间",)) if in_bill else (Kind.ORDERED_AT, ())
    if context.what is What.ORDER and word in _DONE and "收到" not in context.names:
        return Kind.DELIVERED_AT, (f"写的是{word}，不一定就是收到的时间，请核对",)
    return _KINDS[name], ()


def _unread(cell: Cell) -> Iterator[str]:
    called, text = _CALLED.get(cell.mark.form), "".join(cell.texts)
    if called is None or cell.mark.misread or not re.search(r"[0-9A-Za-z]", text):
        return
    if cell.mark.form is Form.MOMENT and _NO_YEAR.search(text):
        yield f"“{cell.mark.word}”写的是“{text}”，没有年份，请照实写上是哪一年哪一天"
    elif "*" in text:
        yield f"“{cell.mark.word}”在图里打了码（{text}），没有读"
    else:
        yield f"“{cell.mark.word}”旁边的“{text}”读不成{called}，请对着原图写"


def _platform(context: Context, cell: Cell, read: Value) -> Iterator[Proposal]:
    """星空卡盟 www.xingkongka.example is a name and an address."""
    site = link_of(read.value)
    name = name_of(read.value.replace(site.value, "") if site else read.value)
    if name and not site and any(word in name.value for word in words().systems):
        return
    if name and re.search(r"[\u3400-\u9fff]|[A-Za-z]{2}", name.value):
        known = site or any(word in name.value for word in (*words().platforms, *words().markets))
        doubts = (*read.doubts, *(() if known else ("看不出这是不是买东西的平台，请核对",)))
        yield proposal(context.page, cell, Kind.PLATFORM, Value(name.value.strip(" ()（）-—"), doubts))
    if site:
        yield proposal(context.page, cell, Kind.SITE, site)


def _behind(cell: Cell) -> tuple[str, Value] | None:
    """The goods and the order's number behind them, which a bill often writes there."""
    found = _TAIL.match(bare("".join(cell.texts)))
    number = number_of(found["number"]) if found else None
    return (_ORDER_WORD.sub("", found["goods"]).rstrip(" -—_:：#(（"), number) if found and number else None


def _goods(context: Context, cell: Cell, read: Value) -> Iterator[Proposal]:
    both = _behind(cell)
    if both is None:
        if re.search(r"[\u3400-\u9fffA-Za-z]{2}", read.value):
            yield proposal(context.page, cell, Kind.GOODS, read)
        return
    goods, number = both
    if goods:
        yield proposal(context.page, cell, Kind.GOODS, Value(goods))
    doubt = "这个号码写在商品说明后面，看起来是订单号，请核对"
    yield proposal(context.page, cell, Kind.ORDER_ID, Value(number.value, (*number.doubts, doubt)))
