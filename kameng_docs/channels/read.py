"""Declarations → channels; a folder earlier in the list goes before a later one, file by file."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kameng_docs.channels.declared import Declared
from kameng_docs.channels.model import Channel, FilingSlot, Limit, Paper, Particular, Slot, Uploads
from kameng_docs.channels.read_rung import Known, RungReader
from kameng_docs.channels.rung import CLOSED, DONE, OPEN, PREMATURE, Condition, Line, RungRule
from kameng_docs.declared import Files
from kameng_docs.diagnostics import Diagnostic, Position, has_errors, in_order
from kameng_docs.source import read

FORMATS = ("txt", "md", "docx", "pdf")
# A paper that says nothing of it asks for something: it is made while the step can be taken, or prepared for.
BEFORE = (OPEN, PREMATURE)
STANDS = (OPEN, PREMATURE, DONE, CLOSED)
UNITS = ("char", "byte")


@dataclass(frozen=True)
class OtherChannel:
    """A channel that a case file may name though no paper of ours goes there."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()


OTHERS = Files("channels/other_channels.yaml", tuple[OtherChannel, ...], by="slug")


@dataclass(frozen=True)
class Declarations:
    """The channels by their slugs, in the order of the ladder; what is wrong with declarations, and their texts.

    A channel whose declaration has an error is not among `channels`.
    """

    channels: Mapping[str, Channel]
    faults: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


def read_channels(folders: tuple[Path, ...], audiences: Collection[str], known: Known) -> Declarations:
    """Every channel that a folder of `folders` declares, with its rung.

    `audiences` are the readers that a paper may have, `known` the names that a rung may use.
    """
    files: dict[str, Path] = {}
    for folder in folders:
        for file in sorted(folder.glob("*/channel.yaml")):
            files.setdefault(file.parent.name, file)
    found: list[Diagnostic] = []
    texts: dict[str, str] = {}
    channels: list[Channel] = []
    shared = _shared(folders, known, found, texts)
    for file in files.values():
        channel, faults, text = _declared(file, audiences, known)
        found += faults
        texts |= text
        rung = _rung(file, folders, RungReader(known, shared), found, texts)
        channels += [replace(channel, rung=rung)] if channel and rung else []
    ordered = sorted(channels, key=lambda c: (c.order, c.slug))
    return Declarations({channel.slug: channel for channel in ordered}, tuple(found), texts)


def channel_words(channels: Mapping[str, Channel]) -> dict[str, str]:
    """Every spelling of a channel that an author may use, to its slug: ours and those we make no paper for."""
    words: dict[str, str] = {}
    for channel in channels.values():
        words |= dict.fromkeys((channel.name, channel.slug, *channel.aliases), channel.slug)
    for other in OTHERS.only():
        for word in (other.name, other.slug, *other.aliases):
            words.setdefault(word, other.slug)
    return words


def channel_names(channels: Mapping[str, Channel]) -> dict[str, str]:
    """The Chinese name of every channel by its slug, also of those we make no paper for."""
    others = {other.slug: other.name for other in OTHERS.only()}
    return others | {channel.slug: channel.name for channel in channels.values()}


def _open(file: Path, found: list[Diagnostic], texts: dict[str, str]) -> Declared | None:
    """The declaration in a file; None where it is no YAML. Faults and texts to quote from gather in the last two."""
    shown = "/".join(file.parts[-3:])
    source, faults = read(file, shown_as=shown)
    found += faults
    if source is None:
        texts[shown] = file.read_bytes().decode("utf-8-sig", errors="replace")
        return None
    texts |= source.texts
    return Declared(source, (), source.data, found)


def _first(folders: tuple[Path, ...], *parts: str) -> Path | None:
    return next((file for folder in folders if (file := folder.joinpath(*parts)).is_file()), None)


def _shared(
    folders: tuple[Path, ...], known: Known, found: list[Diagnostic], texts: dict[str, str]
) -> Mapping[str, tuple[Line, ...]]:
    """The lines that several rungs use, by name: `_base/rungs.yaml`."""
    file = _first(folders, "_base", "rungs.yaml")
    declared = _open(file, found, texts) if file else None
    if declared is None:
        return {}
    return {name: RungReader(known, {}).lines(declared, name) for name in declared.keys()}  # noqa: SIM118


def _rung(
    channel: Path,
    folders: tuple[Path, ...],
    reader: RungReader,
    found: list[Diagnostic],
    texts: dict[str, str],
) -> RungRule | None:
    """The rung beside a channel's declaration, or in a later folder of the same name; None where it has an error."""
    slug = channel.parent.name
    file = _first(folders, slug, "rung.yaml")
    shown = "/".join(channel.parts[-3:])
    if file is None:
        hint = "在同一个文件夹里写一份 rung.yaml：reaches、lines；照自带的渠道写"
        message = f"渠道“{slug}”没有阶梯上的位置（rung.yaml），plan 不知道它什么时候能走"
        found.append(Diagnostic("template.missing-rung", message, hint, at=Position(shown, 1, 1)))
        return None
    before = len(found)
    declared = _open(file, found, texts)
    rung = reader.rung(declared, "/".join(file.parts[-3:])) if declared else None
    return None if has_errors(found[before:]) else rung


def _declared(
    file: Path, audiences: Collection[str], known: Known
) -> tuple[Channel | None, list[Diagnostic], Mapping[str, str]]:
    """The channel, None if its declaration has an error; what is wrong; the text, to quote from."""
    found: list[Diagnostic] = []
    texts: dict[str, str] = {}
    declared = _open(file, found, texts)
    channel = _channel(file.parent.name, declared, audiences, known) if declared else None
    return (None if has_errors(found) else channel), in_order(found), texts


def _channel(slug: str, declared: Declared, audiences: Collection[str], known: Known) -> Channel:
    of_all = _OfAll(
        _requires(declared, known),
        _when(declared, known),
        declared.text("only_if", ""),
        _at(declared, BEFORE),
    )
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
        by_post=declared.flag("by_post"),
        copies=declared.file_name("copies", ""),
        filing=tuple(_filing_slot(part) for part in declared.parts("filing")),
        filing_megabytes=declared.number("filing_megabytes", "10"),
        filing_limit=declared.text("filing_limit", ""),
        filing_source=declared.text("filing_source", ""),
        papers=tuple(_paper(part, audiences, of_all, known) for part in declared.parts("documents")),
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


@dataclass(frozen=True)
class _OfAll:
    """What a channel says of all its papers."""

    requires: tuple[Particular, ...]
    when: tuple[Condition, ...]
    only_if: str
    at: tuple[str, ...]


def _paper(declared: Declared, audiences: Collection[str], of_all: _OfAll, known: Known) -> Paper:
    """One paper; what its channel requires of all papers comes before what it requires itself, unless it stands alone.

    Where the channel has `when` and `only_if`, they hold for each of its papers beside their own; its `at` for those
    that have none of their own.
    """
    name = declared.text("name")
    common = () if declared.flag("alone") else of_all.requires
    own_if = declared.text("only_if", "")
    paper = Paper(
        slug=declared.text("slug"),
        name=name,
        file=declared.file_name("file", name),
        template=declared.text("template"),
        formats=declared.texts("formats"),
        audience=declared.choice("audience", audiences),
        requires=(*common, *_requires(declared, known)),
        limit=_limit(declared),
        shortenings=declared.number("shortenings", "0"),
        book=declared.flag("book"),
        when=(*of_all.when, *_when(declared, known)),
        only_if=f"({of_all.only_if}) and ({own_if})"
        if of_all.only_if and own_if
        else of_all.only_if or own_if,
        at=_at(declared, of_all.at),
        slots=tuple(_slot(part, audiences) for part in declared.parts("fields")),
        uploads=next((_uploads(part) for part in declared.parts("uploads")), None),
    )
    if not paper.formats or not set(paper.formats) <= set(FORMATS):
        declared.wrong("formats", "“formats”里没有能做的格式", f"可以写的有：{'、'.join(FORMATS)}")
    declared.close()
    return paper


def _at(declared: Declared, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """At which standings of the rung a paper is made."""
    stands = declared.texts("at") or otherwise
    if odd := next((each for each in stands if each not in STANDS), None):
        declared.wrong("at", f"阶梯上没有“{odd}”这种状态", f"可以写的有：{'、'.join(STANDS)}")
    return stands


def _when(declared: Declared, known: Known) -> tuple[Condition, ...]:
    """Gates by name, `not` before those that must not hold; a day belongs to the rung."""
    found = RungReader(known, {}).conditions(declared, "when")
    if odd := next((each for each in found if each.verb), None):
        declared.wrong(
            "when", f"“when”里不能问日子（{odd.verb} {odd.name}）", "写关口的名称；日子写进 rung.yaml"
        )
    return found


def _requires(declared: Declared, known: Known) -> tuple[Particular, ...]:
    """A gate by its name, a gate with a name of the channel's own for what is lacking, or a test."""
    found: list[Particular] = []
    for each in declared.mixed("requires"):
        if isinstance(each, str):
            found.append(Particular("", "", _gate(declared, "requires", each, known)))
            continue
        gate = each.text("gate", "")
        if gate:
            found.append(Particular("", each.text("name"), _gate(each, "gate", gate, known, named=True)))
        else:
            found.append(Particular(each.text("test"), each.text("name")))
        each.close()
    return tuple(found)


def _gate(declared: Declared, key: str, name: str, known: Known, *, named: bool = False) -> str:
    choices = known.gates if named else known.lacking
    if name.removeprefix("not ") not in choices:
        declared.wrong(key, f"没有叫“{name}”的关口，或者它没有写缺什么", f"可以写的有：{'、'.join(choices)}")
    return name


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
