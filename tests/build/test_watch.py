"""Rebuild on save: the case that changed, and no other."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from queue import Empty, Queue

import pytest
import watchfiles
from machine_support import ROOT, SMALL, TICKET, replace_in, times, with_cases
from saves import saves

from kameng_docs.build import Job, Result, one, warm, watch
from kameng_docs.build.watch import News, rounds
from kameng_docs.pipeline import papers

# Only a watch that is broken is waited for so often.
TRIES = 60
WORDING = "platform_ticket/ticket.md.j2"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two cases, and a wording of the author's own."""
    cases = with_cases(tmp_path, SMALL) / "cases"
    shutil.copy(cases / f"{SMALL}.yaml", cases / "乙.yaml")
    own = tmp_path / "templates" / WORDING
    own.parent.mkdir(parents=True)
    shutil.copy(ROOT / "templates" / WORDING, own)
    return tmp_path


def heed_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def told(folder: Path) -> Iterator[Queue[str]]:
    """The lines with which a running `watch` sums up what it did; it ends as by Ctrl+C."""
    lines: Queue[str] = Queue()
    command = [sys.executable, "-m", "kameng_docs", "watch"]
    # A shell that runs the tests in the background makes its children ignore SIGINT; the watch must not inherit that.
    heeding = {} if sys.platform == "win32" else {"preexec_fn": heed_interrupts}
    with subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, encoding="utf-8", **heeding
    ) as process:

        def listen() -> None:
            for line in process.stderr or ():
                if "份文件" in line:
                    lines.put(line.partition("：")[0])

        listener = threading.Thread(target=listen, daemon=True)
        listener.start()
        try:
            yield lines
            process.send_signal(signal.SIGINT)
            assert process.wait(TRIES) == 0
        finally:
            process.kill()
        listener.join()


def after(told: Queue[str], change: Callable[[], object]) -> str:
    """The first case that is told after `change`, which is made again until the watch, once begun, has seen it."""
    for _ in range(TRIES):
        change()
        try:
            return told.get(timeout=1)
        except Empty:
            continue
    raise AssertionError("nothing was rebuilt")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_a_saved_case_is_rebuilt_alone_and_a_saved_wording_rebuilds_all(
    folder: Path, told: Queue[str]
) -> None:
    assert [told.get(timeout=TRIES) for _ in range(2)] == ["乙", SMALL]
    case, wording = folder / "cases" / "乙.yaml", folder / "templates" / WORDING
    text = case.read_text("utf-8").replace("音乐会员月卡", "音乐会员季卡")
    assert after(told, lambda: case.write_text(text, "utf-8")) == "乙"
    assert "音乐会员季卡" in (folder / "out" / "乙" / TICKET).read_text("utf-8")
    assert "音乐会员月卡" in (folder / "out" / SMALL / TICKET).read_text("utf-8")
    replace_in(wording, "一、经过", "一、来龙去脉")
    assert [told.get(timeout=TRIES) for _ in range(2)] == ["乙", SMALL]
    for name in ("乙", SMALL):
        assert "一、来龙去脉" in (folder / "out" / name / TICKET).read_text("utf-8")
    assert told.empty()


def test_cases_and_the_day_are_asked_anew_for_each_round(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched: list[Path] = []

    def once(*folders: Path, **_: object) -> Iterator[set[str]]:
        watched.extend(folders)
        (folder / "cases" / "乙.yaml").unlink()
        yield set()

    monkeypatch.setattr(watchfiles, "watch", once)
    days = iter((date(2026, 11, 22), date(2026, 11, 23)))
    results = list(
        rounds(
            lambda: sorted((folder / "cases").glob("*.yaml")),
            lambda: Job(folder / "out", next(days), only="platform_ticket"),
        )
    )
    assert [[result.case for result in each] for each in results] == [["乙", SMALL], [SMALL]]
    assert {folder / "cases", folder / "templates"} <= set(watched)
    assert '"made_on": "2026-11-23"' in (folder / "out" / SMALL / "manifest.json").read_text("utf-8")


# What a round tells and does, without the waiting for the system to tell of a save.


class Watch:
    """A watch whose saves are told to it, one after the other."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.day, self.heard, self.places = folder, date(2026, 11, 22), [], []
        self._next: Callable[[], object] | None = None
        self.log: list[str] = []
        monkeypatch.setattr(watch, "_saved", self._saved)
        self._rounds = rounds(self._files, self._job, self._told)
        self.first = next(self._rounds)

    def after(self, change: Callable[[], object]) -> list[Result]:
        self._next = change
        self.heard.clear()
        self.log.clear()
        return next(self._rounds)

    def _files(self) -> list[Path]:
        return sorted((self.folder / "cases").glob("*.yaml"))

    def _job(self) -> Job:
        return Job(self.folder / "out", self.day)

    def _told(self, news: News) -> None:
        self.heard.append(news)
        self.log.append("words")

    def _saved(self, places: tuple[Path, ...]) -> Iterator[object]:
        self.places.append(places)
        while self._next:
            change, self._next = self._next, None
            change()
            yield True

    def path(self, case: str = "乙") -> Path:
        return self.folder / "cases" / f"{case}.yaml"

    def text(self, case: str = "乙") -> str:
        return (self.folder / "out" / case / TICKET).read_text("utf-8")


@pytest.fixture
def running(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Watch:
    return Watch(folder, monkeypatch)


def test_the_words_are_told_before_the_pages_and_only_what_changed_is_made(
    running: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    composed: list[str] = []
    running.after(lambda: None)
    real, compose = one.written, papers.compose
    monkeypatch.setattr(one, "written", lambda *a, **k: running.log.append("pages") or real(*a, **k))
    monkeypatch.setattr(
        papers,
        "compose",
        lambda paper, channel, *rest: (
            composed.append(f"{channel.slug}/{paper.slug} {getattr(rest[-1].get('about'), 'slug', '')}")
            or compose(paper, channel, *rest)
        ),
    )
    before = times(running.folder / "out")
    results = running.after(lambda: replace_in(running.path(), "实付: 15.00", "实付: 16.00"))
    assert running.log == ["words", "pages"]
    (news,) = running.heard
    assert news.case == "乙"
    assert ("平台工单·工单正文",) in [change.papers for change in news.changes]
    said = [pair for change in news.changes for pair in change.pairs]
    assert all("15.00" in was and "16.00" in now for was, now in said)
    assert {result.case: result.up_to_date for result in results} == {"乙": False, SMALL: True}
    assert "16.00元" in running.text()
    assert composed
    assert len(composed) == len(set(composed)), "composed again for the pages"
    now = times(running.folder / "out")
    changed = {name for name in now if now[name] != before.get(name)}
    assert changed
    assert all(name.startswith("乙/") for name in changed)
    assert len(changed) < len([name for name in now if name.startswith("乙/")])


def test_what_no_paper_says_changes_no_word(running: Watch) -> None:
    running.after(lambda: running.path().write_text(running.path().read_text("utf-8") + "# 备注\n", "utf-8"))
    assert [news.changes for news in running.heard] == [()]


def test_a_fault_is_told_with_its_line_and_the_papers_stay(running: Watch) -> None:
    before = running.text()
    result = running.after(lambda: replace_in(running.path(), "实付: 15.00", "实付: 十五"))[0]
    assert running.heard == []
    assert result.stopped
    assert {d.code for d in result.diagnostics if d.at and d.at.line == 10} == {"case.bad-amount"}
    assert running.text() == before
    running.after(lambda: replace_in(running.path(), "实付: 十五", "实付: 17.00"))
    # What is told is told of the papers that stand, not of the case that had none.
    assert any("15.00" in was for change in running.heard[0].changes for was, _ in change.pairs)


def test_a_file_that_is_only_half_saved_is_waited_for(
    running: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = running.path().read_text("utf-8").replace("实付: 15.00", "实付: 18.00")
    monkeypatch.setattr(watch.time, "sleep", lambda _: running.path().write_text(whole, "utf-8"))
    result = running.after(lambda: running.path().write_text("", "utf-8"))[0]
    assert not result.stopped
    assert "18.00元" in running.text()


def test_cases_come_go_and_are_renamed(running: Watch) -> None:
    results = running.after(lambda: running.path().rename(running.path("丙")))
    assert [(result.case, result.up_to_date) for result in results] == [("丙", False), (SMALL, True)]
    running.after(lambda: replace_in(running.path("丙"), "实付: 15.00", "实付: 19.00"))
    assert [news.case for news in running.heard] == ["丙"]
    assert [result.case for result in running.after(lambda: running.path("丙").unlink())] == [SMALL]


def test_another_day_is_asked_for_in_every_round(running: Watch) -> None:
    def night() -> None:
        running.day = date(2026, 11, 23)

    results = running.after(night)
    assert [result.up_to_date for result in results] == [False, False]
    assert [result.up_to_date for result in running.after(lambda: None)] == [True, True]


def test_a_wording_of_the_same_length_and_time_is_read_anew(running: Watch) -> None:
    own = running.folder / "templates" / WORDING

    def reword() -> None:
        before = own.stat()
        replace_in(own, "一、经过", "一、事情")
        os.utime(own, ns=(before.st_atime_ns, before.st_mtime_ns))

    running.after(reword)
    assert "一、事情" in running.text()
    assert {news.case for news in running.heard} == {"乙", SMALL}


def test_wordings_that_come_and_go_are_looked_for_anew(running: Watch) -> None:
    own = running.folder / "templates"
    away = running.folder / "away"
    replace_in(own / WORDING, "一、经过", "一、来龙去脉")
    running.after(lambda: None)
    assert "一、来龙去脉" in running.text()
    running.after(lambda: own.rename(away))
    assert "一、经过" in running.text()
    running.after(lambda: away.rename(own))
    assert own in running.places[0]
    assert own not in running.places[-1]
    assert "一、来龙去脉" in running.text()


def test_a_program_that_was_updated_makes_nothing_more(
    running: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = watch.ground_of
    monkeypatch.setattr(watch, "ground_of", lambda *given: replace(real(*given), program="another"))
    before = times(running.folder / "out")
    with pytest.raises(watch.OutdatedError):
        running.after(lambda: replace_in(running.path(), "实付: 15.00", "实付: 16.00"))
    assert times(running.folder / "out") == before


def test_what_was_saved_before_anybody_listened_is_found_and_idle_moments_make_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = date(2026, 11, 22)
    monkeypatch.setattr(watch, "_saved", lambda _: iter([set(), set(), set()]))
    files = sorted((folder / "cases").glob("*.yaml"))
    made = rounds(lambda: files, lambda: Job(folder / "out", day))
    next(made)
    replace_in(files[0], "实付: 15.00", "实付: 16.00")
    found = [{result.case: result.up_to_date for result in results} for results in made]
    assert found == [{"乙": False, SMALL: True}]


def test_midnight_is_noticed_while_nothing_is_saved(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    days = iter([22, 22, 22, 23, 23])
    monkeypatch.setattr(watch, "_saved", lambda _: iter([set(), set(), set(), set()]))
    files = sorted((folder / "cases").glob("*.yaml"))
    made = list(rounds(lambda: files, lambda: Job(folder / "out", date(2026, 11, next(days)))))
    assert [[result.up_to_date for result in results] for results in made] == [
        [False] * 2,
        [True] * 2,
        [False] * 2,
    ]


def test_no_more_cases_are_kept_than_are_worked_on(running: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warm, "MOST", 1)
    for case in ("乙", SMALL, "乙"):
        running.after(lambda case=case: replace_in(running.path(case), "争议:", "# 又\n争议:"))
    kept = running._rounds.gi_frame.f_locals["known"]._warm._kept
    assert [file.stem for file in kept] == ["乙"]


@pytest.mark.parametrize("seed", [3])
def test_after_many_saves_the_papers_are_those_made_from_nothing(tmp_path: Path, seed: int) -> None:
    saves(tmp_path, 10, seed)


@pytest.mark.slow
def test_after_fifty_saves_the_papers_are_those_made_from_nothing(tmp_path: Path) -> None:
    saves(tmp_path, 50, 11)
