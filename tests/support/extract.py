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
    """The text of the body in document order, tables included, with the numbers that Word counts; heads and feet are other parts."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        body = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314
        counted = "word/numbering.xml" in archive.namelist()
        lists = ET.fromstring(archive.read("word/numbering.xml")) if counted else None  # noqa: S314
    last: dict[str, int] = {}
    told = []
    for paragraph in body.iter(f"{WORD}p"):
        number = paragraph.find(f"{WORD}pPr/{WORD}numPr/{WORD}numId")
        if number is not None and lists is not None:
            name = number.get(f"{WORD}val", "")
            last[name] = last.get(name, 0) + 1
            told.append(_label(lists, name, last[name]))
        told += [
            "-" if element.tag.endswith("}noBreakHyphen") else element.text or ""
            for element in paragraph.iter()
            if element.tag in {f"{WORD}t", f"{WORD}noBreakHyphen"}
        ]
    return squeezed("".join(told))


def _label(lists: ET.Element, name: str, count: int) -> str:
    """The label of the so many-th paragraph of a list; every list has a number of its own and one level."""
    (own,) = (each for each in lists.iter(f"{WORD}num") if each.get(f"{WORD}numId") == name)
    assert own.find(f"{WORD}lvlOverride/{WORD}startOverride").get(f"{WORD}val") == "1"
    wanted = own.find(f"{WORD}abstractNumId").get(f"{WORD}val")
    (look,) = (e for e in lists.iter(f"{WORD}abstractNum") if e.get(f"{WORD}abstractNumId") == wanted)
    level = look.find(f"{WORD}lvl")
    kind = level.find(f"{WORD}numFmt").get(f"{WORD}val")
    tens, ones = divmod(count, 10)
    figures = "十一二三四五六七八九"
    chinese = (figures[tens] if tens > 1 else "") + ("十" if tens else "") + (figures[ones] if ones else "")
    shown = {"decimal": str(count), "chineseCountingThousand": chinese, "bullet": ""}[kind]
    return level.find(f"{WORD}lvlText").get(f"{WORD}val").replace("%1", shown)


def pages_of_pdf(pdf: bytes) -> list[str]:
    """The text of each page in the order in which it is drawn, its folio taken off.

    Fails where a page does not end (or begin) with the folio that it must have.
    """
    pages = [squeezed(page) for page in _raw_text(pdf).split("\f")[:-1]]
    return [_without_folio(page, number, len(pages)) for number, page in enumerate(pages, 1)]


def lines_of_pdf(pdf: bytes) -> list[str]:
    """The lines of all pages as they are set, without white space."""
    return [squeezed(line) for line in _raw_text(pdf).replace("\f", "\n").split("\n")]


def _raw_text(pdf: bytes) -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder, "paper.pdf")
        path.write_bytes(pdf)
        run = subprocess.run(
            [need("pdftotext"), "-raw", "-enc", "UTF-8", path, "-"], capture_output=True, check=True
        )
    return run.stdout.decode()


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
    """The words as plain text has them: a table of two columns says no head; a long one says it before each cell."""
    yield document.title + document.subtitle
    for block in document.blocks:
        if not isinstance(block, Table):
            yield from words(Document("", (block,)))
            continue
        rows = [[plain(cell) for cell in row] for row in block.rows]
        head = [plain(cell) for cell in block.head]
        if rows and (not head or len(head) == 2):
            yield from (_pair(row) for row in rows)
        elif all(
            sum(map(len, row)) <= 130 and max(map(len, row)) <= 100 and "\n" not in "".join(row)
            for row in rows
        ):
            yield from ("｜".join(row).rstrip("｜") for row in (head, *rows))
        else:
            for number, row in enumerate(rows, 1):
                told = [(name, cell) for name, cell in zip(head, row, strict=True) if cell.strip()]
                yield f"（{number}）" if told else ""
                yield from (f"{name}：{cell}" if name else cell for name, cell in told)


def _pair(row: list[str]) -> str:
    if len(row) != 2:
        return "".join(row)
    label, value = row
    return f"{label}：{value}" if label else value


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
