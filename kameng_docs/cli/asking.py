"""The one question before something is written."""

import sys

import click


def ask(what: str = "写进去吗", verb: str = "写") -> None:
    """Go on only after a yes. Where nobody can answer, --yes must have been given."""
    if not sys.stdin.isatty():
        raise click.UsageError(f"没有{verb}：这里问不了您。看过上面的改动，加 --yes 再运行一次，就会{verb}")
    answer = click.prompt(f"{what}？（y {verb}，n 不{verb}）", default="n", show_default=False, err=True)
    from kameng_docs.case.typed import answer_of

    if answer_of(answer) != "是":
        click.echo(f"没有{verb}", err=True)
        sys.exit(1)
