"""The styles of a Word layout, read once for all papers in it: python-docx goes through all of them for each question."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ON = frozenset({"1", "true", "on"})


class WordStyles(NamedTuple):
    """What the styles of one layout are known by, each by the name that Word shows.

    `ids` are what a paragraph, a run or a table of the style tells; None of one that is the default, so that nothing is told.
    `indents` are the indents of its paragraphs as properties of a paragraph; empty where neither a style nor what it is
    built on has one.
    """

    ids: Mapping[str, str | None]
    indents: Mapping[str, str]


def styles_of(word: "WordDocument") -> WordStyles:
    """The styles as the document has them. Of two with one name the first holds, of two defaults of a kind the last."""
    from docx.styles import BabelFish

    styles = list(word.styles.element.iterchildren(f"{W}style"))
    default = {each.get(f"{W}type"): each for each in styles if each.get(f"{W}default") in ON}
    by_id = {each.get(f"{W}styleId"): each for each in styles}
    ids: dict[str, str | None] = {}
    indents: dict[str, str] = {}
    for each in styles:
        # Word shows "heading 1" as "Heading 1".
        name = BabelFish.internal2ui(_value(each, "name"))
        if name not in ids:
            ids[name] = None if each is default.get(each.get(f"{W}type")) else each.get(f"{W}styleId")
            indents[name] = _indent(each, by_id)
    return WordStyles(ids, indents)


def _indent(style: Any, by_id: Mapping[str, Any]) -> str:
    from lxml.etree import tostring

    # A style may be built on itself by mistake: it is asked as often as there are styles, and no more.
    for _ in by_id:
        if (found := style.find(f"{W}pPr/{W}ind")) is not None:
            return f"<w:pPr>{tostring(found, encoding='unicode')}</w:pPr>"
        if (style := by_id.get(_value(style, "basedOn"))) is None:
            break
    return ""


def _value(style: Any, part: str) -> str:
    found = style.find(f"{W}{part}")
    return "" if found is None else str(found.get(f"{W}val", ""))
