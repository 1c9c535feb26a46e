"""What docs/用户手册.md tells of the commands, asked of the commands themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

import click

from kameng_docs.cli import main
from kameng_docs.cli.chinese import ARGUMENTS


@dataclass(frozen=True)
class Command:
    """A command by all its words: how it is called, what it does, its arguments and options, each with what it means."""

    name: str
    usage: str
    does: str
    arguments: tuple[tuple[str, str], ...]
    options: tuple[tuple[str, str], ...]


def commands() -> list[Command]:
    """Every command, in the order in which the program lists them."""
    return list(_within(main, "kameng-docs", None))


def _within(group: click.Group, called: str, parent: click.Context | None) -> Iterator[Command]:
    context = click.Context(group, info_name=called, parent=parent)
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _within(command, name, context)
        else:
            yield _told(command, command.context_class(command, info_name=name, parent=context))


def _told(command: click.Command, context: click.Context) -> Command:
    arguments = [each for each in command.params if isinstance(each, click.Argument)]
    options = [each.get_help_record(context) for each in command.params if isinstance(each, click.Option)]
    return Command(
        context.command_path.removeprefix("kameng-docs "),
        context.get_usage().removeprefix("用法: "),
        (command.help or "").strip(),
        tuple((each.make_metavar(context), ARGUMENTS[each.name or ""]) for each in arguments),
        tuple((record[0], record[1]) for record in options if record),
    )
