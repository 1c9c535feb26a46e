"""The book before those who do not see it: tags, words for pictures, and what it claims."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import evidence_files as make
import img2pdf
import pikepdf
import pytest
from book_support import noise, outline, screenshot, written
from papers_support import binding, exhibits, foreign, parsed, titled
from PIL import Image
from standing import claims, findings

from kameng_docs.bind import Binding, Book, Material, bind
from kameng_docs.bind.sheet import A4, frame
from kameng_docs.writers.rendered import Rendered

COUNTED = 2


def bound(materials: list[Material], by: Binding) -> Book:
    book = bind(materials, by)
    assert not book.faults
    return book


@pytest.fixture(scope="module", params=["typst", "weasyprint"])
def choice(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def book(choice: str, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """One of every kind, with a bill that nobody tagged."""
    (volume,) = bound(exhibits(tmp_path_factory.mktemp(choice)), binding(choice)).volumes
    return volume.data


def elements(pdf: pikepdf.Pdf, kind: str = "") -> Iterator[pikepdf.Object]:
    def walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
        kids = element.get("/K", [])
        for kid in list(kids) if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                if not kind or kind == kid.S:
                    yield kid
                yield from walk(kid)

    return walk(pdf.Root.StructTreeRoot)


def test_the_checkers_find_nothing(book: bytes) -> None:
    assert findings(book) == []


def test_every_picture_says_which_it_is(book: bytes) -> None:
    with parsed(book) as pdf:
        told = [str(figure.Alt) for figure in elements(pdf, "/Figure")]
    first = "证据1-1“商品详情页截图”的图片，共4张，这是第{}张"
    slices = [alt for alt in told if "长图" in alt]
    assert told[:4] == [first.format(i) for i in range(1, 5)]
    assert len(slices) > 1
    assert slices[1] == f"证据1-2“聊天长图”的图片，从上往下分成{len(slices)}段，这是第2段"
    assert [alt for alt in told if "回单" in alt] == [
        f"证据2-1“银行电子回单”的文件，共2页，这是第{i}页" for i in (1, 2)
    ]
    # What is told in words is read out, and needs no words in its place.
    assert len(told) == 4 + len(slices) + COUNTED


def test_each_exhibit_is_a_section_and_told_pages_keep_their_tags(book: bytes) -> None:
    with parsed(book) as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        parts = [(str(part.S), str(part.get("/T", ""))) for part in document.K]
        chat = next(part for part in document.K if "聊天记录" in str(part.get("/T", "")))
        kinds = [str(below.S) for below in elements(pdf) if below.S in {"/Table", "/TR", "/P"}]
        assert {str(below.S) for below in chat.K} == {"/Div"}
    assert parts[0][0] == "/Part"
    titles = ["商品详情页截图", "聊天长图", "银行电子回单", "通话录音", "聊天记录", "往来邮件"]
    numbers = ["1-1", "1-2", "2-1", "2-2", "3-1", "3-2"]
    assert parts[1:] == [("/Sect", f"证据{n} {title}") for n, title in zip(numbers, titles, strict=True)]
    assert kinds.count("/Table") >= 3, "the list, the recording, the chat"
    assert next(iter(outline(book))) == "封面和目录"


def boxes(pdf: pikepdf.Pdf, kind: str) -> Iterator[list[float]]:
    """Where elements say that they stand."""
    for element in elements(pdf, kind):
        held = element.get("/A", [])
        for attributes in list(held) if isinstance(held, pikepdf.Array) else [held]:
            if "/BBox" in attributes:
                yield [float(edge) for edge in attributes.BBox]


def test_what_says_where_it_stands_stands_within_the_frame(book: bytes, choice: str) -> None:
    with parsed(book) as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        del document.K[0]
        found = [*boxes(pdf, "/Figure"), *boxes(pdf, "/Table")]
        assert any(True for _ in boxes(pdf, "/Table")) is (choice == "typst")
    for left, lower, right, upper in found:
        wide = right > A4[0]
        inner = frame(wide=wide)
        assert inner.x - 1 <= left < right <= inner.x + inner.width + 1
        assert inner.y - 1 <= lower < upper <= inner.y + inner.height + 1


def test_equal_arguments_give_equal_bytes(choice: str, book: bytes, tmp_path: Path) -> None:
    (again,) = bound(exhibits(tmp_path), binding(choice)).volumes
    assert again.data == book


def drawn_form(pdf: pikepdf.Pdf) -> bytes:
    forms = [
        page.obj.Resources.XObject["/S"]
        for page in pdf.pages
        if "/S" in page.obj.Resources.get("/XObject", {})
    ]
    return b"".join(form.read_bytes() for form in forms)


@pytest.mark.parametrize("tagged", [True, False])
def test_a_page_of_somebody_elses_goes_in_byte_for_byte(tmp_path: Path, tagged: bool) -> None:
    bill = foreign(tagged=tagged)
    (volume,) = bound(
        [titled("1-1", "银行电子回单", written(tmp_path, "a.pdf", bill))], binding("typst")
    ).volumes
    with parsed(volume.data) as pdf, parsed(bill) as source:
        pages = b"".join(page.as_form_xobject().read_bytes() for page in source.pages)
        assert drawn_form(pdf) == pages
        assert (b"/Artifact" in pages) is tagged


def test_numbers_of_another_tree_are_nobodys(tmp_path: Path) -> None:
    """What a page draws may say which number of which tree it is: of the file it came from."""
    with parsed(foreign(tagged=False)) as pdf:
        inner = pikepdf.Stream(pdf, b"/P <</MCID 0>> BDC 0 0 9 9 re f EMC")
        inner.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9], StructParents=0
        )
        pdf.pages[0].add_resource(inner, pikepdf.Name.XObject, pikepdf.Name.In)
        pdf.pages[0].contents_add(b"/In Do")
        content = BytesIO()
        pdf.save(content)
    path = written(tmp_path, "a.pdf", content.getvalue())
    (volume,) = bound([titled("1-1", "银行电子回单", path)], binding("typst")).volumes
    assert findings(volume.data) == []


def of_pictures(folder: Path, **pictures: bytes) -> list[Material]:
    return [
        titled(f"1-{i}", "订单页截图", written(folder, name.replace("_", "."), data))
        for i, (name, data) in enumerate(pictures.items(), 1)
    ]


def claimed(materials: list[Material], by: Binding) -> tuple[bool, bool]:
    (volume,) = bound(materials, by).volumes
    return claims(volume.data)


def test_pictures_in_red_green_and_blue_leave_every_claim(tmp_path: Path) -> None:
    shots = of_pictures(tmp_path, a_jpg=screenshot("one"), b_png=make.png(), c_png=make.png(mode="RGBA"))
    assert claimed(shots, binding("typst")) == (True, True)
    assert claimed(shots, binding("weasyprint")) == (True, False)


def printed_in_four_colours() -> bytes:
    content = BytesIO()
    Image.new("CMYK", (300, 400), (0, 90, 90, 10)).save(content, "JPEG")
    return content.getvalue()


def test_what_no_archive_takes_costs_its_claim_alone(tmp_path: Path) -> None:
    assert claimed(of_pictures(tmp_path, a_jpg=printed_in_four_colours()), binding("typst")) == (True, False)
    broken = BytesIO()
    Image.new("RGB", (300, 400), "red").save(broken, "JPEG", icc_profile=b"no profile at all")
    assert claimed(of_pictures(tmp_path, b_jpg=broken.getvalue()), binding("typst")) == (True, False)


@pytest.mark.parametrize(
    ("bill", "access"),
    [
        (foreign(tagged=False), True),
        # Within a figure nothing may be an artefact.
        (foreign(tagged=True), False),
        (foreign(tagged=False, embedded=False), False),
        (img2pdf.convert(screenshot("scan", (600, 800)), nodate=True), True),
    ],
    ids=["untagged", "artefacts", "no fonts", "a scan"],
)
def test_a_foreign_page_is_claimed_for_as_far_as_it_stands(tmp_path: Path, bill: bytes, access: bool) -> None:
    materials = [titled("1-1", "银行电子回单", written(tmp_path, "a.pdf", bill))]
    assert claimed(materials, binding("typst")) == (access, False)


def test_without_a_tagged_front_nothing_is_claimed(tmp_path: Path) -> None:
    by = replace(binding("typst"), front=lambda *_: make.pdf(1))
    shots = of_pictures(tmp_path, a_jpg=screenshot("one"))
    (volume,) = bound(shots, by).volumes
    assert claims(volume.data) == (False, False)
    with parsed(volume.data) as pdf:
        assert [str(each.S) for each in elements(pdf)] == ["/Document", "/Sect", "/Figure"]
        assert str(pdf.Root.Lang) == "zh-CN"


def test_every_volume_stands_though_an_exhibit_is_divided(tmp_path: Path) -> None:
    """Told pages of one file may end in the next volume: there is what is read out on them, and nothing twice."""
    heavy = [
        titled(f"2-{i}", "现场照片", written(tmp_path, f"{i}.jpg", noise(i, (1400, 1900)))) for i in range(3)
    ]
    every = exhibits(tmp_path)
    book = bound([*every[4:5], *heavy], replace(binding("typst"), limit=450_000))
    assert len(book.volumes) > 1
    for volume in book.volumes:
        assert findings(volume.data) == []


def test_told_pages_that_are_divided_claim_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (chat,) = exhibits(tmp_path)[4:5]
    whole = bound([chat], binding("typst"))
    (volume,) = whole.volumes
    first, last = whole.pages[chat.number]
    assert last > first
    book = bound([chat], replace(binding("typst"), limit=len(volume.data) - 1))
    assert len(book.volumes) == last - first + 1
    for each in book.volumes:
        assert claims(each.data) == (False, False)
        tags = [
            line for line in findings(each.data) if not line.startswith(("pdfua UA-28", "outloud DOC-012"))
        ]
        # The head of its table stayed on the page where it stood.
        assert all("header" in line for line in tags), tags


NOTHING = Rendered(b"", ("排版 PDF 时：不行",))


@pytest.mark.parametrize(
    "broken",
    [{"told": lambda _document: NOTHING}, {"stamped": lambda _stamps: NOTHING}, {"front": lambda *_: b""}],
)
def test_what_an_engine_refuses_is_a_fault_of_the_book(tmp_path: Path, broken: dict[str, Any]) -> None:
    assert bind(exhibits(tmp_path)[4:], replace(binding("typst"), **broken)).faults
