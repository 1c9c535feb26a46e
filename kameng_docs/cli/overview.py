"""The command on many cases at a glance: cases."""

import shutil
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import no_cases
from kameng_docs.cli.chinese import Command, OneOf, option
from kameng_docs.cli.chosen import USUAL, Chosen, give, of_many

if TYPE_CHECKING:
    from kameng_docs.registry.ledger import Ledger

SHEETS = ("csv", "xlsx")


@click.command(cls=Command)
@of_many
@option(
    "--format",
    "shape",
    type=OneOf(["text", "json", *SHEETS]),
    default="text",
    help="输出格式，默认 text；csv、xlsx 是表格，用 Excel、WPS 打开",
)
@option("--out", type=click.Path(path_type=Path), default=None, help="写进这个文件；xlsx 一定要写")
def cases(chosen: Chosen, *, shape: str, out: Path | None) -> None:
    """很多案件一眼看完：一件一行，最近的日子在前；不写案件名就看全部。"""
    from kameng_docs.registry.ledger import Ledger

    if shape == "xlsx" and out is None:
        raise click.UsageError("xlsx 是文件：加 --out 案件.xlsx 写明存到哪里")
    with Ledger(chosen.day.isoformat(), chosen.wanted) as ledger:
        ledger.take(chosen.entries())
        if not ledger.seen:
            raise no_cases(chosen.folder)
        give(out, _told(ledger, shape, chosen.day))


def _told(ledger: "Ledger", shape: str, day: date) -> Iterable[bytes]:
    from kameng_docs.registry import sheets

    if shape == "xlsx":
        return (sheets.as_xlsx(ledger),)
    if shape == "csv":
        return sheets.as_csv(ledger)
    if shape == "json":
        return (piece.encode() for piece in sheets.as_json(ledger, day.isoformat()))
    return _lines(ledger)


def _lines(ledger: "Ledger") -> Iterator[bytes]:
    from kameng_docs.registry import telling

    width = shutil.get_terminal_size(USUAL).columns
    return (f"{line}\n".encode(errors="replace") for line in telling.lines(ledger, width))
