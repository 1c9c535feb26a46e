"""The words that stand in a made file, in their order, and whether they are those of the document.

White space is left out everywhere: a PDF keeps none between characters that were set apart, and lines
break elsewhere in each format.
"""

import subprocess
import unicodedata
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree as ET

from tools import need

from kameng_docs.blocks import Document, Table, plain, words

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHOWN = 30


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def words_of_docx(docx: bytes) -> str:
    """The text of the body in document order, tables included; heads and feet are other parts."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        body = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314
    return squeezed("".join(element.text or "" for element in body.iter(f"{WORD}t")))


def pages_of_pdf(pdf: bytes) -> list[str]:
    """The text of each page in the order in which it is drawn, its folio taken off.

    Fails where a page does not end (or begin) with the folio that it must have.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder, "paper.pdf")
        path.write_bytes(pdf)
        run = subprocess.run(
            [need("pdftotext"), "-raw", "-enc", "UTF-8", path, "-"], capture_output=True, check=True
        )
    pages = [squeezed(page) for page in run.stdout.decode().split("\f")[:-1]]
    return [_without_folio(page, number, len(pages)) for number, page in enumerate(pages, 1)]


def _without_folio(page: str, number: int, total: int) -> str:
    folio = f"第{number}页共{total}页"
    assert page.endswith(folio) or page.startswith(folio), f"page {number} has no folio {folio}"
    return page.removesuffix(folio) if page.endswith(folio) else page.removeprefix(folio)


def same_words(document: Document, *, txt: bytes = b"", docx: bytes = b"", pdf: bytes = b"") -> list[str]:
    """Where a format that is given differs from the document; empty when all say the same in the same order."""
    expected = squeezed("".join(words(document)))
    found = []
    if txt:
        found += _difference("txt", squeezed("".join(_words_in_pairs(document))), squeezed(txt.decode()))
    if docx:
        found += _difference("docx", expected, words_of_docx(docx))
    if pdf:
        pages = pages_of_pdf(pdf)
        heads = {
            squeezed("".join(plain(c) for c in b.head)) for b in document.blocks if isinstance(b, Table)
        } - {""}
        found += _difference("pdf", expected, _joined(pages, heads, expected))
    return found


def _words_in_pairs(document: Document) -> Iterator[str]:
    """The words as plain text has them: each row of a table says the head of a cell before the cell."""
    yield document.title + document.subtitle
    for block in document.blocks:
        if not isinstance(block, Table):
            yield from words(Document("", (block,)))
            continue
        if not block.rows:
            yield "｜".join(plain(cell) for cell in block.head)
        for row in block.rows:
            if block.head:
                for name, cell in zip(block.head, row, strict=True):
                    if plain(cell).strip():
                        yield f"{plain(name)}：{plain(cell)}" if plain(name) else plain(cell)
            else:
                yield ("：" if len(row) == 2 else "").join(plain(cell) for cell in row)


def _joined(pages: list[str], heads: set[str], expected: str) -> str:
    """The pages in one, without the table head that a page repeats at its top."""
    text = ""
    for page in pages:
        repeated = next((head for head in heads if page.startswith(head) and head in text), "")
        # A second table may begin at the top of a page with the very head of the first: that one stays.
        text += page if expected.startswith(page, len(text)) else page.removeprefix(repeated)
    return text


def _difference(name: str, expected: str, found: str) -> list[str]:
    if expected == found:
        return []
    at = next(
        (i for i, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b),
        min(len(expected), len(found)),
    )
    return [f"{name}: at {at} “{expected[at : at + SHOWN]}” became “{found[at : at + SHOWN]}”"]
