"""The command `invite`: an association invites a trader to talk about the complaints against him, and follows up."""

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import (
    Day,
    cases_option,
    counted_files,
    engine_option,
    out_option,
    today,
    today_option,
    workshop,
)
from kameng_docs.cli.chinese import Command, option
from kameng_docs.cli.printing import Waiting, tell
from kameng_docs.diagnostics import has_errors

if TYPE_CHECKING:
    from kameng_docs.association import Association
    from kameng_docs.association.docket import Docket
    from kameng_docs.brief import Moment
    from kameng_docs.build.several import Made
    from kameng_docs.joint import Group


class Hour(click.ParamType["Moment"]):
    """A day, or a day and an hour: 2026-12-10 14:30."""

    name = "时间"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> "Moment":
        """The moment, or a usage error."""
        if isinstance(value, date):
            return value
        from kameng_docs.case.typed import moment_of

        try:
            moment = moment_of(str(value))
        except ValueError:
            self.fail(f"“{value}”：没有这一天或者这个钟点，写成 2026-12-10 14:30", param, ctx)
        if moment is None:
            self.fail(f'“{value}”认不出时间，写成 "2026-12-10 14:30"；钟点没有定的，只写日期', param, ctx)
        return moment


@click.command(cls=Command)
@click.argument("cases", nargs=-1)
@option(
    "--against",
    default="",
    metavar="对方",
    help="对方的名称、店铺名、平台名或者统一社会信用代码，写一部分就行；不写就是案件最多的那一家",
)
@option(
    "--at",
    "moment",
    type=Hour(),
    default=None,
    help='约谈的时间，例如 "2026-12-10 14:30"；不写的，函里留空手填',
)
@option("--place", default="", metavar="地点", help="约谈的地点；不写的，用机构的地址")
@out_option
@cases_option
@today_option
@engine_option
@option("--force", is_flag=True, help="您改过的文件先另存，再写新的")
@option(
    "--sent",
    "sent_on",
    type=Day(),
    default=None,
    help="那天发出去了：现在的这些文书原样留一份在旁边，不做新的；以后再做的不盖掉它",
)
@option("--all", "everybody", is_flag=True, help="没有写进来的一件一件列，告别家的也列")
def invite(
    cases: tuple[str, ...],
    *,
    against: str,
    moment: "Moment | None",
    place: str,
    out: Path,
    cases_folder: Path,
    made_on: date | None,
    engine: str,
    sent_on: date | None,
    force: bool,
    everybody: bool,
) -> None:
    """消协约谈：对同一家的几件投诉，做邀请函、约谈纪要的空表和跟进表；不写案件名就看全部案件。"""
    from kameng_docs.association.docket import docket_of
    from kameng_docs.association.making import Order, make
    from kameng_docs.association.readers import is_a_secret
    from kameng_docs.association.talk import Talk

    files = counted_files(cases_folder, cases)
    folder, day = files[0].parent, made_on or today()
    _not_past(moment, day)
    us = _us(folder)
    shop = workshop(folder)
    docket = docket_of(_group(files, day, against))
    _tell_left_out(docket, others=everybody)
    if not docket.complaints:
        click.echo("没有做：没有可以约谈的投诉", err=True)
        sys.exit(1)
    if place.strip() and is_a_secret(place.strip(), docket, us):
        raise click.UsageError(
            f"--place 写的“{place.strip()}”里有一位投诉人的住址或者号码，邀请函上不能写；换一个地点，或者不写"
        )
    order = Order(us, docket, Talk(moment, place.strip()), day, out, force, engine)
    if sent_on is not None:
        _keep(order.folder, sent_on)
        return
    made = make(order, shop, Waiting().for_another)
    tell(made.found, {}, "text", err=True)
    _tell_made(docket, made)
    sys.exit(1 if has_errors(made.found) else 0)


def _keep(folder: Path, sent_on: date) -> None:
    """What was sent is kept as it went. Exit code 1 where there is nothing to keep."""
    from kameng_docs.build.several import keep_aside
    from kameng_docs.output import read_manifest, unwritable

    if read_manifest(folder) is None:
        click.echo(f"没有留：{folder}/ 里没有做过的邀请函，先做", err=True)
        sys.exit(1)
    try:
        aside = keep_aside(folder, f"已发_{sent_on}")
    except OSError as error:
        tell([unwritable(str(folder), error)], {}, "text", err=True)
        sys.exit(1)
    click.echo(f"发出去的原样留在 {aside}/；再做的还写在 {folder}/", err=True)


def _not_past(moment: "Moment | None", day: date) -> None:
    """A talk is still to come."""
    held = moment.date() if isinstance(moment, datetime) else moment
    if held is not None and held < day:
        raise click.UsageError(f"--at 写的 {held} 已经过了（今天是 {day}），写以后的时间；没有定的不写")


def _us(folder: Path) -> "Association":
    from kameng_docs.association import association_of

    known = association_of(folder)
    tell(known.diagnostics, known.texts, "text", err=True)
    if known.association is None:
        sys.exit(1)
    return known.association


def _group(files: list[Path], day: date, against: str) -> "Group":
    from kameng_docs.joint import gather
    from kameng_docs.joint.gathering import UndecidedError

    try:
        return gather(files, day, against)
    except UndecidedError as error:
        if not error.choices:
            raise click.UsageError(
                f"没有一件案件的对方叫“{against}”"
                if against
                else "这些案件都有错误，没有一件读得出对方；先运行 kameng-docs check"
            ) from None
        named = "、".join(f"{name}（{count} 件）" for name, count in error.choices)
        raise click.UsageError(f"不知道约谈哪一家：用 --against 写明。有：{named}") from None


def _tell_left_out(docket: "Docket", *, others: bool) -> None:
    from kameng_docs.joint.left_out import told_left_out

    if docket.left_out:
        click.echo(f"没有写进邀请函的 {len(docket.left_out)} 件：", err=True)
    for line in told_left_out(docket.left_out, others=others):
        click.echo(line, err=True)


def _tell_made(docket: "Docket", made: "Made") -> None:
    from kameng_docs.association.readers import FOR_THEM, FOR_US

    if not made.files:
        return
    tally = docket.tally
    click.echo(f"{docket.whom.called}：{tally.cases} 件投诉，{made.files} 份文件在 {made.folder}/")
    click.echo(f"  {FOR_THEM}/ 里没有投诉人的姓名、电话、地址、订单号；盖章以前再看一遍")
    click.echo("  发出去以后，留一份原样的：加 --sent 那天的日期，再运行一次")
    click.echo(f"  {FOR_US}/ 里有投诉人的姓名，不要发出去")
