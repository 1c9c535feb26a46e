"""What a payment bill tells without a label: the large sum, whom it went to, what came back."""

import re
from collections.abc import Iterator

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.fields import TRUSTED, Context
from kameng_docs.reading.pictures.labels import marks_in
from kameng_docs.reading.pictures.page import Page, plain
from kameng_docs.reading.pictures.sums import big_sum
from kameng_docs.reading.pictures.values import name_of, sum_of
from kameng_docs.reading.pictures.words import ending
from kameng_docs.reading.proposals import Kind, Proposal

_TO = re.compile(
    r"^(?:扫二维码付款|扫码付款|商户消费|转账)?\s?[-－—]?\s?(?:转账给|转账到|转给|付款给|支付给|给|向|收款方[:：]?)\s?(?=[\u3400-\u9fffA-Za-z])"
)
_TITLE = re.compile(
    r"账单详情|账单|支付成功|付款成功|交易成功|支付完成|交易详情|支付结果|全部账单|完成|返回|微信支付|支付宝|支付凭证|扣款成功|转账成功"
)
_BACK = re.compile(r"已(?P<whole>全额)?退款?\s?[(（]?\s?[¥￥Y]?\s?(?P<sum>\d[\d,]*\.\d{1,2})?\s?元?[)）]?")
_LIKE_A_SHOP = "账单顶上显示的名字，看起来是店名"
_LIKE_AN_APP = "账单顶上显示的名字，看起来是平台、应用的名字"
_IN = "账单顶上的金额前面是加号，像是退回来的钱，请看清"


def unlabelled(context: Context, payees: frozenset[str]) -> Iterator[Proposal]:
    """The sum, the payee above it, and what the bill says came back."""
    page, large = context.page, big_sum(context.page)
    if large is not None:
        yield from _sum(page, large)
        above = _above(page, large)
        if above is not None:
            yield from _payee(page, above, payees)
    yield from _returned(page)


def _doubts(line: Line) -> tuple[str, ...]:
    return (f"这里的字看不太清（把握 {line.score:.2f}），请对着原图看",) if line.score < TRUSTED else ()


def _sum(page: Page, line: Line) -> Iterator[Proposal]:
    value = sum_of(line.text)
    if value is None:
        return
    came_in = line.text.strip().startswith("+")
    kind = Kind.REFUNDED if came_in else Kind.PAID
    doubts = (*value.doubts, *_doubts(line), *((_IN,) if came_in else ()))
    yield Proposal(kind, value.value, line.text, (page.at(line.box),), doubts)


def _above(page: Page, large: Line) -> Line | None:
    """The line in the middle close above the sum, if it is a name and not a title."""
    near = [
        line
        for line in page.lines
        if 0 <= large.box.top - line.box.bottom + 0.3 * large.box.height < 2.2 * large.box.height
        and line.box.left < large.box.right
        and line.box.right > large.box.left
    ]
    nearest = max(near, key=lambda line: line.box.bottom, default=None)
    if (
        nearest is None
        or _TITLE.fullmatch(plain(nearest.text))
        or marks_in(nearest)
        or not name_of(nearest.text)
    ):
        return None
    return nearest


def _payee(page: Page, line: Line, known: frozenset[str]) -> Iterator[Proposal]:
    value = name_of(_TO.sub("", plain(line.text)))
    if value is None:
        return
    doubts = (*value.doubts, *_doubts(line))
    if value.value not in known:
        if any(value.value in name or name in value.value for name in known):
            return
        if known and ending("shops").search(value.value):
            yield Proposal(Kind.SHOP, value.value, line.text, (page.at(line.box),), (*doubts, _LIKE_A_SHOP))
            return
        if known:
            # The payee stands below by its label; the name on top is what it calls itself.
            if ending("apps").search(value.value):
                yield Proposal(
                    Kind.PLATFORM, value.value, line.text, (page.at(line.box),), (*doubts, _LIKE_AN_APP)
                )
            return
        full = ending("companies").search(value.value)
        doubts = (*doubts, *(() if full else ("账单顶上显示的名字，不一定是收款方全称",)))
    yield Proposal(Kind.PAYEE, value.value, line.text, (page.at(line.box),), doubts)


def _returned(page: Page) -> Iterator[Proposal]:
    for line in page.lines:
        found = _BACK.search(plain(line.text))
        value = sum_of(found["sum"]) if found and found["sum"] else None
        if found and value:
            yield Proposal(Kind.REFUNDED, value.value, line.text, (page.at(line.box),), _doubts(line))
