"""The commands. No logic: each gathers arguments, calls a stage, prints what came back, and sets the exit code."""

import sys

import click

from kameng_docs import __version__
from kameng_docs.cli.cases import build, check, explain, watch
from kameng_docs.cli.library import law
from kameng_docs.cli.machine import doctor, schema


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """把一份卡密、充值、会员消费纠纷的案件文件，编成工单、投诉和小额诉讼的文书。"""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that is not UTF-8 must not stop the work half-way.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


for command in (build, check, explain, law, schema, doctor, watch):
    main.add_command(command)
