"""The Markdown that nearly all wordings are of, read line by line: headings, paragraphs, lists, tables, fences and **strong**.

It means what it means in CommonMark. Whatever else stands in a wording, or is written in another way, is nothing for this
reader (None): then markdown-it reads all of it, which takes as long to be imported as a whole paper takes to be composed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kameng_docs.compose.tokens import CLOSE, OPEN

# What would be escaped, linked, or no end of a line.
_ODD = re.compile(r"[\\\[<\t\r\0]")
_HEADING = re.compile(r"(#{1,6}) (.*[^#\s])")
_ITEM = re.compile(r"(?:-|([0-9]{1,9})\.) (\S.*)")
_DELIMITERS = re.compile(r"\|(?:---+\|)+")
# What begins another block, or might: a paragraph of such a line is none of ours.
_BLOCK = re.compile(r"[#>~|]|```|[-*_=:| ]+$|[-+*](?: |$)|[0-9]{1,9}[.)](?: |$)")
# What ends a paragraph without a blank line.
_BREAKING = re.compile(r"#{1,6} |```|- \S|1\. \S")
_FENCE = "```"


@dataclass(slots=True)
class Node:
    """A piece of the wording with the pieces within it, by the name that markdown-it has for it.

    `content` are the words of a text or a fence, `info` what a fence is called, `number` the level of a heading or the first
    number of a list.
    """

    type: str
    children: "list[Node]" = field(default_factory=list)
    content: str = ""
    info: str = ""
    number: int = 1


class _OtherMarkdownError(Exception):
    """Something stands there that is not of the kinds above, or is not plainly so."""


def read_plainly(markdown: str) -> list[Node] | None:
    """The pieces of the wording; None where it is not for this reader."""
    if _ODD.search(markdown):
        return None
    lines = markdown.split("\n")
    nodes, at = list[Node](), 0
    try:
        while at < len(lines):
            if not lines[at]:
                at += 1
                continue
            node, at = _block(lines, at)
            nodes.append(node)
    except _OtherMarkdownError:
        return None
    return nodes


def _block(lines: Sequence[str], at: int) -> tuple[Node, int]:
    """The block that begins at that line, and where the next may begin."""
    line = lines[at]
    if line.startswith(_FENCE):
        return _fence(lines, at)
    if heading := _HEADING.fullmatch(line):
        return Node("heading", [_inline(heading[2].strip())], number=len(heading[1])), at + 1
    if line.startswith("|"):
        return _table(lines, at)
    if _ITEM.fullmatch(line):
        return _list(lines, at)
    return _paragraph(lines, at)


def _fence(lines: Sequence[str], at: int) -> tuple[Node, int]:
    end = next((i for i in range(at + 1, len(lines)) if lines[i].lstrip().startswith(_FENCE)), None)
    info = lines[at].removeprefix(_FENCE)
    if end is None or lines[end] != _FENCE or "`" in info:
        raise _OtherMarkdownError
    return Node("fence", content="".join(f"{line}\n" for line in lines[at + 1 : end]), info=info), end + 1


def _table(lines: Sequence[str], at: int) -> tuple[Node, int]:
    end = lines.index("", at) if "" in lines[at:] else len(lines)
    rows = [_cells(line) for line in lines[at:end]]
    if len(rows) < 2 or not _DELIMITERS.fullmatch(lines[at + 1]) or len({len(row) for row in rows}) > 1:  # noqa: PLR2004
        raise _OtherMarkdownError
    del rows[1]
    read = [Node("tr", [Node("td", [_inline(cell.strip())]) for cell in row]) for row in rows]
    return Node("table", [Node("thead", read[:1]), Node("tbody", read[1:])]), end


def _cells(line: str) -> list[str]:
    if len(line) < 2 or line[0] != "|" or line[-1] != "|":  # noqa: PLR2004
        raise _OtherMarkdownError
    return line[1:-1].split("|")


def _list(lines: Sequence[str], at: int) -> tuple[Node, int]:
    """Items in one line each. A blank line parts them or ends the list; any other line would go on within an item."""
    first = _ITEM.fullmatch(lines[at])
    numbered = bool(first and first[1])
    items = list[Node]()
    while at < len(lines):
        item = _ITEM.fullmatch(lines[at])
        if item is None or bool(item[1]) is not numbered:
            if lines[at - 1]:
                raise _OtherMarkdownError
            break
        items.append(Node("list_item", [_paragraph([item[2]], 0)[0]]))
        at += 1
        while at < len(lines) and not lines[at]:
            at += 1
    number = int(first[1]) if first and numbered else 1
    return Node("ordered_list" if numbered else "bullet_list", items, number=number), at


def _paragraph(lines: Sequence[str], at: int) -> tuple[Node, int]:
    end = at
    while end < len(lines) and lines[end]:
        line = lines[end]
        if end > at and _BREAKING.match(line):
            break
        if line != line.strip() or _BLOCK.match(line):
            raise _OtherMarkdownError
        end += 1
    return Node("paragraph", [_inline("\n".join(lines[at:end]))]), end


def _inline(text: str) -> Node:
    """Words, some of them **strong**."""
    parts = text.split("**")
    if "`" in text or len(re.findall("_+", text)) > 1 or any("*" in part for part in parts):
        raise _OtherMarkdownError
    ending = len(parts) - 2 if text.endswith("**") else 0
    strong = range(1, len(parts), 2)
    if len(parts) % 2 == 0 or not all(_is_embraced(parts[i], at_end=i == ending) for i in strong):
        raise _OtherMarkdownError
    children = list[Node]()
    for i, part in enumerate(parts):
        children += [Node("strong", _words(part))] if i in strong else _words(part)
    return Node("inline", children if text else [])


def _is_embraced(text: str, *, at_end: bool) -> bool:
    """Whether marks before and behind it make it strong beside any sign: it begins and ends with a letter, a digit or a value.
    At the end of all it may end with any sign.
    """
    return _is_plain(text[:1]) and (_is_plain(text[-1:]) or (at_end and not text[-1:].isspace()))


def _is_plain(sign: str) -> bool:
    return sign.isalnum() or sign in {OPEN, CLOSE}


def _words(text: str) -> list[Node]:
    """The lines of a text, a break between each two."""
    nodes = list[Node]()
    for i, line in enumerate(text.split("\n")):
        nodes += [Node("softbreak")] if i else []
        nodes.append(Node("text", content=line))
    return nodes
