"""A sheet given again: columns that came later, rows of totals, what is told once, what was said before."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import Result
from complaints_made import COLUMNS, as_csv, complaints
from machine_support import run

from kameng_docs.reading.register.fields import FIELDS
from kameng_docs.source import read

TODAY = "2026-12-01"
FIRST, SECOND, THIRD = (f"AB20260000000{number}" for number in (1, 2, 3))
BOUGHT = COLUMNS.index("下单时间")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def give(rows: Sequence[Sequence[object]], *more: str, columns: Sequence[str] = COLUMNS) -> Result:
    Path("投诉.csv").write_bytes(as_csv(rows, columns=columns))
    return run("sheet", "投诉.csv", "--today", TODAY, "--yes", *more)


def wider(rows: Sequence[Sequence[object]], **cells: object) -> tuple[list[tuple], tuple[str, ...]]:
    """The rows with these columns behind the others, the same in each."""
    return [(*row, *cells.values()) for row in rows], (*COLUMNS, *cells)


def bare(count: int) -> tuple[list[tuple], tuple[str, ...]]:
    """Rows and columns that tell nothing of what went wrong."""
    return [row[:11] for row in complaints(count)], COLUMNS[:11]


def case(name: str, folder: str = "cases") -> dict:
    source, faults = read(Path(folder) / f"{name}.yaml", shown_as=name)
    assert source is not None, faults
    return source.data


def cases() -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(Path("cases").glob("*.yaml"))}


def test_a_column_that_came_later_fills_what_is_empty_and_changes_nothing_that_is_written(here: Path) -> None:
    give(complaints(3), "--from", "卡密无效")
    file = Path(f"cases/{SECOND}.yaml")
    file.write_text(file.read_text("utf-8").replace("买来做什么:", "买来做什么: 给家人朋友用"), "utf-8")
    rows, columns = wider(
        complaints(3), 买来做什么="自己用", 现住址="某某市某某路9号", 要求退款的时间="2026-11-03 10:00",
        第一次兑换的时间="2026-11-02 09:30", 公司全称="某某数码有限公司",
    )  # fmt: skip
    told = give(rows, columns=columns)
    assert told.exit_code == 0, told.stderr
    assert "新建 0 件，已经建过 3 件，没有收 0 行；往已经建过的里补了 3 件" in told.stdout
    assert f"“买来做什么”写的是“给家人朋友用”，不是“自己用”：没有改（1 件：{SECOND}）" in told.stderr
    assert [case(name)["买来做什么"] for name in (FIRST, SECOND)] == ["自己用", "给家人朋友用"]
    for name in (FIRST, SECOND, THIRD):
        data = case(name)
        assert data["交易"][0]["第一次兑换的时间"] == "2026-11-02 09:30"
        assert data["事实"]["我向卖家要求退货退款"] == {"回答": "是", "时间": "2026-11-03 10:00"}
        assert data["卖家"][0]["主体"] == {"名称": "某某数码有限公司", "主体类型": "公司"}
        assert case(data["消费者"], "cases/parties")["现住址"] == "某某市某某路9号"
    # A record is not copied: a backup of it lies where nobody looks for it.
    assert not Path("cases/parties/备份").exists()
    assert run("check", FIRST, "--today", TODAY).exit_code == 0


def test_what_somebody_took_out_of_a_case_stays_out_while_its_row_says_nothing_new(here: Path) -> None:
    give(complaints(3), "--from", "卡密无效")
    rows, columns = wider(complaints(3), 买来做什么="自己用")
    give(rows, columns=columns)
    file = Path(f"cases/{FIRST}.yaml")
    file.write_text(file.read_text("utf-8").replace("买来做什么: 自己用", "买来做什么:"), "utf-8")
    before = cases()
    told = give(rows, columns=columns)
    assert "往已经建过的" not in told.stdout
    assert cases() == before


def test_what_a_case_lacks_so_that_it_cannot_be_read_is_filled_as_well(here: Path) -> None:
    rows = [tuple("" if at == BOUGHT else cell for at, cell in enumerate(row)) for row in complaints(2)]
    give(rows, "--from", "卡密无效")
    assert run("check", FIRST, "--today", TODAY).exit_code == 1
    give(complaints(2))
    assert run("check", FIRST, SECOND, "--today", TODAY).exit_code == 0
    assert case(FIRST)["交易"][0]["下单时间"]


def test_the_moment_of_the_payment_stands_for_that_of_the_order_where_nobody_says_it(here: Path) -> None:
    at = COLUMNS.index("下单时间")
    columns = (*COLUMNS[:at], "付款时间", *COLUMNS[at + 1 :])
    give(
        [tuple("" if n == at else cell for n, cell in enumerate(row)) for row in complaints(1)],
        columns=columns,
    )
    give(complaints(1), columns=columns)
    order = case(FIRST)["交易"][0]
    assert order["下单时间"] == order["付款时间"]
    assert run("check", FIRST, "--today", TODAY).exit_code == 0


def test_nothing_is_written_before_it_was_shown(here: Path) -> None:
    give(complaints(2), "--from", "卡密无效")
    before = cases()
    rows, columns = wider(complaints(2), 买来做什么="自己用")
    Path("投诉.csv").write_bytes(as_csv(rows, columns=columns))
    told = run("sheet", "投诉.csv", "--today", TODAY)
    assert told.exit_code != 0
    assert "空着的地方要补 2 件" in told.stderr
    assert cases() == before


def test_every_place_of_a_case_that_a_column_has_can_be_filled_later(here: Path) -> None:
    """Whatever field comes to be: it is filled, or it is told why not."""
    give([row[:7] for row in complaints(1)], columns=COLUMNS[:7])
    text = Path(f"cases/{FIRST}.yaml").read_text("utf-8")
    for name, field in FIELDS.items():
        if field.at and not field.needs:
            assert re.search(rf"\b{field.at[-1]}\b", text) or field.at[0] in {"事实", "法院"}, name


@pytest.mark.parametrize("called", ["合计", "总计：", "本页小计", "小计（40件）", "合 计", "共计 3 人"])
@pytest.mark.parametrize("where", [0, COLUMNS.index("姓名")])
def test_a_row_of_totals_is_named_and_is_nobodys_complaint(here: Path, called: str, where: int) -> None:
    total = tuple(called if at == where else 2020.0 if at == 8 else "" for at in range(len(COLUMNS)))
    told = give([*complaints(2), total], "--rows-out", "待改.csv")
    assert told.exit_code == 0, told.stderr
    assert f"第 4 行“{''.join(called.split())}”" in told.stderr
    assert len(cases()) == 2
    assert not Path("待改.csv").exists()


def test_a_person_whose_remark_adds_up_is_no_row_of_totals(here: Path) -> None:
    row = list(complaints(1)[0])
    row[0], row[-1] = "合计", "合计三张卡"
    give([row])
    assert len(cases()) == 1


def test_the_same_fault_of_many_rows_is_one_line(here: Path) -> None:
    rows, columns = wider(complaints(25), 公司全称="某某有限公司", 统一社会信用代码="91990000MA00000009")
    told = give(rows, columns=columns)
    lines = [line for line in told.stderr.splitlines() if "“统一社会信用代码”" in line]
    assert len(lines) == 1
    assert "（25 行）" in lines[0]
    assert "第 2、3、4" in lines[0]


def test_what_the_complaints_are_about_is_kept_and_told_and_the_sheet_as_well(here: Path) -> None:
    rows, columns = bare(4)
    give(rows[:2], "--from", "卡密无效", columns=columns)
    told = give(rows[:3], columns=columns)
    assert "都出了什么问题：卡密无效（上次说的" in told.stderr
    assert case(THIRD)["争议"] == ["卡密无效"]
    none = run("sheet", "--today", TODAY)
    assert none.exit_code == 2
    assert "上次读的是“投诉.csv”，--from 卡密无效" in none.stderr
    give(rows, "--from", "不用", columns=columns)
    assert not case("AB202600000004").get("争议")


def test_what_they_are_about_said_later_goes_into_cases_that_say_nothing_of_it(here: Path) -> None:
    rows, columns = bare(2)
    give(rows, columns=columns)
    assert not case(FIRST).get("争议")
    give(rows, "--from", "卡密无效", columns=columns)
    assert [case(name)["争议"] for name in (FIRST, SECOND)] == [["卡密无效"]] * 2
