"""The command `new`: a commented case from bills, chats, pictures and a story."""

import json
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from kameng_docs.case.typed import answer_of
from kameng_docs.cli.arguments import cases_option, format_option, today, today_option, workshop
from kameng_docs.cli.chinese import Command, option
from kameng_docs.cli.printing import tell

if TYPE_CHECKING:
    from kameng_docs.pipeline import Workshop
    from kameng_docs.starting.adding import Added
    from kameng_docs.starting.case import Begun
    from kameng_docs.starting.gathering import Gathered, Given
    from kameng_docs.starting.material import Material
    from kameng_docs.starting.parties import Person

SHOWN_ROWS = 60
_FILE = click.Path(path_type=Path, exists=True)


@dataclass(frozen=True)
class Asked:
    """How the command was called, but for the files."""

    file: Path
    today: date
    disputes: tuple[str, ...]
    as_json: bool
    yes: bool

    @property
    def talks(self) -> bool:
        """Whether somebody sits there who can be asked."""
        return sys.stdin.isatty() and not self.as_json and not self.yes


@click.command(cls=Command)
@click.argument("name")
@option("--bill", "bills", type=_FILE, multiple=True, metavar="文件", help="账单：微信、支付宝、京东的 CSV 或 XLSX，可以写几次")
@option("--chat", "chats", type=_FILE, multiple=True, metavar="文件", help="导出的聊天记录，可以写几次")
@option("--pictures", type=_FILE, multiple=True, metavar="文件夹", help="截图：一个文件夹，或者一张图；可以写几次")
@option("--story", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="文件", help="您自己写的经过，一份文字文件")
@option("--from", "disputes", multiple=True, metavar="争议", help="出了什么问题，例如 卡密无效；可以写几次，不写就照读到的提")
@option("--pick", "picks", multiple=True, metavar="哪一笔", help="账单里哪几笔：卖家的名称、支付单号或者 第N行，可以写几次")
@option("--me", default="", metavar="名字", help="您在聊天里的名字；聊天里没有这个名字的，就是您的姓名")
@cases_option
@today_option
@format_option
@option("--yes", is_flag=True, help="不再问，直接写")
def new(
    name: str,
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
    *,
    yes: bool,
) -> None:
    """从截图、账单、聊天记录和自述开始一件案件：写出带说明的案件文件，读到的都写明出处；再运行一次只添不改。"""
    from kameng_docs.starting.gathering import Given

    stem = _stem(name)
    shop = workshop(cases_folder)
    asked = Asked(cases_folder / f"{stem}.yaml", made_on or today(), _known(shop, disputes), shape == "json", yes)
    given = Given(bills, chats, pictures, story, me.strip(), tuple(filter(str.strip, picks)))
    before = _standing(asked.file)
    found = _read(asked, given)
    person = _person(asked, found, given.me) if before is None else None
    material = _material(asked, found, before, person)
    _write(asked, shop, material, found, person, before)


def _stem(name: str) -> str:
    from kameng_docs.starting.naming import unfit

    stem = name.removesuffix(".yaml")
    if why := unfit(stem):
        raise click.UsageError(why)
    return stem


def _known(shop: "Workshop", names: tuple[str, ...]) -> tuple[str, ...]:
    from kameng_docs.case.nearest import did_you_mean

    for name in names:
        if name not in shop.vocabulary.disputes:
            guess = did_you_mean(name, list(shop.vocabulary.disputes))
            raise click.UsageError(f"没有叫“{name}”的争议。{guess}")
    return tuple(dict.fromkeys(names))


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


def _read(asked: Asked, given: "Given") -> "Gathered":
    """Everything read; who of a chat is 我, and which rows of a bill, is asked once where somebody can answer."""
    from dataclasses import replace

    from kameng_docs.starting.gathering import gathered, reread

    folder = asked.file.parent / asked.file.stem
    try:
        found = gathered(given, folder, asked.today, _progress)
        if asked.talks and (names := _speakers(found)) and not given.me:
            given = replace(given, me=_choose("聊天里哪一个是您？", names))
            found = reread(found, given, asked.today)
        if found.rows and not given.picks:
            _show_rows(found)
            if asked.talks and (picks := _picks()):
                found = reread(found, replace(given, picks=picks), asked.today)
    except OSError as error:
        raise click.UsageError(f"{error.filename or ''} 读不出来：{error.strerror or error}") from error
    return found


def _progress(number: int, count: int, name: str) -> None:
    click.echo(f"读 {number}/{count}：{name}", err=True)


def _speakers(found: "Gathered") -> list[str]:
    return list(dict.fromkeys(name for read in found.reads for name in read.speakers))


def _choose(question: str, names: list[str]) -> str:
    """One of these names by its number; empty where none was chosen."""
    click.echo(question, err=True)
    for number, name in enumerate(names, 1):
        click.echo(f"  {number} {name}", err=True)
    answer = click.prompt("写号码，直接回车就先不定", default="", show_default=False, err=True).strip()
    return names[int(answer) - 1] if answer.isdecimal() and 0 < int(answer) <= len(names) else ""


def _show_rows(found: "Gathered") -> None:
    for file, rows in found.rows.items():
        click.echo(f"{file} 里有 {len(rows)} 笔，哪几笔与本案有关，用 --pick 写：", err=True)
        for row in rows[:SHOWN_ROWS]:
            click.echo(f"  {row}", err=True)
        if len(rows) > SHOWN_ROWS:
            click.echo(f"  另有 {len(rows) - SHOWN_ROWS} 笔没有列", err=True)


def _picks() -> tuple[str, ...]:
    answer = click.prompt(
        "哪几笔？写 第18行 或卖家的名称，几笔用空格隔开，直接回车就先不选", default="", show_default=False, err=True
    )
    return tuple(answer.split())


def _person(asked: Asked, found: "Gathered", me: str) -> "Person":
    """Whose case it is, with a new record where there is none."""
    from kameng_docs.reading.proposals import Kind
    from kameng_docs.starting.parties import people_in, person_of

    cases = asked.file.parent
    speakers = {each.who for read in found.reads for each in read.words}
    said = "" if me in speakers else me
    names = [p for read in found.reads for p in read.proposals if p.kind is Kind.NAME and not p.doubts]
    story = names[0] if len({each.value for each in names}) == 1 else None
    known = people_in(cases)
    taken = [each.stem for each in (cases / "parties").glob("*.yaml")]
    at = story.at[0].told() if story else ""
    person = person_of(known, said or (me if me in known else ""), story.value if story else "", at, taken)
    if person.choices and asked.talks:
        chosen = _choose("这是谁的案件？", list(person.choices))
        person = person_of(known, chosen, "", "", taken) if chosen else person
    return person


def _material(asked: Asked, found: "Gathered", before: bytes | None, person: "Person | None") -> "Material":
    from kameng_docs.reading.merged import merged
    from kameng_docs.source import read_bytes
    from kameng_docs.starting.material import Material, Standing

    source = read_bytes(before, shown_as="")[0] if before is not None else None
    data = source.data if source and isinstance(source.data, dict) else {}
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
        Standing(data),
        found.series,
    )


def _write(
    asked: Asked,
    shop: "Workshop",
    material: "Material",
    found: "Gathered",
    person: "Person | None",
    before: bytes | None,
) -> None:
    from kameng_docs.output import BusyError
    from kameng_docs.starting.case import begin
    from kameng_docs.starting.writing import NotWrittenError, Record, write_more, write_new

    begun = begin(material)
    try:
        if before is None:
            record = Record(person.stem, person.record) if person else None
            write_new(asked.file, begun.text, found.copies, record, shop)
            _told(asked, material, begun, None)
            return
        more = _more(asked, before, begun)
        fresh = [each for each in found.copies if not (asked.file.parent / asked.file.stem / each.name).exists()]
        if more.content == before and not fresh:
            _told(asked, material, begun, more, "没有新的：读到的，案件文件里都有了")
            return
        _agreed(asked, before, more, [each.name for each in fresh])
        _, backup = write_more(asked.file, before, more.content, found.copies, shop)
        _told(asked, material, begun, more, f"原来的另存为 {backup}")
    except FileExistsError as error:
        _refuse(f"{error.filename} 刚才有了，没有写；再运行一次，就会往里补")
    except BusyError:
        _refuse(f"另一个 kameng-docs 正在写 {asked.file}；等它写完，再运行一次")
    except NotWrittenError as error:
        _refuse(error.told)
    except OSError as error:
        _refuse(f"{error.filename or asked.file} 写不进去（{error.strerror or error}）")


def _more(asked: Asked, before: bytes, begun: "Begun") -> "Added":
    from kameng_docs.starting.adding import CannotAddError, added

    try:
        return added(before, begun.nodes)
    except CannotAddError:
        _refuse(f"{asked.file} 的写法特殊，程序不敢往里补；把读到的自己抄进去（加 --format json 可以看到读到的）")


def _agreed(asked: Asked, before: bytes, more: "Added", copies: list[str]) -> None:
    """Show what changes, and go on only after a yes; where nobody can answer, --yes must have been given."""
    from kameng_docs.custody.journal import Proposal

    proposal = Proposal(asked.file, before, more.content, 0, {})
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
    if answer_of(answer) != "是":
        click.echo("没有写", err=True)
        sys.exit(1)


def _told(asked: Asked, material: "Material", begun: "Begun", more: "Added | None", last: str = "") -> None:
    from kameng_docs.starting.listing import as_json, summary
    from kameng_docs.starting.writing import ignored

    differs = more.differs if more else ()
    if asked.as_json:
        told = {"file": str(asked.file), **as_json(material, begun, differs)}
        click.echo(json.dumps(told, ensure_ascii=False))
    else:
        for line in (*summary(asked.file, begun, differs, more=more is not None), *([last] if last else [])):
            click.echo(line)
    if not ignored(asked.file.parent):
        click.echo("这个文件夹的 .gitignore 没有写上案件文件夹：用 git 的，加上它，案件才不会进版本库", err=True)


def _refuse(why: str) -> NoReturn:
    click.echo(f"没有写：{why}", err=True)
    sys.exit(1)


