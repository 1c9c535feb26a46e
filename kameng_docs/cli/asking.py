"""The one question before something is written."""

import sys

import click

from kameng_docs.case.typed import answer_of


def ask() -> None:
    """Go on only after a yes. Where nobody can answer, --yes must have been given."""
    if not sys.stdin.isatty():
        raise click.UsageError("没有写：这里问不了您。看过上面的改动，加 --yes 再运行一次，就会写")
    answer = click.prompt("写进去吗？（y 写，n 不写）", default="n", show_default=False, err=True)
    if answer_of(answer) != "是":
        click.echo("没有写", err=True)
        sys.exit(1)
