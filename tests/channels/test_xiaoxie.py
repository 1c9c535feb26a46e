"""消协: the letter wants the negotiation, a signature and a date, and never goes beside a 12315 complaint."""

import pytest
from cases_support import DEAD, brief_of, composed, seller, sheets_of, text_of
from channel_support import (
    ADDRESS,
    ID,
    KEY,
    NAME,
    NICKNAME,
    PHONE,
    REFUSED,
    SITE,
    TALKED,
    TICKET,
    dead_key,
    sheet_of,
    step,
    talk_of,
    text_of_overview,
)
from more_cases import PERSON, renewed

from kameng_docs.blocks import words

PAPER = "xiaoxie/letter"


def test_the_letter_has_particulars_negotiation_demand_signature_date_and_attachments():
    # channels.md §4, §8.2 X01–X03
    text = text_of(brief_of(dead_key(进度=[TICKET, REFUSED])), PAPER)
    for word in (
        NAME, ID, ADDRESS, PHONE, "某某网络有限公司", "某某省某某市某某区某某路6号",
        "退款30.00元，原路退回。", "为生活消费",
        "三、与商家协商的经过", "通过平台工单提出（编号GD77），要求在2026年11月5日18:00前答复，截至2026年11月22日没有答复",
        "2026年11月8日结果为：商家不同意退款", "消费者协会", "投诉人（签名）：", "2026年11月22日",
    ):  # fmt: skip
        assert word in text


def test_without_steps_what_was_said_to_the_seller_is_the_negotiation():
    text = text_of(brief_of(dead_key()), PAPER)
    _, _, talk = text.partition("三、与商家协商的经过")
    assert "2026年11月1日11:00本人向商家要求退款" in talk
    assert "通过平台工单" not in text


def test_that_renewals_stop_is_asked_as_well():
    # 12315 mediates what the rules list; a 消协 takes the whole dispute.
    text = text_of(brief_of(renewed(诉求={"另外要求": "停止自动续费"}, 进度=[TICKET, REFUSED])), PAPER)
    assert "1. 退款30.00元，原路退回；2. 停止自动续费。" in text


@pytest.mark.parametrize(
    ("case", "reason"),
    [
        # X02: nothing was negotiated
        (dead_key(事实=DEAD), "与商家协商的经过"),
        # A report is no negotiation
        (dead_key(事实=DEAD, 进度=[step("12315举报")]), "与商家协商的经过"),
        # X04: 12315 has taken it up, or has done with it
        (dead_key(进度=[step("12315", 状态="已受理")]), "12315正在办理同一争议，两处不要同时进行"),
        (
            dead_key(进度=[step("12315", 状态="调解不成")]),
            "12315已经受理或者处理过同一争议，这里一般不再受理",
        ),
        (dead_key(进度=[step("法院", 状态="已受理")]), "已于2026-11-15起诉"),
        (dead_key(买来做什么="拿去卖"), "消协调解的是消费纠纷"),
        (dead_key(卖家=NICKNAME), "被投诉人的全称和地址"),
        (dead_key(卖家=[seller(主体=PERSON)]), "卖家是经营者的事实"),
        (dead_key(消费者={"姓名": NAME, "电话": PHONE}), "消费者.证件号码"),
    ],
)
def test_a_letter_that_would_be_sent_back_is_withheld_with_the_reason(case, reason):
    missing = composed(brief_of(case), PAPER).missing
    assert any(each.startswith(reason) for each in missing), missing


def test_a_complaint_that_12315_would_not_take_may_go_here_and_says_so():
    text = text_of(brief_of(dead_key(进度=[step("12315", 状态="不予受理")])), PAPER)
    assert "本人向12315投诉，未予受理" in text


def test_it_is_marked_as_kept_in_reserve():
    told = text_of_overview(sheets_of(brief_of(dead_key())))
    assert "备用：先走12315" in told
    assert "不要同时" in told
    waiting = text_of_overview(sheets_of(brief_of(dead_key(进度=[step("12315")]))))
    assert "12315正在办理同一争议，两处不要同时进行；等那边有了结果再说" in waiting
    # Nothing that could be written would open it: it is no 还缺.
    assert "这次不出，12315正在办理同一争议" in waiting
    assert "还缺 12315正在办理" not in waiting
    refused = dead_key(进度=[step("12315", 状态="不予受理")])
    assert "把不予受理的告知附上再交" in text_of_overview(sheets_of(brief_of(refused)))


def test_a_nickname_brings_the_platform_with_a_word_why():
    text = text_of(brief_of(dead_key(卖家=NICKNAME, 平台=SITE, 事实=DEAD | TALKED)), PAPER)
    assert "某某平台有限公司（平台经营者）" in text
    assert "因此列平台经营者为被投诉人" in text


def test_no_key_and_no_password_reach_it_and_the_id_number_has_one_field():
    case = dead_key(经过=talk_of(KEY, "Pw-Secret-77"))
    for sheet in sheets_of(brief_of(case)):
        if sheet.channel.slug == "xiaoxie":
            text = "\n".join(words(sheet.document))
            assert KEY not in text
            assert "Pw-Secret-77" not in text
    sheet = "\n".join(words(sheet_of(sheets_of(brief_of(case)), "xiaoxie/fields").document))
    assert [line for line in sheet.split("\n") if ID in line] == [ID]
