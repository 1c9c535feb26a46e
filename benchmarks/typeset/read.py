"""A PDF as glyphs, each where it stands on its page and, where the PDF is tagged, in which block of the text."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any

# Signs that only say where a line may break; nothing is printed for them.
SILENT = frozenset("\u2060\u200b\u200c\u200d\ufeff\u00ad\r\n\ufffe")
INLINE = frozenset({"Span", "Strong", "Em", "Link", "Quote", "Note", "Reference", "Code", "Lbl", "NonStruct"})
HEADINGS = frozenset({"H", "H1", "H2", "H3", "H4", "H5", "H6", "Title"})
# How the parts of a font program end that several faces share.
SHARED = ("VKANA", "KANA", "IDEOGRAPHS", "GENERIC", "ALPHABETIC", "DINGBATS", "HANGUL", "BOPOMOFO")
# A line of a table is at most this thick, in points.
THIN = 3.0
ENGINES = ("Typst", "WeasyPrint", "LibreOffice")


@dataclass(frozen=True)
class Glyph:
    """One character. `x` and `y` are its origin, `right` is where its advance ends, `left_ink` and `right_ink` what is
    black of it, all in points from the lower left corner of page `page`; `size` is that of its type.
    """

    page: int
    sign: str
    x: float
    y: float
    right: float
    left_ink: float
    right_ink: float
    size: float
    font: str
    mark: int


@dataclass(frozen=True)
class Place:
    """Where marked content stands in the tree of tags: `block` is the number of the nearest paragraph, heading or cell, `tag`
    its kind, `row` and `table` the numbers of those around it (-1: none).
    """

    block: int
    tag: str
    row: int = -1
    table: int = -1
    head: bool = False


@dataclass(frozen=True)
class Rule:
    """A vertical line of a table, in points."""

    page: int
    x: float
    bottom: float
    top: float


@dataclass(frozen=True)
class Font:
    """A font of the file by its name, without the letters of its subset."""

    name: str
    embedded: bool

    @property
    def foreign(self) -> bool:
        """Whether its Han characters have a shape other than that of the mainland: a CJK family not for `SC`."""
        name = self.name.upper().replace(" ", "").replace("-", "")
        # LibreOffice writes the name of the program that all faces of a collection share, which says nothing.
        return "CJK" in name and "CJKSC" not in name and not name.endswith(SHARED)


@dataclass(frozen=True)
class Paper:
    """All that is read of one PDF. `places` is empty where it isn't tagged."""

    file: Path
    engine: str
    pages: int
    glyphs: tuple[Glyph, ...]
    places: dict[tuple[int, int], Place]
    fonts: tuple[Font, ...]
    rules: tuple[Rule, ...] = ()

    def place(self, glyph: Glyph) -> Place | None:
        """The block of a glyph; None for page numbers, repeated heads and whatever isn't tagged."""
        return self.places.get((glyph.page, glyph.mark))

    @cached_property
    def tagged(self) -> bool:
        """Whether any of its text stands in a tree of tags."""
        return bool(self.places)


def read(file: Path) -> Paper:
    """The PDF at `file`. Raises what pikepdf and pypdfium2 raise where it is none."""
    import pikepdf

    with pikepdf.open(file) as pdf:
        producer = str(pdf.docinfo.get("/Producer", "")) if "/Info" in pdf.trailer else ""
        if not producer:
            producer = str(pdf.open_metadata().get("pdf:Producer", ""))
        creator = str(pdf.docinfo.get("/Creator", "")) if "/Info" in pdf.trailer else ""
        engine = next(
            (name for name in ENGINES if name.lower() in f"{producer} {creator}".lower()), producer or "?"
        )
        places = dict(_places(pdf))
        fonts = tuple(sorted(set(_fonts(pdf)), key=lambda font: font.name))
        pages = len(pdf.pages)
    return Paper(file, engine, pages, tuple(_glyphs(file)), places, fonts, tuple(_rules(file)))


def _glyphs(file: Path) -> Iterator[Glyph]:
    import pypdfium2
    from pypdfium2 import raw

    pdf = pypdfium2.PdfDocument(file)
    x, y = ctypes.c_double(), ctypes.c_double()
    ink = [ctypes.c_double() for _ in range(4)]
    loose, matrix, flags = raw.FS_RECTF(), raw.FS_MATRIX(), ctypes.c_int()
    name = ctypes.create_string_buffer(200)
    for number in range(len(pdf)):
        page = pdf[number]
        text = page.get_textpage()
        for index in range(raw.FPDFText_CountChars(text.raw)):
            sign = chr(raw.FPDFText_GetUnicode(text.raw, index))
            # Blanks that the reader puts in where it sees a gap stand in no file.
            if sign in SILENT or raw.FPDFText_IsGenerated(text.raw, index) == 1:
                continue
            raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
            raw.FPDFText_GetLooseCharBox(text.raw, index, loose)
            raw.FPDFText_GetCharBox(text.raw, index, *ink)
            raw.FPDFText_GetMatrix(text.raw, index, matrix)
            length = raw.FPDFText_GetFontInfo(text.raw, index, name, len(name), flags)
            drawn = raw.FPDFText_GetTextObject(text.raw, index)
            yield Glyph(
                page=number,
                sign=sign,
                x=x.value,
                y=y.value,
                right=loose.right,
                left_ink=ink[0].value,
                right_ink=ink[1].value,
                size=raw.FPDFText_GetFontSize(text.raw, index) * (matrix.a**2 + matrix.b**2) ** 0.5,
                font=name.value.decode("utf-8", "replace") if length else "",
                mark=raw.FPDFPageObj_GetMarkedContentID(drawn) if drawn else -1,
            )
        text.close()
        page.close()
    pdf.close()


def _rules(file: Path) -> Iterator[Rule]:
    import pypdfium2
    from pypdfium2 import raw

    pdf = pypdfium2.PdfDocument(file)
    for number in range(len(pdf)):
        page = pdf[number]
        for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=1):
            left, bottom, right, top = drawn.get_bounds()
            if right - left < THIN and top - bottom > 2 * THIN:
                yield Rule(number, (left + right) / 2, bottom, top)
        page.close()
    pdf.close()


def _places(pdf: Any) -> Iterator[tuple[tuple[int, int], Place]]:
    """Every piece of marked content by its page and number, with its place in the tree."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    numbers = count()

    def walk(element: Any, page: int, around: Place) -> Iterator[tuple[tuple[int, int], Place]]:
        page = pages.get(element["/Pg"].objgen, page) if "/Pg" in element else page
        place = _within(around, _kind(element, root), next(numbers))
        for kid in _kids(element):
            if isinstance(kid, int):
                yield (page, kid), place
            elif "/MCID" in kid:
                on = pages.get(kid["/Pg"].objgen, page) if "/Pg" in kid else page
                yield (on, int(kid["/MCID"])), place
            elif "/S" in kid:
                yield from walk(kid, page, place)

    yield from walk(root, 0, Place(-1, ""))


def _kids(element: Any) -> list[Any]:
    import pikepdf

    kids = element.get("/K")
    return [] if kids is None else list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _kind(element: Any, root: Any) -> str:
    """The standard name of an element's kind: writers have names of their own and say what they stand for."""
    name, roles = str(element.get("/S", "")), root.get("/RoleMap", {})
    seen = set()
    while name in roles and name not in seen:
        seen.add(name)
        name = str(roles[name])
    return name.lstrip("/")


def _within(around: Place, tag: str, number: int) -> Place:
    if tag == "Table":
        return Place(number, tag, -1, number)
    if tag == "TR":
        return Place(number, tag, number, around.table, around.head)
    if tag and tag not in INLINE:
        return Place(number, tag, around.row, around.table, around.head or tag in {"TH", "THead"})
    return around


def _fonts(pdf: Any) -> Iterator[Font]:
    """Every font of the file: whole ones, not the parts that a composite font is made of."""
    import pikepdf

    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
            continue
        if str(thing.get("/Subtype")) in {"/CIDFontType0", "/CIDFontType2"}:
            continue
        inner = thing["/DescendantFonts"][0] if "/DescendantFonts" in thing else thing
        described = inner.get("/FontDescriptor", {})
        name = str(thing.get("/BaseFont", thing.get("/Name", "?"))).lstrip("/")
        name = re.sub(r"^[A-Z]{6}\+", "", name)
        drawn = str(thing.get("/Subtype")) == "/Type3"
        embedded = drawn or any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        yield Font(name.removesuffix("-Identity-H"), embedded)
