"""The one page that opens a case: what to do today, every paper, every field, days, the case itself and its clauses.

It is made last of all, for it tells what was made; and for the author alone.
"""

from collections.abc import Iterable

from kameng_docs.channels.model import AUTHOR
from kameng_docs.output import MadeFile, sha256
from kameng_docs.page.contents import Contents, Section
from kameng_docs.page.fragments import of_document
from kameng_docs.page.law import claims_of, clauses_of
from kameng_docs.page.layout import page
from kameng_docs.page.masking import masking
from kameng_docs.page.steps import Made, is_told, link_to, section_id, steps_of
from kameng_docs.pipeline import Disclosures, Sheet
from kameng_docs.plan import Plan
from kameng_docs.wording import date_in_chinese

__all__ = ["FILE", "Contents", "Made", "contents_of", "open_here"]

FILE = "00_打开这里.html"
CHANNEL, DOCUMENT = "today", "page"
# The overviews that stand before the steps, behind them, and with the matrix; what comes of another stands with the first.
FIRST, DAYS, GAPS = ("today", "today"), ("today", "days"), ("checklist", "gaps")
BELOW_PART = 3


def open_here(made: Made, plan: Plan, seen: Disclosures) -> tuple[MadeFile, bytes]:
    """The page of a case, and its bytes. `seen` gives the case as its author may see it on paper."""
    data = page(contents_of(made, plan, seen))
    digest = sha256(data)
    return MadeFile(FILE, digest, CHANNEL, DOCUMENT, "html", AUTHOR, digest), data


def contents_of(made: Made, plan: Plan, seen: Disclosures) -> Contents:
    """What stands on the page, part by part: its HTML is our own, its texts are texts. The desk shows the same parts."""
    brief = seen.to(AUTHOR, CHANNEL)
    clauses = clauses_of(brief)
    told = {sheet.about for sheet in made.overviews}
    whole = [sheet for sheet in made.overviews if sheet.document and not sheet.about]
    return Contents(
        title=brief.title,
        made_on=date_in_chinese(brief.made_on),
        today=_sections(sheet for sheet in whole if _name(sheet) == FIRST),
        reminders=_sections(sheet for sheet in whole if _name(sheet) not in {FIRST, DAYS, GAPS}),
        steps=tuple(steps_of(made, plan, masking(seen.brief.secrets))),
        days=_sections(sheet for sheet in whole if _name(sheet) == DAYS),
        calendar=tuple(link_to(file, file.path) for file, _ in made.files if file.format == "ics"),
        told=_sections(sheet for sheet in made.papers if is_told(sheet)),
        gaps=_sections(sheet for sheet in whole if _name(sheet) == GAPS),
        claims=claims_of(brief, clauses),
        clauses=tuple(clauses.values()),
        others=tuple(
            link_to(file, file.path)
            for file, _ in made.files
            if file.channel not in told and file.format != "ics"
        ),
    )


def _name(sheet: Sheet) -> tuple[str, str]:
    return sheet.channel.slug, sheet.paper.slug


def _sections(sheets: Iterable[Sheet]) -> tuple[Section, ...]:
    return tuple(
        Section(section_id(sheet), sheet.document.title or sheet.paper.name, of_document(sheet, BELOW_PART))
        for sheet in sheets
        if sheet.document
    )
