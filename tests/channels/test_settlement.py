"""和解: payment before withdrawal, nothing paid for silence, no admission; words for closing complaints once the money is there."""

import re

import pytest
from cases_support import (
    DEAD,
    PROOF,
    TODAY,
    brief_of,
    case_file,
    composed,
    order,
    overview_of,
    sheets_of,
    text_of,
)
from extract import same_words
from writers_support import LAYOUT, both_engines, pdf_of

from kameng_docs.law.said import silenced, without_silence
from kameng_docs.writers.docx import render_docx
from kameng_docs.writers.text import render_text

AGREEMENT, RESOLVED, WITHDRAWAL = (f"settlement/{name}" for name in ("agreement", "resolved", "withdrawal"))
AGREED = {"金额": "25.00", "支付方式": "原路退回", "支付期限": "2026-11-28 18:00", "谈妥日期": "2026-11-20"}
PAID = AGREED | {"到账日期": "2026-11-21"}
STEPS = [
    {"渠道": "平台工单", "提交": "2026-11-02 09:00", "编号": "T0001"},
    {"渠道": "黑猫投诉", "提交": "2026-11-03 09:00", "编号": "17000000001", "状态": "已撤回"},
    {"渠道": "12315", "提交": "2026-11-10 09:00", "编号": "P0002", "状态": "已受理"},
    {"渠道": "12315举报", "提交": "2026-11-12 09:00", "编号": "R0003"},
    {"渠道": "公安", "提交": "2026-11-13 09:00", "编号": "A0004"},
]
COURT = {"名称": "某某市某某区人民法院", "案号": "（2026）某0000民初0000号", "立案日期": "2026-11-12"}


def settled(agreed=AGREED, **changes):
    return brief_of(
        case_file(**({"事实": DEAD, "证据": {"截图": PROOF}, "和解": agreed, "进度": STEPS} | changes))
    )


def made_for(brief) -> set[str]:
    return {s.paper.slug for s in sheets_of(brief) if s.channel.slug == "settlement"}


def overview(brief) -> str:
    return render_text(overview_of(sheets_of(brief)).document).data.decode()


def clauses(text: str) -> list[str]:
    return re.findall(r"^[一二三四五六七]、(.*)$", text, re.MULTILINE)


def test_the_papers_follow_the_money():
    assert made_for(brief_of(case_file(事实=DEAD))) == set()
    assert made_for(settled()) == {"agreement"}
    assert made_for(settled(PAID)) == {"resolved", "withdrawal"}
    assert made_for(settled(PAID, 进度=[])) == {"resolved"}


def test_payment_comes_first_with_sum_words_way_and_absolute_day():
    first, second, *_ = clauses(text_of(settled(), AGREEMENT))
    assert first.startswith(
        "乙方应于2026年11月28日18:00前向甲方支付25.00元（人民币贰拾伍元整），支付方式：原路退回，以到达甲方账户为准。"
    )
    assert "确认负有该项付款义务" in first  # 民法典 第一百九十五条: agreeing to perform interrupts
    assert second.startswith("款项全部到账后三日内，甲方撤回")
    assert second.endswith("到账以前，甲方不必撤回。")


def test_only_what_can_be_withdrawn_and_is_still_open_is_exchanged():
    second = clauses(text_of(settled(), AGREEMENT))[1]
    assert "平台工单（编号T0001）、12315投诉（编号P0002）。" in second
    for out in ("17000000001", "R0003", "A0004", "举报", "起诉", "撤诉"):
        assert out not in second
    assert "并向法院申请撤诉" in clauses(text_of(settled(法院=COURT), AGREEMENT))[1]
    assert "撤回就本次交易提出的起诉。" in clauses(text_of(settled(法院=COURT, 进度=[]), AGREEMENT))[1]


def test_no_silence_is_sold_and_nothing_admitted():
    text = text_of(settled(), AGREEMENT)
    assert "不以删除、修改评价或者其他内容为条件，不限制任何一方如实评价、依法投诉举报" in text
    assert "可以请求支付所欠款项，也可以按原来的请求继续主张；已经收到的，从中扣除" in text
    # It would take back that the sum is owed (model-papers.md 3.3), and it is this sum that is asked for again.
    assert "让步" not in text
    assert "承认" not in text
    assert silenced(text) == ()


def test_two_parties_two_copies_two_signatures():
    text = text_of(settled(), AGREEMENT)
    assert "甲方：张某某\n乙方：某某网络有限公司，住所地" in text
    assert "“音乐会员年卡卡密”1件，订单号0042611010077，付款30.00元（以下称本次交易）。" in text
    assert text.count("上述交易") == 0
    assert "一式两份" in text
    assert text.count("　　　　年　　月　　日") == 2
    assert "甲方（签名）：" in text
    assert "乙方（签章）：" in text
    # 12315 may ask for it; the shop need not know it.
    assert "00000019960203004X" not in text


@both_engines
def test_the_three_formats_say_the_same(engine):
    document = composed(settled(), AGREEMENT).document
    docx = render_docx(document, LAYOUT, made_on=TODAY)
    pdf = pdf_of(document, engine, made_on=TODAY)
    assert (docx.faults, pdf.faults) == ((), ())
    assert same_words(document, txt=render_text(document).data, docx=docx.data, pdf=pdf.data) == []


def test_a_day_that_has_passed_is_not_signed_any_more():
    made = composed(settled(AGREED | {"支付期限": "2026-11-21 18:00"}), AGREEMENT)
    assert made.document is None
    assert "支付期限" in made.missing[0]
    assert composed(settled(AGREED | {"支付期限": TODAY.isoformat()}), AGREEMENT).document is not None


def test_a_child_is_bound_by_the_guardian():
    child = {"姓名": "某小某", "出生日期": "2014-05-06", "户籍地址": "某某省某某市某某街8号"}
    assert "法定代理人" in composed(settled(消费者=child), AGREEMENT).missing[0]
    guarded = child | {"法定代理人": {"姓名": "张某", "与消费者关系": "父亲"}}
    text = text_of(settled(消费者=guarded), AGREEMENT)
    assert "甲方：某小某（法定代理人：张某）" in text
    assert "甲方的法定代理人（签名）：" in text


def test_less_than_claimed_is_told_and_more_too():
    assert "现在有依据的要求一共30.00元，少了5.00元" in overview(settled())
    assert "多12.00元" in overview(settled(AGREED | {"金额": "42.00"}))
    same = overview(settled(AGREED | {"金额": "30.00"}))
    assert "少了" not in same
    assert "谈妥的是30.00元" in same


def test_the_author_is_told_what_follows():
    told = overview(settled())
    for article in ("第一百九十五条", "第二百二十五条", "第二百零五条"):
        assert article in told
    assert "三十日内共同向法院申请司法确认" in told
    assert "钱没有到账以前，不撤回投诉，不撤诉" in told
    after = overview(settled(PAID, 法院=COURT))
    assert "60_法院 里的撤诉申请书" in after
    assert "撤诉申请书" not in overview(settled(PAID))


def test_the_public_words_name_nobody_and_no_number():
    text = text_of(settled(PAID), RESOLVED)
    assert "已处理完毕：2026年11月21日，约定的25.00元已经到账" in text
    for private in ("张某某", "13800000009", "0042611010077", "某某网络", "某某小铺"):
        assert private not in text


def test_the_agency_is_asked_to_close_what_is_still_open():
    text = text_of(settled(PAID), WITHDRAWAL)
    assert "本人张某某于2026年11月10日通过12315（编号P0002）提出投诉" in text
    assert "现申请撤回该投诉" in text
    assert "T0001" not in text
    assert "R0003" not in text


SOLD = (
    "甲方删除在黑猫的投诉帖",
    "甲方把差评删掉",
    "甲方不再举报",
    "甲方不得就此事发帖",
    "甲方撤回举报",
    "甲方改成好评",
    "乙方支付封口费",
    "甲方删帖，不影响其他约定",
)
HARMLESS = (
    "乙方开具收据",
    "款项到账后甲方撤回投诉",
    "本确认书不以删帖为条件",
    "乙方不得要求甲方删除评价",
    "乙方不得公开甲方的个人信息",
    "双方对和解金额保密",
    "不限制甲方如实评价",
)


@pytest.mark.parametrize("sentence", SOLD)
def test_what_sells_silence_is_not_printed_and_the_rest_is(sentence):
    other = f"乙方开具收据；{sentence}；款项只退原账户。"
    assert silenced(other) == (sentence,)
    assert without_silence(other) == "乙方开具收据；款项只退原账户。"
    text = text_of(settled(AGREED | {"其他约定": other}), AGREEMENT)
    assert "其他：乙方开具收据；款项只退原账户。" in text
    assert sentence not in text


@pytest.mark.parametrize("sentence", HARMLESS)
def test_what_is_harmless_is_printed(sentence):
    assert silenced(sentence) == ()
    assert f"其他：{sentence}。" in text_of(settled(AGREED | {"其他约定": sentence}), AGREEMENT)


def test_nothing_is_left_of_a_term_that_only_sells_silence():
    assert "其他：" not in text_of(settled(AGREED | {"其他约定": "甲方删帖"}), AGREEMENT)


def test_several_orders_are_named_each():
    orders = [order(), order(订单号="0042611010078", 商品="视频月卡")]
    text = text_of(settled(交易=orders), AGREEMENT)
    assert text.count("2026年11月1日，甲方在") == 2
    assert text.count("以下称本次交易") == 1
