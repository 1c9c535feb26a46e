"""A letter or notice of somebody who answered: its words whole, who wrote it, its day."""

import re
from collections.abc import Iterator

from kameng_docs.reading.pictures.clauses import paragraphs
from kameng_docs.reading.pictures.page import Page, is_button, prose
from kameng_docs.reading.pictures.values import moment_in, number_of
from kameng_docs.reading.proposals import Kind, Proposal, Side, Words

_WHO = re.compile(
    r"[\u3400-\u9fff]{2,30}(?:市场监督管理局|市场监管局|市场监督管理所|监督管理所|消费者协会|消费者权益保护委员会|消费者委员会|人民法院|派出所|公安局|公安分局|通信管理局|客服中心|平台客服|调解委员会|有限公司|公司)"
)
# What stands before a name in a sentence.
_BEFORE = re.compile(r".*(?:由|经|向|被|至|收到|移送|转交|转送|联系)(?=[\u3400-\u9fff]{4})")
_NUMBER = re.compile(
    r"(?:登记|受理|投诉|举报|工单|诉求)?(?:编号|单号|登记号)\s?[:：为是]?\s?(?P<number>[A-Za-z]{0,4}\d{8,32})"
)
_FROM_SENTENCE = "从句子里取的编号，请核对是不是受理编号"
_DAY = re.compile(
    r"20\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
)


def reply(page: Page) -> Iterator[Words]:
    """The words of a reply, one text. Its day is the last one told; that and who wrote it are doubted."""
    lines = tuple(line for line in page.lines if not is_button(line.text))
    texts = paragraphs(page, lines)
    if not texts:
        return
    whole = "\n".join(text.text for text in texts)
    writers = [_BEFORE.sub("", name) for name in _WHO.findall(whole)]
    days = [day for day in _DAY.findall(whole) if moment_in(day)]
    day = moment_in(days[-1]) if days else None
    doubts = ["图里的字是读出来的，引用前请对着原图看"]
    doubts += [] if writers else ["看不出是谁答复的"]
    doubts += [] if day else ["看不出是哪一天答复的"]
    if len(set(days)) > 1:
        doubts.append(f"图里有几个日期（{'、'.join(dict.fromkeys(map(prose, days)))}），答复的那天请看清")
    place = page.at(*(line.box for line in lines))
    yield Words(
        Side.OTHER,
        writers[-1] if writers else "",
        whole,
        day.value if day else "",
        place,
        None,
        tuple(doubts),
    )


def handled(page: Page, known: frozenset[str]) -> Iterator[Proposal]:
    """The number under which it is handled, where it stands in a sentence; `known` are those that a label gave."""
    for text in paragraphs(page, page.lines):
        for found in _NUMBER.finditer(text.text):
            value = number_of(found["number"])
            if value and value.value not in known:
                doubts = (*value.doubts, _FROM_SENTENCE)
                yield Proposal(Kind.HANDLED_ID, value.value, found[0], (page.at(*text.boxes),), doubts)
