"""Typst as an engine: a wheel for every system, no library of the system's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Any, ClassVar

from kameng_docs.blocks import Document
from kameng_docs.engines.layout import is_own, unreadable
from kameng_docs.resources import in_use
from kameng_docs.writers.rendered import Rendered
from kameng_docs.writers.stamp import Stamp

PAPER, FORM, STAMPS = "_base/paper.typ", "_base/form.typ", "_base/stamps.typ"
FIGURES = "_base/figures.typ"
# Read behind the paper's: a form has measures of its own, and the front of a book goes with the stamps on its pages.
BEHIND = {"form": (FORM,), "front": (STAMPS,)}


@dataclass(frozen=True)
class ByTypst:
    """Lays out with the files `_base/*.typ`."""

    folders: tuple[Path, ...]
    name: ClassVar[str] = "typst"

    def lacking(self) -> str:
        """See `Engine`."""
        return _lacking()

    def layouts(self, look: str) -> tuple[Path, ...]:
        """See `Engine`."""
        names = (PAPER, *BEHIND.get(look, ()))
        return tuple(in_use(self.folders, name) for name in names)

    def is_restyled(self, look: str) -> bool:
        """Whether the author has a layout of his own for it."""
        return is_own(self.layouts(look))

    def identity(self) -> str:
        """See `Engine`."""
        from kameng_docs.writers.faces import named_files

        return f"{self.name} {_version()} {named_files()}"

    def paper(self, document: Document, look: str, made_on: date) -> Rendered:
        """See `Engine`."""
        from kameng_docs.engines.ends import with_a_full_end
        from kameng_docs.writers.rowheads import has_headless_tables, with_row_heads
        from kameng_docs.writers.typst import paper_done, render_paper

        layouts = self.layouts(look)
        if broken := unreadable(layouts):
            return Rendered(b"", (broken,))
        # Our own layouts say of each head of columns that it is one: only tables without any have rows that want a head.
        headed = bytes if not is_own(layouts) and not has_headless_tables(document) else with_row_heads
        made = with_a_full_end(
            document,
            look,
            lambda shown, stretch: render_paper(
                shown.document,
                *layouts,
                look=look,
                made_on=made_on,
                stretch=stretch,
                fresh_at=shown.fresh_at,
                headed=False,
            ),
            headed,
        )
        paper_done()
        return made

    def stamps(self, stamps: Sequence[Stamp]) -> Rendered:
        """See `Engine`."""
        from kameng_docs.writers.typst import render_stamps

        layout = in_use(self.folders, STAMPS)
        if broken := unreadable([layout]):
            return Rendered(b"", (broken,))
        return render_stamps(stamps, layout)

    def figures(self, page: Mapping[str, Any], made_on: date) -> Rendered:
        """One page of figures as plain data (registry/public/page.py). What the machine lacks for it is a fault."""
        from kameng_docs.writers.typst import render_figures

        if lacking := self.lacking():
            return Rendered(b"", (f"做不了 PDF，缺少{lacking}",))
        layout = in_use(self.folders, FIGURES)
        if broken := unreadable([layout]):
            return Rendered(b"", (broken,))
        return render_figures(page, layout, made_on=made_on)


@cache
def _lacking() -> str:
    if find_spec("typst") is None:
        return "排版程序 typst（pip install typst）"
    from kameng_docs.writers.faces import faces

    return "" if faces().body else "中文宋体或仿宋"


@cache
def _version() -> str:
    try:
        return version("typst")
    except PackageNotFoundError:
        return ""


def look_again() -> None:
    """Forget what was found on this machine."""
    from kameng_docs.writers import typst

    typst.look_again()
    _lacking.cache_clear()
    _version.cache_clear()
