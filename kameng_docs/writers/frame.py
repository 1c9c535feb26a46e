"""The frame of a DOCX: docxtpl fills what the layout itself prints, such as the title, the head and the foot."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kameng_docs.blocks import Document

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from jinja2 import Environment
    from markupsafe import Markup


class LayoutError(Exception):
    """The Word layout cannot be used; the message says why, in Chinese. Raised and caught in the DOCX writer alone."""


def filled_frame(layout: Path, document: Document) -> "WordDocument":
    """The layout with `{{ title }}` and `{{ subtitle }}` filled in, wherever in it they stand.

    Raises `LayoutError` when the layout is no DOCX or asks for something else, OSError when it cannot be read.
    """
    from zipfile import BadZipFile

    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    frame = DocxTemplate(BytesIO(layout.read_bytes()))
    try:
        frame.init_docx()
    except (BadZipFile, KeyError, ValueError) as problem:
        raise LayoutError(f"Word 版式“{layout.name}”打不开，它须是 Word 保存的 .docx 文件") from problem
    try:
        frame.render(
            {"title": document.title, "subtitle": document.subtitle}, _environment(), autoescape=True
        )
    except TemplateError as problem:
        raise LayoutError(
            f"Word 版式“{layout.name}”里的填空不对，只有 {{{{ title }}}} 和 {{{{ subtitle }}}} 可用：{problem}"
        ) from problem
    word: WordDocument = frame.docx
    return word


def _environment() -> "Environment":
    from jinja2 import Environment, StrictUndefined

    return Environment(undefined=StrictUndefined, autoescape=True, finalize=_as_characters)


def _as_characters(value: Any) -> "Markup":
    """The value as XML text. Braces go in as character references: docxtpl reads `{_{` as its own escape."""
    from jinja2 import Undefined
    from markupsafe import Markup, escape

    if isinstance(value, Undefined):
        str(value)  # A strict undefined raises here, naming itself.
    text = str(escape(value))
    return Markup(text.replace("{", "&#123;").replace("}", "&#125;").replace("%", "&#37;"))  # noqa: S704
