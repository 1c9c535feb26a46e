"""Papers made beside the page: told how far, stopped without a half-written file, made again where the case changed."""

import time
from datetime import date
from pathlib import Path

import pytest
from kills import half_written
from machine_support import FULL, SMALL, replace_in, with_cases

from kameng_docs.desk.desk import Desk
from kameng_docs.desk.papers.making import STOPPED, Making, Step, making_of
from kameng_docs.output import read_manifest

pytestmark = pytest.mark.slow
DAY = date(2026, 11, 22)
HANGS = 120.0


def making(folder: Path, name: str) -> Making:
    with_cases(folder, name)
    desk = Desk(folder / "cases", folder / "out", lambda: DAY)
    case = desk.case(name)
    assert case is not None
    assert making_of(desk, case) is making_of(desk, case)
    held.append(case)
    return making_of(desk, case)


# A making does not keep its case alive; a desk does.
held: list[object] = []


def until_quiet(made: Making) -> set[str]:
    """Wait until nothing is being made; what it was called meanwhile."""
    end, names = time.monotonic() + HANGS, set()
    while made.busy:
        assert time.monotonic() < end
        names.add(made.name)
        time.sleep(0.02)
    return names


def test_papers_are_made_and_told(tmp_path: Path) -> None:
    made = making(tmp_path, SMALL)
    turn = made.turn
    made.start(DAY)
    assert made.busy
    assert "文书" in until_quiet(made)
    assert made.turn > turn
    manifest = read_manifest(made.folder)
    assert manifest is not None
    assert made.result is not None
    assert made.result.made == len(manifest.files)
    assert made.told == f"做好了，一共 {len(manifest.files)} 个文件"
    made.start(DAY)
    until_quiet(made)
    assert made.told == f"都是最新的，一共 {len(manifest.files)} 个文件"


def test_a_change_meanwhile_is_made_too(tmp_path: Path) -> None:
    made = making(tmp_path, SMALL)
    made.start(DAY)
    replace_in(tmp_path / "cases" / f"{SMALL}.yaml", "音乐会员月卡", "音乐会员季卡")
    until_quiet(made)
    ticket = (made.folder / "10_平台工单" / "工单.txt").read_text("utf-8")
    assert "音乐会员季卡" in ticket


def test_stopped_it_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = making(tmp_path, FULL)
    told: list[str] = []
    step = Making._step

    def kept(self: Making, each: Step) -> None:
        told.append(each.name)
        step(self, each)

    # Each step is heard, however short it is.
    monkeypatch.setattr(Making, "_step", kept)
    for seconds in (0.0, 0.3, 0.6):
        made.start(DAY)
        time.sleep(seconds)
        made.stop()
        until_quiet(made)
        assert made.told == STOPPED
        assert not made.folder.exists() or half_written(made.folder) == []
    told.clear()
    made.start(DAY)
    until_quiet(made)
    assert "证据册" in told
    manifest = read_manifest(made.folder)
    assert manifest is not None
    assert manifest.key


def test_what_is_wrong_in_the_case_is_told(tmp_path: Path) -> None:
    made = making(tmp_path, SMALL)
    replace_in(tmp_path / "cases" / f"{SMALL}.yaml", "订单号:", "定单号码:")
    made.start(DAY)
    until_quiet(made)
    assert made.told.startswith("没有做成：")
    assert not made.folder.exists()
