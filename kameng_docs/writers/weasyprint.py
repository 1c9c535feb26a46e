"""PDF: one page of HTML, laid out by WeasyPrint after the page style."""

import atexit
import logging
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from kameng_docs.blocks import Document, mapped
from kameng_docs.writers.characters import printable, settled
from kameng_docs.writers.marks import with_whole_tags
from kameng_docs.writers.page import html_page
from kameng_docs.writers.rendered import Rendered
from kameng_docs.writers.signs import note_on, with_names
from kameng_docs.writers.stamp import STYLE, Stamp, stamp_page

LOGGER_NAME = "weasyprint"
MISSING_GLYPH = ".notdef glyph"


class _Style(NamedTuple):
    """A page style ready for use, and what the engine had to say against it."""

    sheet: Any
    fonts: Any
    faults: tuple[str, ...]


def render_pdf(
    document: Document, *css: Path, made_on: date, stretch: float = 1.0, fresh_at: int | None = None
) -> Rendered:
    """The document as a tagged PDF in the page styles `css`, each over the one before, with the fonts it uses embedded.

    `stretch` widens or narrows the space between lines; block `fresh_at` begins a page.

    Whatever WeasyPrint warns of is a fault: a declaration it does not know, a file it was told to load (nothing is ever
    loaded, neither from the disk nor from the network). A character that no font has is named instead, with a note. The same
    arguments and the same fonts give the same bytes. Raises OSError when a style cannot be read.
    """
    document, faults = settled(document)
    # Fonts for print have no little pictures: each is named, and its paper made.
    document = mapped(document, printable)
    style = "\n".join(each.read_text("utf-8") for each in css)
    if stretch != 1.0:
        style += f"\n:root {{ --stretch: {stretch}; }}"
    made = render_html(html_page(document, made_on, fresh_at), style, pdf_variant="pdf/ua-1")
    data = with_whole_tags(made.data)
    return Rendered(data, tuple(dict.fromkeys((*faults, *made.faults))), made.notes)


def render_stamps(stamps: Sequence[Stamp]) -> Rendered:
    """A page for each stamp, with its words at head and foot."""
    return render_html(stamp_page(stamps), STYLE)


def render_html(html: str, css: str, **options: str) -> Rendered:
    """A page of HTML in the style `css`; `options` are WeasyPrint's. Faults and notes as for `render_pdf`."""
    style = _style(css)
    made, heard, lacking = _laid_out(html, style, options)
    notes: tuple[str, ...] = ()
    if lacking:
        # Only the engine knows which font has what: it is asked by trying.
        made, heard, still = _laid_out(with_names(html, lacking), style, options)
        notes = tuple(note_on(sign) for sign in lacking)
        heard = [*heard, *(f"“{sign}”（U+{ord(sign):04X}）在 PDF 里印不出来" for sign in still)]
    return Rendered(made, tuple(dict.fromkeys((*style.faults, *heard))), notes)


def _laid_out(html: str, style: _Style, options: Mapping[str, str]) -> tuple[bytes, list[str], list[str]]:
    """The PDF, what the engine had to say, and the signs that no font has."""
    from weasyprint import HTML

    with _warnings_heard() as heard:
        page = HTML(string=html, url_fetcher=_no_fetcher())
        data = page.write_pdf(
            stylesheets=[style.sheet], font_config=style.fonts, pdf_identifier=True, **options
        )
    lacking = [sign for record in heard if (sign := _lacking(record))]
    return (
        bytes(data),
        [_fault(record) for record in heard if not _lacking(record)],
        list(dict.fromkeys(lacking)),
    )


@lru_cache(maxsize=8)
def _style(css: str) -> _Style:
    """The parsed style and the fonts it found: both cost more than a page and are made once a process."""
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    with _warnings_heard() as heard:
        sheet = CSS(string=css, font_config=fonts, url_fetcher=_no_fetcher())
    return _Style(sheet, fonts, tuple(map(_fault, heard)))


def _no_fetcher() -> Any:
    """A fetcher that fetches nothing: a paper is made of its document and its style alone."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=())


# The fonts call into a library when they go, which at the interpreter's own end is gone before them.
atexit.register(_style.cache_clear)


class _Listener(logging.Handler):
    """Keeps the warnings that come from its own thread."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.thread = threading.get_ident()
        self.heard: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.thread == self.thread:
            self.heard.append(record)


def _lacking(record: logging.LogRecord) -> str:
    """The sign that no font has, where that is what the engine warns of."""
    if MISSING_GLYPH in record.msg and isinstance(record.args, tuple):
        return str(record.args[0])
    return ""


def _fault(record: logging.LogRecord) -> str:
    """The engine's warning: what is not of the author's text is of the style."""
    return f"排版 PDF 时：{record.getMessage()}"


@contextmanager
def _warnings_heard() -> Iterator[list[logging.LogRecord]]:
    """The engine's own log of what it could not do, for as long as the block runs."""
    logger, listener = logging.getLogger(LOGGER_NAME), _Listener()
    logger.addHandler(listener)
    try:
        yield listener.heard
    finally:
        logger.removeHandler(listener)
