"""Blocks that an engine tags once a page, put together again."""

from dataclasses import replace

from typeset.lines import Block, Column, broken_by_hand


def joined(blocks: tuple[Block, ...], column: Column | None) -> tuple[Block, ...]:
    """The blocks, with a paragraph or table that goes on over a page as one: WeasyPrint tags each page's part by itself.

    A paragraph goes on where a page begins at the column's very edge behind a line that was full; a table, where a page
    ends and the next begins in one. Which of its rows goes on cannot be told.
    """
    found: list[Block] = []
    tables: dict[int, int] = {}
    for given in blocks:
        block, place = given, given.place
        before = found[-1] if found else None
        turned = before is not None and before.lines[-1].page + 1 == block.lines[0].page
        if turned and column is not None and _goes_on(before, block, column):
            found[-1] = replace(before, lines=before.lines + block.lines)
            continue
        if turned and before.place and place and before.place.table >= 0 <= place.table:
            tables.setdefault(place.table, before.place.table)
        if place is not None and place.table in tables:
            block = replace(block, place=replace(place, table=tables[place.table]))
        found.append(block)
    return tuple(found)


def _goes_on(before: Block, block: Block, column: Column) -> bool:
    if not (before.body and block.body and before.place.tag == block.place.tag):
        return False
    last, first = before.lines[-1], block.lines[0]
    # The black of an opening mark that was not squeezed stands half its size further in.
    at_edge = first.left - column.left < 0.6 * first.size
    return at_edge and not broken_by_hand(last, first, column)
