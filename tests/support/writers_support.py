"""What the tests of the writers share: both engines, the layouts, the day, random small documents, and the office."""

import subprocess
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from extract import squeezed
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tools import need

from kameng_docs.blocks import Addressee, Document, Heading, Items, Paragraph, Run, Signature, Table
from kameng_docs.engines import Engines
from kameng_docs.resources import shipped_templates
from kameng_docs.writers.rendered import Rendered
from kameng_docs.writers.typst import render_paper
from kameng_docs.writers.weasyprint import render_pdf

LAYOUT: Path = shipped_templates() / "_base" / "layout.docx"
CSS: Path = shipped_templates() / "_base" / "page.css"
TYP: Path = shipped_templates() / "_base" / "paper.typ"
DAY = date(2026, 11, 22)
ENGINES = ("typst", "weasyprint")
# What both engines promise is asked of both.
both_engines = pytest.mark.parametrize("engine", ENGINES)


def pdf_of(
    document: Document,
    engine: str = ENGINES[0],
    look: str = "page",
    *,
    made_on: date = DAY,
    own: tuple[Path, ...] = (),
) -> Rendered:
    """The paper as a build would have it of this engine; layouts in the folders `own` go before ours."""
    return Engines((*own, shipped_templates()), engine).of(look).paper(document, look, made_on)


def drawn(made: Rendered) -> list[bytes]:
    """Its pages as pictures."""
    assert made.faults == ()
    pdf = pypdfium2.PdfDocument(made.data)
    pages = [bytes(page.render(scale=2, grayscale=True).buffer) for page in pdf]
    pdf.close()
    return pages


def first_of(document: Document, engine: str) -> Rendered:
    """The paper as it is laid out first, before the engine looks at how full its last page is and tries others."""
    if engine == "typst":
        return render_paper(document, TYP, look="page", made_on=DAY)
    return render_pdf(document, CSS, made_on=DAY)


MARKS = "*_`~$[](){}<>&|\\!#+-=.:;^\"'/%0129aB 中卡密，。（）“”\n\t"
TEXT = st.text(st.sampled_from(MARKS), max_size=24) | st.text(
    st.characters(exclude_categories=("C", "Z"), max_codepoint=0x9FFF), max_size=8
)
LABELS = st.sampled_from(("1.", "2.", "3.", "-", "一、", "（1）", "", "①", "+", "10)", "*"))


def runs(texts: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[Run, ...]]:
    return st.lists(st.builds(Run, texts, st.booleans()), max_size=3).map(tuple)


def documents(texts: st.SearchStrategy[str] = TEXT) -> st.SearchStrategy[Document]:
    some = runs(texts)
    items = st.lists(st.tuples(LABELS, some), min_size=1, max_size=4).map(tuple)
    lines = st.lists(texts, max_size=2).map(tuple)
    block = st.one_of(
        st.builds(Heading, some, st.sampled_from((1, 2))),
        st.builds(Paragraph, some, st.booleans()),
        st.builds(Items, items),
        st.integers(1, 3).flatmap(lambda columns: tables(some, columns)),
        st.builds(Addressee, lines),
        st.builds(Signature, lines),
    )
    return st.builds(Document, texts, st.lists(block, max_size=4).map(tuple), texts)


def tables(cell: st.SearchStrategy[tuple[Run, ...]], columns: int) -> st.SearchStrategy[Table]:
    row = st.tuples(*[cell] * columns)
    widths = st.tuples(*[st.floats(0.5, 9)] * columns)
    return st.builds(Table, row | st.just(()), st.lists(row, max_size=3).map(tuple), widths)


def in_office(files: list[bytes], folder: Path) -> list[bytes]:
    """DOCX files as LibreOffice prints them, in one start of it, with a profile of its own in `folder`."""
    paths = [folder / f"{number}.docx" for number in range(len(files))]
    for path, data in zip(paths, files, strict=True):
        path.write_bytes(data)
    return [path.read_bytes() for path in office_copies(paths, "pdf")]


def office_copies(paths: list[Path], kind: str) -> list[Path]:
    """The files as LibreOffice saves them in another format, beside them."""
    folder = paths[0].parent
    profile = (folder / "profile").as_uri()
    command = [need("soffice"), "--headless", f"-env:UserInstallation={profile}", "--convert-to", kind]
    subprocess.run([*command, "--outdir", folder, *paths], check=True, capture_output=True, timeout=300)
    return [path.with_suffix(f".{kind}") for path in paths]


PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


OWN = {
    "heading",
    "paragraph",
    "bullet_list",
    "ordered_list",
    "list_item",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
}


def shown(source: str) -> str:
    """What a viewer shows of it, counting lists as it does; fails on any markup that is not the writer's."""
    pieces, numbers = [], []
    for token in PARSER.parse(source):
        kind = token.type.removesuffix("_open").removesuffix("_close")
        assert kind in OWN | {"inline"}, (kind, source)
        if token.type in {"ordered_list_open", "bullet_list_open"}:
            start = int(token.attrs.get("start", 1)) if kind == "ordered_list" else None
            numbers.append(start)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            numbers.pop()
        elif token.type == "list_item_open":
            pieces.append("-" if numbers[-1] is None else f"{numbers[-1]}.")
            numbers[-1] = numbers[-1] and numbers[-1] + 1
        elif kind == "inline":
            for child in token.children or []:
                line_break = child.type == "html_inline" and child.content == "<br>"
                assert child.type in OWN_INLINE or line_break, (child.type, child.content, source)
                pieces.append("" if line_break else child.content)
    return squeezed("".join(pieces))


OWN_INLINE = {"text", "softbreak", "hardbreak", "strong_open", "strong_close", "text_special"}
