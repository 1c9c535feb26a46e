"""What is added to a 黑猫 post that was sent: a reply or none, and the end after settlement (channels.md 2, 7.3)."""

from typing import Any

import pytest
from cases_support import DEAD, PROOF, brief_of, case_file, composed, order, sheets_of, text_of, yes

from kameng_docs.brief import Brief

SENT = {"渠道": "黑猫投诉", "提交": "2026-11-10 09:00", "编号": "17349058626"}
ANSWERED = SENT | {"结果": "客服称虚拟商品不退", "状态": "已拒绝", "答复时间": "2026-11-12 10:00"}
PAID = {"金额": "21.00", "支付期限": "2026-11-18", "到账日期": "2026-11-17"}


def case(step: dict[str, str] | None = None, **changes: Any) -> dict[str, Any]:
    plain = {"事实": DEAD, "证据": {"截图": PROOF}, "进度": [step] if step else []}
    return case_file(**(plain | changes))


def papers(brief: Brief) -> set[str]:
    return {s.paper.slug for s in sheets_of(brief) if s.channel.slug == "heimao" and s.document}


def test_before_it_is_sent_there_is_the_post_alone():
    assert papers(brief_of(case())) == {"post", "fields", "attachments"}


def test_what_was_sent_is_not_made_again():
    # channels.md 2: 不要重复发同单
    assert papers(brief_of(case(SENT))) == {"update", "update_fields", "attachments"}


@pytest.mark.parametrize("state", ["不予受理", "已撤回"])
def test_what_did_not_get_through_may_be_sent_again(state):
    assert papers(brief_of(case(SENT | {"状态": state}))) == {"post", "fields", "attachments"}


def test_silence_is_told_with_its_day_and_the_demand():
    text = text_of(brief_of(case(SENT | {"结果": "未回复"})), "heimao/update")
    assert "本投诉于2026年11月10日提出，截至2026年11月22日没有收到答复" in text
    assert "于2026年11月25日18:00前原路退回30.00元" in text


def test_a_date_that_was_set_and_passed_is_named():
    text = text_of(brief_of(case(SENT | {"要求答复": "2026-11-13 18:00", "结果": "未回复"})), "heimao/update")
    assert "要求在2026年11月13日18:00前答复，截至2026年11月22日没有收到答复" in text


def test_a_reply_is_told_as_it_came_and_answered():
    refused = DEAD | {"对方的原话是不退": yes(时间="2026-11-12 10:00", 原话="虚拟商品概不退款")}
    text = text_of(brief_of(case(ANSWERED, 事实=refused)), "heimao/update")
    assert "2026年11月12日10:00，店家就本投诉答复，要点是：客服称虚拟商品不退。" in text
    assert "我的要求没有变。" in text
    assert text.count("虚拟商品概不退款") == 1
    assert "不是七日无理由退货" in text
    assert "没有收到答复" not in text


def test_only_what_happened_since_is_added():
    events = [
        {"时间": "2026-11-08 10:00", "事项": "本人询问了发卡的官方客服"},
        {"时间": "2026-11-15 10:00", "事项": "本人再次联系商家"},
    ]
    text = text_of(brief_of(case(SENT, 经过=events)), "heimao/update")
    assert "11月15日10:00本人再次联系商家" in text
    assert "官方客服" not in text


def test_an_insult_in_an_answer_stays_out_of_the_public_text():
    text = text_of(brief_of(case(ANSWERED | {"结果": "说我是骗子"})), "heimao/update")
    assert "骗子" not in text


@pytest.mark.parametrize(
    "changes",
    [{"和解": PAID}, {"交易": [order(已退回={"金额": "30.00", "日期": "2026-11-17"})], "和解": PAID}],
)
def test_money_that_came_closes_it_whatever_is_still_claimed(changes):
    brief = brief_of(case(ANSWERED, **changes))
    assert papers(brief) == {"closing", "update_fields"}
    text = text_of(brief, "heimao/closing")
    assert "约定的款项已于2026年11月17日到账" in text
    assert "可以结案" in text


def test_the_end_names_no_sum_and_trades_nothing():
    # channels.md 7.3: 不得有偿删帖; what was agreed is between the two
    text = text_of(brief_of(case(ANSWERED, 和解=PAID)), "heimao/closing")
    for word in ("21.00", "删帖", "撤", "0042611010077", "张某某"):
        assert word not in text


def test_agreed_and_not_yet_paid_is_no_end():
    agreed = {"金额": "21.00", "支付期限": "2026-11-28"}
    brief = brief_of(case(ANSWERED, 和解=agreed))
    assert "closing" not in papers(brief)
    assert "update" in papers(brief)


def test_solved_without_a_written_settlement_closes_too():
    step = SENT | {"状态": "已解决", "结果": "已原路退款", "答复时间": "2026-11-12 10:00"}
    text = text_of(brief_of(case(step)), "heimao/closing")
    assert "店家已经处理：已原路退款。" in text


@pytest.mark.parametrize("paper", ["update", "closing"])
def test_public_texts_hide_what_the_post_hides(paper):
    step = ANSWERED | {"结果": "客服让张某某打 13800000009 核对订单 0042611010077"}
    step |= {"状态": "已解决"} if paper == "closing" else {}
    made = composed(brief_of(case(step)), f"heimao/{paper}")
    assert made.document
    text = text_of(brief_of(case(step)), f"heimao/{paper}")
    for secret in ("13800000009", "0042611010077", "张某某", "17349058626"):
        assert secret not in text
