"""Forty complaints from a sheet to figures: of none of them a name, number, key or case stands in what everybody may read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from complaints_made import COLUMNS, complaints
from complaints_mixed import KEY, SHOP, SITE, TODAY, built, mixed
from leak_search import files_of, leaks

from kameng_docs.cli import main

pytestmark = pytest.mark.slow
NAME, PHONE, ORDER = (COLUMNS.index(each) for each in ("姓名", "联系电话", "订单号"))
# Also the names of the cases: a case of the sheet is called by its order number.
SECRETS = (
    KEY,
    *(str(row[column]) for row in complaints() for column in (NAME, PHONE, ORDER)),
)


@pytest.fixture(scope="module")
def forty(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("forty")
    built(folder, mixed(folder))
    return folder


def stats(folder: Path, *arguments: str) -> str:
    given = [
        "stats",
        "--cases",
        str(folder / "cases"),
        "--made",
        str(folder / "out"),
        "--today",
        TODAY.isoformat(),
    ]
    ran = CliRunner().invoke(main, [*given, *arguments], catch_exceptions=False)
    assert ran.exit_code == 0, ran.stderr
    return ran.stdout


def test_the_forty_are_counted_with_what_became_of_them(forty):
    told = json.loads(stats(forty, "--format", "json"))
    assert (told["totals"]["cases"], told["not_counted"]) == (40, {})
    assert told["totals"]["paid"] == "4115.00"
    assert {each["key"][0]: each["cases"] for each in told["tables"]["answer"]} == {
        "已受理": 20, "已答复": 16, "已拒绝": 8, "已提交": 8, "已解决": 8,
    }  # fmt: skip
    assert [len(each["cases"]) for each in told["shared"] if "卡密" in each["kinds"]] == [6]


def test_everybody_reads_the_site_the_shop_and_the_sums(forty):
    told = json.loads(stats(forty, "--public", "--format", "json"))
    assert [line["label"] for line in told["tables"]["seller"]["lines"]] == [SHOP]
    assert [line["label"] for line in told["tables"]["platform"]["lines"]] == [SITE]
    assert (told["cases"], told["paid"], told["key_in_another_case"]) == (40, "4115.00", 6)


def test_no_secret_of_any_of_them_is_public(forty, tmp_path):
    for shape in ("text", "json", "csv", "xlsx"):
        ending = "txt" if shape == "text" else shape
        stats(forty, "--public", "--format", shape, "--out", str(tmp_path / f"统计.{ending}"))
    stats(forty, "--report", str(tmp_path / "报告"))
    files = files_of(tmp_path)
    assert {Path(name).suffix for name in files} == {".txt", ".json", ".csv", ".xlsx", ".html", ".pdf"}
    assert [leaks(path, SECRETS, name) for name, path in files.items()] == [[]] * 6
    # The search would find them: what the clerk has for himself names cases.
    stats(forty, "--out", str(tmp_path / "自己的.txt"))
    assert leaks(tmp_path / "自己的.txt", SECRETS, "自己的")
