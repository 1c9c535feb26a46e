"""Builds a case and keeps what its pages were made of, for peers that make pages and nothing else.

    python record.py FOLDER CASE DAY

Run where `cases/` lies; the papers go to `out/`. In FOLDER then stand: `typst.json`, what the Typst compiler was made with and
given for each document; `N.html`, the same documents as pages of HTML with their style.
"""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

import typst

from kameng_docs.blocks import Document
from kameng_docs.cli import main
from kameng_docs.engines import Engines
from kameng_docs.engines.by_typst import ByTypst
from kameng_docs.resources import template_folders
from kameng_docs.writers.characters import settled
from kameng_docs.writers.page import html_page
from kameng_docs.writers.rendered import Rendered

COMPILER, FONTS = typst.Compiler, typst.Fonts
PAPER = ByTypst.paper
# What a script would set pages with: the fonts of the machine, not the faces that the program cut for itself.
MACHINE = {"include_system_fonts": True, "include_embedded_fonts": False}


class Kept:
    """What was seen: how the compiler was made, each of its calls that gave a page, and each document with its first call."""

    compiler: dict[str, Any]
    fonts: dict[str, Any]
    calls: list[dict[str, Any]]
    documents: list[tuple[Document, str, dict[str, Any]]]

    def __init__(self) -> None:
        self.compiler, self.fonts, self.calls, self.documents = {}, {}, [], []


def recording(kept: Kept) -> None:
    """From here on every document that Typst lays out is kept."""

    class Recording:
        def __init__(self, **made: Any) -> None:
            kept.compiler = made
            self._compiler = COMPILER(**made)

        def compile(self, **given: Any) -> Any:
            content = self._compiler.compile(**given)
            kept.calls.append(given)
            return content

    def fonts(**wanted: Any) -> Any:
        kept.fonts = wanted
        return FONTS(**wanted)

    def paper(self: ByTypst, document: Document, look: str, made_on: date) -> Rendered:
        before = len(kept.calls)
        made = PAPER(self, document, look, made_on)
        if not made.faults:
            kept.documents.append((document, look, kept.calls[before]))
        return made

    typst.Compiler, typst.Fonts, ByTypst.paper = Recording, fonts, paper  # type: ignore[misc,assignment,method-assign]


def as_plain(given: dict[str, Any]) -> dict[str, Any]:
    """A call of the compiler as JSON can keep it."""
    return {
        "input": {name: text.decode() for name, text in given["input"].items()},
        "pdf_standards": given["pdf_standards"],
        "timestamp": given["timestamp"].isoformat(),
    }


def write(kept: Kept, folder: Path, made_on: date) -> None:
    """What the peers read."""
    folder.mkdir(parents=True)
    compiler = kept.compiler | {"root": str(kept.compiler["root"])}
    if isinstance(compiler["font_paths"], FONTS):
        del compiler["font_paths"]
    else:
        compiler["font_paths"] = list(map(str, compiler["font_paths"]))
    calls = [as_plain(given) for _, _, given in kept.documents]
    (folder / "typst.json").write_text(
        json.dumps({"compiler": compiler, "fonts": MACHINE, "calls": calls}), "utf-8"
    )
    engines = Engines(template_folders(Path("cases")), "weasyprint")
    for number, (document, look, _) in enumerate(kept.documents):
        style = "\n".join(each.read_text("utf-8") for each in engines.of(look).layouts(look))
        page = html_page(settled(document)[0], made_on)
        (folder / f"{number}.html").write_text(
            page.replace("</head>", f"<style>{style}</style></head>", 1), "utf-8"
        )


def record() -> None:
    """Build, and leave what was kept. Whatever is made otherwise than by these seams is told, not left out silently."""
    folder, case, day = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    kept = Kept()
    recording(kept)
    try:
        main(["build", case, "--jobs", "1", "--today", day, "--force"])
    except SystemExit as ended:
        if ended.code:
            raise
    if not kept.documents:
        sys.exit("no document was laid out by Typst in this process")
    write(kept, folder, date.fromisoformat(day))


record()
