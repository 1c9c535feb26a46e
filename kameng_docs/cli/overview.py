"""The command on many cases at a glance: cases."""

import shutil
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import Day, case_files, cases_option, no_cases, today, today_option
from kameng_docs.cli.chinese import Command, OneOf, option
from kameng_docs.cli.printing import PATIENCE, tell

if TYPE_CHECKING:
    from kameng_docs.registry.ledger import Ledger
    from kameng_docs.registry.reading import Entry

# Columns of a line where no terminal tells how many it has.
USUAL = (120, 24)
SHEETS = ("csv", "xlsx")


@click.command(cls=Command)
@click.argument("cases", nargs=-1)
@option(
    "--made",
    type=click.Path(path_type=Path),
    default=Path("out"),
    help="文书在哪里，默认 out：各件的情况从那里读",
)
@cases_option
@today_option
@option("--platform", default="", help="只看平台名称里有这些字的")
@option("--seller", default="", help="只看卖家的店名、公司名里有这些字的")
@option("--dispute", default="", help="只看这种争议，例如 卡密无效")
@option("--stage", default="", help="只看进度里有这些字的，例如 已受理、已了结")
@option("--channel", default="", help="只看走过这个渠道的，例如 12315")
@option("--before", type=Day(), default=None, help="只看最近的日子不晚于这一天的")
@option("--missing", is_flag=True, help="只看还缺东西的")
@option("--find", "text", default="", help="只看哪里有这些字的：案件名、姓名、对方、进度、缺什么")
@option("--fresh", is_flag=True, help="改过的、没编过的、不是今天编的，现在就读一遍案件文件（不编文书）")
@option(
    "--format",
    "shape",
    type=OneOf(["text", "json", *SHEETS]),
    default="text",
    help="输出格式，默认 text；csv、xlsx 是表格，用 Excel、WPS 打开",
)
@option("--out", type=click.Path(path_type=Path), default=None, help="写进这个文件；xlsx 一定要写")
def cases(
    cases: tuple[str, ...],
    made: Path,
    cases_folder: Path,
    made_on: date | None,
    *,
    platform: str,
    seller: str,
    dispute: str,
    stage: str,
    channel: str,
    before: date | None,
    missing: bool,
    text: str,
    fresh: bool,
    shape: str,
    out: Path | None,
) -> None:
    """很多案件一眼看完：一件一行，最近的日子在前；不写案件名就看全部。"""
    from kameng_docs.registry.filters import Wanted
    from kameng_docs.registry.ledger import Ledger

    if shape == "xlsx" and out is None:
        raise click.UsageError("xlsx 是文件：加 --out 案件.xlsx 写明存到哪里")
    day = made_on or today()
    until = before.isoformat() if before else ""
    wanted = Wanted(platform, seller, dispute, stage, channel, until, missing, text)
    with Ledger(day.isoformat(), wanted) as ledger:
        ledger.take(_told(_entries(cases_folder, cases, made, day, fresh=fresh)))
        if not ledger.seen:
            raise no_cases(cases_folder)
        _show(ledger, shape, out, day)


def _entries(
    folder: Path, names: tuple[str, ...], made: Path, day: date, *, fresh: bool
) -> Iterable["Entry"]:
    from kameng_docs.registry.reading import case_files_in, entries

    if not names and not folder.is_dir():
        raise no_cases(folder)
    found = entries(case_files(folder, names) if names else case_files_in(folder), made)
    if not fresh:
        return found
    from kameng_docs.build.looking import looked_at

    return looked_at(found, day)


def _told(entries: Iterable["Entry"]) -> Iterator["Entry"]:
    """The same, and every second how many there were."""
    last = monotonic()
    for number, entry in enumerate(entries, 1):
        if (now := monotonic()) - last >= PATIENCE:
            last = now
            click.echo(f"读到第 {number} 件：{entry.case}……", err=True)
        yield entry


def _show(ledger: "Ledger", shape: str, out: Path | None, day: date) -> None:
    """To the terminal, or into a file."""
    from kameng_docs.registry import sheets, telling

    if shape == "xlsx":
        made: Iterable[bytes] = (sheets.as_xlsx(ledger),)
    elif shape == "csv":
        made = sheets.as_csv(ledger)
    elif shape == "json":
        made = (piece.encode() for piece in sheets.as_json(ledger, day.isoformat()))
    else:
        width = shutil.get_terminal_size(USUAL).columns
        made = (f"{line}\n".encode(errors="replace") for line in telling.lines(ledger, width))
    if out is None:
        for piece in made:
            click.echo(piece, nl=False)
    else:
        _write(out, b"".join(made))


def _write(out: Path, content: bytes) -> None:
    """Into the file, whole or not at all, for its owner alone. Ends with exit code 1 where that cannot be done."""
    from kameng_docs.output import put, unwritable

    try:
        put(out, content)
    except OSError as error:
        tell([unwritable(str(out), error)], {}, "text", err=True)
        click.get_current_context().exit(1)
    click.echo(f"写好了：{out}", err=True)
