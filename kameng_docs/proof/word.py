"""A made DOCX held against its document: its parts as XML, with the labels that Word would count before its paragraphs."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from kameng_docs.blocks import Document, Form, Table, plain, words
from kameng_docs.proof.counted import labelled
from kameng_docs.proof.expected import expected
from kameng_docs.proof.folding import folded
from kameng_docs.proof.package import BODY, Parts, parts_of, related
from kameng_docs.proof.residue import residue
from kameng_docs.proof.wording import fault_of_flow

BESIDE = ("word/header", "word/footer")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHOWN = 14
# What stands in a paragraph besides its text.
SHOWN_AS = {f"{W}br": " ", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
OFF = frozenset({"0", "false", "off", "none"})


def faults_of_docx(data: bytes, document: Document, *, own_layout: bool = False) -> Iterator[str]:
    """What is wrong with the DOCX of a document, each in a sentence. `own_layout` as for PDF. Raises ValueError for what is no DOCX."""
    parts = parts_of(data)
    body = parts[BODY].find(f"{W}body")
    if body is None:
        raise ValueError(f"{BODY} 里没有正文")
    lines = list(_lines(body, parts))
    said = "\n".join(words(document))
    yield from residue("\n".join(line for _, line in lines), said)
    for name, root in parts.items():
        if name.startswith(BESIDE):
            yield from (f"页眉页脚里{fault}" for fault in residue(_text(root), said))
    found = folded("\n".join(label + line for label, line in lines))
    paper = expected(document)
    if not found:
        yield "是空白的"
    elif own_layout:
        lost = Counter("".join(piece.text for piece in paper.pieces)) - Counter(found)
        if lost:
            yield f"少了文书里的字：“{''.join(lost)[:SHOWN]}”"
    elif wrong := fault_of_flow(found, paper):
        yield wrong
    if not own_layout:
        yield from _heads(body, document)


def _text(root: Any) -> str:
    """The text in its order, a line a paragraph."""
    return "\n".join(map(_line, root.iter(f"{W}p")))


def _line(paragraph: Any) -> str:
    parts = paragraph.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}noBreakHyphen")
    return "".join(SHOWN_AS.get(each.tag) or each.text or "" for each in parts)


def _lines(body: Any, parts: Parts) -> Iterator[tuple[str, str]]:
    """The paragraphs of the body, each with the label of its list that its page shows before it."""
    own = dict(related(parts, BODY))
    styles, numbering = (parts.get(own.get(kind, "")) for kind in ("styles", "numbering"))
    for paragraph, label in labelled(body, styles, numbering):
        yield label, _line(paragraph)


def _heads(body: Any, document: Document) -> Iterator[str]:
    """Tables whose head Word would not repeat on the next page."""
    tables = [
        block
        for block in document.blocks
        if isinstance(block, Form) or (isinstance(block, Table) and (block.head or block.rows))
    ]
    made = body.findall(f"{W}tbl")
    if len(made) != len(tables):
        yield f"应有 {len(tables)} 个表格，实有 {len(made)} 个"
        return
    for table, block in zip(made, tables, strict=True):
        if isinstance(block, Table) and any(plain(cell) for cell in block.head) and not _repeats(table):
            head = " ".join(plain(cell) for cell in block.head)
            yield f"表格“{head[:SHOWN]}”没有设成每页重复表头"


def _repeats(table: Any) -> bool:
    marks = table.findall(f"{W}tr/{W}trPr/{W}tblHeader")
    first = table.find(f"{W}tr")
    return any(
        first is mark.getparent().getparent() and mark.get(f"{W}val", "1") not in OFF for mark in marks
    )
