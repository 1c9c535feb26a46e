"""Ordinary goods that are sent (kinds-2 D-G13, T-D7, dispute C37), and what was settled and not paid, row by row."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cases_support import (
    GONE,
    PROOF,
    case_file,
    no,
    order,
    sheets_of,
    yes,
)
from cases_support import brief_of as brief_on
from grounds_table import leads_of, reasons_of, standing_of

from kameng_docs.brief import Brief
from kameng_docs.writers.text import render_text

# The grounds of this kind; tests/assess/test_assess_grounds.py leaves them to this file.
OF_THIS_KIND = {
    "seven-day-goods", "seven-day-goods-now", "goods-defective", "goods-freight", "custom-work-cancelled",
    "settlement-not-kept", "refund-promise-not-kept", "ending-at-will", "ending-deadlock",
    "report-return-refused", "report-return-not-handled", "report-return-not-paid",
}  # fmt: skip
TODAY = date(2026, 11, 30)
COURT = {"法院": {"名称": "某某市某某区人民法院"}}
PROOFS = {
    "聊天": PROOF | {"名称": "聊天记录截图"},
    "订单页": PROOF | {"文件": "订单页.png", "名称": "订单详情截图"},
    "协议": PROOF | {"文件": "协议.png", "名称": "退款协议"},
}


def brief_of(case: dict[str, Any], today: date = TODAY) -> Brief:
    return brief_on(case, today)


def parcel(**changes: Any) -> dict[str, Any]:
    """A thing that was sent."""
    given = {
        "商品": "机械键盘", "买的是什么": "实物商品", "实付": "269.00", "下单时间": "2026-11-20 20:00",
        "收到卡密的时间": GONE, "签收时间": "2026-11-22 15:00", "证据": ["订单页"],
    }  # fmt: skip
    return order(**given | changes)


def matter(
    facts: dict[str, Any], *, bought: Any = None, dispute: str = "无理由退货被拒", **more: Any
) -> dict[str, Any]:
    told = {"交易": [bought or parcel()], "争议": [dispute], "事实": facts, "证据": PROOFS}
    return case_file(**told | COURT | more)


WHOLE = {
    "收到后没有用过而且配件都在": yes(),
    "是定做鲜活拆封的光盘软件或者报刊": no(),
    "下单时确认过不适用七日无理由": no(),
}
ASKED = {"我向卖家要求退货退款": yes(时间="2026-11-29 10:00", 证据=["聊天"])}
OPENED = {
    "对方的原话是不退": yes(时间="2026-11-29 11:00", 原话="拆封不退", 证据=["聊天"]),
}
MARKED = {"商品页标着不支持七日无理由": yes(原话="此商品不支持七天无理由退货", 证据=["订单页"])}
REASON = {"我只是后悔不想要了": yes()}
BAD = {"收到的商品坏了或者有质量问题": yes(时间="2026-11-23", 原话="有六个键按下去没有反应", 证据=["聊天"])}
SIGNED = {
    "双方签了退款协议": yes(
        时间="2026-10-10",
        期限="2026-10-31",
        金额="200.00",
        原话="10月31日前退款200元，本次争议了结",
        证据=["协议"],
    ),
    "说好退的钱到期没有付清": yes(),
}
PROMISED = {
    "对方书面承认要退这笔钱并答应日期": yes(
        时间="2026-10-10", 期限="2026-10-31", 金额="200.00", 原话="10月31日前给您退200元", 证据=["聊天"]
    ),
    "说好退的钱到期没有付清": yes(),
}
IN_PART = {"说好以后付过一部分": yes(金额="50.00", 时间="2026-10-20")}
NOTHING_YET = {"说好以后付过一部分": no()}
OWED = {"诉求": {"主要要求": "付清款项"}}
EARLY = parcel(下单时间="2026-09-20 20:00", 签收时间="2026-09-22 15:00")
KEY = order(收到卡密的时间="2026-11-22 15:00", 下单时间="2026-11-20", 实付="30.00", 证据=["订单页"])


@dataclass(frozen=True)
class Row:
    """One case: what stands, what falls and why, the principal claim and its sum, what is cited and what is not."""

    case: dict[str, Any]
    stands: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    refused: dict[str, str] = field(default_factory=dict)
    leads: tuple[str, ...] = ()
    no_leads: tuple[str, ...] = ()
    kind: str = ""
    amount: str = ""
    cites: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    today: date = TODAY


ROWS = {
    # kinds-2 D9: signed 11-22, the notice of 11-29 is the seventh day
    "T-D7 opened to look at": Row(
        matter(WHOLE | ASKED | OPENED, bought=parcel(运费="12.00")),
        stands=("seven-day-goods",),
        absent=("seven-day-no-reason", "goods-freight", "refusal-no-bar"),
        leads=("report-return-refused",),
        no_leads=("report-return-not-handled", "report-refusal"),
        kind="refund",
        amount="269.00",
        cites=("consumer-law:25.1", "consumer-law:25.3", "online-consumer-interpretation:3",
               "consumer-regulation:19.2", "consumer-regulation:19.3"),
        never=("consumer-regulation:19.1", "seven-day-return-measures:31.1.1", "consumer-law:24.1"),
    ),
    # C37: a bag for 5,000, marked by the shop as not returnable, nothing confirmed
    "C37 a mark alone confirms nothing": Row(
        matter(
            WHOLE | REASON | MARKED
            | {"我向卖家要求退货退款": yes(时间="2026-11-27 10:00", 证据=["聊天"]),
               "对方的原话是不退": yes(时间="2026-11-27 11:00", 原话="此单不符合七日无理由申请条件", 证据=["聊天"])},
            bought=parcel(商品="品牌手提包", 实付="5000.00", 签收时间="2026-11-25 12:00"),
        ),
        stands=("seven-day-goods",),
        leads=("report-return-refused",),
        kind="refund",
        amount="5000.00",
        cites=("consumer-law:25.2", "consumer-regulation:19.1", "consumer-regulation:19.2"),
    ),
    "the eighth day is too late": Row(
        matter(
            WHOLE | {"我向卖家要求退货退款": yes(时间="2026-11-27 10:00")},
            bought=parcel(下单时间="2026-11-17", 签收时间="2026-11-19 15:00"),
        ),
        refused={"seven-day-goods": "收货七日内已提出退货", "seven-day-goods-now": "收货仍在七日内"},
    ),
    # signed on 11-22: the seventh day is a Sunday and moves to Monday, 11-30
    "a Sunday moves the seventh day": Row(
        matter(WHOLE | {"我向卖家要求退货退款": yes(时间="2026-11-30 10:00")}),
        stands=("seven-day-goods",),
        kind="refund",
        amount="269.00",
    ),
    # signed on 09-26: the seventh day is 10-03, in the holiday, and moves to 10-08 (kinds-2 §10 row 3)
    "a holiday moves the seventh day": Row(
        matter(
            WHOLE | {"我向卖家要求退货退款": yes(时间="2026-10-08 10:00")},
            bought=parcel(下单时间="2026-09-24", 签收时间="2026-09-26 10:00"),
        ),
        stands=("seven-day-goods",),
        kind="refund",
        amount="269.00",
        today=date(2026, 10, 10),
    ),
    "still within seven days": Row(
        matter(WHOLE),
        stands=("seven-day-goods-now",),
        kind="refund",
        amount="269.00",
        today=date(2026, 11, 28),
    ),
    "used": Row(
        matter(WHOLE | ASKED | {"收到后没有用过而且配件都在": no()}),
        refused={"seven-day-goods": "收到后没有用过而且配件都在"},
    ),
    # R6: custom, fresh, opened software
    "made to order": Row(
        matter(WHOLE | ASKED | {"是定做鲜活拆封的光盘软件或者报刊": yes()}),
        refused={"seven-day-goods": "是定做鲜活拆封的光盘软件或者报刊"},
    ),
    "confirmed apart, and of its sort": Row(
        matter(
            WHOLE | ASKED
            | {"下单时确认过不适用七日无理由": yes(), "是拆封激活试用后会贬值或者有安全问题的商品": yes()}
        ),
        refused={"seven-day-goods": "确认过而且是可以不退的商品"},
        no_leads=("report-return-refused",),
    ),
    # 七日办法 第七条: a confirmation takes the right away for those goods alone
    "confirmed apart, of no such sort": Row(
        matter(
            WHOLE | ASKED
            | {"下单时确认过不适用七日无理由": yes(), "是拆封激活试用后会贬值或者有安全问题的商品": no()}
        ),
        stands=("seven-day-goods",),
        kind="refund",
        amount="269.00",
    ),
    "bought to sell again": Row(
        matter(WHOLE | ASKED, 买来做什么="拿去卖"),
        refused={"seven-day-goods": "买来自用"},
        absent=("seven-day-goods-now",),
    ),
    "fifteen days without an answer": Row(
        matter(WHOLE | {"我向卖家要求退货退款": yes(时间="2026-11-06 10:00")},
               bought=parcel(下单时间="2026-11-01", 签收时间="2026-11-03 10:00")),
        stands=("seven-day-goods",),
        leads=("report-return-not-handled",),
        kind="refund",
        amount="269.00",
    ),
    # kinds-2 §10 row 22: arrived 11-20, the fifteenth day is a Saturday; a report from 12-08
    "sent back and not paid": Row(
        matter(WHOLE | {"我向卖家要求退货退款": yes(时间="2026-11-16 10:00"),
                        "退回的货对方已经签收": yes(时间="2026-11-20", 证据=["聊天"])},
               bought=parcel(下单时间="2026-11-10", 签收时间="2026-11-12 10:00")),
        leads=("report-return-not-paid",),
        kind="refund",
        amount="269.00",
        today=date(2026, 12, 8),
    ),
    "sent back, not yet fifteen days": Row(
        matter(WHOLE | {"我向卖家要求退货退款": yes(时间="2026-11-16 10:00"),
                        "退回的货对方已经签收": yes(时间="2026-11-20", 证据=["聊天"])},
               bought=parcel(下单时间="2026-11-10", 签收时间="2026-11-12 10:00")),
        no_leads=("report-return-not-paid",),
        kind="refund",
        amount="269.00",
        today=date(2026, 12, 4),
    ),
    # R7: of a defect the carriage is the shop's: 12.00 out + 15.00 back
    "bad, with carriage both ways": Row(
        matter(
            BAD | {"我向卖家要求退货退款": yes(时间="2026-11-24 10:00"), "退回的运费我已经付了": yes(金额="15.00", 证据=["聊天"])},
            bought=parcel(运费="12.00"), dispute="商品质量问题",
        ),
        stands=("goods-defective", "quality-return-in-seven-days", "goods-freight"),
        absent=("purpose-defeated", "seven-day-goods"),
        kind="refund",
        amount="269.00",
        cites=("civil-code:617", "consumer-law:24.1", "consumer-law:24.2", "consumer-law:23.1"),
    ),
    "bad, and only not wanted": Row(
        matter(BAD | REASON, dispute="商品质量问题"),
        refused={"goods-defective": "我只是后悔不想要了"},
    ),
    # 600.00 paid, 60.00 of work done: 540.00
    "to order, cancelled before it was made": Row(
        matter(
            {"是定做鲜活拆封的光盘软件或者报刊": yes(), "定做的部分给对方造成的损失": yes(金额="60.00"),
             "对方还没有做完时我通知取消定做": yes(时间="2026-11-21 10:00", 证据=["聊天"])},
            bought=parcel(商品="刻字相框", 实付="600.00", 签收时间=GONE), dispute="拒绝退款",
        ),
        stands=("custom-work-cancelled",),
        kind="refund",
        amount="540.00",
        cites=("civil-code:787", "civil-code:566.1"),
    ),
    "settled for 200.00, 50.00 paid of it": Row(
        matter(SIGNED | IN_PART | BAD, dispute="退款协议没有照付", bought=EARLY),
        stands=("settlement-not-kept",),
        absent=("goods-defective", "refund-promise-not-kept"),
        kind="payment",
        amount="150.00",
        cites=("civil-code:509.1", "civil-code:577", "civil-code:579"),
    ),
    "settled, and the first claim kept by the agreement": Row(
        matter(SIGNED | NOTHING_YET | BAD | {"协议写着不付清就照原来的要求": yes()}, dispute="商品质量问题"),
        stands=("goods-defective",),
        absent=("settlement-not-kept",),
        kind="refund",
        amount="269.00",
    ),
    "the same, asked by the agreement": Row(
        matter(SIGNED | NOTHING_YET | BAD | {"协议写着不付清就照原来的要求": yes()}, **OWED),
        stands=("settlement-not-kept",),
        absent=("goods-defective",),
        kind="payment",
        amount="200.00",
    ),
    "settled, the day not yet come": Row(
        matter(SIGNED | NOTHING_YET | BAD, bought=EARLY),
        refused={"settlement-not-kept": "说好付清的日子已过"},
        absent=("goods-defective",),
        today=date(2026, 10, 31),
    ),
    "settled for a sum that nobody wrote down": Row(
        matter(SIGNED | NOTHING_YET | {"双方签了退款协议": yes(时间="2026-10-10", 期限="2026-10-31", 证据=["协议"])}),
        refused={"settlement-not-kept": "还没有写 金额"},
    ),
    "settled and paid in full": Row(
        matter(SIGNED | {"说好以后付过一部分": yes(金额="200.00", 时间="2026-10-20")}),
        refused={"settlement-not-kept": "已经付清"},
    ),
    "promised in writing by one side": Row(
        matter(PROMISED | IN_PART, **OWED),
        stands=("refund-promise-not-kept",),
        kind="payment",
        amount="150.00",
        cites=("civil-code:509.1", "civil-code:579"),
    ),
    "promised in part, the price asked": Row(
        matter(PROMISED | IN_PART | BAD, dispute="商品质量问题"),
        stands=("goods-defective",),
        absent=("refund-promise-not-kept",),
        kind="refund",
        amount="269.00",
    ),
    "of an old order the agreement's own day decides": Row(
        matter(SIGNED | NOTHING_YET, bought=parcel(下单时间="2020-03-01", 签收时间="2020-03-04")),
        stands=("settlement-not-kept",),
        kind="payment",
        amount="200.00",
        cites=("civil-code:579",),
    ),
    "nobody broke it": Row(
        matter({"对方没有违约我想提前不要了": yes()}, bought=KEY, dispute="拒绝退款"),
        refused={"ending-at-will": "没有一般的随时解除权", "ending-deadlock": "只是自己不想要了的，一般不在里面"},
    ),
    # §11.10: an unopened key stays arguable, on the same texts
    "an unopened key": Row(
        matter({"我还没有点开看过卡密": yes(), "下单时确认过不适用七日无理由": no()} | ASKED, bought=KEY, dispute="拒绝退款"),
        stands=("seven-day-no-reason",),
        absent=("seven-day-goods",),
        kind="refund",
        amount="30.00",
        cites=("consumer-regulation:19.1", "seven-day-return-measures:6.1.3", "seven-day-return-measures:20.1"),
    ),
    # False answers: what is said of a parcel opens nothing for a key, and the reverse.
    "a parcel's answers for a key": Row(
        matter(WHOLE | ASKED | MARKED, bought=KEY, dispute="拒绝退款"),
        refused={"seven-day-goods": "买的是实物商品"},
        absent=("goods-defective", "goods-freight"),
    ),
    "a parcel's defect for a key": Row(
        matter(BAD | ASKED, bought=KEY, dispute="拒绝退款"),
        refused={"goods-defective": "买的是实物商品"},
        absent=("quality-return-in-seven-days", "goods-freight"),
    ),
    "a key's answers for a parcel": Row(
        matter({"我还没有点开看过卡密": yes()} | ASKED | {"下单时确认过不适用七日无理由": no()}, dispute="拒绝退款"),
        absent=("seven-day-goods", "seven-day-no-reason"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_row(row):
    brief = brief_of(row.case, row.today)
    standing, reasons = standing_of(brief), reasons_of(brief)
    assert set(row.stands) <= standing, reasons
    assert not set(row.absent) & standing
    for ground, piece in row.refused.items():
        assert ground not in standing
        assert piece in reasons[ground], reasons[ground]
    assert set(row.leads) <= leads_of(brief)
    assert not set(row.no_leads) & leads_of(brief)
    if row.kind:
        assert (brief.claims[0].kind, brief.claims[0].amount) == (row.kind, Decimal(row.amount))
    else:
        assert not [claim for claim in brief.claims if claim.amount]
    cited = {c.ref.partition("@")[0] for ground in brief.grounds for c in ground.citations}
    assert set(row.cites) <= cited
    assert not set(row.never) & cited


# --- the papers ---------------------------------------------------------------------------------------------

# Words of keys, none of which belongs into a paper about a parcel.
OF_KEYS = ("卡密", "兑换", "激活码", "发卡", "点卡", "序列号", "虚拟商品")
PARCELS = ["T-D7 opened to look at", "C37 a mark alone confirms nothing", "bad, with carriage both ways",
           "to order, cancelled before it was made", "used", "made to order", "sent back and not paid",
           "settled for 200.00, 50.00 paid of it", "still within seven days"]  # fmt: skip


def texts_of(brief: Brief) -> dict[str, str]:
    """Every paper that is made of words, the author's own among them."""
    return {
        sheet.paper.name: render_text(sheet.document).data.decode()
        for sheet in sheets_of(brief)
        if sheet.document is not None
    }


@pytest.mark.parametrize("name", PARCELS)
def test_no_paper_about_a_parcel_speaks_of_keys(name):
    row = ROWS[name]
    found = [
        (paper, word, line)
        for paper, text in texts_of(brief_of(row.case, row.today)).items()
        for line in text.splitlines()
        for word in OF_KEYS
        if word in line
    ]
    assert found == []


# --- what was settled, on paper -------------------------------------------------------------------------------

SETTLED = ROWS["settled for 200.00, 50.00 paid of it"]


def test_a_payment_order_and_a_pleading_ask_what_is_left_of_the_settlement_and_nothing_else():
    texts = texts_of(brief_of(SETTLED.case))
    order_, pleading = texts["支付令申请书"], texts["民事起诉状"]
    assert "给付申请人150.00元" in order_
    assert "说好付 200.00 元 − 已付 50.00 元 = 150.00 元" in order_
    assert "10月31日前退款200元，本次争议了结" in order_
    assert "判令被告支付退款协议约定而尚未支付的150.00元" in pleading
    for text in (order_, pleading):
        assert "返还原告价款" not in text
        # The price may be told as what was paid; it is not asked back.
        assert text.count("269.00") == 1


def test_a_payment_order_rests_on_the_promise_where_nothing_was_signed():
    texts = texts_of(brief_of(ROWS["promised in writing by one side"].case))
    assert "被申请人书面答应退款：“10月31日前给您退200元”" in texts["支付令申请书"]
    assert "给付申请人150.00元" in texts["支付令申请书"]


@pytest.mark.parametrize(
    ("without", "more"),
    [("证据", {}), ("期限", {}), ("", {"付款后被拉黑": yes(时间="2026-11-10")})],
    ids=["no paper of it", "no day", "the debtor is gone"],
)
def test_no_payment_order_without_what_the_court_wants(without, more):
    signed = {key: value for key, value in SIGNED["双方签了退款协议"].items() if key != without}
    case = matter(SIGNED | NOTHING_YET | {"双方签了退款协议": signed} | more, bought=EARLY)
    assert "支付令申请书" not in texts_of(brief_of(case))


def test_nothing_of_a_return_is_told_where_the_settlement_is_asked():
    texts = texts_of(brief_of(SETTLED.case))
    for page in ("要求和提醒", "今天该做什么", "日子，和怎么算出来的"):
        assert "七日内要求质量退货" not in texts[page]
        assert "解除权一年" not in texts[page]


# --- what stands for anybody ----------------------------------------------------------------------------------


def test_the_list_of_papers_tells_what_stands_for_anybody():
    text = texts_of(brief_of(ROWS["used"].case, ROWS["used"].today))["要求和提醒"]
    for told in ("这个程序是为数字商品做的", "七日内可以无理由退货", "退货、更换、修理", "12315"):
        assert told in text


def test_a_parcel_is_sued_for_where_it_arrived():
    text = texts_of(brief_of(ROWS["T-D7 opened to look at"].case))["起诉前先看（给您自己，不交）"]
    assert "收货地就是合同履行地" in text
    assert "又通过网络交付的" not in text


def test_carriage_is_asked_in_a_sentence_of_its_own():
    brief = brief_of(ROWS["bad, with carriage both ways"].case)
    freight = next(claim for claim in brief.claims if claim.kind == "freight")
    assert (freight.amount, freight.formula) == (
        Decimal("27.00"), "买时付的运费 12.00 元 + 退回的运费 15.00 元 = 27.00 元",
    )  # fmt: skip
    assert brief.total == Decimal("296.00")
    text = texts_of(brief)["民事起诉状"]
    assert "判令被告返还原告价款269.00元" in text
    assert "判令被告承担运费27.00元" in text
    assert "合计296.00元" in text
    assert "合同目的" not in text


def test_what_a_lead_rests_on_is_in_the_report_alone():
    texts = texts_of(brief_of(ROWS["T-D7 opened to look at"].case))
    assert "第三十一条第一项" in texts["举报登记表"]
    for paper in ("民事起诉状", "催告函", "投诉登记表"):
        assert "第三十一条" not in texts[paper]
        assert "第五十六条" not in texts[paper]


def test_a_key_that_was_bought_beside_a_parcel_is_no_parcel():
    bought = [parcel(), KEY | {"订单号": "0042611010078"}]
    brief = brief_of(matter(WHOLE | ASKED, bought=None, 交易=bought))
    assert "seven-day-goods" not in standing_of(brief)


def test_what_is_not_said_of_a_confirmation_tells_what_to_answer():
    """Nobody answers what is worked out: the question behind it is named."""
    told = {name: answer for name, answer in WHOLE.items() if name != "下单时确认过不适用七日无理由"}
    reason = reasons_of(brief_of(matter(told | ASKED)))["seven-day-goods"]
    assert "“下单时确认过不适用七日无理由”" in reason


@pytest.mark.parametrize(
    "answers", [{"收到后没有用过而且配件都在": no()}, {"是定做鲜活拆封的光盘软件或者报刊": yes()}]
)
def test_who_may_not_return_it_hears_of_no_keys(answers):
    brief = brief_of(matter(WHOLE | ASKED | REASON | answers))
    for refused in brief.refused:
        assert "密钥" not in refused.title + refused.reason + refused.instead
        assert "预付" not in refused.title
