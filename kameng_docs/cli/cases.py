"""Commands that work on cases: build, check, explain, plan."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import (
    case_files,
    cases_option,
    channel_slug,
    engine_option,
    format_option,
    out_option,
    today,
    today_option,
    workshop,
)
from kameng_docs.cli.chinese import Command, OneOf, Whole, option
from kameng_docs.cli.printing import Waiting, tell
from kameng_docs.diagnostics import Diagnostic, Scope, Severity, has_errors

if TYPE_CHECKING:
    from kameng_docs.build import Result
    from kameng_docs.pipeline import Workshop
    from kameng_docs.plan import Plan


@click.command(cls=Command)
@click.argument("cases", nargs=-1)
@out_option
@cases_option
@today_option
@option("--only", default="", help="只做一个渠道，例如 平台工单")
@engine_option
@option("--jobs", type=Whole(), default=0, help="同时用几个进程；0 由程序定")
@option("--force", is_flag=True, help="全部重做；您改过的文件先另存")
@option("--strict", is_flag=True, help="有警告也算失败")
def build(
    cases: tuple[str, ...],
    out: Path,
    cases_folder: Path,
    made_on: date | None,
    *,
    only: str,
    engine: str,
    jobs: int,
    force: bool,
    strict: bool,
) -> None:
    """生成文书：不写案件名就做全部案件。"""
    from kameng_docs.build import Job
    from kameng_docs.build import build as build_cases

    files = case_files(cases_folder, cases)
    slug = channel_slug(files[0].parent, only) if only else ""
    failed = False
    told: set[Diagnostic] = set()
    waiting = Waiting()
    job = Job(out, made_on or today(), slug, force, engine, waiting, waiting.for_another)
    for result in build_cases(files, job, jobs):
        tell_result(result, out, told)
        failed |= has_errors(result.diagnostics)
        failed |= strict and bool(result.diagnostics or (result.up_to_date and result.warnings_before))
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
def check(
    cases: tuple[str, ...],
    cases_folder: Path,
    made_on: date | None,
    shape: str,
    *,
    strict: bool,
    made: Path | None,
) -> None:
    """检查案件文件：有什么错、在哪一行、怎么改；不写文件。"""
    from kameng_docs.build.across_cases import found_in_two
    from kameng_docs.pipeline import check as check_case
    from kameng_docs.pipeline import compose_case, open_workshop

    found = False
    told: set[Diagnostic] = set()
    files = case_files(cases_folder, cases)
    shops = {folder: open_workshop(folder) for folder in {file.parent for file in files}}
    twice = found_in_two(files)
    for file in files:
        shop = shops[file.parent]
        checked = check_case(shop, file, made_on or today())
        diagnostics = [*checked.diagnostics, *twice[file]]
        if checked.brief is not None:
            diagnostics += compose_case(shop, checked)[1]
        if made is not None:
            from kameng_docs.inspect.made import check_made

            diagnostics += check_made(shop, file, made)
        # What was found is what check was asked for: its result, not a remark on the way to one.
        tell([d for d in diagnostics if d not in told], checked.texts, shape, err=False)
        told.update(diagnostics)
        found |= has_errors(diagnostics) or (strict and bool(diagnostics))
        if shape == "text":
            errors = sum(d.severity is Severity.ERROR for d in diagnostics)
            click.echo(f"{file.stem}：{errors} 个错误，{len(diagnostics) - errors} 个警告")
    sys.exit(1 if found else 0)


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
def plan(cases: tuple[str, ...], cases_folder: Path, made_on: date | None, shape: str, *, each: bool) -> None:
    """说明每个渠道今天能不能走、为什么，各项期限到哪天，今天先做什么；几件案件的，按日子列出。"""
    from kameng_docs.pipeline import check as check_case
    from kameng_docs.pipeline import plan_of_case
    from kameng_docs.plan import by_day, telling
    from kameng_docs.plan.ics import calendar

    files = case_files(cases_folder, cases)
    shops: dict[Path, Workshop] = {folder: workshop(folder) for folder in {file.parent for file in files}}
    plans: list[Plan] = []
    for file in files:
        shop = shops[file.parent]
        checked = check_case(shop, file, made_on or today())
        if checked.brief is None:
            tell(checked.diagnostics, checked.texts, "text", err=True)
        else:
            plans.append(plan_of_case(shop, checked))
    if shape == "ics":
        # A calendar without a component is none (RFC 5545, 3.4).
        click.echo(calendar(plans) if plans else b"", nl=False)
    elif shape == "json":
        for made in plans:
            click.echo(json.dumps(telling.as_json(made), ensure_ascii=False))
    elif len(plans) > 1 and not each:
        click.echo(by_day.as_text(plans), nl=False)
    else:
        click.echo("\n".join(telling.as_text(made) for made in plans), nl=False)
    sys.exit(0 if len(plans) == len(files) else 1)


def tell_left_behind(out: Path, files: list[Path]) -> bool:
    """Tell of papers whose case is gone; whether there are any."""
    from kameng_docs.build.left import left_behind

    left = left_behind(out, {file.parent for file in files})
    tell(left, {}, "text", err=True)
    return bool(left)


def tell_result(result: "Result", out: Path, told: set[Diagnostic]) -> None:
    """What was found, but for what was `told` before (a fault that several cases share), and one line in sum."""
    tell([d for d in result.diagnostics if d not in told], result.texts, "text", err=True)
    told.update(result.diagnostics)
    click.echo(_summary(result, out), err=True)


def _summary(result: "Result", out: Path) -> str:
    if result.up_to_date:
        note = f"（上次有 {result.warnings_before} 个警告，用 check 查看）" if result.warnings_before else ""
        return f"{result.case}：没有变化，{result.made} 份文件照旧{note}"
    errors = sum(d.severity is Severity.ERROR for d in result.diagnostics)
    warnings = len(result.diagnostics) - errors
    counts = f"{errors} 个错误，{warnings} 个警告"
    if has_errors(result.diagnostics, Scope.CASE):
        return f"{result.case}：没有做（{counts}），上次做好的文书没有动"
    return f"{result.case}：{result.made} 份文件在 {out / result.case}/（{counts}）"
