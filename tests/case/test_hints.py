"""Hints are followed to the letter: what they tell to write is written, and what they were about is gone."""

import re
from datetime import date
from pathlib import Path

import pytest

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.inspect.explain import as_text
from kameng_docs.pipeline import Workshop, check

ON_DAY = date(2026, 11, 22)
HEAD = (
    "消费者: {姓名: 王某某}\n卖家: [{店铺名: 某某小店}]\n平台: {名称: 某某卡盟}\n争议: [卡密无效, 拒绝退款]\n"
)
ORDER = (
    '交易:\n  - {商品: 月卡, 实付: 15.00, 下单时间: 2026-11-01, 订单号: "26110100077", 兑换结果: 提示已被使用'
)
FIRST = "  收到卡密后我第一次兑换就失败: 是\n"
CHAT = "证据:\n  聊天: {名称: 与客服的聊天记录, 文件: 1.png, 证明: 对方说不退款}\n"
PAGE = "证据:\n  订单页: {名称: 订单页截图, 文件: 1.png, 证明: 下单和付款}\n"


@pytest.fixture
def told(workshop: Workshop, tmp_path: Path):
    """What is found in a case, by code; its exhibits are there."""
    picture = Path(__file__).parents[2] / "cases" / "示例-视频会员卡密" / "订单页.png"
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "1.png").write_bytes(picture.read_bytes())

    def found(text: str) -> dict[str, Diagnostic]:
        (tmp_path / "甲.yaml").write_text(text, "utf-8")
        checked = check(workshop, tmp_path / "甲.yaml", ON_DAY)
        found.explained = as_text(checked.brief) if checked.brief else ""
        return {each.code: each for each in checked.diagnostics}

    return found


def line_of(hint: str) -> str:
    """The first line that a hint says to write: what stands between its quotation marks behind 写 or 加上."""
    return re.search(r"(?:写|加上|改写)“([^”]*)”", hint)[1]


def test_an_exhibit_that_is_only_listed_is_told_as_that_and_linked_by_its_hint(told):
    text = f"{HEAD}{ORDER}}}\n事实:\n{FIRST}{PAGE}"
    before = told(text)
    assert "没有一处写到它" in before["rule.unused-exhibit"].message
    assert "“订单页”列在“证据”里，却没有一处写到" in before["rule.missing-proof"].message
    assert "已列在“证据”里的（订单页）" in before["rule.unproven-fact"].hint
    assert "列在“证据”里、却没有一处写到的（等于没有用上）：\n  - 订单页" in told.explained
    link = line_of(before["rule.unused-exhibit"].hint)
    assert "“交易”的那一笔" in before["rule.unused-exhibit"].hint
    after = told(f"{HEAD}{ORDER}, {link}}}\n事实:\n{FIRST}{PAGE}")
    assert "rule.unused-exhibit" not in after
    assert "没有一处写到" not in after["rule.missing-proof"].message + told.explained


def test_an_exhibit_of_a_fact_is_linked_to_that_fact(told):
    text = f"{HEAD}{ORDER}}}\n事实:\n{FIRST}  对方的原话是不退: 是\n{CHAT}"
    line = line_of(told(text)["rule.unused-exhibit"].hint)
    assert line == "对方的原话是不退: {回答: 是, 证据: [聊天]}"
    assert "rule.unused-exhibit" not in told(text.replace("对方的原话是不退: 是", line))


def test_a_file_name_in_the_place_of_an_exhibit_is_told_by_its_short_name(told):
    text = f"{HEAD}{ORDER}, 证据: [1.png]}}\n事实:\n{FIRST}{PAGE}"
    hint = told(text)["rule.unknown-exhibit"].hint
    assert "“1.png”是文件名" in hint
    link = re.search("“(证据: [^”]*)”", hint)[1]
    assert "rule.unknown-exhibit" not in told(text.replace("证据: [1.png]", link))


def test_an_event_with_an_unknown_fact_becomes_what_its_hint_says(told):
    text = f"{HEAD}{ORDER}}}\n事实:\n{FIRST}经过:\n  - {{时间: 2026-11-02, 事实: 店主发火}}\n"
    hint = told(text)["rule.event-without-fact"].hint
    assert "rule.event-without-fact" not in told(
        text.replace("事实: 店主发火", re.search("“(事项: [^”]*)”", hint)[1])
    )


def test_no_fact_is_asked_for_where_a_private_answer_is_the_cause(told):
    private = "自查:\n  我把卡密给过别人或发到群里: 是\n"
    for facts in ("", f"事实:\n{FIRST}"):
        found = told(f"{HEAD}{ORDER}}}\n{facts}{private}")["rule.no-ground"]
        assert "按您在“自查”里的回答" in found.message
        assert "还没有回答" not in found.message
        assert "补别的事实也没有用" in found.hint
        assert "怎么办：回答写错了的，照实改正" in told.explained
    assert "rule.no-ground" not in told(f"{HEAD}{ORDER}}}\n事实:\n{FIRST}{private.replace('是', '否')}")


def test_money_that_came_back_is_recorded_as_the_hint_says(told):
    private = "自查:\n  我已经收到过补偿或答应过和解: 是\n"
    text = f"{HEAD}{ORDER}}}\n事实:\n{FIRST}{private}"
    assert "写进“交易”的“已退回”" in told(text)["rule.no-ground"].hint
    assert "rule.no-ground" not in told(text.replace("兑换结果", "已退回: {金额: 5.00}, 兑换结果"))


def test_an_order_older_than_the_law_at_hand_is_told_as_that(told):
    text = f"{HEAD}{ORDER}}}\n事实:\n{FIRST}".replace("下单时间: 2026-11-01", "下单时间: 2020-06-01")
    found = told(text)["rule.old-law"]
    assert "2020-06-01 的事" in found.message
    assert found.hint.startswith("先核对最早的下单时间")
    assert "在“事实”里" not in found.hint
    # 合同法 第一百一十一条 stood where 民法典 第五百八十二条 stands.
    (own,) = [each for each in told.explained.split("  ✓ ") if each.startswith("交付的卡密不能兑换")]
    assert "《中华人民共和国合同法》第一百一十一条" in own


def test_what_is_answered_unclear_is_not_asked_for_once_more(told):
    text = f"{HEAD}{ORDER}}}\n事实:\n{FIRST.replace('是', '不清楚')}"
    hint = told(text)["rule.no-ground"].hint
    assert hint == "弄清楚“收到卡密后我第一次兑换就失败”以后，把“不清楚”改成 是 或者 否"


def test_what_the_hints_print_is_understood(told):
    order = (
        ORDER.replace("15.00", "¥15.00")
        .replace("2026-11-01", "2026年11月1日")
        .replace("提示已被使用", "该兑换码已被使用")
    )
    found = told(f"{HEAD}{order}}}\n事实:\n{FIRST.replace('是', '√')}")
    assert {code for code in found if code.startswith("case.")} == {"case.understood"}
    assert "case.understood" not in told(f"{HEAD}{ORDER}, 提示原文: 该兑换码已被使用}}\n事实:\n{FIRST}")
