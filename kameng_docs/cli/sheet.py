"""The command `sheet`: complaints that somebody registered in a sheet, each a case with its open questions."""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from kameng_docs.cli.arguments import (
    cases_option,
    format_option,
    known_disputes,
    today,
    today_option,
    workshop,
)
from kameng_docs.cli.asking import ask
from kameng_docs.cli.beginning import warn_of_git
from kameng_docs.cli.chinese import Command, option
from kameng_docs.cli.printing import Counting

if TYPE_CHECKING:
    from kameng_docs.pipeline import Workshop
    from kameng_docs.reading.register.table import Sheet
    from kameng_docs.starting.sheet.existing import Filling
    from kameng_docs.starting.sheet.kept import Columns, Tables
    from kameng_docs.starting.sheet.plan import Order, Planned

# As a column of which nothing is taken is said to be.
UNUSED = "不用"
_PAIR = re.compile("(.+?)[=＝](.+)")


@click.command(cls=Command)
@click.argument("table", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False)
@option(
    "--map",
    "pairs",
    multiple=True,
    metavar="列=栏",
    help="这一列是什么，例如 涉案金额=实付；不要的列写 列=不用；可以写几次",
)
@option(
    "--same",
    "alike",
    multiple=True,
    metavar="栏=值",
    help="各行都一样的，说一次，例如 公司全称=某某有限公司、对方的原话是不退=是；可以写几次；已经建过的只补空着的地方",
)
@option("--tab", default="", metavar="工作表", help="XLSX 里有几张表的，读哪一张")
@option(
    "--from",
    "disputes",
    multiple=True,
    metavar="争议",
    help="这些投诉都出了什么问题，例如 卡密无效；可以写几次；表里自己写了争议的照表里的；不写照上次的，不要了写 不用",
)
@option(
    "--rows-out",
    type=click.Path(path_type=Path),
    default=None,
    metavar="文件",
    help="没有收的行写到这个 CSV，最后一列是原因：改好再给一次",
)
@cases_option
@today_option
@format_option
@option("--yes", is_flag=True, help="不再问，直接写")
def sheet(
    table: Path | None,
    *,
    pairs: tuple[str, ...],
    alike: tuple[str, ...],
    tab: str,
    disputes: tuple[str, ...],
    rows_out: Path | None,
    cases_folder: Path,
    made_on: date | None,
    shape: str,
    yes: bool,
) -> None:
    """从一张登记投诉的表（CSV、XLSX）开始：一行一件案件，读到的都写明第几行第几列；再给一次只添新的行。"""
    from kameng_docs.starting.sheet.plan import Order

    if rows_out is not None and (rows_out.exists() or rows_out.is_symlink()):
        raise click.UsageError(f"{rows_out} 已经有了，换一个名字")
    shop = workshop(cases_folder)
    if table is None:
        raise click.UsageError(_which(cases_folder))
    no_more = disputes == (UNUSED,)
    about = () if no_more else known_disputes(shop, disputes)
    talks = sys.stdin.isatty() and not yes and shape != "json"
    with _told():
        tables, found, columns = _read(table, tab, pairs, cases_folder)
        if talks and not columns.before:
            columns = _agreed(found, columns, tables, pairs)
        else:
            _say(found, columns)
        day = made_on or today()
        columns, now = _same(columns, alike, day)
        columns = _about(columns, about, table.name, no_more=no_more)
        order = Order(found, columns, cases_folder, day, columns.disputes, now, says_disputes=bool(about))
        _go(order, tables, shop, rows_out=rows_out, shape=shape, yes=yes)


def _which(cases: Path) -> str:
    """What is said where no sheet is named: which one was read last, and how."""
    from kameng_docs.starting.sheet.kept import ColumnsError, tables_in

    try:
        last = next((each for each in reversed(tables_in(cases)) if each.read), None)
    except ColumnsError:
        last = None
    if last is None:
        return "写上要读的表，例如 kameng-docs sheet 投诉登记.xlsx --from 卡密无效"
    about = f"，--from {'、'.join(last.disputes)}" if last.disputes else ""
    return f"写上要读的表。上次读的是“{last.read}”{about}：各列和这些都记着，kameng-docs sheet {last.read}"


def _about(columns: "Columns", said: tuple[str, ...], file: str, *, no_more: bool) -> "Columns":
    """The columns with what the complaints are about, as it was said now or before, which is told; and of which file."""
    about = () if no_more else said or columns.disputes
    if about:
        before = "" if said else f"（上次说的；不对的用 --from 改，不要的写 --from {UNUSED}）"
        click.echo(f"都出了什么问题：{'、'.join(about)}{before}", err=True)
    return replace(columns, disputes=about, read=file)


@contextmanager
def _told() -> Iterator[None]:
    """What stops the work is told, with exit code 1."""
    from kameng_docs.custody.registered import FILE, FOLDER, BrokenLedgerError
    from kameng_docs.output import BusyError
    from kameng_docs.reading.register.table import NoSheetError
    from kameng_docs.starting.sheet.kept import ColumnsError
    from kameng_docs.starting.sheet.writing import StoppedError

    try:
        yield
    except NoSheetError as error:
        _refuse(f"{error.message}。{error.hint}")
    except ColumnsError as error:
        _refuse(error.told)
    except StoppedError as error:
        click.echo(
            f"写到第 {error.row} 行停下了：{error.why}。已经建好 {error.done} 件；改好以后再运行一次，会接着建",
            err=True,
        )
        sys.exit(1)
    except BrokenLedgerError:
        _refuse(
            f"{FOLDER}/{FILE} 读不懂，不知道哪些行建过：从备份里找回它；或者删掉它，那样所有的行都会重新建"
        )
    except BusyError:
        _refuse("另一个 kameng-docs 正在读登记表；等它写完，再运行一次")
    except OSError as error:
        _refuse(f"{error.filename or ''} 读不了或者写不进去（{error.strerror or error}）")


def _refuse(why: str) -> NoReturn:
    click.echo(f"没有写：{why}", err=True)
    sys.exit(1)


def _read(table: Path, tab: str, pairs: tuple[str, ...], cases: Path) -> "tuple[Tables, Sheet, Columns]":
    """The sheet with what its columns are."""
    from kameng_docs.reading.register.table import sheet_in
    from kameng_docs.starting.sheet.kept import columns_of, tables_in, weight_of

    if not table.is_file():
        raise click.UsageError(f"{table} 不是普通文件，读不了")
    tables, said = tables_in(cases), _said(pairs)
    found = sheet_in(table.read_bytes(), table.name, table.stem, weight_of(tables, said), tab)
    return tables, found, columns_of(found.names, tables, said)


def _said(
    pairs: tuple[str, ...], option_name: str = "--map", form: str = "列=栏，例如 涉案金额=实付"
) -> dict[str, str]:
    said = dict[str, str]()
    for pair in pairs:
        parts = _PAIR.fullmatch(pair.strip())
        if parts is None:
            raise click.UsageError(f"{option_name} 的“{pair}”写成 {form}")
        name, value = " ".join(parts[1].split()), parts[2].strip()
        if option_name == "--same" and said.get(name, value) != value:
            raise click.UsageError(f"--same 把“{name}”说了两样：{said[name]}、{value}，只留一个")
        said[name] = value
    return said


def _same(columns: "Columns", alike: tuple[str, ...], day: date) -> "tuple[Columns, Mapping[str, str]]":
    """The columns with what all rows have, and what of it was said now; it is told."""
    from kameng_docs.starting.sheet.same import all_same
    from kameng_docs.starting.sheet.told import same_told

    said = _said(alike, "--same", "栏=值，例如 公司全称=某某有限公司")
    same = all_same(columns, said, day)
    for line in same_told(same):
        click.echo(line, err=True)
    return replace(columns, same=same), {key: value for key, value in same.items() if key in said}


def _say(found: "Sheet", columns: "Columns") -> None:
    from kameng_docs.starting.sheet.told import columns_told

    for line in columns_told(found, columns):
        click.echo(line, err=True)


def _agreed(found: "Sheet", columns: "Columns", tables: "Tables", pairs: tuple[str, ...]) -> "Columns":
    """The columns as whoever sits there agrees to them, changed as often as he likes."""
    from kameng_docs.starting.sheet.kept import ColumnsError, columns_of

    while True:
        _say(found, columns)
        answer = click.prompt(
            "这样对吗？对的直接回车；要改的写 列=栏，一次一列", default="", show_default=False, err=True
        ).strip()
        if not answer:
            return columns
        try:
            changed = columns_of(found.names, tables, _said((*pairs, answer)))
        except (ColumnsError, click.UsageError) as error:
            click.echo(error.told if isinstance(error, ColumnsError) else error.message, err=True)
            continue
        pairs, columns = (*pairs, answer), changed


def _go(
    order: "Order", tables: "Tables", shop: "Workshop", *, rows_out: Path | None, shape: str, yes: bool
) -> None:
    """Everything planned and shown, then written after a yes. Exit code 1 where a row was not taken."""
    from kameng_docs.custody.registered import registered
    from kameng_docs.starting.sheet.existing import fillings
    from kameng_docs.starting.sheet.filled import know_again
    from kameng_docs.starting.sheet.kept import nameless
    from kameng_docs.starting.sheet.plan import planned, shops_named
    from kameng_docs.starting.sheet.shops import shops_in
    from kameng_docs.starting.sheet.told import as_json, fillings_told, plan_told, summary
    from kameng_docs.starting.sheet.writing import written

    if why := nameless(order.columns):
        _refuse(why)
    order = replace(order, shops=shops_in(shops_named(order), order.columns.same))
    plan = planned(order, registered(order.cases), Counting("看到第 {} 行……"))
    more = list(fillings(order, shop, plan.there, Counting("看了已经建过的 {} 件，共 {} 件……")))
    for line in (*plan_told(plan), *order.shops.told(), *fillings_told(more)):
        click.echo(line, err=True)
    if (plan.fresh or any(each.proposals for each in more)) and not yes:
        ask()
    done = written(order, plan, tables, shop, Counting("建好 {} 件，共 {} 件……"))
    into = _fill(order, more)
    settled = {each.row for each in more if each.proposals or not each.left}
    know_again(order, [each for each in plan.there if each.row in settled])
    if rows_out is not None:
        _to_mend(order, plan, rows_out)
    if shape == "json":
        told = as_json(order.sheet, order.columns, plan, done, fillings=more)
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        click.echo(summary(plan, done, into))
        if done:
            click.echo(f"接着做：kameng-docs check --cases {order.cases}，逐件核对、填空")
    if done:
        warn_of_git(order.cases)
    sys.exit(1 if plan.slips else 0)


def _fill(order: "Order", more: "Sequence[Filling]") -> int:
    """Write what goes into cases that are there, one after the other; how many. The first that cannot be written stops it."""
    from kameng_docs.starting.sheet.filled import FillingStoppedError, write_fillings

    try:
        done, folder = write_fillings(order, more)
    except FillingStoppedError as error:
        _refuse(f"往已经建过的里补了 {error.done} 件，补到 {error.case} 停下了：{error.why}")
    if folder:
        click.echo(f"改前的案件文件另存在 {folder}", err=True)
    return done


def _to_mend(order: "Order", plan: "Planned", rows_out: Path) -> None:
    from kameng_docs.output import put
    from kameng_docs.starting.sheet.told import rows_to_mend

    if not plan.slips:
        click.echo(f"没有要改的行，没有写 {rows_out}", err=True)
        return
    # A spreadsheet takes UTF-8 for what it is by its mark alone.
    put(rows_out, "".join(rows_to_mend(order.sheet, plan)).encode("utf-8-sig"))
    click.echo(f"没有收的 {len(plan.refused)} 行写在 {rows_out}：改好再给一次", err=True)
