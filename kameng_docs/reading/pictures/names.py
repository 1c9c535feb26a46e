"""Who stands on a page without a label: the platform, its site, who runs it, under which number it is filed."""

import re
from collections.abc import Iterator

from kameng_docs.case.typed import half_width
from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.clauses import Paragraph, paragraphs
from kameng_docs.reading.pictures.fields import TRUSTED, Context
from kameng_docs.reading.pictures.labels import marks_in
from kameng_docs.reading.pictures.page import Page, part_of, plain
from kameng_docs.reading.pictures.values import filing_of
from kameng_docs.reading.pictures.words import words
from kameng_docs.reading.proposals import Kind, Proposal, What

RUN_BY = re.compile(
    r"(?P<platform>[\u3400-\u9fffA-Za-z0-9]{2,16}?)(?:网站|平台)?(?:系)?由(?P<company>[\u3400-\u9fff()（）]{4,36}?(?:公司|中心|工作室|商行|经营部|服务部|厂))(?:负责)?(?:运营|经营|开发|提供|所有|主办|建设)"
)
_SITE = re.compile(
    r"(?<![\w.@/])(?:https?://)?(?:www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|cn|net|top|vip|shop|xyz|cc|site|club|store|online|example|org|me|info|work|fun|ltd|pro|icu|co)(?![\w])"
)
_MAIL = re.compile(r"[A-Za-z0-9][\w.+-]*\s?[@＠]\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_OF_A_SHOP = re.compile("店|卖家|商家|掌柜|买家")
_COMPANY = re.compile(
    r"(?:©|Copyright|版权所有)?[\s\d©:：\-–]*(?P<company>[\u3400-\u9fff][\u3400-\u9fff()（）]{4,34}公司)(?:版权所有)?",
    re.IGNORECASE,
)
_MARKET = re.compile(r"[\u3400-\u9fffA-Za-z0-9]{2,8}(?:卡盟|发卡网|发卡平台|发卡)")
_FAINT = "这里的字看不太清（把握 {:.2f}），请对着原图看"
_WHERE = {What.ORDER, What.GOODS, What.RULES, What.OTHER}


def named(context: Context, known: frozenset[Kind]) -> Iterator[Proposal]:
    """Names that stand without a label; of the kinds in `known` there is one with a label already."""
    if context.what not in _WHERE:
        return
    page = context.page
    texts = paragraphs(page, page.lines)
    yield from _run_by(page, texts)
    for line in page.lines:
        yield from _filing(page, line)
        yield from _company(page, line)
        if context.what in {What.GOODS, What.RULES}:
            yield from _mail(page, line)
        if Kind.SITE not in known and context.what is not What.ORDER:
            yield from _site(page, line)
    if Kind.PLATFORM not in known:
        yield from _platform(page, texts)


def _faint(*lines: Line) -> tuple[str, ...]:
    least = min(line.score for line in lines)
    return (_FAINT.format(least),) if least < TRUSTED else ()


def _run_by(page: Page, texts: tuple[Paragraph, ...]) -> Iterator[Proposal]:
    for text in texts:
        shown = re.sub(r"^\W*\d+(?:\.\d+)*[.、]?\s*|^第.{1,4}条\s?", "", text.text)
        found = RUN_BY.search(shown)
        if found is None:
            continue
        at, doubts = (page.at(*text.boxes),), _faint(*text.lines)
        platform = found["platform"]
        if not re.search(r"本|网站$|平台$|系$", platform):
            yield Proposal(Kind.PLATFORM, platform, found[0], at, doubts)
        yield Proposal(Kind.COMPANY, found["company"], found[0], at, doubts)


def _filing(page: Page, line: Line) -> Iterator[Proposal]:
    value = filing_of(line.text)
    if value:
        yield Proposal(Kind.FILING, value.value, line.text, (page.at(line.box),), _faint(line))


def _mail(page: Page, line: Line) -> Iterator[Proposal]:
    """The address that a page of goods or of rules gives is the site's own."""
    found = _MAIL.search(line.text)
    if found and not _OF_A_SHOP.search(line.text):
        box = part_of(line, found.start(), found.end()).box
        yield Proposal(
            Kind.MAIL, half_width(found[0]).replace(" ", ""), line.text, (page.at(box),), _faint(line)
        )


def _company(page: Page, line: Line) -> Iterator[Proposal]:
    """A line that is a company's name and no more, as at the foot of a site."""
    found = _COMPANY.fullmatch(plain(line.text))
    if found and not marks_in(line):
        doubt = "图上没有写明它是经营者"
        yield Proposal(
            Kind.COMPANY, found["company"], line.text, (page.at(line.box),), (doubt, *_faint(line))
        )


def _site(page: Page, line: Line) -> Iterator[Proposal]:
    found = _SITE.search(line.text)
    if found and len(line.text) < 60 and not re.search(r"@|邮箱", line.text[: found.end()]):  # noqa: PLR2004
        box = part_of(line, found.start(), found.end()).box
        yield Proposal(Kind.SITE, found[0], line.text, (page.at(box),), _faint(line))


def _platform(page: Page, texts: tuple[Paragraph, ...]) -> Iterator[Proposal]:
    """A name of a known platform, or one that says what it is."""
    for text in texts:
        shown = plain(text.text)
        market = _MARKET.match(shown)
        known = market[0] if market else next((name for name in words().platforms if name in shown), "")
        if known and len(text.lines) == 1:
            doubt = "图上没有写明它是平台"
            yield Proposal(
                Kind.PLATFORM, known, text.text, (page.at(*text.boxes),), (doubt, *_faint(*text.lines))
            )
            return
