"""One case through the stages, in order: read, validate, check, assess, disclose, compose."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from kameng_docs.assess import Matter, assess
from kameng_docs.blocks import Document
from kameng_docs.brief import Brief
from kameng_docs.case.model import PARTY_REFERENCES, Case
from kameng_docs.case.validate import validate
from kameng_docs.case.vocabulary import Vocabulary
from kameng_docs.channels import Channel, Paper, channel_names, channel_words, read_channels
from kameng_docs.compose import Field, applies, compose, compose_field, missing_particulars
from kameng_docs.diagnostics import Diagnostic, Scope, Severity, has_errors, in_order, of_case
from kameng_docs.disclose import disclose, disclose_and_list
from kameng_docs.disclosure import policy
from kameng_docs.evidence import ExhibitFile, intake, lines_missing
from kameng_docs.law.library import Library, load
from kameng_docs.law.vocabulary import disputes, facts, private_questions
from kameng_docs.plan import plan_of
from kameng_docs.resources import template_folders
from kameng_docs.rules import check_brief, check_case
from kameng_docs.rules.document import check_document
from kameng_docs.rules.document_tone import check_tone
from kameng_docs.rules.masked import masked_in, told_masked
from kameng_docs.rules.uploads import check_uploads
from kameng_docs.source import Source, read, read_bytes, with_references

MISSING = "document.missing-particulars"
ASK_A_LAWYER = ("请先咨询律师，或拨打 12348 法律援助热线",)


@dataclass(frozen=True)
class Workshop:
    """What the cases of one folder share: the templates, the channels, the law, the words an author may use.

    `faults` are those of the declarations of channels, `texts` what stands in these. While there is an error among
    them no case is made: which papers there are is then not known.
    """

    folders: tuple[Path, ...]
    channels: Mapping[str, Channel]
    channel_words: Mapping[str, str]
    channel_names: Mapping[str, str]
    library: Library
    vocabulary: Vocabulary
    faults: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Checked:
    """A case after everything that can be said of it without composing. `brief` is None if it has an error.

    `texts` are the files that were read, by the names that diagnostics use.
    """

    name: str
    texts: Mapping[str, str]
    brief: Brief | None
    files: tuple[ExhibitFile, ...]
    diagnostics: tuple[Diagnostic, ...]


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


def open_workshop(cases: Path) -> Workshop:
    """Read what the cases in the folder `cases` share."""
    folders = template_folders(cases)
    declared = read_channels(folders, policy().audiences)
    channels = declared.channels
    words = channel_words(channels, folders)
    return Workshop(
        folders=folders,
        channels=channels,
        channel_words=words,
        channel_names=channel_names(channels, folders),
        library=load(),
        vocabulary=Vocabulary(
            facts={name: word.ask for name, word in facts().items() if not word.derived},
            disputes={name: dispute.ask for name, dispute in disputes().items()},
            self_check=dict.fromkeys(private_questions(), "是、否或不清楚"),
            channels={
                w: slug for w, slug in words.items() if slug not in channels or not channels[slug].overview
            },
        ),
        faults=declared.faults,
        texts=declared.texts,
    )


def check(shop: Workshop, file: Path, made_on: date) -> Checked:
    """Read, validate, check and assess the case in `file`, as on the day `made_on`.

    What belongs to a case lies beside its file: the exhibits in a folder of its name, people and firms in `parties/`.
    """
    name = file.stem
    if has_errors(shop.faults):
        return Checked(name, shop.texts, None, (), shop.faults)
    case, source, found, texts = case_of(shop, file)
    if case is None or source is None:
        return Checked(name, texts, None, (), tuple(of_case(found, name)))
    files, faults = intake(case, file.parent / name, source)
    by_name = {each.named or each.name: each for each in files}
    found += [*faults, *lines_missing(case, file.parent / name, by_name, source)]
    found += check_case(case, source, made_on)
    brief = None
    if not has_errors(found):
        brief = assess(Matter(case, name, made_on, shop.library, shop.channel_words, shop.channel_names))
        found += check_brief(brief, source)
    if has_errors(found):
        brief = None
    if brief is not None:
        brief = _with_sizes(brief, files)
    return Checked(name, texts, brief, tuple(files), tuple(of_case(in_order(found), name)))


def _with_sizes(brief: Brief, files: list[ExhibitFile]) -> Brief:
    """The brief, its exhibits with the sizes of their files: a site may refuse large ones."""
    sizes = {name: file.size for file in files for name in (file.name, file.named)}
    exhibits = tuple(
        replace(each, sizes=tuple(sizes.get(name, 0) for name in each.files)) for each in brief.exhibits
    )
    return replace(brief, exhibits=exhibits)


def case_of(
    shop: Workshop, file: Path, content: bytes | None = None
) -> tuple[Case | None, Source | None, list[Diagnostic], Mapping[str, str]]:
    """The case in `file` as far as it can be read and validated, its source, what is wrong, and the texts to quote.

    With `content` it is read as if that stood in the file.
    """
    source, texts, found = _read(file, content)
    case = None
    if source is not None:
        case, more = validate(source, shop.vocabulary)
        found += more
    return case, source, in_order(found), texts


def _read(file: Path, content: bytes | None) -> tuple[Source | None, Mapping[str, str], list[Diagnostic]]:
    """The source with its parties inlined, and the texts for quoting, which are there even for a faulty file."""
    name = str(file)
    source, found = read(file, shown_as=name) if content is None else read_bytes(content, shown_as=name)
    if source is None:
        return None, _as_far_as_readable(file, content), found
    parties = file.parent / "parties"
    resolved, more = with_references(source, at=PARTY_REFERENCES, folder=parties, shown_folder=str(parties))
    if resolved is None:
        faulty = {fault.at.file for fault in more if fault.at} - set(source.texts)
        texts = dict(source.texts)
        for name in faulty:
            texts |= _as_far_as_readable(Path(name))
        return None, texts, found + more
    return resolved, resolved.texts, found + more


def _as_far_as_readable(file: Path, content: bytes | None = None) -> dict[str, str]:
    try:
        read_now = file.read_bytes() if content is None else content
        return {str(file): read_now.decode("utf-8-sig", errors="replace")}
    except OSError:
        return {}


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
    kinds = masked_there if paper.slots else masked_in(document, masked) if document else {}
    return Sheet(channel, paper, document, masked=kinds), faults


def _fields(
    shop: Workshop, brief: Brief, channel: Channel, paper: Paper
) -> tuple[list[Field], list[Diagnostic], Mapping[str, int]]:
    """The fields of a copy sheet, each as its own readers may see it, and what was masked in them."""
    filled: list[Field] = []
    found: list[Diagnostic] = []
    kinds: Counter[str] = Counter()
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
            kinds.update(masked_in(document, masked))
    return filled, found, kinds
