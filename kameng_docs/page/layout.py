"""The page as HTML."""

from kameng_docs.page.contents import MARKS, Contents
from kameng_docs.resources.own_pages import own_page

LAYOUT, STYLE, SCRIPT = "_base/open_here.html.j2", "_base/open_here.css", "_base/open_here.js"


def page(contents: Contents) -> bytes:
    """One file that asks for nothing."""
    return own_page(LAYOUT, STYLE, SCRIPT, page=contents, marks=MARKS)
