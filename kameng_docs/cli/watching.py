"""The command that builds again on save, and how it tells what has changed in the papers."""

import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import case_files, cases_option, engine_option, out_option, today
from kameng_docs.cli.cases import tell_left_behind
from kameng_docs.cli.chinese import Command
from kameng_docs.cli.many_made import Findings
from kameng_docs.cli.printing import Waiting, tell
from kameng_docs.cli.results import tell_result
from kameng_docs.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from kameng_docs.build import Job, Result
    from kameng_docs.build.watch import News
    from kameng_docs.build.words import Change

# What is told of one save: papers that changed alike, sentences of these, and names of papers before 等.
MOST_CHANGES, MOST_PAIRS, MOST_NAMES = 5, 2, 3
# Signs of a sentence that are shown around what is otherwise in it, and of what is otherwise.
AROUND, MIDDLE = 12, 60


@click.command(cls=Command)
@click.argument("cases", nargs=-1)
@out_option
@cases_option
@engine_option
def watch(cases: tuple[str, ...], out: Path, cases_folder: Path, engine: str) -> None:
    """案件文件、证据或模板一保存就重做，先说哪几句变了，再排版；按 Ctrl+C 停止。不写案件名就看着全部案件。"""
    from kameng_docs.build.watch import OutdatedError, rounds

    screen = _Screen(out)
    # Those of the beginning must be there; of what is renamed or removed later is told, and the watch goes on.
    case_files(cases_folder, cases)

    def files() -> list[Path]:
        try:
            return case_files(cases_folder, cases)
        except click.UsageError as error:
            click.echo(error.message, err=True)
            return []

    # Ctrl+C is how a watch ends, whatever it is doing; files are whole at any moment.
    with suppress(KeyboardInterrupt):
        try:
            for results in rounds(files, lambda: _job(out, engine), screen.news):
                screen.results(results, files() if results else [])
        except OutdatedError:
            click.echo("程序刚刚更新过，watch 停下了：再运行一次就用新的", err=True)
            sys.exit(1)


def _job(out: Path, engine: str) -> "Job":
    from kameng_docs.build import Job

    waiting = Waiting()
    return Job(out, today(), engine=engine, progress=waiting, waits=waiting.for_another)


class _Screen:
    """What is told of one round. A warning that was told of the case before is only counted; a fault that was told with
    the words is not told again with the pages.
    """

    def __init__(self, out: Path) -> None:
        self._out, self._told = out, set[Diagnostic]()
        self._before: dict[str, set[Diagnostic]] = {}

    def news(self, news: "News") -> None:
        """The words of a case that was saved, before its pages."""
        known = self._known(news.case)
        tell([d for d in news.diagnostics if d not in known], news.texts, "text", err=True)
        self._told.update(news.diagnostics)
        click.echo("\n".join(lines_of(news.case, news.changes)), err=True)

    def results(self, results: "list[Result]", files: list[Path]) -> None:
        """What was made."""
        for result in results:
            if result.up_to_date:
                continue
            known = self._known(result.case)
            tell_result(result, self._out, Findings(1, verbose=True, err=True, told=known))
            self._told |= known
            self._before[result.case] = {*result.diagnostics}
            if result.rendered:
                click.echo(f"{result.case}：重新排好 {result.rendered} 份，其余没有动", err=True)
        if files:
            tell_left_behind(self._out, files)
        self._told.clear()

    def _known(self, case: str) -> set[Diagnostic]:
        warned = {d for d in self._before.get(case, ()) if d.severity is Severity.WARNING}
        return self._told | warned


def lines_of(case: str, changes: "tuple[Change, ...]") -> Iterator[str]:
    """What has changed in the papers of a case, in their own words."""
    if not changes:
        yield f"{case}：要交的文书一个字也没有变"
        return
    for change in changes[:MOST_CHANGES]:
        yield f"{case}：{_named(change.papers)}{_sum_of(change)}"
        for before, now in change.pairs[:MOST_PAIRS]:
            yield from _shown(before, now)
        if (more := len(change.pairs) - MOST_PAIRS) > 0:
            yield f"    ……另有 {more} 句"
    if rest := [name for change in changes[MOST_CHANGES:] for name in change.papers]:
        yield f"{case}：{_named(tuple(rest))}也改了"


def _named(papers: tuple[str, ...]) -> str:
    if len(papers) <= MOST_NAMES:
        return "、".join(papers)
    return f"{'、'.join(papers[:MOST_NAMES])} 等 {len(papers)} 种"


def _sum_of(change: "Change") -> str:
    if change.new:
        return "：新出的"
    if change.gone:
        return "：不再出了"
    return f"：改了 {len(change.pairs)} 句" if change.pairs else "：只改了排法，字没有变"


def _shown(before: str, now: str) -> Iterator[str]:
    """A sentence as it stood and as it stands, cut to what is otherwise in it."""
    start = _alike(before, now)
    end = _alike(before[start:][::-1], now[start:][::-1])
    if before:
        yield f"    原：{_cut(before, start, len(before) - end)}"
    yield f"    今：{_cut(now, start, len(now) - end)}" if now else "    今：（删去）"


def _alike(one: str, other: str) -> int:
    """How many signs both begin with."""
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _cut(sentence: str, start: int, end: int) -> str:
    begin, stop = max(0, start - AROUND), min(len(sentence), end + AROUND, start + MIDDLE + AROUND)
    return f"{'……' if begin else ''}{sentence[begin:stop]}{'……' if stop < len(sentence) else ''}"
