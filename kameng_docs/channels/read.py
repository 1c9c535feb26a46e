"""Declarations → channels; a folder earlier in the list goes before a later one, file by file."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kameng_docs.channels.declared import Declared
from kameng_docs.channels.model import Channel, FilingSlot, Limit, Paper, Particular, Slot, Uploads
from kameng_docs.diagnostics import Diagnostic, has_errors, in_order
from kameng_docs.record import Record, entries_of
from kameng_docs.source import read

FORMATS = ("txt", "md", "docx", "pdf")
# Brief.stage; a paper that says nothing of it asks for something, and is for a dispute that is open.
STAGES = ("open", "judged", "over")
UNITS = ("char", "byte")


@dataclass(frozen=True)
class Declarations:
    """The channels by their slugs, in the order of the ladder; what is wrong with declarations, and their texts.

    A channel whose declaration has an error is not among `channels`.
    """

    channels: Mapping[str, Channel]
    faults: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


def read_channels(folders: tuple[Path, ...], audiences: Collection[str]) -> Declarations:
    """Every channel that a folder of `folders` declares. `audiences` are the readers that a paper may have."""
    files: dict[str, Path] = {}
    for folder in folders:
        for file in sorted(folder.glob("*/channel.yaml")):
            files.setdefault(file.parent.name, file)
    found: list[Diagnostic] = []
    texts: dict[str, str] = {}
    channels: list[Channel] = []
    for file in files.values():
        channel, faults, text = _declared(file, audiences)
        found += faults
        texts |= text
        channels += [channel] if channel else []
    ordered = sorted(channels, key=lambda c: (c.order, c.slug))
    return Declarations({channel.slug: channel for channel in ordered}, tuple(found), texts)


def channel_words(channels: Mapping[str, Channel], folders: tuple[Path, ...]) -> dict[str, str]:
    """Every spelling of a channel that an author may use, to its slug: ours and those we make no paper for."""
    words: dict[str, str] = {}
    for channel in channels.values():
        words |= dict.fromkeys((channel.name, channel.slug, *channel.aliases), channel.slug)
    for slug, name, aliases in _others(folders):
        for word in (name, slug, *aliases):
            words.setdefault(word, slug)
    return words


def channel_names(channels: Mapping[str, Channel], folders: tuple[Path, ...]) -> dict[str, str]:
    """The Chinese name of every channel by its slug, also of those we make no paper for."""
    others = {slug: name for slug, name, _ in _others(folders)}
    return others | {channel.slug: channel.name for channel in channels.values()}


def _others(folders: tuple[Path, ...]) -> Iterator[tuple[str, str, list[str]]]:
    """Channels that a case file may name though no paper of ours goes there. The list is ours, the last folder's."""
    file = folders[-1] / "_base" / "other_channels.yaml"
    for entry in entries_of(file):
        record = Record(entry, file.name)
        yield record.text("slug"), record.text("name"), record.several("aliases")
        record.close()


def _declared(
    file: Path, audiences: Collection[str]
) -> tuple[Channel | None, list[Diagnostic], Mapping[str, str]]:
    """The channel, None if its declaration has an error; what is wrong; the text, to quote from."""
    shown = "/".join(file.parts[-3:])
    source, found = read(file, shown_as=shown)
    if source is None:
        return None, found, {shown: file.read_bytes().decode("utf-8-sig", errors="replace")}
    channel = _channel(file.parent.name, Declared(source, (), source.data, found), audiences)
    return (None if has_errors(found) else channel), in_order(found), source.texts


def _channel(slug: str, declared: Declared, audiences: Collection[str]) -> Channel:
    common = tuple(_particular(part) for part in declared.parts("requires"))
    only_if, stages = declared.text("only_if", ""), _stages(declared, STAGES[:1])
    channel = Channel(
        slug=slug,
        name=declared.text("name"),
        aliases=declared.texts("aliases"),
        folder=declared.file_name("folder", ""),
        order=declared.number("order"),
        me=declared.text("me"),
        them=declared.text("them"),
        platform=declared.text("platform", "平台"),
        names_respondents=declared.flag("names_respondents"),
        mediated_them=declared.text("mediated_them", ""),
        mediated_platform=declared.text("mediated_platform", ""),
        where=declared.text("where", ""),
        note=declared.text("note", ""),
        overview=declared.flag("overview"),
        copies=declared.file_name("copies", ""),
        filing=tuple(_filing_slot(part) for part in declared.parts("filing")),
        filing_megabytes=declared.number("filing_megabytes", "10"),
        filing_limit=declared.text("filing_limit", ""),
        filing_source=declared.text("filing_source", ""),
        papers=tuple(
            _paper(part, audiences, common, only_if, stages) for part in declared.parts("documents")
        ),
    )
    for what, names in (
        ("slug", [paper.slug for paper in channel.papers]),
        ("文件名", [f"{paper.file}.{kind}".lower() for paper in channel.papers for kind in paper.formats]),
    ):
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            declared.wrong("documents", f"两份文书的{what}都是“{twice}”", f"改掉其中一个{what}")
    _check_filing(channel, declared)
    declared.close()
    return channel


def _paper(
    declared: Declared,
    audiences: Collection[str],
    common: tuple[Particular, ...],
    only_if: str,
    stages: tuple[str, ...],
) -> Paper:
    """One paper; what its channel requires of all papers comes before what it requires itself, unless it stands alone.

    Where the channel has an `only_if`, that holds for each of its papers beside their own; its `stages` for those
    that have none of their own.
    """
    name = declared.text("name")
    if declared.flag("alone"):
        common = ()
    own_if = declared.text("only_if", "")
    paper = Paper(
        slug=declared.text("slug"),
        name=name,
        file=declared.file_name("file", name),
        template=declared.text("template"),
        formats=declared.texts("formats"),
        audience=declared.choice("audience", audiences),
        requires=(*common, *(_particular(part) for part in declared.parts("requires"))),
        limit=_limit(declared),
        shortenings=declared.number("shortenings", "0"),
        book=declared.flag("book"),
        only_if=f"({only_if}) and ({own_if})" if only_if and own_if else only_if or own_if,
        stages=_stages(declared, stages),
        slots=tuple(_slot(part, audiences) for part in declared.parts("fields")),
        uploads=next((_uploads(part) for part in declared.parts("uploads")), None),
    )
    if not paper.formats or not set(paper.formats) <= set(FORMATS):
        declared.wrong("formats", "“formats”里没有能做的格式", f"可以写的有：{'、'.join(FORMATS)}")
    declared.close()
    return paper


def _stages(declared: Declared, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    stages = declared.texts("stages") or otherwise
    if odd := next((stage for stage in stages if stage not in STAGES), None):
        declared.wrong("stages", f"没有叫“{odd}”的阶段", f"可以写的有：{'、'.join(STAGES)}")
    return stages


def _check_filing(channel: Channel, declared: Declared) -> None:
    """Every paper goes to one place at most, and is one of the channel's."""
    named = [slug for place in channel.filing for slug in place.papers]
    ours = [paper.slug for paper in channel.papers]
    odd = next((slug for slug in named if slug not in ours), None)
    twice = next((slug for slug in named if named.count(slug) > 1), None)
    if odd:
        declared.wrong("filing", f"没有 slug 是“{odd}”的文书", f"可以写的有：{'、'.join(ours)}")
    elif twice:
        declared.wrong("filing", f"“{twice}”放进了两个上传栏目", "只留一处")


def _filing_slot(declared: Declared) -> FilingSlot:
    place = FilingSlot(
        name=declared.text("name"),
        papers=declared.texts("documents"),
        either=declared.flag("either"),
        bring=declared.text("bring", ""),
    )
    declared.close()
    return place


def _particular(declared: Declared) -> Particular:
    particular = Particular(declared.text("test"), declared.text("name"))
    declared.close()
    return particular


def _slot(declared: Declared, audiences: Collection[str]) -> Slot:
    name, value = declared.text("name"), declared.text("value")
    slot = Slot(name, value, declared.choice("audience", audiences), _limit(declared))
    declared.close()
    return slot


def _uploads(declared: Declared) -> Uploads:
    """`max` files, `mb_each`, `types`, `source`: written as a list of one."""
    uploads = Uploads(
        declared.number("max"),
        declared.number("mb_each"),
        tuple(ending.lower() for ending in declared.texts("types")),
        declared.text("source"),
    )
    declared.close()
    return uploads


def _limit(declared: Declared) -> Limit | None:
    """`max`, `min` in `unit`, `bmp_only`, `verified`, `source`. The number is counted as the site would count it."""
    maximum, minimum = declared.text("max", ""), declared.number("min", "0")
    verified, source = declared.flag("verified"), declared.text("source", "")
    unit, bmp_only = declared.text("unit", "char"), declared.flag("bmp_only")
    if unit not in UNITS:
        declared.wrong("unit", f"“unit”不能是“{unit}”", f"可以写的有：{'、'.join(UNITS)}")
    return Limit(declared.number("max"), minimum, verified, source, unit, bmp_only) if maximum else None
