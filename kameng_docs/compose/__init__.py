"""Disclosed brief, wording → Document. Knows one channel's words, never the case."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from kameng_docs.blocks import Block, Document, Heading, Run, Table, mapped, words
from kameng_docs.brief import Brief
from kameng_docs.channels import Channel, Limit, Paper, Slot
from kameng_docs.channels.rung import Gate
from kameng_docs.compose.assembled import assembled, unfit_markup
from kameng_docs.compose.attachments import attachments_of
from kameng_docs.compose.form import form_document
from kameng_docs.compose.limits import length, limit_faults, measured
from kameng_docs.compose.markup import MarkupError
from kameng_docs.compose.origins import Origins, bare
from kameng_docs.compose.paid import at_issue, payments_of
from kameng_docs.compose.telling import teller_of
from kameng_docs.compose.wordings import Wordings
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.gates import Past, gate_words, holds

__all__ = [
    "Field",
    "applies",
    "compose",
    "compose_field",
    "document_of",
    "filled_in",
    "length",
    "measured",
    "missing_particulars",
]

# Of every paper that is handed in: gates without which it would tell what happened in the wrong person.
TOLD_BY = ("child-is-claimant",)
# What the name of a wording ends with that is an official form, not Markdown.
FORM = ".yaml"


@dataclass(frozen=True)
class Field:
    """One filled field of a copy sheet."""

    name: str
    text: str
    length: int
    limit: Limit | None
    audience: str
    by_hand: bool = False


def applies(paper: Paper, channel: Channel, past: Past, folders: tuple[Path, ...]) -> bool:
    """Whether the case has such a paper at all. A faulty test says yes: what is wrong is told when it is composed."""
    if any(not _holds(gate, past, channel) for gate in paper.when):
        return False
    if not paper.only_if:
        return True
    true, faults = Wordings(folders).truth(
        paper.only_if, teller_of(past.brief, channel), f"{channel.slug}/channel.yaml"
    )
    return true or bool(faults)


def missing_particulars(
    paper: Paper, channel: Channel, brief: Brief, folders: tuple[Path, ...], past: Past
) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """What the paper requires and the case lacks, in the author's words. An empty list of both: it can be composed.

    Gates look at the whole case behind `past`, tests of a channel's own at the brief as the paper's readers see it.
    """
    wordings, where = Wordings(folders), f"{channel.slug}/channel.yaml"
    missing = [] if channel.overview else _of_every_paper(past, channel)
    found: list[Diagnostic] = []
    for particular in paper.requires:
        if particular.gate:
            if not _holds(particular.gate, past, channel):
                missing.append(particular.name or gate_words()[particular.gate.gate].lacking)
            continue
        true, faults = wordings.truth(particular.test, teller_of(brief, channel), where)
        found += [replace(fault, document=f"{channel.slug}/{paper.slug}") for fault in faults]
        if not true and not faults:
            missing.append(particular.name)
    return tuple(missing), found


def _of_every_paper(past: Past, channel: Channel) -> list[str]:
    """What no paper that is handed in goes without: that it is told by whom it happened to."""
    return [gate_words()[gate].lacking for gate in TOLD_BY if not holds(gate, past, channel.slug)]


def _holds(gate: Gate, past: Past, channel: Channel) -> bool:
    return holds(gate.gate, past, channel.slug) is not gate.negated


def compose(
    paper: Paper,
    channel: Channel,
    brief: Brief,
    folders: tuple[Path, ...],
    more: Mapping[str, Any],
    *,
    origins: Origins | None = None,
) -> tuple[Document | None, list[Diagnostic]]:
    """One paper from a disclosed brief; `more` are further names for its wording. With `origins` it is one to be asked what
    its sentences rest on, and for nothing else.

    A text over its limit is tried again, tersely, as often as the paper allows (`shortenings`); if it is still too
    long, that is a fault of the document.
    """
    wordings, name = Wordings(folders), f"{channel.slug}/{paper.slug}"
    for terse in range(paper.shortenings + 1):
        document, faults = _composed(
            paper,
            channel,
            brief,
            wordings,
            {
                **more,
                "terse": terse,
                "uploads": paper.uploads,
                "cites_at_most": paper.cites,
                "slug": paper.slug,
            },
            origins=origins,
        )
        if document is None or paper.limit is None:
            break
        if measured(_longest(_read(document, origins), paper), paper.limit) <= paper.limit.maximum:
            break
    faults = [replace(fault, document=name) for fault in faults]
    if document is not None and paper.limit is not None:
        faults += limit_faults(name, _longest(_read(document, origins), paper), paper.limit)
    return document, faults


def filled_in(slots: Sequence[Slot], brief: Brief) -> Iterator[tuple[Slot, int]]:
    """The fields of a form in their order, each with the place of the payment it is about; what is asked once is about the
    first. Neighbours that are asked of each payment stand together, payment by payment.
    """
    payments = range(len(payments_of(brief, at_issue(brief))))
    for each, several in groupby(slots, key=lambda slot: slot.each_payment):
        run = list(several)
        for i in payments if each else (0,):
            for slot in run:
                name = f"第{i + 1}笔：{slot.name}" if each and len(payments) > 1 else slot.name
                yield replace(slot, name=name), i


def compose_field(
    slot: Slot,
    paper: str,
    brief: Brief,
    channel: Channel,
    folders: tuple[Path, ...],
    *,
    payment: int = 0,
    origins: Origins | None = None,
) -> tuple[Field | None, list[Diagnostic]]:
    """One field of a copy sheet, from the brief as that field's readers may see it; `payment` is the place of that it is about.

    `origins` as for `compose`.
    """
    where = f"{channel.slug}/channel.yaml"
    teller = teller_of(brief, channel, origins)
    payments = payments_of(teller.brief, at_issue(teller.brief))
    more = {**attachments_of(teller, brief, slot.audience)}
    more |= {"paid": payments[payment], "nth": payment + 1} if slot.each_payment else {}
    text, faults = Wordings(folders).expression(slot.value, teller, more, where)
    name = f"{channel.slug}/{paper}"
    faults = [replace(fault, document=name) for fault in faults]
    if text is None:
        return None, faults
    if slot.limit is not None:
        faults += limit_faults(name, text, slot.limit, f"“{slot.name}”")
    size = length(text) if slot.limit is None else measured(text, slot.limit)
    return Field(slot.name, text, size, slot.limit, slot.audience, slot.by_hand), faults


def document_of(paper: Paper, fields: Iterable[Field]) -> Document:
    """The fields of a form on a site as a document, for whoever asks what a paper says."""
    rows = tuple(((Run(field.name),), (Run(field.text),)) for field in fields)
    return Document(title=paper.name, blocks=(Table((), rows, ()),))


def _read(document: Document, origins: Origins | None) -> Document:
    """The document as it will be read."""
    return mapped(document, bare) if origins else document


def _composed(
    paper: Paper,
    channel: Channel,
    brief: Brief,
    wordings: Wordings,
    more: Mapping[str, Any],
    *,
    origins: Origins | None,
) -> tuple[Document | None, list[Diagnostic]]:
    template = f"{channel.slug}/{paper.template}" if "/" not in paper.template else paper.template
    teller = teller_of(brief, channel, origins)
    made, faults = wordings.render(
        template, teller, {**more, **attachments_of(teller, brief, paper.audience)}
    )
    if made is None:
        return None, faults
    if template.endswith(FORM):
        try:
            return teller.citer.spelled(form_document(*made)), faults
        except MarkupError as error:
            return None, [unfit_markup(str(error), template)]
    document = assembled(made, template, teller.citer)
    return (None, [document]) if isinstance(document, Diagnostic) else (document, faults)


def _longest(document: Document, paper: Paper) -> str:
    """What has to fit: the whole text, or of sheets that are handed in one by one the longest, without its heading."""
    if not paper.by_one:
        return _text_of(document)
    sheets: list[list[Block]] = [[]]
    for block in document.blocks:
        if isinstance(block, Heading):
            sheets.append([])
        else:
            sheets[-1].append(block)
    return max((_text_of(Document(title="", blocks=tuple(sheet))) for sheet in sheets), key=length)


def _text_of(document: Document) -> str:
    return "\n".join(words(document)).strip()
