"""What commands over many cases share: which cases, how they are read, where it is written."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce, wraps
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from kameng_docs.cli.arguments import Day, cases_option, today, today_option
from kameng_docs.cli.chinese import option
from kameng_docs.cli.printing import PATIENCE, tell
from kameng_docs.cli.wanted import (
    dispute_option,
    entries_of,
    find_option,
    made_option,
    platform_option,
    seller_option,
    stage_option,
)

if TYPE_CHECKING:
    from kameng_docs.registry.filters import Wanted
    from kameng_docs.registry.reading import Entry

# Columns of a line where no terminal tells how many it has.
USUAL = (120, 24)
OPTIONS = (
    click.argument("cases", nargs=-1),
    made_option,
    cases_option,
    today_option,
    platform_option,
    seller_option,
    dispute_option,
    stage_option,
    option("--channel", default="", help="只看走过这个渠道的，例如 12315"),
    option("--before", type=Day(), default=None, help="只看最近的日子不晚于这一天的"),
    option("--missing", is_flag=True, help="只看还缺东西的"),
    find_option,
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
        found = entries_of(self.folder, self.names, self.made, self.day, fresh=self.fresh)
        for number, entry in enumerate(found, 1):
            if (now := monotonic()) - last >= PATIENCE:
                last = now
                click.echo(f"读到第 {number} 件：{entry.case}……", err=True)
            yield entry


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
