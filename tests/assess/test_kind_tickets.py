"""Shows, bookings, tours and vouchers, row by row: what stands, what falls, the sum, the law (kinds-2.md E9, E5)."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cases_support import GONE, PROOF, brief_of, case_file, no, order, sheets_of, text_of, yes
from grounds_table import leads_of, reasons_of, standing_of

from kameng_docs.case.model import Case
from kameng_docs.gates import Past, holds
from kameng_docs.law.library import load
from kameng_docs.law.uses import topics_of, understood, uses_in_library
from kameng_docs.rules import no_future
from kameng_docs.wording import close
from kameng_docs.writers.text import render_text

# The grounds of this kind; tests/assess/test_assess_grounds.py leaves them to this file.
OF_THIS_KIND = {
    "lineup-changed", "ticket-fee", "show-faulty-attended", "show-moved", "show-cancelled", "show-force-majeure",
    "ticket-own-reason", "own-reason-whole-price", "reseller-ticket", "ticket-name-not-mine", "resale-premium",
    "booking-not-honoured", "booking-replacement", "booking-own-cancel", "no-fault-ends",
    "tour-cancelled", "tour-cancelled-unproven", "tour-not-formed", "tour-force-majeure", "tour-less",
    "tour-times-three", "voucher-not-honoured", "voucher-refund-promised", "voucher-expired", "lip-sync",
}  # fmt: skip
# They never stand: here only so that the author reads the reason and what can be had instead.
NEVER = {"own-reason-whole-price", "resale-premium", "tour-times-three", "lip-sync"}
TODAY = date(2026, 11, 22)
SHOT = {"截图": PROOF}
COURT = {"法院": {"名称": "某某市某某区人民法院"}}
ASKED = {"我向卖家要求退货退款": yes(时间="2026-11-16")}


def bought(sort: str, goods: str, paid: str, **more: Any) -> dict[str, Any]:
    """One order of this kind, placed a month before."""
    given = {"商品": goods, "买的是什么": sort, "实付": paid, "收到卡密的时间": GONE}
    return order(**given | {"下单时间": "2026-10-20 20:00"} | more)


def matter(item: dict[str, Any], dispute: str, facts: dict[str, Any], **more: Any) -> dict[str, Any]:
    return case_file(**{"交易": [item], "争议": [dispute], "事实": facts, "证据": SHOT} | COURT | more)


def ticket(paid: str = "680.00", **more: Any) -> dict[str, Any]:
    return bought("演出票", "某某话剧门票", paid, **more)


def room(paid: str = "540.00", **more: Any) -> dict[str, Any]:
    return bought("旅行或住宿", "某某酒店标准间一晚", paid, **more)


def tour(paid: str = "3600.00") -> dict[str, Any]:
    return bought("旅行或住宿", "某地五日跟团游", paid)


def voucher(paid: str = "168.00", **more: Any) -> dict[str, Any]:
    return bought("餐券团购券", "某某餐厅双人套餐券", paid, **more)


MORE_AND_TRAIN = {
    "诉求": {
        "要求增加赔偿": "事实够时要求",
        "开支": [{"项目": "高铁票", "金额": "200.00", "证据": ["截图"]}],
    }
}
MORE = {"诉求": {"要求增加赔偿": "事实够时要求"}}
RECAST = {
    "主演或主要节目换了": yes(时间="2026-11-18", 原话="主演某某因故不能出演，由某某替换", 证据=["截图"])
}
FEE = {"随票另收了服务费": yes(金额="44.00", 证据=["截图"])}
MOVED = {"演出改期或者换了场地": yes(时间="2026-11-01", 原话="11月20日的演出改到12月30日", 证据=["截图"])}
AWAY = {"改了以后我去不了并且告诉了对方": yes(时间="2026-11-03")}
CANCELLED = {"演出取消了": yes(时间="2026-11-01", 原话="演出取消", 证据=["截图"])}
ILL = {"是我自己不能去": yes(时间="2026-11-10", 原话="生病住院")}
LATER = {"原定的演出入住或者出发日": yes(时间="2026-11-30")}
FIFTH = {"是我自己不能去": yes(时间="2026-11-10", 原话="家里有事"), "原定的演出入住或者出发日": yes(时间="2026-11-15", 期限="2026-11-19")}  # fmt: skip
NO_RETURN = {"原文": "门票一经售出，一律不退不换", "讲的是什么": "概不退", "提示": "小字", "在哪里": "购票须知", "证据": ["截图"]}  # fmt: skip
VOID = {"原文": "过期自动作废", "讲的是什么": "过期作废", "提示": "小字", "证据": ["截图"]}
ILL_TICKET = matter(ticket(), "拒绝退款", ILL | LATER | {"没有分段的我愿意承担的退票费": yes(数量="20")}, 对方的条款=[NO_RETURN])  # fmt: skip
ILL_NO_TIER = matter(ticket(), "拒绝退款", ILL | LATER, 对方的条款=[NO_RETURN])
FULL_HOUSE = {"到店没有房": yes(时间="2026-11-14 20:00", 原话="今天满房了", 证据=["截图"])}
ELSEWHERE = {"另外订了同等的": yes(时间="2026-11-14 21:00", 金额="690.00", 原话="附近同档酒店标准间一晚", 证据=["截图"])}  # fmt: skip
GROUP = {"报的是旅行社的团": yes(证据=["截图"])}
VISA = {"旅行社给了已付费用的凭据": yes(金额="300.00", 原话="签证费", 证据=["截图"])}
NOT_PROVED = {"问旅行社要过凭据而没有给": yes(时间="2026-11-12")}
STORM = {"我和对方都没法避免的事": yes(时间="2026-11-13", 原话="台风，航班取消", 证据=["截图"])}
FEWER = {"行程少了项目或者换了酒店": yes(时间="2026-11-14", 金额="180.00", 原话="合同写某某景区门票180.00元，没有去", 证据=["截图"])}  # fmt: skip
UNUSED = {"券没有用过": yes()}
EXPIRED = {"券已经过期": yes(时间="2026-11-19")}
MAY_RETURN = {"券上写着过期退或者随时退": yes(原话="过期自动退", 证据=["截图"])}
SENT_AWAY = {"商家不接待或者要加价": yes(时间="2026-11-12", 原话="这种券现在不收了", 证据=["截图"])}
DIFFERENCE = {"诉求": {"主要要求": "补差价"}}


@dataclass(frozen=True)
class Row:
    """One row. `kinds` are the claims in order with their sums, None where one has none."""

    case: dict[str, Any]
    stands: tuple[str, ...] = ()
    claims: tuple[tuple[str, str], ...] = ()
    cites: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    refused: dict[str, str] = field(default_factory=dict)
    leads: tuple[str, ...] = ()


ROWS = {
    # 880.00 + 44.00
    "T-E1 lead replaced": Row(
        matter(ticket("924.00"), "演出改换", RECAST | FEE | ASKED, **MORE_AND_TRAIN),
        stands=("lineup-changed", "ticket-fee"),
        claims=(("refund", "924.00"),),
        cites=("performance-regulation:27.1", "civil-code:577", "civil-code:566.1"),
        refused={"fraud": "还没有回答", "costs": "主演或主要节目换了"},
    ),
    # 680.00 − 20 % = 680.00 − 136.00
    "T-E2 ill, a step stated": Row(
        ILL_TICKET,
        stands=("ticket-own-reason", "clause-not-incorporated"),
        claims=(("refund", "544.00"),),
        cites=("civil-code:496.2", "civil-code:497.1.2", "civil-code:585.2", "consumer-law:26.2"),
        never=("civil-code:577", "civil-code:563.1.4"),
        refused={"own-reason-whole-price": "一般不能要回全部价款"},
    ),
    "T-E2 ill, no step": Row(
        ILL_NO_TIER,
        refused={"ticket-own-reason": "主办公布过分段退票费", "own-reason-whole-price": "没有违约"},
    ),
    "T-E2 a published step in yuan": Row(
        matter(
            ticket(), "拒绝退款",
            ILL | LATER | {"主办公布过分段退票费": yes(金额="68.00", 原话="开演前15日退票收68元", 证据=["截图"]),
                           "没有分段的我愿意承担的退票费": yes(数量="50")},
            对方的条款=[NO_RETURN],
        ),
        stands=("ticket-own-reason",),
        claims=(("refund", "612.00"),),
    ),
    "T-E3 reseller, no ticket": Row(
        matter(ticket("1180.00", 面值="580.00"), "订房订票落空", {"票没有给我": yes(时间="2026-11-15"), "票是从别人手里加价买的": yes()} | ASKED),
        stands=("reseller-ticket", "terminated-by-suit"),
        claims=(("refund", "1180.00"),),
        cites=("civil-code:577", "civil-code:563.1.4", "civil-code:566.1"),
        refused={"resale-premium": "不是与主办方的合同"},
    ),
    # refund 540.00 and 690.00 − 540.00, together 690.00
    "T-E4 hotel full": Row(
        matter(room(), "订房订票落空", FULL_HOUSE | ELSEWHERE | ASKED, **MORE),
        stands=("booking-not-honoured", "booking-replacement"),
        claims=(("refund", "540.00"), ("loss", "150.00")),
        cites=("civil-code:577", "civil-code:584", "contract-interpretation:60.2", "tourism-law:49", "ecommerce-law:20"),
        never=("tourism-law:74.1",),
        refused={"fraud": "还没有回答"},
    ),
    "T-E4 the price came back": Row(
        matter(room(已退回={"金额": "540.00", "日期": "2026-11-16", "方式": "原路"}), "订房订票落空", FULL_HOUSE | ELSEWHERE | ASKED),
        stands=("booking-replacement",),
        claims=(("loss", "150.00"),),
    ),
    # 3600.00 − 300.00
    "T-E5 tour, own reason": Row(
        matter(tour(), "旅行退费", GROUP | FIFTH | VISA),
        stands=("tour-cancelled",),
        claims=(("refund", "3300.00"),),
        cites=("tourism-law:65", "tourism-interpretation:12"),
        never=("civil-code:577", "tourism-law:70.1", "consumer-law:55.1"),
        refused={"own-reason-whole-price": "一般不能要回全部价款", "tour-cancelled-unproven": "旅行社给了已付费用的凭据"},
    ),
    "T-E6 voucher, 过期退": Row(
        matter(voucher(), "团购券不能用", UNUSED | EXPIRED | MAY_RETURN | ASKED),
        stands=("voucher-refund-promised",),
        claims=(("refund", "168.00"),),
        cites=("civil-code:509.1", "consumer-regulation:12"),
        never=("prepaid-interpretation:1", "prepaid-interpretation:18", "consumer-law:53"),
    ),
    # E3 and E4 beyond the rows
    "E-G2 moved": Row(
        matter(ticket(), "演出改换", MOVED | AWAY),
        stands=("show-moved", "terminated-by-suit"),
        claims=(("refund", "680.00"),),
        cites=("civil-code:563.1.4", "civil-code:566.1", "civil-code:543"),
    ),
    "E-G2 cancelled, the train with a receipt": Row(
        matter(ticket(), "演出改换", CANCELLED, **MORE_AND_TRAIN),
        stands=("show-cancelled", "costs"),
        claims=(("refund", "680.00"), ("costs", "200.00")),
    ),
    # R2: the ticket, not the train
    "E-G2 force majeure": Row(
        matter(ticket(), "演出改换", CANCELLED | {"对方证明了不可抗力": yes(证据=["截图"])}, **MORE_AND_TRAIN),
        stands=("show-force-majeure",),
        claims=(("refund", "680.00"),),
        cites=("civil-code:563.1.1", "civil-code:590.1", "civil-code:566.1"),
        never=("civil-code:563.1.4", "civil-code:584"),
        refused={"costs": "对方证明了不可抗力", "show-cancelled": "对方证明了不可抗力"},
    ),
    "E-G1 seen already, nobody told": Row(
        matter(
            ticket(), "演出改换", RECAST | {"我已经进场看了演出": yes(), "进场以前没有人告诉我换人": yes()},
            诉求={"主要要求": "补差价", "差价": "340.00", "差价算法": "680.00 × 50%"},
        ),
        stands=("show-faulty-attended",),
        claims=(("price-difference", "340.00"),),
        cites=("performance-regulation:47.2",),
        never=("performance-regulation:27.1",),
        refused={"lineup-changed": "我已经进场看了演出"},
        leads=("report-show",),
    ),
    "E-G4 another's name": Row(
        matter(
            ticket("1180.00"), "订房订票落空",
            {"拿到的票进不了场": yes(时间="2026-11-15", 原话="人证不符", 证据=["截图"]), "票上的实名不是我": yes(), "买的时候知道实名不是我": no()},
        ),
        stands=("reseller-ticket", "ticket-name-not-mine"),
        claims=(("refund", "1180.00"),),
        cites=("civil-code:612",),
    ),
    # E-G6: 540.00 − 100.00
    "E-G6 hotel, own reason": Row(
        matter(room(), "拒绝退款", ILL | LATER | {"那件事给对方造成的实际损失": yes(金额="100.00")}, 对方的条款=[NO_RETURN]),
        stands=("booking-own-cancel",),
        claims=(("refund", "440.00"),),
        cites=("civil-code:585.2", "civil-code:591.1"),
        never=("civil-code:577",),
    ),
    "E-G7 no receipts": Row(
        matter(tour(), "旅行退费", GROUP | FIFTH | NOT_PROVED),
        stands=("tour-cancelled-unproven",),
        claims=(("refund", "3600.00"),),
        cites=("tourism-law:65",),
    ),
    "E-G7(b) not enough people": Row(
        matter(tour(), "旅行退费", GROUP | {"人数不够没有成团": yes(时间="2026-11-10", 原话="人数不足取消")}),
        stands=("tour-not-formed",),
        claims=(("refund", "3600.00"),),
        cites=("tourism-law:63.3",),
    ),
    "E-G7(c) storm": Row(
        matter(tour(), "旅行退费", GROUP | STORM | VISA),
        stands=("tour-force-majeure",),
        claims=(("refund", "3300.00"),),
        cites=("tourism-law:67.1.2",),
        never=("tourism-law:65", "civil-code:563.1.4"),
    ),
    "E-G8 a sight less": Row(
        matter(tour(), "旅行退费", GROUP | FEWER, **DIFFERENCE),
        stands=("tour-less",),
        claims=(("price-difference", "180.00"),),
        cites=("tourism-law:70.1", "tourism-law:69.1", "tourism-interpretation:15.1"),
        never=("tourism-interpretation:22",),
        leads=("report-tour",),
    ),
    "E-G8 without a guide": Row(
        matter(tour(), "旅行退费", {"买的是没有导游的自由行套餐": yes()} | FEWER, **DIFFERENCE),
        stands=("tour-less",),
        claims=(("price-difference", "180.00"),),
        cites=("tourism-interpretation:22",),
        never=("tourism-law:70.1", "tourism-law:69.1"),
    ),
    "E-G9(a) turned away": Row(
        matter(voucher(), "团购券不能用", UNUSED | SENT_AWAY),
        stands=("voucher-not-honoured", "terminated-by-suit"),
        claims=(("refund", "168.00"),),
        cites=("civil-code:577", "civil-code:563.1.4"),
    ),
    # three bought, two not used
    "E-G9(a) one of three used": Row(
        matter(
            voucher("300.00", 数量="3"), "团购券不能用",
            {"券没有用过": yes(数量="2"), "约不上": yes(时间="2026-11-12", 数量="3", 证据=["截图"])},
        ),
        stands=("voucher-not-honoured",),
        claims=(("refund", "200.00"),),
    ),
    "E-G9(c) expired, a term": Row(
        matter(voucher(), "团购券不能用", UNUSED | EXPIRED, 对方的条款=[VOID]),
        stands=("voucher-expired",),
        claims=(("refund", "168.00"),),
        cites=("civil-code:497.1.2", "consumer-law:26.2"),
    ),
    "storm and a room": Row(
        matter(room(), "订房订票落空", STORM),
        stands=("no-fault-ends",),
        claims=(("refund", "540.00"),),
        cites=("civil-code:563.1.1",),
        never=("civil-code:577",),
    ),
    "a forged ticket": Row(
        matter(ticket(), "订房订票落空", {"拿到的票进不了场": yes(时间="2026-11-15"), "检票处说票是假的": yes(时间="2026-11-15", 原话="这是假票", 证据=["截图"])}),
        stands=("reseller-ticket",),
        claims=(("refund", "680.00"),),
        leads=("police-fake-ticket",),
        never=("criminal-law:266",),
    ),
}  # fmt: skip


def cited_of(brief) -> set[str]:
    """Every clause under grounds and leads, without its edition."""
    return {c.ref.partition("@")[0] for ground in (*brief.grounds, *brief.leads) for c in ground.citations}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_row_of_the_kind(row):
    brief = brief_of(row.case, TODAY)
    standing, refused = standing_of(brief), reasons_of(brief)
    assert set(row.stands) <= standing, refused
    assert [(c.kind, c.amount) for c in brief.claims] == [(kind, Decimal(sum_)) for kind, sum_ in row.claims]
    for ground, piece in row.refused.items():
        assert ground not in standing
        assert piece in refused[ground]
    assert set(row.cites) <= cited_of(brief), cited_of(brief)
    assert not set(row.never) & cited_of(brief)
    assert set(row.leads) <= leads_of(brief)


# Nothing is claimed, and no paper has a sum against anybody (kinds-2 E5, §11.6).
NOTHING = {
    # R1, R3
    "changed my mind": matter(ticket(), "拒绝退款", ILL | LATER),
    "T-E2 without a step": ILL_NO_TIER,
    "told on the day of the show": matter(
        ticket(), "拒绝退款",
        {"是我自己不能去": yes(时间="2026-11-15"), "原定的演出入住或者出发日": yes(时间="2026-11-15"), "没有分段的我愿意承担的退票费": yes(数量="20")},
        对方的条款=[NO_RETURN],
    ),
    "the step was shown plainly": ILL_TICKET | {"对方的条款": [NO_RETURN | {"提示": "醒目"}]},
    "seven days for a ticket": matter(
        ticket(收到卡密的时间="2026-11-15"), "拒绝退款", {"我只是后悔不想要了": yes(), "我还没有点开看过卡密": yes()} | ASKED
    ),
    # E-G6: 特价不可取消 in large type
    "a special price, not to be cancelled": matter(
        room(), "拒绝退款", ILL | LATER | {"那件事给对方造成的实际损失": yes(金额="100.00")}, 对方的条款=[NO_RETURN | {"提示": "醒目"}]
    ),
    # 613
    "knew of the other name": matter(
        ticket(), "订房订票落空", {"拿到的票进不了场": yes(时间="2026-11-15"), "票上的实名不是我": yes(), "买的时候知道实名不是我": yes()}
    ),
    # R5
    "premium of the organiser": matter(ticket("1180.00"), "演出改换", CANCELLED | {"票是从别人手里加价买的": yes()}),
    # R7
    "lip-sync by ear": matter(ticket(), "演出改换", {"觉得是假唱": yes(), "我已经进场看了演出": yes()}),
    "moved, and I can go": matter(ticket(), "演出改换", MOVED | {"改了以后我去不了并且告诉了对方": no()}),
    "a guest star was replaced": matter(ticket(), "演出改换", {"主演或主要节目换了": no()}),
    "expired, plainly shown": matter(voucher(), "团购券不能用", UNUSED | EXPIRED, 对方的条款=[VOID | {"提示": "醒目"}]),
    "expired, no term": matter(voucher(), "团购券不能用", UNUSED | EXPIRED),
    "used vouchers": matter(voucher(), "团购券不能用", {"券没有用过": no()} | MAY_RETURN),
    "left the tour after it": matter(
        tour(), "旅行退费",
        GROUP | VISA | {"是我自己不能去": yes(时间="2026-11-20"), "原定的演出入住或者出发日": yes(时间="2026-11-15", 期限="2026-11-19")},
    ),
    # R4
    "three times the price of a tour": matter(
        tour(), "旅行退费", GROUP | {"旅行社能履行却拒绝而且出了严重后果": yes()}, **MORE
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NOTHING.values(), ids=NOTHING)
def test_nothing_is_claimed_where_the_law_gives_nothing(case):
    brief = brief_of(case, TODAY)
    assert brief.claims == ()
    assert not standing_of(brief) & OF_THIS_KIND
    paid = f"{brief.orders[0].paid}"
    for sheet in sheets_of(brief):
        # A report claims nothing, and tells what was paid.
        if sheet.document and sheet.paper.audience != "author" and sheet.channel.slug != "samr_12315_report":
            assert paid not in render_text(sheet.document).data.decode(), sheet.paper.file


INSTEAD = {
    "own-reason-whole-price": ("changed my mind", "不适用七日无理由"),
    "resale-premium": ("premium of the organiser", "收钱的那一家"),
    "lip-sync": ("lip-sync by ear", "文化和旅游主管部门"),
    "tour-times-three": ("three times the price of a tour", "12348"),
    "ticket-own-reason": ("T-E2 without a step", "您自己愿意承担的退票费"),
    "booking-own-cancel": ("a special price, not to be cancelled", "一般有效"),
    "voucher-expired": ("expired, no term", "延期"),
    "reseller-ticket": ("knew of the other name", "第六百一十三条"),
}


@pytest.mark.parametrize("ground", INSTEAD)
def test_a_refusal_names_what_stands_instead(ground):
    name, words = INSTEAD[ground]
    (refused,) = [each for each in brief_of(NOTHING[name], TODAY).refused if each.id == ground]
    assert words in refused.instead


FALLS = {
    # several, and nobody says how many were not used
    "voucher-expired": matter(voucher("300.00", 数量="3"), "团购券不能用", UNUSED | EXPIRED, 对方的条款=[VOID]),
    "ticket-fee": matter(ticket(), "演出改换", FEE | MOVED | AWAY),
    "show-moved": NOTHING["moved, and I can go"],
    "show-faulty-attended": matter(ticket(), "演出改换", {"我已经进场看了演出": yes(), "演出中途停了没有演完": yes()}),
    "show-force-majeure": matter(ticket(), "演出改换", CANCELLED),
    "ticket-name-not-mine": NOTHING["knew of the other name"],
    "booking-not-honoured": matter(room(), "订房订票落空", FULL_HOUSE | {"是我自己不能去": yes()}),
    # a substitute that was cheaper
    "booking-replacement": matter(room(), "订房订票落空", FULL_HOUSE | {"另外订了同等的": yes(金额="500.00")}),
    "no-fault-ends": matter(room(), "订房订票落空", STORM | ILL),
    "tour-cancelled": NOTHING["left the tour after it"],
    "tour-not-formed": matter(tour(), "旅行退费", GROUP | {"人数不够没有成团": no()}),
    "tour-force-majeure": matter(tour(), "旅行退费", GROUP | STORM),
    "tour-less": matter(tour(), "旅行退费", GROUP | {"行程少了项目或者换了酒店": yes(原话="少一个景点")}, **DIFFERENCE),
    "voucher-not-honoured": matter(voucher(), "团购券不能用", UNUSED),
    "voucher-refund-promised": NOTHING["used vouchers"],
}  # fmt: skip


@pytest.mark.parametrize("ground", FALLS)
def test_a_ground_falls_and_says_why(ground):
    brief = brief_of(FALLS[ground], TODAY)
    assert ground not in standing_of(brief)
    assert reasons_of(brief)[ground]


def test_every_ground_of_the_kind_stands_and_falls_somewhere():
    assert {ground for row in ROWS.values() for ground in row.stands} >= OF_THIS_KIND - NEVER
    fallen = {ground for row in ROWS.values() for ground in row.refused} | set(FALLS) | set(INSTEAD)
    assert fallen >= OF_THIS_KIND


# Everything of this kind answered 是, in a case of another kind; and the reverse.
EVERY_FACT = (
    RECAST | FEE | MOVED | AWAY | CANCELLED | FULL_HOUSE | ELSEWHERE | GROUP | VISA | FEWER | UNUSED | EXPIRED
    | MAY_RETURN | SENT_AWAY | STORM
    | {"票没有给我": yes(时间="2026-11-15"), "人数不够没有成团": yes(时间="2026-11-10"), "商家自己取消了预订": yes()}
)  # fmt: skip
KINDS = {"演出票": ticket(), "旅行或住宿": room(), "餐券团购券": voucher()}
ONLY = {
    "lineup-changed": "演出票", "ticket-fee": "演出票", "show-moved": "演出票", "show-cancelled": "演出票",
    "reseller-ticket": "演出票", "tour-not-formed": "旅行或住宿", "tour-less": "旅行或住宿",
    "tour-force-majeure": "旅行或住宿", "voucher-not-honoured": "餐券团购券", "voucher-refund-promised": "餐券团购券",
}  # fmt: skip


@pytest.mark.parametrize("sort", ["卡密", "会员开通", "课程", "实物商品", "其他"])
def test_a_fact_of_this_kind_opens_nothing_of_it_elsewhere(sort):
    item = order(买的是什么=sort, 下单时间="2026-10-20 20:00")
    for dispute in ("演出改换", "订房订票落空", "旅行退费", "团购券不能用", "拒绝退款"):
        assert not standing_of(brief_of(matter(item, dispute, EVERY_FACT), TODAY)) & OF_THIS_KIND


@pytest.mark.parametrize("sort", KINDS)
def test_what_was_bought_decides_which_of_them_can_stand(sort):
    standing = standing_of(brief_of(matter(KINDS[sort], "演出改换", EVERY_FACT), TODAY))
    assert not {ground for ground, of in ONLY.items() if of != sort} & standing
    assert {ground for ground, of in ONLY.items() if of == sort} & standing


def test_a_fact_of_another_kind_opens_nothing_here():
    other = {
        "兑换页提示该卡密已被使用": yes(时间="2026-11-01"), "到期时间比页面写的早": yes(时间="2026-11-01", 数量="3", 原话="31天"),
        "账号被封停": yes(时间="2026-11-01"),
    }  # fmt: skip
    for item in KINDS.values():
        assert not standing_of(brief_of(matter(item, "拒绝退款", other), TODAY)) & OF_THIS_KIND


@pytest.mark.parametrize("name", ["T-E1 lead replaced", "E-G2 moved", "T-E5 tour, own reason", "E-G6 hotel, own reason", "T-E6 voucher, 过期退"])  # fmt: skip
def test_nothing_is_called_unusable_that_nobody_called_so(name):
    brief = brief_of(ROWS[name].case, TODAY)
    for paper in (
        "platform_ticket/ticket",
        "samr_12315/complaint",
        "demand_letter/letter",
        "court/statement_of_claim",
    ):
        told = text_of(brief, paper)
        assert "不能使用" not in told
        assert "卡密" not in told
        assert "1件" not in told


def test_papers_tell_what_was_bought_by_its_measure():
    assert "购买“某某话剧门票”1张" in text_of(
        brief_of(ROWS["T-E1 lead replaced"].case, TODAY), "court/statement_of_claim"
    )
    three = text_of(brief_of(ROWS["E-G9(a) one of three used"].case, TODAY), "platform_ticket/ticket")
    assert "3张" in three
    assert "200.00元" in three
    assert "件" not in three
    assert "不能使用" not in three
    assert "购买“某某酒店标准间一晚”，" in text_of(
        brief_of(ROWS["T-E4 hotel full"].case, TODAY), "court/statement_of_claim"
    )


def test_a_pleading_adds_refund_and_loss_and_counts_neither_twice():
    told = text_of(brief_of(ROWS["T-E4 hotel full"].case, TODAY), "court/statement_of_claim")
    assert "判令被告赔偿原告另行预订同等服务支付的差额150.00元" in told
    assert "合计690.00元" in told


@pytest.mark.parametrize(
    "name", ["T-E1 lead replaced", "E-G8 a sight less", "E-G1 seen already, nobody told"]
)
def test_what_an_authority_applies_enters_no_claim(name):
    brief = brief_of(ROWS[name].case, TODAY)
    refs = {c.ref for ground in brief.grounds for c in ground.citations}
    assert not refs & {
        "performance-regulation:47.3",
        "performance-regulation:47.1",
        "tourism-law:100.1.1",
        "tourism-law:91",
    }
    assert all(lead.serves == "culture" for lead in brief.leads if lead.id in {"report-show", "report-tour"})


@pytest.mark.parametrize("name", ["T-E5 tour, own reason", "E-G7 no receipts", "E-G7(b) not enough people", "E-G8 a sight less"])  # fmt: skip
def test_of_a_tour_the_author_is_told_where_to_complain_once(name):
    brief = brief_of(ROWS[name].case, TODAY)
    told = text_of(brief, "checklist/checklist")
    assert "旅游投诉受理机构" in told
    assert "两处选一处" in told
    for paper in ("platform_ticket/ticket", "court/statement_of_claim"):
        assert "旅游投诉受理机构" not in text_of(brief, paper)


def test_a_day_ahead_is_no_mistake():
    assert not list(no_future.find(Case.model_validate(ILL_TICKET), TODAY))


# A statute changed: what uses it is named, and its editions say what was not checked.
AFFECTED = {
    "tourism-law:65": {"tour-cancelled", "tour-cancelled-unproven", "already-paid-on"},
    "tourism-law:71": {"ask-the-local-agency"},
    "tourism-interpretation": {"tour-cancelled", "tour-cancelled-unproven", "tour-less"},
    "performance-regulation:27": {"lineup-changed", "ticket-lineup-changed"},
    "performance-regulation:51": {"police-fake-ticket"},
    "contract-interpretation:60": {"booking-replacement"},
}


@pytest.mark.parametrize("ref", AFFECTED)
def test_what_a_change_of_the_law_touches_is_found(ref):
    library = load()
    refs = understood(library, ref)
    assert isinstance(refs, tuple)
    assert {use.name for use in uses_in_library((*refs, *topics_of(library, ref)))} >= AFFECTED[ref]


@pytest.mark.parametrize("statute", ["tourism-law", "tourism-interpretation", "performance-regulation"])
def test_a_text_whose_state_was_not_checked_says_so(statute):
    for edition in load().statutes[statute].editions:
        assert "未核" in edition.note
        assert edition.reference


# --- what the papers say of several, of some, and of where to sue --------------------------------------------------

FIVE = matter(voucher("500.00", 数量="5"), "团购券不能用", {"券没有用过": yes(数量="3")} | SENT_AWAY | ASKED)


def test_vouchers_that_were_used_stay_out_of_it():
    brief = brief_of(FIVE, TODAY)
    assert "其中3张购得的券" in text_of(brief, "platform_ticket/ticket")
    assert "请求退还的3张券没有用过" in text_of(brief, "platform_ticket/ticket")
    assert "该订单的合同中没有用过的3张自期限届满时解除" in text_of(brief, "demand_letter/message")
    told = text_of(brief, "court/statement_of_claim")
    assert "合同中没有用过的部分自起诉状副本送达被告时解除" in told
    assert "请求返还的价款300.00元的算法：实付500.00元×3÷5=300.00元。" in told
    assert "请求退还的券没有用过" in text_of(
        brief_of(ROWS["E-G9(a) turned away"].case, TODAY), "platform_ticket/ticket"
    )


@pytest.mark.parametrize(("item", "told"), [(room("1080.00", 数量="2"), "2份"), (ticket("1360.00", 数量="2"), "2张")])  # fmt: skip
def test_several_have_the_measure_of_what_they_are(item, told):
    facts = FULL_HOUSE if item["买的是什么"] == "旅行或住宿" else CANCELLED
    brief = brief_of(matter(item, "订房订票落空", facts), TODAY)
    for paper in ("platform_ticket/ticket", "court/statement_of_claim", "demand_letter/message"):
        assert told in text_of(brief, paper)
        assert "2件" not in text_of(brief, paper)


def test_a_fee_of_ones_own_offer_is_called_so_and_the_day_is_told():
    told = text_of(brief_of(ILL_TICKET, TODAY), "court/statement_of_claim")
    assert "请求返还的价款544.00元的算法：实付680.00元−自愿承担的退票费20%即136.00元=544.00元。" in told
    assert "原定的日期是2026年11月30日" in told
    published = text_of(brief_of(ROWS["T-E2 a published step in yuan"].case, TODAY), "court/statement_of_claim")  # fmt: skip
    assert "自愿承担" not in published


WORKED = {
    "T-E2 ill, a step stated", "T-E2 a published step in yuan", "T-E5 tour, own reason", "E-G6 hotel, own reason",
    "E-G7(c) storm", "E-G9(a) one of three used",
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_a_sum_that_is_worked_out_is_worked_out_in_the_papers(name):
    # whatever its sign: a number that is asked for and is nowhere paid is told with how it came about
    brief = brief_of(ROWS[name].case, TODAY)
    found = next((each for each in brief.claims if each.kind == "refund"), None)
    assert (name in WORKED) == (found is not None and found.amount != sum(each.paid for each in brief.orders))
    if name in WORKED:
        assert f"{close(found.formula)}。" in text_of(brief, "court/statement_of_claim")
        assert f"{close(found.formula)}。" in text_of(brief, "demand_letter/letter")
    elif found is not None:  # what was paid needs no working
        assert f"{found.amount}元的算法" not in text_of(brief, "court/statement_of_claim")


def test_where_to_sue_names_the_place_of_the_show_and_no_top_up():
    brief = brief_of(ROWS["T-E4 hotel full"].case, TODAY)
    kinds = [each.kind for each in brief.forums]
    assert kinds[0] == "forum_service"
    assert "forum_venue" in kinds
    assert "forum_instant_service" not in kinds
    told = text_of(brief, "court/before_filing")
    assert "代充" not in told
    assert "地址还没有写" not in told


@pytest.mark.parametrize(("name", "ends"), [("T-E5 tour, own reason", False), ("E-G9(a) turned away", True)])
def test_the_year_of_termination_is_told_only_to_who_may_terminate(name, ends):
    case = ROWS[name].case
    brief = brief_of(case | {"事实": case["事实"] | ASKED}, TODAY)
    assert holds("ended-by-notice", Past(brief), "today") is not ends
