"""click in Chinese, whatever the language of the machine: its help, and what it says of wrong usage.

Only what click lets be replaced is: the classes of commands, contexts, options and formatters, and the printing of its
exceptions, which are told by their type and never by their English text.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn, TypeVar

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

HEADINGS = {"Options": "选项", "Commands": "命令", "Positional arguments": "参数"}
METAVARS = {"TEXT": "文字", "PATH": "路径", "FILE": "文件", "DIRECTORY": "文件夹", "INTEGER": "整数"}
# What the arguments in a line of usage stand for.
ARGUMENTS = {
    "case": "案件名",
    "cases": "案件名",
    "name": "案件的名字，例如 我的案件",
    "channel": "渠道，例如 平台工单",
    "outcome": "答复的要点",
    "table": "登记投诉的那张表",
    "file": "收到的那份文件；写 - 就是粘贴",
    "amount": "金额",
    "price": "实付的金额",
    "start": "起算的日子",
    "end": "截止的日子",
    "day": "日子",
    "count": "天数",
    "province": "省份，例如 江苏",
    "text": "要找的字",
    "ref": "条文或者主题",
    "directory": "放官方文本的文件夹",
}

MOST_DIGITS = 6
Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Formatter(click.HelpFormatter):
    """Usage lines and headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """用法: kameng-docs build …."""
        super().write_usage(prog, args, prefix or "用法: ")

    def write_heading(self, heading: str) -> None:
        """选项, 命令."""
        super().write_heading(HEADINGS.get(heading, heading))


class Context(click.Context):
    """Formats with `Formatter`."""

    formatter_class = Formatter


class Command(click.Command):
    """A command whose help and usage errors are Chinese."""

    context_class = Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[选项]", **kwargs})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, told in Chinese."""
        return _in_chinese(super().get_help_option(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As always; words that nothing takes, and an option given twice, are told by us; every error knows its command."""
        ctx.allow_extra_args = True
        with _of(ctx):
            _once_each(self, ctx, args)
            rest = super().parse_args(ctx, args)
        if rest:
            raise click.UsageError(f"多了{'、'.join(f'“{each}”' for each in rest)}，不知道是什么", ctx)
        return rest


def _once_each(command: click.Command, ctx: click.Context, args: list[str]) -> None:
    """Click takes the last of two values and says nothing: what was meant by the first would be lost."""
    _, _, order = command.make_parser(ctx).parse_args(list(args))
    given = Counter(each for each in order if isinstance(each, click.Option))
    for each, times in given.items():
        if times > 1 and not each.multiple and not each.is_flag and not each.count:
            raise click.UsageError(f"{each.opts[0]} 写了 {times} 次，只能写一次", ctx)


class Group(click.Group):
    """A group of such commands."""

    context_class = Context
    command_class = Command
    group_class = type

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        words = {"options_metavar": "[选项]", "subcommand_metavar": "命令 [参数]…"}
        super().__init__(*args, **{**words, **kwargs})

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """--help, told in Chinese."""
        return _in_chinese(super().get_help_option(ctx))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As always; every error knows its command."""
        with _of(ctx):
            return super().parse_args(ctx, args)


class Option(click.Option):
    """An option whose kind of value is named in Chinese."""

    def make_metavar(self, ctx: click.Context) -> str:
        """路径, 文字."""
        made = super().make_metavar(ctx)
        return METAVARS.get(made, made)


class OneOf(click.Choice[str]):
    """One of a few words."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:  # noqa: ARG002
        """The nearest word, and all of them."""
        from kameng_docs.case.nearest import nearest

        guess = nearest(str(value), list(self.choices))
        meant = f"；是不是想写 {guess}？" if guess else ""
        return f"“{value}”不行，只能写：{'、'.join(self.choices)}{meant}"


class Whole(click.ParamType[int]):
    """A whole number from 0 on."""

    name = "整数"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or a usage error."""
        typed = str(value)
        if not (typed.isascii() and typed.isdigit() and len(typed) < MOST_DIGITS):
            self.fail(f"“{value}”不是整数，写 0、1、2 这样的数", param, ctx)
        return int(typed)


def option(*names: str, **settings: Any) -> Callable[[Decorated], Decorated]:
    """`click.option`, in Chinese."""
    return click.option(*names, cls=Option, **settings)


def run(start: Callable[[], Any]) -> NoReturn:
    """What the `main` of click does by itself: run `start`, print what was wrong, end with its exit code."""
    try:
        ended = start()
    except NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        click.echo(_report(error), err=True)
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("停下了", err=True)
        sys.exit(1)
    # An exit code where a command asked to end, else what it gave back: nothing.
    sys.exit(ended if isinstance(ended, int) else 0)


def _report(error: click.ClickException) -> str:
    """How it is used, where to read more, and what was wrong."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    usage = f"{ctx.get_usage()}\n看说明: {ctx.command_path} --help\n\n" if ctx else ""
    return f"{usage}错误: {_told(error)}"


def _told(error: click.ClickException) -> str:
    match error:
        case NoSuchCommand():
            return f"没有“{error.command_name}”这个命令{_or(error.possibilities)}"
        case click.NoSuchOption():
            return f"没有“{error.option_name}”这个选项{_or(error.possibilities)}"
        case click.MissingParameter():
            return f"缺少 {_missing(error.param)}"
        case click.BadOptionUsage():
            takes_none = _is_flag(error)
            return f"“{error.option_name}”" + (
                "后面不写东西，去掉“=”和后面的" if takes_none else "后面要写一个值"
            )
        case click.BadParameter():
            return f"{_name(error.param)}：{error.message}" if error.param else error.message
        case _:
            return error.message


def _or(possible: Sequence[str] | None) -> str:
    return f"。是不是想写 {'、'.join(possible)}？" if possible else ""


def _missing(param: click.Parameter | None) -> str:
    told = ARGUMENTS.get(param.name or "", "") if isinstance(param, click.Argument) else ""
    return f"{_name(param)}：{told}" if told else _name(param)


def _name(param: click.Parameter | None) -> str:
    """--today, or CASE as the line of usage has it."""
    if param is None:
        return "一个参数"
    return param.human_readable_name if isinstance(param, click.Argument) else max(param.opts, key=len)


def _is_flag(error: click.BadOptionUsage) -> bool:
    params = error.ctx.command.params if error.ctx else []
    return any(isinstance(p, click.Option) and p.is_flag and error.option_name in p.opts for p in params)


@contextmanager
def _of(ctx: click.Context) -> Iterator[None]:
    """Usage errors within are of this command, also those that click's parser knows no command of."""
    try:
        yield
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def _in_chinese(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "显示这段说明"
    return option
