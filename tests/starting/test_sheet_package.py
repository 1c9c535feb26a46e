"""From a sheet to the desk of a clerk: rows with every column filled → cases, overview, figures, the group, every paper."""

import json
from pathlib import Path

import pytest
from complaints_made import as_csv
from complaints_whole import WHOLE, same_options, wholes
from machine_support import run

TODAY = "2026-12-01"
# Of one that asks for money back.
PAPERS = (
    "10_平台工单/工单.txt",
    "12_支付投诉",
    "20_黑猫投诉/投诉内容.txt",
    "22_催告函/催告函.pdf",
    "30_12315投诉/投诉内容.txt",
    "30_12315投诉/投诉登记表.pdf",
    "32_12315举报/举报内容.txt",
    "40_消协/投诉函.pdf",
    "42_人民调解/01_人民调解申请书.pdf",
    "60_法院/01_民事起诉状.pdf",
    "60_法院/网上立案/0_起诉状.pdf",
)
# A key that is sent anew is no money: neither the court of small claims nor whoever carried the money gives it.
NO_MONEY = tuple(paper for paper in PAPERS if not paper.startswith(("12_", "60_")))
REFUND, KEY_ANEW = "AB202600000003", "AB202600000001"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def begun(count: int) -> None:
    """The cases of so many rows, in cases/."""
    Path("投诉.csv").write_bytes(as_csv(wholes(count), columns=WHOLE))
    said = ("--from", "卡密无效", "--map", "商家答复=对方原话", *same_options())
    told = run("sheet", "投诉.csv", *said, "--today", TODAY, "--yes")
    assert told.exit_code == 0, told.stderr
    assert f"新建 {count} 件" in told.stdout


def lacking(case: str, papers: tuple[str, ...]) -> list[str]:
    return [paper for paper in papers if not (Path("out") / case / paper).exists()]


def test_every_paper_comes_out_of_one_row(here: Path) -> None:
    begun(3)
    assert run("build", REFUND, KEY_ANEW, "--today", TODAY).exit_code == 0
    assert lacking(REFUND, PAPERS) == []
    assert lacking(KEY_ANEW, NO_MONEY) == []
    pleading = Path("out", REFUND, "60_法院/01_民事起诉状.txt").read_text("utf-8")
    assert "某某数码科技有限公司" in pleading
    assert "某某市某某区虚构路3号" in pleading
    assert "虚拟商品一经售出概不退换" in Path("out", REFUND, "10_平台工单/工单.txt").read_text("utf-8")


def test_the_views_of_many_tell_of_every_row(here: Path) -> None:
    begun(6)
    listed = json.loads(run("cases", "--fresh", "--today", TODAY, "--format", "json").stdout)
    assert len(listed["cases"]) == 6
    assert not any(each.get("errors") for each in listed["cases"])
    told = run("stats", "--fresh", "--today", TODAY).stdout
    assert "一共 6 件" in told
    look = run("joint", "look", "--today", TODAY).stdout
    assert "对方：某某数码科技有限公司（店铺“某某卡券专营店”）" in look
    assert "6 件：没有签联名同意书" in look


@pytest.mark.slow
def test_forty_rows_become_forty_packages(here: Path) -> None:
    begun(40)
    assert run("build", "--today", TODAY).exit_code == 0
    made = sorted(path.name for path in Path("out").iterdir() if path.is_dir())
    assert made == [f"AB2026{number:08}" for number in range(1, 41)]
    for number, name in enumerate(made, 1):
        assert lacking(name, NO_MONEY if number % 4 == 1 else PAPERS) == [], name
    assert "一共 40 件" in run("cases", "--today", TODAY).stdout
    assert "40 件：没有签联名同意书" in run("joint", "look", "--today", TODAY).stdout
