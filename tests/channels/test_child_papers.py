"""A child bought: the papers say who operated, who writes and who signs, and do not concede that a parent paid."""

import re

import pytest
from cases_support import PROOF, brief_of, composed, order, text_of, yes
from channel_support import PAYMENT, SITE
from court_cases import CHILD, COURT, GUARDIAN
from more_cases import child, minors

ASKED = {"我向卖家要求退货退款": yes(时间="2026-11-03 09:00", 证据=["截图"])}
REFUSED = {"家长得知后明确表示不同意": yes(时间="2026-11-03")}
MUCH = {"这笔钱明显超过孩子平时的零花钱": yes()}
BOUGHT = order(买的是什么="代充", 付款账户是谁的="家人", 付款方式="微信支付", 支付单号=PAYMENT)
WRITTEN = (
    "samr_12315/complaint",
    "samr_12315/complaint_short",
    "payment/wechat",
    "platform_ticket/ticket_short",
)


def brief_of_child(age="14", **changes):
    told = {
        "消费者": CHILD | {"与付款人关系": "付款人是我母亲", "出生日期": f"{2026 - int(age)}-02-03"},
        "交易": [BOUGHT],
        "法院": COURT,
        "平台": SITE,
        "证据": {"截图": PROOF},
    }
    return brief_of(minors(child(age) | REFUSED | MUCH | ASKED, **(told | changes)))


def test_the_pleading_says_whose_account_the_child_used():
    text = text_of(brief_of_child(), "court/statement_of_claim")
    assert "该款从其母亲张某某的支付账户付出。" in text
    assert "下单和付款由原告自行操作，原告当时14周岁" in text
    assert "原告付款时14周岁，是限制民事行为能力人" in text
    for conceded in ("家人支付", "我母亲", "实际下单付款的人当时"):
        assert conceded not in text


@pytest.mark.parametrize(
    ("told", "whose"),
    [("付款人是我爸爸", "其父亲"), ("付款人是我外祖母", "家人"), ("用的是家里的账户", "家人")],
)
def test_the_account_is_whose_the_author_says(told, whose):
    brief = brief_of_child(消费者=CHILD | {"与付款人关系": told})
    assert f"从{whose}的支付账户付出。" in text_of(brief, "court/statement_of_claim")


def test_a_child_under_eight_is_called_so():
    text = text_of(brief_of_child("7"), "court/statement_of_claim")
    assert "原告付款时不满八周岁，是无民事行为能力人" in text


@pytest.mark.parametrize(
    ("told", "whose"),
    [
        ("付款人是我母亲", "本人"),
        ("付款人是我爸爸", "家人"),
        ("付款人是我外祖母", "家人"),
        ("用的是家里的账户", "家人"),
    ],
)
def test_the_timeline_tells_the_account_not_the_payer(told, whose):
    # The mother writes: her own account is not called that of a relative.
    text = text_of(brief_of_child(消费者=CHILD | {"与付款人关系": told}), "platform_ticket/ticket")
    assert f"（使用{whose}的支付账户）" in text
    assert "由家人支付" not in text


@pytest.mark.parametrize("told", ["家长事前同意这笔付款", "家长事前或事后同意过"])
def test_that_nobody_agreed_before_is_pleaded_where_it_was_answered(told):
    facts = child("14") | REFUSED | MUCH | ASKED
    plea = "法定代理人事前没有同意，得知后于"
    asked = {name: answer for name, answer in facts.items() if not name.startswith("家长事前")}
    common = {"消费者": CHILD, "交易": [BOUGHT], "法院": COURT, "平台": SITE, "证据": {"截图": PROOF}}
    assert plea in text_of(brief_of(minors(asked | {told: "否"}, **common)), "court/statement_of_claim")
    assert plea not in text_of(brief_of(minors(asked, **common)), "court/statement_of_claim")


@pytest.mark.parametrize("paper", WRITTEN)
def test_the_guardian_writes_and_no_name_is_told(paper):
    text = text_of(brief_of_child(), paper)
    # Whoever writes says first what he is to the child; then 本人 is he, and the child is the child.
    assert re.search("本人是付款的孩子(（付款时14周岁）)?的母亲、法定代理人。", text)
    assert "14周岁" in text
    assert "本人付款" not in text
    for hidden in (CHILD["姓名"], GUARDIAN["姓名"], "该未成年人"):
        assert hidden not in text


def test_who_may_read_names_reads_them():
    text = text_of(brief_of_child(), "xiaoxie/letter")
    assert "张某某是张小某的母亲、法定代理人，代为提出本投诉。" in text
    assert "下单和付款由张小某自行操作，张小某当时14周岁" in text
    assert "11月3日，张某某向商家表示不同意上述付款，09:00向商家要求退款" in text
    assert "＿＿＿＿＿＿＿＿消费者协会" in text
    assert "本人" not in text


@pytest.mark.parametrize(
    ("paper", "signs"),
    [
        ("samr_12315/form", "法定代理人（签字）："),
        ("xiaoxie/letter", "法定代理人（签名）："),
        ("people_mediation/application", "法定代理人（签名）："),
        ("court/evidence_list", "法定代理人（签名）："),
        ("court/identity", "法定代理人（签名）："),
    ],
)
def test_the_guardian_signs(paper, signs):
    text = text_of(brief_of_child(), paper)
    assert signs in text
    for wrong in ("投诉人（签", "申请人（签", "提交人（签"):
        assert wrong not in text


@pytest.mark.parametrize("paper", ["samr_12315/complaint", "demand_letter/message", "heimao/post"])
def test_a_grown_up_tells_nothing_of_it_in_his_own_person(paper):
    made = composed(brief_of(minors(child("14") | REFUSED | MUCH | ASKED)), paper)
    assert made.document is None
    assert made.missing[0].startswith("“消费者”写孩子（姓名、出生日期）")


def test_a_name_within_quotation_marks_has_single_ones():
    site = SITE | {"名称": "某某“好卡”网"}
    text = text_of(brief_of_child(平台=site), "samr_12315/complaint")
    assert "“某某‘好卡’网”" in text
    assert "““" not in text


NOT_THE_CHILD = {"孩子用的是家长或别人实名的游戏账号": yes(原话="孩子的母亲，就是我")}


@pytest.mark.parametrize(
    "paper", ["court/statement_of_claim", "platform_ticket/ticket", "samr_12315/complaint"]
)
def test_whose_name_the_account_has_is_not_volunteered(paper):
    brief = brief_of_child(事实=child("14") | REFUSED | MUCH | ASKED | NOT_THE_CHILD)
    text = text_of(brief, paper)
    assert "实名" not in text
    assert "就是" not in text


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("我孩子在客厅看动画，我在厨房", "原告在客厅看动画，原告的母亲在厨房"),
        ("发现的是孩子的母亲，就是我", "发现的是孩子的母亲"),
        ("店主说“我孩子也一样”，我没有同意", "店主说“我孩子也一样”，原告的母亲没有同意"),
    ],
)
def test_who_wrote_the_case_is_told_in_his_role(told, printed):
    brief = brief_of_child(经过=[{"时间": "2026-11-03 10:00", "事项": told}])
    text = text_of(brief, "court/statement_of_claim")
    assert printed in text


def test_the_guardian_posts_and_the_child_paid():
    text = text_of(brief_of_child(), "heimao/post")
    assert "我的孩子（付款时14周岁）" in text
    assert CHILD["姓名"] not in text
    assert not re.search("我(在|付款|购买)", text)


def test_nobody_posts_for_a_child_whose_guardian_is_not_named():
    brief = brief_of_child(消费者={key: value for key, value in CHILD.items() if key != "法定代理人"})
    assert composed(brief, "heimao/post").document is None


TERMS = [
    {
        "名称": "充值须知",
        "管什么": "其他",
        "原文": "未成年人使用监护人账号充值的，由监护人自行承担。",
        "证据": ["截图"],
    }
]


def test_a_term_that_leaves_it_to_the_guardian_is_answered():
    brief = brief_of_child(平台规则=TERMS)
    claim = text_of(brief, "court/statement_of_claim")
    assert "《充值须知》写明“未成年人使用监护人账号充值的，由监护人自行承担”" in claim
    assert "对原告没有约束力" in claim
    # Nobody said it: no paper tells the other side to have done so.
    assert "称“未成年人" not in claim
    assert [each.id for each in brief.rebuttals if each.heard == TERMS[0]["原文"]] == ["guardian-bears"]


def test_a_letter_has_the_order_by_which_it_is_found_and_the_telephone_of_who_speaks():
    who = CHILD | {"与付款人关系": "付款人是我母亲", "出生日期": "2012-02-03", "电话": "13800000008"}
    text = text_of(brief_of_child(消费者=who), "xiaoxie/letter")
    assert "就订单0042611010077付款" in text
    assert GUARDIAN["电话"] in text
    assert "13800000008" not in text


def test_nobody_is_to_close_an_account_into_which_nothing_was_paid():
    key = brief_of_child(交易=[BOUGHT | {"买的是什么": "卡密"}])
    assert "账号的付费功能" not in text_of(key, "minor_notice/notice")
    assert "账号的付费功能" in text_of(brief_of_child(), "minor_notice/notice")


def test_a_list_of_evidence_names_who_sues_for_the_child():
    text = text_of(brief_of_child(), "court/evidence_list")
    assert f"（法定代理人：{GUARDIAN['姓名']}，" in text
