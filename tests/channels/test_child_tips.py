"""A child tipped a streamer: what its guardian says is told as said, nothing is conceded, and no rule against her is hers."""

import pytest
from cases_support import PROOF, brief_of, text_of, yes
from channel_support import SITE
from court_cases import CHILD, COURT, GUARDIAN
from more_cases import child, minors

from kameng_docs.case.told_payments import payments_told
from kameng_docs.compose.third_person import spoken_of
from kameng_docs.law.said import bars_children, favours_buyer, leaves_it_to_guardian, without_offers
from kameng_docs.spelling.strangers import strangers_in

MUCH = {"这笔钱明显超过孩子平时的零花钱": yes()}
REFUSED = {"家长得知后明确表示不同意": yes(时间="2026-11-03")}
AWAY = {"付款时家长在别处": yes(原话="那三个星期我在医院上夜班，排班表可以开")}
ONLY_PART = {"对方的原话是不退": yes(时间="2026-11-04", 原话="最多给您退一半")}
RULES = [
    {"名称": "未成年人消费管理规则", "条款": "第二条", "管什么": "其他", "原文": "平台禁止未满18周岁的未成年人使用充值、打赏功能。"},
    {"名称": "未成年人消费管理规则", "条款": "第七条", "管什么": "售后", "原文": "经核实充值、打赏确系未成年人操作的，平台予以全额退款。"},
    {"名称": "未成年人消费管理规则", "条款": "第八条", "管什么": "售后", "原文": "成年人冒用未成年人名义申请退款的，平台有权拒绝并限制账号功能。"},
    {"名称": "未成年人消费管理规则", "条款": "第九条", "管什么": "其他", "原文": "监护人未妥善保管账号、密码及支付密码的，应自行承担相应责任。"},
]  # fmt: skip
HUKOU = {"名称": "户口本里女儿那一页", "文件": "户口.png", "证明": "打赏的时候女儿12周岁，是我女儿"}


def brief_of_mother(facts=(), **changes):
    told = {
        "消费者": CHILD | {"与付款人关系": "付款人是我母亲", "出生日期": "2014-02-03"},
        "法院": COURT,
        "平台": SITE,
        "证据": {"截图": PROOF, "户口": HUKOU},
    }
    said = child("12") | REFUSED | MUCH | dict(facts)
    said["实际操作的是孩子"] = said["实际操作的是孩子"] | {"证据": ["户口"]}
    return brief_of(minors(said, **(told | changes)))


@pytest.mark.parametrize(
    ("rule", "gives"),
    [
        (RULES[1]["原文"], True),
        (RULES[2]["原文"], False),
        ("商家逾期不处理的，平台有权冻结商家保证金先行赔付", True),
        ("商家不得拒绝退款", True),
        ("恶意申请退款的，平台可以限制其退款功能", False),
    ],
)
def test_a_rule_that_turns_users_down_is_no_term_of_theirs(rule, gives):
    assert favours_buyer(rule) is gives


def test_a_rule_that_keeps_children_from_paying_is_known_and_one_on_passwords_is_of_guardians():
    assert bars_children(RULES[0]["原文"])
    assert bars_children("未成年人不得参与直播打赏")
    assert not bars_children("未成年人申请退款的，由监护人提交材料")
    assert leaves_it_to_guardian(RULES[3]["原文"])
    assert not leaves_it_to_guardian("监护人提交证明材料并通过审核以后，平台应当承担退款责任")


def test_papers_rely_on_what_gives_and_answer_what_takes():
    brief = brief_of_mother(ONLY_PART, 平台规则=[rule | {"证据": ["截图"]} for rule in RULES])
    for paper in ("platform_ticket/ticket", "court/statement_of_claim", "samr_12315/complaint"):
        assert "第八条" not in text_of(brief, paper), paper
    assert [rule.open for rule in brief.platform_rules] == [False, True]
    assert "第九条写明" in text_of(brief, "court/statement_of_claim")


def test_nobody_concedes_a_fault_of_hers():
    brief = brief_of_mother(ONLY_PART)
    assert "part-to-a-child" in [each.id for each in brief.rebuttals]
    for paper in ("demand_letter/letter", "xiaoxie/letter", "people_mediation/application"):
        assert "过错分担" not in text_of(brief, paper), paper


def test_who_writes_of_herself_is_called_by_her_name_and_an_offer_of_proof_is_no_fact():
    brief = brief_of_mother(AWAY | ONLY_PART)
    for paper in ("xiaoxie/letter", "people_mediation/application", "court/statement_of_claim"):
        text = text_of(brief, paper)
        assert f"{GUARDIAN['姓名']}的母亲" not in text, paper
        assert "排班表" not in text, paper
    assert f"那三个星期{GUARDIAN['姓名']}在医院上夜班" in text_of(brief, "xiaoxie/letter")


def test_what_only_she_says_is_told_as_said_by_her():
    # A page of the register shows how old the child is, and nothing of who paid.
    text = text_of(brief_of_mother(), "court/statement_of_claim")
    assert f"据{GUARDIAN['姓名']}陈述，下单和付款由原告自行操作，原告当时12周岁" in text
    shown = {"户口": HUKOU, "录屏": PROOF | {"名称": "账号使用记录的录屏"}, "截图": PROOF}
    brief = brief_of_mother(证据=shown)
    assert f"据{GUARDIAN['姓名']}陈述" in text_of(brief, "court/statement_of_claim")


def test_whose_child_somebody_is_stays_said():
    assert (
        spoken_of("打赏的时候女儿12周岁，是我女儿", "原告的母亲", "原告", "苏某梅")
        == "打赏的时候女儿12周岁，是苏某梅的女儿"
    )
    assert spoken_of("我女儿拿我的手机", "原告的母亲", "原告", "苏某梅") == "原告拿原告的母亲的手机"


def test_without_offers():
    assert without_offers("那三个星期我在医院上夜班，排班表可以开") == "那三个星期我在医院上夜班"
    assert without_offers("排班表可以开") == "排班表可以开"
    assert without_offers("在外地出差，有车票为证。") == "在外地出差"


def test_the_number_of_an_account_is_masked_where_everybody_reads():
    said = "ID 90000012，账单截图已经发了"
    assert [(kind, said[a:b]) for kind, a, b in strangers_in(said)] == [("account", "90000012")]
    assert strangers_in("请提供账号ID和订单信息") == []
    assert strangers_in("账号2026年8月12日被封") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("我女儿给主播打赏了九次，一共3860元", 9),
        ("充了12笔", 12),
        ("送给主播，九次，一共38600星钻", 9),
        ("第九次充值", 0),
        ("催了三次也不退", 0),
        ("充了30多笔", 0),
        ("每周刷三次", 0),
        ("要求退款三次", 0),
    ],
)
def test_how_often_was_paid_is_heard(text, count):
    assert payments_told(text)[0] == count
