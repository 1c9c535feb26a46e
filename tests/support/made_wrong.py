"""Papers as both engines lay them out, and as they come out where something went wrong on the way, for real."""

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
from writers_support import DAY

from kameng_docs.blocks import Document
from kameng_docs.resources import shipped_templates
from kameng_docs.writers.rendered import Rendered
from kameng_docs.writers.typst import render_paper
from kameng_docs.writers.weasyprint import render_pdf

BASE: Path = shipped_templates() / "_base"
ENGINES = ("weasyprint", "typst")


class Printer:
    """One engine. A slip of its layout is text behind the style (`css`), or a pattern and what stands for it (`typ`)."""

    def __init__(self, engine: str, folder: Path) -> None:
        self.engine, self._folder = engine, folder

    def __call__(self, document: Document, *, css: str = "", typ: tuple[str, str] | None = None) -> bytes:
        rendered = self.rendered(document, css=css, typ=typ)
        assert rendered.faults == ()
        return rendered.data

    def some(self, places: Sequence[int]) -> Sequence[int]:
        """All of them where pages cost little, else one in eight."""
        return places if self.engine == "typst" else places[:: max(1, len(places) // 3)]

    def rendered(
        self, document: Document, *, css: str = "", typ: tuple[str, str] | None = None, look: str = "page"
    ) -> Rendered:
        if self.engine == "weasyprint":
            style = self._folder / "page.css"
            style.write_text((BASE / "page.css").read_text("utf-8") + css, "utf-8")
            return render_pdf(document, style, made_on=DAY)
        layout = self._folder / "paper.typ"
        source = (BASE / "paper.typ").read_text("utf-8")
        if typ:
            changed = re.sub(typ[0], lambda _: typ[1], source)
            assert changed != source, typ[0]
            source = changed
        layout.write_text(source, "utf-8")
        return render_paper(document, layout, look=look, made_on=DAY)


def changed(data: bytes, page: int, change: Callable[[pikepdf.Pdf, pikepdf.Page], None]) -> bytes:
    """The PDF with a page changed, counted from 1."""
    made = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf, pdf.pages[page - 1])
        pdf.save(made)
    return made.getvalue()


def without_a_glyph(code: bytes) -> Callable[[pikepdf.Pdf, pikepdf.Page], None]:
    """Puts the box of a missing glyph, by its number, in the place of the first sign of the last text that is drawn."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        operations = list(pikepdf.parse_content_stream(page))
        for at, (operands, operator) in reversed([*enumerate(operations)]):
            if str(operator) == "TJ":
                first = next(i for i, each in enumerate(operands[0]) if isinstance(each, pikepdf.String))
                operands[0][first] = pikepdf.String(code + bytes(operands[0][first])[2:])
                operations[at] = (operands, operator)
                break
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operations))

    return change
