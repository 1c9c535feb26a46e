"""A made DOCX held against its document: its parts as XML, with the labels that Word would count before its paragraphs."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from kameng_docs.blocks import Document, Form, Table, plain, words
from kameng_docs.proof.counted import labelled
from kameng_docs.proof.expected import expected
from kameng_docs.proof.folding import folded
from kameng_docs.proof.residue import residue
from kameng_docs.proof.wording import fault_of_flow

BODY = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Bytes of one part when it is unpacked: a paper has a thousandth of it.
LARGEST = 200_000_000
SHOWN = 14
# What stands in a paragraph besides its text.
SHOWN_AS = {f"{W}br": " ", f"{W}tab": " ", f"{W}noBreakHyphen": "-"}
OFF = frozenset({"0", "false", "off", "none"})


def faults_of_docx(data: bytes, document: Document, *, own_layout: bool = False) -> Iterator[str]:
    """What is wrong with the DOCX of a document, each in a sentence. `own_layout` as for PDF. Raises ValueError for what is no DOCX."""
    parts = _parts(data)
    said = "\n".join(words(document))
    for name, root in parts.items():
        where = "" if name == BODY else "页眉页脚里"
        yield from (f"{where}{fault}" for fault in residue(_text(root), said))
    body = parts[BODY].find(f"{W}body")
    if body is None:
        raise ValueError(f"{BODY} 里没有正文")
    found = folded(_counted_text(data))
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


def _parts(data: bytes) -> dict[str, Any]:
    """The body, heads and feet as trees."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        with ZipFile(BytesIO(data)) as archive:
            broken = archive.testzip()
            wanted = [
                each
                for each in archive.infolist()
                if each.filename == BODY or each.filename.startswith(("word/header", "word/footer"))
            ]
            if (
                broken
                or BODY not in {each.filename for each in wanted}
                or any(each.file_size > LARGEST for each in wanted)
            ):
                raise ValueError(f"不是完整的 DOCX（{broken or BODY}）")
            return {each.filename: etree.fromstring(archive.read(each), parser) for each in wanted}
    except (BadZipFile, etree.XMLSyntaxError) as problem:
        raise ValueError(f"不是完整的 DOCX（{problem}）") from problem


def _text(root: Any) -> str:
    """The text in its order, a line a paragraph."""
    return "\n".join(map(_line, root.iter(f"{W}p")))


def _line(paragraph: Any) -> str:
    parts = paragraph.iter(f"{W}t", f"{W}br", f"{W}tab", f"{W}noBreakHyphen")
    return "".join(SHOWN_AS.get(each.tag) or each.text or "" for each in parts)


def _counted_text(data: bytes) -> str:
    """The text of the body as its page shows it, the labels of lists included."""
    import docx

    try:
        word = docx.Document(BytesIO(data))
    except (KeyError, LookupError, AttributeError) as problem:
        raise ValueError(f"不是完整的 DOCX（{problem}）") from problem
    return "\n".join(label + _line(paragraph) for paragraph, label in labelled(word))


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
