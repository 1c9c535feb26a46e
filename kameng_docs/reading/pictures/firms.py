"""Who stands behind a site or a shop by a page of it, and what the page tells of that firm: address, number, telephone."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from kameng_docs.reading.pictures.cells import Cell
from kameng_docs.reading.pictures.clauses import NUMBERED, Paragraph, paragraphs
from kameng_docs.reading.pictures.fields import TRUSTED, Context, faint, value_of
from kameng_docs.reading.pictures.page import Page, plain
from kameng_docs.reading.pictures.values import READERS, company_of
from kameng_docs.reading.pictures.words import any_of, words
from kameng_docs.reading.proposals import Kind, Proposal, What

# A bill, an order and a talk have addresses of their reader on them.
_WHERE = frozenset({What.GOODS, What.RULES, What.OTHER})
TOLD = {"住所": Kind.FIRM_ADDRESS, "信用代码": Kind.FIRM_CODE, "客服电话": Kind.FIRM_PHONE}
_WHOSE = "图上没有写明是哪一家公司的，请核对"
_WHAT_FOR = "图上没有写明它是平台的经营者还是卖家"
_LEAST = 2
# What an address is of that is nobody's seat.
_NO_SEAT = re.compile(r"(?:收货|退货|寄回|兑换|法院|仲裁)[^。；;]{0,12}$")


@cache
def _told() -> re.Pattern[str]:
    """住所地：…, 注册地址为…, in a sentence."""
    every = sorted((word for name in TOLD for word in words().labels[name].words), key=len, reverse=True)
    return re.compile(rf"(?P<word>{'|'.join(map(re.escape, every))})\s*(?:[:：]|为|是|位于|在)\s*")


_BEFORE = re.compile(r"(?:^|[^\u3400-\u9fffA-Za-z0-9]|[其的])$")


def _labels(text: str, begins: Container[int] = ()) -> Iterator[tuple[str, re.Match[str]]]:
    """The labels in a text, each with its name; one stands at the head of a line (`begins`) or behind a mark."""
    for found in _told().finditer(text):
        if found.start() in begins or _BEFORE.search(text[: found.start()]):
            yield next(key for key in TOLD if found["word"] in words().labels[key].words), found


def names_only(text: str, firms: Iterable[str]) -> bool:
    """Whether a clause tells who runs the site, and where it is, and nothing else: it rules nothing."""
    rest = re.sub(rf"^{NUMBERED}?\s*", "", text)
    met = [firm for firm in firms if firm in rest]
    for name, found in reversed(list(_labels(rest))):
        value = READERS[words().labels[name].form](rest[found.end() :])
        tail = rest[found.end() :]
        length = tail.find(value.value) + len(value.value) if value and value.value in tail else 0
        rest = rest[: found.start()] + tail[length:] if length else rest
    for firm in met:
        rest = rest.replace(firm, "")
    rest = re.sub(
        rf"本?(?:平台|网站|站|应用|软件|小程序|公司)|{'|'.join(words().labels['经营者'].words)}|[系由的及和为是]|负责|运营|经营|开发|提供|所有|主办|建设|名称|其",
        "",
        rest,
    )
    return bool(met) and not re.search(r"[\u3400-\u9fffA-Za-z0-9]", rest)


def told_of(context: Context, cells: Sequence[Cell], found: Sequence[Proposal]) -> Iterator[Proposal]:
    """The firm of a licence, and what a page tells of firms; `found` is what the page says besides."""
    if context.what not in _WHERE:
        return
    own = tuple(_of_licence(context.page, cells))
    yield from own
    firms = list(
        dict.fromkeys(each.value for each in (*own, *found) if each.kind in {Kind.COMPANY, Kind.SELLER})
    )
    for cell in cells:
        if (
            cell.mark.name in TOLD
            and not re.search("[:：]", cell.mark.line.text)
            and (read := value_of(cell))
        ):
            kind, place = TOLD[cell.mark.name], context.page.at(*cell.boxes)
            doubts = (*read.doubts, *faint(cell))
            yield _owned(Proposal(kind, read.value, "".join(cell.texts), (place,), doubts), firms)
    for text in paragraphs(context.page, context.page.lines):
        yield from _in(context.page, text, firms)


def _in(page: Page, text: Paragraph, firms: Sequence[str]) -> Iterator[Proposal]:
    """What one text tells of a firm."""
    shown, begins = "", set[int]()
    for line in text.lines:
        begins.add(len(shown))
        shown += plain(line.text)
    for name, found in _labels(shown, begins):
        ends = [at for firm in firms if (at := shown.find(firm, found.end())) >= 0]
        read = READERS[words().labels[name].form](shown[found.end() : min(ends, default=len(shown))])
        if read is None or _NO_SEAT.search(shown[: found.start()]):
            continue
        least = min(line.score for line in text.lines)
        dim = (f"这里的字看不太清（把握 {least:.2f}），请对着原图看",) if least < TRUSTED else ()
        before = [firm for firm in firms if firm in shown[: found.start()]]
        whose = max(before, key=shown.rfind, default="")
        told = (*read.doubts, *dim)
        yield _owned(Proposal(TOLD[name], read.value, text.text, (page.at(*text.boxes),), told), firms, whose)


def _owned(told: Proposal, firms: Sequence[str], whose: str = "") -> Proposal:
    """Of the firm of its own sentence, else of the only one on the page."""
    whose = whose or (firms[0] if len(firms) == 1 else "")
    doubts = (*told.doubts, *(() if whose else (_WHOSE,)))
    return replace(told, doubts=tuple(dict.fromkeys(doubts)), belongs=whose)


def _of_licence(page: Page, cells: Sequence[Cell]) -> Iterator[Proposal]:
    """The name on a licence or in the register of firms; 名称 alone says nothing on other pages."""
    told = sum(word in page.text for word in words().licence)
    numbered = any(word in page.text for word in words().labels["信用代码"].words)
    if told < _LEAST and not numbered:
        return
    for cell in cells:
        read = company_of("".join(cell.texts)) if cell.mark.name == "名称" else None
        if read and not read.doubts:
            shop = of_a_shop(page)
            doubts = (*faint(cell), *(() if shop else (_WHAT_FOR,)))
            kind = Kind.SELLER if shop else Kind.COMPANY
            yield Proposal(kind, read.value, "".join(cell.texts), (page.at(*cell.boxes),), doubts)


def of_a_shop(page: Page) -> bool:
    """Whether the page says that the firm on it is a shop's."""
    return any_of(*map(re.escape, words().sellers)).search(page.text) is not None


def as_shops(page: Page, found: Iterable[Proposal | str]) -> Iterator[Proposal | str]:
    """The same, the firms of a shop's own page being the sellers."""
    shop = of_a_shop(page)
    for each in found:
        if shop and isinstance(each, Proposal) and each.kind is Kind.COMPANY:
            yield replace(each, kind=Kind.SELLER)
        else:
            yield each
