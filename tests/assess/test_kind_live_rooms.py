"""The other side is a platform; what was bought in a live room (domain: kinds-2, F). T-F1 … are rows of the table F9 there."""

from decimal import Decimal
from typing import Any

import pytest
from cases_support import FIRM, GONE, PROOF, brief_of, case_file, no, order, seller, text_of, yes
from grounds_table import Expected, assert_expected, leads_of, reasons_of, standing_of

from kameng_docs.brief import Brief

# Grounds that this kind added: the tables of the older files leave them out.
OF_THIS_KIND = {
    "invoice-of-another",
    "live-anchor",
    "live-operator-beside-shop",
    "live-operator-knew",
    "live-own-room",
    "live-platform-knew",
    "live-platform-no-identity",
    "live-platform-own-room",
    "live-room",
    "live-room-not-delivered",
    "live-room-other-goods",
    "platform-given-identity",
    "platform-not-served",
    "platform-punitive",
    "platform-recommended",
    "shop-handed-over",
}
SHOTS = {
    name: {"名称": f"{name}截图", "文件": f"{i}.png", "来源": "手机截屏", "证明": "所述事实"}
    for i, name in enumerate(("录屏", "主页", "工单", "规则", "截图"))
}
OPERATING = {**FIRM, "名称": "某某传媒有限公司", "住所": "某某省某某市某某区某某路9号"}
SITE = {
    "名称": "某某直播",
    "经营者": {**FIRM, "名称": "某某平台有限公司", "住所": "某某省某某市某某区某某路1号"},
}
OPERATOR = [{"主体": OPERATING, "身份": "直播间运营者", "网站上卖家情况": "很多家店", "页面标有自营": "否"}]
UNKNOWN = [{"身份": "直播间运营者", "店铺名": "某某严选", "网站上卖家情况": "很多家店", "页面标有自营": "否"}]
SHOP = [seller(店铺名="某某数码店")]
ADAPTER = order(
    商品="某某牌充电器", 买的是什么="实物商品", 实付="199.00", 下单时间="2026-06-10 20:30", 收到卡密的时间="2026-06-13", 证据=["截图"]
)  # fmt: skip
SAID = [{"内容": "支持一百瓦快充", "实际": "实测只有二十瓦", "在哪里看到": "直播", "证据": ["录屏"]}]
IN_ROOM = {"是在直播间里点链接买的": yes(原话="某某严选直播间", 证据=["录屏"])}
UNMARKED = {"直播页面没有写实际卖家是谁": yes(原话="画面和链接里只有商品名和价格", 证据=["录屏"])}
OPENED = {"直播间账号是对方开的": yes(原话="账号主体：某某传媒有限公司", 证据=["主页"])}
OWN_ROOM = {"直播间是店铺自己开的": yes(原话="某某数码店官方直播间", 证据=["主页"])}
OTHER = {
    "卖家发来的不是我买的商品或面值": yes(
        原话="订的是一百瓦，发来的是二十瓦", 时间="2026-06-13", 证据=["截图"]
    )
}
LIVE = IN_ROOM | UNMARKED | OPENED
WANTED, NOT_GIVEN = "我书面要平台提供直播间运营者的信息", "平台没有给或者给的直播间信息联系不上"
NO_OPERATOR = {
    WANTED: yes(时间="2026-11-01", 期限="2026-11-10", 证据=["工单"]),
    NOT_GIVEN: yes(时间="2026-11-11", 原话="没有答复", 证据=["工单"]),
}
TOLD = {"我把情况和证据告诉了平台": yes(时间="2026-07-01", 证据=["工单"])}
STILL_ON = {"直播间之后仍在推同一商品": yes(时间="2026-07-09", 证据=["录屏"])}
SHOP_ASKED = {
    "我书面要平台提供卖家的真实名称地址联系方式": yes(时间="2026-11-01", 期限="2026-11-10", 证据=["工单"])
}
GIVEN = {
    "平台给过的卖家信息": yes(时间="2026-11-08", 原话="某某网络有限公司，某某路6号", 证据=["工单"]),
    "平台给了卖家信息而且联系得上": yes(时间="2026-11-08"),
}
PROMISED = {
    "平台自己写过先行赔付或更好的保障": yes(原话="与描述不符的，平台先行赔付，最高赔付500元", 金额="500.00", 证据=["规则"]),
    "平台承诺的条件我都满足": yes(原话="签收后七日内提出，交了实测的视频", 证据=["工单"]),
}  # fmt: skip
APPLIED = {"我按平台的步骤申请过赔付": yes(时间="2026-06-15", 原话="申请编号0042", 证据=["工单"])}
REFUSED = {"平台拒绝了赔付申请": yes(时间="2026-06-18", 原话="不予赔付", 证据=["工单"])}
INVOICE = {"发票或者收款方写的是另一家": yes(原话="某某商贸有限公司", 证据=["截图"])}
COURT = {"法院": {"名称": "某某市某某区人民法院", "省份": "江苏", "为什么是这里": "我的户籍地在该区"}}


def live(facts: dict[str, Any] = LIVE, **changes: Any) -> dict[str, Any]:
    """Bought in a live room, claimed from whoever runs it."""
    base = {"卖家": OPERATOR, "平台": SITE, "交易": [ADAPTER], "争议": ["直播间卖货"], "页面承诺": SAID}
    return case_file(**base | {"事实": facts, "证据": SHOTS} | changes)


def shop(facts: dict[str, Any], price: str = "320.00", **changes: Any) -> dict[str, Any]:
    """What a shop on a platform sent is not what was ordered."""
    bought = {**ADAPTER, "实付": price}
    base = {"卖家": SHOP, "平台": SITE, "交易": [bought], "争议": ["描述不符"], "证据": SHOTS}
    return case_file(**base | {"事实": OTHER | facts} | changes)


SELF_OPERATED = [seller(页面标有自营="是", 主体=GONE)]
GROUP = {
    "卖家": [{"主体": {"名称": "某丁", "主体类型": "个人", "住所": "某某省某某市某某路1号"}, "网站上卖家情况": "只有一家店"}],
    "平台": GONE,
}  # fmt: skip

TABLE = {
    "T-F1 marked as its own, the supplier is named": Expected(
        shop(INVOICE, 卖家=SELF_OPERATED), stands=("self-operated-liability", "invoice-of-another", "not-as-described"),
        absent=("platform-knew", "platform-no-identity", "platform-looked-like-seller"), claims=("refund",),
    ),
    "T-F1 sold by a shop, another name on the bill": Expected(
        shop(INVOICE), silent=("invoice-of-another",), absent=("self-operated-liability",), claims=("refund",)
    ),
    "T-F2 the identity was given in time": Expected(
        shop(SHOP_ASKED | GIVEN, 争议=["描述不符", "平台责任"]),
        refused={"platform-no-identity": "平台给了卖家信息而且联系得上"}, stands=("platform-given-identity",), claims=("refund",),
    ),
    "given, and it leads nowhere": Expected(
        shop(SHOP_ASKED | {"平台给过的卖家信息": GIVEN["平台给过的卖家信息"], "平台没有给或者给的联系不上": yes(时间="2026-11-12", 原话="电话是空号，地址查无此处", 证据=["截图"])}),
        stands=("platform-no-identity",), refused={"platform-given-identity": "平台没有给或者给的联系不上"}, claims=("refund", "platform-refund"),
    ),
    "R3 only the court could not serve it": Expected(
        shop(SHOP_ASKED | {"平台没有给或者给的联系不上": yes(时间="2026-11-12", 证据=["截图"]), "只是法院送达不到卖家": yes()}),
        refused={"platform-no-identity": "只是法院送达不到卖家", "platform-not-served": "不等于平台"}, claims=("refund",),
    ),
    "T-F3 the platform promised at most 500": Expected(
        shop(PROMISED | APPLIED | REFUSED), stands=("platform-own-promise",), claims=("refund", "platform-refund")
    ),
    "T-F3 not applied for yet": Expected(
        shop(PROMISED | {"我按平台的步骤申请过赔付": no()}), refused={"platform-own-promise": "我按平台的步骤申请过赔付"}, claims=("refund",)
    ),
    "T-F3 a condition is not met": Expected(
        shop(PROMISED | APPLIED | {"平台承诺的条件我都满足": no()}), refused={"platform-own-promise": "平台承诺的条件我都满足"}, claims=("refund",)
    ),
    "T-F4 nobody says who sells": Expected(
        live(), stands=("live-room",), claims=("refund",), refused={"live-anchor": "不向他个人要"},
        silent=("contract-formed", "not-as-described", "false-promotion", "live-own-room"),
        leads=("report-live-not-shown", "report-live-words"),
    ),
    "T-F4 the anchor alone is written as respondent": Expected(
        live(IN_ROOM | UNMARKED | {"直播间账号是对方开的": no()}), refused={"live-room": "直播间账号是对方开的"}, claims=()
    ),
    "T-F4 nothing of what was said was otherwise": Expected(
        live(页面承诺=[{"内容": "支持一百瓦快充", "在哪里看到": "直播"}]), refused={"live-room": "主播说的没有做到"}, claims=()
    ),
    "T-F4 the host only promised money back": Expected(
        live(页面承诺=[{"内容": "假一赔十", "实际": "没有赔", "在哪里看到": "直播"}]), refused={"live-room": "主播说的没有做到"}, claims=()
    ),
    "T-F4 for resale": Expected(live(买来做什么="拿去卖"), refused={"live-room": "买来自用"}, claims=()),
    "T-F4 only regretted": Expected(
        live(LIVE | {"我只是后悔不想要了": yes()}), refused={"live-room": "我只是后悔不想要了"}, claims=()
    ),
    "other goods were sent, nobody said a word": Expected(
        live(LIVE | OTHER, 页面承诺=GONE), stands=("live-room-other-goods",), claims=("refund",)
    ),
    "nothing came after a reminder": Expected(
        live(
            LIVE | {"到现在仍未到账": yes(), "我书面催过一次并给了期限": yes(时间="2026-11-03", 期限="2026-11-10", 原话="请于11月10日前交付"), "过了我给的期限仍未到账": yes(时间="2026-11-11")},
            页面承诺=GONE, 交易=[{k: v for k, v in ADAPTER.items() if k != "收到卡密的时间"}],
        ),
        stands=("live-room-not-delivered",), claims=("refund",),
    ),
    "T-F5 the seller is shown, claimed from the shop": Expected(
        shop(IN_ROOM | {"直播页面没有写实际卖家是谁": no()}, "199.00"), stands=("not-as-described",),
        refused={"live-operator-beside-shop": "直播页面没有写实际卖家是谁"}, silent=("live-room",), claims=("refund",),
        no_leads=("report-live-not-shown",),
    ),
    "T-F5 the seller is shown, claimed from the operator": Expected(
        live(IN_ROOM | OPENED | {"直播页面没有写实际卖家是谁": no()}), refused={"live-room": "直播页面没有写实际卖家是谁"}, claims=(),
        no_leads=("report-live-not-shown",),
    ),
    "T-F6 the owner of a group": Expected(
        shop({"网站经营者是个人": yes(), "卖家件数多": yes(数量="200"), "卖家长期卖": yes(时间="2025-01-01")} | SHOP_ASKED, 争议=["描述不符", "平台责任"], **GROUP),
        stands=("business-seller",), absent=("platform-no-identity", "platform-knew"), claims=("refund",),
    ),
    "the shop's own room": Expected(
        live(IN_ROOM | OWN_ROOM, 卖家=SHOP), stands=("live-own-room",), claims=("refund",)
    ),
    "another's room, claimed from the shop": Expected(
        live(IN_ROOM | {"直播间是店铺自己开的": no()}, 卖家=SHOP), refused={"live-own-room": "直播间是店铺自己开的"}, claims=()
    ),
    "the platform's own room": Expected(
        shop(IN_ROOM | {"直播间是平台自己开的": yes(原话="某某直播官方自营", 证据=["主页"])}),
        stands=("live-platform-own-room",), claims=("refund", "platform-refund"),
    ),
    "the platform names no operator": Expected(
        live(LIVE | NO_OPERATOR), stands=("live-room", "live-platform-no-identity"), claims=("refund", "platform-refund"),
        leads=("report-live-platform-information",),
    ),
    "nobody knows who runs the room": Expected(
        live({k: v for k, v in (LIVE | NO_OPERATOR).items() if k not in OPENED}, 卖家=UNKNOWN),
        stands=("live-room", "live-platform-no-identity"), claims=("refund", "platform-refund"),
    ),
    "the platform has time to name it": Expected(
        live(LIVE | NO_OPERATOR | {WANTED: yes(时间="2026-11-20", 期限="2026-11-27", 证据=["工单"])}),
        refused={"live-platform-no-identity": "期限"}, claims=("refund",), no_leads=("report-live-platform-information",),
    ),
    "the platform named it": Expected(
        live(LIVE | NO_OPERATOR | {"平台给了直播间的信息而且联系得上": yes()}),
        refused={"live-platform-no-identity": "平台给了直播间的信息而且联系得上"}, claims=("refund",),
    ),
    "the platform knew and the room went on": Expected(
        live(LIVE | TOLD | STILL_ON), stands=("live-platform-knew",), claims=("refund", "platform-joint"),
        leads=("report-live-platform-idle",), absent=("platform-knew",),
    ),
    "seen before the platform was told": Expected(
        live(LIVE | TOLD | {"直播间之后仍在推同一商品": yes(时间="2026-06-30", 证据=["录屏"])}), absent=("live-platform-knew",), claims=("refund",)
    ),
    "the room was told and went on": Expected(
        live(LIVE | {"我把问题告诉了直播间": yes(时间="2026-07-01")} | STILL_ON), stands=("live-operator-knew",), claims=("refund",)
    ),
    "R4 the platform recommended it": Expected(
        shop({"是平台推荐或首页广告带我买的": yes(原话="首页精选")}), refused={"platform-recommended": "明知或者应知"}, claims=("refund",)
    ),
    "R8 three times the price of the platform": Expected(
        shop({}, 争议=["描述不符", "平台责任"], 诉求={"要求增加赔偿": "事实够时要求"}), refused={"platform-punitive": "只撮合交易的平台一般不承担"}, claims=("refund",)
    ),
    "R8 not asked of the platform": Expected(
        shop({}, 诉求={"要求增加赔偿": "事实够时要求"}), silent=("platform-punitive",)
    ),
    "a shop that was handed over": Expected(
        shop({"店铺转让了而页面没有变更公示": yes(原话="公示的是某某商行，发货单写的是某某经营部", 证据=["截图"])}), stands=("shop-handed-over",), claims=("refund",)
    ),
    "handed over, nothing shows it": Expected(
        shop({"店铺转让了而页面没有变更公示": yes(原话="听别人说的")}), refused={"shop-handed-over": "没有证据"}, claims=("refund",)
    ),
    "no price in the room": Expected(
        live(LIVE | {"直播间没有写清价格或者优惠怎么算": yes(原话="只写着比原价省一百元")}), leads=("report-live-price",)
    ),
    "looked like the platform, a report": Expected(
        shop({"名称标识让人以为是平台自己卖的": yes(原话="某某直播官方店", 证据=["截图"])}), leads=("report-self-operated-mark",), claims=("refund", "platform-refund")
    ),
    "the platform shifts all to the shop": Expected(
        shop({}, 对方的条款=[{"原文": "平台责任均由商家承担", "讲的是什么": "平台不担责", "在哪里": "服务协议", "提示": "小字"}]),
        stands=("term-void-listed",), leads=("report-term",), claims=("refund",),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLE)
def test_grounds_of_live_rooms_stand_and_fall_as_the_domain_says(name):
    assert_expected(brief_of(TABLE[name].case, TABLE[name].today), TABLE[name])


# The rows without a claim have no sum against the wrong one.
SUMS = {
    "T-F1 marked as its own, the supplier is named": "320.00",
    "T-F2 the identity was given in time": "320.00",
    "T-F3 the platform promised at most 500": "320.00",
    "T-F4 nobody says who sells": "199.00",
    "T-F4 the anchor alone is written as respondent": "0.00",
    "T-F5 the seller is shown, claimed from the shop": "199.00",
    "T-F5 the seller is shown, claimed from the operator": "0.00",
    "the platform names no operator": "199.00",
    "the platform knew and the room went on": "199.00",
}


@pytest.mark.parametrize("name", SUMS)
def test_the_platform_adds_no_sum(name):
    assert brief_of(TABLE[name].case).total == Decimal(SUMS[name])


@pytest.mark.parametrize(
    ("most", "back", "asked"),
    [("500.00", GONE, "320.00"), ("200.00", GONE, "200.00"), (GONE, GONE, "320.00"), ("200.00", {"金额": "150.00", "方式": "原路退回", "日期": "2026-06-20"}, "170.00")],
)  # fmt: skip
def test_a_promise_gives_the_smaller_of_loss_and_most(most, back, asked):
    name = "平台自己写过先行赔付或更好的保障"
    words = {k: v for k, v in (PROMISED[name] | {"金额": most}).items() if v is not GONE}
    bought = {k: v for k, v in (ADAPTER | {"实付": "320.00", "已退回": back}).items() if v is not GONE}
    brief = brief_of(shop(PROMISED | APPLIED | {name: words}, 交易=[bought]))
    (ground,) = [g for g in brief.grounds if g.id == "platform-own-promise"]
    assert ground.sum == Decimal(asked)
    (claim,) = [c for c in brief.claims if c.kind == "platform-refund"]
    assert claim.amount is None
    assert claim.sum == Decimal(asked)


def cited_by(brief: Brief) -> set[str]:
    found = {c.ref.partition("@")[0] for ground in (*brief.grounds, *brief.leads) for c in ground.citations}
    return found | {each.authority for each in brief.refused}


CITED = {
    "T-F1 marked as its own, the supplier is named": {"ecommerce-law:37.2", "online-consumer-interpretation:4.1"},
    "T-F2 the identity was given in time": {"consumer-law:44.1"},
    "T-F3 the platform promised at most 500": {"consumer-law:44.1", "civil-code:509.1", "civil-code:498"},
    "T-F4 nobody says who sells": {
        "online-consumer-interpretation:12.1", "live-ecommerce-measures:26.1", "live-ecommerce-measures:58",
        "online-trading-measures:20.1", "live-ecommerce-measures:34.1", "live-ecommerce-measures:62.1",
    },
    "T-F5 the seller is shown, claimed from the shop": {"online-consumer-interpretation:12.2"},
    "T-F5 the seller is shown, claimed from the operator": {"online-consumer-interpretation:12.2"},
    "the shop's own room": {"online-consumer-interpretation:11"},
    "the platform's own room": {"online-consumer-interpretation:13"},
    "the platform names no operator": {
        "online-consumer-interpretation:14", "consumer-law:44.1", "consumer-regulation:14.2", "live-ecommerce-measures:18",
    },
    "the platform knew and the room went on": {
        "online-consumer-interpretation:16", "ecommerce-law:38.1", "live-ecommerce-measures:19", "live-ecommerce-measures:56", "ecommerce-law:83",
    },
    "a shop that was handed over": {"online-consumer-interpretation:6"},
    "R4 the platform recommended it": {"advertising-law:56.3"},
    "the platform shifts all to the shop": {"online-consumer-interpretation:1.1.2", "platform-rules-measures:30.1.3"},
}  # fmt: skip


@pytest.mark.parametrize("name", CITED)
def test_the_articles_are_those_of_the_domain(name):
    assert CITED[name] <= cited_by(brief_of(TABLE[name].case))


def test_what_an_agency_applies_stands_in_no_claim():
    for name, row in TABLE.items():
        for ground in brief_of(row.case).grounds:
            refs = [c.ref for c in ground.citations]
            assert not [r for r in refs if r.startswith(("live-ecommerce", "platform-rules"))], (
                name,
                ground.id,
            )


def test_before_the_measures_were_in_force_the_older_ones_are_reported():
    bought = ADAPTER | {"下单时间": "2025-12-10 20:30", "收到卡密的时间": "2025-12-13"}
    refs = cited_by(brief_of(live(交易=[bought])))
    assert "online-trading-measures:20.1" in refs
    assert not [r for r in refs if r.startswith("live-ecommerce")]


FALSE_ANSWERS = [
    ("卡密无效", IN_ROOM | UNMARKED | OPENED | TOLD | STILL_ON),
    ("自动续费", IN_ROOM | {"直播间是店铺自己开的": yes(原话="某某")} | PROMISED | APPLIED),
    ("账号被找回", IN_ROOM | UNMARKED | {"直播间是平台自己开的": yes(原话="某某", 证据=["主页"])}),
]


@pytest.mark.parametrize(("dispute", "facts"), FALSE_ANSWERS)
def test_answers_of_this_kind_open_no_claim_in_another(dispute, facts):
    brief = brief_of(case_file(争议=[dispute], 事实=facts, 证据=SHOTS | {"截图": PROOF}))
    assert brief.claims == ()
    carrying = {
        g.id for g in brief.grounds if set(g.supports) & {"refund", "platform-refund", "platform-joint"}
    }
    assert carrying == set()


@pytest.mark.parametrize(
    "answer",
    [
        {"自动续费扣了款": yes(时间="2026-06-20"), "扣款前没有收到过提醒": yes()},
        {"账号到手后登不上了": yes(时间="2026-06-20"), "买的是普通游戏账号": yes()},
        {"我手里的卡还有余额": yes(金额="100.00"), "卡只能在发卡的那一家用": yes()},
        {"平台之后仍让该店继续卖同一商品": yes(时间="2026-07-09", 证据=["截图"])},
    ],
)
def test_answers_of_another_kind_open_nothing_here(answer):
    brief = brief_of(live(LIVE | answer))
    assert [(claim.kind, claim.amount) for claim in brief.claims] == [("refund", Decimal("199.00"))]


def test_the_anchor_is_no_defendant():
    brief = brief_of(live())
    assert [each.name for each in brief.respondents] == ["某某传媒有限公司"]
    (told,) = [each for each in brief.refused if each.id == "live-anchor"]
    assert "直播间运营者" in told.instead


# --- what papers say ------------------------------------------------------------------------------------------


def test_the_platform_s_answer_is_told():
    brief = brief_of(TABLE["T-F2 the identity was given in time"].case | COURT)
    for paper in ("court/statement_of_claim", "platform_ticket/ticket", "samr_12315/complaint"):
        text = text_of(brief, paper)
        assert "11月8日" in text, paper
        assert "提供了卖家的信息：“某某网络有限公司，某某路6号”" in text, paper
    assert "判令" in text_of(brief, "court/statement_of_claim")
    assert len(brief.defendants) == 1


def test_a_platform_is_a_defendant_only_with_a_ground():
    for name in ("T-F2 the identity was given in time", "R3 only the court could not serve it", "T-F3 not applied for yet"):  # fmt: skip
        assert "platform" not in {each.role for each in brief_of(TABLE[name].case).respondents}, name
    both = brief_of(TABLE["T-F3 the platform promised at most 500"].case | COURT)
    assert [each.role for each in both.respondents] == ["seller", "platform"]
    text = text_of(both, "court/statement_of_claim")
    assert "按照其承诺，在320.00元的范围内对上述返还价款的义务承担赔付责任" in text
    for wrong in ("820.00", "500.00元的范围", "合计640.00元"):
        assert wrong not in text


def test_a_suit_against_the_operator_says_what_was_seen_and_no_more():
    text = text_of(brief_of(live() | COURT), "court/statement_of_claim")
    for words in (
        "某某传媒有限公司",
        "某某严选直播间",
        "“支持一百瓦快充”",
        "实测只有二十瓦",
        "第十二条第一款",
        "199.00元",
        "直播中说明",
        "被告开设的直播间购买",
    ):
        assert words in text
    for words in (
        "卡密",
        "向被告购买",
        "直播写明",
        "主播个人",
        "合同成立",
        "直播电商监督管理办法",
        "第五十五条",
        "欺诈",
    ):
        assert words not in text


def test_the_operator_is_complained_of_once():
    brief = brief_of(live(LIVE | NO_OPERATOR, 消费者=case_file()["消费者"] | {"电话": "13800000009"}))
    text = text_of(brief, "samr_12315/complaint")
    assert "某某传媒有限公司" in text
    assert "199.00元" in text
    report = text_of(brief, "samr_12315_report/report")
    assert "199.00元" in report or "直播" in report
    assert "退还" not in report


def test_reasons_and_leads_name_the_grounds():
    brief = brief_of(live(LIVE | NO_OPERATOR))
    assert {"live-room", "live-platform-no-identity"} <= standing_of(brief)
    assert "live-anchor" in reasons_of(brief)
    assert leads_of(brief) >= {"report-live-not-shown"}


# --- the platform is sued alone: nothing above it asks for the price ---------------------------------------------

NAMELESS = [{"店铺名": "某某数码店", "网站上卖家情况": "很多家店", "页面标有自营": "否"}]
AT_MOST = PROMISED | APPLIED | {"平台自己写过先行赔付或更好的保障": yes(原话="最高赔付200元", 金额="200.00", 证据=["规则"])}  # fmt: skip
LOOKED_LIKE = {"名称标识让人以为是平台自己卖的": yes(原话="某某直播官方店", 证据=["截图"])}
UNNAMED = {k: v for k, v in LIVE.items() if k not in OPENED}
ALONE = {
    "no more than it promised": (shop(AT_MOST, 卖家=NAMELESS), "200.00", "判令被告按照其承诺赔付原告200.00元"),
    "it promised more than the price": (shop(PROMISED | APPLIED, 卖家=NAMELESS), "320.00", "判令被告按照其承诺赔付原告320.00元"),
    "it looked like the seller": (shop(LOOKED_LIKE, 卖家=NAMELESS), "320.00", "判令被告就返还原告价款320.00元的义务承担销售者的责任"),
    "it knew of the room": (live(UNNAMED | TOLD | STILL_ON, 卖家=UNKNOWN), "199.00", "判令被告对返还原告价款199.00元的义务承担连带责任"),
    "it names nobody": (live(UNNAMED | NO_OPERATOR, 卖家=UNKNOWN), "199.00", "判令被告赔偿原告价款损失199.00元"),
}  # fmt: skip


@pytest.mark.parametrize("name", ALONE)
def test_a_platform_sued_alone_is_asked_one_sum_throughout(name):
    case, owed, prayer = ALONE[name]
    brief = brief_of(case | COURT)
    assert [each.role for each in brief.defendants] == ["platform"]
    assert brief.sued_for == Decimal(owed)
    told = text_of(brief, "court/statement_of_claim")
    assert f"1. {prayer}；" in told
    assert "上述返还价款" not in told
    # the contract is with the shop, who is no party here
    assert "双方的合同成立" not in told
    form = text_of(brief, "court/sales_form")
    assert form[form.index("标的总额") :].split()[1] == f"{owed}元"
    assert f"{owed}元。起诉先垫" in text_of(brief, "court/before_filing") or brief.sued_for < brief.total


def test_what_a_promise_leaves_is_asked_of_the_shop_later():
    brief = brief_of(ALONE["no more than it promised"][0] | COURT)
    told = text_of(brief, "court/statement_of_claim")
    assert "付款320.00元" in told
    assert "被告应当赔付200.00元" in told
    assert "向平台要的是200.00元" in text_of(brief, "court/before_filing")
    dear = brief_of(shop(AT_MOST, "30000.00", 卖家=NAMELESS) | COURT)
    assert dear.court_fee == brief.court_fee


def test_the_platform_is_told_how_much_it_promised():
    told = text_of(brief_of(shop(AT_MOST)), "platform_ticket/ticket")
    assert "商家不退的，请贵平台按照自己的承诺赔付200.00元" in told


def test_a_room_of_an_unknown_operator_is_told_by_its_name():
    brief = brief_of(ALONE["it names nobody"][0] | COURT)
    assert "在“某某直播”直播间“某某严选”购买" in text_of(brief, "court/statement_of_claim")
    assert "直播间账号的主页和认证信息" in text_of(brief, "seller_identity/ladder")


def test_what_came_is_told_as_the_author_saw_it():
    told = text_of(brief_of(shop({})), "platform_ticket/ticket")
    assert "发来的与本人所购的不同：订的是一百瓦" in told
    card = brief_of(case_file(争议=["描述不符"], 事实=OTHER, 证据=SHOTS))
    assert "发来的与本人所购的不同" in text_of(card, "platform_ticket/ticket")
