"""The channels: read from templates/*/channel.yaml. To add one is to add a folder; nothing here changes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kameng_docs.record import Record, entries_of, read_mapping


@dataclass(frozen=True)
class Limit:
    """How long a text may be. `verified` limits withhold a text that is longer; others only warn."""

    maximum: int
    minimum: int
    verified: bool
    source: str


@dataclass(frozen=True)
class Slot:
    """One field of a form on a site: its name, what goes in (a Jinja wording), who will see it, how long it may be."""

    name: str
    value: str
    audience: str
    limit: Limit | None


@dataclass(frozen=True)
class Particular:
    """What a paper cannot be without: a Jinja expression that must be true, and how the author knows it."""

    test: str
    name: str


@dataclass(frozen=True)
class Paper:
    """One document of a channel."""

    slug: str
    name: str
    file: str
    template: str
    formats: tuple[str, ...]
    audience: str
    requires: tuple[Particular, ...]
    limit: Limit | None
    shortenings: int
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Channel:
    """Where something is handed in. `me` and `them` are what its papers call the two sides.

    An overview is handed in nowhere: it tells the author of all the others, and is made last.
    """

    slug: str
    name: str
    aliases: tuple[str, ...]
    folder: str
    order: int
    me: str
    them: str
    where: str
    note: str
    overview: bool
    papers: tuple[Paper, ...]


def read_channels(folders: Iterable[Path]) -> dict[str, Channel]:
    """Every channel by its slug, in the order of the ladder; a folder earlier in `folders` goes before a later one.

    Raises ValueError for a declaration that is not well made.
    """
    files: dict[str, Path] = {}
    for folder in folders:
        for file in sorted(folder.glob("*/channel.yaml")):
            files.setdefault(file.parent.name, file)
    found = [_channel(file) for file in files.values()]
    return {channel.slug: channel for channel in sorted(found, key=lambda c: (c.order, c.slug))}


def channel_words(channels: Mapping[str, Channel], folders: Iterable[Path]) -> dict[str, str]:
    """Every spelling of a channel that an author may use, to its slug: ours and those we make no paper for."""
    words: dict[str, str] = {}
    for channel in channels.values():
        words |= dict.fromkeys((channel.name, channel.slug, *channel.aliases), channel.slug)
    for slug, name, aliases in _others(folders):
        for word in (name, slug, *aliases):
            words.setdefault(word, slug)
    return words


def channel_names(channels: Mapping[str, Channel], folders: Iterable[Path]) -> dict[str, str]:
    """The Chinese name of every channel by its slug, also of those we make no paper for."""
    others = {slug: name for slug, name, _ in _others(folders)}
    return others | {channel.slug: channel.name for channel in channels.values()}


def _others(folders: Iterable[Path]) -> Iterator[tuple[str, str, list[str]]]:
    """Channels that a case file may name though no paper of ours goes there."""
    file = next(path for folder in folders if (path := folder / "_base" / "other_channels.yaml").exists())
    for entry in entries_of(file):
        record = Record(entry, file.name)
        yield record.text("slug"), record.text("name"), record.several("aliases")
        record.close()


def _channel(file: Path) -> Channel:
    record = Record(read_mapping(file), f"{file.parent.name}/{file.name}")
    channel = Channel(
        slug=file.parent.name,
        name=record.text("name"),
        aliases=tuple(record.several("aliases")),
        folder=record.text("folder", ""),
        order=int(record.text("order")),
        me=record.text("me"),
        them=record.text("them"),
        where=record.text("where", ""),
        note=record.text("note", ""),
        overview=record.flag("overview", False),
        papers=tuple(_paper(entry, record.where) for entry in record.several("documents")),
    )
    record.close()
    return channel


def _paper(entry: object, where: str) -> Paper:
    record = Record(entry, f"{where}: documents")
    name = record.text("name")
    paper = Paper(
        slug=record.text("slug"),
        name=name,
        file=record.text("file", name),
        template=record.text("template"),
        formats=tuple(record.several("formats")),
        audience=record.text("audience"),
        requires=tuple(_particular(each, record.where) for each in record.several("requires")),
        limit=_limit(record),
        shortenings=int(record.text("shortenings", "0")),
        slots=tuple(_slot(each, record.where) for each in record.several("fields")),
    )
    record.close()
    return paper


def _particular(entry: object, where: str) -> Particular:
    record = Record(entry, f"{where}: requires")
    particular = Particular(record.text("test"), record.text("name"))
    record.close()
    return particular


def _slot(entry: object, where: str) -> Slot:
    record = Record(entry, f"{where}: fields")
    slot = Slot(record.text("name"), record.text("value"), record.text("audience"), _limit(record))
    record.close()
    return slot


def _limit(record: Record) -> Limit | None:
    """`max`, `min` in characters, `verified`, `source`. The number is counted as the site would count it."""
    maximum, minimum = record.text("max", ""), record.text("min", "")
    verified, source = record.flag("verified", False), record.text("source", "")
    if not maximum:
        return None
    return Limit(int(maximum), int(minimum or "0"), verified, source)
