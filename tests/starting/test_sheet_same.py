"""What is said once for all rows of a sheet: into new cases, into those that are there, and what is refused."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import Result
from complaints_made import COLUMNS, as_csv, complaints
from complaints_whole import SAME, WHOLE, same_options, wholes
from machine_support import run

from kameng_docs.source import read

TODAY = "2026-12-01"
FIRST, SECOND, THIRD = (f"AB20260000000{number}" for number in (1, 2, 3))
SELLER = {key: SAME[key] for key in ("公司全称", "统一社会信用代码", "住所")}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def give(*more: str, rows: Sequence[Sequence[object]] | None = None) -> Result:
    Path("投诉.csv").write_bytes(as_csv(complaints(3) if rows is None else rows))
    return run("sheet", "投诉.csv", "--from", "卡密无效", "--today", TODAY, "--yes", *more)


def same(**values: str) -> list[str]:
    return [part for key, value in values.items() for part in ("--same", f"{key}={value}")]


def case(name: str) -> dict:
    source, faults = read(Path("cases") / f"{name}.yaml", shown_as=name)
    assert source is not None, faults
    return source.data


def test_it_stands_in_every_case_with_where_it_was_said(here: Path) -> None:
    told = give(*same(**SELLER, 买来做什么="自己用", 收到卡密后我第一次兑换就失败="对"))
    assert told.exit_code == 0, told.stderr
    assert "  公司全称：某某数码科技有限公司" in told.stderr
    for name in (FIRST, SECOND, THIRD):
        data = case(name)
        assert data["卖家"][0]["主体"] == {
            "名称": "某某数码科技有限公司",
            "主体类型": "公司",
            "统一社会信用代码": "91990000MA00000008",
            "住所": "某某市某某区某某路1号",
        }
        assert data["买来做什么"] == "自己用"
        assert data["事实"]["收到卡密后我第一次兑换就失败"] == "是"
    assert "# 读自 投诉“各行都一样”" in Path(f"cases/{FIRST}.yaml").read_text("utf-8")
    assert run("check", FIRST, "--today", TODAY).exit_code == 0


def test_it_is_kept_for_the_rows_that_come_until_it_is_taken_back(here: Path) -> None:
    give(*same(**SELLER))
    told = give(rows=complaints(4))
    assert "  公司全称：某某数码科技有限公司" in told.stderr
    assert case("AB202600000004")["卖家"][0]["主体"]["名称"] == "某某数码科技有限公司"
    give(*same(住所="不用"), rows=complaints(5))
    assert "住所" not in case("AB202600000005")["卖家"][0]["主体"]
    assert case("AB202600000005")["卖家"][0]["主体"]["名称"] == "某某数码科技有限公司"


def test_cases_that_are_there_get_it_where_nothing_is_written(here: Path) -> None:
    give()
    file = Path(f"cases/{SECOND}.yaml")
    text = file.read_text("utf-8")
    file.write_text(text.replace("买来做什么:", "买来做什么: 给家人朋友用"), "utf-8")
    first = Path(f"cases/{FIRST}.yaml")
    first.write_text(first.read_text("utf-8").replace("  - 主体:", "  - 主体: 不知道"), "utf-8")
    before = {path: path.read_bytes() for path in Path("cases").glob("*.yaml")}
    told = give(*same(**SELLER, 买来做什么="自己用", 对方的原话是不退="是"))
    assert told.exit_code == 0, told.stderr
    assert "往已经建过的里补了 3 件" in told.stdout
    assert f"“买来做什么”写的是“给家人朋友用”，不是“自己用”：没有改（1 件：{SECOND}）" in told.stderr
    assert [case(name)["买来做什么"] for name in (FIRST, SECOND)] == ["自己用", "给家人朋友用"]
    firm = {"名称": SELLER["公司全称"], "主体类型": "公司"} | dict(list(SELLER.items())[1:])
    # 不知道 is what somebody found when he looked, and no empty place.
    assert [case(name)["卖家"][0]["主体"] for name in (FIRST, THIRD)] == ["不知道", firm]
    assert "“公司全称”没有补：案件里“卖家›第 1 项›主体”写的是“不知道”，查到了的" in told.stderr
    assert case(THIRD)["事实"]["对方的原话是不退"] == "是"
    assert sorted(path.read_bytes() for path in Path("cases/备份").glob("*.bak-1")) == sorted(before.values())
    after = {path: path.read_bytes() for path in Path("cases").glob("*.yaml")}
    assert "往已经建过的" not in give(*same(**SELLER)).stdout
    assert {path: path.read_bytes() for path in after} == after


def test_what_was_kept_is_not_put_again_where_somebody_took_it_out(here: Path) -> None:
    give(*same(买来做什么="自己用"))
    file = Path(f"cases/{FIRST}.yaml")
    file.write_text(file.read_text("utf-8").replace("买来做什么: 自己用", "买来做什么:"), "utf-8")
    give(rows=complaints(4))
    assert case(FIRST)["买来做什么"] is None


def test_of_several_orders_and_of_a_shared_record_nothing_is_guessed(here: Path) -> None:
    give()
    file = Path(f"cases/{FIRST}.yaml")
    text = file.read_text("utf-8")
    second = "  - 订单号: AB2\n    商品: 某某音乐季卡\n    实付: 45.00\n    下单时间: 2026-10-02\n\n页面承诺:"
    file.write_text(text.replace("\n页面承诺:", second, 1), "utf-8")
    Path("cases/parties/某某店.yaml").write_text("名称: 某某店\n主体类型: 个体工商户\n", "utf-8")
    other = Path(f"cases/{SECOND}.yaml")
    other.write_text(other.read_text("utf-8").replace("  - 主体:", "  - 主体: 某某店"), "utf-8")
    told = give(*same(**SELLER, 付给了谁="商户"))
    assert [order.get("付给了谁") for order in case(FIRST)["交易"]] == ["商户", None]
    assert case(SECOND)["卖家"][0]["主体"] == "某某店"
    assert "写的是“某某店”，改在那一份里" in told.stderr


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["对方电花=1"], "没有叫“对方电花”的栏。是不是想写“对方电话”？"),
        (["公司全称=某某公司", "统一社会信用代码=91990000MA00000009"], "的位数或者校验码不对"),
        (["公司全称=某某公司", "对方电话=12"], "“12”不像电话号码"),
        (["公司全称=某**公司"], "打了星号"),
        (["住所=某某路1号"], "只有“住所”，没有“公司全称”"),
        (["买来做什么=自用"], "是不是想写“自己用”？"),
        (["收到时间=10月1日"], "没有写是哪一年"),
        (["订单号=A1"], "一件一个样"),
        (["我买来是为了转卖=否"], "一件一个样"),
        (["争议=卡密无效"], "写 --from 卡密无效"),
        (["店铺=某某店"], "在表里有一列“店铺名称”"),
        (["公司全称=某某公司", "公司全称=别的公司"], "说了两样"),
        (["公司全称"], "写成 栏=值"),
    ],
)
def test_what_cannot_be_so_is_told_before_anything_is_written(here: Path, said: list[str], told: str) -> None:
    found = give(*(part for each in said for part in ("--same", each)))
    assert found.exit_code in {1, 2}
    assert told in found.stderr
    assert not Path("cases").exists()


def test_all_that_is_wrong_is_told_at_once(here: Path) -> None:
    told = give(*same(对方电花="1", 订单号="2", 买来做什么="自用")).stderr
    assert all(each in told for each in ("对方电花", "“订单号”一件一个样", "“自用”不是这里能写的"))


def test_what_somebody_wrote_into_the_kept_file_is_looked_at_too(here: Path) -> None:
    give(*same(**SELLER))
    kept = Path("cases/登记表/列.yaml")
    text = kept.read_text("utf-8")
    kept.write_text(text.replace("91990000MA00000008", "91990000MA00000009"), "utf-8")
    assert "上次记下的 统一社会信用代码" in give().stderr
    kept.write_text(text.replace("住所: ", "住索: "), "utf-8")
    assert "里的“住索”不是能写的。是不是想写“住所”？" in give().stderr


def test_a_firm_without_its_name_is_told_beside_and_no_part_of_the_case(here: Path) -> None:
    Path("投诉.csv").write_bytes(
        as_csv([("王某某", "A1", "某某路1号"), ("李某某", "A2", "")], columns=("姓名", "订单号", "公司地址"))
    )
    assert run("sheet", "投诉.csv", "--today", TODAY, "--yes").exit_code == 0
    assert case("A1")["卖家"][0]["主体"] is None
    assert "登记表里的“公司地址”：某某路1号" in Path("cases/A1.yaml").read_text("utf-8")


def test_the_words_of_the_seller_stand_where_the_clerk_says_that_they_are_his(here: Path) -> None:
    rows = wholes(5)
    Path("投诉.csv").write_bytes(as_csv(rows, columns=WHOLE))
    common = ("sheet", "投诉.csv", "--from", "卡密无效", "--today", TODAY, "--yes")
    told = run(*common, "--cases", "甲")
    assert "照抄的就是原话的，写 --map 商家答复=对方原话" in told.stderr
    told = run(*common, "--cases", "乙", "--map", "商家答复=对方原话", *same(对方的原话是不退="是"))
    assert told.exit_code == 0, told.stderr
    words = {"时间": "2026-10-05 16:09", "原话": "是您自己操作不当"}
    one, other = (read(Path(each) / "AB202600000004.yaml", shown_as="")[0].data for each in ("甲", "乙"))
    assert not one["经过"]
    assert other["经过"] == [{"时间": words["时间"], "对方": "对方", "对方原话": words["原话"]}]
    assert other["事实"]["我向卖家要求退货退款"] == {"回答": "是", "时间": "2026-10-05 15:09"}
    refused = read(Path("乙") / f"{THIRD}.yaml", shown_as="")[0].data["事实"]["对方的原话是不退"]
    assert refused == {"回答": "是", "时间": "2026-10-04 15:08", "原话": "虚拟商品一经售出概不退换"}


def test_json_has_what_is_the_same_and_what_became_of_it(here: Path) -> None:
    give()
    found = json.loads(give("--format", "json", *same(买来做什么="自己用")).stdout)
    assert found["same"] == {"买来做什么": "自己用"}
    assert found["filled"][0] == {"row": 2, "case": FIRST, "fields": ["买来做什么"], "left": []}


def test_a_row_with_every_column_filled_is_a_case_without_error(here: Path) -> None:
    Path("投诉.csv").write_bytes(as_csv(wholes(3), columns=WHOLE))
    told = run("sheet", "投诉.csv", "--from", "卡密无效", "--today", TODAY, "--yes", *same_options())
    assert told.exit_code == 0, told.stderr
    person = read(Path("cases/parties/钱某赵.yaml"), shown_as="")[0].data
    assert person["出生日期"] == "1980-04-07"
    assert person["户籍地址"] == "某某市某某区虚构路1号"
    data = case(FIRST)
    assert data["交易"][0]["第一次兑换的时间"] == "2026-10-02 10:15"
    assert data["法院"] == {"名称": "某某市某某区人民法院", "为什么是这里": "我的户籍地在该区"}
    assert run("check", "--today", TODAY).exit_code == 0


def of_shops(*shops: str) -> list[list[object]]:
    """A complaint a shop, each against it."""
    found = [list(row) for row in complaints(len(shops))]
    for row, shop in zip(found, shops, strict=True):
        row[COLUMNS.index("店铺名称")] = shop
    return found


def test_what_is_said_of_the_seller_is_said_of_one_shop_alone(here: Path) -> None:
    rows = of_shops("某某点卡专营店", "某某点卡专营店", "某某礼品卡小铺")
    told = give(*same(**SELLER, 买来做什么="自己用"), rows=rows)
    assert told.exit_code == 0, told.stderr
    assert "--same 说的卖家情况是“某某点卡专营店”的，这些行没有写进去" in told.stderr
    assert "第 4 行：店铺写的是“某某礼品卡小铺”" in told.stderr
    firms = [case(name)["卖家"][0]["主体"] for name in (FIRST, SECOND, THIRD)]
    assert [bool(firm and firm.get("名称")) for firm in firms] == [True, True, False]
    # What is said of the buyers is said of all.
    assert [case(name)["买来做什么"] for name in (FIRST, SECOND, THIRD)] == ["自己用"] * 3
    # Nor does it go there when the case is there already.
    given = give(*same(**SELLER, 对方电话="400-0000000"), rows=rows)
    assert given.exit_code == 0, given.stderr
    assert not (case(THIRD)["卖家"][0]["主体"] or {}).get("名称")


def test_of_two_shops_with_as_many_rows_nobody_guesses_which_is_meant(here: Path) -> None:
    told = give(*same(**SELLER), rows=of_shops("某某点卡专营店", "某某礼品卡小铺"))
    assert "看不出说的是哪一家店的" in told.stderr
    assert not any((case(name)["卖家"][0]["主体"] or {}).get("名称") for name in (FIRST, SECOND))
