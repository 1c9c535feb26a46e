"""What several commands take: the options they share, the cases and channels that names stand for."""

from datetime import date
from pathlib import Path

import click


class Day(click.ParamType[date]):
    """A date written 2026-11-22."""

    name = "日期"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a usage error."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}”不是日期，写成 2026-11-22", param, ctx)


cases_option = click.option(
    "--cases",
    "cases_folder",
    type=click.Path(path_type=Path),
    default=Path("cases"),
    show_default=True,
    help="案件文件夹",
)
today_option = click.option("--today", "made_on", type=Day(), default=None, help="按这一天做文书，默认今天")
format_option = click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="输出格式",
)


def today() -> date:
    """The only look at the clock."""
    return date.today()  # noqa: DTZ011 — the author's own calendar day is meant


def case_files(folder: Path, names: tuple[str, ...]) -> list[Path]:
    """The files of the named cases (a name, or a path), or of all; a usage error for a name nobody knows."""
    present = sorted(folder.glob("*.yaml"))
    if not names:
        if not present:
            raise click.UsageError(f"{folder}/ 里没有案件文件（*.yaml）")
        return present
    return [_case_file(folder, name, present) for name in names]


def _case_file(folder: Path, name: str, present: list[Path]) -> Path:
    path = Path(name)
    if path.suffix == ".yaml" and path.exists():
        return (
            path if path.parent != Path() else folder / path.name if (folder / path.name).exists() else path
        )
    file = folder / f"{path.stem if path.suffix == '.yaml' else name}.yaml"
    if file.exists():
        return file
    from kameng_docs.case.messages import did_you_mean

    stems = [each.stem for each in present]
    raise click.UsageError(f"没有叫“{name}”的案件。{did_you_mean(name, stems) if stems else ''}")


def channel_slug(cases_folder: Path, name: str) -> str:
    """The slug of a channel we make papers for, by any of its names; else a usage error with the nearest name."""
    from kameng_docs.case.messages import did_you_mean
    from kameng_docs.pipeline import open_workshop

    shop = open_workshop(cases_folder)
    slug = shop.channel_words.get(name, "")
    if slug not in shop.channels:
        names = [channel.name for channel in shop.channels.values() if not channel.overview]
        raise click.UsageError(f"没有叫“{name}”的渠道。{did_you_mean(name, names)}")
    return slug
