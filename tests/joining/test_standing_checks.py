"""The room of checks itself: a PDF that stands has nothing against it, and each thing taken away is missed."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pikepdf
import pytest
from book_support import screenshot
from papers_support import binding, parsed, titled
from standing import findings

from kameng_docs.bind import bind


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A front with a table, and a picture."""
    path = tmp_path_factory.mktemp("standing") / "一.jpg"
    path.write_bytes(screenshot("one"))
    (volume,) = bind([titled("1-1", "订单页截图", path)], binding("typst")).volumes
    return volume.data


def elements(pdf: pikepdf.Pdf, kind: str) -> Iterator[pikepdf.Object]:
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        kids = waiting.pop().get("/K", [])
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                waiting.append(kid)
                if kind == kid.S:
                    yield kid


def figure(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return next(elements(pdf, "/Figure"))


def no_alt(pdf: pikepdf.Pdf) -> None:
    del figure(pdf).Alt


def no_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def another_title(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Title"] = "别的名称"


def another_day(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/ModDate"] = "D:20270101000000Z"


def no_scope(pdf: pikepdf.Pdf) -> None:
    for cell in elements(pdf, "/TH"):
        for attributes in cell.A:
            if "/Scope" in attributes:
                del attributes.Scope


def another_number(pdf: pikepdf.Pdf) -> None:
    figure(pdf).K = 7


def another_page(pdf: pikepdf.Pdf) -> None:
    figure(pdf).Pg = pdf.pages[0].obj


def another_parent(pdf: pikepdf.Pdf) -> None:
    pdf.pages[-1].obj.StructParents = 0


def lost_heads(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.IDTree


def words_outside(pdf: pikepdf.Pdf) -> None:
    pdf.pages[-1].contents_add(b"0 0 50 50 re f")


def a_folio_read_out(pdf: pikepdf.Pdf) -> None:
    """The stamps as content of the figure instead of an artefact."""
    page = pdf.pages[-1]
    content = b"\n".join(part.read_bytes() for part in page.obj.Contents)
    assert b"/Artifact <</Type /Pagination>> BDC" in content
    moved = content.replace(b"/Artifact <</Type /Pagination>> BDC", b"/P <</MCID 1>> BDC")
    page.obj.Contents = pdf.make_stream(moved)
    element = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.P, P=figure(pdf).P, Pg=page.obj, K=1)
    )
    figure(pdf).P.K.append(element)
    row = dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).items())[int(page.obj.StructParents)]
    row.append(element)


def untitled_window(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (no_alt, "without words"),
        (no_tree, "no tree of tags"),
        (no_language, "language"),
        (another_title, "title"),
        (another_day, "days"),
        (no_scope, "does not say whose"),
        (another_number, "is nobody's"),
        (another_page, "two owners"),
        (another_parent, "another's"),
        (lost_heads, "IDs"),
        (words_outside, "outside all tags"),
        (a_folio_read_out, "is read out"),
        (untitled_window, "title not shown"),
    ],
)
def test_each_harm_is_found(book: bytes, harm: Callable[[pikepdf.Pdf], None], said: str) -> None:
    assert findings(book) == []
    with parsed(book) as pdf:
        harm(pdf)
        content = BytesIO()
        pdf.save(content)
    assert any(said in line for line in findings(content.getvalue()))


def test_what_is_no_pdf_any_more_is_found(book: bytes) -> None:
    (said,) = findings(book[: len(book) // 2])
    assert said.startswith("no PDF")
