"""What commands over many cases share: which cases, how they are read, where it is written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce, wraps
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from kameng_docs.cli.arguments import Day, case_files, cases_option, no_cases, today, today_option
from kameng_docs.cli.chinese import option
from kameng_docs.cli.printing import PATIENCE, tell

if TYPE_CHECKING:
    from kameng_docs.registry.filters import Wanted
    from kameng_docs.registry.reading import Entry

# Columns of a line where no terminal tells how many it has.
USUAL = (120, 24)
OPTIONS = (
    click.argument("cases", nargs=-1),
    option(
        "--made",
        type=click.Path(path_type=Path),
        default=Path("out"),
        help="文书在哪里，默认 out：各件的情况从那里读",
    ),
    cases_option,
    today_option,
    option("--platform", default="", help="只看平台名称里有这些字的"),
    option("--seller", default="", help="只看卖家的店名、公司名里有这些字的"),
    option("--dispute", default="", help="只看这种争议，例如 卡密无效"),
    option("--stage", default="", help="只看进度里有这些字的，例如 已受理、已了结"),
    option("--channel", default="", help="只看走过这个渠道的，例如 12315"),
    option("--before", type=Day(), default=None, help="只看最近的日子不晚于这一天的"),
    option("--missing", is_flag=True, help="只看还缺东西的"),
    option("--find", "text", default="", help="只看哪里有这些字的：案件名、姓名、对方、进度、缺什么"),
    option("--fresh", is_flag=True, help="改过的、没编过的、不是今天编的，现在就读一遍案件文件（不编文书）"),
)


@dataclass(frozen=True)
class Chosen:
    """The cases that were asked for: by name or all of `folder`, with what was made of them in `made`, on `day`."""

    folder: Path
    names: tuple[str, ...]
    made: Path
    day: date
    wanted: "Wanted"
    fresh: bool

    def entries(self) -> Iterator["Entry"]:
        """One after the other; every second it is told how many there were. A usage error without a folder."""
        last = monotonic()
        for number, entry in enumerate(self._found(), 1):
            if (now := monotonic()) - last >= PATIENCE:
                last = now
                click.echo(f"读到第 {number} 件：{entry.case}……", err=True)
            yield entry

    def _found(self) -> Iterable["Entry"]:
        from kameng_docs.registry.reading import case_files_in, entries

        if not self.names and not self.folder.is_dir():
            raise no_cases(self.folder)
        files = case_files(self.folder, self.names) if self.names else case_files_in(self.folder)
        found = entries(files, self.made)
        if not self.fresh:
            return found
        from kameng_docs.build.looking import looked_at

        return looked_at(found, self.day)


def of_many(command: Callable[..., None]) -> Callable[..., None]:
    """A command with these options, which it gets as one: `chosen`."""

    @wraps(command)
    def asked(
        cases: tuple[str, ...],
        made: Path,
        cases_folder: Path,
        made_on: date | None,
        *,
        before: date | None,
        fresh: bool,
        **others: Any,
    ) -> None:
        from kameng_docs.registry.filters import Wanted

        words = {name: others.pop(name) for name in ("platform", "seller", "dispute", "stage", "channel")}
        until = before.isoformat() if before else ""
        wanted = Wanted(**words, before=until, missing=others.pop("missing"), text=others.pop("text"))
        command(Chosen(cases_folder, cases, made, made_on or today(), wanted, fresh), **others)

    return reduce(lambda made, each: each(made), reversed(OPTIONS), asked)


def give(out: Path | None, pieces: Iterable[bytes]) -> None:
    """To the terminal, or into a file."""
    if out is None:
        for piece in pieces:
            click.echo(piece, nl=False)
    else:
        write(out, b"".join(pieces))


def write(out: Path, content: bytes) -> None:
    """Into the file, whole or not at all, for its owner alone. Ends with exit code 1 where that cannot be done."""
    from kameng_docs.output import put, unwritable

    try:
        put(out, content)
    except OSError as error:
        tell([unwritable(str(out), error)], {}, "text", err=True)
        click.get_current_context().exit(1)
    click.echo(f"写好了：{out}", err=True)
