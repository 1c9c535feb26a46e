"""What was sold and by which shop, where the page writes neither word beside it: by what stands around them."""

import re
from collections.abc import Iterator

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.clauses import paragraphs
from kameng_docs.reading.pictures.fields import TRUSTED, Context
from kameng_docs.reading.pictures.labels import marks_in
from kameng_docs.reading.pictures.page import Page, beside, is_button, plain, prose
from kameng_docs.reading.pictures.promises import kind_of
from kameng_docs.reading.pictures.values import bare, sum_of
from kameng_docs.reading.pictures.words import ending, words
from kameng_docs.reading.proposals import Kind, Proposal, What

_NO_SHOP = "图上没有写明“店铺”，看起来是店名"
_NO_GOODS = "图上没有写明“商品”，看起来是商品名"
_NO_PIECES = "图上没有写明“数量”，看起来是件数"
_NO_PAID = "图上没有写明“实付”，是图里唯一的价钱，付了多少请照账单核对"
_NAME = re.compile(r"[\w\u3400-\u9fff·&\-]{3,20}")
_OPENS = re.compile(r"[>›》〉]\s*$")
_BESIDE_SHOP = re.compile(r"进店|综合体验|店铺评分|粉丝|好评率|店铺等级|描述相符|\d\.\d分")
_NO_NAME = re.compile(
    r"本店|进店|到店|关注|逛|订单|交易|客服|商品|详情|优惠|售后|支付|评价|发货|已|完成|成功|等待|待|卡密|收货|感谢"
)
_AMOUNT = re.compile(r"[xX×*]\s?\d{1,4}|数量\s?[:：]?\s?\d{1,4}")
_COUNT = re.compile(r"[xX×*]\s?(?P<count>[1-9]\d{0,3})")
_BESIDE_PRICE = re.compile(r"已售|库存|销量|人付款|原价|券|优惠|包邮|[¥￥]|月销|想要|浏览")
_SHORTEST, _LONGEST = 6, 60
_PRICE = re.compile(r".{0,3}[¥￥]\s?\d")


def sold(context: Context, known: frozenset[Kind]) -> Iterator[Proposal]:
    """The shop, the goods and the sum of an order or a page of goods, doubted, unless a label gave them (`known`)."""
    if context.what not in {What.ORDER, What.GOODS}:
        return
    if context.what is What.ORDER and Kind.PAID not in known:
        yield from _only_sum(context.page)
    if context.what is What.ORDER and Kind.QUANTITY not in known:
        yield from _pieces(context.page)
    if Kind.SHOP not in known:
        yield from _shop(context.page)
    if Kind.GOODS not in known:
        yield from _in_order(context.page) if context.what is What.ORDER else _on_sale(context.page)


def _only_sum(page: Page) -> Iterator[Proposal]:
    """What an order cost that names one price and calls it nothing."""
    prices = [
        (line, value) for line in page.lines if _PRICE.match(line.text) and (value := sum_of(line.text))
    ]
    if len({value.value for _, value in prices}) == 1:
        line, value = prices[0]
        yield Proposal(
            Kind.PAID, value.value, line.text, (page.at(line.box),), (_NO_PAID, *value.doubts, *_faint(line))
        )


def _pieces(page: Page) -> Iterator[Proposal]:
    """x1 of the only goods of an order; in doubt where no price stands beside it or above it."""
    counts = [line for line in page.lines if _COUNT.fullmatch(plain(line.text))]
    if len(counts) != 1:
        return
    (line,) = counts
    found = _COUNT.fullmatch(plain(line.text))
    priced = any(_PRICE.match(each.text) and _near(each, line) for each in page.lines)
    if found:
        doubts = (*(() if priced else (_NO_PIECES,)), *_faint(line))
        yield Proposal(Kind.QUANTITY, found["count"], line.text, (page.at(line.box),), doubts)


def _near(price: Line, count: Line) -> bool:
    """Whether a number of pieces stands in the row of a price, or in the next one."""
    height = max(price.box.height, count.box.height)
    return abs(price.box.middle - count.box.middle) < 2 * height


def _faint(*lines: Line) -> tuple[str, ...]:
    least = min(line.score for line in lines)
    return (f"这里的字看不太清（把握 {least:.2f}），请对着原图看",) if least < TRUSTED else ()


def _shop(page: Page) -> Iterator[Proposal]:
    """By its ending, by the sign that opens it, or by what stands under it."""
    head = _head_of_card(page)
    likely = [(weight, line) for line in page.lines if (weight := _like_a_shop(line, page) + (line is head))]
    if likely:
        weight, line = max(likely, key=lambda each: (each[0], -each[1].box.top))
        yield Proposal(Kind.SHOP, _name(line), line.text, (page.at(line.box),), (_NO_SHOP, *_faint(line)))


def _like_a_shop(line: Line, page: Page) -> int:
    name = _name(line)
    if not _may_be_a_shop(line):
        return 0
    ends = ending("shops").search(name) is not None
    under = any(_BESIDE_SHOP.search(other.text) and _is_under(other, line) for other in page.lines)
    beside_it = any(
        other is not line and _BESIDE_SHOP.search(other.text) and beside(other.box, line.box) > 0.5  # noqa: PLR2004
        for other in page.lines
    )
    return 2 * ends + bool(_OPENS.search(line.text.strip())) + 2 * under + beside_it


def _is_under(other: Line, line: Line) -> bool:
    """Whether a line is the next one below, beginning about where this one does."""
    height = line.box.height
    follows = -height / 2 < other.box.top - line.box.bottom < 3 * height / 2
    return follows and abs(other.box.left - line.box.left) < 2 * height


def _head_of_card(page: Page) -> Line | None:
    """The line above the goods, further left than they are: the card of an order begins with its shop."""
    goods = next((lines for lines in (_lines_above(page, each) for each in _anchors(page)) if lines), ())
    if not goods:
        return None
    above = [
        line
        for line in page.lines
        if line.box.bottom <= goods[0].box.top and line.box.left < goods[0].box.left - line.box.height
    ]
    nearest = max(above, key=lambda line: line.box.bottom, default=None)
    near = nearest is not None and goods[0].box.top - nearest.box.bottom < 3 * nearest.box.height
    return nearest if near and nearest and _may_be_a_shop(nearest) else None


def _name(line: Line) -> str:
    return bare(line.text).strip(" ,，。、")


def _may_be_a_shop(line: Line) -> bool:
    name = _name(line)
    named = _NAME.fullmatch(name) and not _NO_NAME.search(name) and not is_button(name)
    return bool(named) and not marks_in(line) and not sum_of(name)


def _in_order(page: Page) -> Iterator[Proposal]:
    """The text above the price and the number of pieces."""
    for anchor in _anchors(page)[:1]:
        if lines := _lines_above(page, anchor):
            yield from _goods(page, lines)


def _anchors(page: Page) -> list[Line]:
    """The price beside the number of pieces, or that number alone."""
    counts = [line for line in page.lines if _AMOUNT.fullmatch(plain(line.text))]
    prices = [
        line
        for line in page.lines
        if _PRICE.match(line.text) and any(beside(line.box, count.box) > 0.4 for count in counts)  # noqa: PLR2004
    ]
    return prices or counts


def _lines_above(page: Page, anchor: Line) -> tuple[Line, ...]:
    lines: list[Line] = []
    top = anchor.box.top
    for line in sorted(page.lines, key=lambda each: -each.box.bottom):
        if (
            line.box.bottom > anchor.box.top + 0.3 * line.box.height
            or abs(line.box.left - anchor.box.left) > 1.5 * line.box.height
        ):
            continue
        if sum_of(line.text) and not lines:
            top = line.box.top
            continue
        far = top - line.box.bottom > (0.9 if lines else 1.6) * line.box.height
        if far or marks_in(line) or sum_of(line.text) or _is_state(line):
            break
        lines.insert(0, line)
        top = line.box.top
    return tuple(lines)


def _is_state(line: Line) -> bool:
    """交易成功 and its like, or a shop."""
    text = bare(line.text)
    return text in words().kinds["订单"] or ending("shops").search(text) is not None


def _on_sale(page: Page) -> Iterator[Proposal]:
    """The first text under the price that promises nothing; where the price stands below it, the text above."""
    price = next((line for line in page.lines if _PRICE.match(line.text.strip())), None)
    if price is None:
        return
    below = [line for line in page.lines if line.box.top > price.box.bottom - 0.2 * price.box.height]
    for paragraph in paragraphs(page, tuple(below)):
        first = paragraph.lines[0]
        if first.box.top - price.box.bottom > 4 * page.sign:
            return
        text = plain(paragraph.text)
        if len(text) >= _SHORTEST and not marks_in(first) and not _BESIDE_PRICE.search(text):
            if (
                len(text) <= _LONGEST
                and "。" not in text[:-1]
                and (not kind_of(text) or len(paragraph.lines) > 1)
            ):
                yield from _goods(page, tuple(paragraph.lines))
            return


def _goods(page: Page, lines: tuple[Line, ...]) -> Iterator[Proposal]:
    """The first paragraph of these lines: what stands smaller below is what it comes with."""
    first = [line for line in lines if line.box.height > 0.9 * lines[0].box.height]
    text = "".join(prose(line.text) for line in first)
    yield Proposal(
        Kind.GOODS, text, text, (page.at(*(line.box for line in first)),), (_NO_GOODS, *_faint(*first))
    )
