"""Commands that work on cases: build, check, explain, plan."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import (
    Place,
    case_files,
    cases_option,
    channel_slug,
    counted_files,
    engine_option,
    format_option,
    on_this_machine,
    today,
    today_option,
    verbose_option,
    workshop,
)
from kameng_docs.cli.chinese import Command, OneOf, Whole, option
from kameng_docs.cli.many_made import FEW, Counts, Findings, Progress
from kameng_docs.cli.printing import Waiting, tell
from kameng_docs.cli.results import tell_results
from kameng_docs.diagnostics import has_errors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kameng_docs.diagnostics import Diagnostic
    from kameng_docs.pipeline import Workshop
    from kameng_docs.plan import Plan


@click.command(cls=Command)
@click.argument("cases", nargs=-1)
@option(
    "--out",
    type=Place(),
    default=Path("out"),
    metavar="路径",
    help="文书写到哪里，默认 out；写了 --cluster 的，也可以是存储的地址，例如 s3://本会/out",
)
@option(
    "--cases",
    "cases_folder",
    type=Place(),
    default=Path("cases"),
    metavar="路径",
    help="案件文件夹，默认 cases；写了 --cluster 的，也可以是存储的地址，例如 s3://本会/cases",
)
@today_option
@option("--only", default="", help="只做一个渠道，例如 平台工单")
@engine_option
@option("--jobs", type=Whole(), default=0, help="同时用几个进程；0 由程序定")
@option("--force", is_flag=True, help="全部重做；您改过的文件先另存")
@option("--strict", is_flag=True, help="有警告也算失败")
@verbose_option
@option(
    "--cluster",
    default="",
    metavar="地址",
    help="交给 Dask 调度端下面的几台机器做，例如 tls://调度机:8786；只有写了它，案件才离开这台机器，先看 docs/many.md",
)
def build(
    cases: tuple[str, ...],
    out: Path | str,
    cases_folder: Path | str,
    made_on: date | None,
    *,
    only: str,
    engine: str,
    jobs: int,
    force: bool,
    strict: bool,
    verbose: bool,
    cluster: str,
) -> None:
    """生成文书：不写案件名就做全部案件。"""
    from kameng_docs.build import Job
    from kameng_docs.build import build as build_cases

    if cluster:
        from kameng_docs.cli.cluster import build_in_cluster

        job = Job(Path(), made_on or today(), only, force, engine)
        failed = build_in_cluster(
            cluster, (cases_folder, out), cases, job, jobs=jobs, verbose=verbose, strict=strict
        )
        sys.exit(1 if failed else 0)
    cases_folder, out = on_this_machine("--cases", cases_folder), on_this_machine("--out", out)
    files = case_files(cases_folder, cases)
    slug = channel_slug(files[0].parent, only) if only else ""
    waiting, progress = Waiting(), Progress()
    job = Job(out, made_on or today(), slug, force, engine, waiting, waiting.for_another)
    results = build_cases(files, job, jobs, progress)
    failed = tell_results(results, len(files), out, progress, verbose=verbose, strict=strict)
    failed |= tell_left_behind(out, files) and strict
    sys.exit(1 if failed else 0)


@click.command(cls=Command)
@click.argument("cases", nargs=-1)
@cases_option
@today_option
@format_option
@option("--strict", is_flag=True, help="有警告也算失败")
@option(
    "--made",
    type=click.Path(path_type=Path),
    default=None,
    help="再核对这个文件夹里做好的文书，例如 out：金额、日期、号码、姓名与案件是否一致",
)
@verbose_option
def check(
    cases: tuple[str, ...],
    cases_folder: Path,
    made_on: date | None,
    shape: str,
    *,
    strict: bool,
    made: Path | None,
    verbose: bool,
) -> None:
    """检查案件文件：有什么错、在哪一行、怎么改；不写文件。"""
    from kameng_docs.pipeline import check as check_case
    from kameng_docs.pipeline import compose_case, open_workshop

    found = False
    files = case_files(cases_folder, cases)
    # What was found is what check was asked for: its result, not a remark on the way to one.
    findings, total = Findings(len(files), verbose=verbose, err=False, shape=shape), Counts()
    shops = {folder: open_workshop(folder) for folder in {file.parent for file in files}}
    twice = _in_two(files)
    for file in files:
        shop = shops[file.parent]
        checked = check_case(shop, file, made_on or today())
        diagnostics = [*checked.diagnostics, *twice.get(file, ())]
        if checked.brief is not None:
            diagnostics += compose_case(shop, checked)[1]
        if made is not None:
            from kameng_docs.inspect.made import check_made

            diagnostics += check_made(shop, file, made)
        findings.tell(diagnostics, checked.texts, file.stem)
        found |= has_errors(diagnostics) or (strict and bool(diagnostics))
        total.add(diagnostics)
        if shape == "text":
            click.echo(f"{file.stem}：{Counts().add(diagnostics)}")
    findings.end()
    if shape == "text" and len(files) > FEW:
        click.echo(f"一共 {len(files)} 件：{total}")
    sys.exit(1 if found else 0)


def _in_two(files: list[Path]) -> "Mapping[Path, list[Diagnostic]]":
    """What several of these cases share; nothing is loaded to look for it in one alone."""
    if len(files) < 2:  # noqa: PLR2004
        return {}
    from kameng_docs.build.across_cases import found_in_two

    return found_in_two(files)


@click.command(cls=Command)
@click.argument("case")
@cases_option
@today_option
@format_option
def explain(case: str, cases_folder: Path, made_on: date | None, shape: str) -> None:
    """说明一个案件里哪些请求成立、凭什么，哪些不写、为什么。"""
    from kameng_docs.inspect import explain as telling
    from kameng_docs.pipeline import check as check_case

    (file,) = case_files(cases_folder, (case,))
    checked = check_case(workshop(file.parent), file, made_on or today())
    if checked.brief is None:
        tell(checked.diagnostics, checked.texts, shape, err=True)
        sys.exit(1)
    if shape == "json":
        click.echo(json.dumps(telling.as_json(checked.brief, checked.sets), ensure_ascii=False, indent=2))
    else:
        click.echo(telling.as_text(checked.brief, checked.sets), nl=False)


@click.command(cls=Command)
@click.argument("cases", nargs=-1)
@cases_option
@today_option
@option(
    "--format",
    "shape",
    type=OneOf(["text", "json", "ics"]),
    default="text",
    help="输出格式，默认 text；ics 是日历，用 > 存成文件再导入手机",
)
@option("--each", is_flag=True, help="有几件案件，也一件一件说全；不写就按日子排成一张单子")
@option("-v", "--verbose", is_flag=True, help="单子里同一句话说的是哪几件，也全部写出来")
def plan(
    cases: tuple[str, ...],
    cases_folder: Path,
    made_on: date | None,
    shape: str,
    *,
    each: bool,
    verbose: bool,
) -> None:
    """说明每个渠道今天能不能走、为什么，各项期限到哪天，今天先做什么；几件案件的，按日子列出。"""
    from kameng_docs.pipeline import check as check_case
    from kameng_docs.pipeline import plan_of_case
    from kameng_docs.plan import by_day, telling
    from kameng_docs.plan.ics import calendar

    files = counted_files(cases_folder, cases)
    shops: dict[Path, Workshop] = {folder: workshop(folder) for folder in {file.parent for file in files}}
    plans: list[Plan] = []
    findings = Findings(len(files), verbose=verbose, err=True)
    for file in files:
        shop = shops[file.parent]
        checked = check_case(shop, file, made_on or today())
        if checked.brief is None:
            findings.tell(checked.diagnostics, checked.texts, file.stem)
        else:
            plans.append(plan_of_case(shop, checked))
    findings.end()
    if plans and (unread := len(files) - len(plans)):
        click.echo(f"另有 {unread} 件有错误，没有列进来：先照上面的改", err=True)
    if shape == "ics":
        # A calendar without a component is none (RFC 5545, 3.4).
        click.echo(calendar(plans) if plans else b"", nl=False)
    elif shape == "json":
        for made in plans:
            click.echo(json.dumps(telling.as_json(made), ensure_ascii=False))
    elif len(plans) > 1 and not each:
        click.echo(by_day.as_text(plans, every=verbose), nl=False)
    else:
        click.echo("\n".join(telling.as_text(made) for made in plans), nl=False)
    sys.exit(0 if len(plans) == len(files) else 1)


def tell_left_behind(out: Path, files: list[Path]) -> bool:
    """Tell of papers whose case is gone; whether there are any."""
    from kameng_docs.build.left import left_behind

    left = left_behind(out, {file.parent for file in files})
    tell(left, {}, "text", err=True)
    return bool(left)
