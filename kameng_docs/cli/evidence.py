"""The command `evidence`: what there is, the book, masked copies, has an original changed."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import (
    case_files,
    cases_option,
    engine_option,
    format_option,
    out_option,
    today,
    today_option,
    workshop,
)
from kameng_docs.cli.chinese import Group, option
from kameng_docs.cli.printing import Waiting, tell

if TYPE_CHECKING:
    from kameng_docs.pipeline import Checked


@click.group(cls=Group)
def evidence() -> None:
    """证据：有什么、缺什么，证据册，打码，原件有没有变。"""


@evidence.command("list")
@click.argument("case")
@cases_option
@out_option
@today_option
@format_option
def list_(case: str, cases_folder: Path, out: Path, made_on: date | None, shape: str) -> None:
    """列出每份证据的编号、文件和证据册页码，以及还缺什么、怎么取。"""
    from kameng_docs.custody.verify import pages_made
    from kameng_docs.evidence.listing import as_json, as_text

    file, checked = _checked(case, cases_folder, made_on)
    if checked.brief is None:
        return
    pages = pages_made(out / file.stem)
    if shape == "json":
        click.echo(json.dumps(as_json(checked.brief, checked.files, pages), ensure_ascii=False, indent=2))
    else:
        click.echo(as_text(checked.brief, checked.files, pages), nl=False)


@evidence.command()
@click.argument("case")
@cases_option
@out_option
@today_option
@option("--public", is_flag=True, help="公开版：只用打好码的图片")
@engine_option
def book(
    case: str, cases_folder: Path, out: Path, made_on: date | None, *, public: bool, engine: str
) -> None:
    """只做证据册；--public 做公开版。同时写好可信时间戳的申请。"""
    file, checked = _checked(case, cases_folder, made_on)
    if checked.brief is None:
        return
    made = _public_book(file, checked, out, engine) if public else _book(file, checked, out, engine)
    for path in made:
        click.echo(str(path))
    sys.exit(0 if made else 1)


@evidence.command()
@click.argument("case")
@cases_option
@option("--force", is_flag=True, help="已有同名文件的，覆盖它")
@option("--auto", is_flag=True, help="先读图，给读到的卡密、单号、电话等各提一个框，问过再写进案件文件、再涂")
@option("--only", multiple=True, metavar="证据名称", help="--auto 只读这一份证据，可以写几次")
@option("--yes", is_flag=True, help="--auto 不再问，直接写")
@today_option
def mask(
    case: str,
    cases_folder: Path,
    made_on: date | None,
    *,
    force: bool,
    auto: bool,
    only: tuple[str, ...],
    yes: bool,
) -> None:
    """照“打码”里写的框，把图片的那几块涂黑，另存成新文件；原件不动。--auto 先读图，替您找要遮的地方。"""
    from kameng_docs.custody.masking import mask_all

    (file,) = case_files(cases_folder, (case,))
    if auto:
        from kameng_docs.cli.masking import mask_by_reading

        mask_by_reading(file, made_on or today(), only, force=force, yes=yes)
        return
    if only or yes:
        raise click.UsageError("--only 和 --yes 要和 --auto 一起用")
    done, faults, texts = mask_all(workshop(file.parent), file, force=force)
    for line in done:
        click.echo(line)
    tell(faults, texts, "text", err=True)
    if not done and not faults:
        click.echo(
            "“证据”里没有写“打码”：{文件, 框: [[左, 上, 宽, 高]], 存为}；让程序读图来找：加 --auto", err=True
        )
    sys.exit(1 if faults else 0)


@evidence.command()
@click.argument("case")
@cases_option
@out_option
@today_option
def verify(case: str, cases_folder: Path, out: Path, made_on: date | None) -> None:
    """核对原件：与上次做文书时比，变了、丢了、多了哪些；有时间戳答复的一并核对。"""
    from kameng_docs.custody.verify import verified

    file, checked = _checked(case, cases_folder, made_on, tolerant=True)
    lines, holds = verified(file, out / file.stem, checked)
    for line in lines:
        click.echo(line)
    sys.exit(0 if holds else 1)


def _book(file: Path, checked: "Checked", out: Path, engine: str) -> list[Path]:
    """The court's book, and a request for a timestamp; nothing where it cannot be made, which is told."""
    from kameng_docs.build import Job, build
    from kameng_docs.custody.verify import ask_for_stamp, books_made

    if checked.brief is None:
        return []
    waiting = Waiting()
    job = Job(out, checked.brief.made_on, "court", engine=engine, progress=waiting, waits=waiting.for_another)
    (result,) = build([file], job)
    tell(result.diagnostics, result.texts, "text", err=True)
    paths = books_made(out / file.stem)
    if not paths:
        click.echo("没有做成证据册，原因见上面", err=True)
    elif request := ask_for_stamp(checked.brief, checked.files, file):
        click.echo(f"时间戳申请写在 {request}，怎么用见 docs/取证.md", err=True)
    return paths


def _public_book(file: Path, checked: "Checked", out: Path, engine: str) -> tuple[Path, ...]:
    """The public edition, and what stays out of it."""
    from kameng_docs.bundle.public_book import bind_public
    from kameng_docs.engines import Engines

    if checked.brief is None:
        return ()
    engines = Engines(workshop(file.parent).folders, engine)
    made = bind_public(engines, checked.brief, checked.files, file, out / file.stem)
    for name in made.left_out:
        click.echo(f"没有放进公开版：{name}", err=True)
    for fault in made.faults:
        click.echo(f"没有做成公开版：{fault}", err=True)
    return made.paths


def _checked(
    case: str, cases_folder: Path, made_on: date | None, *, tolerant: bool = False
) -> tuple[Path, "Checked"]:
    """The case; one with errors is told and ends the command, unless it is only to be compared."""
    from kameng_docs.pipeline import check

    (file,) = case_files(cases_folder, (case,))
    checked = check(workshop(file.parent), file, made_on or today())
    if checked.brief is None and not tolerant:
        tell(checked.diagnostics, checked.texts, "text", err=True)
        sys.exit(1)
    return file, checked
