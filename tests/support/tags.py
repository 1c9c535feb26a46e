"""A tagged PDF as a screen reader goes through it: the elements in their order, each with its words, blanks left out."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from extract import squeezed

# By page and number of the marked content.
Words = dict[tuple[int | None, int], str]
# PDFium's for a hyphen at the end of a line.
HYPHENS = str.maketrans("\x02\ufffe", "--")
# What only groups or styles; a reader does not tell it.
SILENT = {"Document", "Part", "Div", "Sect", "NonStruct", "Span", "Strong", "THead", "TBody", "TFoot"}


@dataclass(frozen=True)
class Element:
    """A structure element: its kind, all its words, its attributes of tables, and the elements within."""

    kind: str
    words: str
    scope: str = ""
    within: tuple["Element", ...] = ()

    def all(self, *kinds: str) -> list["Element"]:
        """The elements of these kinds anywhere within, in order."""
        found = [self] if self.kind in kinds else []
        return found + [each for one in self.within for each in one.all(*kinds)]


def tagged(pdf: bytes) -> Element:
    """The tree of a PDF without what is silent, under one root of the kind “Document”."""
    return _tree(pdf, _marked(pdf))


def words_outside(pdf: bytes) -> str:
    """The words that no element holds: page numbers and the like, which are no part of what is read aloud."""
    words = _marked(pdf)
    _tree(pdf, words)
    return "".join(words.values())


def _tree(pdf: bytes, words: Words) -> Element:
    """The tree; what it says is taken out of `words`."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        within, said = _read(opened.Root.StructTreeRoot, None, pages, words)
        return Element("Document", said, within=tuple(within))


def _read(element: Any, page: int | None, pages: dict[Any, int], words: Words) -> tuple[list[Element], str]:
    kids = element.get("/K")
    found: list[Element] = []
    said = ""
    if "/Pg" in element:
        page = pages[element.Pg.objgen]
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            said += words.pop((page, kid), "")
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            said += words.pop((pages[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID)), "")
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            within, told = _read(kid, page, pages, words)
            kind = str(kid.S)[1:]
            found += within if kind in SILENT else [Element(kind, told, _scope(kid), tuple(within))]
            said += told
    return found, said


def _scope(element: Any) -> str:
    attributes = element.get("/A")
    every = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    scopes = [
        str(each.Scope)[1:] for each in every if isinstance(each, pikepdf.Dictionary) and "/Scope" in each
    ]
    return "".join(scopes)


def _marked(pdf: bytes) -> Words:
    """The words of each marked content by page and number, -1 for what bears none: read by PDFium."""
    import pypdfium2
    from pypdfium2 import raw

    found: Words = defaultdict(str)
    opened = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(opened):
        text = page.get_textpage()
        for each in _texts(page, raw):
            size = raw.FPDFTextObj_GetText(each, text.raw, None, 0)
            content = ctypes.create_string_buffer(size)
            raw.FPDFTextObj_GetText(
                each, text.raw, ctypes.cast(content, ctypes.POINTER(raw.FPDF_WCHAR)), size
            )
            mark = raw.FPDFPageObj_GetMarkedContentID(each)
            found[number, mark] += squeezed(content.raw.decode("utf-16-le").rstrip("\0").translate(HYPHENS))
    return found


def _texts(page: Any, raw: Any) -> Iterator[Any]:
    for each in page.get_objects([raw.FPDF_PAGEOBJ_TEXT]):
        yield each.raw
