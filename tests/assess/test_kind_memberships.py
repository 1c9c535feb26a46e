"""Memberships of video, music, storage and tools, row by row: what stands, what falls, the sum, the law (kinds-1.md D9)."""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cases_support import FIRM, GONE, PROOF, brief_of, case_file, no, order, text_of, workshop, yes
from grounds_table import leads_of, reasons_of, standing_of

from kameng_docs.brief import Brief
from kameng_docs.diagnostics import Severity
from kameng_docs.pipeline import compose_papers

# The grounds of this kind; tests/assess/test_assess_grounds.py leaves them to this file.
OF_THIS_KIND = {
    "renewal-not-incorporated", "charged-after-cancel", "trial-charged-early", "price-raised-unannounced",
    "days-cut-short", "term-two-readings", "unilateral-change", "device-limit-unannounced", "promised-no-ads",
    "lifetime-stopped", "rest-of-term-defeated",
}  # fmt: skip
TODAY = date(2026, 11, 29)
SITE = [{"主体": FIRM, "网站上卖家情况": "只有一家店"}]
COURT = {"法院": {"名称": "某某市某某区人民法院"}}
RENEWED = {"自动续费扣了款": yes()}
HIDDEN = {
    "开通时没有看到会自动续费": yes(原话="自动续费写在页面底部的灰色小字里", 证据=["开通页"]),
    "自动续费是默认勾选好的": yes(证据=["开通页"]),
}
LETTER = {"扣款前没有显眼的提醒": yes(原话="提醒只放在站内信里，要点三步才看得到", 证据=["开通页"])}
PROOFS = {"开通页": PROOF, "账单": PROOF | {"文件": "账单.png"}}


def member(*rows: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A membership of the site itself; `rows` are 扣款各期."""
    given = {"商品": "视频会员", "买的是什么": "会员开通", "收到卡密的时间": GONE, "证据": ["账单"]}
    return order(**given | ({"扣款各期": list(rows)} if rows else {}) | changes)


def rows(first: str, last: str, count: int, amount: str, **more: Any) -> dict[str, Any]:
    return {"首期": first, "末期": last, "期数": str(count), "金额": amount, **more}


def matter(bought: dict[str, Any], dispute: str, facts: dict[str, Any], **more: Any) -> dict[str, Any]:
    told = {"交易": [bought], "争议": [dispute], "事实": facts, "证据": PROOFS, "卖家": SITE}
    return case_file(**told | COURT | more)


GREY = matter(
    member(
        {"时间": "2023-02-12", "金额": "30.00"},
        rows("2023-03-12", "2024-08-12", 18, "25.00", 已退回="25.00"),
        实付="480.00", 下单时间="2023-02-12",
    ),
    "自动续费",
    RENEWED | HIDDEN
    | {"试用没有到期就扣款": yes(时间="2023-02-12", 期限="2023-02-14"), "我向卖家要求退货退款": yes(时间="2026-05-04")},
    发现日="2026-05-03",
)  # fmt: skip
TWELVE = member(rows("2025-06-05", "2026-05-05", 12, "30.00"), 实付="360.00", 下单时间="2025-06-05")
REMINDED = member(
    rows("2025-06-05", "2026-05-05", 12, "30.00", 扣款前收到过显眼的提醒="是"),
    实付="360.00",
    下单时间="2025-06-05",
)
CHOSEN = RENEWED | LETTER | {"开通时没有看到会自动续费": no(), "自动续费是我自己另外点的": yes()}
CANCELLED = matter(
    member({"时间": "2026-08-20", "金额": "19.00"}, {"时间": "2026-09-20", "金额": "19.00"}, 实付="38.00", 下单时间="2026-08-20"),
    "自动续费",
    RENEWED | {"取消以后又被扣": yes(时间="2026-08-01", 原话="已关闭自动续费", 证据=["开通页"])},
)  # fmt: skip
YEAR = {"服务天数": "365", "下单时间": "2025-12-01"}
STOPPED = {
    "使用一段时间后被停用": yes(时间="2026-07-11"),
    "停用的理由": yes(时间="2026-07-12", 原话="账号共享"),
    "收回或封停的原因是我违规": no(),
    "我把会员借给或者卖给别人用": no(),
}
FIVE = {
    "会员期里规则被单方改了": yes(时间="2026-03-01", 原话="原来写可以用五台设备，改成两台", 证据=["开通页"])
}
OLD_RIGHT = {
    "诉求": {"主要要求": "恢复权益", "差价": "80.00", "差价算法": "作者按减少的台数和剩余的月数计算"}
}
SHORT = {"到期时间比页面写的早": yes(时间="2026-10-29", 原话="31天", 数量="3", 证据=["开通页"])}
MONTH = {
    "原文": "服务期限按自然月计算",
    "我的读法": "开通之日起31天",
    "对方的读法": "到下一个月的对应日之前三日",
    "证据": ["开通页"],
}
THIRTY_ONE = member(实付="19.90", 服务天数="31", 下单时间="2026-10-01")
FOR_EVER = member(商品="软件终身会员", 实付="499.00", 下单时间="2025-06-01")
FORTY_TWO = matter(
    member(rows("2022-12-20", "2026-05-20", 42, "12.00"), 实付="504.00", 下单时间="2022-12-20"),
    "自动续费",
    RENEWED | HIDDEN | {"我向卖家要求退货退款": yes(时间="2026-06-03")},
    发现日="2026-06-02",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One row of D9. `amount` is the principal claim's, or, of what is not money, that of its alternative."""

    case: dict[str, Any]
    stands: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    kind: str = ""
    amount: str = ""
    cites: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    refused: dict[str, str] = field(default_factory=dict)
    today: date = TODAY


D9 = {
    "D-1 grey small print": Row(
        GREY,
        stands=("trial-charged-early", "renewal-not-incorporated"),
        absent=("fraud", "price-raised-unannounced"),
        leads=("report-renewal",),
        kind="refund",
        amount="455.00",
        cites=("civil-code:496.2", "contract-interpretation:10.3", "civil-code:985", "consumer-law:26.1",
               "online-trading-measures:18@2021-05-01", "consumer-regulation:10.2"),
    ),
    "D-2 a letter three clicks deep": Row(
        matter(TWELVE, "自动续费", CHOSEN),
        stands=("auto-renewal",),
        leads=("report-renewal",),
        refused={"renewal-not-incorporated": "自动续费是我自己另外点的"},
        kind="refund",
        amount="360.00",
        cites=("consumer-regulation:10.2", "consumer-law:52", "platform-price-rules:20"),
    ),
    "D-3 reminded each time": Row(
        matter(REMINDED, "自动续费", CHOSEN),
        absent=("renewal-not-incorporated",),
        refused={"auto-renewal": "每一期扣款前都收到过显眼的提醒"},
    ),
    "D-3 reminded, without periods": Row(
        matter(
            member(实付="30.00", 下单时间="2026-05-05"), "自动续费",
            RENEWED | {"扣款前没有收到过提醒": no(), "扣款前没有显眼的提醒": no(), "开通时没有看到会自动续费": no()},
            诉求={"另外要求": "停止自动续费"},
        ),
        stands=("stop-renewal",),
        absent=("auto-renewal", "renewal-not-incorporated"),
    ),
    "D-4 charged after cancelling": Row(
        CANCELLED,
        stands=("charged-after-cancel",),
        absent=("auto-renewal", "renewal-not-incorporated"),
        kind="refund",
        amount="38.00",
        cites=("civil-code:985", "civil-code:509.1"),
    ),
    "D-5 stopped with 账号共享": Row(
        matter(member(实付="248.00", 剩余天数="143", **YEAR), "停服", STOPPED),
        stands=("service-stopped", "rest-of-term-defeated"),
        kind="refund",
        amount="97.16",
        cites=("consumer-law:53", "prepaid-interpretation:22.2"),
    ),
    "D-5 lent to others": Row(
        matter(member(实付="248.00", 剩余天数="143", **YEAR), "停服", STOPPED | {"我把会员借给或者卖给别人用": yes()}),
        refused={"service-stopped": "我把会员借给或者卖给别人用"},
    ),
    "D-6 five devices made two": Row(
        matter(member(实付="198.00", **YEAR), "会员权益变少", FIVE, **OLD_RIGHT),
        stands=("unilateral-change",),
        leads=("report-rule-change",),
        kind="restore-items",
        amount="80.00",
        cites=("civil-code:543", "civil-code:497", "consumer-law:26.2", "platform-rules-measures:32.1"),
    ),
    "D-6 renewed under the new rules": Row(
        matter(member(实付="198.00", **YEAR), "会员权益变少", FIVE | {"改规则以后我又续费": yes()}, **OLD_RIGHT),
        refused={"unilateral-change": "改规则以后我又续费"},
    ),
    "D-6 changed after the end": Row(
        matter(
            member(实付="198.00", 服务天数="31", 下单时间="2025-12-01"), "会员权益变少", FIVE, **OLD_RIGHT
        ),
        refused={"unilateral-change": "改动日在会员期内"},
    ),
    "D-7 two readings": Row(
        matter(THIRTY_ONE, "会员时长不足", SHORT, 诉求={"主要要求": "补足天数"}, 对方的条款=[MONTH]),
        stands=("term-two-readings",),
        absent=("days-cut-short",),
        kind="top-up-days",
        amount="1.93",
        cites=("civil-code:498", "civil-code:577", "prepaid-interpretation:8"),
    ),
    "D-7 one reading": Row(
        matter(THIRTY_ONE, "会员时长不足", SHORT, 诉求={"主要要求": "补足天数"}),
        stands=("days-cut-short",),
        absent=("term-two-readings",),
        kind="top-up-days",
        amount="1.93",
        cites=("civil-code:577",),
        never=("civil-code:498",),
    ),
    "D-8 for ever": Row(
        matter(
            FOR_EVER, "停服",
            {"使用一段时间后被停用": yes(时间="2026-07-06"), "同一页卖的年卡价": yes(金额="168.00", 证据=["开通页"])},
        ),
        stands=("lifetime-stopped",),
        kind="refund",
        amount="314.89",
        cites=("consumer-law:53", "civil-code:566.1"),
        refused={"service-stopped": "买的是终身或永久的"},
    ),
    "D-9 forty-two periods": Row(
        FORTY_TWO,
        stands=("renewal-not-incorporated",),
        leads=("report-renewal",),
        kind="refund",
        amount="504.00",
        cites=("civil-code:496.2", "civil-code:985"),
    ),
    # D4: 6 periods at 25.00 instead of 15.00, each reminded of, so that only the difference is open
    "D4 dearer": Row(
        matter(
            member(
                rows("2026-01-05", "2026-04-05", 4, "15.00", 扣款前收到过显眼的提醒="是"),
                rows("2026-05-05", "2026-10-05", 6, "25.00", 扣款前收到过显眼的提醒="是"),
                实付="210.00", 下单时间="2026-01-05",
            ),
            "自动续费",
            RENEWED | {"续费涨价没有告诉我": yes(金额="15.00"), "扣款前没有收到过提醒": no()},
            诉求={"主要要求": "补差价"},
        ),
        stands=("price-raised-unannounced",),
        kind="price-difference",
        amount="60.00",
        cites=("civil-code:543", "consumer-law:26.1"),
    ),
    "D3 a limit that nobody wrote": Row(
        matter(
            member(实付="198.00", **YEAR), "会员权益变少",
            {"设备数被限制而开通时没有写": yes(原话="最多在两台设备登录", 证据=["开通页"])}, **OLD_RIGHT,
        ),
        stands=("device-limit-unannounced",),
        kind="restore-items",
        amount="80.00",
        cites=("civil-code:496.2",),
    ),
    "D3 no ads": Row(
        matter(
            member(实付="198.00", **YEAR), "会员权益变少",
            {"页面写免广告而仍有广告": yes(原话="页面写免广告，片头仍有15秒广告，五秒后可以跳过", 证据=["开通页"])},
            诉求={"主要要求": "补差价", "差价": "30.00", "差价算法": "作者按两档会员的价差计算"},
        ),
        stands=("promised-no-ads",),
        kind="price-difference",
        amount="30.00",
        cites=("civil-code:582",),
    ),
    # E-5: before 2021 by the law of then, article 496 reaching back
    "E-5 charged in 2020": Row(
        matter(
            member({"时间": "2020-06-01", "金额": "15.00"}, {"时间": "2020-07-01", "金额": "15.00"}, 实付="30.00", 下单时间="2020-06-01"),
            "自动续费", RENEWED | HIDDEN, 发现日="2026-10-08",
        ),
        stands=("renewal-not-incorporated",),
        kind="refund",
        amount="30.00",
        cites=("civil-code:496.2", "civil-code-time-effect:9", "consumer-law:26.1"),
        never=("consumer-regulation:10.2", "online-trading-measures:18", "civil-code:985"),
    ),
}  # fmt: skip


def cited_of(brief: Brief) -> set[str]:
    """Every clause under grounds and leads, with and without its edition."""
    refs = {c.ref for ground in (*brief.grounds, *brief.leads) for c in ground.citations}
    return refs | {ref.partition("@")[0] for ref in refs}


@pytest.mark.parametrize("row", D9.values(), ids=D9)
def test_a_row_of_the_kind(row):
    brief = brief_of(row.case, row.today)
    standing, refused = standing_of(brief), reasons_of(brief)
    assert set(row.stands) <= standing, refused
    assert not set(row.absent) & standing
    for ground, piece in row.refused.items():
        assert ground not in standing
        assert piece in refused[ground]
    assert set(row.leads) <= leads_of(brief)
    assert set(row.cites) <= cited_of(brief), cited_of(brief)
    assert not set(row.never) & cited_of(brief)
    assert [claim.kind for claim in brief.claims[:1]] == ([row.kind] if row.kind else [])
    if row.amount:
        claim = brief.claims[0]
        assert (claim.sum if claim.amount is None else claim.amount) == Decimal(row.amount), claim.formula


FALLS = {
    "charged-after-cancel": matter(member(实付="19.00"), "自动续费", RENEWED | {"取消以后又被扣": yes(时间="2026-11-20")}),
    "trial-charged-early": matter(
        member(实付="30.00", 下单时间="2026-10-07"), "自动续费",
        RENEWED | {"试用没有到期就扣款": yes(时间="2026-10-07 15:00", 期限="2026-10-07 14:07")},
    ),
    "price-raised-unannounced": matter(TWELVE, "自动续费", CHOSEN | {"续费涨价没有告诉我": yes(金额="15.00")}),
    "days-cut-short": matter(THIRTY_ONE, "会员时长不足", {"到期时间比页面写的早": no()}),
    "term-two-readings": matter(THIRTY_ONE, "会员时长不足", SHORT),
    "device-limit-unannounced": matter(
        member(实付="198.00"), "会员权益变少", {"设备数被限制而开通时没有写": yes(原话="两台"), "我把会员借给或者卖给别人用": yes()}
    ),
    "promised-no-ads": matter(member(实付="198.00"), "会员权益变少", {"页面写免广告而仍有广告": no()}),
    # nothing divides for ever: without the price of a year, or the author's own working, there is no sum
    "lifetime-stopped": matter(FOR_EVER, "停服", {"使用一段时间后被停用": yes(时间="2026-07-06")}),
    "rest-of-term-defeated": matter(
        member(实付="248.00", 服务天数="365", 剩余天数="143", 下单时间="2024-10-01"), "停服",
        {"使用一段时间后被停用": yes(时间="2025-05-11")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("ground", FALLS)
def test_a_ground_falls_and_says_why(ground):
    assert reasons_of(brief_of(FALLS[ground], TODAY))[ground]


def test_every_ground_of_the_kind_stands_and_falls_somewhere():
    assert {ground for row in D9.values() for ground in row.stands} >= OF_THIS_KIND
    assert {ground for row in D9.values() for ground in row.refused} | set(FALLS) >= OF_THIS_KIND


def test_a_stop_that_is_a_year_old_is_still_paid_back_to_a_consumer():
    # 消费者权益保护法 第五十三条 asks for no termination; who resells must have ended the contract in a year
    old = FALLS["rest-of-term-defeated"]
    assert {"service-stopped"} <= standing_of(brief_of(old, TODAY))
    resold = brief_of(old | {"买来做什么": "拿去卖"}, TODAY)
    assert "还可以要求退回剩余部分" in reasons_of(resold)["service-stopped"]


def test_for_ever_is_not_asked_how_many_days_are_left():
    brief = brief_of(D9["D-8 for ever"].case, TODAY)
    assert "剩余天数" not in "".join((*brief.unknown, *reasons_of(brief).values()))


@pytest.mark.parametrize(
    ("case", "old", "safe"),
    [(GREY, (3, "80.00"), (16, "400.00")), (FORTY_TWO, (6, "72.00"), (36, "432.00"))],
    ids=["D-1", "D-9"],
)
def test_the_author_alone_is_told_which_periods_may_be_too_old(case, old, safe):
    brief = brief_of(case, TODAY)
    found = brief.charges_at_risk
    assert found is not None
    assert (found.count, found.amount) == (old[0], Decimal(old[1]))
    assert (found.safe_count, found.safe_amount) == (safe[0], Decimal(safe[1]))
    told = f"{old[0]}期共{old[1]}元可能过了三年，稳妥的还有{safe[0]}期共{safe[1]}元"
    assert told in text_of(brief, "checklist/checklist")
    for paper in (
        "court/statement_of_claim",
        "platform_ticket/ticket",
        "demand_letter/letter",
        "samr_12315/complaint",
    ):
        assert "三年" not in text_of(brief, paper)


def test_periods_in_time_on_both_readings_are_not_told_of():
    assert brief_of(CANCELLED, TODAY).charges_at_risk is None


def test_a_law_is_not_applied_to_a_period_before_it():
    # the same periods, of which no letter told: which clause is of which of them
    untold = FORTY_TWO | {"事实": RENEWED | LETTER}
    told = text_of(brief_of(untold, TODAY), "court/statement_of_claim")
    assert "实施条例》第十条第二款〔2024年7月1日以后的扣款适用〕" in told
    assert "《网络交易监督管理办法》〔2021年5月1日起施行的文本〕第十八条" in told
    assert "《网络交易监督管理办法》第十八条〔2025年5月1日以后的扣款适用〕" in told
    # art 20 of the price rules is held from a secondary source: for the author's eyes
    later = brief_of(D9["D-2 a letter three clicks deep"].case, TODAY)
    assert "价格行为" not in text_of(later, "court/statement_of_claim")
    first = text_of(brief_of(D9["E-5 charged in 2020"].case, TODAY), "court/statement_of_claim")
    assert "时间效力的若干规定》第九条" in first
    assert "以后的扣款适用" not in first


PERIODS = {
    "twelve": (
        D9["D-2 a letter three clicks deep"].case,
        "2025年6月5日至2026年5月5日",
        12,
        "30.00",
        "360.00",
    ),
    "forty-two": (FORTY_TWO, "2022年12月20日至2026年5月20日", 42, "12.00", "504.00"),
}


@pytest.mark.parametrize(("case", "span", "count", "each", "total"), PERIODS.values(), ids=PERIODS)
def test_equal_periods_are_one_line_with_number_first_last_and_sum(case, span, count, each, total):
    brief = brief_of(case, TODAY)
    claim = text_of(brief, "court/statement_of_claim")
    assert re.search(
        f"{span}，被告在其经营的“某某卡盟”就“视频会员”（订单号\\d+）以自动续费方式扣款{count}次，每次{each}元，共{total}元",
        claim,
    )
    # one sentence tells all of them: no table, no period by itself
    assert claim.count(each) == 1
    assert "｜" not in claim
    ticket = text_of(brief, "platform_ticket/ticket")
    assert f"{span}自动续费扣款{count}次，共{total}元" in ticket
    assert ticket.count(each) == 1
    assert "日，至" not in ticket
    assert "同日" not in ticket
    letter = text_of(brief, "demand_letter/letter")
    assert f"各期扣款\n\n扣款时间｜期数｜每期（元）｜合计（元）\n{span}｜{count}｜{each}｜{total}\n" in letter
    assert letter.count("｜") == 6
    _, faults = compose_papers(workshop(), brief)
    assert not [fault for fault in faults if fault.severity is Severity.ERROR]


def test_a_letter_says_why_for_each_part_of_what_it_asks():
    letter = text_of(brief_of(GREY, TODAY), "demand_letter/letter")
    assert "在试用没有到期时扣款" in letter
    assert "自动续费的内容不成为合同的内容，贵公司所扣的款没有合同依据，应当返还" in letter


def test_a_payment_complaint_takes_the_number_of_the_last_period():
    bought = member(
        {"时间": "2026-08-20", "金额": "19.00", "支付单号": "4200000000202608200000000001"},
        {"时间": "2026-09-20", "金额": "19.00", "支付单号": "4200000000202609200000000001"},
        实付="38.00", 下单时间="2026-08-20", 付款方式="微信支付",
    )  # fmt: skip
    brief = brief_of(CANCELLED | {"交易": [bought]}, TODAY)
    assert brief.orders[0].payment_id == "4200000000202609200000000001"
    assert "2026年8月20日至9月20日扣款2次，共38.00元" in text_of(brief, "payment/wechat")


def test_two_heads_on_one_period_are_one_loss():
    # cancelled after the third of four periods, all of them without a reminder: the fourth is asked back once
    bought = member(rows("2026-05-05", "2026-08-05", 4, "20.00"), 实付="80.00", 下单时间="2026-05-05")
    facts = RENEWED | LETTER | {"取消以后又被扣": yes(时间="2026-07-20")}
    brief = brief_of(matter(bought, "自动续费", facts), TODAY)
    assert {"auto-renewal", "charged-after-cancel"} <= standing_of(brief)
    assert brief.claims[0].amount == Decimal("80.00")
    # a reminder does not take away what was charged after cancelling
    reminded = member(
        rows("2026-05-05", "2026-07-05", 3, "20.00"),
        {"时间": "2026-08-05", "金额": "20.00", "扣款前收到过显眼的提醒": "是"},
        实付="80.00", 下单时间="2026-05-05",
    )  # fmt: skip
    assert brief_of(matter(reminded, "自动续费", facts), TODAY).claims[0].amount == Decimal("80.00")


PRAYERS = {
    "D-6 five devices made two": "判令被告在原告的会员服务期内按照原来的约定提供会员权益；不能恢复的，返还相应价款80.00元",
    "D-7 two readings": "判令被告于判决生效之日起十日内向原告补足3天会员服务；不能补足的，返还1.93元",
    "D3 a limit that nobody wrote": "判令被告在原告的服务期内取消开通时没有写明的设备数限制；不能取消的，返还相应价款80.00元",
}


@pytest.mark.parametrize("row", PRAYERS)
def test_what_is_not_money_is_one_sentence_with_the_money_if_it_cannot_be_had(row):
    brief = brief_of(D9[row].case, TODAY)
    claim = text_of(brief, "court/statement_of_claim")
    assert f"1. {PRAYERS[row]}；" in claim
    assert brief.total == 0
    assert "要的不是钱，小额诉讼只收简单的金钱给付" in text_of(brief, "court/before_filing")


# Published disputes of this kind, in this project's words; names and numbers are invented.
SOLD_IN_2019 = matter(
    member(商品="黄金会员", 实付="198.00", 服务天数="365", 下单时间="2019-06-19"), "会员权益变少",
    {
        "会员期里规则被单方改了": yes(时间="2019-12-18", 原话="原来写热剧抢先看，改成另付3元才能提前看", 证据=["开通页"]),
        "改后要另外付钱才有": yes(原话="单集3元", 证据=["开通页"]),
        "卖家就是内容或游戏的提供方": yes(),
    },
    诉求={"主要要求": "恢复权益", "开支": [{"项目": "公证费", "金额": "1500.00", "证据": ["账单"]}]},
)  # fmt: skip
LAST_NIGHT = matter(
    member(商品="会员一个月", 实付="30.00", 服务天数="30", 下单时间="2021-06-09 20:46"), "会员时长不足",
    {
        "到期时间比页面写的早": yes(时间="2021-07-09 23:28", 原话="到期日24时", 数量="1", 证据=["开通页"]),
        "卖家就是内容或游戏的提供方": yes(),
    },
    诉求={"主要要求": "补足天数"},
    对方的条款=[
        {"原文": "服务期限届满之日", "我的读法": "到期日24时", "对方的读法": "到期日与开通时刻相对应的时刻", "证据": ["开通页"]}
    ],
)  # fmt: skip
SEVEN = member(
    {"时间": "2023-10-07 05:08", "金额": "29.90"}, rows("2023-11-07", "2024-04-07", 6, "29.90"),
    商品="网盘会员", 实付="209.30", 下单时间="2023-10-07 05:08",
)  # fmt: skip
TRIAL_DAY = matter(
    SEVEN, "自动续费",
    RENEWED | LETTER | HIDDEN
    | {
        "试用没有到期就扣款": yes(时间="2023-10-07 05:08", 期限="2023-10-07 14:07"),
        "卖家就是内容或游戏的提供方": no(),
    },
)  # fmt: skip
NO_NOTICE = matter(
    member(商品="视频会员年卡", 实付="348.00", 下单时间="2022-01-05"), "自动续费",
    RENEWED
    | {
        "扣款前没有收到过提醒": yes(证据=["账单"]),
        "我向卖家要求退货退款": yes(时间="2022-01-06"),
        "对方的原话是不退": yes(时间="2022-01-06", 原话="会员一经售出概不退还"),
    },
)  # fmt: skip
NEW_SET = matter(
    member(商品="电视会员年卡", 实付="360.00", 服务天数="365", 剩余天数="350", 下单时间="2022-01-18"), "停服",
    {"使用一段时间后被停用": yes(时间="2022-02-02", 证据=["开通页"]), "收回或封停的原因是我违规": no()},
)  # fmt: skip


def claim_of(case, today):
    brief = brief_of(case, today)
    return brief, text_of(brief, "court/statement_of_claim")


def test_rules_changed_in_2019_are_told_by_the_law_of_then():
    brief, claim = claim_of(SOLD_IN_2019, date(2020, 1, 22))
    assert {"contract-law:40", "contract-law:107", "consumer-law:26.2"} <= cited_of(brief)
    assert not {ref for ref in cited_of(brief) if ref.startswith("civil-code")}
    assert "按照原来的约定提供会员权益" in claim
    assert "返还价款" not in claim
    assert "返还原告价款" not in claim
    assert "公证费1500.00元" in claim


def test_the_last_evening_is_one_day_and_never_the_price_of_a_month():
    brief, claim = claim_of(LAST_NIGHT, date(2021, 7, 20))
    assert {"civil-code:498", "civil-code:577"} <= cited_of(brief)
    assert "补足1天会员服务；不能补足的，返还1.00元" in claim
    assert not {"consumer-regulation:12", "prepaid-interpretation:22.2"} & cited_of(brief)


def test_a_trial_of_a_day_ends_at_its_hour():
    brief, claim = claim_of(TRIAL_DAY, date(2024, 5, 20))
    assert {"trial-charged-early", "renewal-not-incorporated", "auto-renewal"} <= standing_of(brief)
    assert brief.claims[0].amount == Decimal("209.30")
    # 网盘 is no audio-visual content: 电子商务法 第十九条 is for the report alone
    assert {"online-trading-measures:18", "ecommerce-law:19", "consumer-law:26.1"} <= cited_of(brief)
    assert "电子商务法》第十九条" in text_of(brief, "samr_12315_report/report")
    assert "第十九条" not in claim
    # nothing of 2024 and 2026 for what was charged before
    assert not {"consumer-regulation:10.2", "platform-price-rules:20"} & cited_of(brief)


def test_a_year_renewed_without_notice():
    brief, claim = claim_of(NO_NOTICE, date(2022, 2, 15))
    assert brief.claims[0].amount == Decimal("348.00")
    assert {"online-trading-measures:18", "civil-code:497", "consumer-law:26.2"} <= cited_of(brief)
    assert "没有按照约定履行" not in claim
    assert "无理由退货" not in claim


def test_a_membership_that_a_new_set_does_not_take_is_paid_back_for_its_rest():
    brief, claim = claim_of(NEW_SET, date(2022, 2, 15))
    assert brief.claims[0].amount == Decimal("345.21")
    assert {"consumer-law:53", "civil-code:577"} <= cited_of(brief)
    assert "返还原告价款360.00元" not in claim


def test_many_payment_numbers_do_not_stop_the_payment_complaint():
    # one complaint is about one payment: where the numbers do not fit together, the last stands in the field
    bought = [
        member(
            订单号=f"A100{n}", 实付="29.90", 付款方式="微信支付", 下单时间=f"2026-0{n}-07",
            支付单号=f"420000000020260{n}07000000000{n}",
        )
        for n in range(1, 4)
    ]  # fmt: skip
    brief = brief_of(matter(bought[0], "自动续费", RENEWED | LETTER, 交易=bought), TODAY)
    _, faults = compose_papers(workshop(), brief)
    assert not [fault for fault in faults if fault.severity is Severity.ERROR]
