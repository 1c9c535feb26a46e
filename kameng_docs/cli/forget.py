"""The command `forget`: what lies here of a case is shown, asked about, and erased."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import cases_option, out_option
from kameng_docs.cli.chinese import Command, option
from kameng_docs.cli.printing import tell

if TYPE_CHECKING:
    from kameng_docs.custody.forget import Found


@click.command(cls=Command)
@click.argument("case")
@cases_option
@out_option
@option("--yes", is_flag=True, help="不再问，直接删")
def forget(case: str, cases_folder: Path, out: Path, *, yes: bool) -> None:
    """忘掉一件办完的案子：案件、证据、文书、备份、已提交都删掉；先列出来，问过才删。"""
    from kameng_docs.custody.forget import erase, found
    from kameng_docs.output import BusyError, busy

    folder, name = _folder_and_name(cases_folder, case)
    what = found(folder, name, out)
    if not what.parts:
        _nothing(folder, name, out)
    _show(what)
    if not yes:
        _ask()
    try:
        faults = erase(what)
    except BusyError:
        faults = [busy(name)]
    tell(faults, {}, "text", err=True)
    if not faults:
        click.echo(f"已经删掉“{name}”。上面够不着的那些，请您自己处理。")
    sys.exit(1 if faults else 0)


def _folder_and_name(folder: Path, case: str) -> tuple[Path, str]:
    """A name stands for a case in `folder`; what has a slash in it is a path."""
    given = Path(case)
    name = given.stem if given.suffix == ".yaml" else given.name
    if not name or name in {".", ".."}:
        raise click.UsageError(f"“{case}”不是案件名，写案件文件的名称，例如 我的案件")
    return (given.parent if len(given.parts) > 1 else folder), name


def _nothing(folder: Path, name: str, out: Path) -> None:
    from kameng_docs.case.nearest import did_you_mean

    stems = sorted({each.stem for each in folder.glob("*.yaml")})
    guess = did_you_mean(name, stems) if stems else ""
    raise click.UsageError(f"{folder}/ 和 {out}/ 里都没有叫“{name}”的案件，没有要删的。{guess}")


def _show(what: "Found") -> None:
    from kameng_docs.custody.forget import count

    click.echo("要删掉的：")
    for word, paths in what.parts:
        for path in paths:
            many = f"/（{count(path)} 个文件）" if path.is_dir() and not path.is_symlink() else ""
            click.echo(f"  {word}：{path}{many}")
    if what.kept:
        click.echo("留着的：")
        for path, why in what.kept:
            click.echo(f"  {path}：{why}")
    click.echo("够不着、要您自己处理的：")
    for each in what.unreached:
        click.echo(f"  · {each}")


def _ask() -> None:
    """Go on only after a yes. Where nobody can answer, --yes must have been given."""
    if not sys.stdin.isatty():
        raise click.UsageError("没有删：这里问不了您。看过上面列的，加 --yes 再运行一次，就会删")
    answer = click.prompt(
        "删掉以后找不回来。删吗？（y 删，n 不删）", default="n", show_default=False, err=True
    )
    from kameng_docs.case.typed import answer_of

    if answer_of(answer) != "是":
        click.echo("没有删", err=True)
        sys.exit(1)
