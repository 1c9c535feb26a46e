"""A page as lines of text, so that a chat which a program or a browser saved can be read as plain text is.

Blocks part lines, what stands within one block is one line; pictures, voices and links are named where they stand.
"""

import re
from html.parser import HTMLParser
from typing import Literal

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "br",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figure",
        ),
        *(
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "html",
            "li",
            "main",
            "nav",
            "ol",
            "p",
        ),
        *("pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_UNSEEN = frozenset({"script", "style", "head", "template", "noscript"})
_EMPTY = frozenset({"img", "br", "hr", "input", "meta", "link", "source", "audio", "video"})
_OWN = re.compile(r"(?:^|[\s_-])(?:right|me|self|mine|sent|send|outgoing)(?:$|[\s_-])", re.IGNORECASE)
_OTHER = re.compile(r"(?:^|[\s_-])(?:left|other|received|receive|incoming)(?:$|[\s_-])", re.IGNORECASE)
_NOTICE = re.compile(r"(?:^|[\s_-])(?:notice|system|sysmsg|tips?)(?:$|[\s_-])", re.IGNORECASE)
_AVATAR = re.compile("avatar|headimg|portrait|icon", re.IGNORECASE)
# Such a word beside a picture tells less than the name of its file.
_MERELY = re.compile("图片|照片|image|img|photo|picture", re.IGNORECASE)
LONGEST_SOURCE = 200
# `notice` is what stands in the middle: nobody's words.
SideOfPage = Literal["", "left", "right", "notice"]


class Page(HTMLParser):
    """The lines of a page; of each, in which row of a table it stands (0 in none) and on which side of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[str, int, SideOfPage]] = []
        self._line, self._row, self._unseen, self._rows = "", 0, 0, 0
        self._sides: list[tuple[str, SideOfPage]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block begins a line; a picture is named."""
        given = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self._end()
        if tag in _UNSEEN:
            self._unseen += 1
        if tag == "tr":
            self._rows += 1
            self._row = self._rows
        if tag not in _EMPTY:
            self._sides.append((tag, _side_of(given.get("class", ""))))
        if tag in {"img", "audio", "video", "source"} and not self._unseen:
            self._line += _named(tag, given)

    def handle_endtag(self, tag: str) -> None:
        """A block ends its line."""
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        if tag in _BLOCKS:
            self._end()
        if tag == "tr":
            self._row = 0
        for i in range(len(self._sides) - 1, -1, -1):
            if self._sides[i][0] == tag:
                del self._sides[i:]
                break

    def handle_data(self, data: str) -> None:
        """Words; line ends within them are blanks."""
        if not self._unseen:
            self._line += re.sub(r"[ \t\r\n\f]+", " ", data)

    def close(self) -> None:
        """What is left is a line too."""
        super().close()
        self._end()

    def _end(self) -> None:
        line = self._line.replace("\xa0", " ").strip()
        if line:
            side: SideOfPage = next((side for _, side in reversed(self._sides) if side), "")
            self.lines.append((line, self._row, side))
        self._line = ""


def lines_of(html: str) -> list[tuple[str, int, SideOfPage]]:
    """The lines of a page with row and side."""
    page = Page()
    page.feed(html)
    page.close()
    return page.lines


def _side_of(classes: str) -> SideOfPage:
    if _NOTICE.search(classes):
        return "notice"
    return "right" if _OWN.search(classes) else "left" if _OTHER.search(classes) else ""


def _named(tag: str, given: dict[str, str]) -> str:
    """[图片：a.jpg]; nothing of the small picture beside a name."""
    source = given.get("rawurl") or given.get("src") or given.get("data-src") or ""
    if tag == "img" and _AVATAR.search(f"{given.get('class', '')} {given.get('id', '')}"):
        return ""
    alt = given.get("alt", "").strip("[] ")
    if alt and not _MERELY.fullmatch(alt) and len(alt) <= LONGEST_SOURCE:
        return f"[{alt}]"
    word = {"img": "图片", "audio": "语音", "video": "视频", "source": ""}[tag]
    if source.startswith("data:") or len(source) > LONGEST_SOURCE:
        source = ""
    return f"[{word}：{source}]" if source and word else f"[{word}]" if word else ""
