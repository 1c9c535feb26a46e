"""What the commands that write 进度 share: the case opened, a channel named, an entry shown, asked about and written."""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from kameng_docs.cli.arguments import case_files, today, workshop
from kameng_docs.cli.asking import ask
from kameng_docs.cli.printing import tell
from kameng_docs.diagnostics import Diagnostic

if TYPE_CHECKING:
    from kameng_docs.custody.journal import Copies, Faults, Opened, Proposal, Refused
    from kameng_docs.pipeline import Workshop


@dataclass(frozen=True)
class Asked:
    """What all three commands are given: which case, through which channel, and how it goes on."""

    case: str
    channel: str
    cases_folder: Path
    made_on: date | None
    shape: str
    yes: bool


def opened(asked: Asked) -> "Opened":
    """The case; one that is faulty is told, and nothing is written."""
    from kameng_docs.custody import journal

    (file,) = case_files(asked.cases_folder, (asked.case,))
    before = journal.opened(workshop(file.parent), file, asked.made_on or today())
    if isinstance(before, journal.Faults):
        tell(before.diagnostics, before.texts, "text", err=True)
        click.echo(f"{file.stem}：案件文件有错，先改好，再记进度", err=True)
        sys.exit(1)
    return before


def channel_named(shop: "Workshop", name: str) -> tuple[str, str]:
    """Slug, and the word that goes into the file: the author's own, unless that is the slug."""
    from kameng_docs.case.nearest import did_you_mean

    slug = shop.vocabulary.channels.get(name)
    if slug is None:
        known = [word for word, each in shop.vocabulary.channels.items() if word != each]
        raise click.UsageError(f"没有叫“{name}”的渠道。{did_you_mean(name, known)}")
    return slug, shop.channel_names[slug] if name == slug else name


def finish(
    asked: Asked,
    proposal: "Proposal | Faults | Refused",
    copies: "Copies | None" = None,
    more: Mapping[str, object] | None = None,
) -> None:
    """Show, ask, write, and tell; ends with exit code 1 where nothing was written. `more` goes into the JSON."""
    from kameng_docs.custody import journal

    if isinstance(proposal, journal.Refused):
        refuse(proposal)
    if isinstance(proposal, journal.Faults):
        tell(proposal.diagnostics, proposal.texts, "text", err=True)
        click.echo("照这样写，案件文件就错了，所以没有写", err=True)
        sys.exit(1)
    _show(proposal, copies, err=asked.shape == "json")
    if not asked.yes:
        ask()
    backup = journal.written(proposal, copies)
    if isinstance(backup, journal.Refused):
        refuse(backup)
    if isinstance(backup, Diagnostic):
        tell([backup], {}, "text", err=True)
        sys.exit(1)
    if asked.shape == "json":
        click.echo(json.dumps({**_as_json(proposal, copies, backup), **(more or {})}, ensure_ascii=False))
    else:
        click.echo(f"已写进 {proposal.file}；原来的另存为 {backup}")


def _show(proposal: "Proposal", copies: "Copies | None", *, err: bool) -> None:
    click.echo("案件文件要这样改（- 是原来的，+ 是新的）：", err=err)
    for line in proposal.difference():
        click.echo(line, err=err)
    if copies:
        click.echo(f"留存到 {copies.root}/：{'、'.join(copies.names)}", err=err)


def _as_json(proposal: "Proposal", copies: "Copies | None", backup: Path) -> dict[str, object]:
    """`number` counts from 1, as a person counts the steps of 进度."""
    return {
        "case": proposal.file.stem,
        "file": str(proposal.file),
        "backup": str(backup),
        "number": proposal.number + 1,
        "step": proposal.step,
        "copies": copies.sums() if copies else {},
    }


def refuse(why: "Refused") -> NoReturn:
    """Nothing is written: why, and what to type instead."""
    click.echo(f"没有写：{why.message}\n  改法: {why.hint}", err=True)
    sys.exit(1)
