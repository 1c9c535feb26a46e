"""The command on many cases at a glance: cases."""

import shutil
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import Day, cases_option, no_cases, today, today_option
from kameng_docs.cli.chinese import Command, OneOf, option
from kameng_docs.cli.printing import PATIENCE, tell
from kameng_docs.cli.wanted import (
    dispute_option,
    entries_of,
    find_option,
    made_option,
    platform_option,
    seller_option,
    stage_option,
)

if TYPE_CHECKING:
    from kameng_docs.registry.ledger import Ledger
    from kameng_docs.registry.reading import Entry

# Columns of a line where no terminal tells how many it has.
USUAL = (120, 24)
SHEETS = ("csv", "xlsx")


@click.command(cls=Command)
@click.argument("cases", nargs=-1)
@made_option
@cases_option
@today_option
@platform_option
@seller_option
@dispute_option
@stage_option
@option("--channel", default="", help="只看走过这个渠道的，例如 12315")
@option("--before", type=Day(), default=None, help="只看最近的日子不晚于这一天的")
@option("--missing", is_flag=True, help="只看还缺东西的")
@find_option
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
        ledger.take(_told(entries_of(cases_folder, cases, made, day, fresh=fresh)))
        if not ledger.seen:
            raise no_cases(cases_folder)
        _show(ledger, shape, out, day)


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
