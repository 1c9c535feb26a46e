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
from kameng_docs.cli.many import FOUND, Many, go_on, known_case, over_many
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
    from kameng_docs.custody.many import NoTableError, handed_in_table

    if table is None:
        return {}, 0
    if many.cases or many.is_filtered:
        raise click.UsageError("写了 --table，就不再写案件名和条件：表里有哪几件就是哪几件")
    try:
        rows = handed_in_table(table.read_bytes(), table.name, many.today)
    except NoTableError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"“{table}”读不出来（{error.strerror or error}）") from None
    rows = tuple(each if each.fault else known_case(many.cases_folder, each) for each in rows)
    for each in rows:
        if each.fault:
            click.echo(f"{table.name} 第 {each.row} 行没有收：{each.fault}", err=True)
    _same_numbers(rows)
    good = {each.case: each for each in rows if not each.fault}
    if not good:
        raise click.UsageError("表里没有一行能记")
    return good, len(rows) - len(good)


def _same_numbers(rows: "Iterable[Handed]") -> None:
    """One number for several cases may be one complaint of many people, or copied into the wrong row."""
    cases: dict[str, list[str]] = {}
    for each in rows:
        if each.number and not each.fault:
            cases.setdefault(each.number, []).append(each.case)
    for number, named in cases.items():
        if len(named) > 1:
            click.echo(f"编号 {number} 写给了几件：{'、'.join(named)}。看是不是抄错了行", err=True)
