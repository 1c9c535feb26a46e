"""Puts pages into one book, each with its place in the tree of tags. Nothing is encoded again: bytes go in as they are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from kameng_docs.bind.facts import accessible, archivable
from kameng_docs.bind.sheet import A4, Box, Picture, Sheet, frame
from kameng_docs.evidence.quiet import quiet
from kameng_docs.joining import Claims, Tree, claims_of, grafted, loosened

if TYPE_CHECKING:
    import pikepdf

# How a picture of each EXIF orientation is brought upright: the unit square onto itself, as PDF writes a matrix.
UPRIGHT: Mapping[int, tuple[int, int, int, int, int, int]] = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}
# Points; the format's limit is 14400.
LONGEST_PAGE = 14_000


class _Move(NamedTuple):
    """How a page is laid into a box: made so much smaller, and moved."""

    scale: float
    x: float
    y: float

    def of(self, box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        left, lower, right, upper = (self.scale * each for each in box)
        return left + self.x, lower + self.y, right + self.x, upper + self.y


class Press:
    """Puts pages into one book; a file that several pages show goes in once. `claims` is what they leave of a claim."""

    def __init__(self, tree: Tree, encoded: Callable[[Picture], bytes], claims: Claims) -> None:
        self._book, self._tree, self._encoded = tree.book, tree, encoded
        self.claims = claims
        self._forms: dict[str, tuple[Any, float, float]] = {}
        self._sources: dict[str, pikepdf.Pdf] = {}

    def pages_of(self, sheets: Sequence[Sheet], section: Any) -> Sequence["pikepdf.Page"]:
        """The pages of these sheets, below `section` of the tree: one sheet, or several that one told PDF makes."""
        first = sheets[0]
        if first.source is None:
            return [self._of_pictures(sheet, section) for sheet in sheets]
        source = self._source(first)
        if first.told and "/StructTreeRoot" in source.Root:
            return self._told(sheets, source, section)
        return [self._foreign(sheet, source, section) for sheet in sheets]

    def stamp(self, page: "pikepdf.Page", sheet: Sheet, mark: "pikepdf.Page") -> None:
        """Head and foot over the page. They are on each, and nothing that is read out."""
        form = self._book.copy_foreign(mark.as_form_xobject())
        loosened(form.get("/Resources"))
        placed = self._placed(page, form, Box(0, 0, *size_of(sheet)), "/M")
        page.contents_add(b"/Artifact <</Type /Pagination>> BDC\n" + placed + b"\nEMC")

    def _source(self, sheet: Sheet) -> "pikepdf.Pdf":
        import pikepdf

        key = str(sheet.source)
        if key not in self._sources:
            opened = self._sources[key] = pikepdf.open(key)
            if not sheet.told:
                # What was filled into a form, and stamps and notes as far as they would print, become part of the page.
                opened.flatten_annotations("print")
        return self._sources[key]

    def _told(self, sheets: Sequence[Sheet], source: "pikepdf.Pdf", section: Any) -> Sequence["pikepdf.Page"]:
        """Our own pages of words stay pages, with their tags: few readers follow tags into a form that is drawn."""
        first = len(self._book.pages)
        numbers = [sheet.index for sheet in sheets]
        move = _into(frame(), source.pages[numbers[0]])
        grafted(self._tree, source, section, kind="Div", pages=numbers, moved=move.of)
        # A table that ends in another volume has left its head there.
        whole = len(numbers) == len(source.pages)
        self.claims &= claims_of(source) if whole else Claims()
        pages = list(self._book.pages)[first:]
        for page in pages:
            _moved(page, move)
        return pages

    def _foreign(self, sheet: Sheet, source: "pikepdf.Pdf", section: Any) -> "pikepdf.Page":
        """A page as one figure, drawn by its own content, unchanged."""
        page = self._book.add_blank_page(page_size=size_of(sheet))
        form = self._book.copy_foreign(source.pages[sheet.index].as_form_xobject())
        loosened(form.get("/Resources"))
        self.claims &= Claims(access=self.claims.access and accessible(form))
        box = frame(wide=sheet.wide)
        self._figure(page, section, sheet.alt, box, self._placed(page, form, box, "/S"))
        return page

    def _of_pictures(self, sheet: Sheet, section: Any) -> "pikepdf.Page":
        page = self._book.add_blank_page(page_size=size_of(sheet))
        for i, picture in enumerate(sheet.pictures):
            drawn = self._drawn(page, picture, f"/P{i}")
            self._figure(page, section, picture.alt, picture.box, drawn)
        return page

    def _figure(self, page: "pikepdf.Page", section: Any, alt: str, box: Box, drawn: bytes) -> None:
        import pikepdf

        edges = [round(edge, 3) for edge in (box.x, box.y, box.x + box.width, box.y + box.height)]
        layout = pikepdf.Dictionary(
            O=pikepdf.Name.Layout, BBox=pikepdf.Array(edges), Placement=pikepdf.Name.Block
        )
        figure = self._tree.add("Figure", section, Alt=alt, A=layout)
        number = self._tree.own(figure, page)
        page.contents_add(b"/Figure <</MCID %d>> BDC\n" % number + drawn + b"\nEMC")

    def _placed(self, page: "pikepdf.Page", form: Any, box: Box, name: str) -> bytes:
        """Another page's content within the box, made smaller if it must be. pikepdf's own way of it names at random."""
        import pikepdf

        page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(name))
        room = pikepdf.Rectangle(box.x, box.y, box.x + box.width, box.y + box.height)
        return page.calc_form_xobject_placement(
            form, pikepdf.Name(name), room, invert_transformations=True, allow_shrink=True, allow_expand=False
        )

    def _drawn(self, page: "pikepdf.Page", picture: Picture, name: str) -> bytes:
        import pikepdf

        form, width, height = self._form(picture)
        page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(name))
        scale = picture.box.height / (picture.bottom - picture.top)
        box = picture.box
        # The whole picture, of which the clip lets the wanted rows through.
        lower = box.y + box.height + scale * picture.top - scale * picture.height
        a, b, c, d, e, f = UPRIGHT[picture.turned]
        across, up = box.width, scale * picture.height
        matrix = [a * across, b * up, c * across, d * up, e * across + box.x, f * up + lower]
        return (
            f"q {written(box.x, box.y, box.width, box.height)} re W n "
            f"{written(*matrix)} cm {written(1 / width, 0, 0, 1 / height, 0, 0)} cm {name} Do Q"
        ).encode()

    def _form(self, picture: Picture) -> tuple[Any, float, float]:
        key = f"{picture.file}#{picture.page}"
        if key not in self._forms:
            self._forms[key] = self._made_form(picture)
        return self._forms[key]

    def _made_form(self, picture: Picture) -> tuple[Any, float, float]:
        import img2pdf
        import pikepdf

        # It warns of pictures of a few pixels; how large they are shown is settled here.
        with quiet("img2pdf"):
            one = img2pdf.convert(
                self._encoded(picture),
                nodate=True,
                engine=img2pdf.Engine.internal,
                layout_fun=_as_large_as_a_page_may_be,
                rotation=img2pdf.Rotation.none,
            )
        with pikepdf.open(BytesIO(one)) as alone:
            page = alone.pages[0]
            if not all(archivable(image) for image in page.get_images().values()):
                self.claims = replace(self.claims, archive=b"")
            form = self._book.copy_foreign(page.as_form_xobject())
            _, _, width, height = (float(number) for number in page.mediabox)
        return form, width, height


def size_of(sheet: Sheet) -> tuple[float, float]:
    """The size of its page in points."""
    return (A4[1], A4[0]) if sheet.wide else A4


def _into(box: Box, page: "pikepdf.Page") -> _Move:
    """In the middle of the box, smaller only if it must be."""
    left, lower, right, upper = (float(edge) for edge in page.mediabox)
    width, height = right - left, upper - lower
    scale = min(1.0, box.width / width, box.height / height)
    x = box.x + (box.width - scale * width) / 2 - scale * left
    y = box.y + (box.height - scale * height) / 2 - scale * lower
    return _Move(scale, x, y)


def _moved(page: "pikepdf.Page", move: _Move) -> None:
    """A page of the book's own size with what stood on the page before, links with it."""
    import pikepdf

    shown = page.obj
    before = f"q {written(move.scale, 0, 0, move.scale, move.x, move.y)} cm\n"
    page.contents_add(before.encode(), prepend=True)
    page.contents_add(b"Q")
    for key in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox"):
        if key in shown:
            del shown[key]
    shown.MediaBox = pikepdf.Array([0, 0, *A4])
    for note in shown.get("/Annots", ()):
        left, lower, right, upper = (float(edge) for edge in note.Rect)
        note.Rect = pikepdf.Array([round(edge, 3) for edge in move.of((left, lower, right, upper))])
    # Pages of one file may share what they draw with: what is added to one is not every one's.
    shown.Resources = pikepdf.Dictionary(dict(shown.get("/Resources", {})))
    if "/XObject" in shown.Resources:
        shown.Resources.XObject = pikepdf.Dictionary(dict(shown.Resources.XObject))


def _as_large_as_a_page_may_be(width: int, height: int, _dpi: object) -> tuple[float, float, float, float]:
    """Ninety-six pixels an inch, or more: above 14400 points img2pdf makes a page of larger units, which nothing here reckons with."""
    scale = min(0.75, LONGEST_PAGE / max(width, height))
    return width * scale, height * scale, width * scale, height * scale


def written(*numbers: float) -> str:
    """As PDF writes them."""
    return " ".join(f"{number:.6f}".rstrip("0").rstrip(".") for number in numbers)
