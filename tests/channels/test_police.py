"""报案材料: only where there are leads for the police, with a flow of funds, and without a verdict (channels.md 5, 9)."""

from datetime import date
from typing import Any

import pytest
from cases_support import (
    DEAD,
    GONE,
    PROOF,
    brief_of,
    case_file,
    composed,
    order,
    seller,
    sheets_of,
    text_of,
    workshop,
    yes,
)

from kameng_docs.brief import Brief

KEY, PAYMENT = "QX7K-99ZP-44LM-WXYZ", "4200000000202611010000000077"
PAID = {
    "收到卡密的时间": GONE,
    "付款时间": "2026-11-01 10:00:37",
    "付款方式": "微信支付",
    "付给了谁": "个人收款码",
    "账单上的收款方全称": "某某收款通道",
    "支付单号": PAYMENT,
    "付款账户是谁的": "本人",
    "卡密": [KEY],
    "实付": "680.00",
}
BLOCKED = {"付款后被拉黑": yes(时间="2026-11-02 09:30", 证据=["截图"]), "到现在仍未到账": yes()}
TRACES = {
    "备案号": "某ICP备00000000号",
    "店铺号": "SHOP-77",
    "微信号": "wx-seller-001",
    "QQ号": "10000000",
    "收款方显示名": "*某",
    "商户单号": "MCH0000000077",
}
UNKNOWN_SHOP = [seller(主体=GONE, 找人线索=TRACES)]
FEE = {"对方要我再付解冻费保证金或验证码": yes(时间="2026-11-03 12:00", 原话="再付200元保证金")}


def lost(paid: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """Paid, then blocked: what the police want to see (channels.md 9, P)."""
    plain = {
        "争议": ["商家失联"],
        "卖家": UNKNOWN_SHOP,
        "平台": {"名称": "某某卡盟", "网址": "https://shop.example"},
        "交易": [order(**(PAID | (paid or {})))],
        "事实": BLOCKED,
        "证据": {"截图": PROOF},
    }
    return case_file(**(plain | changes))


def papers(brief: Brief) -> dict[str, tuple[str, ...]]:
    """The papers of the channel and what each still wants."""
    return {s.paper.slug: s.missing for s in sheets_of(brief) if s.channel.slug == "police"}


def told_of(brief: Brief) -> str:
    """What the author is told of the police."""
    return "\n".join(
        line
        for sheet in sheets_of(brief)
        if sheet.about == "police" and sheet.document
        for block in sheet.document.blocks
        for line in _lines(block)
    )


def _lines(block: Any) -> list[str]:
    runs = [block.runs] if hasattr(block, "runs") else [text for _, text in getattr(block, "items", ())]
    return ["".join(run.text for run in each) for each in runs]


def test_a_dead_card_alone_is_nothing_for_the_police():
    # practice.md 2, table: “卡不好用” is what a police station sends away
    assert papers(brief_of(case_file(事实=DEAD))) == {}


@pytest.mark.parametrize("facts", [BLOCKED, FEE, {"付款后网站打不开": yes(时间="2026-11-02")}])
def test_lost_contact_and_a_further_fee_make_the_papers(facts):
    made = papers(brief_of(lost(事实={"到现在仍未到账": yes()} | facts)))
    assert made == dict.fromkeys(("report", "funds", "card_keys", "fields", "attachments"), ())


def test_who_is_back_in_contact_is_not_reported():
    assert papers(brief_of(lost(事实=BLOCKED | {"失联后又恢复联系": yes()}))) == {}


def test_bought_accounts_are_not_reported_by_their_buyer():
    # practice.md 1.7 (3) and 2 (8)
    assert papers(brief_of(lost(交易=[order(**(PAID | {"买的是什么": "账号"}))]))) == {}


@pytest.mark.parametrize(
    "question",
    ["商品是外挂、破解、刷量、代实名、翻墙", "我用别人的身份证、人脸办过实名（孩子用家长的账号不算）"],
)
def test_private_answers_close_the_channel(question):
    sheets = [s for s in sheets_of(brief_of(lost(自查={question: "是"}))) if s.channel.slug == "police"]
    assert all(s.document is None and s.code == "document.ask-a-lawyer" for s in sheets)


def test_the_report_holds_every_field():
    text = text_of(brief_of(lost()), "police/report")
    head, first = text.split("二、经过")[0].split("一、报案事项")
    for words in (
        "公安机关：____",
        "张某某，女，1996年2月3日出生",
        "00000019960203004X",
        "某某街8号",
        "13800000009",
    ):
        assert words in head
    for words in ("2026年11月1日10:00", "680.00元", "付款后失去联系"):
        assert words in first
    assert "｜对方已将报案人拉黑｜1-1" in text
    assert "退回的情况（请报案人勾选）：□没有退回　□已退回＿＿＿＿元。" in text
    assert "损失" not in text.replace("财产受损失", "")
    for words in (
        "0042611010077",
        "接受报案",
        "受案回执",
        "依法审查处理",
        "真实性负责",
        "报案人（签名、捺印）：",
        "2026年11月22日",
    ):
        assert words in text


def test_the_flow_of_funds_is_to_the_second_with_every_number():
    # channels.md L01: account, time to the second, number
    for paper in ("police/report", "police/funds"):
        text = text_of(brief_of(lost({"商户单号": "MCH0000000099"})), paper)
        for words in (
            "报案人的账户",
            "某某收款通道",
            "微信支付（个人收款码）",
            "680.00",
            "2026年11月1日10:00:37",
        ):
            assert words in text
        assert PAYMENT + "；商户单号MCH0000000099" in text
        assert "0042611010077" in text


def test_traces_are_told_and_nobody_is_guessed():
    text = text_of(brief_of(lost()), "police/report")
    for name, value in TRACES.items():
        assert f"{name}：{value}" in text
    assert "https://shop.example" in text
    assert "没有核实" in text
    named = text_of(brief_of(lost(卖家=[seller(找人线索=TRACES)])), "police/report")
    assert "某某网络有限公司" in named
    assert "得知的经营者：某某网络有限公司" in named


def test_it_says_what_was_seen_and_leaves_the_verdict():
    # practice.md 4.2 第1点; channels.md 7.3: 涉嫌 only where a lead of the library says so
    for case in (lost(), lost(事实=FEE | BLOCKED)):
        text = text_of(brief_of(case), "police/report")
        for word in ("诈骗", "骗子", "犯罪团伙", "涉嫌", "××"):
            assert word not in text
        assert "请公安机关依法认定" in text


def test_promises_stand_against_what_came_of_them():
    # channels.md L05
    promise = [{"内容": "当天到账", "实际": "付款后一直没有到账", "证据": ["截图"]}]
    facts = BLOCKED | {"我是看到该承诺才下单的": yes()}
    text = text_of(brief_of(lost(页面承诺=promise, 事实=facts)), "police/report")
    assert "付款前｜商品页面写明“当天到账”，实际：付款后一直没有到账；报案人看到后付款｜1-1" in text
    # Nobody said so; it would plead the other side's excuse.
    assert "不是因为" not in text


@pytest.mark.parametrize(
    ("paid", "lacks"),
    [
        ({"支付单号": GONE}, "交易.支付单号"),
        ({"付款方式": GONE}, "交易.付款方式"),
        ({"支付单号": GONE, "商户单号": "MCH0000000077"}, ""),
        # practice.md 2 (13): what was paid from a balance has no number of its own
        ({"支付单号": GONE, "付给了谁": "平台余额", "付款方式": "平台余额"}, ""),
    ],
)
def test_numbers_of_the_payment_are_wanted_first(paid, lacks):
    missing = composed(brief_of(lost(paid)), "police/report").missing
    assert [name.startswith(lacks) for name in missing] == ([True] if lacks else [])


def test_what_came_back_is_told_as_it_was_told():
    text = text_of(brief_of(lost({"已退回": {"金额": "80.00"}})), "police/report")
    assert "已退回80.00元，其余600.00元没有退回。" in text
    text = text_of(brief_of(lost({"已退回": "无"})), "police/report")
    assert "没有退回。账号、开户行以所附账单为准" in text
    assert "□没有退回" not in text


def test_what_was_asked_for_besides_is_told_with_its_words_and_left_open():
    # A paper signed under threat of punishment says nothing that nobody stated (model-papers.md 3.1)
    told = text_of(brief_of(lost(事实=BLOCKED | FEE)), "police/report")
    assert "11月3日12:00｜对方提出：“再付200元保证金”｜" in told
    assert told.count("再付200元保证金") == 1
    assert (
        "（请报案人勾选）：□没有支付，也没有给　□已支付＿＿＿＿元，支付单号＿＿＿＿＿＿　□已给验证码" in told
    )
    assert "停止付款" not in told
    bare = {"对方要我再付解冻费保证金或验证码": yes(时间="2026-11-03 12:00")}
    told = text_of(brief_of(lost(事实=BLOCKED | bare)), "police/report")
    assert "11月3日12:00｜对方另外提出要求｜报案人陈述" in told


def test_keys_are_whole_in_their_own_list_alone():
    brief = brief_of(lost())
    assert KEY in text_of(brief, "police/card_keys")
    assert "只交公安机关" in text_of(brief, "police/card_keys")
    for paper in ("report", "funds", "attachments"):
        assert KEY not in text_of(brief, f"police/{paper}")
    assert "card_keys" not in papers(brief_of(lost({"卡密": GONE})))


def test_the_guardian_reports_for_a_child():
    child = {
        "姓名": "张小某",
        "出生日期": "2014-05-06",
        "证件号码": "000000201405060048",
        "户籍地址": "某某省某某市某某区某某街8号",
        "法定代理人": {"姓名": "张某某", "与消费者关系": "母亲", "电话": "13800000009"},
    }
    text = text_of(brief_of(lost(消费者=child)), "police/report")
    assert "张某某，张小某的母亲（监护人）" in text
    assert "13800000009" in text
    assert "报案人：张某某" in text_of(brief_of(lost(消费者=child)), "police/funds")


def test_the_author_is_told_of_receipt_term_and_review():
    told = told_of(brief_of(lost()))
    assert "不到3000元" in told
    for clause in ("第六十一条", "第二十五条", "第一百七十九条第一款"):
        assert clause in told
    assert "六个月内" in told
    assert "七日内可以申请复议" in told
    assert "先打110或者96110，报支付单号" not in told


def test_a_larger_sum_is_not_called_small():
    assert "不到3000元" not in told_of(brief_of(lost({"实付": "3000.00"})))


def test_who_has_just_paid_stops_the_payment_first():
    # channels.md 9, P
    assert "先打110或者96110，报支付单号" in told_of(brief_of(lost(), date(2026, 11, 2)))


def test_the_words_of_an_author_lead_here():
    words = workshop().channel_words
    assert {words[word] for word in ("报案", "公安", "派出所", "police")} == {"police"}
