"""The commands. No logic: each gathers arguments, calls a stage, prints what came back, and sets the exit code."""

import atexit
import gc
import sys
from typing import Any

import click

from kameng_docs import __version__
from kameng_docs.cli.chinese import Group, run
from kameng_docs.cli.later import Later

MADE_BETWEEN_LOOKS = 400_000


class Program(Group):
    """The commands, with a terminal that takes whatever is written to it."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run. A terminal that is not UTF-8 must not stop the work half-way, nor even `--help`."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        # What a command makes lives nearly as long as itself: to look every few hundred objects for some that are no longer
        # used takes a seventh of its time and finds none. One that goes on for days is looked through all the same.
        gc.set_threshold(MADE_BETWEEN_LOOKS)
        if kwargs.get("standalone_mode", True):
            # Nor is it looked through once more before the process ends, which frees all of it: that took a tenth of a build.
            atexit.register(gc.freeze)
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
            from kameng_docs.cli.printing import tell
            from kameng_docs.pipeline import faults_of_own_files

            faults, texts = faults_of_own_files()
            tell(dict.fromkeys((*faults, *error.faults)), {**error.texts, **texts}, "text", err=True)
            ctx.exit(1)


# Each is loaded when it is asked for: of twenty commands one is run.
COMMANDS = Later(
    {
        "new": ("new",),
        "sheet": ("sheet",),
        "desk": ("desk",),
        "build": ("cases",),
        "check": ("cases",),
        "explain": ("cases",),
        "plan": ("cases",),
        "cases": ("overview",),
        "stats": ("stats",),
        "joint": ("joint",),
        "invite": ("invite",),
        # Commands of `log` that have files of their own join it when these are loaded.
        "log": ("log", "log_many", "log_sent_many", "log_undo", "received"),
        "calc": ("calc",),
        "evidence": ("evidence",),
        "law": ("library",),
        "schema": ("machine",),
        "doctor": ("machine",),
        "watch": ("watching",),
        "forget": ("forget",),
    }
)


@click.group(cls=Program, commands=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s", help="显示版本")
def main() -> None:
    """把一份卡密、充值、会员消费纠纷的案件文件，编成工单、投诉和小额诉讼的文书。"""
