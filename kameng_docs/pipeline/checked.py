"""One case from its file to a brief: read, validate, intake, check, assess."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kameng_docs.assess import Matter
from kameng_docs.assess.sets import assess_sets
from kameng_docs.brief import Brief
from kameng_docs.case.lengths import too_long
from kameng_docs.case.model import PARTY_REFERENCES, Case
from kameng_docs.case.validate import validate
from kameng_docs.diagnostics import Diagnostic, has_errors, in_order, of_case
from kameng_docs.evidence import ExhibitFile, bill_faults, by_name, intake, lines_missing, public_faults
from kameng_docs.evidence.consent import consent_faults
from kameng_docs.pipeline.places import places_of
from kameng_docs.pipeline.workshop import Workshop
from kameng_docs.rules import check_brief, check_case
from kameng_docs.rules.named_clauses import without_wrong_clauses
from kameng_docs.source import Source, read, read_bytes, with_references
from kameng_docs.source.decode import bytes_of


@dataclass(frozen=True)
class Checked:
    """A case after everything that can be said of it without composing. `brief` is None if it has an error.

    `texts` are the files that were read, by the names that diagnostics use. `sets` are the briefs of each of several
    sellers; `brief` is then that of all of them. `source` is what stands in the file, with its parties, None where that
    cannot be read.
    """

    name: str
    texts: Mapping[str, str]
    brief: Brief | None
    files: tuple[ExhibitFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    sets: tuple[Brief, ...] = ()
    source: Source | None = None


def check(shop: Workshop, file: Path, made_on: date) -> Checked:
    """Read, validate, check and assess the case in `file`, as on the day `made_on`.

    What belongs to a case lies beside its file: the exhibits in a folder of its name, people and firms in `parties/`.
    """
    name = file.stem
    if has_errors(shop.faults):
        return Checked(name, shop.texts, None, (), shop.faults)
    case, source, found, texts = case_of(shop, file)
    if case is None or source is None:
        return Checked(name, texts, None, (), tuple(of_case(found, name)), source=source)
    files, faults = intake(case, file.parent / name, source)
    named, folder = by_name(files), file.parent / name
    found += [*faults, *lines_missing(case, folder, named, source)]
    found += bill_faults(case, folder, named, source)
    found += public_faults(case, folder, named, source)
    found += consent_faults(case, folder, source)
    found += check_case(case, source, made_on)
    brief: Brief | None = None
    sets: tuple[Brief, ...] = ()
    if not has_errors(found):
        # Papers are made of a case that cites no law that is none; what the author wrote is told where it stands.
        told = without_wrong_clauses(case, made_on)
        assessed = assess_sets(
            Matter(told, name, made_on, shop.library, shop.channel_words, shop.channel_names, shop.tracks)
        )
        brief, sets = assessed.whole, assessed.sets
        found += check_brief(assessed.answers, source)
    if has_errors(found):
        brief, sets = None, ()
    if brief is not None:
        places = places_of(source, brief.secrets)
        brief = replace(_with_files(brief, files), places=places)
        sets = tuple(replace(_with_files(each, files), places=places) for each in sets)
    return Checked(name, texts, brief, tuple(files), tuple(of_case(in_order(found), name)), sets, source)


def _with_files(brief: Brief, files: list[ExhibitFile]) -> Brief:
    """The brief, its exhibits with the sizes of their files, for a site may refuse large ones, and which are bills and pictures."""
    named = by_name(files)
    sizes = {name: file.size for name, file in named.items()}
    bills = {name for name, file in named.items() if file.family == "bill"}
    pictures = {name for name, file in named.items() if file.family == "image"}
    exhibits = tuple(
        replace(
            each,
            sizes=tuple(sizes.get(name, 0) for name in each.files),
            bills=tuple(i for i, name in enumerate(each.files) if name in bills),
            pictures=tuple(i for i, name in enumerate(each.files) if name in pictures),
            masked_pictures=tuple(i for i, name in enumerate(each.masked_files) if name in pictures),
        )
        for each in brief.exhibits
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
        if long := too_long(source):
            return None, source, in_order([*found, *long]), texts
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
    if content is None:
        # What is no plain file, or has no end, gives nothing to quote from.
        content, _ = bytes_of(file, str(file))
    return {} if content is None else {str(file): content.decode("utf-8-sig", errors="replace")}
