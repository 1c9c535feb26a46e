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
    "topup-short", "topup-tainted", "topup-reclaimed-partly", "wrong-number", "card-frozen-after-sale", "card-expired",
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
    given = {"商品": "某某购物卡（面值1000元）", "买的是什么": "礼品卡购物卡", "面值": "1000.00", "实付": "930.00"}
    return order(**given | {"下单时间": "2026-10-01", "收到卡密的时间": "2026-10-02", "证据": ["截图"]} | changes)


def sold(**changes: Any) -> dict[str, Any]:
    given = {"商品": "某某购物卡", "买的是什么": "我卖出的卡券", "数量": "5", "实付": "0.00", "收到卡密的时间": GONE}
    return order(**given | {"下单时间": "2026-10-09 10:00", "证据": ["截图"]} | changes)


LATE = {
    "页面写明了到账时间": yes(时间="2026-11-04 10:00", 原话="72小时内到账", 证据=["截图"]),
    "到现在仍未到账": yes(证据=["截图"]),
    "填写的账号或区服与我本人一致": yes(),
    "我书面催过一次并给了期限": yes(时间="2026-11-05 09:00", 期限="2026-11-08 18:00", 原话="请于11月8日18时前到账"),
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
GEMS = top_up(商品="648钻石代充", 实付="420.00", 面值="648.00", 收到卡密的时间="2026-11-02", 下单时间="2026-11-01 10:00")
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
        cites=("civil-code:582", "civil-code:577", "civil-code:531.1", "consumer-law:48.1.7"),
    ),
    "T-B2 asked as a refund, never the whole": Row(
        case("充值没到或少到", SHORT, HALF), stands=("topup-short",), kind="refund", amount="188.00"
    ),
    "T-B2 without the face value": Row(
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
        cites=("civil-code:612", "civil-code:646", "civil-code:577", "civil-code:582", "civil-code:593"),
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
        refused={"wrong-number": "按履行" if False else "填的号码"},
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
    assert [claim.kind for claim in brief.claims[:1]] == ([row.kind] if row.kind else [c.kind for c in brief.claims[:1]])
    if row.refused and not row.stands:
        assert not brief.claims
    if row.amount:
        assert brief.claims[0].amount == Decimal(row.amount), brief.claims[0].formula
