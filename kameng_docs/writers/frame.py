"""The frame of a DOCX: docxtpl fills what the layout itself prints, such as the title, the head and the foot."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from kameng_docs.blocks import Document
from kameng_docs.resources import sandbox
from kameng_docs.writers.wordstyles import WordStyles, styles_of

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from jinja2 import Environment
    from markupsafe import Markup

# Bytes of all parts of a layout and of one part of text, and how many parts.
MOST_BYTES, MOST_OF_ONE, MOST_PARTS = 50_000_000, 3_000_000, 2_000
# Texts of layouts whose blanks are kept ready: a layout has some ten.
KEPT = 64
# Layouts whose styles are kept, by their hashes, so that one that was changed is another.
LAYOUTS = 16
# What a blank that is no name can raise, besides Jinja's own errors.
USELESS = (TypeError, ValueError, ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError)
# What docxtpl makes tabs, line breaks, paragraphs and pages of.
LISTED = re.compile("[\t\n\a\f]")
Key = TypeVar("Key")
Value = TypeVar("Value")


class LayoutError(Exception):
    """The Word layout cannot be used; the message says why, in Chinese. Raised and caught in the DOCX writer alone."""


def filled_frame(layout: Path, document: Document) -> tuple["WordDocument", WordStyles]:
    """The layout with `{{ title }}` and `{{ subtitle }}` filled in, wherever in it they stand, and its styles.

    Raises `LayoutError` when the layout is no DOCX or asks for something else, OSError when it cannot be read.
    """
    from zipfile import BadZipFile

    from jinja2 import TemplateError

    data = layout.read_bytes()
    key = sha256(data).digest()
    frame = _frames()(BytesIO(data))
    try:
        if key not in _STYLES:
            _demand_size(layout, data)
        with sandbox.in_time():
            frame.init_docx()
    except (BadZipFile, KeyError, ValueError, SyntaxError, OSError, NotImplementedError) as problem:
        raise LayoutError(f"Word 版式“{layout.name}”打不开，它须是 Word 保存的 .docx 文件") from problem
    except sandbox.TooMuchError as problem:
        raise LayoutError(f"Word 版式“{layout.name}”{problem}") from problem
    try:
        with sandbox.in_time():
            frame.render(
                {"title": document.title, "subtitle": document.subtitle}, _environment(), autoescape=True
            )
    except (sandbox.TooMuchError, *USELESS) as problem:
        raise LayoutError(
            f"Word 版式“{layout.name}”里的填空算不完（{problem}），只写 {{{{ title }}}} 和 {{{{ subtitle }}}}"
        ) from problem
    except TemplateError as problem:
        raise LayoutError(
            f"Word 版式“{layout.name}”里的填空不对，只有 {{{{ title }}}} 和 {{{{ subtitle }}}} 可用：{problem}"
        ) from problem
    word: WordDocument = frame.docx
    # No blank is filled in a style: they are those of the layout.
    return word, _remembered(_STYLES, LAYOUTS, key, lambda: styles_of(word))


_STYLES: dict[bytes, WordStyles] = {}


def _remembered(kept: dict[Key, Value], most: int, key: Key, made: Callable[[], Value]) -> Value:
    """What was made for this key; when there are `most`, all are forgotten."""
    if key in kept:
        return kept[key]
    if len(kept) >= most:
        kept.clear()
    value = kept[key] = made()
    return value


def _demand_size(layout: Path, data: bytes) -> None:
    """A layout is a few hundred kilobytes; what unpacks to a multiple of any is not unpacked."""
    from zipfile import ZipFile

    with ZipFile(BytesIO(data)) as archive:
        entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    text = max(
        (entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))), default=0
    )
    if total > MOST_BYTES or text > MOST_OF_ONE or len(entries) > MOST_PARTS:
        raise LayoutError(
            f"Word 版式“{layout.name}”解开有 {total // 1_000_000} MB、{len(entries)} 个部分，不像版式，没有解开"
        )


@cache
def _frames() -> Any:
    """docxtpl, which searches a layout for some thirty things and reads each head and foot anew.

    What a text of a layout is to Jinja is found once, a head or foot without a brace stays as it is, and signs to be
    resolved are looked for where there are any.
    """
    from docxtpl import DocxTemplate

    searched: dict[str, str] = {}

    class Frame(DocxTemplate):  # type: ignore[misc]
        def patch_xml(self, src_xml: str) -> str:
            search = super().patch_xml
            return _remembered(searched, KEPT, src_xml, lambda: search(src_xml))

        def get_headers_footers(self, uri: str) -> Iterator[tuple[str, Any]]:
            return (each for each in super().get_headers_footers(uri) if b"{" in each[1].blob)

        def resolve_listing(self, xml: str) -> str:
            resolved: str = super().resolve_listing(xml) if LISTED.search(xml) else xml
            return resolved

    return Frame


@cache
def _environment() -> "Environment":
    """One for all frames. It keeps what it made of the last texts: layouts are few, and all papers fill the same."""
    from jinja2 import StrictUndefined

    made: Any = sandbox.environment(undefined=StrictUndefined, autoescape=True, finalize=_as_characters)
    made.from_string = lru_cache(KEPT)(made.from_string)
    environment: Environment = made
    return environment


def _as_characters(value: Any) -> "Markup":
    """The value as XML text. Braces go in as character references: docxtpl reads `{_{` as its own escape."""
    from jinja2 import Undefined
    from markupsafe import Markup, escape

    if isinstance(value, Undefined):
        str(value)  # A strict undefined raises here, naming itself.
    text = str(escape(sandbox.printable(value)))
    return Markup(text.replace("{", "&#123;").replace("}", "&#125;").replace("%", "&#37;"))  # noqa: S704
