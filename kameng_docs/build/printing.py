"""The papers of a case as bytes, in the order in which they need each other."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.build.job import Job
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.output import Manifest

if TYPE_CHECKING:
    from kameng_docs.bundle.render import Printed
    from kameng_docs.pipeline import Checked, Workshop


def printed_of(
    shop: "Workshop", checked: "Checked", file: Path, job: Job, old: Manifest
) -> tuple["Printed", list[Diagnostic]]:
    """The papers as bytes: the evidence books first, whose pages lists print; the overviews last, for they tell
    what came of the others.
    """
    from kameng_docs.bundle.books import Desk, bind_books
    from kameng_docs.bundle.calendar import agenda
    from kameng_docs.bundle.filing import filed
    from kameng_docs.bundle.originals import copies, records
    from kameng_docs.bundle.render import Press, Printed, print_all
    from kameng_docs.evidence import by_name
    from kameng_docs.page import Made, open_here
    from kameng_docs.pipeline import Disclosures, compose_books, compose_overviews, compose_papers
    from kameng_docs.plan import plan_of

    brief = checked.brief
    if brief is None:
        raise ValueError("a case with an error is not printed")
    known = {made.path: made for made in old.files}
    press: Press = Press(shop.folders, job.made_on, job.out / brief.case, known, job.force)
    # Kept for this case alone: every paper, book and list asks it, and it goes when they are printed.
    seen = Disclosures(brief)
    names = by_name(checked.files)
    progress = partial(job.progress, brief.case)
    plan = plan_of(brief, shop.channels)
    desk = Desk(shop, seen, names, file.parent / file.stem, press, progress)
    books = bind_books(compose_books(shop, job.only, plan, seen), desk)
    pages = {"book_pages": books.pages} if books.pages else {}
    sheets, found = compose_papers(shop, brief, job.only, pages, plan=plan, seen=seen)
    printed = print_all(sheets, press) + books.printed
    folder = file.parent / file.stem
    for channel in {sheet.channel.slug: sheet.channel for sheet in sheets if sheet.document}.values():
        if channel.copies:
            printed += copies(brief, channel, names, folder)
        printed += filed(channel, printed.files, press)
    if job.only:
        return printed, found
    papers = printed.sheets
    printed += records(seen, names, folder, books.pages) + agenda(plan)
    overviews, more = compose_overviews(shop, brief, list(papers), plan, seen=seen)
    printed += print_all(overviews, press)
    here = open_here(Made(papers, overviews, printed.files), plan, seen)
    return printed + Printed(files=(here,)), [*found, *more]
