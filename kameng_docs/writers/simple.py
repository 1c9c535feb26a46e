"""A form as headings, paragraphs and tables, for formats that have no frame to lay it out in."""

from collections.abc import Iterator

from kameng_docs.blocks import Block, Form, FormRow, FormSection, Heading, Paragraph, Run, Runs, Table

# Label and content: 40 and 125 mm.
WIDTHS = (40.0, 125.0)


def simplified(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """The blocks, each form among them as simpler ones that say the same words in the same order."""
    for block in blocks:
        if isinstance(block, Form):
            yield from (Paragraph(line, flush=True) for line in block.notes)
            for section in block.sections:
                yield from _section(section)
        else:
            yield block


def _section(section: FormSection) -> Iterator[Block]:
    yield Heading((Run(section.title),))
    if section.subtitle:
        yield Paragraph((Run("\n".join(section.subtitle)),), flush=True)
    rows = list[tuple[Runs, ...]]()
    for row in section.rows:
        if row.label:
            rows.append(((Run("".join(row.label)),), _lines(row)))
            continue
        yield from _table(rows)
        rows = []
        yield from (Paragraph(runs, flush=True) for runs in ((Run(row.hint),), *row.content))
    yield from _table(rows)


def _table(rows: list[tuple[Runs, ...]]) -> Iterator[Table]:
    if rows:
        yield Table((), tuple(rows), WIDTHS)


def _lines(row: FormRow) -> Runs:
    """The content of a row in one, its lines parted by line feeds."""
    parts = list[Run]()
    for number, line in enumerate(((Run(row.hint),), *row.content) if row.hint else row.content):
        parts += [Run("\n"), *line] if number else line
    return tuple(parts)
