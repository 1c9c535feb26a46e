"""The sentence with which a page or its dialog refused: neither its title nor its button nor its error code."""

import re
from collections.abc import Iterator

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.clauses import ENDS, Paragraph
from kameng_docs.reading.pictures.labels import marks_in
from kameng_docs.reading.pictures.page import Page, beside, is_button, over, plain
from kameng_docs.reading.pictures.values import key_of
from kameng_docs.reading.pictures.words import any_of, words
from kameng_docs.reading.proposals import Kind, Proposal

_CODE = re.compile(
    r"[(（\[【]?\s*(?:错误(?:代)?码|错误编号|代码|error\s*code|code|错误)\s*[:：]?\s*[-A-Za-z0-9_]+\s*[)）\]】]?",
    re.IGNORECASE,
)
_HINTS = re.compile(
    r"请(?!求|检查|核对|重)|有效期|使用说明|兑换(?:说明|规则|须知|流程|步骤)|注意事项|\d[.、)）]|[（(]\d|[·・•●]|[*※]|如有|如需|若"
)
_HINT = "像使用说明，不像提示，请看清"
_SEVERAL = "图里有几句像提示的话，哪一句是提示原文请选一句"


def notices(page: Page) -> Iterator[Proposal]:
    """What the page answered, without the error code in a line of its own, which `read` has. Several where more than one
    sentence may be it, each with the doubt.
    """
    blocks = [block for block in _blocks(page) if _refuses(block)]
    bodies = [body for block in blocks if (body := _body(block))]
    best = max(map(_weight, bodies), default=0)
    likely = [body for body in bodies if _weight(body) >= best - 1]
    for body in likely:
        words_read = _joined(body)
        code = _CODE.fullmatch(plain(body[-1].text)) if len(body) > 1 else None
        own = body[:-1] if code else body
        said = _joined(own)
        told = (*((_SEVERAL,) if len(likely) > 1 else ()), *((_HINT,) if _is_hint(body) else ()))
        doubts = (*told, *_cut(said))
        yield Proposal(Kind.NOTICE, said, words_read, (page.at(*(line.box for line in own)),), doubts)


def _joined(lines: list[Line]) -> str:
    return Paragraph(lines).text


def _cut(said: str) -> tuple[str, ...]:
    return ("这句话后面被截断，请写全",) if re.search(r"(?:\.{2,}|…|⋯|[，,、])$", said) else ()


def _blocks(page: Page) -> list[list[Line]]:
    """Lines under each other without a large gap; buttons, labels and codes part them."""
    made: list[list[Line]] = []
    for line in page.lines:
        if is_button(line.text) or marks_in(line) or key_of(line.text):
            made.append([])
            continue
        block = made[-1] if made else []
        if block and _belongs(block[-1], line):
            block.append(line)
        else:
            made.append([line])
    return [block for block in made if block]


def _belongs(above: Line, line: Line) -> bool:
    height = max(above.box.height, line.box.height)
    gap = line.box.top - above.box.bottom
    return gap <= 1.3 * height and beside(above.box, line.box) < 0.5 and over(above.box, line.box) > 0.3  # noqa: PLR2004


def _refuses(block: list[Line]) -> bool:
    """By its words; a sentence under a title of a dialog needs none of them."""
    titled = len(block) > 1 and _is_title(block[0])
    return (
        titled
        or any_of(*words().refusals).search("".join(plain(line.text).lower() for line in block)) is not None
    )


def _body(block: list[Line]) -> list[Line]:
    """The block without its title; a title that is all there is, is what was said."""
    body = [line for line in block if not _is_title(line)]
    refusing = [line for line in body if any_of(*words().refusals).search(plain(line.text).lower())]
    if refusing or (body and any(_is_title(line) for line in block)):
        return body
    return block


def _is_title(line: Line) -> bool:
    return plain(line.text).strip(" ！!。:：×xX") in words().titles


def _weight(body: list[Line]) -> int:
    """How much it looks like a refusal of a code: words of refusal, a sentence, what was to be redeemed."""
    text = "".join(plain(line.text) for line in body)
    refused = len(set(any_of(*words().refusals).findall(text.lower()))) + _is_title(body[0])
    about = any(
        word in text
        for word in ("兑换码", "激活码", "卡密", "卡号", "该码", "密码", "券", "CDK", "卡", "序列号")
    )
    whole = text[-1:] in ENDS or "，" in text or "," in text
    only_title = all(_is_title(line) for line in body)
    long = len(text) > 120  # noqa: PLR2004
    return min(refused, 3) + 3 * about + whole - 4 * only_title - 4 * long - 3 * _is_hint(body)


def _is_hint(body: list[Line]) -> bool:
    """请在…前兑换: how it is used, not what it answered."""
    return _HINTS.match(plain(body[0].text)) is not None
