"""Clauses of a page of rules: whole, wrapped lines joined, each with its number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.page import Page, is_button, plain, prose
from kameng_docs.reading.proposals import Box

Start = Literal["article", "numbers", "item", ""]
_NUMERAL = "〇零一二三四五六七八九十百0-9"
_ARTICLE = re.compile(rf"第\s?[{_NUMERAL}]+\s?[条章节款]")
_NUMBERS = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}(?![\d%折元年月万])[.、]?")
_ITEM = re.compile(
    rf"[(（]\s?[{_NUMERAL}]{{1,3}}\s?[)）]|[一二三四五六七八九十]{{1,3}}\s?[、.．]|\d{{1,2}}\s?[、.．)）](?!\d)|[①-⑳]|【.{1, 2}】|[·・•●◆■★✓✔√☆※]"
)
# Any of them, before what the clause says.
NUMBERED = f"(?:{_ARTICLE.pattern}|{_NUMBERS.pattern}|{_ITEM.pattern})"
# The part of the width from which on a line may be full.
_WIDE = 0.75
# What ends a clause. A line that ends otherwise goes on in the next one.
ENDS = "。；;！!？?"
_OPEN = re.compile(r"[:：，,、“(（]$")


def begins(text: str) -> Start:
    """Which kind of number a line begins with: 第七条, 7.1, (1) or 1. ; empty for none."""
    shown = plain(text)
    if _ARTICLE.match(shown):
        return "article"
    if _NUMBERS.match(shown):
        return "numbers"
    return "item" if _ITEM.match(shown) else ""


@dataclass
class Paragraph:
    """Lines that are one text. `cut` where it runs out of the picture."""

    lines: list[Line] = field(default_factory=list)
    cut: bool = False

    @property
    def number(self) -> str:
        """7.1, 第七条, (1); empty for none."""
        shown = plain(self.text)
        for form in (_ARTICLE, _NUMBERS, _ITEM):
            if found := form.match(shown):
                return found[0].strip(" .、．")
        return ""

    @property
    def text(self) -> str:
        """Its lines joined as they were before they were wrapped."""
        whole = ""
        for line in self.lines:
            text = prose(line.text)
            apart = (
                whole[-1:].isascii() and text[:1].isascii() and whole[-1:].isalpha() and text[:1].isalpha()
            )
            whole += " " + text if whole and apart else text
        return whole

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Where its lines stand."""
        return tuple(line.box for line in self.lines)


def paragraphs(page: Page, lines: tuple[Line, ...]) -> tuple[Paragraph, ...]:
    """The texts of a page, its wrapped lines joined: by numbers, sentence ends, gaps and the right edge."""
    made: list[Paragraph] = []
    edge = _edge(page, lines)
    for line in lines:
        if made and _goes_on(made[-1], line, edge):
            made[-1].lines.append(line)
        else:
            made.append(Paragraph([line]))
    for paragraph in made:
        paragraph.cut = _runs_out(paragraph, page)
    return tuple(made)


def _edge(page: Page, lines: tuple[Line, ...]) -> int:
    """Where full lines end: the furthest right of them, if it is near the picture's edge or several end there."""
    edge = max((line.box.right for line in lines), default=0)
    several = sum(line.box.right > edge - 1.2 * line.box.height for line in lines) > 1
    return edge if several or edge > _WIDE * page.size[0] else page.size[0]


def _goes_on(paragraph: Paragraph, line: Line, edge: int) -> bool:
    above = paragraph.lines[-1]
    height = min(above.box.height, line.box.height)
    gap = line.box.top - above.box.bottom
    if begins(line.text) or is_button(line.text) or not -0.6 * height <= gap <= 1.4 * height:
        return False
    if not 0.6 <= line.box.height / above.box.height <= 1.6:  # noqa: PLR2004
        return False
    full = above.box.right > edge - 2.2 * height
    return (full or _OPEN.search(above.text.strip()) is not None) and abs(
        line.box.left - paragraph.lines[0].box.left
    ) < 4 * height


def _runs_out(paragraph: Paragraph, page: Page) -> bool:
    last = paragraph.lines[-1]
    near_edge = last.box.bottom > page.size[1] - 2.5 * last.box.height
    return near_edge and last.text.strip()[-1:] not in ENDS


def clauses_of(page: Page) -> Iterator[Paragraph]:
    """The clauses: texts with a number, or sentences under the heading that bears it; headings are none."""
    every = paragraphs(page, page.lines)
    numbered = any(begins(each.text) for each in every)
    for place, paragraph in enumerate(every):
        following = every[place + 1] if place + 1 < len(every) else None
        if not _is_heading(paragraph, following) and _says_something(paragraph, every[:place], numbered):
            yield paragraph


def _is_heading(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """第七条 卡密类商品售后: no sentence, and something stands under it that is one."""
    short = len(paragraph.lines) == 1 and len(paragraph.text) < 24 and paragraph.text[-1:] not in ENDS  # noqa: PLR2004
    return (
        short
        and not re.search(r"[，,；]", paragraph.text)
        and (following is not None or not paragraph.number)
    )


def _says_something(paragraph: Paragraph, before: tuple[Paragraph, ...], numbered: bool) -> bool:
    """A clause with a number, or a sentence under one; where nothing has a number, every sentence."""
    if begins(paragraph.text):
        return len(paragraph.text) > 8  # noqa: PLR2004
    under = any(begins(each.text) for each in before) or not numbered
    return under and re.search(r"[。；，]", paragraph.text) is not None
