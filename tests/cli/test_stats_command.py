"""`stats` as a clerk gives it: figures for himself, for everybody, as a page; and what is refused."""

import json
import subprocess

import openpyxl
import pytest
from click.testing import CliRunner
from many_made import make_many
from tools import need

from kameng_docs.cli import main

BY = "某某市消费者协会"
CASES = 60


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    folder = tmp_path_factory.mktemp("many")
    for _ in make_many(folder, CASES):
        pass
    return folder


def ran(folder, *arguments):
    cases = [] if "--cases" in arguments else ["--cases", str(folder / "cases")]
    given = [
        "stats",
        *cases,
        "--made",
        str(folder / "out"),
        "--today",
        "2026-11-22",
    ]
    return CliRunner().invoke(main, [*given, *arguments], catch_exceptions=False, env={"COLUMNS": "120"})


def said(folder, *arguments):
    told = ran(folder, *arguments)
    assert told.exit_code == 0, told.stderr
    return told.stdout


def test_figures_for_who_keeps_the_cases(many):
    # 1.50 and one more for each next; money came back to every ninth from the third and from the fifth on; nobody wrote it of the others.
    assert said(many).startswith(
        "一共 60 件：要求 1860.00 元，实付 1860.00 元；"
        "写明有没有退回的 14 件，退回 441.00 元，占这 14 件实付的 100.00%\n"
    )
    told = json.loads(said(many, "--format", "json"))
    # Seven sites in turn: the first four have nine cases each.
    assert [(each["key"], each["cases"]) for each in told["tables"]["platform"]][:2] == [
        (["某某卡盟0"], 9),
        (["某某卡盟1"], 9),
    ]
    assert told["totals"]["back"] == "441.00"


def test_filters_and_names_choose(many):
    assert json.loads(said(many, "--format", "json", "--platform", "卡盟6"))["totals"]["cases"] == 8
    assert json.loads(said(many, "案000001", "--format", "json"))["totals"]["cases"] == 1


def test_what_is_public_has_no_case_and_no_small_number(many):
    for shape in ("text", "csv", "json"):
        told = said(many, "--public", "--by", BY, "--format", shape)
        assert "案0000" not in told
        assert BY in told
    public = json.loads(said(many, "--public", "--format", "json"))
    assert public["cases"] == CASES
    assert all(line["cases"] >= 5 for table in public["tables"].values() for line in table["lines"])


def test_what_was_picked_is_told_in_every_shape(many, tmp_path):
    picked = ("--public", "--platform", "某某卡盟0")
    for shape in ("text", "csv", "json", "xlsx"):
        out = tmp_path / f"统计.{shape}"
        said(many, *picked, "--format", shape, "--out", str(out))
        told = out.read_bytes().decode("utf-8-sig") if shape != "xlsx" else _words(out)
        # Nine of sixty; what it is called, and what comes next.
        assert "消费投诉统计（只数平台名称里有“某某卡盟0”的）" in told.replace('"', "").replace("\\", "")
        assert "登记里能数的一共 60 件，这样的 9 件；别的 51 件没有数" in told
    public = json.loads(said(many, *picked, "--format", "json"))
    assert (public["picked_by"], public["cases"], public["cases_altogether"]) == (
        ["平台名称里有“某某卡盟0”"], 9, 60,
    )  # fmt: skip
    # Everything that was picked is on that site: this needs no table, and was not left out for anybody's sake.
    assert "platform" not in public["tables"]
    assert not any(
        "这次因此没有公布" in each and "平台" in each.split("这次因此没有公布", 1)[1]
        for each in public["says"]
    )


def _words(book):
    sheet = openpyxl.load_workbook(book)["说明"]
    return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)


def test_a_workbook_is_written_for_either(many, tmp_path):
    for more, first in (((), "合计"), (("--public",), "说明")):
        out = tmp_path / f"{first}.xlsx"
        said(many, "--format", "xlsx", "--out", str(out), *more)
        assert openpyxl.load_workbook(out).sheetnames[0] == first
        once = out.read_bytes()
        said(many, "--format", "xlsx", "--out", str(out), *more)
        assert out.read_bytes() == once


@pytest.mark.slow
def test_the_report_is_two_files_that_say_the_same(many, tmp_path):
    told = ran(many, "--report", str(tmp_path / "报告"), "--by", BY)
    assert told.exit_code == 0, told.stderr
    assert sorted(path.name for path in (tmp_path / "报告").iterdir()) == ["统计.html", "统计.pdf"]
    words = subprocess.run(
        [need("pdftotext"), "-enc", "UTF-8", str(tmp_path / "报告" / "统计.pdf"), "-"],
        capture_output=True,
        check=True,
    ).stdout.decode()
    assert f"{BY}收到的消费投诉统计" in words.replace(" ", "")
    assert "案0000" not in words


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--format", "xlsx"), "--out 统计.xlsx"),
        (("--report", "报告", "--format", "csv"), "不和 --format、--out 一起用"),
        (("--report", "报告", "--out", "x"), "不和 --format、--out 一起用"),
        (("--by", BY), "--public 或者 --report"),
        (("--public", "案000001", "案000002"), "写案件名 是一件一件挑的"),
        (("--public", "--stage", "已拒绝"), "--stage 是按办得怎么样挑的"),
        (("--report", "报告", "--channel", "12315"), "--channel 是按办得怎么样挑的"),
        (("--public", "--before", "2027-01-01"), "--before 是按接下来的日子挑的"),
        (("--public", "--missing"), "--missing 是按材料齐不齐挑的"),
        (("--public", "--seller", "小店", "--find", "赵"), "--find 可以按人、按案件挑"),
        (("--public", "--platform", "某"), "写不出去"),
        (("--public", "--seller", "没有这家"), "不到 5 件"),
        (("--public", "--seller", "小店5"), "不到 5 件"),
        (("--cases", "没有这里"), "里没有案件文件"),
    ],
)
def test_wrong_usage_says_what_to_write(many, arguments, told):
    answer = ran(many, *arguments)
    assert answer.exit_code == 2
    assert told in answer.stderr
    assert answer.stdout == ""


def test_without_a_face_the_page_is_there_and_the_pdf_is_told(many, tmp_path, monkeypatch):
    monkeypatch.setattr("kameng_docs.engines.by_typst._lacking", lambda: "中文宋体或仿宋")
    told = ran(many, "--report", str(tmp_path))
    assert told.exit_code == 1
    assert "做不了 PDF，缺少中文宋体或仿宋" in told.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["统计.html"]
