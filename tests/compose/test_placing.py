"""What was done or answered on a day nobody wrote down is told behind what it can only follow, and never at the hour of something else."""

import re

import pytest
from cases_support import GONE, PROOF, brief_of, case_file, order, text_of, yes

from kameng_docs.compose.lines import lines_of

SAID = {
    "收到卡密后我第一次兑换就失败": yes(),
    "我把不能用的情况告诉了卖家": yes(),
    "我向卖家要求退货退款": yes(),
    "对方的原话是不退": yes(证据=["图"]),
}
DATED = order(
    下单时间="2026-11-01",
    收到卡密的时间="2026-11-01 20:10",
    第一次兑换的时间="2026-11-01 20:30",
    兑换结果="提示已被使用",
)
UNDATED = order(下单时间="2026-11-01", 收到卡密的时间=GONE, 第一次兑换的时间=GONE, 兑换结果="提示已被使用")  # fmt: skip
PAPERS = [
    "platform_ticket/ticket",
    "samr_12315/complaint",
    "samr_12315/form",
    "xiaoxie/letter",
    "demand_letter/letter",
    "people_mediation/application",
]


def case_with(bought, facts=SAID, **more):
    return case_file(交易=[bought], 事实=facts, 争议=["卡密无效", "拒绝退款"], 证据={"图": PROOF}, **more)


def lines_with(bought, facts=SAID, **more):
    brief = brief_of(case_with(bought, facts, **more))
    loose = [f for f in brief.facts.values() if f.state == "是" and f.told and (f.undated or f.at is None)]
    return lines_of(brief, brief.events, loose)


def names_behind(lines, name):
    """What the lines since that of `name` tell, by kinds of events and names of facts."""
    told = [
        n for x in lines for n in ([x.event.fact or x.event.kind] if x.event else [f.name for f in x.facts])
    ]
    return told[told.index(name) + 1 :]


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("bought", [DATED, UNDATED], ids=["dated", "undated"])
def test_a_demand_without_a_time_is_told_behind_the_failure_in_a_sentence_of_its_own(name, bought):
    text = text_of(brief_of(case_with(bought)), name)
    (asked,) = re.findall(r"[^。\n]*向(?:商家|店家|贵公司|被申请人)要求退款[^。\n]*", text)
    assert not re.search(r"[0-9]{1,2}(?:日|:[0-9]{2})", asked), asked
    assert "付款" not in asked
    assert "收到" not in asked
    assert text.index("已被使用") < text.index(asked) <= text.index("答复不予退款")


def test_the_same_in_the_table_of_a_pleading():
    # Five lines and more are a table.
    talk = [{"时间": f"2026-11-0{day}", "事项": f"第{day}次联系客服"} for day in range(3, 7)]
    text = text_of(
        brief_of(case_with(DATED, 经过=talk, 法院={"名称": "某某市某某区人民法院"})),
        "court/statement_of_claim",
    )
    places = [text.index(said) for said in ("20:30", "要求退款｜", "答复不予退款｜", "第3次联系客服")]
    assert places == sorted(places)


def test_an_answer_without_a_time_stands_behind_the_demand_that_has_one():
    facts = {k: v for k, v in SAID.items() if not k.startswith("我把")}
    dated = facts | {"我向卖家要求退货退款": yes(时间="2026-11-08")}
    (answer,) = names_behind(lines_with(DATED, dated), "我向卖家要求退货退款")
    assert answer == "对方的原话是不退"


def test_a_demand_without_a_time_stands_before_the_answer_that_has_one():
    dated = SAID | {"对方的原话是不退": yes(时间="2026-11-09", 证据=["图"])}
    lines = lines_with(DATED, dated, 经过=[{"时间": "2026-11-03", "事项": "问了别的事"}])
    behind = names_behind(lines, "received")
    assert behind.index("我向卖家要求退货退款") < behind.index("对方的原话是不退")
    assert [line.at is not None for line in lines if line.later] == [True, True]


def test_where_no_event_is_told_nothing_is_done_later():
    brief = brief_of(case_with(DATED))
    asked = brief.facts["我向卖家要求退货退款"]
    (line,) = lines_of(brief, (), [asked])
    assert not line.later


@pytest.mark.parametrize(("goods", "told"), [("游戏点券500", "“游戏点券500”1件"), ("游戏点券５", "“游戏点券５”1件"), ("月卡", "月卡1件")])  # fmt: skip
@pytest.mark.parametrize("name", ["platform_ticket/ticket", "samr_12315/complaint", "samr_12315/form"])
def test_the_number_of_pieces_is_no_part_of_a_name_that_ends_in_a_figure(name, goods, told):
    text = text_of(brief_of(case_with(DATED | {"商品": goods})), name)
    assert told in text
    assert f"{goods}1" not in text.replace("月卡1件", "")
