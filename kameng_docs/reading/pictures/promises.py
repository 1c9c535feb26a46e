"""What a page of goods promises, item by item, and the terms by which it would keep nothing."""

import re
from collections.abc import Iterator

from kameng_docs.reading.pictures.clauses import Paragraph, begins, paragraphs
from kameng_docs.reading.pictures.page import Page, is_button, prose
from kameng_docs.reading.pictures.values import sum_of
from kameng_docs.reading.pictures.words import any_of, words
from kameng_docs.reading.proposals import Kind, Proposal

_NUMBER = re.compile(
    r"^\s*(?:【.{1,2}】\s?|[(（]?\d{1,2}\s?[.、．)）:：]\s?|[(（]?[一二三四五六七八九十]{1,2}[)）]?[、.．]\s?|[①-⑳]\s?|[·・•●◆■★✓✔√☆※*>\-—]\s?)"
)
# A number before a dot is no sentence.
_SENTENCE = re.compile(r"(?:[^。！!]|(?<=[0-9])[.])+[。！!]*")
_CUT = re.compile(r"(?:\.{2,}|…|⋯)$")
_SHORTEST = 4


def promises(page: Page) -> Iterator[Proposal]:
    """Promises; and what excludes them as terms of the other side."""
    lines = tuple(line for line in page.lines if not is_button(line.text) and not _is_value(line.text))
    for paragraph in paragraphs(page, lines):
        for said, part in _sentences(paragraph):
            kind = kind_of(said)
            if kind and len(said) >= _SHORTEST:
                yield Proposal(
                    kind, said, _read(part, said), (page.at(*part.boxes),), _doubts(part, kind, page.sign)
                )


def _sentences(paragraph: Paragraph) -> Iterator[tuple[str, Paragraph]]:
    """The sentences of a paragraph without the mark of a list, each with the lines in which it stands."""
    text, begun = paragraph.text, 0
    for found in _SENTENCE.finditer(text):
        lines, at = [], 0
        for line in paragraph.lines:
            size = len(prose(line.text))
            if at < found.end() and at + size > found.start():
                lines.append(line)
            at += size
        said = _NUMBER.sub("", found[0]).strip()
        begun = found.end()
        yield said, Paragraph(lines, paragraph.cut and begun == len(text))


def _read(part: Paragraph, said: str) -> str:
    """As it stood: the whole of its lines where it is all that they say."""
    return part.text if _NUMBER.sub("", part.text) == said else said


def kind_of(text: str) -> Kind | None:
    """Whether a text promises or excludes; None for neither. Both in one: a promise with its exception."""
    excluding = any_of(*words().excludes)
    # What an exclusion is about goes with it to the end of its clause.
    rest = re.sub(f"(?:{excluding.pattern})[^，。；,;！!]*", "", text)
    promising = any_of(*words().promise).search(rest)
    if promising:
        return Kind.PROMISE
    return Kind.TERM if excluding.search(text) else None


def _is_value(text: str) -> bool:
    """Sums and labels are none; a numbered item may begin with a word that is a label elsewhere."""
    return sum_of(text) is not None or (bool(_is_field(text)) and not begins(text))


def _is_field(text: str) -> bool:
    return re.match(r"^(?:店铺|平台|卖家|价格|售价|库存|规格)\s*[:：]", text) is not None


def _doubts(paragraph: Paragraph, kind: Kind, usual: float) -> tuple[str, ...]:
    told = []
    if paragraph.cut or _CUT.search(paragraph.text):
        told.append("这一句在图里没有完，请写全")
    if kind is Kind.PROMISE and any_of(*words().excludes).search(paragraph.text):
        told.append("同一句里既有承诺又有除外，请看清哪一半是承诺")
    if (
        not begins(paragraph.text)
        and len(paragraph.lines) == 1
        and paragraph.lines[0].box.height > 1.4 * usual
    ):
        told.append("像标题或者图片里的广告字")
    return tuple(told)
