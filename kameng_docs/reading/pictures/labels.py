"""Labels in the lines of a picture: a whole line, the head of a line before a colon, or the head of a value run into it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kameng_docs.reading.ocr import Line
from kameng_docs.reading.pictures.page import Page, is_button, part_of
from kameng_docs.reading.pictures.values import READERS, TELLING
from kameng_docs.reading.pictures.words import Form, names_of_labels, words

_REMARK = r"(?:\s*[(（\[【][^()（）\[\]【】]{0,16}[)）\]】])?"


_SOME_LABEL = re.compile(r"^(?P<word>[\u3400-\u9fff]{4,8})(?:\s*[:：]\s*|$)")


@dataclass(frozen=True)
class Mark:
    """A label: its name in the vocabulary, its word, where it stands, and the part of its line behind it."""

    name: str
    word: str
    line: Line
    value: Line | None
    # As it was read, where one of its signs was another one.
    misread: str = ""

    @property
    def form(self) -> Form:
        """Which values fit."""
        return words().labels[self.name].form


@cache
def _word() -> str:
    # The reader puts blanks between signs that stand wide.
    spelled = (r"\s?".join(map(re.escape, word)) for word in names_of_labels())
    return f"(?P<word>{'|'.join(spelled)})"


@cache
def _before_colon() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[^\u3400-\u9fffA-Za-z0-9])|(?<=件)|(?<=品))(?:请?输入)?{_word()}[\d一二三四五六七八九]?{_REMARK}\s*[:：]\s*"
    )


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(
        rf"[^\w\u3400-\u9fff]*(?:请?输入)?{_word()}[\d一二三四五六七八九]?{_REMARK}\s*[^\w\u3400-\u9fff]*"
    )


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"{_word()}{_REMARK}\s*")


def marks_in(line: Line) -> tuple[Mark, ...]:
    """The labels of a line, from left to right; two columns run into one line give two."""
    found = list(_before_colon().finditer(line.text))
    if found:
        ends = [*(each.start() for each in found[1:]), len(line.text)]
        return tuple(
            _mark(each["word"], part_of(line, each.start(), each.end()), part_of(line, each.end(), end))
            for each, end in zip(found, ends, strict=True)
        )
    alone = _alone().fullmatch(line.text)
    if alone:
        return (_mark(alone["word"], line, None),)
    return tuple(_run_together(line)) or tuple(_misread(line))


def _mark(word: str, line: Line, value: Line | None) -> Mark:
    bare = re.sub(r"\s", "", word)
    return Mark(names_of_labels()[bare], bare, line, value if value and value.text.strip() else None)


def _run_together(line: Line) -> Iterator[Mark]:
    found = _head().match(line.text)
    if found is None:
        return
    mark = _mark(found["word"], part_of(line, 0, found.end()), part_of(line, found.end(), len(line.text)))
    apart = found[0][-1].isspace()
    if mark.value and (mark.form in TELLING or apart) and READERS[mark.form](mark.value.text):
        yield mark


def _misread(line: Line) -> Iterator[Mark]:
    """A label of four signs and more of which one was read as another: 舶下时间 for 拍下时间."""
    found = _SOME_LABEL.match(line.text)
    near = {word for word in names_of_labels() if _one_off(word, found["word"])} if found else set[str]()
    if found is None or len({names_of_labels()[word] for word in near}) != 1:
        return
    word = min(near)
    if words().labels[names_of_labels()[word]].form not in TELLING:
        return
    value = part_of(line, found.end(), len(line.text)) if found.end() < len(line.text) else None
    yield Mark(names_of_labels()[word], word, part_of(line, 0, found.end()), value, found["word"])


def _one_off(word: str, read: str) -> bool:
    return len(word) == len(read) and sum(a != b for a, b in zip(word, read, strict=True)) == 1


def marked(page: Page) -> tuple[Mark, ...]:
    """Every label of a page. A word that may be both a label and a value is a value right of a label without one."""
    every = [mark for line in page.lines for mark in marks_in(line)]
    return tuple(mark for mark in every if not _is_value(mark, every) and not _is_bar(mark, page))


def _is_value(mark: Mark, every: list[Mark]) -> bool:
    """微信 beside 支付方式, 余额 beside it: right of another label that stands alone, and none of its own to the right."""
    if mark.value is not None or mark.word not in words().ways:
        return False
    left = [
        other
        for other in every
        if other.value is None and other.name != "其他" and other.line.box.right <= mark.line.box.left
        and abs(other.line.box.middle - mark.line.box.middle) < other.line.box.height / 2
    ]  # fmt: skip
    return bool(left)


def _is_bar(mark: Mark, page: Page) -> bool:
    """A button of the bar below, not a label: 店铺, 客服."""
    low = mark.line.box.top > 0.9 * page.size[1]
    return mark.value is None and is_button(mark.line.text) and low
