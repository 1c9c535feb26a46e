"""The commands. No logic: each gathers arguments, calls a stage, prints what came back, and sets the exit code."""

import sys
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any

import click

from kameng_docs import __version__
from kameng_docs.cli.chinese import Group, run

# The module of each command, in the order in which they are listed: it is loaded when it is asked for.
COMMANDS = {
    "new": "new",
    "sheet": "sheet",
    "desk": "desk",
    "build": "cases",
    "check": "cases",
    "explain": "cases",
    "plan": "cases",
    "cases": "overview",
    "stats": "stats",
    "joint": "joint",
    "invite": "invite",
    "log": "log",
    "calc": "calc",
    "evidence": "evidence",
    "law": "library",
    "schema": "machine",
    "doctor": "machine",
    "watch": "watching",
    "forget": "forget",
}
# Modules with further commands of one.
MORE = {"log": ("log_many", "log_sent_many", "log_undo", "received")}


class Commands(MutableMapping[str, click.Command]):
    """The commands by name, each loaded when it is asked for: who builds need not load what reads replies."""

    def __init__(self) -> None:
        self._added: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._added:
            module = import_module(f"kameng_docs.cli.{COMMANDS[name]}")
            for more in MORE.get(name, ()):
                import_module(f"kameng_docs.cli.{more}")
            self._added[name] = getattr(module, name)
        return self._added[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._added[name] = command

    def __delitem__(self, name: str) -> None:
        del self._added[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**COMMANDS, **self._added})

    def __len__(self) -> int:
        return len({**COMMANDS, **self._added})


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
            from kameng_docs.cli.printing import tell
            from kameng_docs.pipeline import faults_of_own_files

            faults, texts = faults_of_own_files()
            tell(dict.fromkeys((*faults, *error.faults)), {**error.texts, **texts}, "text", err=True)
            ctx.exit(1)


@click.group(cls=Program, commands=Commands(), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s", help="显示版本")
def main() -> None:
    """把一份卡密、充值、会员消费纠纷的案件文件，编成工单、投诉和小额诉讼的文书。"""
