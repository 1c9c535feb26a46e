"""A page of rules: what it is called, from when it holds, its clauses."""

import re
from collections.abc import Iterator
from functools import cache

from kameng_docs.reading.pictures.clauses import ENDS, NUMBERED, Paragraph, begins, clauses_of
from kameng_docs.reading.pictures.fields import TRUSTED
from kameng_docs.reading.pictures.firms import names_only
from kameng_docs.reading.pictures.names import RUN_BY
from kameng_docs.reading.pictures.page import Page, prose
from kameng_docs.reading.pictures.values import moment_in
from kameng_docs.reading.pictures.words import words
from kameng_docs.reading.proposals import Kind, Proposal

_NAME = re.compile(
    r"[《]?(?P<name>[\u3400-\u9fffA-Za-z0-9“”\"、·（）()]{2,40}?(?:规则|条例|协议|须知|规范|办法|政策|公约|细则|说明|声明|准则|守则|条款|公告))[》]?(?:\s?[(（].{0,20}[)）])?"
)
_SINCE = re.compile(
    r"(?P<day>20\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?)\s?(?:起)?(?:施行|生效|实施|执行|开始)|(?:施行|生效|实施|更新|发布|修订)(?:日期|时间)?\s?[:：]\s?(?P<other>20\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?)"
)
_WHOSE = re.compile(
    r"(?P<name>[\u3400-\u9fffA-Za-z0-9]{2,8}?)(?:平台)?(?:虚拟|交易|争议|用户|售后|服务|卡密|退款|卖家|买家|商家|商品|纠纷|消费者|隐私)"
)
_FROM_TITLE = "从规则的名称里取的，请核对"
_UNDER = re.compile(r"^第.{1,5}[条章节]")


@cache
def _run_by() -> re.Pattern[str]:
    """三、平台运营方：某某有限公司。: a numbered clause that only names who runs the site."""
    label = "|".join(map(re.escape, words().labels["经营者"].words))
    firm = "|".join(map(re.escape, words().companies))
    return re.compile(
        rf"{NUMBERED}?\s*(?:本?(?:平台|网站|站|应用|软件|小程序))?的?(?:{label})(?:名称)?\s?[:：]\s?"
        rf"(?P<company>[\u3400-\u9fff()（）·]{{2,36}}?(?:{firm}))[。；;.]?"
    )


def rules(page: Page) -> Iterator[Proposal]:
    """Name, day and clauses of the rules."""
    yield from _name(page)
    for line in page.lines:
        found = _SINCE.search(prose(line.text))
        day = moment_in(found["day"] or found["other"]) if found else None
        if found and day:
            yield Proposal(
                Kind.MOMENT, day.value, line.text, (page.at(line.box),), _faint(line.score), "施行"
            )
    for clause in clauses_of(page):
        found = _run_by().match(clause.text) or RUN_BY.search(clause.text)
        if found and names_only(clause.text, [found["company"]]):
            # It says who runs the site and rules nothing.
            doubts = _faint(min(line.score for line in clause.lines))
            yield Proposal(Kind.COMPANY, found["company"], clause.text, (page.at(*clause.boxes),), doubts)
            continue
        yield Proposal(
            Kind.RULE, _spaced(clause), clause.text, (page.at(*clause.boxes),), _doubts(clause), clause.number
        )


def _name(page: Page) -> Iterator[Proposal]:
    """The fullest title above the first clause: the bar of the app often has a shorter one."""
    titles = []
    for line in page.lines:
        if begins(line.text):
            break
        found = _NAME.fullmatch(prose(line.text))
        if found:
            titles.append((len(found["name"]), found["name"], line))
    if titles:
        _, name, line = max(titles, key=lambda title: title[0])
        yield Proposal(Kind.RULES_NAME, name, line.text, (page.at(line.box),), _faint(line.score))
        whose = _WHOSE.match(name)
        if whose and not re.match(r"平台|本|用户|买家|卖家|交易", name):
            yield Proposal(Kind.PLATFORM, whose["name"], line.text, (page.at(line.box),), (_FROM_TITLE,))


def _spaced(clause: Paragraph) -> str:
    """The clause with a blank behind its number, which the reader drops or keeps as it comes."""
    number, text = clause.number, clause.text
    return (
        re.sub(rf"^({re.escape(number)}[.、]?)\s*", r"\1 ", text)
        if number[:1].isdigit() or _UNDER.match(number)
        else text
    )


def _faint(score: float) -> tuple[str, ...]:
    return (f"这里的字看不太清（把握 {score:.2f}），请对着原图看",) if score < TRUSTED else ()


def _doubts(clause: Paragraph) -> tuple[str, ...]:
    told = list(_faint(min(line.score for line in clause.lines)))
    if clause.cut:
        told.append("这一条在图里没有完，请写全")
    elif clause.text[-1:] not in ENDS:
        told.append("这一条末尾没有句号，看看后面还有没有")
    if not clause.number:
        told.append("这一段前面没有读到条款号")
    return tuple(told)
