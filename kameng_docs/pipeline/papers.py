"""A brief to its papers: disclose to each audience, ask what is missing, compose, look at what came out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kameng_docs.blocks import Document
from kameng_docs.brief import Brief
from kameng_docs.channels import Channel, Paper
from kameng_docs.compose import (
    Field,
    applies,
    compose,
    compose_field,
    document_of,
    filled_in,
    missing_particulars,
)
from kameng_docs.diagnostics import Diagnostic, Scope, Severity, has_errors, of_case
from kameng_docs.disclosure import Masked, attached
from kameng_docs.gates import Past
from kameng_docs.pipeline.disclosures import Disclosures
from kameng_docs.pipeline.own_wordings import own_wordings
from kameng_docs.pipeline.workshop import Workshop
from kameng_docs.plan import CLOSED, DONE, OPEN, PREMATURE, Plan, Rung, plan_of
from kameng_docs.rules.document import check_document
from kameng_docs.rules.document_tone import check_tone
from kameng_docs.rules.masked import masked_in, told_masked
from kameng_docs.rules.sorted_words import check_sorted
from kameng_docs.rules.uploads import check_uploads
from kameng_docs.rules.wording_clauses import check_clauses, doubtful_in_wordings

MISSING = "document.missing-particulars"
# Why the rung of a channel leaves no room for a paper.
SHUT = {CLOSED: "document.step-closed", DONE: "document.step-done", PREMATURE: "document.step-early"}
ASK_A_LAWYER = ("请先咨询律师，或拨打 12348 法律援助热线",)


@dataclass(frozen=True)
class Sheet:
    """One paper of a case: its document, or why it is withheld (`code`, `missing`).

    `fields` are those of a form on a site, each as its own readers may see it. `about` is the slug of the channel that an
    overview tells of. `masked` are its sentences in which something was masked, `changes` what would open a step that is shut.
    """

    channel: Channel
    paper: Paper
    document: Document | None
    code: str = ""
    missing: tuple[str, ...] = ()
    masked: tuple[Masked, ...] = ()
    changes: str = ""
    fields: tuple[Field, ...] = ()
    about: str = ""


def compose_all(shop: Workshop, brief: Brief) -> tuple[list[Sheet], list[Diagnostic]]:
    """Every paper of every channel, the overviews last, and what is to be said about them."""
    seen, plan = Disclosures(brief), plan_of(brief, shop.channels)
    papers, found = compose_papers(shop, brief, plan=plan, seen=seen)
    overviews, more = compose_overviews(shop, brief, papers, plan, seen=seen)
    return [*papers, *overviews], [*found, *more]


def compose_papers(
    shop: Workshop,
    brief: Brief,
    only: str = "",
    more: Mapping[str, Any] | None = None,
    *,
    plan: Plan | None = None,
    seen: Disclosures | None = None,
) -> tuple[list[Sheet], list[Diagnostic]]:
    """Every paper that is handed in somewhere; those of the channel `only` alone where one is named.

    `more` are further names for the wordings: where the exhibits stand in the book. `plan` and `seen` are what was made
    of the brief already, by whoever composes more of it than this.
    """
    plan = plan or plan_of(brief, shop.channels)
    sheets, found = _composed(
        shop, seen or Disclosures(brief), plan, handed_in(shop, only), {"sheets": [], **(more or {})}
    )
    return sheets, [*found, *of_case(doubtful_in_wordings(own_wordings(shop.folders), brief), brief.case)]


def compose_books(shop: Workshop, only: str, plan: Plan, seen: Disclosures) -> list[Sheet]:
    """Only the evidence books among these papers: they are bound before the others are composed, for these name pages."""
    books = [
        (channel, [paper for paper in papers if paper.book]) for channel, papers in handed_in(shop, only)
    ]
    return _composed(shop, seen, plan, books, {"sheets": []})[0]


def compose_again(
    shop: Workshop, seen: Disclosures, sheet: Sheet, more: Mapping[str, Any]
) -> tuple[Document | None, list[Diagnostic]]:
    """One paper with further names for its wording: the front of a volume of the book."""
    shown = seen.to(sheet.paper.audience, sheet.channel.slug)
    return compose(sheet.paper, sheet.channel, shown, shop.folders, more)


def compose_overviews(
    shop: Workshop,
    brief: Brief,
    papers: list[Sheet],
    plan: Plan | None = None,
    *,
    seen: Disclosures | None = None,
) -> tuple[list[Sheet], list[Diagnostic]]:
    """The papers that tell the author of the others; `papers` as they came out. What is for `each` channel is about those
    that have a paper or a place on today's ladder.

    `plan` and `seen` are what was made of the brief already.
    """
    overviews = [(channel, channel.papers) for channel in shop.channels.values() if channel.overview]
    plan = plan or plan_of(brief, shop.channels)
    told = {*(sheet.channel.slug for sheet in papers), *(rung.channel for rung in plan.rungs)}
    each = [channel for channel in shop.channels.values() if channel.slug in told and not channel.overview]
    names = {"plan": plan, "sheets": papers}
    return _composed(shop, seen or Disclosures(brief), plan, overviews, names, each=each)


def handed_in(shop: Workshop, only: str = "") -> list[tuple[Channel, Sequence[Paper]]]:
    """The channels where something is handed in, with their papers; the channel `only` alone where one is named."""
    return [(c, c.papers) for c in shop.channels.values() if not c.overview and only in {"", c.slug}]


def offered(
    shop: Workshop, seen: Disclosures, plan: Plan, wanted: Sequence[tuple[Channel, Sequence[Paper]]]
) -> Iterator[tuple[Sheet, Rung | None, list[Diagnostic]]]:
    """Which of these papers the case has today, none of them composed yet: with no code to be made, else why it is not.

    A paper that asks for nothing where its step leaves no room is not offered at all.
    """
    past = Past(seen.brief)
    for channel, papers in wanted:
        rung = plan.rung(channel.slug)
        for paper in papers:
            if not applies(paper, channel, past, shop.folders):
                continue
            if rung is not None and not _leaves_room(rung, paper):
                if (
                    OPEN in paper.at
                    and rung.status == CLOSED
                    and not rung.whole
                    and _is_private(seen, channel)
                ):
                    yield _ask_a_lawyer(channel, paper), rung, []
                elif OPEN in paper.at:
                    code = SHUT[rung.status]
                    yield Sheet(channel, paper, None, code, (rung.reason,), changes=rung.changes), rung, []
                continue
            sheet, faults = _asked(shop, seen, past, channel, paper)
            yield sheet, rung, faults


def _leaves_room(rung: Rung, paper: Paper) -> bool:
    return rung.status in paper.at and (rung.status != PREMATURE or rung.prepare)


def _is_private(seen: Disclosures, channel: Channel) -> bool:
    """Whether an answer of 自查 closes the channel: no diagnostic speaks of that, whatever else closes it."""
    return channel.slug in seen.brief.withheld_channels


def _ask_a_lawyer(channel: Channel, paper: Paper) -> Sheet:
    return Sheet(channel, paper, None, "document.ask-a-lawyer", ASK_A_LAWYER)


def _asked(
    shop: Workshop, seen: Disclosures, past: Past, channel: Channel, paper: Paper
) -> tuple[Sheet, list[Diagnostic]]:
    """Whether the case holds what the paper asks for."""
    if _is_private(seen, channel):
        return _ask_a_lawyer(channel, paper), []
    shown = seen.to(paper.audience, channel.slug)
    missing, faults = missing_particulars(paper, channel, shown, shop.folders, past)
    return Sheet(channel, paper, None, MISSING if missing else "", missing), faults


def _composed(
    shop: Workshop,
    seen: Disclosures,
    plan: Plan,
    wanted: Sequence[tuple[Channel, Sequence[Paper]]],
    more: Mapping[str, Any],
    *,
    each: Sequence[Channel] = (),
) -> tuple[list[Sheet], list[Diagnostic]]:
    """These papers of these channels, as far as the case has them and its steps leave room for them. What is for `each`
    channel is composed once for each of these.
    """
    sheets: list[Sheet] = []
    found: list[Diagnostic] = []
    ended: list[Sheet] = []
    for sheet, rung, faults in offered(shop, seen, plan, wanted):
        if sheet.code in SHUT.values() and rung is not None and rung.whole:
            # What the whole case has ended is nobody's lack: it is told once, and stands in no list.
            ended.append(sheet)
            continue
        if sheet.code:
            sheets.append(sheet)
            found += faults
            continue
        for names in ({**more, "about": channel} for channel in each) if sheet.paper.each else (more,):
            done, told = _sheet(shop, seen, sheet, faults, names)
            sheets.append(done)
            found += told
    found += _lacking(sheets)
    found += _told_shut([*sheets, *ended])
    found += told_masked({f"{s.channel.name}·{s.paper.name}": s.masked for s in sheets}, seen.brief.places)
    return sheets, of_case(found, seen.brief.case)


def _told_shut(sheets: Sequence[Sheet]) -> Iterator[Diagnostic]:
    """Which steps are closed, done or too early, once for all those with the same reason."""
    shut = [sheet for sheet in sheets if sheet.code in SHUT.values()]
    for code, missing in dict.fromkeys((sheet.code, sheet.missing) for sheet in shut):
        alike = [sheet for sheet in shut if (sheet.code, sheet.missing) == (code, missing)]
        names = "、".join(dict.fromkeys(sheet.channel.name for sheet in alike))
        yield Diagnostic(
            code,
            f"{names} 的文书不出：{missing[0]}",
            alike[0].changes or "不用改；情况变了，写进“进度”或“事实”再生成",
            Severity.WARNING,
            Scope.DOCUMENT,
            document=f"{alike[0].channel.slug}/{alike[0].paper.slug}",
        )


def _lacking(sheets: list[Sheet]) -> Iterator[Diagnostic]:
    """What the papers of a channel lack: once for all those that lack the same."""
    waiting = [sheet for sheet in sheets if sheet.code == MISSING]
    for slug, missing in dict.fromkeys((sheet.channel.slug, sheet.missing) for sheet in waiting):
        alike = [sheet for sheet in waiting if (sheet.channel.slug, sheet.missing) == (slug, missing)]
        channel, names = alike[0].channel, "、".join(sheet.paper.name for sheet in alike)
        yield Diagnostic(
            MISSING,
            f"{channel.name}·{names} 先不出，还缺：{'、'.join(missing)}",
            "在案件文件里补上这些内容" + _see_explain(missing),
            Severity.WARNING,
            Scope.DOCUMENT,
            document=f"{channel.slug}/{alike[0].paper.slug}",
        )


def _see_explain(missing: tuple[str, ...]) -> str:
    """A claim is not written down but follows from facts: where one is lacking, writing it would lead nowhere."""
    if not any("explain" in each for each in missing):
        return ""
    return "；写着“explain”的不是一栏：照没有写进去的理由后面的“怎么办”做（案头的“文书”，或者运行 explain）"


def _sheet(
    shop: Workshop, seen: Disclosures, sheet: Sheet, faults: list[Diagnostic], names: Mapping[str, Any]
) -> tuple[Sheet, list[Diagnostic]]:
    """The paper composed and looked at; `faults` are those of its particulars."""
    channel, paper, brief = sheet.channel, sheet.paper, seen.brief
    name = f"{channel.slug}/{paper.slug}"
    shown, masked = seen.listed(paper.audience, channel.slug)
    fields, more, masked_there = _fields(shop, seen, channel, paper)
    faults = [*faults, *more]
    document = None
    if paper.slots and not has_errors(faults):
        document = document_of(paper, fields)
    elif not has_errors(faults):
        document, more = compose(paper, channel, shown, shop.folders, names)
        faults += more
    # A copy sheet shows each field to its own readers; they were looked at one by one.
    if document is not None and not paper.slots:
        faults += check_document(document, name, brief.secrets, paper.audience)
        faults += check_tone(document, name, paper.audience, brief.made_on)
        faults += check_sorted(document, name, shown)
        faults += check_clauses(document, name, own_wordings(shop.folders), brief)
    if paper.uploads is not None:
        faults += check_uploads(name, attached(shown.exhibits, paper.audience, channel.copies), paper.uploads)
    errors = [fault.code for fault in faults if fault.severity is Severity.ERROR]
    if errors:
        return Sheet(channel, paper, None, errors[0]), faults
    printed = masked_there if paper.slots else masked_in(document, masked) if document else ()
    about = names["about"].slug if paper.each else ""
    return Sheet(channel, paper, document, masked=printed, fields=tuple(fields), about=about), faults


def _fields(
    shop: Workshop, seen: Disclosures, channel: Channel, paper: Paper
) -> tuple[list[Field], list[Diagnostic], tuple[Masked, ...]]:
    """The fields of a copy sheet, each as its own readers may see it, and what was masked in them."""
    filled: list[Field] = []
    found: list[Diagnostic] = []
    printed: list[Masked] = []
    brief, name = seen.brief, f"{channel.slug}/{paper.slug}"
    for slot, payment in filled_in(paper.slots, brief):
        shown, masked = seen.listed(slot.audience, channel.slug)
        field, faults = compose_field(slot, paper.slug, shown, channel, shop.folders, payment=payment)
        found += faults
        if field is not None:
            filled.append(field)
            document = Document(title=field.text, blocks=())
            found += check_document(document, name, brief.secrets, slot.audience)
            found += check_tone(document, name, slot.audience, brief.made_on)
            found += check_clauses(document, name, own_wordings(shop.folders), brief)
            printed += masked_in(document, masked)
    return filled, found, tuple(printed)
