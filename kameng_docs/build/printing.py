"""The papers of one case as bytes, set by set: one set as a rule, one for each of several sellers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kameng_docs.bundle import render
from kameng_docs.bundle.books import Desk, bind_books
from kameng_docs.bundle.calendar import agenda
from kameng_docs.bundle.filing import filed
from kameng_docs.bundle.originals import copies, records
from kameng_docs.bundle.render import Press, Printed
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.evidence import ExhibitFile, by_name
from kameng_docs.pipeline import (
    Checked,
    Disclosures,
    PaperSet,
    Workshop,
    compose_books,
    compose_papers,
    overviews_of,
    plan_of_case,
    sets_of,
    told_once,
)


@dataclass(frozen=True)
class Wanted:
    """The slug of the only channel that is made, empty for all; and who hears of a book, as `Job.progress` does."""

    only: str
    progress: Callable[[int, int], None]


def print_case(
    shop: Workshop, checked: Checked, file: Path, press: Press, wanted: Wanted
) -> tuple[Printed, list[Diagnostic]]:
    """Everything of the case, and what is told of it: the overviews last, for they tell what came of the others."""
    if checked.brief is None:
        raise ValueError("a case with an error is not printed")
    names, folder = by_name(checked.files), file.parent / file.stem
    sets = sets_of(shop, checked)
    printed, told = Printed(), []
    for each in sets:
        made, found = _print_set(each, names, folder, press, wanted)
        printed += made
        told.append((each, found))
    if wanted.only:
        return printed, told_once(told)
    if len(sets) > 1:
        # Of all originals, for the author: in the book of each suit they have other numbers.
        printed += records(Disclosures(checked.brief), names, folder, {})
    printed += agenda(plan_of_case(shop, checked, sets))
    overviews, more = overviews_of(shop, checked, sets, list(printed.sheets))
    return printed + render.print_all(overviews, press), [*told_once(told), *more]


def _print_set(
    papers: PaperSet, names: Mapping[str, ExhibitFile], folder: Path, press: Press, wanted: Wanted
) -> tuple[Printed, list[Diagnostic]]:
    """The evidence books first, whose pages lists print.

    What is disclosed is kept for this set alone: every paper, book and list asks it, and it goes when they are printed.
    """
    shop, brief, seen, plan = papers.shop, papers.brief, papers.seen, papers.plan
    desk = Desk(shop, seen, names, folder, press, wanted.progress)
    books = bind_books(compose_books(shop, wanted.only, plan, seen), desk)
    pages = {"book_pages": books.pages} if books.pages else {}
    sheets, found = compose_papers(shop, brief, wanted.only, pages, plan=plan, seen=seen)
    printed = render.print_all(sheets, press) + books.printed
    for channel in {sheet.channel.slug: sheet.channel for sheet in sheets if sheet.document}.values():
        if channel.copies:
            printed += copies(brief, channel, names, folder)
        printed += filed(channel, printed.files, press)
    if not wanted.only:
        printed += records(seen, names, folder, books.pages, papers.folder)
    return printed, found
