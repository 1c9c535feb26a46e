"""The command on many cases in figures: stats."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import no_cases
from kameng_docs.cli.chinese import Command, OneOf, option
from kameng_docs.cli.chosen import USUAL, Chosen, give, of_many, write

if TYPE_CHECKING:
    from kameng_docs.registry.public.model import Public
    from kameng_docs.registry.stats.gathering import Gathering

# So many numbers of an earlier edition are told.
FEW_TOLD = 6
ONE_ONLY = "同一批投诉只公开一份：换了条件、隔些日子再公开一份，两份一减，就可能知道几件是什么样的"


@click.command(cls=Command)
@of_many
@option(
    "--format",
    "shape",
    type=OneOf(["text", "json", "csv", "xlsx"]),
    default="text",
    help="输出格式，默认 text；csv、xlsx 是表格，用 Excel、WPS 打开",
)
@option("--out", type=click.Path(path_type=Path), default=None, help="写进这个文件；xlsx 一定要写")
@option(
    "--public",
    is_flag=True,
    help="只出可以公开的：不写姓名、案件名、号码，少于 5 件的不单列，减也减不出来；"
    "挑选只能用 --platform、--seller、--dispute，写明是挑过的；默认的只给自己看",
)
@option(
    "--report",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    metavar="文件夹",
    help="把可以公开的做成一页（统计.html、统计.pdf），写进这个文件夹",
)
@option("--by", default="", metavar="谁", help="公开的写明是谁数的，例如 某某市消费者协会")
def stats(
    chosen: Chosen, *, shape: str, out: Path | None, public: bool, report: Path | None, by: str
) -> None:
    """很多案件数一数：各平台、卖家、争议、对方的话、渠道、答复、结果各几件，多少钱，几天有答复，退回多少。"""
    from kameng_docs.registry.stats.gathering import Gathering

    _refuse_wrong_usage(shape, out, report, public=public, by=by)
    if public or report is not None:
        _refuse_picked(chosen)
    with Gathering(chosen.day.isoformat(), chosen.wanted) as gathering:
        if report is not None:
            told = _published(gathering, chosen)
            _report(told, chosen, report, by)
            _remember(told, chosen)
        elif public:
            told = _published(gathering, chosen)
            give(out, _open(told, shape, by))
            if out is not None:
                _remember(told, chosen)
        else:
            give(out, _own(gathering, chosen, shape))


def _refuse_wrong_usage(shape: str, out: Path | None, report: Path | None, *, public: bool, by: str) -> None:
    if report is not None and (out is not None or shape != "text"):
        raise click.UsageError(
            "--report 写的是 统计.html 和 统计.pdf，不和 --format、--out 一起用；要表格的另外用 --public"
        )
    if shape == "xlsx" and out is None:
        raise click.UsageError("xlsx 是文件：加 --out 统计.xlsx 写明存到哪里")
    if by and report is None and not public:
        raise click.UsageError("--by 写在公开的统计上：和 --public 或者 --report 一起用")


def _refuse_picked(chosen: Chosen) -> None:
    """What everybody reads is not picked by what became of a case, or by who somebody is."""
    from kameng_docs.registry.public.picking import refusal

    if told := refusal(chosen.wanted, named=bool(chosen.names)):
        raise click.UsageError(told)


def _own(gathering: "Gathering", chosen: Chosen, shape: str) -> Iterable[bytes]:
    """For whoever keeps the cases."""
    from kameng_docs.registry.stats import sheets, telling
    from kameng_docs.registry.stats.counting import Figures

    figures = Figures()
    figures.take(gathering.countable(chosen.entries()))
    _refuse_nothing(gathering, chosen)
    if shape == "xlsx":
        return (sheets.as_xlsx(figures, gathering),)
    if shape == "csv":
        return sheets.as_csv(figures)
    if shape == "json":
        return (sheets.as_json(figures, gathering, chosen.day.isoformat()).encode(),)
    return _encoded(telling.lines(figures, gathering, _width()))


def _open(public: "Public", shape: str, by: str) -> Iterable[bytes]:
    """For everybody."""
    from kameng_docs.registry.public import sheets

    if shape == "xlsx":
        return (sheets.as_xlsx(public, by),)
    if shape == "csv":
        return sheets.as_csv(public, by)
    if shape == "json":
        return (sheets.as_json(public, by).encode(),)
    return _encoded(sheets.as_text(public, by, _width()))


def _published(gathering: "Gathering", chosen: Chosen) -> "Public":
    """What may be published; a usage error where nothing may."""
    from kameng_docs.registry.public.publishing import NotPublicError, published
    from kameng_docs.registry.public.records import Records, open_channels

    records = Records(gathering, open_channels())
    records.take(gathering.countable(chosen.entries()))
    _refuse_nothing(gathering, chosen)
    click.echo(ONE_ONLY, err=True)
    try:
        public = published(records, gathering, chosen.day.isoformat())
    except NotPublicError as error:
        raise click.UsageError(error.told) from error
    _warn_of_earlier(public, chosen)
    return public


def _warn_of_earlier(public: "Public", chosen: Chosen) -> None:
    """What everybody could work out who has an earlier edition as well; it is told, and nothing is withheld."""
    from kameng_docs.registry.public.before import BrokenEditionsError, edition_of, editions_in, revealed

    try:
        found = list(revealed(edition_of(public), editions_in(chosen.folder)))
    except (BrokenEditionsError, OSError) as error:
        place = getattr(error, "place", "") or getattr(error, "filename", "")
        click.echo(f"{place} 读不懂，不知道以前公开过什么：从备份里找回它，或者删掉它", err=True)
        return
    for seal in dict.fromkeys(each.earlier.seal for each in found):
        mine = [each for each in found if each.earlier.seal == seal]
        called = "；".join(mine[0].earlier.picked) or "全部"
        click.echo(
            f"先不要公开：{mine[0].earlier.day} 公开过一份（{called}），两份一减，下面的只差几件，"
            "看的人就知道那几件是什么样的：",
            err=True,
        )
        for each in mine[:FEW_TOLD]:
            click.echo(f"  {each.cell}：差 {each.cases} 件", err=True)
        if len(mine) > FEW_TOLD:
            click.echo(f"  …… 另有 {len(mine) - FEW_TOLD} 处", err=True)
    if found:
        click.echo("  改法: 等每一处差的都满 5 件再做一份，或者不公开这一份", err=True)


def _remember(public: "Public", chosen: Chosen) -> None:
    """It is held against those that come later."""
    from kameng_docs.output import BusyError
    from kameng_docs.registry.public.before import FILE, FOLDER, BrokenEditionsError, edition_of, keep

    place = chosen.folder / FOLDER / FILE
    try:
        fresh = keep(chosen.folder, edition_of(public))
    except (OSError, BusyError, BrokenEditionsError):
        click.echo(f"没有记下这一份：{place} 写不进去；下一份和它一减会怎样，就看不出来", err=True)
        return
    if fresh:
        click.echo(f"这一份记在 {place}：下一份公开以前，和它减一减。没有公开出去的，删去最后一行", err=True)


def _report(public: "Public", chosen: Chosen, folder: Path, by: str) -> None:
    """Both pages. Exit code 1 where the PDF could not be made; the other one is there all the same."""
    from kameng_docs.registry.public.page import HTML, PDF, as_html, as_pdf, page_of
    from kameng_docs.resources import template_folders

    page = page_of(public, by)
    write(folder / HTML, as_html(page))
    made = as_pdf(page, template_folders(chosen.folder), chosen.day)
    for told in (*made.faults, *made.notes):
        click.echo(f"{PDF}：{told}", err=True)
    if made.faults:
        click.get_current_context().exit(1)
    write(folder / PDF, made.data)


def _refuse_nothing(gathering: "Gathering", chosen: Chosen) -> None:
    if not gathering.seen:
        raise no_cases(chosen.folder)


def _encoded(lines: Iterable[str]) -> Iterable[bytes]:
    return (f"{line}\n".encode(errors="replace") for line in lines)


def _width() -> int:
    return shutil.get_terminal_size(USUAL).columns
