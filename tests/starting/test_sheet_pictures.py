"""Pictures given later to a case that a sheet began: what they show goes in, and the case stays without error."""

from pathlib import Path

import pytest
from complaints_made import COLUMNS, as_csv, complaint, complaints
from machine_support import run
from PIL import Image

from kameng_docs.source import read
from kameng_docs.starting.sheet.writing import of_sheet

TODAY = "2026-12-01"
FIRST = "AB202600000001"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def give(rows: list, columns: tuple[str, ...] = COLUMNS) -> None:
    Path("投诉.csv").write_bytes(as_csv(rows, columns=columns))
    told = run("sheet", "投诉.csv", "--from", "卡密无效", "--today", TODAY, "--yes")
    assert told.exit_code == 0, told.stderr


def test_a_picture_that_nobody_can_name_makes_no_fault(here: Path) -> None:
    give(complaints(1))
    file = Path(f"cases/{FIRST}.yaml")
    assert of_sheet(file.read_bytes())
    Path("图").mkdir()
    Image.new("RGB", (300, 400), "white").save("图/空白.png")
    told = run("new", FIRST, "--pictures", "图", "--today", TODAY, "--yes")
    assert told.exit_code == 0, told.stderr
    assert Path(f"cases/{FIRST}/空白.png").is_file()
    assert "# 空白.png：没有认出是哪一类图" in file.read_text("utf-8")
    assert run("check", FIRST, "--today", TODAY).exit_code == 0
    before = file.read_bytes()
    run("new", FIRST, "--pictures", "图", "--today", TODAY, "--yes")
    assert file.read_bytes() == before


def test_a_sentence_in_place_of_a_key_is_asked_about(here: Path) -> None:
    columns = (*COLUMNS, "卡密")
    give([(*complaint(1), "发在聊天里，没抄"), (*complaint(2), "卡号AB12 密码CD3456")], columns)
    first, second = (Path(f"cases/AB20260000000{number}.yaml") for number in (1, 2))
    source, _ = read(first, shown_as="")
    assert source is not None
    assert not source.data["交易"][0].get("卡密")
    assert "像一句话，不是卡密" in first.read_text("utf-8")
    source, _ = read(second, shown_as="")
    assert source is not None
    assert "CD3456" in source.data["交易"][0]["卡密"]
