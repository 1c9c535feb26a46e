"""The command `joint`: several cases against one respondent, their consents, and what they hand in together."""

import sys
from datetime import date
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
)
from kameng_docs.cli.chinese import Group, OneOf, option
from kameng_docs.cli.printing import tell

if TYPE_CHECKING:
    from kameng_docs import joint as together
    from kameng_docs.association import Association
    from kameng_docs.build.several import Made

against_option = option(
    "--against",
    default="",
    help="被投诉的是哪一家：名称、店铺名、平台名或者统一社会信用代码里的几个字；不写就是最多的那一家",
)
report_option = option("--report", is_flag=True, help="联名举报线索，不是联名投诉")
force_option = option("--force", is_flag=True, help="全部重做；您改过的文件先另存")


@click.group(cls=Group)
def joint() -> None:
    """联名：几件案件告同一家，先请各人签同意书，再一起投诉（消协）或者举报；别人的卡密、号码、住址、电话谁也看不见。"""


@joint.command("look")
@click.argument("cases", nargs=-1)
@against_option
@report_option
@option("--all", "everybody", is_flag=True, help="没有收进来的一件一件列，告别家的也列")
@cases_option
@today_option
def look(
    cases: tuple[str, ...],
    against: str,
    cases_folder: Path,
    made_on: date | None,
    *,
    report: bool,
    everybody: bool,
) -> None:
    """看看哪几件是同一家的、谁签了同意书、谁还不能一起交、为什么；不写文件。"""
    _tell_group(_admitted(cases, against, cases_folder, made_on, report=report), others=everybody)


@joint.command("consent")
@click.argument("cases", nargs=-1)
@against_option
@report_option
@option(
    "--by",
    "convener",
    default="",
    help="经办人（召集人、机构）的名称，印在同意书上；不写就用 parties/机构.yaml 里的名称和电话，没有的留空手填",
)
@option("--contact", default="", help="经办人的联系办法，印在同意书上；不写就留空手填")
@option("--all", "everybody", is_flag=True, help="签过的也再出一份")
@out_option
@cases_option
@today_option
@engine_option
@force_option
def consent(
    cases: tuple[str, ...],
    against: str,
    cases_folder: Path,
    made_on: date | None,
    *,
    out: Path,
    engine: str,
    report: bool,
    convener: str,
    contact: str,
    everybody: bool,
    force: bool,
) -> None:
    """出联名同意书：没有签的一人一份，只写他自己的事；本人勾选、签名以后，才能写进联名的文书。"""
    from kameng_docs.build import Job
    from kameng_docs.joint import Convener, make_consents

    found = _admitted(cases, against, cases_folder, made_on, report=report)
    members = (*found.group.members, *found.unsigned) if everybody else found.unsigned
    if not members:
        _tell_group(found)
        click.echo("没有要出的同意书：能一起交的都签了", err=True)
        sys.exit(0 if found.group.members else 1)
    job = Job(out, made_on or today(), force=force, engine=engine)
    us = _us(cases_folder)
    if us is not None and not convener:
        convener, contact = us.name, contact or us.phone
    _tell_without_consent(found)
    _tell_made(make_consents(found.group, members, Convener(convener, contact), job))


@joint.command("file")
@click.argument("cases", nargs=-1)
@against_option
@report_option
@option(
    "--to",
    "addressee",
    default="",
    help="交给哪个消费者协会，写全称；不写就用 parties/机构.yaml 里的名称，没有的留空手填",
)
@option("--again", is_flag=True, help="交过、还没有结果的也收：再写一份补充的；交过的那份原样留在旁边")
@out_option
@cases_option
@today_option
@engine_option
@force_option
def file_(
    cases: tuple[str, ...],
    against: str,
    cases_folder: Path,
    made_on: date | None,
    *,
    out: Path,
    engine: str,
    report: bool,
    addressee: str,
    again: bool,
    force: bool,
) -> None:
    """出联名投诉函（加 --report 是联名举报线索）和各人的附件：只收签了同意书的，没有收的说明为什么。"""
    from kameng_docs import joint as together
    from kameng_docs.build import Job

    found = _admitted(cases, against, cases_folder, made_on, report=report, again=again)
    _tell_group(found)
    if not found.group.members:
        _tell_nobody(found, out)
        sys.exit(1)
    _refuse_unlike(together.named_unlike(found.group.members))
    us = _us(cases_folder)
    to = addressee.strip() or (us.name if us else "")
    _tell_made(together.make_joint(found, Job(out, made_on or today(), force=force, engine=engine), to))


@joint.command("signed")
@click.argument("cases", nargs=-1, required=True)
@option("--on", "day", type=Day(), required=True, help="同意书上签的日期")
@option(
    "--for",
    "agreed_to",
    multiple=True,
    type=OneOf(["联名投诉", "联名举报"]),
    help="同意书上勾了什么，可以写两次；不写就是联名投诉",
)
@option("--named", is_flag=True, help="勾了名单上写姓名的；不写就只写编号")
@option("--elect", multiple=True, metavar="姓名", help="推选的代表，要写两次；没有推选不写")
@option("--paper", default="", help="签好的同意书拍照、扫描的文件名，先放进案件旁边的文件夹")
@option("--yes", is_flag=True, help="不再问，直接写")
@cases_option
@today_option
def signed(
    cases: tuple[str, ...],
    cases_folder: Path,
    made_on: date | None,
    *,
    day: date,
    agreed_to: tuple[str, ...],
    named: bool,
    elect: tuple[str, ...],
    paper: str,
    yes: bool,
) -> None:
    """本人签了同意书：把“联名”写进案件文件；写之前给您看改动，问过才写。几件勾的一样，可以一起写。"""
    from kameng_docs.cli.diary import Asked, finish, opened
    from kameng_docs.joint.signing import Signed, signed_in

    if paper and len(cases) > 1:
        raise click.UsageError("--paper 是一个人的同意书：一次只写一件案件")
    given = Signed(tuple(dict.fromkeys(agreed_to)) or ("联名投诉",), day, named, elect, paper)
    for case in cases:
        asked = Asked(case, "", cases_folder, made_on, "text", yes)
        finish(asked, signed_in(opened(asked), given))


@joint.command("withdraw")
@click.argument("cases", nargs=-1, required=True)
@option("--on", "day", type=Day(), required=True, help="哪一天撤回的：电话、短信、书面都算")
@option("--yes", is_flag=True, help="不再问，直接写")
@cases_option
@today_option
def withdraw(
    cases: tuple[str, ...], cases_folder: Path, made_on: date | None, *, day: date, yes: bool
) -> None:
    """本人撤回联名同意：案件文件里的“联名”改记成“联名撤回”，以后联名的文书里没有他；写之前给您看改动，问过才写。"""
    from kameng_docs.cli.diary import Asked, finish, opened
    from kameng_docs.joint.signing import withdrawn_in

    for case in cases:
        asked = Asked(case, "", cases_folder, made_on, "text", yes)
        finish(asked, withdrawn_in(opened(asked), day))
    click.echo(
        "还没有交的，再运行一次 kameng-docs joint file，里面就没有他了；已经交了的，告知收件的机关、组织",
        err=True,
    )


def _us(folder: Path) -> "Association | None":
    """The association whose cases these are; None where nobody wrote it down. A file of it that is wrong is told."""
    from kameng_docs.association import association_of
    from kameng_docs.association.identity import is_written

    if not is_written(folder):
        return None
    known = association_of(folder)
    tell(known.diagnostics, known.texts, "text", err=True)
    if known.association is None:
        sys.exit(1)
    return known.association


def _admitted(
    cases: tuple[str, ...],
    against: str,
    folder: Path,
    made_on: date | None,
    *,
    report: bool,
    again: bool = False,
) -> "together.Admitted":
    """Who may stand in the joint paper; a usage error where nobody can tell against whom it is."""
    from kameng_docs import joint as together

    files = counted_files(folder, cases)
    try:
        group = together.gather(files, made_on or today(), against)
    except together.UndecidedError as error:
        raise click.UsageError(_choose(against, error.choices)) from None
    purpose = together.PURPOSES[together.REPORT if report else together.COMPLAINT]
    return together.admitted(group, purpose, again=again)


def _choose(against: str, choices: tuple[tuple[str, int], ...]) -> str:
    if not choices:
        return f"没有一件案件是告“{against}”的：写名称、店铺名里的几个字"
    named = "；".join(f"{called}（{count}件）" for called, count in choices[:8])
    return f"告的不止一家，用 --against 写明是哪一家：{named}{'……' if len(choices) > 8 else ''}"  # noqa: PLR2004


def _tell_group(found: "together.Admitted", *, others: bool = False) -> None:
    """Who is in, who could be, who is not, and why."""
    from kameng_docs.joint.left_out import told_left_out
    from kameng_docs.wording import yuan_or_dash

    group = found.group
    click.echo(f"{found.purpose.name}，对方：{group.whom.called}")
    click.echo(f"签了同意书、能一起交的 {len(group.members)} 件，要求合计 {yuan_or_dash(group.asked, ' 元')}")
    for number, member in enumerate(group.members, 1):
        click.echo(f"  {number} {member.case}：{yuan_or_dash(member.asked, ' 元')}")
    lines = told_left_out(group.left_out, others=others)
    if group.left_out:
        click.echo(f"没有收进来的 {len(group.left_out)} 件：")
    for line in lines:
        click.echo(line)


def _tell_nobody(found: "together.Admitted", out: Path) -> None:
    """Why nothing is made: with the consents to sign where only these are wanting, with what was made before where it is there."""
    from kameng_docs.joint.making import folder_of

    click.echo("没有做：一件也收不进来，原因和怎么办见上面", err=True)
    if found.unsigned:
        click.echo(
            f"没有签同意书的 {len(found.unsigned)} 件，先出同意书：kameng-docs joint consent", err=True
        )
    before = folder_of(out, found.purpose.name, found.group)
    if before.is_dir():
        click.echo(f"以前做好的还在 {before}/，没有动", err=True)
        click.echo("交过、还没有结果，要补充、更正的：再写一份，加 --again", err=True)


def _refuse_unlike(unlike: tuple[tuple[str, ...], ...]) -> None:
    """Ends the command where one person is to be named in one case and not in another."""
    if not unlike:
        return
    for cases in unlike:
        click.echo(f"没有做：{'、'.join(cases)} 是同一个人，有的写具名，有的写不具名", err=True)
    click.echo(
        "名单上这样写，不具名的那件是谁也就看出来了。请本人定一样的，改各件“联名”里的“具名”，再运行一次",
        err=True,
    )
    sys.exit(1)


def _tell_without_consent(found: "together.Admitted") -> None:
    """Who gets no consent to sign though he is against the same one, and why: those who cannot join at all."""
    from kameng_docs.joint.admission import UNSIGNED
    from kameng_docs.joint.left_out import told_left_out

    left = [each for each in found.group.left_out if each.code != UNSIGNED]
    if left:
        click.echo(f"没有出同意书的 {len(left)} 件，不能一起交：")
    for line in told_left_out(left, others=False):
        click.echo(line)


def _tell_made(made: "Made") -> None:
    from kameng_docs.joint import failed

    tell(made.found, {}, "text", err=True)
    click.echo(f"{made.files} 份文件在 {made.folder}/", err=True)
    sys.exit(1 if failed(made) else 0)
