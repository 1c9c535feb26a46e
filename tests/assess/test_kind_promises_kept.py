"""Price and promises, row by row: what stands, what falls, the sum, the law (kinds-2.md D; the other half is 交易规则)."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cases_support import FIRM, FRAUD, GONE, PROOF, brief_of, case_file, no, order, seller, text_of, yes
from grounds_table import leads_of, reasons_of, standing_of

from kameng_docs.assess.sums.promises_kept import times_of
from kameng_docs.brief import Brief
from kameng_docs.case.model import Case
from kameng_docs.rules import difference_exceeds_paid, payments, price_difference

# The grounds of this kind; tests/assess/test_assess_grounds.py leaves them to this file.
OF_THIS_KIND = {
    "order-cancelled-by-seller", "order-cancelled-loss", "order-cancelled-market-price", "order-cancelled-deliver",
    "cashback-promised", "promised-damages", "gift-missing", "price-guarantee", "paid-staff-outside", "counterfeit",
    "warranty-not-kept", "warranty-replacement", "return-promised", "price-mistake", "price-drop-no-promise",
}  # fmt: skip
# They always fall, and only tell.
NEVER = {"price-mistake", "price-drop-no-promise"}
TODAY = date(2026, 11, 29)
COURT = {"法院": {"名称": "某某市某某区人民法院"}}
PROOFS = {"页面": PROOF, "账单": PROOF | {"文件": "账单.png"}, "答复": PROOF | {"文件": "答复.png"}}
SITE = [{"主体": FIRM, "网站上卖家情况": "只有一家店"}]


def back(amount: str) -> dict[str, str]:
    return {"金额": amount, "方式": "原路退回"}


def thing(**changes: Any) -> dict[str, Any]:
    """Goods of a shop on a platform."""
    given = {"商品": "某牌保温杯", "买的是什么": "实物商品", "收到卡密的时间": GONE, "证据": ["账单"]}
    return order(**given | {"下单时间": "2026-10-20 10:00"} | changes)


def matter(
    bought: dict[str, Any] | list[Any], dispute: str, facts: dict[str, Any], **more: Any
) -> dict[str, Any]:
    rows = bought if isinstance(bought, list) else [bought]
    told = {"交易": rows, "争议": [dispute], "事实": facts, "证据": PROOFS}
    return case_file(**told | COURT | more)


def promise(about: str, words: str, broken: str, **more: Any) -> dict[str, Any]:
    return {"内容": words, "种类": about, "实际": broken, "证据": ["页面"], **more}


# T-D2: two at 59.00, cancelled, refunded, bought again at 89.00 each
ORDERED = {"下单成功并且付了款": yes(证据=["账单"])}
CANCELLED = {"商家单方取消了订单": yes(时间="2026-10-21", 原话="库存不足", 证据=["页面"])}
ENDED = {"我告诉过对方不再要这笔货": yes(时间="2026-10-22", 证据=["页面"])}
FEW = {"我买的件数是平常自己用的量": yes(证据=["账单"])}
AGAIN = {"我已经另外买了同样的东西": yes(金额="89.00", 数量="2", 时间="2026-10-22", 证据=["账单"])}
TWO = thing(数量="2", 实付="118.00", 已退回=back("118.00"))
CUT = ORDERED | CANCELLED | ENDED | FEW | AGAIN
MISTAKE = {"商家说价格标错了": yes(时间="2026-10-21", 原话="价格标错了", 证据=["页面"])}
SIXTY = thing(数量="60", 实付="177.00", 已退回=back("177.00"))
ABSURD = ORDERED | CANCELLED | ENDED | MISTAKE | {
    "我买的件数是平常自己用的量": no(),
    "标价低得明显不正常": yes(),
    "我已经另外买了同样的东西": yes(金额="59.00", 数量="60", 时间="2026-10-22", 证据=["账单"]),
}  # fmt: skip
BACK = promise("返现", "晒单全额返现299元", "一分也没有返", 金额="299.00")
DONE = {"返现的条件我都做到了": yes(原话="已下单、确认收货并在七日内提交申请", 证据=["页面"])}
HEAD = thing(商品="某牌电饭煲", 实付="299.00", 下单时间="2026-08-10 10:00", 收到卡密的时间="2026-08-12 10:00")
TENFOLD = promise("赔偿", "假一赔十", "客服只肯退款，不肯赔")
LETTER = {"品牌方书面说不是它的东西": yes(时间="2026-10-28", 原话="送检的一件不是本公司产品", 证据=["答复"])}
HAPPENED = {"约定的情形已经发生并有凭据": yes(原话="品牌方书面答复其中一件不是其产品", 证据=["答复"])}
ONE_OF_TWO = {"一单多件只有部分不能用": yes(数量="1")}
FAKE = thing(商品="某牌护手霜", 数量="2", 实付="90.00", 收到卡密的时间="2026-10-23 10:00")
OUTSIDE = {
    "卖家引导我离开平台付款": yes(金额="150.00", 证据=["页面"]),
    "收钱的人是这家店的工作人员": yes(
        原话="用店铺的客服号联系，工作群里也以客服身份改了这笔订单", 证据=["页面"]
    ),
}
SHORT = {"卖家发来的不是我买的商品或面值": yes(证据=["页面"]), "一单多件只有部分不能用": no()}
ON_PLATFORM = thing(商品="成套图书", 实付="200.00", 已退回=back("80.00"), 付给了谁="商户")
TO_STAFF = thing(商品="成套图书（客服微信收的部分）", 订单号=GONE, 实付="150.00", 付给了谁="转账给个人")
GIFT = promise("赠品", "买就送价值39元的滤芯一个", "滤芯没有给", 金额="39.00")
NOT_GIVEN = {"写着送的东西没有给": yes(证据=["页面"])}
GUARANTEE = promise("价保", "三十天内降价补差", "客服不补")
DROPPED = {"价保期内同款降了价": yes(时间="2026-11-05", 期限="2026-11-19", 金额="1149.00", 证据=["页面"])}
CHAIR = thing(商品="某牌椅子", 实付="699.00", 下单时间="2026-10-02 10:00", 收到卡密的时间="2026-10-06 10:00")
MAY_GO_BACK = promise("可退", "三十天不满意可退", "第十五天提出被拒绝")
RETURNED = {
    "可退的条件我都做到了": yes(原话="没有拆封，第十五天提出", 证据=["页面"]),
    "我向卖家要求退货退款": yes(时间="2026-10-21", 证据=["页面"]),
}
TWO_PAYMENTS = thing(
    商品="成套图书",
    实付="350.00",
    已退回=back("80.00"),
    分笔付款=[
        {"付款时间": "2026-10-20 10:00", "金额": "200.00", "付给了谁": "商户"},
        {"付款时间": "2026-10-20 10:20", "金额": "150.00", "付给了谁": "转账给个人"},
    ],
)
PHONE = thing(商品="某牌平板电脑", 实付="1299.00")
RENEW = promise("质保", "半年内质量问题换新", "只肯换电芯，不肯换新", 下单前看到="是")
BROKEN = {"质保期内坏了不能用": yes(时间="2026-10-08", 期限="2027-01-03", 原话="充不进电", 证据=["页面"])}
DRILL = thing(商品="电动工具", 实付="600.00", 下单时间="2026-07-01 12:00", 收到卡密的时间="2026-07-03 12:00")


@dataclass(frozen=True)
class Row:
    """One row. `amount` is the principal claim's, `total` that of all claims in money that stand beside it."""

    case: dict[str, Any]
    stands: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    amount: str = ""
    total: str = ""
    cites: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    refused: dict[str, str] = field(default_factory=dict)
    today: date = TODAY


OWED = {"诉求": {"主要要求": "付清款项"}}
PRICE = {"诉求": {"主要要求": "补差价"}}
RIGHTS = {"诉求": {"主要要求": "恢复权益"}}
D9 = {
    # (89.00 − 59.00) × 2
    "T-D2 cancelled, bought again": Row(
        matter(TWO, "砍单", CUT),
        stands=("order-cancelled-loss",),
        absent=("fraud", "order-cancelled-deliver"),
        refused={"order-cancelled-by-seller": "钱还没有退完"},
        kinds=("loss",),
        amount="60.00",
        total="60.00",
        cites=("civil-code:491.2", "civil-code:577", "civil-code:584", "ecommerce-law:49.1", "ecommerce-law:49.2",
               "contract-interpretation:60.2"),
    ),
    "T-D2 the price has not come back": Row(
        matter(thing(数量="2", 实付="118.00"), "砍单", CUT),
        stands=("order-cancelled-loss", "order-cancelled-by-seller"),
        # It ended by the author's own notice: it does not end once more by the suit.
        absent=("terminated-by-suit",),
        kinds=("refund", "loss"),
        amount="118.00",
        total="178.00",
        cites=("civil-code:563.1.2", "civil-code:566.1"),
    ),
    "T-D2 nothing bought, the market price": Row(
        matter(
            TWO, "砍单",
            ORDERED | CANCELLED | ENDED | FEW
            | {"还没有另外买而同款卖得更贵": yes(金额="79.00", 时间="2026-10-22", 证据=["页面"])},
        ),
        stands=("order-cancelled-market-price",),
        refused={"order-cancelled-loss": "我已经另外买了同样的东西"},
        kinds=("loss",),
        amount="40.00",
        cites=("contract-interpretation:60.3",),
        never=("contract-interpretation:60.2",),
    ),
    "T-D2 asked to deliver": Row(
        matter(TWO, "砍单", ORDERED | CANCELLED | FEW, **RIGHTS),
        stands=("order-cancelled-deliver",),
        kinds=("restore-items",),
        cites=("civil-code:580.1",),
    ),
    "T-D3 sixty at a twentieth": Row(
        matter(SIXTY, "砍单", ABSURD),
        absent=("order-cancelled-loss", "order-cancelled-by-seller", "fraud"),
        refused={"order-cancelled-loss": "标价低得明显不正常", "price-mistake": "九十日"},
    ),
    "T-D4 all of it back": Row(
        matter(HEAD, "承诺没有兑现", DONE, 页面承诺=[BACK], **OWED),
        stands=("cashback-promised",),
        absent=("fraud", "false-promotion", "promise-not-kept"),
        leads=("report-price-promise",),
        kinds=("payment",),
        amount="299.00",
        total="299.00",
        cites=("consumer-regulation:12", "civil-code:473.2", "civil-code:509.1", "civil-code:577",
               "price-marking-provisions:19.1.5"),
    ),
    "T-D4 before the regulation": Row(
        matter(thing(实付="299.00", 下单时间="2023-08-10 10:00"), "承诺没有兑现", DONE, 页面承诺=[BACK], **OWED),
        stands=("cashback-promised",),
        kinds=("payment",),
        amount="299.00",
        never=("consumer-regulation:12",),
    ),
    "T-D5 one of two is false": Row(
        matter(FAKE, "仿冒", LETTER | HAPPENED | ONE_OF_TWO, 页面承诺=[TENFOLD]),
        stands=("promised-damages", "counterfeit"),
        absent=("fraud",),
        leads=("report-counterfeit",),
        kinds=("refund", "promised-damages"),
        amount="45.00",
        total="495.00",
        cites=("civil-code:585.1", "civil-code:509.1", "online-consumer-interpretation:10", "consumer-regulation:12",
               "consumer-penalty-measures:5.1.7", "consumer-law:56.1.2"),
    ),
    # 网络消费解释 10 is for 平台内经营者 and for more than the law gives
    "T-D5 three times on a site of its own": Row(
        matter(
            thing(实付="45.00"), "仿冒", LETTER | HAPPENED,
            页面承诺=[TENFOLD | {"内容": "假一赔三"}], 卖家=SITE,
        ),
        stands=("promised-damages",),
        kinds=("refund", "promised-damages"),
        total="180.00",
        never=("online-consumer-interpretation:10",),
    ),
    # 200.00 + 150.00 − 80.00
    "T-D6 paid to the shop's staff": Row(
        matter([ON_PLATFORM, TO_STAFF], "描述不符", OUTSIDE | SHORT),
        stands=("paid-staff-outside", "not-as-described"),
        refused={"payee-as-respondent": "收款人不一定就是卖家"},
        kinds=("refund",),
        amount="270.00",
        total="270.00",
        cites=("civil-code:170.1", "civil-code:170.2", "online-consumer-interpretation:5"),
    ),
    "G6 a gift": Row(
        matter(PHONE, "承诺没有兑现", NOT_GIVEN, 页面承诺=[GIFT], **PRICE),
        stands=("gift-missing",),
        kinds=("price-difference",),
        amount="39.00",
        total="39.00",
        cites=("civil-code:509.1", "consumer-regulation:12"),
        never=("consumer-regulation:7.2",),
    ),
    "G6 a bad gift without a price": Row(
        matter(
            PHONE, "承诺没有兑现", {"送的东西是坏的": yes(原话="滤芯裂开", 证据=["页面"])},
            页面承诺=[{k: v for k, v in GIFT.items() if k != "金额"}], **RIGHTS,
        ),
        stands=("gift-missing",),
        kinds=("restore-items",),
        cites=("consumer-regulation:7.2",),
    ),
    # 1299.00 − 1149.00
    "G7 a price guarantee": Row(
        matter(PHONE, "价保不补差", DROPPED, 页面承诺=[GUARANTEE], **PRICE),
        stands=("price-guarantee",),
        leads=("report-price-promise",),
        kinds=("price-difference",),
        amount="150.00",
        total="150.00",
        cites=("civil-code:509.1", "consumer-regulation:12", "price-marking-provisions:19.1.5"),
    ),
    # 39.00 and 150.00: two debts
    "G6 and G7 a gift and a price guarantee": Row(
        matter(PHONE, "承诺没有兑现", NOT_GIVEN | DROPPED, 页面承诺=[GIFT, GUARANTEE], **PRICE),
        stands=("gift-missing", "price-guarantee"),
        kinds=("price-difference",),
        amount="189.00",
        total="189.00",
    ),
    "a promise that it may go back": Row(
        matter(CHAIR, "承诺没有兑现", RETURNED, 页面承诺=[MAY_GO_BACK]),
        stands=("return-promised",),
        absent=("promise-not-kept", "false-promotion"),
        kinds=("refund",),
        amount="699.00",
        cites=("civil-code:509.1", "consumer-regulation:12"),
        never=("civil-code:615", "consumer-law:25.1"),
    ),
    "T-D6 one order in two payments": Row(
        matter([TWO_PAYMENTS], "场外付款", OUTSIDE | SHORT),
        stands=("paid-staff-outside", "not-as-described"),
        kinds=("refund",),
        amount="270.00",
    ),
    "one piece, no exhibit of how many": Row(
        matter(
            thing(已退回=back("30.00")), "砍单",
            ORDERED | CANCELLED | ENDED | {
                "我买的件数是平常自己用的量": yes(),
                "我已经另外买了同样的东西": yes(金额="89.00", 时间="2026-10-22", 证据=["账单"]),
            },
        ),
        stands=("order-cancelled-loss",),
        kinds=("loss",),
        amount="59.00",
    ),
    "R3 nothing was guaranteed": Row(
        matter(PHONE, "价保不补差", {"没有答应价保而买后降了价": yes()}, 诉求={"主要要求": "补差价", "差价": "150.00", "差价算法": "1299.00 − 1149.00"}),
        refused={"price-drop-no-promise": "市场价", "price-guarantee": "没有答应价保而买后降了价"},
    ),
    "C27 a new one, and no money": Row(
        matter(DRILL, "承诺没有兑现", BROKEN, 页面承诺=[RENEW], 诉求={"主要要求": "补发"}),
        stands=("warranty-replacement",),
        kinds=("reship",),
        cites=("civil-code:509.1", "civil-code:582"),
    ),
    "C27 a new one means the whole machine": Row(
        matter(
            DRILL, "承诺没有兑现", BROKEN, 页面承诺=[RENEW],
            对方的条款=[{"原文": "半年内质量问题换新", "讲的是什么": "其他", "我的读法": "换一台新的整机", "对方的读法": "只换电芯", "证据": ["页面"]}],
        ),
        stands=("warranty-not-kept", "terminated-by-suit", "term-read-against"),
        absent=("promise-not-kept", "false-promotion"),
        kinds=("refund",),
        amount="600.00",
        cites=("civil-code:563.1.4", "civil-code:498", "civil-code:509.1"),
        never=("civil-code:615",),
    ),
    "C24 the bookshop, in the law of then": Row(
        matter(
            [ON_PLATFORM | {"下单时间": "2019-08-20 10:00"}, TO_STAFF | {"下单时间": "2019-08-21 10:00"}],
            "描述不符", OUTSIDE | SHORT,
        ),
        stands=("paid-staff-outside",),
        kinds=("refund",),
        amount="270.00",
        never=("civil-code:170.1", "online-consumer-interpretation:5"),
    ),
    "C30 what was paid, in full": Row(
        matter(
            order(商品="游戏充值", 买的是什么="游戏充值", 实付="80000.00", 下单时间="2014-11-05 12:00", 收到卡密的时间=GONE),
            "承诺没有兑现", DONE,
            页面承诺=[promise("返现", "充值100%全额返现", "一分钱也没有返", 金额="80000.00")], 卖家=SITE, **OWED,
        ),
        stands=("cashback-promised",),
        absent=("false-promotion", "less-than-described"),
        kinds=("payment",),
        amount="80000.00",
        cites=("contract-law:60.1", "contract-law:107"),
        never=("consumer-regulation:12", "civil-code:509.1"),
    ),
    "C38 ten times, as promised": Row(
        matter(
            order(商品="正版软件激活码", 实付="100.00", 下单时间="2025-06-01 12:00", 收到卡密的时间="2025-06-01 12:01"),
            "仿冒", LETTER | HAPPENED, 页面承诺=[TENFOLD, {"内容": "保证正品", "种类": "质量", "实际": "官方书面答复不是正版", "证据": ["页面"]}],
        ),
        stands=("promised-damages", "counterfeit", "promise-not-kept"),
        kinds=("refund", "promised-damages"),
        amount="100.00",
        total="1100.00",
        cites=("online-consumer-interpretation:10", "civil-code:509.1", "civil-code:615"),
        today=date(2025, 6, 20),
    ),
}  # fmt: skip


def cited_of(brief: Brief) -> set[str]:
    """Every clause under grounds and leads, with and without its edition."""
    refs = {c.ref for ground in (*brief.grounds, *brief.leads) for c in ground.citations}
    return refs | {ref.partition("@")[0] for ref in refs}


def money_of(brief: Brief) -> Decimal:
    return sum((c.amount for c in brief.claims if c.amount is not None and not c.alternative), Decimal(0))


@pytest.mark.parametrize("row", D9.values(), ids=D9)
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
    money = tuple(c.kind for c in brief.claims if c.amount is not None or c.kind in row.kinds)
    assert money == row.kinds, refused
    if row.amount:
        assert brief.claims[0].amount == Decimal(row.amount), brief.claims[0].formula
    if row.total:
        assert money_of(brief) == Decimal(row.total)


FALLS: dict[str, tuple[dict[str, Any], str]] = {
    "order-cancelled-by-seller": (matter(thing(), "砍单", {"商家单方取消了订单": no()}), "商家单方取消了订单"),
    # many pieces, though the price was an ordinary one
    "order-cancelled-loss": (
        matter(TWO, "砍单", CUT | {"我买的件数是平常自己用的量": no()}), "我买的件数是平常自己用的量"
    ),
    "order-cancelled-market-price": (
        matter(TWO, "砍单", CUT | {"我已经另外买了同样的东西": no(), "还没有另外买而同款卖得更贵": yes(金额="50.00", 时间="2026-10-22", 证据=["页面"])}),
        "没有差额可要",
    ),
    "order-cancelled-deliver": (matter(TWO, "砍单", ORDERED | CANCELLED | FEW | ENDED, **RIGHTS), "我告诉过对方不再要这笔货"),
    "cashback-promised": (
        matter(HEAD, "承诺没有兑现", DONE | {"好评被删了所以没有返": yes()}, 页面承诺=[BACK], **OWED), "好评被删了所以没有返"
    ),
    "promised-damages": (
        matter(FAKE, "仿冒", HAPPENED | ONE_OF_TWO | {"品牌方书面说不是它的东西": no()}, 页面承诺=[TENFOLD]), "应当赔偿的情形有凭据"
    ),
    "gift-missing": (
        matter(PHONE, "承诺没有兑现", {"写着送的东西没有给": no(), "送的东西是坏的": no()}, 页面承诺=[GIFT]), "写着送的东西没有给"
    ),
    "price-guarantee": (
        matter(PHONE, "价保不补差", {"价保期内同款降了价": yes(时间="2026-11-25", 期限="2026-11-19", 金额="1149.00")}, 页面承诺=[GUARANTEE], **PRICE),
        "降价在价保期内",
    ),
    "paid-staff-outside": (
        matter([ON_PLATFORM, TO_STAFF], "描述不符", OUTSIDE | SHORT | {"我付款时知道这是私下给他个人的": yes()}), "我付款时知道这是私下给他个人的"
    ),
    "return-promised": (matter(CHAIR, "承诺没有兑现", RETURNED | {"可退的条件我都做到了": no()}, 页面承诺=[MAY_GO_BACK]), "可退的条件我都做到了"),
    "counterfeit": (matter(FAKE, "仿冒", {"品牌方书面说不是它的东西": no()}), "品牌方书面说不是它的东西"),
    "warranty-replacement": (
        matter(
            DRILL, "承诺没有兑现", {"质保期内坏了不能用": yes(时间="2027-02-08", 期限="2027-01-03", 原话="充不进电")}, 页面承诺=[RENEW],
            诉求={"主要要求": "补发"},
        ),
        "坏在质保期内",
    ),
    "warranty-not-kept": (
        matter(DRILL, "承诺没有兑现", {"质保期内坏了不能用": yes(时间="2027-02-08", 期限="2027-01-03", 原话="充不进电")}, 页面承诺=[RENEW]), "坏在质保期内"
    ),
}  # fmt: skip


@pytest.mark.parametrize("ground", FALLS)
def test_a_ground_falls_and_says_why(ground):
    case, piece = FALLS[ground]
    brief = brief_of(case, TODAY)
    assert ground not in standing_of(brief)
    assert piece in reasons_of(brief)[ground], reasons_of(brief)[ground]


def test_every_ground_of_the_kind_stands_and_falls_somewhere():
    assert {ground for row in D9.values() for ground in row.stands} >= OF_THIS_KIND - NEVER
    assert {ground for row in D9.values() for ground in row.refused} | set(FALLS) >= OF_THIS_KIND


NO_CLAIM = ["T-D3 sixty at a twentieth", "R3 nothing was guaranteed"]


@pytest.mark.parametrize("name", NO_CLAIM)
def test_where_nothing_can_be_asked_nothing_is(name):
    assert brief_of(D9[name].case, TODAY).claims == ()


@pytest.mark.parametrize("about", ["返现", "赔偿", "赠品", "价保", "可退", "质保"])
def test_a_promise_beside_the_goods_describes_nothing(about):
    words = "保证正品，假一赔十"
    case = matter(FAKE, "虚假宣传", LETTER | ONE_OF_TWO, 页面承诺=[promise(about, words, "不是正品")])
    brief = brief_of(case, TODAY)
    assert not {"promise-not-kept", "false-promotion"} & standing_of(brief)
    assert "civil-code:615" not in cited_of(brief)
    assert [(p.about, p.describes) for p in brief.promises] == [(about, False)]
    plain = brief_of(case | {"页面承诺": [promise("质量", words, "不是正品")]}, TODAY)
    assert {"promise-not-kept", "false-promotion"} <= standing_of(plain)


def test_a_promise_without_its_kind_is_told_what_to_write():
    untyped = {k: v for k, v in TENFOLD.items() if k != "种类"}
    refused = {
        each.id: each
        for each in brief_of(matter(FAKE, "仿冒", LETTER | ONE_OF_TWO, 页面承诺=[untyped]), TODAY).refused
    }
    assert "没有写 种类" in refused["promised-compensation"].reason
    assert "种类（赔偿）" in refused["promised-compensation"].instead
    assert "promised-compensation" not in reasons_of(brief_of(D9["T-D5 one of two is false"].case, TODAY))


@pytest.mark.parametrize("words", ["充值100%全额返现", "三十天价保", "降价补差", "晚发必赔"])
def test_every_promise_of_money_is_asked_its_kind(words):
    told = matter(HEAD, "虚假宣传", {}, 页面承诺=[{"内容": words, "实际": "没有给"}])
    assert "没有写 种类" in reasons_of(brief_of(told, TODAY))["promised-compensation"]


DECEIVED = {name: yes(原话="卖家自己说是仿的", 证据=["答复"]) for name in FRAUD}
CLAIMED = {"主要要求": "退款", "要求增加赔偿": "事实够时要求"}
GENUINE = {"内容": "保证正品", "种类": "质量", "实际": "品牌方答复不是其产品", "证据": ["页面"]}


@pytest.mark.parametrize(
    ("words", "kinds", "total"),
    [
        # ten times 300.00 is more than three times, and the other way round
        ("假一赔十", {"refund", "promised-damages"}, "3300.00"),
        ("假一赔二", {"refund", "punitive-damages"}, "1200.00"),
    ],
)
def test_a_promise_and_the_law_are_never_asked_both(words, kinds, total):
    case = matter(
        thing(实付="300.00"),
        "仿冒",
        LETTER | HAPPENED | DECEIVED,
        页面承诺=[promise("赔偿", words, "不肯赔"), GENUINE],
        诉求=CLAIMED,
    )
    brief = brief_of(case, TODAY)
    assert {"fraud", "promised-damages"} <= standing_of(brief), reasons_of(brief)
    assert {claim.kind for claim in brief.claims} == kinds
    assert money_of(brief) == Decimal(total)


@pytest.mark.parametrize("row", ["T-D2 cancelled, bought again", "T-D4 all of it back"])
def test_a_broken_order_or_promise_is_no_deceit(row):
    brief = brief_of(
        D9[row].case | {"诉求": D9[row].case.get("诉求", {}) | {"要求增加赔偿": "事实够时要求"}}, TODAY
    )
    assert "fraud" not in standing_of(brief)
    assert "punitive-damages" not in {claim.kind for claim in brief.claims}


def test_a_promise_has_no_floor():
    cheap = matter(thing(实付="5.00"), "仿冒", LETTER | HAPPENED, 页面承诺=[TENFOLD])
    assert money_of(brief_of(cheap, TODAY)) == Decimal("55.00")


def test_times_are_of_the_piece_alone():
    written = D9["T-D5 one of two is false"].case | {"页面承诺": [TENFOLD | {"金额": "900.00"}]}
    assert "450.00 元" in reasons_of(brief_of(written, TODAY))["promised-damages"]


@pytest.mark.parametrize(
    ("words", "times"),
    [("假一赔十", 10), ("假1赔10", 10), ("假一罚三", None), ("赔偿十倍", 10), ("赔十倍", 10), ("3倍赔偿", 3), ("晚发赔10元", None), ("假一赔三十", None)],
)  # fmt: skip
def test_how_many_times_a_promise_gives(words, times):
    assert times_of(words) == times


def test_cashback_is_never_more_than_what_is_still_wanting():
    part = DONE | {"返现已经给了一部分": yes(金额="99.50")}
    brief = brief_of(matter(HEAD, "承诺没有兑现", part, 页面承诺=[BACK], **OWED), TODAY)
    assert money_of(brief) == Decimal("199.50")


def test_a_price_that_goes_back_leaves_no_cashback():
    both = matter(HEAD, "仿冒", DONE | LETTER, 页面承诺=[BACK])
    assert [c.kind for c in brief_of(both, TODAY).claims if c.amount is not None] == ["refund"]


@pytest.mark.parametrize("name", ["T-D4 all of it back", "G7 a price guarantee", "G6 a gift"])
def test_no_rule_asks_for_a_difference_that_is_worked_out(name):
    case = Case.model_validate(D9[name].case)
    assert list(price_difference.find(case, TODAY)) == []
    assert list(difference_exceeds_paid.find(case, TODAY)) == []


# Facts of other kinds open nothing of this one, and the reverse.
FALSE_TRIES = {
    "a dead key is no counterfeit": matter(
        order(兑换结果="提示无效", 提示原文="卡密无效"), "卡密无效",
        {"收到卡密后我第一次兑换就失败": yes()}, 页面承诺=[TENFOLD],
    ),
    "a refusal is no cancelled order": matter(thing(), "拒绝退款", {"对方的原话是不退": yes(时间="2026-11-01", 原话="不退")}),
    "late is not cancelled": matter(thing(), "到账延迟", {"到现在仍未到账": yes()}),
    "regret opens nothing": matter(HEAD, "承诺没有兑现", DONE | {"我只是后悔不想要了": yes()}, 页面承诺=[BACK]),
    "own suspicion is no letter": matter(FAKE, "仿冒", {"品牌方书面说不是它的东西": no(), "卖家发来的不是我买的商品或面值": yes(), **ONE_OF_TWO}),
    "more money is asked first": matter(
        HEAD, "承诺没有兑现", DONE | {"对方要我再付解冻费保证金或验证码": yes(时间="2026-11-01", 原话="再付")}, 页面承诺=[BACK]
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FALSE_TRIES.values(), ids=FALSE_TRIES)
def test_a_fact_of_another_kind_opens_nothing_here(case):
    assert not OF_THIS_KIND & standing_of(brief_of(case, TODAY))


@pytest.mark.parametrize("row", D9.values(), ids=D9)
def test_what_is_stated_here_opens_no_ground_of_another_kind(row):
    others = {
        "card-unusable",
        "region-not-announced",
        "late-delivery",
        "service-stopped",
        "auto-renewal",
        "prepaid-balance",
    }
    assert not others & standing_of(brief_of(row.case, row.today))


PRIVATE = [seller(主体={"名称": "郑某某", "主体类型": "个人", "住所": "某某省某某市某某区某某街6号"})]
SELLS = {"卖家件数多": yes(原话="同款卖出四十笔以上"), "卖家成交额大": yes(原话="合计五万元以上")}


@pytest.mark.parametrize(
    ("facts", "trades"), [(SELLS, True), (dict([*SELLS.items()][:1]), False)], ids=["two", "one"]
)
def test_c26_a_person_who_sells_many_answers_as_a_trader(facts, trades):
    case = matter(
        thing(商品="某牌无线耳机", 实付="1200.00"),
        "仿冒",
        LETTER | DECEIVED | facts,
        页面承诺=[GENUINE],
        卖家=PRIVATE,
        诉求=CLAIMED,
    )
    brief = brief_of(case, TODAY)
    assert ("business-seller" in standing_of(brief)) is trades, reasons_of(brief)
    assert ("online-consumer-interpretation:7" in cited_of(brief)) is trades
    assert ("fraud" in standing_of(brief)) is trades
    assert money_of(brief) == Decimal("4800.00" if trades else "1200.00")


PAPERS = (
    "platform_ticket/ticket",
    "samr_12315/complaint",
    "demand_letter/letter",
    "court/statement_of_claim",
)


@pytest.mark.parametrize("name", ["T-D5 one of two is false", "C38 ten times, as promised"])
def test_a_counterfeit_is_never_called_useless(name):
    brief = brief_of(D9[name].case, D9[name].today)
    for paper in PAPERS:
        assert "不能使用" not in text_of(brief, paper)


def test_who_took_the_money_is_no_defendant():
    brief = brief_of(D9["T-D6 paid to the shop's staff"].case, TODAY)
    assert [each.name for each in brief.defendants] == [FIRM["名称"]]
    told = text_of(brief, "court/statement_of_claim")
    assert "收款的人是被告的工作人员" in told
    assert "270.00" in told


def test_every_claim_has_its_reason_in_the_short_papers():
    for paper in ("platform_ticket/ticket", "samr_12315/complaint"):
        cut = text_of(brief_of(D9["T-D2 the price has not come back"].case, TODAY), paper)
        assert "另买同款多花的60.00元应当赔偿" in cut
        false = text_of(brief_of(D9["T-D5 one of two is false"].case, TODAY), paper)
        assert "应当按照承诺赔偿450.00元" in false
        outside = text_of(brief_of(D9["T-D6 one order in two payments"].case, TODAY), paper)
        assert "在平台以外付的款对店铺发生效力" in outside
        assert "付给转账" not in outside
        both = text_of(brief_of(D9["G6 and G7 a gift and a price guarantee"].case, TODAY), paper)
        assert "应当按照承诺补差价150.00元" in both
        assert "页面写明的赠品是交易的条件之一，应当按照约定交付" in both


def test_a_difference_of_two_parts_shows_both():
    told = text_of(
        brief_of(D9["G6 and G7 a gift and a price guarantee"].case, TODAY), "court/statement_of_claim"
    )
    assert "赠品标明的价值39.00元；实付1299.00元−降价后1149.00元=150.00元；合计189.00元" in told
    assert told.count("下单前，") == 1


def test_a_fact_without_a_time_is_not_told_as_of_the_same_day():
    # when the brand wrote is known; of how many pieces it spoke has no day
    for paper in ("platform_ticket/ticket", "samr_12315/complaint"):
        told = text_of(brief_of(D9["T-D5 one of two is false"].case, TODAY), paper)
        assert "有问题的是其中1件" in told
        assert "同日" not in told


def test_an_order_ends_once():
    brief = brief_of(D9["T-D2 the price has not come back"].case, TODAY)
    told = text_of(brief, "court/statement_of_claim")
    assert told.count("合同成立，不因付款以后的单方取消而不成立") == 1
    assert "起诉状副本送达" not in told
    assert "即为解除通知" not in text_of(brief, "demand_letter/letter")


@pytest.mark.parametrize("name", ["T-D4 all of it back", "G7 a price guarantee"])
def test_one_broken_promise_is_one_lead(name):
    assert "report-price-fraud" not in leads_of(brief_of(D9[name].case, TODAY))


def test_what_the_staff_took_must_be_among_the_payments():
    left_out = matter([ON_PLATFORM], "场外付款", OUTSIDE | SHORT)
    (found,) = payments.find(Case.model_validate(left_out), TODAY)
    assert "150.00 元没有写进“交易”" in found.message
    assert list(payments.find(Case.model_validate(D9["T-D6 paid to the shop's staff"].case), TODAY)) == []
    assert list(payments.find(Case.model_validate(D9["T-D6 one order in two payments"].case), TODAY)) == []
