"""A brief to its papers: disclose to each audience, ask what is missing, compose, look at what came out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kameng_docs.blocks import Document
from kameng_docs.brief import Brief
from kameng_docs.channels import Channel, Paper
from kameng_docs.compose import Field, applies, compose, compose_field, missing_particulars
from kameng_docs.diagnostics import Diagnostic, Scope, Severity, has_errors, of_case
from kameng_docs.disclose import disclose, disclose_and_list
from kameng_docs.disclosure import Masked, policy
from kameng_docs.pipeline.workshop import Workshop
from kameng_docs.plan import plan_of
from kameng_docs.rules.document import check_document
from kameng_docs.rules.document_tone import check_tone
from kameng_docs.rules.masked import masked_in, told_masked
from kameng_docs.rules.uploads import check_uploads

MISSING = "document.missing-particulars"
ASK_A_LAWYER = ("请先咨询律师，或拨打 12348 法律援助热线",)


@dataclass(frozen=True)
class Sheet:
    """One paper of a case: its document, or why it is withheld (`code`, `missing`).

    `masked` are its sentences in which something was masked.
    """

    channel: Channel
    paper: Paper
    document: Document | None
    code: str = ""
    missing: tuple[str, ...] = ()
    masked: tuple[Masked, ...] = ()


def compose_all(shop: Workshop, brief: Brief) -> tuple[list[Sheet], list[Diagnostic]]:
    """Every paper of every channel, the overviews last, and what is to be said about them."""
    papers, found = compose_papers(shop, brief)
    overviews, more = compose_overviews(shop, brief, papers)
    return [*papers, *overviews], [*found, *more]


def compose_papers(
    shop: Workshop, brief: Brief, only: str = "", more: Mapping[str, Any] | None = None
) -> tuple[list[Sheet], list[Diagnostic]]:
    """Every paper that is handed in somewhere; those of the channel `only` alone where one is named.

    `more` are further names for the wordings: where the exhibits stand in the book.
    """
    channels = [c for c in shop.channels.values() if not c.overview and only in {"", c.slug}]
    return _composed(shop, brief, channels, [], more or {})


def compose_again(
    shop: Workshop, brief: Brief, sheet: Sheet, more: Mapping[str, Any]
) -> tuple[Document | None, list[Diagnostic]]:
    """One paper with further names for its wording: the front of a volume of the book."""
    seen = disclose(brief, sheet.paper.audience, sheet.channel.slug)
    return compose(sheet.paper, sheet.channel, seen, shop.folders, more)


def compose_overviews(
    shop: Workshop, brief: Brief, papers: list[Sheet]
) -> tuple[list[Sheet], list[Diagnostic]]:
    """The papers that tell the author of the others; `papers` as they came out."""
    channels = [channel for channel in shop.channels.values() if channel.overview]
    return _composed(shop, brief, channels, papers, {"plan": plan_of(brief, shop.channel_names)})


def _composed(
    shop: Workshop, brief: Brief, channels: list[Channel], done: list[Sheet], more: Mapping[str, Any]
) -> tuple[list[Sheet], list[Diagnostic]]:
    sheets: list[Sheet] = []
    found: list[Diagnostic] = []
    for channel in channels:
        of_channel: list[Sheet] = []
        for paper in channel.papers:
            if not applies(paper, channel, brief, shop.folders):
                continue
            sheet, faults = _sheet(shop, brief, channel, paper, {**more, "sheets": done})
            of_channel.append(sheet)
            found += faults
        sheets += of_channel
        found += _lacking(of_channel)
    found += told_masked({f"{s.channel.name}·{s.paper.name}": s.masked for s in sheets}, brief.places)
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
    shop: Workshop, brief: Brief, channel: Channel, paper: Paper, names: Mapping[str, Any]
) -> tuple[Sheet, list[Diagnostic]]:
    name = f"{channel.slug}/{paper.slug}"
    if channel.slug in brief.withheld_channels:
        return Sheet(channel, paper, None, "document.ask-a-lawyer", ASK_A_LAWYER), []
    seen, masked = disclose_and_list(brief, paper.audience, channel.slug)
    missing, faults = missing_particulars(paper, channel, seen, shop.folders)
    if missing:
        return Sheet(channel, paper, None, MISSING, missing), faults
    fields, more, masked_there = _fields(shop, brief, channel, paper)
    faults += more
    document = None
    if not has_errors(faults):
        told = {**names, "fields": fields, "audiences": policy().audiences}
        document, more = compose(paper, channel, seen, shop.folders, told)
        faults += more
    # A copy sheet shows each field to its own readers; they were looked at one by one.
    if document is not None and not paper.slots:
        faults += check_document(document, name, brief.secrets, paper.audience)
        faults += check_tone(document, name, paper.audience, brief.made_on)
    if paper.uploads is not None:
        faults += check_uploads(name, seen.exhibits, paper.uploads)
    errors = [fault.code for fault in faults if fault.severity is Severity.ERROR]
    if errors:
        return Sheet(channel, paper, None, errors[0]), faults
    printed = masked_there if paper.slots else masked_in(document, masked) if document else ()
    return Sheet(channel, paper, document, masked=printed), faults


def _fields(
    shop: Workshop, brief: Brief, channel: Channel, paper: Paper
) -> tuple[list[Field], list[Diagnostic], tuple[Masked, ...]]:
    """The fields of a copy sheet, each as its own readers may see it, and what was masked in them."""
    filled: list[Field] = []
    found: list[Diagnostic] = []
    printed: list[Masked] = []
    name = f"{channel.slug}/{paper.slug}"
    for slot in paper.slots:
        seen, masked = disclose_and_list(brief, slot.audience, channel.slug)
        field, faults = compose_field(slot, paper.slug, seen, channel, shop.folders)
        found += faults
        if field is not None:
            filled.append(field)
            document = Document(title=field.text, blocks=())
            found += check_document(document, name, brief.secrets, slot.audience)
            found += check_tone(document, name, slot.audience, brief.made_on)
            printed += masked_in(document, masked)
    return filled, found, tuple(printed)
