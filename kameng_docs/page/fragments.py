"""A composed paper as a piece of the page."""

from html import escape

from kameng_docs.blocks import Paragraph, plain
from kameng_docs.pipeline import Sheet
from kameng_docs.writers.fragment import fragment

# As the layout draws a text that is copied (templates/_base/open_here.html.j2).
COPIED = '<p class="name">{name}</p><div class="copy"><div class="text">{text}</div><button type="button">复制</button></div>'


def of_document(sheet: Sheet, top: int) -> str:
    """The paper as HTML, its headings from `<h{top}>` on; what its channel says is copied from it has a button."""
    before = sheet.paper.copied_after

    def offered(paragraph: Paragraph) -> str:
        name, found, text = plain(paragraph.runs).partition(before) if before else ("", "", "")
        return COPIED.format(name=escape(before), text=escape(text)) if found and not name else ""

    return fragment(sheet.document, top, offered) if sheet.document else ""
