"""What came of cases that were built, told: what was found, a line each, and of many a sum."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.many_made import FEW, Counts, Findings, Progress
from kameng_docs.diagnostics import Scope, has_errors

if TYPE_CHECKING:
    from kameng_docs.build import Result


@dataclass
class _Total:
    """What came of all of them, in numbers."""

    made: int = 0
    unchanged: int = 0
    failed: int = 0
    files: int = 0
    found: Counts = field(default_factory=Counts)

    def add(self, result: "Result") -> None:
        self.found.add(result.diagnostics)
        self.found.warnings += result.warnings_before
        if result.up_to_date:
            self.unchanged += 1
        elif has_errors(result.diagnostics, Scope.CASE):
            self.failed += 1
        else:
            self.made += 1
            self.files += result.made

    def __str__(self) -> str:
        return (
            f"一共 {self.made + self.unchanged + self.failed} 件：做了 {self.made} 件（{self.files} 份文件），"
            f"没有变化 {self.unchanged} 件，没有做成 {self.failed} 件；{self.found}"
        )


def tell_results(
    results: "Iterable[Result]", count: int, out: object, progress: Progress, *, verbose: bool, strict: bool
) -> bool:
    """Tell what comes of each of `count` cases, and of many at the end what came of all; whether that is a failure.

    `out` is where their papers are, a folder or an address.
    """
    findings, total, failed = Findings(count, verbose=verbose, err=True), _Total(), False
    for result in results:
        progress.clear()
        tell_result(result, out, findings)
        total.add(result)
        failed |= has_errors(result.diagnostics)
        failed |= strict and bool(result.diagnostics or (result.up_to_date and result.warnings_before))
    progress.clear()
    findings.end()
    if count > FEW:
        click.echo(total, err=True)
    return failed


def tell_result(result: "Result", out: object, findings: Findings) -> None:
    """What was found, and one line in sum."""
    findings.tell(result.diagnostics, result.texts, result.case)
    click.echo(_line(result, out), err=True)


def _line(result: "Result", out: object) -> str:
    if result.up_to_date:
        note = f"（上次有 {result.warnings_before} 个警告，用 check 查看）" if result.warnings_before else ""
        return f"{result.case}：没有变化，{result.made} 份文件照旧{note}"
    counts = Counts().add(result.diagnostics)
    if has_errors(result.diagnostics, Scope.CASE):
        return f"{result.case}：没有做（{counts}），上次做好的文书没有动"
    return f"{result.case}：{result.made} 份文件在 {out}/{result.case}/（{counts}）"
