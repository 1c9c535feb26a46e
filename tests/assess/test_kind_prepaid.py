"""Lessons, cards and balances that were paid beforehand, row by row: what stands, what falls, the sum, the law (kinds-2 A9)."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cases_support import FIRM, GONE, PROOF, brief_of, case_file, no, order, text_of, workshop, yes
from grounds_table import leads_of, reasons_of, standing_of

from kameng_docs.brief import Brief
from kameng_docs.case.model import Case
from kameng_docs.inspect.explain import as_text
from kameng_docs.plan import plan_of
from kameng_docs.rules import contradicting_facts

# The grounds of this kind; tests/assess/test_assess_grounds.py leaves them to this file.
OF_THIS_KIND = {
    "prepaid-not-performed", "prepaid-closing", "prepaid-may-end", "prepaid-may-end-too", "prepaid-seven-days",
    "prepaid-changed-one-sided", "prepaid-changed-refund", "prepaid-successor", "prepaid-transferee",
    "prepaid-agreed-end", "prepaid-changed-circumstances", "prepaid-gifts-shared", "prepaid-records",
    "prepaid-punitive", "prepaid-brand", "liquidation-duty", "interest-prepaid-ended",
}  # fmt: skip
TODAY = date(2026, 11, 29)
SITE = [{"主体": FIRM, "网站上卖家情况": "只有一家店"}]
PROOFS = {"截图": PROOF, "公告": PROOF | {"文件": "公告.png"}}
COURT = {"法院": {"名称": "某某市某某区人民法院"}}
PLEADING = "court/statement_of_claim"
ASKS_MORE = {"诉求": {"要求增加赔偿": "事实够时要求"}}
INTEREST = {"诉求": {"要求利息": "依据够时要求"}}


def course(kept: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Something that was paid beforehand and is had bit by bit."""
    given = {"商品": "三个月写作训练营", "买的是什么": "课程", "收到卡密的时间": GONE, "预付": kept}
    return order(**given | {"下单时间": "2026-06-01 10:00"} | changes)


def by_count(total: int, used: int, **more: str) -> dict[str, str]:
    return {"计法": "按次数", "总次数": str(total), "已用次数": str(used), **more}


def by_term(first: str, last: str, stopped: str = "") -> dict[str, str]:
    kept = {"计法": "按期限", "起": first, "止": last}
    return kept | ({"停止提供": stopped} if stopped else {})


def stopped(day: str, **more: Any) -> dict[str, Any]:
    return {"对方停止提供了": yes(时间=day, 证据=["截图"], **more)}


def matter(
    bought: dict[str, Any], facts: dict[str, Any], dispute: str = "预付退费", **more: Any
) -> dict[str, Any]:
    told = {"交易": [bought], "争议": [dispute], "事实": facts, "证据": PROOFS, "卖家": SITE}
    return case_file(**told | more)


CAMP = course(by_count(24, 9, 打折前单价="150.00"), 实付="2400.00")
YEAR = course(
    by_term("2026-03-01", "2027-02-28", "2026-10-01"), 商品="健身年卡", 实付="1095.00", 下单时间="2026-03-01"
)
FORTY_EIGHT = course(by_count(48, 12, 打折前单价="150.00"), 实付="4800.00")
NEW_COURSE = course(by_count(40, 0), 商品="绘画课", 实付="3980.00", 下单时间="2026-11-24")
FOR_EVER = course(
    {"计法": "终身", "可比月价": "25.00", "已用月数": "5"},
    商品="笔记软件会员",
    买的是什么="会员开通",
    实付="998.00",
)
CARD = order(
    商品="理发储值卡", 买的是什么="储值余额", 收到卡密的时间=GONE, 实付="1000.00", 下单时间="2026-03-01",
    余额={"单位": "元", "剩余": "600", "购买所得": "1000", "赠送所得": "200", "购买花费": "1000.00"},
)  # fmt: skip
RENAMED = course(by_count(50, 20), 商品="游泳次卡", 实付="1500.00")
ASKED = {"我向卖家要求退货退款": yes(时间="2026-11-29 09:00", 证据=["截图"])}
REGRETS = {"我只是后悔不想要了": yes()}
CLOSING = {
    "对方公告停业或者搬走": yes(
        时间="2026-10-08", 期限="2026-10-20", 原话="本店将于10月20日停业", 证据=["公告"]
    )
}
LEFT = {"我预存的余额还没有用完": yes(), "余额只能在这一家店用": yes()}
NEW_NAME = {
    "招牌或公司名称换了而店还在经营": yes(
        时间="2026-10-02", 原话="原名某某泳馆，现名某某水世界", 证据=["截图"]
    ),
    "新旧店的统一社会信用代码相同": yes(证据=["公告"]),
}
FLED = {
    "店面搬空或者联系电话都停了": yes(时间="2026-10-03", 证据=["截图"]),
    "付款后被拉黑": yes(时间="2026-10-04", 证据=["截图"]),
    "我向卖家要求退货退款": yes(时间="2026-10-02", 证据=["截图"]),
    "我提出后到现在没有人答复": yes(证据=["截图"]),
}


@dataclass(frozen=True)
class Row:
    """One row of A9. `amount` is the principal claim's; without it nothing is asked."""

    case: dict[str, Any]
    stands: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    amount: str = ""
    cites: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    refused: dict[str, str] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()


A9 = {
    # 2,400 − 9 × (2,400 ÷ 24)
    "T-A1 closed course": Row(
        matter(CAMP, stopped("2026-09-20") | ASKED, **INTEREST),
        stands=("prepaid-not-performed", "rest-of-term-defeated", "terminated-by-suit", "interest-prepaid"),
        absent=("fraud", "prepaid-punitive", "prepaid-seven-days", "service-stopped"),
        leads=("report-prepaid",),
        amount="1500.00",
        cites=("consumer-law:53", "consumer-regulation:22.2", "prepaid-interpretation:15.1", "prepaid-interpretation:18.1.1",
               "civil-code:563.1.4", "civil-code:566.1", "consumer-regulation:50.2", "prepaid-interpretation:17.1"),
        never=("prepaid-interpretation:22.2", "prepaid-interpretation:23.1"),
        kinds=("refund", "interest"),
    ),
    # 1,095 × 151 ÷ 365
    "T-A2 year card": Row(
        matter(YEAR, stopped("2026-10-01")),
        stands=("prepaid-not-performed",),
        absent=("service-stopped", "interest-prepaid"),
        amount="453.00",
        cites=("prepaid-interpretation:22.2", "consumer-law:53"),
        never=("prepaid-interpretation:18.1.1",),
    ),
    "T-A3 does not want to go on": Row(
        matter(FORTY_EIGHT, REGRETS),
        absent=("prepaid-not-performed", "prepaid-may-end"),
        refused={"prepaid-agreed-end": "对方同意提前退课退卡"},
    ),
    # 4,800 − 12 × 150
    "T-A3 and the shop agrees": Row(
        matter(FORTY_EIGHT, REGRETS | {"对方同意提前退课退卡": yes(时间="2026-11-10", 原话="可以退，按原价扣", 证据=["截图"])}),
        stands=("prepaid-agreed-end",),
        absent=("prepaid-not-performed", "prepaid-may-end", "terminated-by-suit"),
        amount="3000.00",
        cites=("prepaid-interpretation:19.1", "prepaid-interpretation:15.1", "civil-code:562.1"),
        never=("prepaid-interpretation:18.1.1", "consumer-law:53", "civil-code:562.2"),
        kinds=("refund",),
    ),
    "T-A4 seven days": Row(
        matter(NEW_COURSE, ASKED | {"付款以前我在这家或者别家用过同样的服务": no()}),
        stands=("prepaid-seven-days",),
        absent=("seven-day-no-reason", "seven-day-no-reason-now", "prepaid-not-performed", "interest-prepaid"),
        amount="3980.00",
        cites=("prepaid-interpretation:14.1",),
        never=("consumer-law:25.1", "consumer-law:25"),
        kinds=("refund",),
    ),
    "T-A5 had it before": Row(
        matter(NEW_COURSE, ASKED | {"付款以前我在这家或者别家用过同样的服务": yes()}),
        refused={"prepaid-seven-days": "付款以前我在这家或者别家用过同样的服务"},
    ),
    # 998 − 5 × 25
    "T-A6 for ever": Row(
        matter(FOR_EVER, stopped("2026-11-05"), "终身会员停用"),
        stands=("lifetime-stopped",),
        absent=("prepaid-not-performed", "service-stopped"),
        amount="873.00",
        cites=("civil-code:577", "civil-code:566.1", "civil-code:498", "prepaid-interpretation:8", "consumer-law:53"),
        never=("prepaid-interpretation:22.2",),
    ),
    # 1,000 × 600 ÷ 1,200
    "T-A7 balance with a gift": Row(
        matter(CARD, LEFT | CLOSING | stopped("2026-10-20"), "商家停业改名"),
        stands=("prepaid-balance",),
        absent=("prepaid-closing",),
        leads=("report-closing-untold", "report-prepaid"),
        amount="500.00",
        cites=("prepaid-interpretation:18.1.2", "consumer-regulation:22.3", "consumer-regulation:21"),
    ),
    "T-A7 announced only": Row(
        matter(CARD, {"余额只能在这一家店用": yes()} | CLOSING, "商家停业改名"),
        stands=("prepaid-closing",),
        leads=("report-closing-untold",),
        amount="500.00",
        cites=("prepaid-interpretation:18.1.2", "consumer-regulation:22.3"),
    ),
    # 1,500 × 30 ÷ 50
    "T-A8 another name": Row(
        matter(RENAMED, stopped("2026-10-02", 原话="旧卡不认") | NEW_NAME | {"想让品牌总部商场或者房东来退": yes()}, "商家停业改名"),
        stands=("prepaid-not-performed", "prepaid-successor"),
        refused={"prepaid-brand": "没有签约、没有收钱"},
        amount="900.00",
        cites=("civil-code:532", "prepaid-interpretation:18.1.1"),
    ),
    "T-A8 another code": Row(
        matter(RENAMED, stopped("2026-10-02") | NEW_NAME | {"新旧店的统一社会信用代码相同": no()}, "商家停业改名"),
        stands=("prepaid-not-performed",),
        refused={"prepaid-successor": "新旧店的统一社会信用代码相同"},
        amount="900.00",
        never=("civil-code:532",),
    ),
    # A4: 4,800 × 36 ÷ 48; the lower reading 4,800 − 12 × 120
    "A4 given lessons": Row(
        matter(course(by_count(48, 12, 赠送次数="8"), 实付="4800.00"), stopped("2026-10-02")),
        stands=("prepaid-not-performed", "prepaid-gifts-shared"),
        amount="3600.00",
        cites=("prepaid-interpretation:8",),
    ),
    # A4: 3,000 × 151 ÷ 365 = 1,241.0958…; 200.00 came back
    "A4 less what came back": Row(
        matter(YEAR | {"实付": "3000.00", "已退回": {"金额": "200.00"}}, stopped("2026-10-01")),
        stands=("prepaid-not-performed",),
        amount="1041.10",
    ),
    "A3 moved away": Row(
        matter(CAMP, {"店搬到的地方我去不了": yes(时间="2026-09-20", 原话="从某某街搬到邻市，单程两小时", 证据=["截图"])}),
        stands=("prepaid-may-end", "terminated-by-suit"),
        absent=("prepaid-not-performed",),
        amount="1500.00",
        cites=("prepaid-interpretation:13.1.1",),
        never=("prepaid-interpretation:13.1.2", "prepaid-interpretation:13.1.3"),
    ),
    "A3 never a place": Row(
        matter(
            YEAR,
            {"写着不限次数却约不上或者进不去": yes(时间="2026-09-28", 数量="6", 原话="九月六次约课都显示已满", 证据=["截图"])},
        ),
        stands=("prepaid-may-end",),
        leads=("report-prepaid",),
        amount="453.00",
        cites=("prepaid-interpretation:13.1.3", "prepaid-interpretation:22.1"),
    ),
    "A3 handed to another shop": Row(
        matter(CAMP, {"没经我同意就把卡转给了别的商家": yes(时间="2026-09-20", 原话="以后到某某二店上课", 证据=["截图"])}),
        stands=("prepaid-may-end",),
        amount="1500.00",
        cites=("prepaid-interpretation:13.1.2", "civil-code:551.1"),
    ),
    "A3 dearer without asking": Row(
        matter(CAMP, {"没问过我就涨价或者减少内容": yes(时间="2026-09-20", 原话="原来每节扣一次，改成每节扣两次", 证据=["截图"])}),
        stands=("prepaid-changed-refund",),
        leads=("report-prepaid",),
        amount="1500.00",
        cites=("consumer-law:53", "consumer-regulation:22.2"),
    ),
    # own cause: 2,400 − 9 × 150
    "A3 ill": Row(
        matter(
            CAMP,
            {
                "我身体或家里出了签约时想不到的变故": yes(时间="2026-09-01", 证据=["截图"]),
                "我和对方商量过变更或者退卡没有谈成": yes(时间="2026-10-01", 原话="不能退", 证据=["截图"]),
            },
        ),
        stands=("prepaid-changed-circumstances",),
        absent=("terminated-by-suit", "prepaid-not-performed"),
        amount="1050.00",
        cites=("civil-code:533.1", "prepaid-interpretation:13.2", "prepaid-interpretation:19.1"),
        kinds=("refund", "dissolve"),
    ),
    "A5 R7 the transferee wants the price": Row(
        matter(CAMP, stopped("2026-09-20") | {"别人把卡转给我并且通知了商家": yes(时间="2026-08-01", 证据=["截图"])}),
        refused={"prepaid-not-performed": "别人把卡转给我并且通知了商家"},
    ),
    "A5 R8 a wallet for many shops": Row(
        matter(CARD, LEFT | stopped("2026-10-20") | {"卡可以在很多不同商家用": yes()}, "商家停业改名"),
        refused={"prepaid-balance": "卡可以在很多不同商家用"},
    ),
    # 53 and 566 stay, the interpretation does not
    "A5 R8 a card for many shops": Row(
        matter(CAMP, stopped("2026-09-20") | {"卡可以在很多不同商家用": yes()}),
        stands=("prepaid-not-performed",),
        amount="1500.00",
        cites=("consumer-law:53", "civil-code:566.1"),
        never=("prepaid-interpretation:15.1", "prepaid-interpretation:18.1.1"),
    ),
}  # fmt: skip


def cited_of(brief: Brief) -> set[str]:
    """Every clause under grounds and leads."""
    return {c.ref.partition("@")[0] for ground in (*brief.grounds, *brief.leads) for c in ground.citations}


@pytest.mark.parametrize("row", A9.values(), ids=A9)
def test_a_row_of_the_kind(row):
    brief = brief_of(row.case, TODAY)
    standing, refused = standing_of(brief), reasons_of(brief)
    assert set(row.stands) <= standing, refused
    assert not set(row.absent) & standing
    for ground, piece in row.refused.items():
        assert ground not in standing
        assert piece in refused[ground]
    assert set(row.leads) <= leads_of(brief)
    assert set(row.cites) <= cited_of(brief), cited_of(brief)
    assert not set(row.never) & cited_of(brief)
    if row.kinds:
        assert tuple(claim.kind for claim in brief.claims) == row.kinds
    asked = [claim.amount for claim in brief.claims if claim.kind == "refund"]
    assert asked == ([Decimal(row.amount)] if row.amount else []), [c.formula for c in brief.claims]
    if not row.amount:
        assert not brief.claims


GONE_BAD = stopped("2026-10-02") | FLED


@pytest.mark.parametrize(
    "missing", ["店面搬空或者联系电话都停了", "付款后被拉黑", "我提出后到现在没有人答复"]
)
def test_three_fold_needs_all_three_and_names_what_is_missing(missing):
    # R3: closed alone is not enough
    facts = {name: fact for name, fact in GONE_BAD.items() if name != missing}
    brief = brief_of(matter(CAMP, facts, **ASKS_MORE), TODAY)
    assert missing in reasons_of(brief)["prepaid-punitive"]
    assert [claim.kind for claim in brief.claims] == ["refund"]


def test_three_fold_of_the_part_that_was_not_had():
    brief = brief_of(matter(CAMP, GONE_BAD, **ASKS_MORE), TODAY)
    assert {"prepaid-interpretation:23.1", "consumer-law:55.1"} <= cited_of(brief)
    # 1,500 × 3, of the part at issue alone
    assert [(claim.kind, claim.amount) for claim in brief.claims] == [
        ("refund", Decimal("1500.00")), ("punitive-damages", Decimal("4500.00")),
    ]  # fmt: skip


def test_three_fold_of_a_balance_is_counted_by_what_is_left():
    # 1,000 × 600 ÷ 1,200 = 500, × 3
    brief = brief_of(matter(CARD, LEFT | GONE_BAD, "商家停业改名", **ASKS_MORE), TODAY)
    assert [(claim.kind, claim.amount) for claim in brief.claims] == [
        ("refund", Decimal("500.00")), ("punitive-damages", Decimal("1500.00")),
    ]  # fmt: skip


def test_three_fold_is_never_asked_by_itself():
    assert "prepaid-punitive" not in standing_of(brief_of(matter(CAMP, GONE_BAD), TODAY))


def test_each_fact_of_three_fold_has_an_exhibit():
    facts = GONE_BAD | {"付款后被拉黑": yes(时间="2026-10-04")}
    assert "没有证据" in reasons_of(brief_of(matter(CAMP, facts, **ASKS_MORE), TODAY))["prepaid-punitive"]


NOTICE = {
    "我书面通知过逾期不履行合同就解除": yes(时间="2026-10-05", 期限="2026-10-12", 原话="十月十二日前不退款，合同解除", 证据=["截图"])
}  # fmt: skip


def test_interest_runs_from_the_end_of_the_contract_and_never_from_payment():
    by_notice = brief_of(matter(CAMP, stopped("2026-09-20") | NOTICE, **INTEREST, **COURT), TODAY)
    assert {"interest-prepaid-ended", "terminated-by-notice"} <= standing_of(by_notice)
    assert "interest-prepaid" not in standing_of(by_notice)
    prayed = text_of(by_notice, PLEADING)
    assert "自通知所定的期限2026年10月12日届满之次日起" in prayed
    by_suit = text_of(brief_of(matter(CAMP, stopped("2026-09-20"), **INTEREST, **COURT), TODAY), PLEADING)
    assert (
        "自起诉状副本送达之日起至实际返还之日止，按预付式消费合同成立时一年期贷款市场报价利率计算" in by_suit
    )


def test_the_rest_of_a_term_ends_with_the_notice():
    # by term, nobody stopped: moved away; the contract ends on 2026-10-12, so that 139 days from the 13th are left
    facts = NOTICE | {"店搬到的地方我去不了": yes(时间="2026-10-01", 原话="搬到邻市", 证据=["截图"])}
    bought = course(by_term("2026-03-01", "2027-02-28"), 实付="1095.00", 下单时间="2026-03-01")
    assert [c.amount for c in brief_of(matter(bought, facts), TODAY).claims] == [Decimal("417.00")]
    refused = reasons_of(brief_of(matter(bought, {k: v for k, v in facts.items() if k not in NOTICE}), TODAY))
    assert "先书面通知解除" in refused["prepaid-may-end"]


@pytest.mark.parametrize(
    ("asked", "in_time"), [("2026-10-01", True), ("2026-10-08", True), ("2026-10-09", False)]
)
def test_seven_days_of_paying_end_after_the_holiday(asked, in_time):
    # kinds-2 §10 row 5: paid 2026-09-24, the seventh day is a holiday, which ends on 2026-10-07
    facts = {"我向卖家要求退货退款": yes(时间=asked), "付款以前我在这家或者别家用过同样的服务": no()}
    brief = brief_of(matter(NEW_COURSE | {"下单时间": "2026-09-24"}, facts), TODAY)
    assert ("prepaid-seven-days" in standing_of(brief)) is in_time


def test_what_was_used_in_the_seven_days_is_taken_off():
    facts = ASKED | {"付款以前我在这家或者别家用过同样的服务": no()}
    bought = course(by_count(40, 4), 商品="绘画课", 实付="4000.00", 下单时间="2026-11-24")
    assert [claim.amount for claim in brief_of(matter(bought, facts), TODAY).claims] == [Decimal("3600.00")]


def test_who_had_it_before_is_asked_before_the_seven_days_stand():
    brief = brief_of(matter(NEW_COURSE, ASKED), TODAY)
    assert "付款以前我在这家或者别家用过同样的服务" in brief.unknown
    assert not brief.claims


@pytest.mark.parametrize(
    "way", ["店搬到的地方我去不了", "写着不限次数却约不上或者进不去", "没经我同意就把卡转给了别的商家"]
)
def test_a_right_to_end_is_lost_after_a_year(way):
    facts = {way: yes(时间="2025-09-20", 数量="3", 原话="如上", 证据=["截图"])}
    bought = course(by_count(24, 9), 实付="2400.00", 下单时间="2025-05-20")
    refused = reasons_of(brief_of(matter(bought, facts), TODAY))["prepaid-may-end"]
    assert "知道不能用已满一年" in refused


BY_THE_PRICE, BY_THE_REST = (
    "非因消费者原因返还的，已经提供的部分按实际付款的价格扣减",
    "按停止提供以后的剩余期限占全部期限的比例计算",
)


@pytest.mark.parametrize(
    ("bought", "told"),
    [
        ([CAMP], f"{BY_THE_PRICE}，应当返还剩余的预付款1500.00元"),
        ([YEAR], f"{BY_THE_REST}，应当返还剩余的预付款453.00元"),
        ([CAMP, YEAR], f"按期限购买的，{BY_THE_REST}；其他的，{BY_THE_PRICE}，应当返还剩余的预付款1953.00元"),
    ],
    ids=["by-count", "by-term", "both"],
)
def test_what_is_left_is_reckoned_as_its_own_clause_says(bought, told):
    """A share of time has no price; and whose cause it was nobody said: the law's condition is told, not that it is met."""
    case = matter(CAMP, stopped("2026-10-01"), **COURT) | {"交易": [
        one | {"订单号": f"00{n}"} for n, one in enumerate(bought)
    ]}  # fmt: skip
    pleading = text_of(brief_of(case, TODAY), PLEADING)
    assert told in pleading
    assert "并非因" not in pleading


def test_a_consumer_has_the_rest_back_after_the_year():
    # 消费者权益保护法 53 asks for no termination
    bought = course(by_count(24, 9), 实付="2400.00", 下单时间="2025-05-20")
    brief = brief_of(matter(bought, stopped("2025-09-20")), TODAY)
    assert [claim.amount for claim in brief.claims] == [Decimal("1500.00")]
    assert "civil-code:563.1.4" not in cited_of(brief)


def test_the_transferee_is_served_and_paid_nothing():
    facts = {"别人把卡转给我并且通知了商家": yes(时间="2026-08-01", 证据=["截图"])}
    brief = brief_of(matter(CAMP, facts, 诉求={"主要要求": "恢复权益"}, **COURT), TODAY)
    assert [(claim.kind, claim.amount) for claim in brief.claims] == [("restore-items", None)]
    assert {"prepaid-interpretation:11.1", "civil-code:546.1"} <= cited_of(brief)
    assert "元" not in brief.claims[0].prayer


def test_what_was_changed_is_given_as_agreed():
    facts = {
        "没问过我就涨价或者减少内容": yes(时间="2026-09-20", 原话="每节扣一次，改成每节扣两次", 证据=["截图"])
    }
    asked = {"主要要求": "恢复权益", "差价": "300.00", "差价算法": "剩余 15 次多扣的，作者自己算的"}
    brief = brief_of(matter(CAMP, facts, 诉求=asked), TODAY)
    assert [claim.kind for claim in brief.claims] == ["restore-items"]
    assert {"civil-code:543", "prepaid-interpretation:12"} <= cited_of(brief)


def test_the_lower_reading_of_given_lessons_is_told_to_the_author_alone():
    brief = brief_of(A9["A4 given lessons"].case | COURT, TODAY)
    # 4,800 − 12 × (4,800 ÷ 40)
    assert brief.lower_reading == Decimal("3360.00")
    assert "3360.00" in as_text(brief)
    assert "3360.00" not in text_of(brief, PLEADING)


def test_no_gifts_no_second_reading():
    assert brief_of(A9["T-A1 closed course"].case, TODAY).lower_reading is None


@pytest.mark.parametrize(
    ("kept", "paid", "told"),
    [
        # nobody pays more: 40 × 150 is above 4,800 (预付式消费解释 第二十条)
        (by_count(48, 40, 打折前单价="150.00"), "4800.00", "没有剩下的可要"),
        (by_count(48, 12), "4800.00", "打折前单价"),
    ],
)
def test_an_agreed_end_never_costs_more(kept, paid, told):
    facts = REGRETS | {"对方同意提前退课退卡": yes(时间="2026-11-10", 原话="可以", 证据=["截图"])}
    brief = brief_of(matter(course(kept, 实付=paid), facts), TODAY)
    assert told in reasons_of(brief)["prepaid-agreed-end"]
    assert not brief.claims


def test_a_balance_by_ones_own_cause_counts_what_was_spent():
    # A4: 1,000 − 600
    facts = LEFT | REGRETS | {"对方同意提前退课退卡": yes(时间="2026-11-10", 原话="可以", 证据=["截图"])}
    assert [c.amount for c in brief_of(matter(CARD, facts), TODAY).claims] == [Decimal("400.00")]


def test_whoever_regrets_is_told_kindly_what_can_be_done():
    brief = brief_of(A9["T-A3 does not want to go on"].case, TODAY)
    (refused,) = [each for each in brief.refused if each.id == "prepaid-agreed-end"]
    for way in ("问店里肯不肯退", "转让给别人", "没有满七日"):
        assert way in refused.instead


@pytest.mark.parametrize(
    "unused", [{"到现在仍未到账": yes()}, {"付款后被拉黑": yes(), "到现在仍未到账": yes()}]
)
def test_the_whole_price_is_never_asked_of_what_was_partly_had(unused):
    # R2: a fact of another kind answered wrongly
    brief = brief_of(matter(CAMP, unused | {"对方停止提供了": yes(时间="2026-09-20")}), TODAY)
    assert all((claim.amount or 0) <= Decimal("1500.00") for claim in brief.claims)


def test_facts_of_this_kind_open_nothing_without_what_was_prepaid():
    every = {
        name: yes(时间="2026-10-02", 期限="2026-10-20", 数量="3", 原话="如上", 证据=["截图"])
        for name in (
            "对方停止提供了", "对方公告停业或者搬走", "店面搬空或者联系电话都停了", "店搬到的地方我去不了",
            "写着不限次数却约不上或者进不去", "没经我同意就把卡转给了别的商家", "没问过我就涨价或者减少内容",
        )
    }  # fmt: skip
    brief = brief_of(case_file(争议=["预付退费"], 事实=every, 证据=PROOFS), TODAY)
    assert not standing_of(brief) & OF_THIS_KIND
    assert not brief.claims


def test_no_longer_provided_is_not_never_delivered():
    facts = {"对方停止提供了": yes(时间="2026-09-20"), "到现在仍未到账": yes()}
    case = Case.model_validate(matter(CAMP, facts))
    assert any("不能都是" in found.message for found in contradicting_facts.find(case, TODAY))


def test_days_follow_from_first_and_last():
    brief = brief_of(A9["T-A2 year card"].case, TODAY)
    assert (brief.orders[0].days_sold, brief.orders[0].days_left) == (365, 151)


@pytest.mark.parametrize(
    ("subject", "words", "clause"),
    [
        ("概不退", "概不退费", "prepaid-interpretation:9.1.1"),
        ("不得转让", "不得转让", "prepaid-interpretation:9.1.2"),
        ("过期作废", "过期作废", "prepaid-interpretation:9.1.7"),
    ],
)
def test_a_term_against_those_who_prepaid_is_void(subject, words, clause):
    term = {"原文": words, "讲的是什么": subject, "证据": ["截图"]}
    brief = brief_of(matter(CAMP, stopped("2026-09-20"), 对方的条款=[term]), TODAY)
    assert clause in cited_of(brief)
    alone = brief_of(matter(CAMP, REGRETS, 对方的条款=[term]), TODAY)
    assert clause not in {c.ref for ground in alone.grounds for c in ground.citations}


# Disputes as people tell them, each with a sum worked out by hand.
TOLD = {
    # a fitness card of 540 days, 200 of them had: 2,700 × 340 ÷ 540
    "a gym that moved out at night": (
        course(by_term("2025-09-10", "2027-03-03", "2026-03-29"), 商品="健身卡", 实付="2700.00", 下单时间="2025-09-10"),
        stopped("2026-03-29") | {"店面搬空或者联系电话都停了": yes(时间="2026-03-29", 证据=["截图"])},
        "1700.00",
    ),
    # 30 of 100 lessons for a child, paid by the parent: 12,800 × 70 ÷ 100
    "a school for a child": (
        course(by_count(100, 30), 商品="少儿英语课", 实付="12800.00", 下单时间="2025-12-01"),
        stopped("2026-08-15", 原话="校区停止运营"),
        "8960.00",
    ),
    # one unit more than thirds: 1,000 × 2 ÷ 3 = 666.666…
    "three visits": (course(by_count(3, 1), 商品="养护三次卡", 实付="1000.00"), stopped("2026-08-15"), "666.67"),
}  # fmt: skip


@pytest.mark.parametrize(("bought", "facts", "amount"), TOLD.values(), ids=TOLD)
def test_disputes_that_were_told(bought, facts, amount):
    brief = brief_of(matter(bought, facts), TODAY)
    assert [claim.amount for claim in brief.claims] == [Decimal(amount)]


def test_a_pleading_tells_what_was_bought_and_used():
    text = text_of(brief_of(A9["T-A2 year card"].case | COURT, TODAY), PLEADING)
    assert "期限自2026年3月1日至2027年2月28日共365日，2026年10月1日起剩余151日" in text
    assert "返还原告预付款453.00元" in text
    for word in ("1件", "卡密", "跑路", "不能使用"):
        assert word not in text


def test_interest_is_reasoned_once():
    brief = brief_of(matter(CAMP, stopped("2026-09-20"), **INTEREST, **COURT), TODAY)
    assert "interest-loss" not in standing_of(brief)
    assert "价款被占用的损失" not in text_of(brief, PLEADING)


def test_what_changed_is_told_to_the_court():
    facts = {
        "我身体或家里出了签约时想不到的变故": yes(
            时间="2026-09-01", 原话="做了手术，一年内不能上课", 证据=["截图"]
        ),
        "我和对方商量过变更或者退卡没有谈成": yes(时间="2026-10-01", 原话="不能退", 证据=["截图"]),
        "对方的原话是不退": yes(时间="2026-10-01", 原话="合同写了个人原因概不退款", 证据=["截图"]),
    }
    text = text_of(brief_of(matter(CAMP, facts, **COURT), TODAY), PLEADING)
    assert (
        "付款2400.00元。\n9月1日，原告遇到订立合同时无法预见的变故：做了手术，一年内不能上课（证据1-1）"
        in text
    )
    assert "请求人民法院解除合同" in text
    # a term that is cited is no account of a fact
    assert "这是对事实的说法" not in text


def test_another_way_to_end_says_no_second_sum():
    facts = stopped("2026-10-01") | {
        "店搬到的地方我去不了": yes(时间="2026-09-20", 原话="从某某街搬到邻市", 证据=["截图"]),
        "对方公告停业或者搬走": yes(时间="2026-09-10", 期限="2026-10-01", 原话="本店迁往邻市", 证据=["截图"]),
    }
    brief = brief_of(matter(YEAR, facts, **COURT), TODAY)
    assert {"prepaid-not-performed", "prepaid-may-end-too"} <= standing_of(brief)
    assert "prepaid-may-end" not in standing_of(brief)
    text = text_of(brief, PLEADING)
    assert text.count("返还剩余的预付款453.00元") == 1
    assert "公告停业或者搬走" not in text
    assert "被告自2026年10月1日起不再授课，公告不再在原处经营" in text


def test_each_payment_keeps_its_day_and_its_lessons():
    more = CAMP | {"订单号": "0042611010078", "商品": "续费课", "实付": "1200.00", "下单时间": "2026-08-10"}
    of = matter(CAMP, stopped("2026-09-20"), **COURT) | {"交易": [CAMP, more]}
    text = text_of(brief_of(of, TODAY), PLEADING)
    assert "原告于2026年6月1日、2026年8月10日向被告预付3600.00元" in text
    assert "“三个月写作训练营”共24次，已使用9次，剩余15次；“续费课”共24次" in text


def test_a_payment_complaint_without_a_claim_speaks_of_the_claim():
    plan = plan_of(brief_of(A9["T-A3 does not want to go on"].case, TODAY), workshop().channels)
    (rung,) = [each for each in plan.rungs if each.channel == "payment"]
    assert "还没有一项有依据的要求" in rung.reason
    assert "报案" not in rung.reason


def test_a_balance_ends_for_the_rest_alone():
    text = text_of(brief_of(A9["T-A7 balance with a gift"].case | COURT, TODAY), PLEADING)
    assert "返还已经收取的价款" not in text
    assert "合同尚未履行的部分自起诉状副本送达被告时解除" in text
    assert "请求返还500.00元" in text
