"""WeasyPrint as an engine: pages of HTML in the author's or our own CSS; wants Pango of the system."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import ClassVar

from kameng_docs.blocks import Document
from kameng_docs.engines.layout import is_own, unreadable
from kameng_docs.resources import in_use
from kameng_docs.writers.rendered import Rendered
from kameng_docs.writers.stamp import Stamp

# The styles of each look, each over the one before.
STYLES = {
    "page": ("_base/page.css",),
    "letter": ("_base/page.css", "_base/letter.css"),
    "dense": ("_base/page.css", "_base/dense.css"),
    "wide": ("_base/page.css", "_base/wide.css"),
    "form": ("_base/form.css",),
    "front": ("_base/page.css", "_base/book.css"),
    "told": ("_base/told.css",),
}


@dataclass(frozen=True)
class ByWeasyPrint:
    """Lays out with the files `_base/*.css`."""

    folders: tuple[Path, ...]
    name: ClassVar[str] = "weasyprint"

    def lacking(self) -> str:
        """See `Engine`."""
        from kameng_docs.writers import native

        return "、".join(native.missing_libraries())

    def layouts(self, look: str) -> tuple[Path, ...]:
        """See `Engine`."""
        return tuple(in_use(self.folders, name) for name in STYLES[look])

    def is_restyled(self, look: str) -> bool:
        """Whether the author has a style of his own for it."""
        return is_own(self.layouts(look))

    def identity(self) -> str:
        """See `Engine`."""
        from kameng_docs.writers.native import chinese_serif

        return f"{self.name} {version(self.name)} {chinese_serif()}"

    def paper(self, document: Document, look: str, made_on: date) -> Rendered:
        """See `Engine`. A style of the author's own is taken as it is, whatever its last page holds."""
        from kameng_docs.engines.ends import with_a_full_end
        from kameng_docs.writers.weasyprint import render_pdf

        layouts = self.layouts(look)
        if broken := unreadable(layouts):
            return Rendered(b"", (broken,))
        if is_own(layouts):
            return render_pdf(document, *layouts, made_on=made_on)
        return with_a_full_end(
            document,
            look,
            lambda shown, stretch: render_pdf(
                shown.document, *layouts, made_on=made_on, stretch=stretch, fresh_at=shown.fresh_at
            ),
        )

    def stamps(self, stamps: Sequence[Stamp]) -> Rendered:
        """See `Engine`."""
        from kameng_docs.writers.weasyprint import render_stamps

        return render_stamps(stamps)
