"""The command `new`: a commented case from bills, chats, pictures and a story."""

import json
import sys
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
from kameng_docs.cli.beginning import Asked, person_for, read_all, warn_of_git
from kameng_docs.cli.chinese import Command, option
from kameng_docs.cli.printing import tell

if TYPE_CHECKING:
    from kameng_docs.custody.journal import Proposal
    from kameng_docs.pipeline import Workshop
    from kameng_docs.starting.adding import Added
    from kameng_docs.starting.case import Begun
    from kameng_docs.starting.gathering import Gathered
    from kameng_docs.starting.material import Material, Standing
    from kameng_docs.starting.parties import Person

_FILE = click.Path(path_type=Path, exists=True)


@click.command(cls=Command)
@click.argument("name")
@option(
    "--bill",
    "bills",
    type=_FILE,
    multiple=True,
    metavar="文件",
    help="账单：微信、支付宝、京东的 CSV 或 XLSX，可以写几次",
)
@option("--chat", "chats", type=_FILE, multiple=True, metavar="文件", help="导出的聊天记录，可以写几次")
@option(
    "--pictures", type=_FILE, multiple=True, metavar="文件夹", help="截图：一个文件夹，或者一张图；可以写几次"
)
@option(
    "--story",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="文件",
    help="您自己写的经过，一份文字文件",
)
@option(
    "--from",
    "disputes",
    multiple=True,
    metavar="争议",
    help="出了什么问题，例如 卡密无效；可以写几次，不写就照读到的提",
)
@option(
    "--pick",
    "picks",
    multiple=True,
    metavar="哪一笔",
    help="账单里哪几笔：卖家的名称、支付单号或者 第N行；聊天里有几段对话的，和谁的那一段。可以写几次",
)
@option("--me", default="", metavar="名字", help="您在聊天里的名字；聊天里没有这个名字的，就是您的姓名")
@cases_option
@today_option
@format_option
@option("--yes", is_flag=True, help="不再问，直接写")
def new(
    name: str,
    *,
    bills: tuple[Path, ...],
    chats: tuple[Path, ...],
    pictures: tuple[Path, ...],
    story: Path | None,
    disputes: tuple[str, ...],
    picks: tuple[str, ...],
    me: str,
    cases_folder: Path,
    made_on: date | None,
    shape: str,
    yes: bool,
) -> None:
    """从截图、账单、聊天记录和自述开始一件案件：写出带说明的案件文件，读到的都写明出处；再运行一次只添不改。"""
    from kameng_docs.starting.gathering import Given

    stem = _stem(name)
    shop = workshop(cases_folder)
    asked = Asked(
        cases_folder / f"{stem}.yaml",
        made_on or today(),
        known_disputes(shop, disputes),
        shape == "json",
        yes,
    )
    given = Given(bills, chats, pictures, story, me.strip(), tuple(filter(str.strip, picks)))
    before = _standing(asked.file)
    standing = _said_before(before)
    given, found = read_all(asked, replace(given, me=given.me or standing.me))
    person = person_for(asked, found, given.me) if before is None else None
    material = _material(asked, found, standing, person, given.me, before=before)
    _write(asked, shop, material, found, person=person, before=before)


def _stem(name: str) -> str:
    from kameng_docs.starting.naming import unfit

    stem = name.removesuffix(".yaml")
    if why := unfit(stem):
        raise click.UsageError(why)
    return stem


def _standing(file: Path) -> bytes | None:
    """The case file as it stands, None where there is none; one that cannot be read is told, and nothing is written."""
    from kameng_docs.source import read

    if not file.exists() and not file.is_symlink():
        return None
    source, faults = read(file, shown_as=str(file))
    if source is None:
        content = file.read_bytes() if file.is_file() else b""
        tell(faults, {str(file): content.decode("utf-8", errors="replace")}, "text", err=True)
        click.echo("案件文件现在读不懂，先改好它，再往里补", err=True)
        sys.exit(1)
    return file.read_bytes()


def _said_before(before: bytes | None) -> "Standing":
    from kameng_docs.source import read_bytes
    from kameng_docs.starting.material import Standing

    source = read_bytes(before, shown_as="")[0] if before is not None else None
    return Standing(source.data) if source and isinstance(source.data, dict) else Standing()


def _material(
    asked: Asked,
    found: "Gathered",
    standing: "Standing",
    person: "Person | None",
    me: str,
    *,
    before: bytes | None,
) -> "Material":
    from kameng_docs.reading.merged import merged
    from kameng_docs.starting.material import Material
    from kameng_docs.starting.sheet.writing import of_sheet

    note = person.note if person else ""
    if person and person.choices:
        note = f"必填：这是谁的案件？parties/ 里有：{'、'.join(person.choices)}"
    return Material(
        asked.file.stem,
        asked.today,
        found.reads,
        merged(found.reads),
        found.seen,
        person.stem if person else "",
        note,
        asked.disputes,
        found.story,
        found.story_file,
        standing,
        found.series,
        me,
        facts_left_open=of_sheet(before),
    )


def _write(
    asked: Asked,
    shop: "Workshop",
    material: "Material",
    found: "Gathered",
    *,
    person: "Person | None",
    before: bytes | None,
) -> None:
    """A new case, or what is new in one that stands; where it cannot be written it is told why, with exit code 1."""
    from kameng_docs.output import BusyError
    from kameng_docs.starting.case import begin
    from kameng_docs.starting.writing import NotWrittenError, Record, write_new

    begun = begin(material)
    try:
        if before is None:
            record = Record(person.stem, person.record) if person else None
            write_new(asked.file, begun.text, found.copies, record, shop)
            _told(asked, material, begun, "写好了")
        else:
            _add(asked, shop, material, found, begun=begun, before=before)
    except FileExistsError as error:
        _refuse(f"{error.filename} 刚才有了，没有写；再运行一次，就会往里补")
    except BusyError:
        _refuse(f"另一个 kameng-docs 正在写 {asked.file}；等它写完，再运行一次")
    except NotWrittenError as error:
        _refuse(error.told)
    except OSError as error:
        _refuse(f"{error.filename or asked.file} 写不进去（{error.strerror or error}）")


def _add(
    asked: Asked, shop: "Workshop", material: "Material", found: "Gathered", *, begun: "Begun", before: bytes
) -> None:
    from kameng_docs.custody.journal import Proposal
    from kameng_docs.starting.writing import write_more

    more = _more(asked, before, begun)
    folder = asked.file.parent / asked.file.stem
    fresh = [each.name for each in found.copies if not (folder / each.name).exists()]
    if more.content == before and not fresh:
        _told(asked, material, begun, "没有新的可以补进", more)
        return
    proposal = Proposal(asked.file, before, more.content, 0, {})
    _agreed(asked, proposal, fresh)
    _, backup = write_more(proposal, found.copies, shop)
    _told(asked, material, begun, f"原来的另存为 {backup}；补进了", more)


def _more(asked: Asked, before: bytes, begun: "Begun") -> "Added":
    from kameng_docs.starting.adding import CannotAddError, added

    try:
        return added(before, begun.nodes)
    except CannotAddError:
        _refuse(
            f"{asked.file} 的写法特殊，程序不敢往里补；把读到的自己抄进去（加 --format json 可以看到读到的）"
        )


def _agreed(asked: Asked, proposal: "Proposal", copies: list[str]) -> None:
    """Show what changes, and go on only after a yes; where nobody can answer, --yes must have been given."""
    click.echo("案件文件要这样补（- 是原来的，+ 是新的）：", err=True)
    for line in proposal.difference():
        click.echo(line, err=True)
    if copies:
        click.echo(f"复制到 {asked.file.parent / asked.file.stem}/：{'、'.join(copies)}", err=True)
    if asked.yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("没有写：这里问不了您。看过上面的改动，加 --yes 再运行一次，就会写")
    answer = click.prompt("写进去吗？（y 写，n 不写）", default="n", show_default=False, err=True)
    from kameng_docs.case.typed import answer_of

    if answer_of(answer) != "是":
        click.echo("没有写", err=True)
        sys.exit(1)


def _told(asked: Asked, material: "Material", begun: "Begun", verb: str, more: "Added | None" = None) -> None:
    from kameng_docs.starting.listing import as_json, summary

    differs = more.differs if more else ()
    if asked.as_json:
        told = {"file": str(asked.file), **as_json(material, begun, differs)}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        for line in summary(asked.file, begun, differs, verb):
            click.echo(line)
    warn_of_git(asked.file.parent)


def _refuse(why: str) -> NoReturn:
    click.echo(f"没有写：{why}", err=True)
    sys.exit(1)
