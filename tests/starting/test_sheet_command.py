"""The command `sheet`: forty complaints in an empty folder, a second run, rows that do not fit, and what breaks off."""

import csv
import json
import stat
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from complaints_made import COLUMNS, as_csv, as_workbook, complaint, complaints
from machine_support import run

from kameng_docs.cli import main
from kameng_docs.source import read
from kameng_docs.starting.sheet import writing

TODAY = "2026-12-01"
NAME, PHONE, ORDER, PAID, BOUGHT, STORY = (
    COLUMNS.index(each) for each in ("姓名", "联系电话", "订单号", "实付金额（元）", "下单时间", "事情经过")
)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def give(
    rows: Sequence[Sequence[object]], name: str = "投诉.csv", *more: str, cases: str = "cases"
) -> Result:
    """The rows written as a sheet of this name, and the command run on it."""
    content = as_workbook(rows) if name.endswith("xlsx") else as_csv(rows)
    Path(name).write_bytes(content)
    return run("sheet", name, "--cases", cases, "--today", TODAY, "--yes", *more)


def made(cases: str = "cases") -> dict[str, bytes]:
    """Every file of the cases, but for what a killed process may leave."""
    return {
        str(path.relative_to(cases)): path.read_bytes()
        for path in sorted(Path(cases).rglob("*"))
        if path.is_file()
    }


def case(name: str, cases: str = "cases") -> dict:
    source, faults = read(Path(cases) / f"{name}.yaml", shown_as=name)
    assert source is not None, faults
    return source.data


def changed(number: int, **cells: object) -> tuple[object, ...]:
    """One of the complaints with other cells, by the names of their columns."""
    row = list(complaint(number))
    for column, value in cells.items():
        row[COLUMNS.index(column)] = value
    return tuple(row)


def test_forty_rows_become_forty_cases_alike_from_every_form(here: Path) -> None:
    rows = complaints()
    told = give(rows, "投诉.csv", cases="甲/cases")
    assert told.exit_code == 0, told.stderr
    assert "新建 40 件，已经建过 0 件，没有收 0 行" in told.stdout
    assert give(rows, "投诉.xlsx", cases="乙/cases").exit_code == 0
    Path("投诉.csv").write_bytes(as_csv(rows, "utf-16"))
    assert run("sheet", "投诉.csv", "--cases", "丙/cases", "--today", TODAY, "--yes").exit_code == 0
    # Which file was read last is told in words, and is another one.
    for cases in ("甲/cases", "乙/cases", "丙/cases"):
        columns = Path(cases, "登记表/列.yaml")
        columns.write_text(columns.read_text("utf-8").replace("投诉.xlsx", "投诉.csv"), "utf-8")
    files = made("甲/cases")
    assert sum(name.count("/") == 0 for name in files) == 40
    assert made("乙/cases") == files
    assert made("丙/cases") == files
    assert all(stat.S_IMODE(path.stat().st_mode) & 0o077 == 0 for path in Path("甲").rglob("*"))


def test_check_finds_no_error_in_what_the_sheet_wrote(here: Path) -> None:
    rows = complaints()
    assert give(rows).exit_code == 0
    told = run("check", "--today", TODAY, "--format", "json")
    found = [json.loads(line) for line in told.stdout.splitlines()]
    assert [each for each in found if each["severity"] == "error"] == []
    assert {each["case"] for each in found} == {f"AB2026{number:08}" for number in range(1, 41)}
    listed = run("cases", "--fresh", "--today", TODAY)
    assert "有错误" not in listed.stdout
    assert "一共 40 件" in listed.stdout


def test_one_answer_is_enough_for_the_sum_to_be_told(here: Path) -> None:
    give([changed(1, 诉求="退款")])
    paid = case("AB202600000001")["交易"][0]["实付"]
    file = Path("cases/AB202600000001.yaml")
    text = file.read_text("utf-8")
    fact = "  收到卡密后我第一次兑换就失败:"
    assert text.count(fact) == 1
    file.write_text(text.replace(fact, f"{fact} 是"), "utf-8")
    assert f"要求的金额合计 {paid} 元" in run("cases", "--fresh", "--today", TODAY).stdout


def test_what_the_other_side_said_stands_unused_above_a_question_that_may_stay_open(here: Path) -> None:
    give([complaint(1)])
    text = Path("cases/AB202600000001.yaml").read_text("utf-8")
    assert case("AB202600000001")["事实"]["对方的原话是不退"] is None
    (read,) = (line for line in text.splitlines() if "读到的，答了“是”再写进去" in line)
    assert "原话: 虚拟商品一经售出概不退换" in read
    assert read.lstrip().startswith("#")


def test_what_stands_in_a_case_stands_in_its_row_and_where_is_said(here: Path) -> None:
    give([changed(7, 诉求="退款")])
    data, text = case("AB202600000007"), Path("cases/AB202600000007.yaml").read_text("utf-8")
    (order,) = data["交易"]
    written = {key: value for key, value in order.items() if value is not None}
    assert written == {
        "订单号": "AB202600000007",
        "商品": "某某加油卡",
        "数量": "1",
        "实付": "200.00",
        "付款方式": "支付宝",
        "下单时间": "2026-10-08 16:12",
        "兑换结果": "提示被冻结",
        "提示原文": "此卡已被冻结",
    }
    assert data["卖家"][0]["店铺名"] == "某某卡券专营店"
    assert data["平台"]["名称"] == "某某商城"
    assert data["诉求"]["主要要求"] == "退款"
    assert data["经过"] is None
    assert all(answer is None for answer in data["自查"].values())
    for line in (
        "订单号: AB202600000007  # 读自 投诉 第 2 行“订单号”",
        '实付: "200.00"  # 读自 投诉 第 2 行“实付金额（元）”',
    ):
        assert line in text
    assert "# - {时间: , 对方: 对方, 对方原话: 是您自己操作不当}" in text
    story = Path("cases/AB202600000007/自述.txt").read_text("utf-8")
    assert story == complaint(7)[STORY]
    assert all(f"#   {line}" in text for line in story.splitlines())
    person = Path(f"cases/parties/{data['消费者']}.yaml").read_text("utf-8")
    assert '电话: "13800000007"  # 读自 投诉 第 2 行“联系电话”' in person
    assert "现住址:  #" in person


def test_a_second_run_changes_nothing_and_adds_only_new_rows(here: Path) -> None:
    give(complaints(5))
    before = made()
    told = give(complaints(5), "投诉.xlsx")
    assert "新建 0 件，已经建过 5 件" in told.stdout
    assert made() == before
    Path("cases/AB202600000003.yaml").write_text("格式: 1\n标题: 自己改过的\n", "utf-8")
    told = give([*complaints(7), changed(2, 联系电话="13800009999")][2:])
    assert "新建 3 件" not in told.stdout
    assert "新建 2 件，已经建过 4 件" in told.stdout
    assert "第 7 行和上次不一样：只补案件里空着的" in told.stderr
    assert "“电话”写的是“13800000002”，不是“13800009999”：没有改（1 件：AB202600000002）" in told.stderr
    assert "自己改过的" in Path("cases/AB202600000003.yaml").read_text("utf-8")
    after = made()
    assert {name for name in after if "/" not in name} - {name for name in before if "/" not in name} == {
        "AB202600000006.yaml",
        "AB202600000007.yaml",
    }


def test_rows_that_do_not_fit_are_told_at_once_and_can_be_mended(here: Path) -> None:
    rows = [
        complaint(1),
        changed(2, 姓名=""),
        changed(3, **{"实付金额（元）": "六十八左右"}, 下单时间="去年", 联系电话="1.38E+10"),
        changed(4, 订单号=202611012114056000),
        changed(5, **{"实付金额（元）": "=H6*68"}),
        changed(6, 姓名="赵某某、钱某某"),
        ("合计", "", "", "", "", "", "", 6),
        complaint(1),
    ]
    told = give(rows, "投诉.csv", "--rows-out", "待改.csv")
    assert told.exit_code == 1
    assert "新建 1 件，已经建过 0 件，没有收 6 行" in told.stdout
    for line in (
        "第 3 行“姓名”：没有投诉人的姓名",
        "第 4 行“实付金额（元）”：“六十八左右”不是一个金额",
        "第 4 行“下单时间”：“去年”看不出是哪一天",
        "第 4 行“联系电话”：被表格软件（Excel、WPS）改成了 1.38E+10",
        "第 5 行“订单号”：被表格软件（Excel、WPS）改成了 202611012114056000",
        "第 6 行“实付金额（元）”：“=H6*68”以等号开头",
        "第 7 行“姓名”：“赵某某、钱某某”里不止一个人",
        "不是投诉的 1 行，没有读：第 8 行“合计”",
        "第 9 行：和第 2 行的订单号和姓名一样",
    ):
        assert line in told.stderr, line
    assert [name for name in made() if "/" not in name] == ["AB202600000001.yaml"]
    table = list(csv.reader(StringIO(Path("待改.csv").read_bytes().decode("utf-8-sig"))))
    assert table[0] == [*COLUMNS, "为什么没有收"]
    assert [row[NAME] for row in table[1:]] == [
        "",
        "李某赵",
        "周某赵",
        "吴某赵",
        "赵某某、钱某某",
        "钱某赵",
    ]
    assert table[4][PAID] == "'=H6*68"
    mended = [row[:] for row in table[1:6]]
    mended[0][NAME], mended[4][NAME] = "周某某", "吴某某"
    mended[1][PAID], mended[1][BOUGHT], mended[1][PHONE] = "68", "2025-12-01", "13800000003"
    mended[2][ORDER], mended[3][PAID] = "AB202600000004", "68"
    text = StringIO()
    csv.writer(text).writerows([table[0], *mended])
    Path("改好.csv").write_bytes(text.getvalue().encode("utf-8-sig"))
    again = run("sheet", "待改.csv", "--today", TODAY, "--yes")
    assert "新建 0 件，已经建过 1 件，没有收 5 行" in again.stdout
    told = run("sheet", "改好.csv", "--today", TODAY, "--yes")
    assert told.exit_code == 0, told.stderr
    assert "新建 5 件，已经建过 0 件，没有收 0 行" in told.stdout


def test_without_a_yes_nothing_is_written(here: Path) -> None:
    Path("投诉.csv").write_bytes(as_csv(complaints(3)))
    told = run("sheet", "投诉.csv", "--today", TODAY)
    assert told.exit_code == 2
    assert "要新建 3 件" in told.stderr
    assert [path.name for path in Path().rglob("*")] == ["投诉.csv"]


def test_where_somebody_sits_the_columns_are_agreed_on_and_kept(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = tuple("涉案金额" if each == "实付金额（元）" else each for each in COLUMNS)
    Path("投诉.csv").write_bytes(as_csv([complaint(1), complaint(5)], columns=columns))
    monkeypatch.setattr("click.testing._NamedTextIOWrapper.isatty", lambda _: True)
    answers = "涉案金额=付的\n涉案金额=实付\n备注=不用\n\ny\n"
    told = CliRunner().invoke(main, ["sheet", "投诉.csv", "--today", TODAY], input=answers)
    assert told.exit_code == 0, told.stderr
    assert "涉案金额 → 没有认出，不读" in told.stderr
    assert "没有叫“付的”的栏" in told.stderr
    assert case("AB202600000001")["交易"][0]["实付"] == "45.00"
    assert complaint(5)[-1] not in Path("cases/AB202600000005.yaml").read_text("utf-8")
    Path("下一张.csv").write_bytes(as_csv(complaints(3)[2:], columns=columns))
    again = CliRunner().invoke(main, ["sheet", "下一张.csv", "--today", TODAY], input="y\n")
    assert again.exit_code == 0, again.stderr
    assert "各列照上次的读" in again.stderr
    assert case("AB202600000003")["交易"][0]["实付"] == "200.00"


def test_what_was_broken_off_is_gone_on_with(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = writing.write_new
    written: list[Path] = []

    def until_the_disk_is_full(file: Path, *rest: object, **more: object) -> object:
        if len(written) == 3:
            raise OSError(28, "磁盘满了", str(file))
        written.append(file)
        return whole(file, *rest, **more)

    monkeypatch.setattr(writing, "write_new", until_the_disk_is_full)
    # Of five who bear one name, two are written before it stops.
    rows = [*complaints(2), *(changed(number, 姓名="钱某赵") for number in range(3, 7))]
    told = give(rows)
    assert told.exit_code == 1
    assert "写到第 5 行停下了：" in told.stderr
    assert "已经建好 3 件" in told.stderr
    monkeypatch.setattr(writing, "write_new", whole)
    assert "新建 3 件，已经建过 3 件" in give(rows).stdout
    give(rows, cases="一次/cases")
    assert made() == made("一次/cases")


def test_no_case_is_written_over_and_no_person_taken_for_another(here: Path) -> None:
    Path("cases/parties").mkdir(parents=True)
    Path("cases/AB202600000001.yaml").write_text("格式: 1\n", "utf-8")
    Path("cases/parties/钱某赵.yaml").write_text("姓名: 钱某赵\n", "utf-8")
    rows = [
        complaint(1),
        changed(2, 订单号="ab202600000001", 姓名="孙某赵"),
        changed(3, 订单号="AB202600000001", 姓名="孙某赵", 联系电话="13800000002"),
        changed(4, 订单号="", 姓名="钱某赵", 联系电话=""),
        changed(5, 订单号="..外面"),
    ]
    told = give(rows)
    assert told.exit_code == 0, told.stderr
    assert Path("cases/AB202600000001.yaml").read_text("utf-8") == "格式: 1\n"
    people = {
        name: case(name)["消费者"] for name in ("AB202600000001-2", "ab202600000001-3", "AB202600000001-4")
    }
    assert people == {
        "AB202600000001-2": "钱某赵-2",
        "ab202600000001-3": "孙某赵",
        "AB202600000001-4": "孙某赵",
    }
    assert case("钱某赵-1")["消费者"] == "钱某赵-3"
    assert case("吴某赵-1")["交易"][0]["订单号"] == "..外面"
    assert "同名的还有 钱某赵" in Path("cases/parties/钱某赵-2.yaml").read_text("utf-8")
    assert "第 4 行的订单号和案件 AB202600000001-2 的一样，姓名不一样" in told.stderr


def test_whatever_a_cell_holds_is_a_text_of_the_case(here: Path) -> None:
    odd = 'a: b # c "d" {e}\n- f: &g *h\n\u2028自查:\n  x: 是'
    give([changed(1, 商品名称=odd, 备注=odd, 商家答复=odd, 事情经过=odd, 姓名="王 #某")])
    data = case("AB202600000001")
    assert data["交易"][0]["商品"] == " ".join(odd.split())
    assert set(data) >= {"格式", "消费者", "卖家", "交易", "诉求", "自查"}
    assert all(answer is None for answer in data["自查"].values())
    assert Path("cases/AB202600000001/自述.txt").read_text("utf-8") == odd


def test_all_rows_are_about_what_is_said_unless_they_say_it_themselves(here: Path) -> None:
    columns = (*COLUMNS, "争议类型")
    rows = [(*changed(1, 兑换提示=""), ""), (*complaint(2), "自动续费"), (*complaint(3), "质量差")]
    Path("投诉.csv").write_bytes(as_csv(rows, columns=columns))
    told = run("sheet", "投诉.csv", "--from", "卡密无效", "--today", TODAY, "--yes")
    assert told.exit_code == 0, told.stderr
    assert case("AB202600000001")["争议"] == ["卡密无效"]
    assert case("AB202600000002")["争议"] == ["自动续费"]
    assert case("AB202600000003")["争议"] == ["卡密无效"]
    assert "登记表里的“争议类型”：质量差" in Path("cases/AB202600000003.yaml").read_text("utf-8")
    assert "没有叫“卡密失效了”的争议" in run("sheet", "投诉.csv", "--from", "卡密失效了").stderr


def test_a_forgotten_case_is_known_no_more(here: Path) -> None:
    give(complaints(2))
    assert "AB202600000001" in Path("cases/登记表/已建.jsonl").read_text("utf-8")
    assert run("forget", "AB202600000001", "--yes").exit_code == 0
    assert "AB202600000001" not in Path("cases/登记表/已建.jsonl").read_text("utf-8")
    assert "AB202600000002" in Path("cases/登记表/已建.jsonl").read_text("utf-8")


def test_json_tells_everything(here: Path) -> None:
    told = give([complaint(1), changed(2, 姓名="")], "投诉.csv", "--format", "json")
    found = json.loads(told.stdout)
    assert found["columns"]["实付金额（元）"] == "实付"
    assert found["columns"]["序号"] == "不用"
    assert found["new"] == [{"row": 2, "case": "AB202600000001", "person": "钱某赵"}]
    assert [(each["row"], each["column"]) for each in found["refused"]] == [(3, "姓名")]
    assert found["written"] == 1


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("空.csv", b"", "没有找到表头"),
        ("图.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "不是表格"),
        ("坏.xlsx", b"PK\x03\x04" + b"x" * 90, "没有写："),
        ("无名.csv", "电话,订单号\n1,2\n".encode(), "看不出哪一列是投诉人的姓名"),
        ("半截.csv", '姓名,订单号\n王某某,"A1\n'.encode() + "字\n".encode() * 90_000, "引号没有关上"),
    ],
)
def test_what_is_no_sheet_says_why(here: Path, name: str, content: bytes, told: str) -> None:
    Path(name).write_bytes(content)
    found = run("sheet", name, "--yes", "--today", TODAY)
    assert found.exit_code == 1
    assert told in found.stderr
    assert [path.name for path in here.iterdir()] == [name]


def test_slips_in_what_is_said_beside_the_sheet(here: Path) -> None:
    Path("投诉.csv").write_bytes(as_csv(complaints(1)))
    for more, told in (
        (("--map", "金客=实付"), "表里没有叫“金客”的列"),
        (("--map", "备注=姓明"), "没有叫“姓明”的栏"),
        (("--map", "备注"), "写成 列=栏"),
        (("--map", "备注=实付", "--map", "序号=实付"), "有两列都说是“实付”"),
        (("--tab", "登记"), "CSV 里只有一张表"),
        (("--rows-out", "投诉.csv"), "已经有了"),
    ):
        found = run("sheet", "投诉.csv", "--yes", "--today", TODAY, *more)
        assert found.exit_code in {1, 2}
        assert told in found.stderr, (more, found.stderr)
    assert not Path("cases").exists()
    assert give(complaints(1)).exit_code == 0
    kept = Path("cases/登记表/列.yaml")
    kept.write_text(kept.read_text("utf-8").replace("订单号: 订单号", "订单号: 单号"), "utf-8")
    assert "里的“单号”不是能写的" in run("sheet", "投诉.csv", "--yes").stderr
    Path("cases/登记表/已建.jsonl").write_text("{", "utf-8")
    kept.unlink()
    assert "不知道哪些行建过" in run("sheet", "投诉.csv", "--yes").stderr
