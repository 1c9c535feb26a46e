"""Many cases told: lines that fit a terminal, and tables that other programs read and take for no formula."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kameng_docs.registry import sheets, telling
from kameng_docs.registry.columns import Column, fitted, line, widths
from kameng_docs.registry.filters import Wanted
from kameng_docs.registry.ledger import Ledger
from kameng_docs.registry.reading import Entry, State
from kameng_docs.registry.summary import Ahead, Side, Summary
from kameng_docs.wording import display_width

TODAY = "2026-11-22"
FORMULAS = ("=1+1", "+86", "-2", "@SUM(A1)", "＝HYPERLINK", " =1", "\t=1")


def ledger_of(*found):
    ledger = Ledger(TODAY, Wanted())
    ledger.take(found)
    return ledger


def entry(name="甲案", state=State.CURRENT, **of_summary):
    usual = {
        "who": "张某某",
        "platform": "某某卡盟",
        "against": (Side("某某小店"),),
        "asked": "30.00",
        "stage": "还没有开始",
        "days": (Ahead("2026-12-10", "投诉", safe="2026-12-03"),),
    }
    return Entry(Path(f"{name}.yaml"), state, Summary(**{**usual, **of_summary}), TODAY)


@given(st.text(max_size=40), st.integers(2, 40), st.booleans())
def test_a_text_is_as_wide_as_its_place(text, room, right):
    plain = "".join(sign for sign in text if sign.isprintable() and display_width(sign))
    made = fitted(plain, room, right=right)
    assert display_width(made) == room
    assert made.strip() == plain.strip() or "…" in made


@given(st.integers(1, 300))
def test_no_line_is_wider_than_the_terminal(width):
    columns = (Column("日子", 10, 10), Column("案件", 8, 24, share=3), Column("金额", 10, 10, right=True))
    wide = widths(columns, width)
    told = line(["2026-12-03", "很长很长的案件名" * 5, "30.00"], columns, wide)
    assert display_width(told) <= max(width, 10)
    assert wide[0] == 10


@pytest.mark.parametrize("width", [30, 60, 80, 120, 200])
def test_a_case_is_a_line_that_fits_and_begins_with_its_day(width):
    long = entry(who="某" * 30, disputes=("卡密无效",) * 9, missing=("一",) * 12)
    with ledger_of(long, entry("乙案", State.CHANGED)) as ledger:
        told = list(telling.lines(ledger, width))
    table = told[: told.index("")]
    assert len(table) == 3
    assert all(display_width(row) <= width for row in table)
    assert table[1].startswith("*  2026-12-03  乙案")
    assert table[2].startswith("   2026-12-03  甲案")


def test_what_it_comes_to_stands_below():
    with ledger_of(
        entry(warnings={"rule.tone": 2}, marks={"卡密": ("aa",)}, missing=("一",)),
        entry("乙案", State.WRONG, marks={"卡密": ("aa",)}),
        Entry(Path("丙案.yaml"), State.UNMADE),
    ) as ledger:
        told = "\n".join(telling.lines(ledger, 120))
    assert "一共 3 件，要求的金额合计 60.00 元；其中 1 件的金额还不知道；缺东西的 1 件" in told
    assert "! 有错误，还不能编：1 件" in told
    assert "? 还没有编过：1 件" in told
    assert "卡密：乙案、甲案" in told
    assert "1 件，2 处：自己的话里有绝对的说法" in told
    assert "aa" not in told


def test_nothing_that_a_manifest_says_moves_the_cursor():
    with ledger_of(entry(who="\x1b[31m红\x07", stage="第一行\n第二行")) as ledger:
        told = "\n".join(telling.lines(ledger, 200))
    assert not {"\x1b", "\x07"} & set(told)
    assert "第一行 第二行" in told


def test_no_case_is_told_as_such():
    with ledger_of() as ledger:
        assert list(telling.lines(ledger, 80)) == ["没有这样的案件"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_table_is_a_formula(formula):
    with ledger_of(entry(who=formula, stage=formula)) as ledger:
        _, row = csv.reader(StringIO(b"".join(sheets.as_csv(ledger)).decode("utf-8-sig"), newline=""))
        book = openpyxl.load_workbook(BytesIO(sheets.as_xlsx(ledger)))
    assert row[3] == row[8] == f"'{formula}"
    cells = [cell for sheet in book for line in sheet for cell in line]
    assert all(cell.data_type != "f" for cell in cells)
    assert formula in {cell.value for cell in cells}


def test_the_tables_hold_the_same_cases_with_numbers_as_numbers():
    found = (
        entry(marks={"卡密": ("aa",)}, warnings={"rule.tone": 2}, missing=("甲事", "乙事")),
        entry("乙案", marks={"卡密": ("aa",)}, asked=""),
    )
    with ledger_of(*found) as ledger:
        content = json.loads("".join(sheets.as_json(ledger, TODAY)))
        rows = list(csv.DictReader(StringIO(b"".join(sheets.as_csv(ledger)).decode("utf-8-sig"), newline="")))
        book = openpyxl.load_workbook(BytesIO(sheets.as_xlsx(ledger)))
    assert [each["case"] for each in content["cases"]] == [each["案件"] for each in rows] == ["乙案", "甲案"]
    assert content["cases"][1] | {"missing": None} == {
        "case": "甲案",
        "day": "2026-12-03",
        "step": "投诉",
        "who": "张某某",
        "platform": "某某卡盟",
        "against": "某某小店",
        "disputes": "",
        "asked": "30.00",
        "stage": "还没有开始",
        "outcome": "",
        "todo": "",
        "missing": None,
        "warnings": 2,
        "errors": 0,
        "state": "",
        "made_on": TODAY,
        "undated": [],
    }
    assert (content["totals"]["cases"], content["totals"]["asked"]) == (2, "30.00")
    assert content["shared"] == [{"cases": ["乙案", "甲案"], "kinds": ["卡密"]}]
    assert rows[1]["缺什么"] == "甲事、乙事"
    sheet = book["案件"]
    assert [cell.value for cell in sheet[1]] == list(sheets.HEADS.values())
    assert (sheet["H3"].value, sheet["H2"].value) == (30, None)
    assert [cell.value for cell in book["相同的号码"][2]] == ["卡密", "乙案、甲案"]
    assert [cell.value for cell in book["警告"][2]][:2] == [1, 2]


def test_an_empty_folder_of_cases_is_still_json():
    with ledger_of() as ledger:
        assert json.loads("".join(sheets.as_json(ledger, TODAY)))["cases"] == []
