"""Memberships of video, music, storage and tools, row by row: what stands, what falls, the sum, the law (kinds-1.md D9)."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cases_support import FIRM, GONE, PROOF, brief_of, case_file, no, order, text_of, yes
from grounds_table import leads_of, reasons_of, standing_of

from kameng_docs.brief import Brief

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
    rows("2025-06-05", "2026-05-05", 12, "30.00", 扣款前收到过显眼的提醒="是"), 实付="360.00", 下单时间="2025-06-05"
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
FIVE = {"会员期里规则被单方改了": yes(时间="2026-03-01", 原话="原来写可以用五台设备，改成两台", 证据=["开通页"])}
OLD_RIGHT = {"诉求": {"主要要求": "恢复权益", "差价": "80.00", "差价算法": "作者按减少的台数和剩余的月数计算"}}
SHORT = {"到期时间比页面写的早": yes(时间="2026-10-29", 原话="31天", 数量="3", 证据=["开通页"])}
MONTH = {"原文": "服务期限按自然月计算", "我的读法": "开通之日起31天", "对方的读法": "到下一个月的对应日之前三日", "证据": ["开通页"]}
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
        stands=("service-stopped",),
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
