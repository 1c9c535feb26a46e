"""An official form as one table of HTML; its measures stand in the page style alone."""

from collections.abc import Iterable, Iterator

from kameng_docs.blocks import Form, FormRow, FormSection
from kameng_docs.writers.htmltext import of_runs, of_text


def form_parts(form: Form) -> Iterator[str]:
    """The table, two columns; what goes across the whole form spans both."""
    yield '<table class="form"><colgroup><col class="label"><col class="content"></colgroup><tbody>'
    if form.notes:
        yield _across("notes", _paragraphs(map(of_runs, form.notes)))
    for section in form.sections:
        yield from _section(section)
    yield "</tbody></table>"


def _section(section: FormSection) -> Iterator[str]:
    name = "section explained" if section.subtitle else "section"
    if section.title:
        # A head, so that readers and bookmarks lead to each section of the seven pages.
        title = f"<h2>{of_text(section.title)}</h2>"
        yield _across(name, (title, *_paragraphs(map(of_text, section.subtitle))))
    for row in section.rows:
        if row.label:
            yield _row(row)
        else:
            yield _across("free tall" if row.tall else "free", _lines(row), row.least)


def _row(row: FormRow) -> str:
    label = _cell("label centred" if row.centred else "label", _paragraphs([of_text("\n".join(row.label))]))
    return f'<tr class="{"tall" if row.tall else "whole"}">{label}{_cell("content", _lines(row))}</tr>'


def _lines(row: FormRow) -> Iterator[str]:
    if row.hint:
        yield f'<p class="hint">{of_text(row.hint)}</p>'
    yield from _paragraphs(map(of_runs, row.content))


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """An empty line keeps its height."""
    yield from (f"<p>{line or '<br>'}</p>" for line in lines)


def _across(name: str, paragraphs: Iterable[str], least: int = 1) -> str:
    return f'<tr class="{name}">{_cell(f"least-{least}", paragraphs, 2)}</tr>'


def _cell(name: str, paragraphs: Iterable[str], columns: int = 1) -> str:
    span = f' colspan="{columns}"' if columns > 1 else ""
    return f'<td class="{name}"{span}>' + "".join(paragraphs) + "</td>"
