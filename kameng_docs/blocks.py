"""A paper as a list of blocks: what compose gives and what the writers lay out. No layout stands here."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Run:
    """A stretch of text of one kind. A line feed in it breaks the line within the paragraph."""

    text: str
    strong: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 (the section of a paper) or 2."""

    runs: Runs
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Body text: the first line is indented by two characters unless `flush`."""

    runs: Runs
    flush: bool = False


@dataclass(frozen=True)
class Items:
    """A list. The label of each item (`1.`, `一、`, `-`) is text; Word counts those that run on (writers/numbering.py)."""

    items: tuple[tuple[str, Runs], ...]


@dataclass(frozen=True)
class Table:
    """A table. `widths` are shares of the width of the page, one a column."""

    head: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True)
class Addressee:
    """致送机关: the first line (此致) is indented, the body addressed stands flush below it."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Signature:
    """落款: lines at the right, kept together with each other and with what stands before them."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class FormRow:
    """A row of an official form. `label` are its lines as the form breaks them; without one the content is full-width.

    `content` are lines, whose boxes are characters (□, √) and whose indents and blanks are ideographic spaces. `hint`
    is printed above them; the row is at least `least` lines high; a `tall` one may break between pages.
    """

    label: tuple[str, ...]
    content: tuple[Runs, ...]
    hint: str = ""
    least: int = 1
    centred: bool = False
    tall: bool = False


@dataclass(frozen=True)
class FormSection:
    """A heading across the whole form, the lines printed below it, and its rows; one without a title goes on."""

    title: str
    subtitle: tuple[str, ...]
    rows: tuple[FormRow, ...]


@dataclass(frozen=True)
class Form:
    """An official form with fixed rows: the box of notes at its head, then its sections, in one frame."""

    notes: tuple[Runs, ...]
    sections: tuple[FormSection, ...]


Block = Heading | Paragraph | Items | Table | Form | Addressee | Signature


@dataclass(frozen=True)
class Document:
    """One paper, before any layout. `title` is printed at its head and names the file's metadata."""

    title: str
    blocks: tuple[Block, ...]
    subtitle: str = ""
    language: str = field(default="zh-CN")


def leads_in(block: Block, after: Block | None) -> bool:
    """Whether a block announces the one after it, so that no page may end between them."""
    if not isinstance(block, Paragraph):
        return False
    return isinstance(after, Table) or (isinstance(after, Items) and plain(block.runs).endswith("："))


def plain(runs: Runs) -> str:
    """The text of the runs, without their kinds."""
    return "".join(run.text for run in runs)


def words(document: Document) -> Iterator[str]:
    """Every piece of text of a document in reading order: the one order that all writers must keep."""
    yield document.title
    if document.subtitle:
        yield document.subtitle
    for block in document.blocks:
        yield from _words_of(block)


def _words_of(block: Block) -> Iterator[str]:
    match block:
        case Heading(runs=runs) | Paragraph(runs=runs):
            yield plain(runs)
        case Items(items=items):
            for label, runs in items:
                yield f"{label} {plain(runs)}".strip()
        case Table(head=head, rows=rows):
            for row in (head, *rows):
                yield from (plain(cell) for cell in row)
        case Form():
            yield from _words_of_form(block)
        case Addressee(lines=lines) | Signature(lines=lines):
            yield from lines


def _words_of_form(form: Form) -> Iterator[str]:
    yield from (plain(line) for line in form.notes)
    for section in form.sections:
        yield section.title
        yield from section.subtitle
        for row in section.rows:
            yield from ("".join(row.label), row.hint, *(plain(line) for line in row.content))


def mapped(document: Document, change: Callable[[str], str]) -> Document:
    """The document with every piece of its text changed, in reading order."""
    return replace(
        document,
        title=change(document.title),
        subtitle=change(document.subtitle),
        blocks=tuple(_mapped_block(block, change) for block in document.blocks),
    )


def _mapped_block(block: Block, change: Callable[[str], str]) -> Block:
    def runs(old: Runs) -> Runs:
        # Most texts stay as they are, and so do their runs.
        return tuple(run if (text := change(run.text)) == run.text else Run(text, run.strong) for run in old)

    match block:
        case Heading() | Paragraph():
            return replace(block, runs=runs(block.runs))
        case Items():
            return Items(tuple((change(label), runs(text)) for label, text in block.items))
        case Table():
            head = tuple(runs(cell) for cell in block.head)
            return replace(block, head=head, rows=tuple(tuple(map(runs, row)) for row in block.rows))
        case Form():
            return _mapped_form(block, change, runs)
        case Addressee() | Signature():
            return replace(block, lines=tuple(change(line) for line in block.lines))


def _mapped_form(form: Form, change: Callable[[str], str], runs: Callable[[Runs], Runs]) -> Form:
    def row(old: FormRow) -> FormRow:
        label, hint = tuple(map(change, old.label)), change(old.hint)
        return replace(old, label=label, hint=hint, content=tuple(map(runs, old.content)))

    def section(old: FormSection) -> FormSection:
        title, subtitle = change(old.title), tuple(map(change, old.subtitle))
        return FormSection(title, subtitle, tuple(map(row, old.rows)))

    return Form(tuple(map(runs, form.notes)), tuple(section(each) for each in form.sections))
