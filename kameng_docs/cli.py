"""The commands. No logic: each gathers arguments, calls a stage, prints what came back, and sets the exit code."""

import json
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs import __version__
from kameng_docs.diagnostics import Diagnostic, Severity, as_json, as_text, has_errors

if TYPE_CHECKING:
    from kameng_docs.build import Result
    from kameng_docs.pipeline import Workshop


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


def _cases_option(function):  # type: ignore[no-untyped-def]
    return click.option(
        "--cases", "cases_folder", type=click.Path(path_type=Path), default=Path("cases"), show_default=True,
        help="案件文件夹",
    )(function)  # fmt: skip


def _today_option(function):  # type: ignore[no-untyped-def]
    return click.option("--today", "made_on", type=Day(), default=None, help="按这一天做文书，默认今天")(function)


def _format_option(function):  # type: ignore[no-untyped-def]
    return click.option(
        "--format", "shape", type=click.Choice(["text", "json"]), default="text", show_default=True, help="输出格式"
    )(function)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def main() -> None:
    """把一份卡密、充值、会员消费纠纷的案件文件，编成工单、投诉和小额诉讼的文书。"""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that is not UTF-8 must not stop the work half-way.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


@main.command()
@click.argument("cases", nargs=-1)
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="文书写到哪里")
@_cases_option
@_today_option
@click.option("--only", default="", help="只做一个渠道，例如 平台工单")
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="同时用几个进程；0 由程序定")
@click.option("--force", is_flag=True, help="全部重做；您改过的文件先另存")
@click.option("--strict", is_flag=True, help="有警告也算失败")
def build(
    cases: tuple[str, ...], out: Path, cases_folder: Path, made_on: date | None,
    only: str, jobs: int, *, force: bool, strict: bool,
) -> None:  # fmt: skip
    """生成文书：不写案件名就做全部案件。"""
    from kameng_docs.build import Job
    from kameng_docs.build import build as build_cases

    slug = _channel_slug(cases_folder, only) if only else ""
    files = _case_files(cases_folder, cases)
    job = Job(cases_folder, out, made_on or _today(), slug, force)
    failed = False
    for result in build_cases(files, job, jobs):
        _tell(result.diagnostics, result.texts, "text", err=True)
        click.echo(_summary(result, out), err=True)
        failed |= has_errors(result.diagnostics)
        failed |= strict and bool(result.diagnostics or (result.up_to_date and result.warnings_before))
    sys.exit(1 if failed else 0)


@main.command()
@click.argument("cases", nargs=-1)
@_cases_option
@_today_option
@_format_option
@click.option("--strict", is_flag=True, help="有警告也算失败")
def check(cases: tuple[str, ...], cases_folder: Path, made_on: date | None, shape: str, *, strict: bool) -> None:
    """检查案件文件：有什么错、在哪一行、怎么改；不写文件。"""
    from kameng_docs.pipeline import check as check_case
    from kameng_docs.pipeline import compose_all, open_workshop

    shop, found = open_workshop(cases_folder), False
    for file in _case_files(cases_folder, cases):
        checked = check_case(shop, file, made_on or _today())
        diagnostics = list(checked.diagnostics)
        if checked.brief is not None:
            diagnostics += compose_all(shop, checked.brief)[1]
        _tell(diagnostics, checked.texts, shape, err=shape == "text")
        found |= has_errors(diagnostics) or (strict and bool(diagnostics))
        if shape == "text":
            errors = sum(d.severity is Severity.ERROR for d in diagnostics)
            click.echo(f"{file.stem}：{errors} 个错误，{len(diagnostics) - errors} 个警告", err=True)
    sys.exit(1 if found else 0)


@main.command()
@click.argument("case")
@_cases_option
@_today_option
@_format_option
def explain(case: str, cases_folder: Path, made_on: date | None, shape: str) -> None:
    """说明一个案件里哪些请求成立、凭什么，哪些不写、为什么。"""
    from kameng_docs import explain as telling
    from kameng_docs.pipeline import check as check_case
    from kameng_docs.pipeline import open_workshop

    (file,) = _case_files(cases_folder, (case,))
    checked = check_case(open_workshop(cases_folder), file, made_on or _today())
    if checked.brief is None:
        _tell(checked.diagnostics, checked.texts, shape, err=True)
        sys.exit(1)
    if shape == "json":
        click.echo(json.dumps(telling.as_json(checked.brief), ensure_ascii=False, indent=2))
    else:
        click.echo(telling.as_text(checked.brief), nl=False)


@main.group()
def law() -> None:
    """法律库：列出、查看、搜索、核对。"""


@law.command("list")
@click.option("--on", "on", type=Day(), default=None, help="只列这一天有效的")
@_format_option
def law_list(on: date | None, shape: str) -> None:
    """列出库里的每一款。"""
    from kameng_docs.law.library import load
    from kameng_docs.law.listing import listed

    _entries(listed(load(), on), shape)


@law.command("search")
@click.argument("text")
@click.option("--on", "on", type=Day(), default=None, help="只找这一天有效的")
@_format_option
def law_search(text: str, on: date | None, shape: str) -> None:
    """找出含有这些字的条款。"""
    from kameng_docs.law.library import load
    from kameng_docs.law.listing import searched

    _entries(searched(load(), text, on), shape)


@law.command("show")
@click.argument("ref")
@click.option("--on", "on", type=Day(), default=None, help="按这一天的版本")
@_format_option
def law_show(ref: str, on: date | None, shape: str) -> None:
    """显示一条，例如 ecommerce-law:49.1 或主题 small-claims.scope。"""
    from kameng_docs.law.library import load
    from kameng_docs.law.listing import citation_as_json, shown, shown_as_text

    found = shown(load(), ref, on, _today())
    if isinstance(found, Diagnostic):
        _tell([found], {}, "text", err=True)
        sys.exit(1)
    click.echo(json.dumps(citation_as_json(found), ensure_ascii=False) if shape == "json" else shown_as_text(found))


@law.command("verify")
@click.argument("directory", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--seal", "sealing", is_flag=True, help="核对一致的，写上封印")
def law_verify(directory: Path, *, sealing: bool) -> None:
    """把库里的每一款与 DIRECTORY 里的官方文本逐字核对。"""
    from kameng_docs.law.library import load
    from kameng_docs.law.verify import seal, verify

    if sealing:
        report, changed = seal(directory, load())
        for name in changed:
            click.echo(f"已加封：{name}", err=True)
    else:
        report = verify(directory, load())
    _tell(report.faults, {}, "text", err=True)
    for line in report.lines():
        click.echo(line)
    sys.exit(0 if report.ok else 1)


@main.command()
@click.option("--out", type=click.Path(path_type=Path), default=None, help="写到文件，默认打印出来")
@_cases_option
def schema(out: Path | None, cases_folder: Path) -> None:
    """导出案件文件的 JSON Schema，编辑器用它补全和检查。"""
    from kameng_docs.output import put
    from kameng_docs.pipeline import open_workshop
    from kameng_docs.schema import case_schema

    text = case_schema(open_workshop(cases_folder).vocabulary)
    if out is None:
        click.echo(text, nl=False)
    else:
        put(out, text.encode())


@main.command()
@_cases_option
@_format_option
def doctor(cases_folder: Path, shape: str) -> None:
    """看这台机器缺什么、怎么装、缺了还能做什么。"""
    from kameng_docs import doctor as examining

    pieces = examining.examine(cases_folder)
    click.echo(examining.as_json(pieces) if shape == "json" else examining.as_text(pieces))
    sys.exit(1 if examining.lacking(pieces, examining.Use.PAPERS) else 0)


@main.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help="文书写到哪里")
@_cases_option
def watch(out: Path, cases_folder: Path) -> None:
    """案件文件或模板一保存就重做，按 Ctrl+C 停止。"""
    from kameng_docs.build import Job
    from kameng_docs.watch import rounds

    for results in rounds(lambda: _case_files(cases_folder, ()), Job(cases_folder, out, _today())):
        for result in results:
            _tell(result.diagnostics, result.texts, "text", err=True)
            if not result.up_to_date:
                click.echo(_summary(result, out), err=True)


def _today() -> date:
    """The only look at the clock."""
    return date.today()  # noqa: DTZ011 — the author's own calendar day is meant


def _case_files(folder: Path, names: tuple[str, ...]) -> list[Path]:
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
        return path if path.parent != Path() else folder / path.name if (folder / path.name).exists() else path
    file = folder / f"{path.stem if path.suffix == '.yaml' else name}.yaml"
    if file.exists():
        return file
    from kameng_docs.case.messages import did_you_mean

    stems = [each.stem for each in present]
    raise click.UsageError(f"没有叫“{name}”的案件。{did_you_mean(name, stems) if stems else ''}")


def _channel_slug(cases_folder: Path, name: str) -> str:
    from kameng_docs.case.messages import did_you_mean
    from kameng_docs.pipeline import open_workshop

    shop = open_workshop(cases_folder)
    slug = shop.channel_words.get(name, "")
    if slug not in shop.channels:
        names = [channel.name for channel in shop.channels.values() if not channel.overview]
        raise click.UsageError(f"没有叫“{name}”的渠道。{did_you_mean(name, names)}")
    return slug


def _tell(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], shape: str, *, err: bool) -> None:
    for diagnostic in diagnostics:
        click.echo(as_json(diagnostic) if shape == "json" else as_text(diagnostic, texts), err=err)


def _entries(entries, shape: str) -> None:  # type: ignore[no-untyped-def]
    for entry in entries:
        if shape == "json":
            click.echo(json.dumps(entry.as_json(), ensure_ascii=False))
        else:
            click.echo(f"{entry.ref}  《{entry.law}》  {entry.text}")


def _summary(result: "Result", out: Path) -> str:
    if result.up_to_date:
        note = f"（上次有 {result.warnings_before} 个警告，用 check 查看）" if result.warnings_before else ""
        return f"{result.case}：没有变化，{result.made} 份文件照旧{note}"
    errors = sum(d.severity is Severity.ERROR for d in result.diagnostics)
    warnings = len(result.diagnostics) - errors
    if not result.made:
        return f"{result.case}：有 {errors} 个错误，没有写任何文件"
    return f"{result.case}：{result.made} 份文件在 {out / result.case}/（{errors} 个错误，{warnings} 个警告）"
