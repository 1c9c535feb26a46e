"""Which engine lays out a paper, and layouts of an author's own: followed, or refused with a reason; nothing is fetched."""

import socket
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from extract import pages_of_pdf
from pypdf import PdfReader
from specimens import SIMPLE
from writers_support import CSS, ENGINES, TYP, drawn, pdf_of

from kameng_docs.engines import Engines, by_typst, can_make_pdf
from kameng_docs.resources import shipped_templates
from kameng_docs.writers import native
from kameng_docs.writers.stamp import Stamp


def own(folder: Path, name: str, content: str | bytes) -> Path:
    """A layout of the author's own, in a folder that goes before ours."""
    place = folder / "_base" / name
    place.parent.mkdir(exist_ok=True)
    place.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def chosen(folder: Path | None = None, look: str = "page", choice: str = "auto") -> str:
    folders = (*([folder] if folder else []), shipped_templates())
    return Engines(folders, choice).of(look).name


@pytest.fixture
def no_typst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_typst, "_lacking", lambda: "排版程序 typst")


@pytest.fixture
def no_pango(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "missing_libraries", lambda: ("pango-1.0",))


def test_typst_is_the_engine_where_nothing_else_is_asked_for() -> None:
    assert chosen() == "typst"
    assert chosen(choice="weasyprint") == "weasyprint"
    assert can_make_pdf()


def test_without_typst_it_is_weasyprint(no_typst: None) -> None:
    assert chosen() == "weasyprint"
    # Who asks for one is told what it lacks.
    assert chosen(choice="typst") == "typst"
    assert can_make_pdf()


def test_without_either_the_default_is_named(no_typst: None, no_pango: None) -> None:
    assert chosen() == "typst"
    assert not can_make_pdf()


def test_who_restyles_in_css_has_the_engine_that_reads_it(tmp_path: Path, no_pango: None) -> None:
    """Also where its library is absent: another look than the author's is no help."""
    own(tmp_path, "page.css", CSS.read_text("utf-8"))
    assert [chosen(tmp_path, look) for look in ("page", "letter", "dense", "front", "form", "told")] == [
        *["weasyprint"] * 4, "typst", "typst",
    ]  # fmt: skip
    assert chosen(tmp_path, choice="typst") == "typst"


def test_who_restyles_for_typst_has_typst(tmp_path: Path) -> None:
    own(tmp_path, "paper.typ", TYP.read_text("utf-8"))
    own(tmp_path, "page.css", CSS.read_text("utf-8"))
    assert chosen(tmp_path) == "typst"


def test_a_layout_of_ones_own_is_followed(tmp_path: Path) -> None:
    shipped = TYP.read_text("utf-8")
    smaller = own(tmp_path, "paper.typ", shipped.replace("width: 595.28pt", "width: 500pt", 1))
    made = pdf_of(SIMPLE, "typst", own=(smaller,))
    assert made.faults == ()
    (page,) = PdfReader(BytesIO(made.data)).pages
    assert round(page.mediabox.width) == 500
    # It is read anew each time, and sets as ours does, though with whole faces.
    own(tmp_path, "paper.typ", shipped)
    assert drawn(pdf_of(SIMPLE, "typst", own=(smaller,))) == drawn(pdf_of(SIMPLE))


def test_the_stamps_of_a_book_are_of_its_layout(tmp_path: Path) -> None:
    """Who changes them has the book bound anew, by the engine that reads them."""
    shipped = TYP.with_name("stamps.typ").read_text("utf-8")
    own(tmp_path, "book.css", "")
    own(tmp_path, "stamps.typ", shipped)
    assert chosen(tmp_path, "front") == "typst"
    engine = Engines((tmp_path, shipped_templates())).of("front")
    assert [layout.name for layout in engine.layouts("front")] == ["paper.typ", "stamps.typ"]
    stamps = (Stamp("证据1-1", "订单", "第1页 共1页"),)
    assert engine.stamps(stamps).faults == ()
    own(tmp_path, "stamps.typ", "#let stamps(given) = {")
    assert "按版式“stamps.typ”排版 PDF 时" in engine.stamps(stamps).faults[0]


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """What anything in this process asks of the network, which ends here."""
    asked: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            while True:
                try:
                    caller, _ = server.accept()
                except OSError:
                    return
                with caller:
                    asked.append(caller.recv(60))

        threading.Thread(target=listen, daemon=True).start()
        for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{server.getsockname()[1]}")
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        yield asked


PACKAGE = "@preview/no-such-package:0.0.1"
REFUSED = {
    "a package": (f'#import "{PACKAGE}": *', "import"),
    "a package by another word": (f'#include "{PACKAGE}"', "include"),
    "a package behind what looks like a comment": (f'#let a = "//"; #import "{PACKAGE}": *', "import"),
    "a package in disguise": (f'#eval("im" + "port \\"{PACKAGE}\\": *")', "eval"),
    "a package in two disguises": (
        f'#dictionary(std).at("ev" + "al")("im" + "port \\"{PACKAGE}\\": *")', "std",
    ),
    "a file of this machine": ('#read("/etc/hostname")', "read"),
    "a picture": ('#image( "/etc/a.png")', "image"),
    "a plugin": ('#plugin("a.wasm")', "plugin"),
}  # fmt: skip


@pytest.mark.parametrize(("words", "named"), REFUSED.values(), ids=REFUSED)
def test_a_layout_that_wants_anything_from_outside_is_refused(
    tmp_path: Path, network: list[bytes], words: str, named: str
) -> None:
    folder = own(tmp_path, "paper.typ", f"{words}\n{TYP.read_text('utf-8')}")
    made = pdf_of(SIMPLE, "typst", own=(folder,))
    assert made.data == b""
    (fault,) = made.faults
    assert "版式“paper.typ”里不能有“" + named in fault
    assert network == []


def test_the_network_would_be_seen(network: list[bytes]) -> None:
    """The test of the tests above."""
    import typst

    with pytest.raises(typst.TypstError):
        typst.compile(f'#import "{PACKAGE}": *'.encode(), format="pdf")
    assert network
    assert b"packages.typst.org" in network[0]


def test_files_are_out_of_reach_by_any_name(tmp_path: Path) -> None:
    for path in ("/etc/hostname", "../../pyproject.toml", "/../../pyproject.toml"):
        folder = own(tmp_path, "paper.typ", f'#let open = read\n#open("{path}")\n{TYP.read_text("utf-8")}')
        made = pdf_of(SIMPLE, "typst", own=(folder,))
        assert made.data == b"", path
        assert made.faults


BROKEN = {
    "no end": ("#let paper(given) = {", "按版式“paper.typ”排版 PDF 时：unclosed delimiter"),
    "no such word": ("#let paper(given) = nothing-of-the-kind", "unknown variable"),
    "nothing in it": ("", "unknown variable: paper"),
    "another encoding": ("// 版式".encode("gbk"), "版式“paper.typ”不是 UTF-8 编码"),
}


@pytest.mark.parametrize(("content", "told"), BROKEN.values(), ids=BROKEN)
def test_a_layout_that_is_wrong_is_a_fault(tmp_path: Path, content: str | bytes, told: str) -> None:
    made = pdf_of(SIMPLE, "typst", own=(own(tmp_path, "paper.typ", content),))
    assert made.data == b""
    (fault,) = made.faults
    assert told in fault


def test_nothing_is_taken_from_where_the_program_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    own(tmp_path, "paper.typ", "x")
    assert pages_of_pdf(pdf_of(SIMPLE).data) == pages_of_pdf(pdf_of(SIMPLE, "weasyprint").data)
    assert [each.name for each in tmp_path.iterdir()] == ["_base"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_wide_paper_lies_on_its_side(engine: str) -> None:
    (page,) = PdfReader(BytesIO(pdf_of(SIMPLE, engine, "wide").data)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (842, 595)
