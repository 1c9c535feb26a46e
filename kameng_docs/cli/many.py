"""What the commands of `log` over many cases share: everything found and shown, one question, then written one by one."""

import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kameng_docs.cli.arguments import cases_option, format_option, today, today_option
from kameng_docs.cli.asking import ask
from kameng_docs.cli.chinese import option
from kameng_docs.cli.printing import Counting
from kameng_docs.cli.wanted import (
    dispute_option,
    files_meant,
    find_option,
    platform_option,
    seller_option,
    stage_option,
)

if TYPE_CHECKING:
    from kameng_docs.custody.many import Handed, Line, Outcome, Written
    from kameng_docs.registry.filters import Wanted

Row = TypeVar("Row", "Handed", "Outcome")
FOUND = "看到第 {} 件，共 {} 件……"
_STEP = re.compile("(.+?)[=＝]([0-9]{1,4})")


@dataclass(frozen=True)
class Many:
    """What all of them are given: which cases, and how it goes on."""

    cases: tuple[str, ...]
    platform: str
    seller: str
    dispute: str
    stage: str
    text: str
    cases_folder: Path
    made_on: date | None
    shape: str
    changes: bool
    yes: bool

    @property
    def today(self) -> date:
        """The day that was said, else today."""
        return self.made_on or today()

    @property
    def is_filtered(self) -> bool:
        """Whether any filter was given."""
        return any((self.platform, self.seller, self.dispute, self.stage, self.text))

    def wanted(self, channel: str = "") -> "Wanted":
        """What the filters say; the channel counts only beside them."""
        from kameng_docs.registry.filters import Wanted

        channel = channel if self.is_filtered else ""
        return Wanted(self.platform, self.seller, self.dispute, self.stage, channel, text=self.text)

    def files(self, made: Path, channel: str = "") -> list[Path]:
        """The case files that are meant."""
        return files_meant(self.cases_folder, self.cases, made, self.today, self.wanted(channel))

    @property
    def as_json(self) -> bool:
        """Whether the result is for a program: what a person reads goes to stderr then."""
        return self.shape == "json"


def over_many(command: Callable[..., None]) -> Callable[..., None]:
    """The argument CASES, the filters and the common options, handed to the function as one `Many`."""

    @wraps(command)
    def gathered(**given: Any) -> None:
        many = Many(**{field.name: given.pop(field.name) for field in fields(Many)})
        command(many, **given)

    changes = option("--changes", is_flag=True, help="每一件的改动也逐行给您看")
    yes = option("--yes", is_flag=True, help="不再问，直接写")
    common = (yes, changes, format_option, today_option, cases_option)
    for each in (*common, find_option, stage_option, dispute_option, seller_option, platform_option):
        gathered = each(gathered)
    return gathered


def steps_named(pairs: Sequence[str], files: Sequence[Path]) -> Mapping[str, int]:
    """The step of a case by its name, as the author says: 案件=2."""
    found = {}
    for pair in pairs:
        hit = _STEP.fullmatch(pair.strip())
        if hit is None:
            raise click.UsageError(f"--step “{pair}”写成 案件名=第几步，例如 我的案件=2")
        if hit[1] not in {file.stem for file in files}:
            raise click.UsageError(f"--step 里的“{hit[1]}”不在这次要记的案件里")
        found[hit[1]] = int(hit[2])
    return found


def go_on(
    many: Many, lines: "Sequence[Line]", more: Mapping[str, object] | None = None, refused: int = 0
) -> None:
    """Show, ask, write, and tell; exit code 1 where one was left out. `more` goes into the JSON.

    `refused` counts what was left out before and told already.
    """
    from kameng_docs.cli.many_told import after, as_data, before
    from kameng_docs.custody.many import Entering, LeftOut

    for told in before(lines, changes=many.changes):
        click.echo(told, err=many.as_json)
    entering = [each for each in lines if isinstance(each, Entering)]
    if entering and not many.yes:
        ask(f"写进这 {len(entering)} 件吗")
    done = _written(entering)
    if many.as_json:
        click.echo(json.dumps({**as_data(lines, done), **(more or {})}, ensure_ascii=False))
    elif entering:
        after(done, entering[0].file.parent)
    whole = all(each.backup for each in done) and not any(isinstance(each, LeftOut) for each in lines)
    sys.exit(0 if whole and not refused else 1)


def _written(entering: "Sequence[Any]") -> "list[Written]":
    from kameng_docs.cli.many_told import stopped
    from kameng_docs.custody.many import written_one_by_one

    done, far = list["Written"](), Counting("写好 {} 件，共 {} 件……")
    try:
        for each in written_one_by_one(entering):
            done.append(each)
            far(len(done), len(entering))
    except KeyboardInterrupt:
        click.echo(f"停下了：写好 {len(done)} 件。再运行一次会接着写，写过的不会写两次", err=True)
        sys.exit(1)
    except OSError as error:
        stopped(error)
        sys.exit(1)
    return done


def known_case(folder: Path, row: Row) -> Row:
    """The row of a table; with a fault where there is no case of the name that it tells."""
    from kameng_docs.case.nearest import did_you_mean

    if (folder / f"{row.case}.yaml").is_file() and "/" not in row.case:
        return row
    stems = sorted(each.stem for each in folder.glob("*.yaml"))
    return replace(row, fault=f"没有叫“{row.case}”的案件。{did_you_mean(row.case, stems) if stems else ''}")


def rows_taken(
    many: Many, table: Path, read: Callable[[bytes, str], tuple[Row, ...]]
) -> tuple[tuple[Row, ...], int]:
    """The rows of a table that can be taken, each of a case that is there; how many cannot, which are told.

    `read` is given what stands in the file, and its name. Raises UsageError where none can be taken, or the table is none.
    """
    from kameng_docs.custody.many import NoTableError

    if many.cases or many.is_filtered:
        raise click.UsageError("写了 --table，就不再写案件名和条件：表里有哪几件就是哪几件")
    try:
        rows = read(table.read_bytes(), table.name)
    except NoTableError as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.UsageError(f"“{table}”读不出来（{error.strerror or error}）") from None
    known = tuple(each if each.fault else known_case(many.cases_folder, each) for each in rows)
    for each in known:
        if each.fault:
            click.echo(f"{table.name} 第 {each.row} 行没有收：{each.fault}", err=True)
    good = tuple(each for each in known if not each.fault)
    if not good:
        raise click.UsageError("表里没有一行能记")
    return good, len(known) - len(good)
