"""What several commands take: the options they share, the cases and channels that names stand for."""

import sys
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.chinese import OneOf, option

if TYPE_CHECKING:
    from kameng_docs.pipeline import Workshop


class Day(click.ParamType[date]):
    """A date written 2026-11-22, or as a case file may have it: 20261122, 2026/11/22, 2026年11月22日."""

    name = "日期"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a usage error."""
        if isinstance(value, date):
            return value
        if (text := str(value))[4:5] == text[7:8] == "-":
            with suppress(ValueError):
                return date.fromisoformat(text)
        from kameng_docs.case.typed import moment_of

        try:
            day = moment_of(text)
        except ValueError:
            self.fail(f"“{value}”：没有这一天，写成 2026-11-22", param, ctx)
        if day is None or isinstance(day, datetime):
            self.fail(f"“{value}”不是日期，写成 2026-11-22", param, ctx)
        return day


class Place(click.ParamType[Path | str]):
    """A folder, or the address of a store, which has `://` and stays as it is written."""

    name = "路径"

    def convert(
        self,
        value: object,
        param: click.Parameter | None,  # noqa: ARG002 — nothing that is written is wrong
        ctx: click.Context | None,  # noqa: ARG002
    ) -> Path | str:
        """A path, or the text of an address."""
        if isinstance(value, Path):
            return value
        converted: Path | str = str(value)
        return converted if "://" in str(value) else Path(str(value))


out_option = option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("out"),
    help="文书写到哪里，默认 out",
)
cases_option = option(
    "--cases",
    "cases_folder",
    type=click.Path(path_type=Path),
    default=Path("cases"),
    help="案件文件夹，默认 cases",
)
today_option = option(
    "--today", "made_on", type=Day(), default=None, is_eager=True, help="按这一天做文书，默认今天"
)
engine_option = option(
    "--engine",
    type=OneOf(["auto", "typst", "weasyprint"]),
    metavar="程序",
    default="auto",
    help="PDF 用哪个排版程序：typst、weasyprint；默认 auto，用 typst，改过 CSS 版式的用 weasyprint",
)
verbose_option = option("-v", "--verbose", is_flag=True, help="超过五件案件，也把每个警告逐件逐条说全")
format_option = option(
    "--format",
    "shape",
    type=OneOf(["text", "json"]),
    default="text",
    help="输出格式，默认 text",
)


def day_of_command(ctx: click.Context | None) -> date:
    """The day that a command works for: that of its --today, which is read before its other options."""
    told = ctx.params.get("made_on") if ctx else None
    return told if isinstance(told, date) else today()


def today() -> date:
    """The only look at the clock."""
    return date.today()  # noqa: DTZ011 — the author's own calendar day is meant


def case_files(folder: Path, names: tuple[str, ...]) -> list[Path]:
    """The files of the named cases (a name, or a path), or of all; a usage error for a name nobody knows."""
    if not names:
        present = sorted(folder.glob("*.yaml"))
        if not present:
            raise no_cases(folder)
        return present
    files = list(dict.fromkeys(_case_file(folder, name) for name in names))
    stems = [file.stem for file in files]
    twice = next((stem for stem in stems if stems.count(stem) > 1), None)
    if twice:
        raise click.UsageError(
            f"有两个案件都叫“{twice}”，文书会写进同一个文件夹；分两次做，--out 写不同的文件夹"
        )
    return files


def counted_files(folder: Path, names: tuple[str, ...]) -> list[Path]:
    """The files of the named cases, or of all that count together: shipped examples do not, which is told."""
    from kameng_docs.case.examples import counted_of

    files = case_files(folder, names)
    if names:
        return files
    counted, left_out = counted_of(files)
    tell_examples(left_out)
    return counted


def tell_examples(left_out: int) -> None:
    """That so many shipped examples are not among the cases that are told of."""
    if left_out:
        click.echo(f"另有 {left_out} 件示例没有算在里面；要看的，写出案件名", err=True)


def on_this_machine(name: str, place: Path | str) -> Path:
    """The folder; a usage error for an address: cases leave the machine only where that is asked for."""
    if isinstance(place, Path):
        return place
    raise click.UsageError(
        f"{name} 写的是存储的地址“{place}”。案件只有写了 --cluster 才离开这台机器；在这台机器上做的，写文件夹"
    )


def no_cases(folder: Path) -> click.UsageError:
    """What is said of a folder without a case."""
    return click.UsageError(f"{folder}/ 里没有案件文件（*.yaml）。案件在别处的，用 --cases 指明文件夹")


def _case_file(folder: Path, name: str) -> Path:
    """A name stands for a file in `folder`; what has a slash in it is a path, which may leave out `.yaml`."""
    given = Path(name)
    if given.name in {"", ".."}:
        raise click.UsageError(f"“{name}”是文件夹，不是案件：写案件的名称，例如 我的案件；一个也不写就是全部")
    file = given if given.suffix == ".yaml" else given.with_name(f"{given.name}.yaml")
    if len(given.parts) > 1:
        folder = given.parent
    elif (folder / file).exists():
        file = folder / file
    # What is no plain file is refused by whoever reads it, with its name.
    if file.exists():
        return file
    from kameng_docs.case.nearest import did_you_mean

    stems = sorted(each.stem for each in folder.glob("*.yaml"))
    raise click.UsageError(
        f"{folder}/ 里没有叫“{file.stem}”的案件。{did_you_mean(file.stem, stems) if stems else ''}"
    )


def workshop(folder: Path) -> "Workshop":
    """What the cases of a folder share. Ends with exit code 1 where the declaration of a channel has an error."""
    from kameng_docs.cli.printing import tell
    from kameng_docs.diagnostics import has_errors
    from kameng_docs.pipeline import open_workshop

    shop = open_workshop(folder)
    tell(shop.faults, shop.texts, "text", err=True)
    if has_errors(shop.faults):
        sys.exit(1)
    return shop


def known_disputes(shop: "Workshop", names: tuple[str, ...]) -> tuple[str, ...]:
    """The disputes that were named, each once; a usage error with the nearest name for one that nobody knows."""
    from kameng_docs.case.nearest import did_you_mean

    for name in names:
        if name not in shop.vocabulary.disputes:
            guess = did_you_mean(name, list(shop.vocabulary.disputes))
            raise click.UsageError(f"没有叫“{name}”的争议。{guess}")
    return tuple(dict.fromkeys(names))


def channel_slug(folder: Path, name: str) -> str:
    """The slug of a channel we make papers for, by any of its names; else a usage error with the nearest name."""
    from kameng_docs.case.nearest import did_you_mean

    shop = workshop(folder)
    channels = {slug: each for slug, each in shop.channels.items() if each.papers and not each.overview}
    slug = shop.channel_words.get(name, "")
    if slug not in channels:
        names = [channel.name for channel in channels.values()]
        if slug in shop.channels and shop.channels[slug].papers:
            raise click.UsageError(f"“{name}”不能单独做。{did_you_mean(name, names)}")
        known = f"“{name}”这一版还没有文书。" if slug else f"没有叫“{name}”的渠道。"
        raise click.UsageError(known + did_you_mean(name, names))
    return slug
