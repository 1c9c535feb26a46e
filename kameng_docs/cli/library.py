"""Commands on the law library: list, search, show, verify, affected."""

import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import Day, cases_option, format_option, today, today_option
from kameng_docs.cli.chinese import Group, option
from kameng_docs.cli.printing import tell
from kameng_docs.diagnostics import Diagnostic

if TYPE_CHECKING:
    from kameng_docs.law.library import Library
    from kameng_docs.law.listing import Entry


@click.group(cls=Group)
def law() -> None:
    """法律库：列出、查看、搜索、核对。"""


@law.command("list")
@option("--on", "on", type=Day(), default=None, help="只列这一天有效的")
@format_option
def law_list(on: date | None, shape: str) -> None:
    """列出库里的每一款。"""
    from kameng_docs.law.library import load
    from kameng_docs.law.listing import listed

    _entries(listed(load(), on), shape)


@law.command("search")
@click.argument("text", metavar="WORDS")
@option("--on", "on", type=Day(), default=None, help="只找这一天有效的")
@format_option
def law_search(text: str, on: date | None, shape: str) -> None:
    """找出含有这些字的条款。"""
    from kameng_docs.law.library import load
    from kameng_docs.law.listing import searched

    _entries(searched(load(), text, on), shape)


@law.command("show")
@click.argument("ref")
@option("--on", "on", type=Day(), default=None, help="按这一天的版本")
@format_option
def law_show(ref: str, on: date | None, shape: str) -> None:
    """显示一条，例如 ecommerce-law:49.1 或主题 small-claims.scope。"""
    from kameng_docs.law.library import load
    from kameng_docs.law.listing import citation_as_json, shown, shown_as_text

    library = load()
    found = shown(library, ref, on, today())
    if isinstance(found, Diagnostic):
        tell([found], {}, "text", err=True)
        sys.exit(1)
    if shape == "json":
        click.echo(json.dumps(citation_as_json(found), ensure_ascii=False))
        return
    click.echo(shown_as_text(found))
    if users := _users(library, ref, found.ref):
        click.echo(f"用在：{users}")


def _users(library: "Library", ref: str, place: str) -> str:
    """Who in the library cites `ref`, a reference or a topic, that now stands at `place`: by kind and title."""
    from kameng_docs.law.uses import overlaps, topics_of, uses_in_library

    refs = (ref, place, *topics_of(library, ref))
    titles: dict[str, dict[str, None]] = {}
    for use in uses_in_library(refs, overlaps):
        titles.setdefault(KINDS[use.kind], {})[f"“{use.title}”"] = None
    return "；".join(kind + "".join(found) for kind, found in titles.items())


@law.command("verify")
@click.argument("directory", type=click.Path(path_type=Path))
@option("--seal", "sealing", is_flag=True, help="核对一致的，写上封印")
def law_verify(directory: Path, *, sealing: bool) -> None:
    """把库里的每一款与 DIRECTORY 里的官方文本逐字核对。"""
    from kameng_docs.law.library import load
    from kameng_docs.law.verify import seal, verify

    if not directory.is_dir():
        raise click.UsageError(f"没有“{directory}”这个文件夹：写放着官方文本的那一个")
    if sealing:
        report, changed = seal(directory, load())
        for name in changed:
            click.echo(f"已加封：{name}", err=True)
    else:
        report = verify(directory, load())
    tell(report.faults, {}, "text", err=True)
    for line in report.lines():
        click.echo(line)
    sys.exit(0 if report.ok else 1)


@law.command("affected")
@click.argument("ref")
@cases_option
@today_option
@format_option
def law_affected(ref: str, cases_folder: Path, made_on: date | None, shape: str) -> None:
    """一条法变了，哪些依据、回应、说明和案件用到它。REF 例如 civil-code:563，或整部法、一个主题的名称。"""
    from kameng_docs.inspect.affected import uses_in_cases
    from kameng_docs.law.library import load
    from kameng_docs.law.uses import topics_of, understood, uses_in_library
    from kameng_docs.pipeline import open_workshop

    library = load()
    refs = understood(library, ref)
    if isinstance(refs, Diagnostic):
        tell([refs], {}, "text", err=True)
        sys.exit(1)
    files = sorted(cases_folder.glob("*.yaml"))
    shop = open_workshop(cases_folder)
    in_library = uses_in_library((*refs, *topics_of(library, ref)))
    for use in (*in_library, *uses_in_cases(shop, files, refs, made_on or today())):
        if shape == "json":
            click.echo(json.dumps(vars(use), ensure_ascii=False))
        else:
            click.echo(f"{KINDS[use.kind]}  {use.name}  {use.title}  ← {use.ref}")


KINDS = {"ground": "依据", "rebuttal": "回应", "note": "说明", "proof": "取证", "case": "案件"}


def _entries(entries: "Iterable[Entry]", shape: str) -> None:
    for entry in entries:
        if shape == "json":
            click.echo(json.dumps(entry.as_json(), ensure_ascii=False))
        else:
            click.echo(f"{entry.ref}  《{entry.law}》  {entry.text}")
