"""The command `log sent-many`: what was handed in for many cases through one channel, each with its own number and copies."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import workshop
from kameng_docs.cli.chinese import option
from kameng_docs.cli.diary import channel_named
from kameng_docs.cli.log import log, reply_by_option
from kameng_docs.cli.many import FOUND, Many, go_on, over_many, rows_taken
from kameng_docs.cli.numbers import Moment
from kameng_docs.cli.printing import Counting

if TYPE_CHECKING:
    from kameng_docs.custody.many import Handed


@log.command(name="sent-many")
@click.argument("channel")
@click.argument("cases", nargs=-1)
@option(
    "--table",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    default=None,
    metavar="文件",
    help="每件各有编号的：一张表（CSV、XLSX），列名 案件、编号、时间，一行一件",
)
@option("--paper", "papers", multiple=True, help="交上去的文件，可以写几次；只有一份文书的不用写")
@option("--no-copy", is_flag=True, help="不留存交上去的文件（例如打的是电话）")
@option("--at", type=Moment(), default=None, help="什么时候交的，默认今天；表里写了时间的照表里的")
@reply_by_option
# --made as its neighbours call it, --out as `log sent` does: one folder, read here.
@option(
    "--made",
    "--out",
    "made",
    type=click.Path(path_type=Path),
    default=Path("out"),
    help="文书在哪里，默认 out：交上去的文件和各件的情况从那里读",
)
@over_many
def sent_many(
    many: Many, *, channel: str, table: Path | None, papers: tuple[str, ...], no_copy: bool, at: str | None,
    reply_by: str | None, made: Path,
) -> None:  # fmt: skip
    """一天里替几件案件交了同一个渠道：一次记进每一件，各自交上去的文件各自留存。CASES 是哪几件；每件各有编号的用 --table。"""
    from kameng_docs.custody.many import Handing, handed_lines

    if no_copy and papers:
        raise click.UsageError("--paper 和 --no-copy 只能用一个")
    shop = workshop(many.cases_folder)
    slug, word = channel_named(shop, channel)
    rows, refused = _rows(many, table)
    named = replace(many, cases=tuple(many.cases or rows))
    files = named.files(made)
    handing = Handing(
        slug,
        word,
        at or many.today.isoformat(),
        reply_by or "",
        None if no_copy else papers,
        made,
        many.today,
        rows,
    )
    go_on(many, list(handed_lines(shop, files, handing, Counting(FOUND))), refused=refused)


def _rows(many: Many, table: Path | None) -> "tuple[dict[str, Handed], int]":
    """The rows by the names of their cases; how many cannot be taken, which are told."""
    from kameng_docs.custody.many import handed_in_table

    if table is None:
        return {}, 0
    good, refused = rows_taken(many, table, lambda content, name: handed_in_table(content, name, many.today))
    _same_numbers(good)
    return {each.case: each for each in good}, refused


def _same_numbers(rows: "Iterable[Handed]") -> None:
    """One number for several cases may be one complaint of many people, or copied into the wrong row."""
    cases: dict[str, list[str]] = {}
    for each in rows:
        if each.number:
            cases.setdefault(each.number, []).append(each.case)
    for number, named in cases.items():
        if len(named) > 1:
            click.echo(f"编号 {number} 写给了几件：{'、'.join(named)}。看是不是抄错了行", err=True)
