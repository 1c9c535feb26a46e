"""Commands about the tool itself: schema, doctor."""

import sys
from pathlib import Path

import click

from kameng_docs.cli.arguments import cases_option, format_option, workshop
from kameng_docs.cli.chinese import Command, option


@click.command(cls=Command)
@option("--out", type=click.Path(path_type=Path), default=None, help="写到文件，默认打印出来")
@cases_option
def schema(out: Path | None, cases_folder: Path) -> None:
    """导出案件文件的 JSON Schema，编辑器用它补全和检查。"""
    from kameng_docs.inspect.schema import case_schema
    from kameng_docs.output import put

    text = case_schema(workshop(cases_folder).vocabulary)
    if out is None:
        click.echo(text, nl=False)
    else:
        put(out, text.encode())


@click.command(cls=Command)
@cases_option
@format_option
def doctor(cases_folder: Path, shape: str) -> None:
    """看这台机器缺什么、怎么装、缺了还能做什么。"""
    from kameng_docs import doctor as examining

    pieces = examining.examine(cases_folder)
    click.echo(examining.as_json(pieces) if shape == "json" else examining.as_text(pieces))
    sys.exit(1 if examining.lacking(pieces, examining.Use.PAPERS) else 0)
