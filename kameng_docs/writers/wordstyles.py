"""The styles of a Word layout, read once for all papers in it: python-docx goes through all of them for each question."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


@dataclass(frozen=True)
class WordStyles:
    """What the styles of one layout are known by, each by the name that Word shows.

    `ids` are what a paragraph, a run or a table of the style tells; None of one that is the default, so that nothing is told.
    `indents` are the indents of paragraph styles as properties of a paragraph; empty where neither a style nor what it is
    built on has one.
    """

    ids: Mapping[str, str | None]
    indents: Mapping[str, str]


def styles_of(word: "WordDocument") -> WordStyles:
    """The styles as the document has them. Of two with one name the first holds."""
    from docx.enum.style import WD_STYLE_TYPE as KINDS

    styles: dict[str, Any] = {}
    for style in word.styles:
        styles.setdefault(style.name or "", style)
    default = {kind: word.styles.default(kind) for kind in {style.type for style in styles.values()}}
    return WordStyles(
        {name: None if style == default[style.type] else style.style_id for name, style in styles.items()},
        {name: _indent(style) for name, style in styles.items() if style.type == KINDS.PARAGRAPH},
    )


def _indent(style: Any) -> str:
    from lxml.etree import tostring

    while style is not None:
        if style.element.pPr is not None and style.element.pPr.ind is not None:
            return f"<w:pPr>{tostring(style.element.pPr.ind, encoding='unicode')}</w:pPr>"
        style = style.base_style
    return ""
