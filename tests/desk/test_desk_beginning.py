"""A case begun from a name and what went wrong; the list's row of a case."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from machine_support import ROOT

from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.beginning import CALLED, SHOWN, begun, kinds, like
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.listing import row_of

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("卡密兑换不了", "卡密无效"),
        ("每个月自动扣费", "自动续费"),
        ("孩子充的钱", "未成年人充值"),
        ("账号被封了", "账号封禁"),
        ("健身房跑路", "预付退费"),
        ("充值后来又被收回", "充值被追回"),
        ("儿子给主播打赏", "未成年人充值"),
        ("激活码用不了", "卡密无效"),
        ("连续包月取消不了", "自动续费"),
        ("被拉黑了", "商家失联"),
        ("打赏", "未成年人充值"),
    ],
)
def test_plain_words_find_the_kind_of_dispute(said: str, kind: str) -> None:
    assert kind in like(said)


def test_something_is_always_offered_and_never_everything() -> None:
    for said in ("", "呃", "abc", "卡"):
        assert 0 < len(like(said)) <= SHOWN
    assert len(kinds()) > SHOWN
    assert CALLED.keys() <= kinds().keys()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """In a folder that is not there yet."""
    return Desk(tmp_path / "neu" / "cases", tmp_path / "out", lambda: DAY)


def test_a_case_begins_in_an_empty_folder_with_the_record_of_its_person(desk: Desk) -> None:
    assert desk.names() == []
    case = begun(desk, " 我的会员 ", ("卡密无效",))
    assert isinstance(case, OpenCase)
    assert case is desk.case("我的会员")
    assert case.parties == ("我",)
    assert case.value(("消费者", "姓名")) is None
    row = row_of(case, DAY)
    assert (row.name, row.title, row.day) == ("我的会员", "", "")
    assert row.wrong > 0
    assert row.state.startswith(f"还有 {row.wrong} 处要补要改：“问几句”里还有问题没有答；")
    second = begun(desk, "另一件", ())
    assert isinstance(second, OpenCase)
    assert second.parties == ("我",)
    assert len(list((desk.cases / "parties").glob("*.yaml"))) == 1


@pytest.mark.parametrize("name", ["", " ", "a/b", "..", ".x", "parties", "我的会员", "x" * 300, "a\nb"])
def test_a_name_that_cannot_be_is_refused_with_the_reason(name: str, desk: Desk) -> None:
    begun(desk, "我的会员", ())
    before = sorted(desk.cases.rglob("*"))
    told = begun(desk, name, ())
    assert isinstance(told, Refused)
    assert told.message
    assert sorted(desk.cases.rglob("*")) == before


def test_a_row_tells_the_nearest_day_of_the_plan(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "cases" / "parties", tmp_path / "cases" / "parties")
    shutil.copy(ROOT / "cases" / "示例-自动续费.yaml", tmp_path / "cases")
    desk = Desk(tmp_path / "cases", tmp_path / "out", lambda: DAY)
    (tmp_path / "cases" / "示例-自动续费").mkdir()
    for name in ("购买页.png", "扣款记录.png", "短信列表.png", "客服聊天.png", "购买页-打码.png"):
        source = ROOT / "cases" / "示例-自动续费" / name
        shutil.copy(source, tmp_path / "cases" / "示例-自动续费")
    case = desk.case("示例-自动续费")
    assert case is not None
    row = row_of(case, DAY)
    assert row.title == "会员自动续费没有提醒，取消要交违约金"
    assert "年" in row.day
    assert row.day.count("：") >= 1
    assert row.wrong == 0
