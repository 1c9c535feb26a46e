"""The commands. No logic: each gathers arguments, calls a stage, prints what came back, and sets the exit code."""

import sys
from typing import Any

import click

from kameng_docs import __version__
from kameng_docs.cli.calc import calc
from kameng_docs.cli.cases import build, check, explain, plan, watch
from kameng_docs.cli.chinese import Group, run
from kameng_docs.cli.desk import desk
from kameng_docs.cli.evidence import evidence
from kameng_docs.cli.forget import forget
from kameng_docs.cli.invite import invite
from kameng_docs.cli.joint import joint
from kameng_docs.cli.library import law
from kameng_docs.cli.log import log
from kameng_docs.cli.log_many import read_many as _read_many  # noqa: F401  commands of log
from kameng_docs.cli.log_sent_many import sent_many as _sent_many  # noqa: F401
from kameng_docs.cli.log_undo import undo as _undo  # noqa: F401
from kameng_docs.cli.machine import doctor, schema
from kameng_docs.cli.new import new
from kameng_docs.cli.overview import cases
from kameng_docs.cli.printing import tell
from kameng_docs.cli.received import read as _read  # noqa: F401  a command of log
from kameng_docs.cli.sheet import sheet
from kameng_docs.cli.stats import stats


class Program(Group):
    """The commands, with a terminal that takes whatever is written to it."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run. A terminal that is not UTF-8 must not stop the work half-way, nor even `--help`."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        given = {**kwargs, "standalone_mode": False}

        def start() -> Any:
            return super(Program, self).main(*args, **given)

        return run(start) if kwargs.get("standalone_mode", True) else start()

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; where a file of ours is wrong, say everything that is wrong in any of them instead."""
        try:
            return super().invoke(ctx)
        except ValueError as error:
            from kameng_docs.declared import FaultyFiles

            if not isinstance(error, FaultyFiles):
                raise
            from kameng_docs.pipeline import faults_of_own_files

            faults, texts = faults_of_own_files()
            tell(dict.fromkeys((*faults, *error.faults)), {**error.texts, **texts}, "text", err=True)
            ctx.exit(1)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s", help="显示版本")
def main() -> None:
    """把一份卡密、充值、会员消费纠纷的案件文件，编成工单、投诉和小额诉讼的文书。"""


for command in (
    new,
    sheet,
    desk,
    build,
    check,
    explain,
    plan,
    cases,
    stats,
    joint,
    invite,
    log,
    calc,
    evidence,
    law,
    schema,
    doctor,
    watch,
    forget,
):
    main.add_command(command)
