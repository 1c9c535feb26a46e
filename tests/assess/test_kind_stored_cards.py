"""Top-ups, cards and buyback, row by row: what stands, what falls, the sum, the law (kinds-2.md B9)."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cases_support import FIRM, GONE, PROOF, brief_of, case_file, no, order, seller, text_of, workshop, yes
from grounds_table import leads_of, reasons_of, standing_of

from kameng_docs.brief import Brief
from kameng_docs.plan import plan_of
from kameng_docs.procedure.interest import at_one_rate, interest

# The grounds of this kind; tests/assess/test_assess_grounds.py leaves them to this file.
OF_THIS_KIND = {
    "topup-short", "topup-short-rest", "topup-tainted", "topup-reclaimed-partly", "wrong-number", "card-frozen-after-sale", "card-expired",
    "coupon-expired", "buyback-unpaid", "interest-late-payment", "balance-refund-promised", "payment-unauthorised",
}  # fmt: skip
TODAY = date(2026, 12, 11)
SHOT = {"截图": PROOF}
COURT = {"法院": {"名称": "某某市某某区人民法院"}}
SITE = [{"主体": FIRM, "店铺名": "某某充值", "网站上卖家情况": "只有一家店"}]
PERSON = {"名称": "某乙", "主体类型": "个人", "住所": "某某省某某市某某区某某路2号"}
STRANGER = [seller(主体=PERSON, 店铺名="某乙的小店")]
BUYER = [{"主体": FIRM, "店铺名": "某某回收", "网站上卖家情况": "只有一家店", "身份": "回收方"}]
ISSUER = [{"主体": FIRM, "店铺名": "某某购物", "网站上卖家情况": "只有一家店", "身份": "发行方"}]


def case(dispute: str, facts: dict[str, Any], bought: dict[str, Any], **more: Any) -> dict[str, Any]:
    told = {"争议": [dispute], "事实": facts, "交易": [bought], "证据": SHOT, "卖家": SITE}
    return case_file(**told | COURT | more)


def top_up(**changes: Any) -> dict[str, Any]:
    given = {"商品": "话费慢充", "买的是什么": "代充", "收到卡密的时间": GONE, "证据": ["截图"]}
    return order(**given | changes)


def card(**changes: Any) -> dict[str, Any]:
    given = {
        "商品": "某某购物卡（面值1000元）",
        "买的是什么": "礼品卡购物卡",
        "面值": "1000.00",
        "实付": "930.00",
    }
    return order(
        **given | {"下单时间": "2026-10-01", "收到卡密的时间": "2026-10-02", "证据": ["截图"]} | changes
    )


def sold(**changes: Any) -> dict[str, Any]:
    given = {
        "商品": "某某购物卡",
        "买的是什么": "我卖出的卡券",
        "数量": "5",
        "实付": "0.00",
        "收到卡密的时间": GONE,
    }
    return order(**given | {"下单时间": "2026-10-09 10:00", "证据": ["截图"]} | changes)


LATE = {
    "页面写明了到账时间": yes(时间="2026-11-04 10:00", 原话="72小时内到账", 证据=["截图"]),
    "到现在仍未到账": yes(证据=["截图"]),
    "填写的账号或区服与我本人一致": yes(),
    "我书面催过一次并给了期限": yes(
        时间="2026-11-05 09:00", 期限="2026-11-08 18:00", 原话="请于11月8日18时前到账"
    ),
    "过了我给的期限仍未到账": yes(),
    "我书面通知过逾期不履行合同就解除": yes(
        时间="2026-11-09 09:00", 期限="2026-11-12 18:00", 原话="到期不到账，合同解除"
    ),
}
SLOW = top_up(实付="285.00", 面值="300.00", 下单时间="2026-11-01 10:00")
SHORT = {"只到账了一部分": yes(金额="300.00", 原话="运营商账单只有300元", 证据=["截图"])}
HALF = top_up(实付="470.00", 面值="500.00", 下单时间="2026-11-01 10:00")
TAKEN_BACK = {
    "充值后又被官方收回": yes(时间="2026-11-20", 原话="该笔充值已被撤销", 证据=["截图"]),
    "官方说明用来充值的付款是盗刷或者被拒付": yes(原话="付款被持卡人否认", 证据=["截图"]),
    "收回或封停的原因是我违规": no(),
}
GEMS = top_up(
    商品="648钻石代充", 实付="420.00", 面值="648.00", 收到卡密的时间="2026-11-02", 下单时间="2026-11-01 10:00"
)
FROZEN = {
    "我拿到卡时查过余额": yes(时间="2026-10-02", 金额="1000.00", 证据=["截图"]),
    "刷卡时提示挂失冻结或者余额为零": yes(时间="2026-11-20", 原话="该卡已挂失", 证据=["截图"]),
}
SIX_HUNDRED = {"单位": "元", "剩余": "600", "购买所得": "1000", "购买花费": "930.00", "证据": ["截图"]}
USED_PARTLY = card(余额=SIX_HUNDRED)
HELD = {
    "卡是从别人手里买的或别人送的": yes(时间="2026-10-02"),
    "我手里的卡还有余额": yes(金额="260.00", 原话="官方小程序查询", 证据=["截图"]),
    "卡只能在发卡的那一家用": yes(),
    "卡是不记名的": yes(),
}
RESTORE = {"诉求": {"主要要求": "恢复权益"}}
BUYBACK = {
    "约好了回收价": yes(金额="4650.00", 原话="五张共4650元", 证据=["截图"]),
    "约好了打款时间": yes(期限="2026-10-12", 原话="10月12日前打款", 证据=["截图"]),
    "对方已经收到并核验成功": yes(时间="2026-10-10", 证据=["截图"]),
    "对方打过一部分款": yes(金额="2000.00", 证据=["截图"]),
}
PAY_UP = {"卖家": BUYER, "诉求": {"主要要求": "付清款项", "要求利息": "依据够时要求"}}
OLD_TERM = {"原文": "逾期未使用的余额作废", "讲的是什么": "过期作废", "证据": ["截图"]}
EXPIRED = {
    "卡过了有效期还有余额": yes(时间="2026-08-31", 金额="180.00", 证据=["截图"]),
    "卡只能在发卡的那一家用": yes(),
    "卡是不记名的": yes(),
}
COUPON = {"付钱买的券过了有效期没有用": yes(时间="2026-11-30", 证据=["截图"])}
SMALL = OLD_TERM | {"原文": "过期作废", "提示": "小字"}


@dataclass(frozen=True)
class Row:
    """One row of B9. `amount` is that of the principal claim; `never` are clauses that must not be cited."""

    case: dict[str, Any]
    stands: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    kind: str = ""
    amount: str = ""
    cites: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    refused: dict[str, str] = field(default_factory=dict)
    leads: tuple[str, ...] = ()
    today: date = TODAY


B9 = {
    "T-B1 slow and over": Row(
        case("充值没到或少到", LATE, SLOW),
        stands=("late-delivery", "late-after-notice", "terminated-by-notice"),
        absent=("fraud", "topup-short"),
        kind="refund",
        amount="285.00",
        cites=("civil-code:563.1.3", "civil-code:565.1", "ecommerce-law:20", "civil-code:509.1", "civil-code:577"),
    ),
    "T-B1 the 72 hours run": Row(
        case("充值没到或少到", LATE | {"页面写明了到账时间": yes(时间="2026-11-04 10:00")}, SLOW),
        refused={"late-after-notice": "写明的到账时间还没到", "late-delivery": "写明的到账时间已过"},
        today=date(2026, 11, 3),
    ),
    # 470 × 200 ÷ 500
    "T-B2 two thirds came": Row(
        case("充值没到或少到", SHORT, HALF, 诉求={"主要要求": "补差价"}),
        stands=("topup-short",),
        absent=("late-after-notice", "consumer-liability"),
        kind="price-difference",
        amount="188.00",
        cites=("civil-code:582", "civil-code:531.1", "consumer-law:48.1.7"),
    ),
    "T-B2 the rest wanted": Row(
        case("充值没到或少到", SHORT, HALF, 诉求={"主要要求": "补发"}),
        stands=("topup-short-rest",),
        kind="reship",
        cites=("civil-code:577", "civil-code:531.1", "consumer-law:48.1.7"),
    ),
    "T-B2 asked as a refund, never the whole": Row(
        case("充值没到或少到", SHORT, HALF), stands=("topup-short",), kind="refund", amount="188.00"
    ),
    "T-B2 all came": Row(
        case("充值没到或少到", SHORT, HALF | {"面值": "300.00"}), refused={"topup-short": "到账的不比面值少"}
    ),
    # 930 × 600 ÷ 1000
    "T-B3 reported lost": Row(
        case("礼品卡不能用", FROZEN, USED_PARTLY, 卖家=STRANGER),
        stands=("card-frozen-after-sale",),
        absent=("consumer-liability", "fraud", "issuer-card"),
        kind="refund",
        amount="558.00",
        cites=("civil-code:612", "civil-code:597.1", "civil-code:577", "civil-code:582", "civil-code:646"),
        never=("consumer-law:52", "consumer-law:55.1", "consumer-law:53"),
    ),
    "T-B4 of the issuer, in kind": Row(
        case("礼品卡不能用", HELD, card(), 卖家=ISSUER, **RESTORE),
        stands=("issuer-card",),
        absent=("card-frozen-after-sale", "contract-formed"),
        kind="restore-items",
        cites=("prepaid-interpretation:2.1", "prepaid-interpretation:24.1", "prepaid-interpretation:26.1"),
        never=("civil-code:595", "consumer-law:55.1"),
    ),
    # R3: what a stranger was paid is no debt of the issuer
    "T-B4 asked for money": Row(
        case("礼品卡不能用", HELD, card(), 卖家=ISSUER),
        refused={"issuer-card": "要求恢复权益"},
        absent=("card-frozen-after-sale",),
    ),
    "T-B4 another's name, nothing shows how": Row(
        case("礼品卡不能用", HELD | {"卡是不记名的": no(), "卡上记的是别人的名字": yes()}, card(), 卖家=ISSUER, **RESTORE),
        refused={"issuer-card": "持卡的来历说得清"},
    ),
    "T-B4 another's name, the chat shows how": Row(
        case(
            "礼品卡不能用", HELD | {"卡是不记名的": no(), "卡上记的是别人的名字": yes(证据=["截图"])}, card(),
            卖家=ISSUER, **RESTORE,
        ),
        stands=("issuer-card",),
        kind="restore-items",
    ),
    # 4650 − 2000
    "T-B5 sold and not paid": Row(
        case("回收不打款", BUYBACK, sold(), **PAY_UP),
        stands=("buyback-unpaid", "interest-late-payment"),
        absent=("contract-formed", "consumer-liability", "fraud"),
        kind="payment",
        amount="2650.00",
        cites=("civil-code:626", "civil-code:628", "civil-code:579", "civil-code:646", "sales-interpretation:18.4"),
        never=("consumer-law:55.1", "consumer-law:52", "civil-code:595"),
    ),
    "T-B5 the day is not over": Row(
        case("回收不打款", BUYBACK, sold(), **PAY_UP),
        refused={"buyback-unpaid": "回收款已经到期"},
        today=date(2026, 10, 12),
    ),
    "T-B5 no day was agreed on: at receipt": Row(
        case("回收不打款", BUYBACK | {"约好了打款时间": no(), "对方打过一部分款": no()}, sold(), **PAY_UP),
        stands=("buyback-unpaid",),
        absent=("interest-late-payment",),
        kind="payment",
        amount="4650.00",
    ),
    "T-B5 not verified": Row(
        case("回收不打款", BUYBACK | {"对方已经收到并核验成功": no()}, sold(), **PAY_UP),
        refused={"buyback-unpaid": "对方已经收到并核验成功"},
    ),
    "T-B5 paid in full": Row(
        case("回收不打款", BUYBACK | {"对方打过一部分款": yes(金额="4650.00")}, sold(), **PAY_UP),
        refused={"buyback-unpaid": "已经付清"},
    ),
    "T-B5 nobody knows what was paid": Row(
        case("回收不打款", {k: v for k, v in BUYBACK.items() if "一部分" not in k}, sold(), **PAY_UP),
        refused={"buyback-unpaid": "对方打过一部分款"},
    ),
    "T-B5 of doubtful origin": Row(
        case("回收不打款", BUYBACK, sold(), **PAY_UP, 自查={"我卖出的卡券来路说不清": "是"}),
        refused={"buyback-unpaid": "自查"},
    ),
    "T-B5 listed dearer than paid": Row(
        case(
            "回收不打款", BUYBACK | {"回收页面标的价和结算的不一样": yes(原话="页面写九五折，结算九折", 证据=["截图"])},
            sold(), **PAY_UP,
        ),
        stands=("buyback-unpaid",),
        leads=("report-buyback-price",),
    ),
    # 420 × 648 ÷ 648
    "T-B6 all taken back": Row(
        case("充值被追回", TAKEN_BACK, GEMS),
        stands=("account-reclaimed", "topup-tainted"),
        absent=("topup-reclaimed-partly", "fraud"),
        kind="refund",
        amount="420.00",
        cites=("civil-code:612", "civil-code:646", "civil-code:582", "civil-code:593"),
    ),
    # 420 × 162 ÷ 648
    "B4 taken back in part": Row(
        case("充值被追回", TAKEN_BACK | {"充值后又被官方收回": yes(时间="2026-11-20", 金额="162.00", 证据=["截图"])}, GEMS),
        stands=("topup-reclaimed-partly", "topup-tainted"),
        absent=("account-reclaimed", "consumer-liability"),
        kind="refund",
        amount="105.00",
        refused={"account-reclaimed": "收回的只是一部分"},
    ),
    "T-B7 coins": Row(
        case(
            "卡密无效", {"兑换页提示该卡密已被使用": yes(时间="2026-11-01 10:05"), "收到卡密后我第一次兑换就失败": yes()},
            order(币种="虚拟货币", 原币金额="9.5 USDT", 实付="9.50"), 自查={"下单前我知道来源不正规": "否"},
        ),
        refused={"usdt-paid": "虚拟货币"},
        absent=("card-unusable",),
    ),
    "T-B8 expired, shown in bold": Row(
        case(
            "卡券过期", EXPIRED, card(面值="500.00", 实付="500.00", 下单时间="2025-09-01", 收到卡密的时间="2025-09-01"),
            对方的条款=[OLD_TERM | {"提示": "醒目"}], **RESTORE,
        ),
        stands=("card-expired",),
        kind="restore-items",
        cites=("prepaid-interpretation:24.1", "prepaid-interpretation:9.1.7", "civil-code:497", "consumer-law:53"),
    ),
    "T-B8 asked in cash": Row(
        case("卡券过期", EXPIRED, card(), 对方的条款=[OLD_TERM | {"提示": "醒目"}]),
        refused={"card-expired": "要求恢复权益"},
    ),
    "R8 a gift": Row(
        case("卡券过期", EXPIRED | {"卡或者券是免费领的": yes()}, card(实付="0.00"), **RESTORE),
        refused={"card-expired": "卡或者券是免费领的"},
    ),
    "B-G5(b) a term that nobody saw": Row(
        case("卡券过期", COUPON, card(商品="兑换券", 实付="68.00", 面值=GONE), 对方的条款=[SMALL]),
        stands=("coupon-expired",),
        kind="refund",
        amount="68.00",
        cites=("civil-code:496.2", "civil-code:577", "consumer-law:53"),
    ),
    "B-G5(b) a term that was shown": Row(
        case("卡券过期", COUPON, card(商品="兑换券", 实付="68.00", 面值=GONE), 对方的条款=[OLD_TERM | {"提示": "醒目"}]),
        refused={"coupon-expired": "那一条下单前"},
    ),
    "R2 a wrong number": Row(
        case("充值没到或少到", LATE | {"填写的账号或区服与我本人一致": no(), "号码是我自己填错的": yes()}, SLOW),
        refused={"wrong-number": "填的号码"},
        absent=("late-after-notice", "late-delivery"),
    ),
    # R4: the shop trades on, and nothing in its rules speaks of it
    "R4 cash out": Row(
        case(
            "拒绝退款", {"我预存的余额还没有用完": yes(), "余额只能在这一家店用": yes(), "我只是后悔不想要了": yes()},
            order(商品="会员储值", 买的是什么="储值余额", 实付="930.00", 余额=SIX_HUNDRED),
        ),
        refused={"prepaid-balance": "我只是后悔不想要了"},
        absent=("balance-refund-promised",),
    ),
    "R4 the rule says so": Row(
        case(
            "拒绝退款",
            {"店的规则写着余额可以退": yes(原话="余额可随时申请退回", 证据=["截图"]), "我向卖家要求退货退款": yes(时间="2026-12-01")},
            order(商品="会员储值", 买的是什么="储值余额", 实付="930.00", 余额=SIX_HUNDRED),
        ),
        stands=("balance-refund-promised",),
        kind="refund",
        amount="558.00",
        cites=("civil-code:509.1", "consumer-regulation:12"),
    ),
    "B-G8 not paid by the author": Row(
        case("拒绝退款", {"我的付款账户被别人盗用付了款": yes()}, top_up(实付="100.00")),
        stands=("payment-unauthorised",),
    ),
}  # fmt: skip


def cited_of(brief: Brief) -> set[str]:
    """Every clause under grounds and leads, with and without its edition."""
    refs = {c.ref for ground in (*brief.grounds, *brief.leads) for c in ground.citations}
    return refs | {ref.partition("@")[0] for ref in refs}


@pytest.mark.parametrize("row", B9.values(), ids=B9)
def test_a_row_of_the_kind(row):
    brief = brief_of(row.case, row.today)
    standing, refused = standing_of(brief), reasons_of(brief)
    assert set(row.stands) <= standing, refused
    assert not set(row.absent) & standing
    for ground, piece in row.refused.items():
        assert ground not in standing
        assert piece in refused[ground], refused[ground]
    assert set(row.leads) <= leads_of(brief)
    assert set(row.cites) <= cited_of(brief), cited_of(brief)
    assert not set(row.never) & cited_of(brief)
    assert [claim.kind for claim in brief.claims[:1]] == (
        [row.kind] if row.kind else [c.kind for c in brief.claims[:1]]
    )
    if row.refused and not row.stands:
        assert not brief.claims
    if row.amount:
        assert brief.claims[0].amount == Decimal(row.amount), brief.claims[0].formula


FALLS = {
    "topup-short": B9["T-B2 all came"].case,
    "topup-short-rest": case(
        "充值没到或少到", SHORT | {"我只是后悔不想要了": yes()}, HALF, 诉求={"主要要求": "补发"}
    ),
    "topup-tainted": case("充值被追回", TAKEN_BACK | {"收回或封停的原因是我违规": yes()}, GEMS),
    "topup-reclaimed-partly": case(
        "充值被追回",
        TAKEN_BACK | {"充值后又被官方收回": yes(金额="162.00"), "收回或封停的原因是我违规": yes()},
        GEMS,
    ),
    "card-frozen-after-sale": case(
        "礼品卡不能用", {k: v for k, v in FROZEN.items() if "查过" not in k}, USED_PARTLY
    ),
    "card-expired": B9["R8 a gift"].case,
    "coupon-expired": B9["B-G5(b) a term that was shown"].case,
    "buyback-unpaid": B9["T-B5 not verified"].case,
    "interest-late-payment": case("回收不打款", BUYBACK | {"对方已经收到并核验成功": no()}, sold(), **PAY_UP),
    "balance-refund-promised": case(
        "拒绝退款",
        {"店的规则写着余额可以退": yes(原话="可退"), "我向卖家要求退货退款": yes(时间="2026-12-01")},
        card(),
    ),
    "wrong-number": B9["R2 a wrong number"].case,
}


@pytest.mark.parametrize("ground", FALLS)
def test_a_ground_falls_and_says_why(ground):
    brief = brief_of(FALLS[ground], TODAY)
    assert ground not in standing_of(brief)
    assert reasons_of(brief)[ground]


def test_every_ground_of_the_kind_stands_and_falls_somewhere():
    # of wrong-number nothing ever stands; payment-unauthorised claims nothing
    assert {g for row in B9.values() for g in row.stands} >= OF_THIS_KIND - {"wrong-number"}
    assert {g for row in B9.values() for g in row.refused} | set(FALLS) >= OF_THIS_KIND - {
        "payment-unauthorised"
    }


@pytest.mark.parametrize(
    ("facts", "opened"),
    [
        # answers of another kind open nothing here, and those of this kind nothing there
        (
            {"账号被封停": yes(), "自动续费扣了款": yes(), "租期内登不上": yes(数量="2", 总数="5")},
            OF_THIS_KIND,
        ),
        (FROZEN | {"卡是不记名的": yes(), "约好了回收价": yes(金额="4650.00")}, OF_THIS_KIND),
        ({"对方已经收到并核验成功": yes(时间="2026-10-10"), "对方打过一部分款": no()}, OF_THIS_KIND),
    ],
    ids=["accounts and renewals", "a card without its balance", "buyback facts of whoever bought"],
)
def test_a_false_answer_opens_nothing(facts, opened):
    dead = {"兑换页提示该卡密已被使用": yes(时间="2026-11-01 10:05"), "收到卡密后我第一次兑换就失败": yes()}
    brief = brief_of(case_file(事实=dead | facts), TODAY)
    assert not standing_of(brief) & opened


def test_what_is_said_of_cards_opens_nothing_of_other_kinds():
    for name in ("T-B3 reported lost", "T-B5 sold and not paid", "T-B8 expired, shown in bold"):
        found = standing_of(brief_of(B9[name].case, TODAY))
        assert not found & {
            "account-reclaimed",
            "service-stopped",
            "prepaid-balance",
            "card-unusable",
            "own-rule",
        }


def test_buyback_without_the_role_is_known_by_what_was_sold():
    brief = brief_of(case("回收不打款", BUYBACK, sold(), 诉求={"主要要求": "付清款项"}), TODAY)
    assert brief.respondents[0].role == "buyback"
    assert brief.claims[0].amount == Decimal("2650.00")


def rungs(of: dict[str, Any]) -> dict[str, Any]:
    plan = plan_of(brief_of(of, TODAY), workshop().channels)
    return {rung.channel: rung for rung in plan.rungs}


def test_whoever_sold_is_no_consumer_anywhere():
    found = rungs(B9["T-B5 sold and not paid"].case)
    for shut in ("samr_12315", "xiaoxie", "payment", "telecom", "appstore"):
        assert found[shut].status == "closed", shut
    for shut in ("samr_12315", "xiaoxie"):
        assert "卖卡券的一方" in found[shut].reason
    assert found["court"].status == "open"
    brief = brief_of(B9["T-B5 sold and not paid"].case | {"进度": []}, TODAY)
    for paper in (
        "platform_ticket/ticket",
        "court/statement_of_claim",
        "demand_letter/letter",
        "heimao/post",
    ):
        told = text_of(brief, paper)
        for wrong in ("消费者", "为生活消费", "购买", "付款0.00", "实付", "12315", "退款", "原路"):
            assert wrong not in told, (paper, wrong)


def test_the_seat_of_whoever_bought_is_the_safest():
    brief = brief_of(B9["T-B5 sold and not paid"].case, TODAY)
    assert [(f.kind, f.place) for f in brief.forums if f.standing == "first"] == [
        ("forum_buyback", FIRM["住所"])
    ]
    assert "forum_payee" in {f.kind for f in brief.forums if f.standing == "also"}
    assert brief.official_form == ""


def test_a_payment_order_asks_for_what_was_admitted():
    admitted = {
        "对方书面承认要退这笔钱并答应日期": yes(
            时间="2026-11-20", 期限="2026-12-05", 原话="12月5日前付清余款", 证据=["截图"]
        )
    }
    of = case("回收不打款", BUYBACK | admitted, sold(), **PAY_UP)
    told = text_of(brief_of(of, TODAY), "court/payment_order")
    assert "给付申请人2650.00元" in told
    assert "书面答应付款" in told
    assert "购买" not in told


def test_interest_on_what_is_owed_is_thirty_per_cent_above():
    # 2650 × 3.00% × 1.3 × 60 ÷ 365, from 2026-10-13 to 2026-12-11
    days = at_one_rate(date(2026, 10, 13), date(2026, 12, 12), Decimal("3.00") * Decimal("1.3"))
    assert interest(Decimal("2650.00"), days) == Decimal("16.99")
    told = text_of(brief_of(B9["T-B5 sold and not paid"].case, TODAY), "court/statement_of_claim")
    assert "以2650.00元为基数，自2026年10月12日的次日起" in told
    assert "加计30%" in told


def test_a_private_transferor_is_no_consumer_matter():
    idle = {"卖家说只卖这一件闲置": yes(原话="自己用的，就这一张")}
    of = case("礼品卡不能用", FROZEN | idle, USED_PARTLY, 卖家=STRANGER)
    found = rungs(of)
    assert found["samr_12315"].status == found["xiaoxie"].status == "closed"
    brief = brief_of(of, TODAY)
    assert brief.claims[0].amount == Decimal("558.00")
    told = text_of(brief, "court/statement_of_claim")
    assert "未使用的余额对应的款项558.00元" in told
    assert "消费者权益保护法" not in told
    assert "12315" not in text_of(brief, "platform_ticket/ticket")


def test_a_leak_of_the_code_silences_the_card():
    brief = brief_of(B9["T-B3 reported lost"].case | {"自查": {"我把卡密给过别人或发到群里": "是"}}, TODAY)
    assert "card-frozen-after-sale" not in standing_of(brief)


def test_a_reseller_is_no_telecom_carrier():
    assert rungs(B9["T-B1 slow and over"].case)["telecom"].status == "closed"


def test_the_issuer_is_asked_in_kind_and_12315_is_told_as_open_to_doubt():
    of = B9["T-B4 of the issuer, in kind"].case
    brief = brief_of(of, TODAY)
    told = text_of(brief, "court/statement_of_claim")
    assert "激活所持的卡，或者更换可以使用的卡，并按约定兑付卡内余额；\n" in told
    assert "该卡尚有余额260.00元" in told
    # the balance is asked in kind alone: it was not paid to the issuer by its holder (kinds-2 T-B4)
    assert "不能兑付的" not in told
    assert "退回" not in told
    assert "930.00" not in told
    assert "我手里的卡" not in told
    assert brief.total == 0
    assert (brief.cause_of_action, brief.official_form) == ("服务合同纠纷", "")
    assert "各地不一" in text_of(brief, "checklist/checklist")
    complaint = rungs(
        of
        | {
            "进度": [
                {
                    "渠道": "平台工单",
                    "提交": "2026-11-20",
                    "状态": "已拒绝",
                    "结果": "不处理",
                    "答复时间": "2026-11-21",
                }
            ]
        }
    )
    assert complaint["samr_12315"].status == "open"
    assert "受理不受理各地不一" in complaint["samr_12315"].reason


# C21 (regress): a bath card bought of a stranger on a second-hand site; the shop had sold nothing to her, and she lost.
BATH = {
    "卖家": [{"店铺名": "某某洗浴", "主体": FIRM, "网站上卖家情况": "很多家店", "页面标有自营": "否"}],
    "平台": {"名称": "某某二手交易平台"},
    "发现日": "2021-09-04",
}
BATH_CARD = order(
    商品="洗浴银卡（面值5000元）",
    买的是什么="其他",
    实付="2600.00",
    付给了谁="转账给个人",
    下单时间="2020-09-28 19:00",
    收到卡密的时间="2020-09-28 20:00",
)
SAID = {
    "使用一段时间后被停用": yes(时间="2021-09-04"),
    "我向卖家要求退货退款": yes(时间="2021-09-05"),
    "对方的原话是不退": yes(时间="2021-09-05", 原话="卡不是在我们这里买的，不退"),
}
THEN = date(2021, 9, 20)


def test_the_bath_house_owes_a_stranger_s_buyer_no_price():
    brief = brief_of(case("停服", SAID, BATH_CARD, **BATH), THEN)
    assert not brief.claims
    assert "卡是从别人手里买的或别人送的" in reasons_of(brief)["issuer-card"]


def test_the_bath_house_is_asked_for_the_balance_alone():
    held = {name: fact for name, fact in HELD.items() if name != "卡是从别人手里买的或别人送的"}
    told = SAID | held | {"卡是从别人手里买的或别人送的": yes(时间="2020-09-28")}
    site = BATH | {"卖家": [BATH["卖家"][0] | {"身份": "发行方"}], "诉求": {"主要要求": "恢复权益"}}
    brief = brief_of(case("停服", told, BATH_CARD, **site), THEN)
    assert [claim.kind for claim in brief.claims] == ["restore-items"]
    assert brief.total == 0
    # the interpretation is of 2025 and for facts since 2021: the law of then carries it
    assert "consumer-law:53" in cited_of(brief)
    assert not {ref for ref in cited_of(brief) if ref.startswith("prepaid-interpretation")}
    assert "法院可能不支持" in text_of(brief, "checklist/checklist")


def test_papers_of_whoever_sold_speak_of_no_payment_of_theirs():
    facts = BUYBACK | {
        "我向卖家要求退货退款": yes(时间="2026-10-15", 证据=["截图"]),
        "付款后被拉黑": yes(时间="2026-10-20", 证据=["截图"]),
    }
    of = case("回收不打款", facts, sold(), **PAY_UP)
    brief = brief_of(of, TODAY)
    told = text_of(brief, "court/statement_of_claim")
    assert "原告向被告要求付清价款" in told
    assert "2026年10月9日10:00，原告在" in told
    assert "。10月20日，被告已将原告拉黑" in told
    # three years from the day that was agreed on
    assert brief.limitation is not None
    steps = [*rungs(of).values(), *rungs(B9["T-B5 sold and not paid"].case).values()]
    for wrong in ("付款已超过24小时", "投诉支付"):
        assert not [step.channel for step in steps if wrong in step.reason], wrong
    assert any("先交工单，记进" in step.reason for step in steps)


def test_what_is_left_on_a_frozen_card_is_told():
    told = text_of(brief_of(B9["T-B3 reported lost"].case, TODAY), "court/statement_of_claim")
    assert "其中尚有600.00元没有用" in told
