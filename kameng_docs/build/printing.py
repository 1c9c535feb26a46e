"""The papers of a case as bytes, in the order in which they need each other."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.build.composed import Composed, Pages, Ready, composed_of
from kameng_docs.build.job import Job
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.output import Manifest, read_manifest

if TYPE_CHECKING:
    from kameng_docs.bundle.render import Press, Printed
    from kameng_docs.evidence import ExhibitFile
    from kameng_docs.pipeline import Checked, PaperSet, Workshop
    from kameng_docs.plan import Plan


def printed_of(
    shop: "Workshop",
    checked: "Checked",
    file: Path,
    job: Job,
    old: Manifest,
    *,
    sets: tuple["PaperSet", ...],
    plan: "Plan",
    ready: Ready | None = None,
) -> tuple["Printed", list[Diagnostic]]:
    """The papers as bytes: the evidence books first, whose pages lists print; the overviews last, for they tell
    what came of the others. `plan` is that of all sets; what is `ready` is not composed again.
    """
    from kameng_docs.bundle.calendar import agenda
    from kameng_docs.bundle.originals import records
    from kameng_docs.bundle.render import Printed, print_all
    from kameng_docs.evidence import by_name
    from kameng_docs.page import Made, open_here
    from kameng_docs.pipeline import Disclosures, overviews_of, told_once

    brief = checked.brief
    if brief is None:
        raise ValueError("a case with an error is not printed")
    press = _press(shop, job, old)
    names, folder = by_name(checked.files), file.parent / file.stem
    printed, told = Printed(), []
    for i, each in enumerate(sets):
        before = ready.composed[i] if ready else None
        made, composed = _printed_set(each, names, folder, press, job, before=before)
        printed += made
        told.append((each, composed.found))
        if ready:
            ready.pages.append(composed.pages)
    if job.only:
        return printed, told_once(told)
    # Of several sets the whole case is disclosed once more, for what is told of all of them.
    seen = sets[0].seen if len(sets) == 1 else Disclosures(brief)
    if len(sets) > 1:
        # Of all originals, for the author: in the book of each suit they have other numbers.
        printed += records(seen, names, folder, {})
    papers = printed.sheets
    overviews, more = overviews_of(shop, checked, sets, list(papers))
    printed += agenda(plan) + print_all(overviews, press)
    here = open_here(Made(papers, overviews, printed.files), plan, seen)
    return printed + Printed(files=(here,)), [*told_once(told), *more]


def pages_as_bound(
    shop: "Workshop", checked: "Checked", file: Path, job: Job, sets: tuple["PaperSet", ...]
) -> list[Pages]:
    """The pages that the books of each set have, as they lie there; a book that is out of date is bound for it, not written."""
    from kameng_docs.bundle.books import Desk, bind_books
    from kameng_docs.evidence import by_name
    from kameng_docs.pipeline import compose_books

    press = _press(shop, job, read_manifest(job.out / file.stem) or Manifest(file.stem, ""))
    names, folder, pages = by_name(checked.files), file.parent / file.stem, list[Pages]()
    for each in sets:
        desk = Desk(each.shop, each.seen, names, folder, press, partial(job.progress, file.stem))
        pages.append(bind_books(compose_books(each.shop, "", each.plan, each.seen), desk).pages)
    return pages


def _press(shop: "Workshop", job: Job, old: Manifest) -> "Press":
    from kameng_docs.bundle.render import Press

    known = {made.path: made for made in old.files}
    return Press(shop.folders, job.made_on, job.out / old.case, known, job.force, job.engine)


def _printed_set(
    papers: "PaperSet",
    names: Mapping[str, "ExhibitFile"],
    folder: Path,
    press: "Press",
    job: Job,
    *,
    before: Composed | None,
) -> tuple["Printed", Composed]:
    """One set of papers, and its words; as a rule a case has one set."""
    from kameng_docs.bundle.books import Desk, bind_books
    from kameng_docs.bundle.filing import filed
    from kameng_docs.bundle.originals import copies, records
    from kameng_docs.bundle.render import print_all
    from kameng_docs.pipeline import compose_books

    # What is disclosed is kept for this set alone: every paper, book and list asks it, and it goes when they are printed.
    shop, brief, seen, plan = papers.shop, papers.brief, papers.seen, papers.plan
    desk = Desk(shop, seen, names, folder, press, partial(job.progress, brief.case))
    sheets = before.books if before else compose_books(shop, job.only, plan, seen)
    books = bind_books(sheets, desk)
    composed = before
    if composed is None or composed.pages != books.pages:
        composed = composed_of(papers, books.pages, job.only, sheets)
    printed = print_all(composed.sheets, press) + books.printed
    channels = {sheet.channel.slug: sheet.channel for sheet in composed.sheets if sheet.document}
    printed += copies(brief, list(channels.values()), names, folder, press)
    for channel in channels.values():
        printed += filed(channel, printed.files, press)
    if not job.only:
        printed += records(seen, names, folder, books.pages, papers.folder)
    return printed, composed
