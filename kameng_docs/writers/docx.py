"""DOCX: the frame of a Word layout, and the blocks in that layout's named styles. Word counts what runs on."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kameng_docs.blocks import (
    Addressee,
    Block,
    Document,
    Form,
    Heading,
    Items,
    Paragraph,
    Run,
    Runs,
    Signature,
    Table,
    leads_in,
)
from kameng_docs.writers.archive import packed
from kameng_docs.writers.characters import settled
from kameng_docs.writers.formgrid import FORM_STYLES, append_form
from kameng_docs.writers.frame import LayoutError, filled_frame
from kameng_docs.writers.grid import TABLE_STYLES, append_table
from kameng_docs.writers.lettering import gap
from kameng_docs.writers.numbering import places
from kameng_docs.writers.rendered import Rendered
from kameng_docs.writers.wordlists import WordLists
from kameng_docs.writers.wordpackage import members_of
from kameng_docs.writers.wordparts import STRONG, W, WordParts, keep_with_next, style_of
from kameng_docs.writers.wordstyles import WordStyles

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

HEADINGS = {1: "Heading 1", 2: "Heading 2"}
BODY, FLUSH, ITEM = "Body Text", "顶格正文", "条目"
ADDRESS, ADDRESSED, SIGNATURE = "致送", "致送机关", "落款"
GAP = "表后空行"
STYLES = (*HEADINGS.values(), BODY, FLUSH, ITEM, ADDRESS, ADDRESSED, SIGNATURE, GAP, STRONG, *TABLE_STYLES)


def render_docx(document: Document, layout: Path, *, made_on: date) -> Rendered:
    """The document as a DOCX in the Word layout `layout`; `made_on` is its date of making and of change.

    What is wrong with the layout (a style is missing, an unknown blank) is a fault and leaves `data` empty.
    The same arguments give the same bytes. Raises OSError when the layout cannot be read.
    """
    document, faults = settled(document)
    try:
        word, styles = filled_frame(layout, document)
        _demand_styles(styles, layout, document)
    except LayoutError as problem:
        return Rendered(b"", (*faults, str(problem)))
    lists, parts = WordLists(word, places(document), styles), WordParts(word, styles)
    for number, block in enumerate(document.blocks):
        after = (*document.blocks, None)[number + 1]
        if isinstance(block, Table):
            append_table(word, parts, block)
        elif isinstance(block, Form):
            append_form(parts, block)
        else:
            paragraphs = _append(parts, block, number, lists)
            # No page ends with what announces a table or a list, and none begins with the last line of a list.
            if leads_in(block, after):
                keep_with_next(paragraphs[-1])
            if isinstance(block, Items) and len(block.items) > 1:
                keep_with_next(paragraphs[-2])
        if isinstance(block, Table | Form) and isinstance(after, Table | Form | None):
            # Word runs two tables into one, and wants a paragraph behind the last.
            parts.paragraph(GAP, ())
    _keep_ends_together(word, {styles.ids[name] for name in (ADDRESS, ADDRESSED, SIGNATURE)})
    _set_properties(word, document, made_on)
    return Rendered(packed(members_of(word)), faults)


def _demand_styles(styles: WordStyles, layout: Path, document: Document) -> None:
    has_form = any(isinstance(block, Form) for block in document.blocks)
    missing = [name for name in (*STYLES, *(FORM_STYLES if has_form else ())) if name not in styles.ids]
    if missing:
        raise LayoutError(f"Word 版式“{layout.name}”缺少样式：{'、'.join(missing)}")


def _append(parts: WordParts, block: Block, number: int, lists: WordLists) -> list[Any]:
    """The paragraphs of a block that is no table, as they were appended."""
    made = []
    for item, (style, runs) in enumerate(_paragraphs(block)):
        place = lists.at(number, item)
        made.append(parts.paragraph(style, place.runs if place else runs))
        if place:
            lists.join(made[-1], style, place)
    return made


def _paragraphs(block: Block) -> Iterator[tuple[str, Runs]]:
    """The paragraphs of a block that is no table, each with its style."""
    match block:
        case Heading(runs=runs, level=level):
            yield HEADINGS[level], runs
        case Paragraph(runs=runs, flush=flush):
            yield FLUSH if flush else BODY, runs
        case Items(items=items):
            yield from ((ITEM, (Run(label + gap(label)), *runs)) for label, runs in items)
        case Addressee(lines=lines):
            yield from ((ADDRESSED if number else ADDRESS, (Run(line),)) for number, line in enumerate(lines))
        case Signature(lines=lines):
            yield from ((SIGNATURE, (Run(line),)) for line in lines)


def _keep_ends_together(word: "WordDocument", held: set[str | None]) -> None:
    """No page may hold the address or the signature alone: each of their lines holds on to the one before it."""
    for after in word.element.body.iterchildren(f"{W}p"):
        before = after.getprevious()
        if before is not None and style_of(after) in held:
            last = before if before.tag == f"{W}p" else before.findall(f"{W}tr")[-1]
            for paragraph in last.iter(f"{W}p"):
                keep_with_next(paragraph)


def _set_properties(word: "WordDocument", document: Document, made_on: date) -> None:
    """What the file says of itself: its title, its language and its date; nobody's name."""
    instant = datetime.combine(made_on, time(), UTC)
    properties = word.core_properties
    # Not through the template: there an ampersand of the title would be escaped twice.
    properties.title, properties.language = document.title, document.language
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = instant
    properties.revision = 1
