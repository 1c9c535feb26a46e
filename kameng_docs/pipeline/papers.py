"""A brief to its papers: disclose to each audience, ask what is missing, compose, look at what came out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kameng_docs.blocks import Document
from kameng_docs.brief import Brief
from kameng_docs.channels import Channel, Paper
from kameng_docs.compose import Field, applies, compose, compose_field, missing_particulars
from kameng_docs.diagnostics import Diagnostic, Scope, Severity, has_errors, of_case
from kameng_docs.disclosure import policy
from kameng_docs.pipeline.disclosures import Disclosures
from kameng_docs.pipeline.workshop import Workshop
from kameng_docs.plan import Plan, plan_of
from kameng_docs.rules.document import check_document
from kameng_docs.rules.document_tone import check_tone
from kameng_docs.rules.masked import masked_in, told_masked
from kameng_docs.rules.uploads import check_uploads

MISSING = "document.missing-particulars"
ASK_A_LAWYER = ("请先咨询律师，或拨打 12348 法律援助热线",)


@dataclass(frozen=True)
class Sheet:
    """One paper of a case: its document, or why it is withheld (`code`, `missing`).

    `masked` is how often which kind of secret was masked in its sentences.
    """

    channel: Channel
    paper: Paper
    document: Document | None
    code: str = ""
    missing: tuple[str, ...] = ()
    masked: Mapping[str, int] = field(default_factory=dict)


def compose_all(shop: Workshop, brief: Brief) -> tuple[list[Sheet], list[Diagnostic]]:
    """Every paper of every channel, the overviews last, and what is to be said about them."""
    seen = Disclosures(brief)
    papers, found = compose_papers(shop, brief, seen=seen)
    overviews, more = compose_overviews(shop, brief, papers, seen=seen)
    return [*papers, *overviews], [*found, *more]


def compose_papers(
    shop: Workshop,
    brief: Brief,
    only: str = "",
    more: Mapping[str, Any] | None = None,
    *,
    seen: Disclosures | None = None,
) -> tuple[list[Sheet], list[Diagnostic]]:
    """Every paper that is handed in somewhere; those of the channel `only` alone where one is named.

    `more` are further names for the wordings: where the exhibits stand in the book. `seen` is what was disclosed of
    the brief already, by whoever composes more of it than this.
    """
    return _composed(shop, seen or Disclosures(brief), _handed_in(shop, only), [], more or {})


def compose_books(shop: Workshop, only: str, seen: Disclosures) -> list[Sheet]:
    """Only the evidence books among these papers: they are bound before the others are composed, for these name pages."""
    books = [
        (channel, [paper for paper in papers if paper.book]) for channel, papers in _handed_in(shop, only)
    ]
    return _composed(shop, seen, books, [], {})[0]


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
    """The papers that tell the author of the others; `papers` as they came out.

    `plan` and `seen` are what was made of the brief already.
    """
    overviews = [(channel, channel.papers) for channel in shop.channels.values() if channel.overview]
    told = {"plan": plan or plan_of(brief, shop.channel_names)}
    return _composed(shop, seen or Disclosures(brief), overviews, papers, told)


def _handed_in(shop: Workshop, only: str) -> list[tuple[Channel, Sequence[Paper]]]:
    return [(c, c.papers) for c in shop.channels.values() if not c.overview and only in {"", c.slug}]


def _composed(
    shop: Workshop,
    seen: Disclosures,
    wanted: Sequence[tuple[Channel, Sequence[Paper]]],
    done: list[Sheet],
    more: Mapping[str, Any],
) -> tuple[list[Sheet], list[Diagnostic]]:
    """These papers of these channels, as far as the case has them."""
    brief = seen.brief
    sheets: list[Sheet] = []
    found: list[Diagnostic] = []
    for channel, papers in wanted:
        of_channel: list[Sheet] = []
        for paper in papers:
            if not applies(paper, channel, brief, shop.folders):
                continue
            sheet, faults = _sheet(shop, seen, channel, paper, {**more, "sheets": done})
            of_channel.append(sheet)
            found += faults
        sheets += of_channel
        found += _lacking(of_channel)
    found += told_masked({f"{s.channel.name}·{s.paper.name}": s.masked for s in sheets})
    return sheets, of_case(found, brief.case)


def _lacking(sheets: list[Sheet]) -> Iterator[Diagnostic]:
    """What the papers of a channel lack: once for all those that lack the same."""
    waiting = [sheet for sheet in sheets if sheet.code == MISSING]
    for missing in dict.fromkeys(sheet.missing for sheet in waiting):
        alike = [sheet for sheet in waiting if sheet.missing == missing]
        channel, names = alike[0].channel, "、".join(sheet.paper.name for sheet in alike)
        yield Diagnostic(
            MISSING,
            f"{channel.name}·{names} 先不出，还缺：{'、'.join(missing)}",
            "在案件文件里补上这些内容",
            Severity.WARNING,
            Scope.DOCUMENT,
            document=f"{channel.slug}/{alike[0].paper.slug}",
        )


def _sheet(
    shop: Workshop, seen: Disclosures, channel: Channel, paper: Paper, names: Mapping[str, Any]
) -> tuple[Sheet, list[Diagnostic]]:
    brief, name = seen.brief, f"{channel.slug}/{paper.slug}"
    if channel.slug in brief.withheld_channels:
        return Sheet(channel, paper, None, "document.ask-a-lawyer", ASK_A_LAWYER), []
    shown, masked = seen.listed(paper.audience, channel.slug)
    missing, faults = missing_particulars(paper, channel, shown, shop.folders)
    if missing:
        return Sheet(channel, paper, None, MISSING, missing), faults
    fields, more, masked_there = _fields(shop, seen, channel, paper)
    faults += more
    document = None
    if not has_errors(faults):
        told = {**names, "fields": fields, "audiences": policy().audiences}
        document, more = compose(paper, channel, shown, shop.folders, told)
        faults += more
    # A copy sheet shows each field to its own readers; they were looked at one by one.
    if document is not None and not paper.slots:
        faults += check_document(document, name, brief.secrets, paper.audience)
        faults += check_tone(document, name, paper.audience, brief.made_on)
    if paper.uploads is not None:
        faults += check_uploads(name, shown.exhibits, paper.uploads)
    errors = [fault.code for fault in faults if fault.severity is Severity.ERROR]
    if errors:
        return Sheet(channel, paper, None, errors[0]), faults
    kinds = masked_there if paper.slots else masked_in(document, masked) if document else {}
    return Sheet(channel, paper, document, masked=kinds), faults


def _fields(
    shop: Workshop, seen: Disclosures, channel: Channel, paper: Paper
) -> tuple[list[Field], list[Diagnostic], Mapping[str, int]]:
    """The fields of a copy sheet, each as its own readers may see it, and what was masked in them."""
    filled: list[Field] = []
    found: list[Diagnostic] = []
    kinds: Counter[str] = Counter()
    brief, name = seen.brief, f"{channel.slug}/{paper.slug}"
    for slot in paper.slots:
        shown, masked = seen.listed(slot.audience, channel.slug)
        field, faults = compose_field(slot, paper.slug, shown, channel, shop.folders)
        found += faults
        if field is not None:
            filled.append(field)
            document = Document(title=field.text, blocks=())
            found += check_document(document, name, brief.secrets, slot.audience)
            found += check_tone(document, name, slot.audience, brief.made_on)
            kinds.update(masked_in(document, masked))
    return filled, found, kinds
