"""The labels that Word counts itself: they stand in no paragraph of a DOCX, but on its page."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from kameng_docs.wording import chinese_numeral

# How deep Word's lists go.
LEVELS = 9
# A sign of a list from a font of little pictures stands in the area for private use.
SIGN = "•"
BLANKS = {"nothing": "", "space": " ", "tab": " "}
CHINESE = ("chineseCounting", "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting")
CIRCLED = ("decimalEnclosedCircle", "decimalEnclosedCircleChinese")
MOST_CIRCLED, LETTERS, MOST_CHINESE = 20, 26, 9_999
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def labelled(body: Any, styles: Any, numbering: Any) -> Iterator[tuple[Any, str]]:
    """Every `w:p` of the body in order, tables included, each with the label that Word prints before it, or nothing.

    Body, styles and numbering are trees of lxml; of the last two a DOCX may have none. A kind of number that is not known here
    counts in Arabic ones.
    """
    counting = _Counting(styles, numbering)
    for paragraph in body.iter(f"{W}p"):
        yield paragraph, counting.label(paragraph)


class _Counting:
    """How far each list is counted."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        self._lists = {_value(each, "numId"): each for each in _children(numbering, "num")}
        self._looks = {_value(each, "abstractNumId"): each for each in _children(numbering, "abstractNum")}
        self._styles = {_value(each, "styleId"): each for each in _children(styles, "style")}
        # What the styles say is asked for every paragraph, and is the same for all of one style.
        self._by_style: dict[str, tuple[str, str]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Any) -> str:
        """The label of the next paragraph of the document."""
        number, depth = self._membership(paragraph)
        if number not in self._lists:
            return ""
        look = _value(_child(self._lists.get(number), "abstractNumId"), "val")
        levels = self._levels(number, look)
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(look, [None] * LEVELS)
        self._count(counts, number, depth, levels)
        level = levels[depth]

        def figure(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            value = counts[at]
            return _figure(_start(levels.get(at)) if value is None else value, levels.get(at))

        text = re.sub("%([1-9])", figure, _value(_child(level, "lvlText"), "val"))
        blank = BLANKS.get(_value(_child(level, "suff"), "val") or "tab", " ")
        return re.sub("[\ue000-\uf8ff]", SIGN, text) + blank if text else ""

    def _membership(self, paragraph: Any) -> tuple[str, int]:
        """The list of a paragraph and its level there, its own or those of the styles it is built on."""
        properties = _child(paragraph, "pPr")
        name = _value(_child(properties, "pStyle"), "val")
        if name not in self._by_style:
            self._by_style[name] = self._of_styles(name)
        own, styled = _told(properties), self._by_style[name]
        depth = own[1] or styled[1]
        return own[0] or styled[0], int(depth) if depth.isdigit() else 0

    def _of_styles(self, name: str) -> tuple[str, str]:
        """The list and the level that a style gives, or else one that it is built on."""
        number, depth, seen = "", "", set[str]()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            properties = _child(style, "pPr")
            told = _told(style if properties is None else properties)
            number, depth = number or told[0], depth or told[1]
            name = _value(_child(style, "basedOn"), "val")
        return number, depth

    def _levels(self, number: str, look: str) -> Mapping[int, Any]:
        """The levels of a list: those of its look, changed by its own."""
        found = {}
        for owner in (self._looks.get(look), *_children(self._lists.get(number), "lvlOverride")):
            for level in _children(owner, "lvl"):
                found[int(_value(level, "ilvl") or 0)] = level
        return found

    def _count(self, counts: list[int | None], number: str, depth: int, levels: Mapping[int, Any]) -> None:
        begins = {
            int(_value(each, "ilvl") or 0): _value(_child(each, "startOverride"), "val")
            for each in _children(self._lists.get(number), "lvlOverride")
        }
        before, anew = counts[depth], begins.get(depth, "")
        if anew.isdigit() and (number, depth) not in self._begun:
            counts[depth] = int(anew)
        else:
            counts[depth] = _start(levels[depth]) if before is None else before + 1
        self._begun.add((number, depth))
        counts[depth + 1 :] = [None] * (LEVELS - depth - 1)


def _start(level: Any) -> int:
    told = _value(_child(level, "start"), "val")
    return int(told) if told.isdigit() else 0 if level is not None else 1


def _figure(value: int, level: Any) -> str:
    kind = _value(_child(level, "numFmt"), "val")
    if kind in CHINESE and 0 <= value <= MOST_CHINESE:
        return chinese_numeral(value)
    if kind in CIRCLED and 0 < value <= MOST_CIRCLED:
        return chr(ord("①") + value - 1)
    if kind in {"lowerLetter", "upperLetter"} and 0 < value <= LETTERS:
        return chr(ord("a" if kind == "lowerLetter" else "A") + value - 1)
    return "" if kind == "none" else str(value)


def _told(properties: Any) -> tuple[str, str]:
    """The list and the level that stand in these properties; empty where they do not."""
    told = _child(properties, "numPr")
    return _value(_child(told, "numId"), "val"), _value(_child(told, "ilvl"), "val")


def _child(element: Any, name: str) -> Any:
    return None if element is None else element.find(W + name)


def _children(element: Any, name: str) -> Iterable[Any]:
    return () if element is None else element.iterchildren(W + name)


def _value(element: Any, name: str) -> str:
    return "" if element is None else str(element.get(W + name, ""))
