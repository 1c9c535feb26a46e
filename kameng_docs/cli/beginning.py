"""For the commands that begin cases: everything that was given read, and what only its author knows asked, where somebody can answer."""

import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kameng_docs.starting.gathering import Gathered, Given
    from kameng_docs.starting.parties import Person

SHOWN_ROWS = 60


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


def read_all(asked: Asked, given: "Given") -> "tuple[Given, Gathered]":
    """Everything read; who of a chat is 我, and which rows of a bill, is asked once where somebody can answer."""
    from kameng_docs.starting.gathering import gathered, reread

    folder = asked.file.parent / asked.file.stem
    _sound(given)
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
    return given, found


def _sound(given: "Given") -> None:
    """Only plain files are opened: a pipe or a device would never end. An empty folder is told of."""
    for path in given.files():
        if not path.is_file():
            raise click.UsageError(f"{path} 不是普通文件，读不了")
    for folder in given.pictures:
        if folder.is_dir() and not any(each.is_file() for each in folder.iterdir()):
            click.echo(f"{folder} 里没有文件（里面的文件夹不往下找）", err=True)


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
        "哪几笔？写 第18行 或卖家的名称，几笔用空格隔开，直接回车就先不选",
        default="",
        show_default=False,
        err=True,
    )
    return tuple(answer.split())


def person_for(asked: Asked, found: "Gathered", me: str) -> "Person":
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


def warn_of_git(cases: Path) -> None:
    """Say so where git was told of no folder of cases."""
    from kameng_docs.starting.writing import ignored

    if not ignored(cases):
        click.echo(
            "这个文件夹的 .gitignore 没有写上案件文件夹：用 git 的，加上它，案件才不会进版本库", err=True
        )
