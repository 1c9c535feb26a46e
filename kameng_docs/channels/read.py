"""Declarations → channels; a folder earlier in the list goes before a later one, file by file."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from kameng_docs.channels.model import Channel, Declaration, Paper
from kameng_docs.channels.names import SHARED_NAMES
from kameng_docs.channels.rung import Line, RungRule
from kameng_docs.declared import Files
from kameng_docs.diagnostics import Diagnostic, Position


@dataclass(frozen=True)
class OtherChannel:
    """A channel that a case file may name though no paper of ours goes there."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()


OTHERS = Files("channels/other_channels.yaml", tuple[OtherChannel, ...], by="slug")
CHANNELS = Files("*/channel.yaml", Declaration)
RUNGS = Files("*/rung.yaml", RungRule)
SHARED = Files("_base/rungs.yaml", dict[str, tuple[Line, ...]])


@dataclass(frozen=True)
class Declarations:
    """The channels by their slugs, in the order of the ladder; what is wrong with declarations, and their texts.

    A channel whose declaration has an error is not among `channels`.
    """

    channels: Mapping[str, Channel]
    faults: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


def read_channels(folders: tuple[Path, ...]) -> Declarations:
    """Every channel that a folder of `folders` declares, with its rung, and every slip in their files."""
    shared, declared = SHARED.first_of(folders), CHANNELS.first_of(folders)
    blocks = {name: lines for each in shared.values.values() for name, lines in each.items()}
    rungs = RUNGS.first_of(folders, {SHARED_NAMES: None if shared.faults else blocks})
    missing = [_without_rung(slug, file) for slug, file in declared.files.items() if slug not in rungs.files]
    channels = [
        _joined(each, rungs.values[slug], blocks)
        for slug, each in declared.values.items()
        if slug in rungs.values
    ]
    ordered = sorted(channels, key=lambda c: (c.order, c.slug))
    return Declarations(
        {channel.slug: channel for channel in ordered},
        (*shared.faults, *declared.faults, *rungs.faults, *missing),
        {**shared.texts, **declared.texts, **rungs.texts},
    )


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


def _without_rung(slug: str, file: str) -> Diagnostic:
    message = f"渠道“{slug}”没有阶梯上的位置（rung.yaml），plan 不知道它什么时候能走"
    hint = "在同一个文件夹里写一份 rung.yaml：reaches、lines；照自带的渠道写"
    return Diagnostic("template.missing-rung", message, hint, at=Position(file, 1, 1))


def _joined(declared: Declaration, rung: RungRule, blocks: Mapping[str, tuple[Line, ...]]) -> Channel:
    """The channel: shared lines in their place, and each paper with what is said of all."""
    lines = tuple(line for each in rung.lines for line in blocks.get(each.use, (each,)))
    papers = tuple(_with_all(paper, declared) for paper in declared.papers)
    return Channel(**vars(declared) | {"papers": papers, "rung": replace(rung, lines=lines)})


def _with_all(paper: Paper, channel: Declaration) -> Paper:
    """What a channel says of all its papers comes before what a paper says itself."""
    both = [test for test in (channel.only_if, paper.only_if) if test]
    return replace(
        paper,
        file=paper.file or paper.name,
        requires=paper.requires if paper.alone else (*channel.requires, *paper.requires),
        when=(*channel.when, *paper.when),
        only_if=both[0] if len(both) == 1 else " and ".join(f"({test})" for test in both),
        at=paper.at or channel.at,
    )
