"""Planned pages → PDF. Nothing is encoded again: a JPEG's bytes, a PDF's pages go in as they are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kameng_docs.bind.sheet import A4, Box, Picture, Sheet, frame
from kameng_docs.evidence.quiet import quiet

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


@dataclass(frozen=True)
class Bookmark:
    """An entry of the outline: its words, and the page it leads to, counted from 0."""

    title: str
    page: int


def assembled(
    front: bytes,
    sheets: Sequence[Sheet],
    stamps: bytes,
    encoded: Callable[[Picture], bytes],
    bookmarks: Sequence[Bookmark],
    *,
    first_page: int,
    title: str,
) -> bytes:
    """One volume: `front` (cover and index, Roman pages), then `sheets`, each under its page of `stamps`.

    `encoded` gives the bytes of a picture's file, as JPEG or PNG. The body's pages are counted from `first_page`.
    Equal arguments give equal bytes.
    """
    import pikepdf

    book = pikepdf.new()
    with pikepdf.open(BytesIO(front)) as opening:
        book.pages.extend(opening.pages)
        leading = len(opening.pages)
    with pikepdf.open(BytesIO(stamps)) as marks:
        press = _Press(book, encoded)
        for sheet, mark in zip(sheets, marks.pages, strict=True):
            page = press.page_of(sheet)
            press.lay_over(page, mark, Box(0, 0, *_size(sheet)), "/M")
    _label(book, leading, first_page)
    with book.open_outline() as outline:
        outline.root.extend(pikepdf.OutlineItem(mark.title, mark.page, "Fit") for mark in bookmarks)
    book.docinfo["/Title"] = pikepdf.String(title)
    written = BytesIO()
    book.save(written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return written.getvalue()


def _size(sheet: Sheet) -> tuple[float, float]:
    return (A4[1], A4[0]) if sheet.wide else A4


class _Press:
    """Puts pages into one book; a file that several pages show goes in once."""

    def __init__(self, book: "pikepdf.Pdf", encoded: Callable[[Picture], bytes]) -> None:
        self._book, self._encoded = book, encoded
        self._forms: dict[str, tuple[Any, float, float]] = {}
        self._sources: dict[str, pikepdf.Pdf] = {}

    def page_of(self, sheet: Sheet) -> "pikepdf.Page":
        import pikepdf

        page = self._book.add_blank_page(page_size=_size(sheet))
        box = frame(wide=sheet.wide)
        if sheet.source is not None:
            key = str(sheet.source)
            if key not in self._sources:
                self._sources[key] = pikepdf.open(sheet.source)
                # What was filled into a form, and stamps and notes as far as they would print, become part of the page.
                self._sources[key].flatten_annotations("print")
            shown = self._sources[key].pages[sheet.index]
            self.lay_over(page, shown, box, "/S")
        if sheet.pictures:
            drawn = [self._drawn(page, picture, f"/P{i}") for i, picture in enumerate(sheet.pictures)]
            page.contents_add("\n".join(drawn).encode())
        return page

    def lay_over(self, page: "pikepdf.Page", shown: "pikepdf.Page", box: Box, name: str) -> None:
        """Another page's content within the box, made smaller if it must be. pikepdf's own way of it names at random."""
        import pikepdf

        form = self._book.copy_foreign(shown.as_form_xobject())
        page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name(name))
        room = pikepdf.Rectangle(box.x, box.y, box.x + box.width, box.y + box.height)
        placed = page.calc_form_xobject_placement(
            form, pikepdf.Name(name), room, invert_transformations=True, allow_shrink=True, allow_expand=False
        )
        page.contents_add(placed)

    def _drawn(self, page: "pikepdf.Page", picture: Picture, name: str) -> str:
        form, width, height = self._form(picture)
        page.add_resource(form, _name("/XObject"), _name(name))
        scale = picture.box.height / (picture.bottom - picture.top)
        box = picture.box
        # The whole picture, of which the clip lets the wanted rows through.
        lower = box.y + box.height + scale * picture.top - scale * picture.height
        a, b, c, d, e, f = UPRIGHT[picture.turned]
        across, up = box.width, scale * picture.height
        matrix = [a * across, b * up, c * across, d * up, e * across + box.x, f * up + lower]
        return (
            f"q {_written(box.x, box.y, box.width, box.height)} re W n "
            f"{_written(*matrix)} cm {_written(1 / width, 0, 0, 1 / height, 0, 0)} cm {name} Do Q"
        )

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
            form = self._book.copy_foreign(page.as_form_xobject())
            _, _, width, height = (float(number) for number in page.mediabox)
        return form, width, height


def _as_large_as_a_page_may_be(width: int, height: int, _dpi: object) -> tuple[float, float, float, float]:
    """Ninety-six pixels an inch, or more: above 14400 points img2pdf makes a page of larger units, which nothing here reckons with."""
    scale = min(0.75, LONGEST_PAGE / max(width, height))
    return width * scale, height * scale, width * scale, height * scale


def _name(text: str) -> Any:
    import pikepdf

    return pikepdf.Name(text)


def _written(*numbers: float) -> str:
    return " ".join(f"{number:.6f}".rstrip("0").rstrip(".") for number in numbers)


def _label(book: "pikepdf.Pdf", leading: int, first_page: int) -> None:
    """Roman numerals before the body, Arabic ones in it (/PageLabels)."""
    import pikepdf

    numbers: list[Any] = []
    if leading:
        numbers += [0, pikepdf.Dictionary(S=pikepdf.Name.r)]
    numbers += [leading, pikepdf.Dictionary(S=pikepdf.Name.D, St=first_page)]
    book.Root.PageLabels = pikepdf.Dictionary(Nums=pikepdf.Array(numbers))
