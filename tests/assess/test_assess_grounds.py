"""Which grounds stand, which are refused and why. Expectations come from domain/; the section is named at each."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from cases_support import (
    DEAD,
    FRAUD,
    GONE,
    LATE,
    NOTICE,
    NOTICE_OVER,
    PROOF,
    TODAY,
    brief_of,
    case_file,
    fraud_case,
    no,
    order,
    seller,
    text_of,
    unclear,
    workshop,
    yes,
)
from grounds_table import of_kinds
from test_assess_more_grounds import NEW

from kameng_docs.law.grounds import grounds

PRIVATE = {"名称": "某丁", "主体类型": "个人", "住所": "某某省某某市某某路1号"}


@dataclass(frozen=True)
class Expected:
    """`refused`: ground → a piece of the reason. `silent`: grounds that are neither claimed nor refused."""

    case: dict[str, Any]
    stands: tuple[str, ...] = ()
    refused: dict[str, str] = field(default_factory=dict)
    silent: tuple[str, ...] = ()
    claims: tuple[str, ...] | None = None
    today: date = TODAY


def asked(day: str) -> dict[str, Any]:
    return {"我向卖家要求退货退款": yes(时间=day)}


REFUSAL = {"对方的原话是不退": yes(原话="概不退款")}
RECEIPT = {"诉求": {"开支": [{"项目": "打印费", "金额": "12.00", "证据": ["截图"]}]}, "证据": {"截图": PROOF}}
PROMISE = [{"内容": "100%有效", "实际": "第一次兑换即提示已被使用"}]
LESS = {"实际权益比页面少": yes(原话="少了两个月")}
OTHER = {"卖家发来的不是我买的商品或面值": yes(原话="发来的是月卡")}
DIFFERENCE = {"主要要求": "补差价", "差价": "5.00"}
TEN = [order(数量="10", 实付="100.00")]
RULE = {"名称": "售后保障条例", "条款": "第3条", "原文": "卡密无效的，全额退款", "证据": ["截图"]}
NOT_YET = [order(收到卡密的时间=GONE)]


def noticed(until: Any) -> dict[str, Any]:
    """Late, a notice on 11-03 that gave time until `until`, and that time over."""
    period = {} if until is GONE else {"期限": until}
    return case_file(
        争议=["到账延迟"],
        事实=LATE | {"我书面催过一次并给了期限": yes(时间="2026-11-03 09:00", **period)} | NOTICE_OVER,
        交易=NOT_YET,
    )


REGION = "兑换页提示地区或版本不符而页面未写明"

TABLE = {
    # law.md (b) row 1, backbone; practice.md 3.3 A1, A5
    "dead on delivery": Expected(
        case_file(事实=DEAD),
        stands=("contract-formed", "card-unusable", "purpose-defeated", "consumer-liability"),
        silent=("costs", "fraud", "late-delivery", "not-as-described", "refusal-no-bar", "no-reply"),
        claims=("refund",),
    ),
    # practice.md 3.3 A5: without “first redemption” the chain of proof is missing
    "first try not answered": Expected(
        case_file(事实={"兑换页提示该卡密已被使用": yes()}),
        stands=("contract-formed",),
        refused={"card-unusable": "“收到卡密后我第一次兑换就失败”还没有回答"},
        claims=(),
    ),
    "first try unclear": Expected(
        case_file(事实=DEAD | {"收到卡密后我第一次兑换就失败": unclear()}),
        refused={"card-unusable": "不清楚"},
        claims=(),
    ),
    # practice.md 3.3 A5 ✕ 兑换曾成功; A7 ✕ 晚于
    "worked once": Expected(
        case_file(事实={"兑换页提示该卡密已被使用": yes(), "兑换曾成功": yes()}),
        refused={"card-unusable": "兑换曾成功"},
        claims=(),
    ),
    "first used after delivery": Expected(
        case_file(事实=DEAD | {"官方告知首次兑换时间晚于我收到卡密的时间": yes()}),
        refused={"card-unusable": "晚于"},
        claims=(),
    ),
    # practice.md 3.3 A4: the page naming a region excludes the region mismatch, nothing else
    "region on the page, but the card was used": Expected(
        case_file(事实=DEAD | {"页面写明了地区版本": yes()}),
        stands=("card-unusable",),
        claims=("refund",),
    ),
    "region mismatch not announced": Expected(
        case_file(争议=["描述不符"], 事实={REGION: yes(原话="地区不符"), "页面写明了地区版本": no()}),
        stands=("region-not-announced",),
        refused={"not-as-described": "卖家发来的不是我买的商品或面值"},
        claims=("refund",),
    ),
    "region mismatch shown, page silent": Expected(
        case_file(
            争议=["描述不符"],
            交易=[order(兑换结果="提示地区不符", 第一次兑换的时间="2026-11-01 10:05")],
            事实={"页面写明了地区版本": no()},
        ),
        stands=("region-not-announced",),
        # kinds-2 11c: nobody said that nothing can be done with it
        refused={"purpose-defeated": "所购的完全不能用"},
        claims=("refund",),
    ),
    "region mismatch shown, page announced it": Expected(
        case_file(
            争议=["描述不符"],
            交易=[order(兑换结果="提示地区不符", 第一次兑换的时间="2026-11-01 10:05")],
            事实={"页面写明了地区版本": yes()},
        ),
        refused={"region-not-announced": "“页面写明了地区版本”的回答是“是”"},
        claims=(),
    ),
    # practice.md 3.3 A: the page shows the card as locked
    "frozen": Expected(
        case_file(
            交易=[order(兑换结果="提示被冻结", 第一次兑换的时间="2026-11-01 10:05", 提示原文="已冻结")]
        ),
        stands=("card-unusable", "purpose-defeated"),
        claims=("refund",),
    ),
    # practice.md 3.3 A5: what worked first did not fail at first, whatever the page shows later
    "worked, then died": Expected(
        case_file(交易=[order(兑换结果="兑换成功后失效", 第一次兑换的时间="2026-11-01 10:05")]),
        refused={"card-unusable": "“兑换曾成功”的回答是“是”"},
        claims=(),
    ),
    "part of it arrived": Expected(
        case_file(交易=[order(兑换结果="只到账一部分", 第一次兑换的时间="2026-11-01 10:05")]),
        refused={"card-unusable": "“收到卡密后我第一次兑换就失败”还没有回答"},
        claims=(),
    ),
    # practice.md 1.1 第4点, 3.3 A13: of several pieces it must be said how many; 民法典632 for those alone
    "ten pieces, how many failed not said": Expected(
        case_file(事实=DEAD, 交易=TEN),
        refused={"card-unusable": "件数已说清"},
        silent=("purpose-defeated", "purpose-defeated-partly"),
        claims=(),
    ),
    "ten pieces, unclear how many": Expected(
        case_file(事实=DEAD | {"一单多件只有部分不能用": unclear()}, 交易=TEN),
        refused={"card-unusable": "件数已说清"},
        claims=(),
    ),
    "ten pieces, all failed": Expected(
        case_file(事实=DEAD | {"一单多件只有部分不能用": no()}, 交易=TEN),
        stands=("card-unusable", "purpose-defeated"),
        silent=("purpose-defeated-partly",),
        claims=("refund",),
    ),
    "ten pieces, three failed": Expected(
        case_file(事实=DEAD | {"一单多件只有部分不能用": yes(数量="3")}, 交易=TEN),
        stands=("card-unusable", "purpose-defeated-partly"),
        refused={"purpose-defeated": "“一单多件只有部分不能用”的回答是“是”"},
        claims=("refund",),
    ),
    "ten pieces, three failed, reship": Expected(
        case_file(事实=DEAD | {"一单多件只有部分不能用": yes(数量="3")}, 交易=TEN, 诉求={"主要要求": "补发"}),
        stands=("card-unusable",),
        refused={"purpose-defeated-partly": "要求退款"},
        claims=("reship",),
    ),
    # 消保法 第五十二条 names 更换; 第四十条 (要求赔偿) is for who asks for the money
    "a dead key, another one wanted": Expected(
        case_file(事实=DEAD, 诉求={"主要要求": "补发"}),
        stands=("card-unusable", "consumer-replacement"),
        claims=("reship",),
    ),
    "a dead key, the money wanted": Expected(
        case_file(事实=DEAD), stands=("consumer-liability",), silent=("consumer-replacement",)
    ),
    "one piece needs no count": Expected(
        case_file(事实=DEAD), stands=("purpose-defeated",), silent=("purpose-defeated-partly",)
    ),
    # law.md (b) row 2: 电商法74, 民法典577, 582, 615; never 49
    "not as described": Expected(
        case_file(争议=["描述不符"], 事实=OTHER | asked("2026-11-02"), 页面承诺=PROMISE),
        stands=(
            "not-as-described",
            "promise-not-kept",
            "consumer-liability",
            "quality-return-in-seven-days",
        ),
        silent=("card-unusable",),
        refused={
            "less-than-described": "“实际权益比页面少”还没有回答",
            "purpose-defeated": "所购的完全不能用",
        },
        claims=("refund",),
    ),
    # practice.md 3.3 C, 1.2: less than the page says → the price is reduced or the rest delivered, not all given back
    "less than described": Expected(
        case_file(争议=["描述不符"], 事实=LESS, 诉求=DIFFERENCE),
        stands=("less-than-described",),
        refused={"not-as-described": "卖家发来的不是我买的商品或面值"},
        silent=("purpose-defeated", "promise-not-kept"),
        claims=("price-difference",),
    ),
    "less than described, the rest wanted": Expected(
        case_file(争议=["描述不符"], 事实=LESS, 诉求={"主要要求": "补发"}),
        stands=("less-than-described",),
        claims=("reship",),
    ),
    "less than described, all the money wanted": Expected(
        case_file(争议=["描述不符"], 事实=LESS | asked("2026-11-02"), 页面承诺=PROMISE),
        stands=("less-than-described",),
        refused={"not-as-described": "卖家发来的不是我买的商品或面值"},
        silent=("purpose-defeated", "quality-return-in-seven-days", "promise-not-kept"),
        claims=(),
    ),
    "described, only regretted": Expected(
        case_file(争议=["描述不符"], 事实=OTHER | LESS | {"我只是后悔不想要了": yes()}),
        refused={"not-as-described": "我只是后悔不想要了", "less-than-described": "我只是后悔不想要了"},
        claims=(),
    ),
    # practice.md 4.2/1.1: only a promise seen before the order, in its words, and not kept
    "promise seen only afterwards": Expected(
        case_file(事实=DEAD, 页面承诺=[PROMISE[0] | {"下单前看到": "否"}]),
        stands=("card-unusable",),
        refused={"promise-not-kept": "“页面对商品的说明没有做到”不成立"},
    ),
    "promise without what came of it": Expected(
        case_file(事实=DEAD, 页面承诺=[{"内容": "100%有效"}]),
        stands=("card-unusable",),
        refused={"promise-not-kept": "“页面对商品的说明没有做到”不成立"},
        claims=("refund",),
    ),
    "promise not kept": Expected(
        case_file(事实=DEAD, 页面承诺=PROMISE),
        stands=("card-unusable", "promise-not-kept"),
        claims=("refund",),
    ),
    # practice.md 1.1: the platform's own rule binds as a term (509.1), with its words; only one on 售后
    "platform's own rule": Expected(
        case_file(事实=DEAD, 平台规则=[RULE | {"管什么": "售后"}], 证据={"截图": PROOF}),
        stands=("card-unusable", "own-rule"),
        claims=("refund",),
    ),
    "platform's rule on the forum": Expected(
        case_file(事实=DEAD, 平台规则=[RULE | {"管什么": "管辖"}], 证据={"截图": PROOF}),
        stands=("card-unusable",),
        refused={"own-rule": "“平台有售后规则”不成立"},
    ),
    # 网络消费解释 第二条: a shop that promises 七日无理由 for what is exempt keeps its promise
    "return promised on the page, asked in time": Expected(
        case_file(
            争议=["拒绝退款"],
            事实=asked("2026-11-08") | {"页面写着支持七日无理由退货": yes(), "我只是后悔不想要了": yes()},
        ),
        stands=("own-return-promise",),
        claims=("refund",),
    ),
    "return promised on the page, still time": Expected(
        case_file(争议=["拒绝退款"], 事实={"页面写着支持七日无理由退货": yes()}),
        stands=("own-return-promise-now",),
        refused={"own-return-promise": "“收货七日内已提出退货”不成立"},
        claims=("refund",),
        today=date(2026, 11, 8),
    ),
    "return promised on the page, too late": Expected(
        case_file(争议=["拒绝退款"], 事实={"页面写着支持七日无理由退货": yes()}),
        refused={
            "own-return-promise": "收货七日内已提出退货",
            "own-return-promise-now": "“收货仍在七日内”不成立",
        },
        claims=(),
        today=date(2026, 11, 10),
    ),
    "return promised on the page, but it worked": Expected(
        case_file(事实={"页面写着支持七日无理由退货": yes(), "兑换曾成功": yes()} | asked("2026-11-02")),
        refused={"own-return-promise": "兑换曾成功"},
        claims=(),
    ),
    "no return promised": Expected(
        case_file(事实=DEAD), silent=("own-return-promise", "own-return-promise-now")
    ),
    # practice.md 1.2 第2点 (564): termination may be lost
    "choice offered and not answered": Expected(
        case_file(事实=DEAD | {"对方曾让我在退和换之间选择而我逾期没有答复": yes()}),
        stands=("card-unusable",),
        refused={"purpose-defeated": "对方曾让我在退和换之间选择而我逾期没有答复"},
        claims=("refund",),
    ),
    # law.md (b): 消费者 route only for 生活消费 against a 经营者 (消保法2; practice.md 3.1)
    "for resale": Expected(
        case_file(买来做什么="拿去卖", 事实=DEAD),
        stands=("card-unusable", "purpose-defeated"),
        refused={"consumer-liability": "买来自用", "quality-return-in-seven-days": "买来自用"},
        claims=("refund",),
    ),
    "for resale, another one wanted": Expected(
        case_file(买来做什么="拿去卖", 事实=DEAD, 诉求={"主要要求": "补发"}),
        stands=("card-unusable",),
        refused={"consumer-replacement": "买来自用"},
        claims=("reship",),
    ),
    "partly for resale": Expected(
        case_file(买来做什么="兼有", 事实=DEAD),
        stands=("card-unusable",),
        refused={"consumer-liability": "不清楚"},
        claims=("refund",),
    ),
    "purpose not answered": Expected(
        case_file(买来做什么=GONE, 事实=DEAD),
        stands=("card-unusable",),
        refused={"consumer-liability": "还没有回答"},
        claims=("refund",),
    ),
    # practice.md 1.3 第2点: a private seller is unknown until he is seen to trade
    "private seller": Expected(
        case_file(卖家=[seller(主体=PRIVATE)], 事实=DEAD),
        stands=("card-unusable", "purpose-defeated"),
        refused={"consumer-liability": "“卖家是经营者”还没有回答"},
        claims=("refund",),
    ),
    "private seller who trades": Expected(
        case_file(卖家=[seller(主体=PRIVATE)], 事实=DEAD | {"卖家长期成批卖同类商品": yes()}),
        stands=("card-unusable", "consumer-liability"),
    ),
    "private seller who does not": Expected(
        case_file(卖家=[seller(主体=PRIVATE)], 事实=DEAD | {"卖家长期成批卖同类商品": no()}),
        stands=("card-unusable",),
        refused={"consumer-liability": "卖家是经营者"},
    ),
    "seller unknown": Expected(
        case_file(卖家=[seller(主体=GONE)], 事实=DEAD),
        stands=("card-unusable",),
        refused={"consumer-liability": "卖家是经营者"},
    ),
    # law.md (b), on who sells: a platform, its own shop, or a site that is the shop; 电商法 9 and 37(2)
    "self-run site, firm behind it": Expected(
        case_file(
            卖家=[seller(主体=GONE, 网站上卖家情况="只有一家店")],
            平台={
                "名称": "某某商城",
                "经营者": {"名称": "某某商城有限公司", "主体类型": "公司", "住所": "某某路2号"},
            },
            事实=DEAD,
        ),
        stands=("card-unusable", "consumer-liability"),
    ),
    # practice.md 1.2 第3点: seven days of 消保法24, receipt day not counted (民法典201): 11-01 + 7 = 11-08
    "asked on the seventh day": Expected(
        case_file(事实=DEAD | asked("2026-11-08 23:59")),
        stands=("quality-return-in-seven-days",),
        refused={"quality-return-later": "收货七日内已提出退货"},
    ),
    # Received on Sunday 11-01: the seventh day is Sunday 11-08, and ends on Monday (民法典 203.1; kinds-2.md §10 row 4).
    "asked on the Monday to which the seventh day moves": Expected(
        case_file(事实=DEAD | asked("2026-11-09 09:00")),
        stands=("card-unusable", "quality-return-in-seven-days"),
    ),
    "asked on the day after it": Expected(
        case_file(事实=DEAD | asked("2026-11-10 00:00")),
        stands=("card-unusable", "quality-return-later"),
        refused={"quality-return-in-seven-days": "收货七日内已提出退货"},
    ),
    # Who has not asked yet has not asked in time: today opens only a sentence of its own
    "never asked, made on the seventh day": Expected(
        case_file(事实=DEAD),
        stands=("quality-return-now",),
        refused={
            "quality-return-in-seven-days": "收货七日内已提出退货",
            "quality-return-later": "收货仍在七日内",
        },
        today=date(2026, 11, 8),
    ),
    "never asked, made on the day after it": Expected(
        case_file(事实=DEAD),
        stands=("quality-return-later",),
        refused={
            "quality-return-in-seven-days": "收货七日内已提出退货",
            "quality-return-now": "“收货仍在七日内”不成立",
        },
        today=date(2026, 11, 10),
    ),
    "told of the fault, but nothing asked back": Expected(
        case_file(事实=DEAD | {"我把不能用的情况告诉了卖家": yes(时间="2026-11-02")}),
        refused={"quality-return-in-seven-days": "收货七日内已提出退货"},
    ),
    "asked on the third day, made on the fourth": Expected(
        case_file(事实=DEAD | asked("2026-11-03")),
        stands=("quality-return-in-seven-days",),
        refused={"quality-return-now": "“收货七日内已提出退货”的回答是“是”"},
        today=date(2026, 11, 4),
    ),
    "receipt not known": Expected(
        case_file(事实=DEAD | asked("2026-11-02"), 交易=[order(收到卡密的时间=GONE)]),
        refused={"quality-return-in-seven-days": "收货七日内已提出退货"},
    ),
    # 消保法24 runs from the receipt of each order: one of two asked too late
    "two orders, the first too late": Expected(
        case_file(
            事实=DEAD | asked("2026-11-12"),
            交易=[order(), order(订单号="2", 下单时间="2026-11-10", 收到卡密的时间="2026-11-10")],
        ),
        refused={"quality-return-in-seven-days": "收货七日内已提出退货"},
        claims=("refund",),
    ),
    "two orders, the second received after asking": Expected(
        case_file(
            事实=DEAD | asked("2026-11-02"),
            交易=[order(), order(订单号="2", 下单时间="2026-11-05", 收到卡密的时间="2026-11-05")],
        ),
        refused={"quality-return-in-seven-days": "收货七日内已提出退货"},
    ),
    "two orders, both in time": Expected(
        case_file(
            事实=DEAD | asked("2026-11-06"),
            交易=[order(), order(订单号="2", 下单时间="2026-11-05", 收到卡密的时间="2026-11-05")],
        ),
        stands=("quality-return-in-seven-days",),
    ),
    # law.md (b): 25 and 24 speak of goods, a service is outside
    "a service, not goods": Expected(
        case_file(事实=DEAD, 交易=[order(买的是什么="会员开通")]),
        refused={"quality-return-in-seven-days": "买的是商品"},
    ),
    # law.md (b) row 3, practice.md 1.9: demand first; 563(1)(3) needs notice and a reasonable time
    "late, no notice yet": Expected(
        case_file(争议=["到账延迟"], 事实=LATE, 交易=[order(收到卡密的时间=GONE)]),
        stands=("late-delivery",),
        refused={"late-after-notice": "我书面催过一次并给了期限", "late-past-use": "要用的日子已过"},
        claims=("performance",),
    ),
    "late, notice running": Expected(
        case_file(争议=["到账延迟"], 事实=LATE | NOTICE, 交易=[order(收到卡密的时间=GONE)]),
        stands=("late-delivery",),
        refused={"late-after-notice": "过了我给的期限仍未到账"},
        claims=("performance",),
    ),
    "late, notice over": Expected(
        case_file(争议=["到账延迟"], 事实=LATE | NOTICE | NOTICE_OVER, 交易=[order(收到卡密的时间=GONE)]),
        stands=("late-delivery", "late-after-notice"),
        claims=("refund",),
    ),
    # practice.md 1.9: a reasonable time; ours is three days from the day of the notice
    "late, two days given": Expected(
        noticed("2026-11-05 23:59"),
        stands=("late-delivery",),
        refused={"late-after-notice": "“给的期限合理”不成立"},
        claims=("performance",),
    ),
    "late, three days given": Expected(
        noticed("2026-11-06 00:00"), stands=("late-after-notice",), claims=("refund",)
    ),
    "late, no day given": Expected(
        noticed(GONE), refused={"late-after-notice": "“给的期限合理”还没有回答"}, claims=("performance",)
    ),
    "late, the day has passed and was told": Expected(
        case_file(
            争议=["到账延迟"],
            事实={"到现在仍未到账": yes(), "要用的日子已过且下单时告诉过卖家": yes()},
            交易=[order(收到卡密的时间=GONE)],
        ),
        stands=("late-past-use",),
        refused={"late-delivery": "页面写明了到账时间"},
        claims=("refund",),
    ),
    # practice.md 3.3 B18 ✕ 未告知
    "late, the day has passed untold": Expected(
        case_file(
            争议=["到账延迟"],
            事实=LATE | {"要用的日子已过且下单时告诉过卖家": no()},
            交易=[order(收到卡密的时间=GONE)],
        ),
        refused={"late-past-use": "“否”"},
        claims=("performance",),
    ),
    "promised time not over": Expected(
        case_file(
            争议=["到账延迟"],
            事实=LATE | {"页面写明了到账时间": yes(时间="2026-11-25")},
            交易=[order(收到卡密的时间=GONE)],
        ),
        refused={"late-delivery": "写明的到账时间已过"},
        claims=(),
    ),
    # model-papers.md, correction 5: only where the author said that he did not notice the term that is held against him
    "refused with a term, in small print": Expected(
        case_file(
            争议=["卡密无效", "拒绝退款"],
            事实=DEAD | REFUSAL,
            对方的条款=[{"原文": "概不退款", "讲的是什么": "概不退", "提示": "小字"}],
        ),
        stands=("clause-not-incorporated",),
    ),
    "refused with a term, not said how it was shown": Expected(
        case_file(
            争议=["卡密无效", "拒绝退款"],
            事实=DEAD | REFUSAL,
            对方的条款=[{"原文": "概不退款", "讲的是什么": "概不退"}],
        ),
        refused={"clause-not-incorporated": "那一条下单前没有醒目提示"},
    ),
    # practice.md 3.3 D28, D30
    "refused, page silent": Expected(
        case_file(
            争议=["卡密无效", "拒绝退款"], 事实=DEAD | REFUSAL | {"下单前页面以醒目方式写明不退": no()}
        ),
        stands=("refusal-no-bar",),
    ),
    "refused, page had it in bold": Expected(
        case_file(
            争议=["卡密无效", "拒绝退款"], 事实=DEAD | REFUSAL | {"下单前页面以醒目方式写明不退": yes()}
        ),
        stands=("refusal-no-bar",),
    ),
    "refused, page not asked about": Expected(
        case_file(争议=["卡密无效", "拒绝退款"], 事实=DEAD | REFUSAL),
        stands=("refusal-no-bar",),
    ),
    # law.md (c) 用户操作不当: a denial of the fact is met with the record, not with the law of standard terms
    "refused because I am said to have used it": Expected(
        case_file(
            争议=["卡密无效", "拒绝退款"],
            事实=DEAD | {"对方的原话是不退": yes(原话="是你自己用的，不退", 时间="2026-11-02")},
        ),
        stands=("card-unusable",),
        refused={"refusal-no-bar": "拒绝的理由是说我用过"},
    ),
    "refused, but nothing is wrong": Expected(
        case_file(争议=["拒绝退款"], 事实=REFUSAL | {"我只是后悔不想要了": yes()}),
        refused={"refusal-no-bar": "我只是后悔不想要了"},
        claims=(),
    ),
    # law.md (b) row 4: 电商法59; no statute fixes hours, none by itself gives money
    "no reply": Expected(
        case_file(
            争议=["卡密无效", "售后无响应"], 事实=DEAD | {"我提出后到现在没有人答复": yes(时间="2026-11-02")}
        ),
        stands=("card-unusable", "no-reply"),
        claims=("refund",),
    ),
    "no reply alone": Expected(
        case_file(争议=["售后无响应"], 事实={"我提出后到现在没有人答复": yes()}),
        refused={"no-reply": "只配合另一类请求"},
        claims=(),
    ),
    "no reply from a private seller": Expected(
        case_file(
            卖家=[seller(主体=PRIVATE)],
            争议=["卡密无效", "售后无响应"],
            事实=DEAD | {"我提出后到现在没有人答复": yes()},
        ),
        refused={"no-reply": "卖家是经营者"},
    ),
    # practice.md 1.2 第7点: only costs with receipts
    "costs with a receipt": Expected(
        case_file(事实=DEAD, **RECEIPT), stands=("costs",), claims=("refund", "costs")
    ),
    # court.md §5: no court awards these in such a case
    "costs that are not claimed": Expected(
        case_file(
            事实=DEAD,
            诉求={"开支": [{"项目": "律师费", "金额": "500.00", "证据": ["截图"]}]},
            证据={"截图": PROOF},
        ),
        refused={"costs": "有票据的开支"},
        claims=("refund",),
    ),
    "costs without a receipt": Expected(
        case_file(事实=DEAD, 诉求={"开支": [{"项目": "打印费", "金额": "12.00"}]}),
        refused={"costs": "有票据的开支"},
        claims=("refund",),
    ),
    # practice.md 1.1 第2点: five facts
    "fraud": Expected(fraud_case(), stands=("fraud",), claims=("refund", "punitive-damages")),
    "fraud not asked for": Expected({**fraud_case(), "诉求": {}}, silent=("fraud",), claims=("refund",)),
    "fraud, for resale": Expected(
        fraud_case(买来做什么="拿去卖"), refused={"fraud": "买来自用"}, claims=("refund",)
    ),
    "fraud, private seller": Expected(
        fraud_case(卖家=[seller(主体=PRIVATE)]), refused={"fraud": "卖家是经营者"}, claims=("refund",)
    ),
    # practice.md 1.2 第6点: one principal remedy
    "reship": Expected(
        case_file(事实=DEAD, 诉求={"主要要求": "补发"}),
        stands=("card-unusable",),
        refused={"purpose-defeated": "要求退款", "quality-return-in-seven-days": "要求退款"},
        claims=("reship",),
    ),
    "price difference": Expected(
        case_file(争议=["描述不符"], 事实=OTHER, 诉求=DIFFERENCE),
        stands=("not-as-described",),
        claims=("price-difference",),
    ),
    "late, and delivery is what is wanted": Expected(
        case_file(争议=["到账延迟"], 事实=LATE, 交易=[order(收到卡密的时间=GONE)], 诉求={"主要要求": "补发"}),
        stands=("late-delivery",),
        claims=("performance",),
    ),
    # practice.md 3.3 D34: deduct what came back, never twice
    "wholly refunded": Expected(
        case_file(事实=DEAD, 交易=[order(已退回={"金额": "30.00"})], **RECEIPT), claims=()
    ),
    "reshipped": Expected(
        case_file(事实=DEAD, 交易=[order(已补发="是")]),
        refused={"card-unusable": "卖家已补发"},
        claims=(),
    ),
    # law.md (e): 民法典 from 2021-01-01; conduct of 2020-12-31 is not under it
    "before the civil code": Expected(
        case_file(
            事实={"兑换页提示该卡密已被使用": yes(时间="2020-12-31"), "收到卡密后我第一次兑换就失败": yes()},
            交易=[order(下单时间="2020-12-31", 收到卡密的时间="2020-12-31")],
        ),
        # 合同法 第一百一十一条 stood where 民法典 第五百八十二条 stands.
        stands=("contract-formed", "card-unusable"),
        claims=("refund",),
    ),
    "a renewal is no new contract": Expected(
        case_file(事实={"自动续费扣了款": yes(时间="2026-11-01")}, 争议=["自动续费"]),
        refused={"contract-formed": "“自动续费扣了款”的回答是“是”"},
    ),
    "a renewal is no order": Expected(
        case_file(事实=DEAD | {"自动续费扣了款": yes(时间="2026-11-01")}),
        refused={"contract-formed": "自动续费扣了款"},
    ),
    "first day of the civil code": Expected(
        case_file(
            事实={"兑换页提示该卡密已被使用": yes(时间="2021-01-01"), "收到卡密后我第一次兑换就失败": yes()},
            交易=[order(下单时间="2021-01-01", 收到卡密的时间="2021-01-01")],
        ),
        stands=("contract-formed", "card-unusable"),
        claims=("refund",),
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_grounds_stand_and_fall_as_the_domain_says(name):
    expected = TABLE[name]
    brief = brief_of(expected.case, expected.today)
    standing = {ground.id for ground in brief.grounds}
    refused = {each.id: each for each in brief.refused}
    assert set(expected.stands) <= standing, {k: v.reason for k, v in refused.items()}
    for ground, piece in expected.refused.items():
        assert ground not in standing
        assert piece in refused[ground].reason
    assert not set(expected.silent) & (standing | set(refused))
    if expected.claims is not None:
        assert tuple(claim.kind for claim in brief.claims) == expected.claims


def test_the_table_shows_every_ground_standing_and_refused():
    # Those of tests/assess/test_assess_more_grounds.py have a table, and a test like this one, of their own.
    here = {id_ for id_, ground in grounds().items() if ground.serves == "claims"} - NEW - of_kinds()
    differ = {id_ for each in TABLE.values() for id_ in each.stands} ^ here
    assert not differ, f"no row here, and not in OF_THIS_KIND of a tests/assess/test_kind_*.py: {differ}"
    assert {id_ for each in TABLE.values() for id_ in each.refused} == here


@pytest.mark.parametrize("missing", FRAUD)
def test_fraud_names_the_fact_that_was_not_answered(missing):
    # practice.md 1.1 第2点, 3.3 E: any that is not 是 → not printed, the missing one is listed
    brief = brief_of(fraud_case(without=missing))
    refused = next(each for each in brief.refused if each.id == "fraud")
    assert refused.missing == (missing,)
    assert f"“{missing}”还没有回答" in refused.reason
    assert refused.authority == "civil-procedure-interpretation:109"


@pytest.mark.parametrize("unproven", FRAUD)
def test_fraud_names_the_fact_that_nothing_proves(unproven):
    # practice.md 1.1 第1点: beyond reasonable doubt, so every fact needs an exhibit
    brief = brief_of(fraud_case(unproven=unproven))
    refused = next(each for each in brief.refused if each.id == "fraud")
    assert refused.missing == (unproven,)
    assert "没有证据" in refused.reason


# practice.md 3.2: what 是 to each private question takes away
LOST = {
    "我买来是为了转卖": ({"consumer-liability", "fraud"}, set()),
    "我把卡密给过别人或发到群里": ({"card-unusable"}, set()),
    "下单前我知道来源不正规": ({"fraud"}, {"heimao"}),
    "我卖出的卡券来路说不清": (set(), {"heimao", "police", "court", "samr_12315", "xiaoxie"}),
    "下单前我就觉得价格明显异常": ({"fraud"}, set()),
    "买卖的是电话卡、银行卡、支付账户或者实名社交账号": (
        {"card-unusable", "consumer-liability", "fraud"},
        {"heimao", "police", "court", "samr_12315", "xiaoxie"},
    ),
    "商品是外挂、破解、刷量、代实名、翻墙": (
        set(),
        {"heimao", "police", "court", "samr_12315", "xiaoxie"},
    ),
    "我用别人的身份证、人脸办过实名（孩子用家长的账号不算）": (
        set(),
        {"heimao", "police", "court", "samr_12315", "xiaoxie"},
    ),
    "我骂过对方或说过不给钱就曝光": (set(), {"heimao"}),
    "卡密其实已成功用过一部分": ({"card-unusable"}, set()),
    "我已经收到过补偿或答应过和解": ({"card-unusable", "consumer-liability", "fraud"}, set()),
    "我同时以多个身份或号码投诉过": (set(), {"heimao", "samr_12315", "xiaoxie"}),
    # kinds-1.md A2: every paper
    "其实是大人自己充的": (
        set(),
        {slug for slug, channel in workshop().channels.items() if not channel.overview},
    ),
}


@pytest.mark.parametrize("question", LOST)
def test_a_private_answer_takes_away_what_it_must_and_is_not_told(question):
    grounds_lost, withheld = LOST[question]
    before, after = brief_of(fraud_case()), brief_of(fraud_case(自查={question: "是"}))
    assert grounds_lost <= {ground.id for ground in before.grounds}
    assert not grounds_lost & {ground.id for ground in after.grounds}
    for refused in after.refused:
        assert question not in refused.reason
    assert set(after.withheld_channels) == withheld
    for answer in ("否", "不清楚"):
        same = brief_of(fraud_case(自查={question: answer}))
        assert (same.grounds, same.claims, same.withheld_channels) == (before.grounds, before.claims, ())


def test_no_fact_is_asked_for_where_a_private_answer_would_take_the_ground_away_all_the_same():
    # practice.md 3.2: the reason, and to ask a lawyer; which answer it was is told nowhere
    asked_private = {"自查": {"我把卡密给过别人或发到群里": "是", "我已经收到过补偿或答应过和解": "是"}}
    case = case_file(事实={"兑换页提示该卡密已被使用": yes()}, **asked_private)
    (open_,) = [each for each in brief_of(case).refused if each.id == "card-unusable"]
    assert (open_.missing, open_.instead) == ((), "")
    assert "还没有回答" not in open_.reason
    for each in asked_private["自查"]:
        assert each not in open_.reason + open_.then
    (private,) = [
        each for each in brief_of(case_file(事实=DEAD, **asked_private)).refused if each.id == "card-unusable"
    ]
    assert "请先咨询律师" in private.reason
    assert (private.reason, private.then) == (open_.reason, open_.then)
    # A plain answer against it decides by itself.
    said_no = case_file(
        事实={"兑换页提示该卡密已被使用": yes(), "收到卡密后我第一次兑换就失败": no()}, **asked_private
    )
    (plain,) = [each for each in brief_of(said_no).refused if each.id == "card-unusable"]
    assert "的回答是“否”" in plain.reason
    assert plain.then.startswith("这个回答写错了的")


def test_a_refusal_says_what_its_author_can_do():
    def then_of(case):
        return refused_of(case, "card-unusable")

    def refused_of(case, name):
        (refused,) = [each for each in brief_of(case).refused if each.id == name]
        return refused.then

    used = {"兑换页提示该卡密已被使用": yes()}
    first = "收到卡密后我第一次兑换就失败"
    assert then_of(case_file(事实=used)) == "在“事实”里照实回答还没有回答的"
    assert f"弄清楚“{first}”以后" in then_of(case_file(事实=used | {first: unclear()}))
    young = {"争议": ["未成年人充值"], "诉求": {"要求利息": "依据够时要求"}}
    child = {"实际操作的是孩子": yes(数量="6"), "家长得知后明确表示不同意": yes(时间="2020-06-01")}
    old = case_file(事实=child, 交易=[order(下单时间="2020-06-01", 收到卡密的时间=GONE)], **young)
    assert "rule.old-law" in refused_of(old, "interest-void")


def test_a_key_given_away_does_not_matter_once_it_was_used_before_it_came():
    # practice.md 3.2: the issuer's answer settles it, but only with an exhibit
    given_away = {"自查": {"我把卡密给过别人或发到群里": "是"}, "证据": {"截图": PROOF}}
    before = "官方告知首次兑换时间早于我收到卡密的时间"
    for answer, stands in (
        ({}, False),
        ({before: yes()}, False),
        ({before: no() | {"证据": ["截图"]}}, False),
        ({before: yes(证据=["截图"])}, True),
    ):
        grounds_ = {ground.id for ground in brief_of(case_file(事实=DEAD | answer, **given_away)).grounds}
        assert ("card-unusable" in grounds_) is stands, answer


def test_fraud_needs_a_promise_that_was_not_kept():
    # practice.md 1.1 第2点: what was said must be named, and must differ from what came
    for promises in ([], [{"内容": "全新卡密", "证据": ["截图"]}]):
        (refused,) = [e for e in brief_of(fraud_case() | {"页面承诺": promises}).refused if e.id == "fraud"]
        assert "“页面承诺没有兑现”" in refused.reason


@pytest.mark.parametrize(
    ("sort", "cited", "not_cited"),
    [
        ("卡密", "consumer-law:40.1", "consumer-law:40.3"),
        ("账号", "consumer-law:40.1", "consumer-law:40.3"),
        ("会员开通", "consumer-law:40.3", "consumer-law:40.1"),
        ("代充", "consumer-law:40.3", "consumer-law:40.1"),
    ],
)
def test_the_consumer_law_is_cited_for_goods_or_for_services(sort, cited, not_cited):
    # 消保法 第四十条 第一款 speaks of 商品, 第三款 of 服务
    brief = brief_of(case_file(事实=DEAD, 交易=[order(买的是什么=sort)]))
    (ground,) = [g for g in brief.grounds if g.id == "consumer-liability"]
    refs = {c.ref for c in ground.citations}
    assert cited in refs
    assert not_cited not in refs


@pytest.mark.parametrize(("sort", "as_goods"), [("卡密", True), ("代充", False), ("其他", False)])
def test_a_broken_promise_is_of_quality_only_where_goods_were_sold(sort, as_goods):
    # 民法典 第六百一十五条 speaks of 标的物; 第五百七十七条 holds for any contract
    case = case_file(事实=DEAD, 买来做什么="拿去卖", 页面承诺=PROMISE, 交易=[order(买的是什么=sort)])
    (ground,) = [g for g in brief_of(case).grounds if g.id == "promise-not-kept"]
    refs = {c.ref for c in ground.citations}
    assert "civil-code:577" in refs
    assert ("civil-code:615" in refs) is as_goods


def test_fraud_warns_the_author_and_nobody_else():
    # practice.md 1.1 第1点
    brief = brief_of(fraud_case())
    (fraud,) = [ground for ground in brief.grounds if ground.id == "fraud"]
    assert "排除合理怀疑" in fraud.caution
    assert fraud.caution in text_of(brief, "checklist/checklist")
    others = ("platform_ticket/ticket", "heimao/post")
    assert all("排除合理怀疑" not in text_of(brief, paper) for paper in others)


def rebutted(**changes: Any) -> dict[str, set[str]]:
    """Answers by id, each with the clauses it cites."""
    brief = brief_of(case_file(**{"事实": DEAD} | changes))
    return {each.id: {c.ref for c in each.citations} for each in brief.rebuttals}


def test_the_shop_that_points_at_others_and_the_platform_that_points_at_the_shop():
    # 民法典593 answers whoever sold it; 电商法61 and 消保法44.1 only a platform that merely mediates
    shop = {"经过": [{"时间": "2026-11-03", "对方原话": "请联系官方"}]}
    assert rebutted(**shop) == {"ask-the-other": {"civil-code:593"}}
    platform = {"经过": [{"时间": "2026-11-03", "对方原话": "请您联系商家处理"}]}
    both = {"ecommerce-law:61", "consumer-law:44.1"}
    assert rebutted(**platform) == {"platform-says-ask-the-shop": both}
    assert rebutted(买来做什么="拿去卖", **platform) == {"platform-says-ask-the-shop": {"ecommerce-law:61"}}
    for one in (
        seller(网站上卖家情况="只有一家店"),
        seller(页面标有自营="是"),
        seller(网站上卖家情况=GONE),
        seller(页面标有自营=GONE),
    ):
        assert rebutted(卖家=[one], **platform) == {}
    assert rebutted(平台=GONE, **platform) == {}


def test_every_private_question_is_in_the_table():
    from kameng_docs.law.vocabulary import private_questions

    assert set(LOST) == set(private_questions())


def test_compensation_that_the_file_records_has_no_further_consequence():
    # practice.md §2 (10): keys for what came back, so that no more is asked than is due
    case = fraud_case(自查={"我已经收到过补偿或答应过和解": "是"}, 交易=[order(已退回={"金额": "10.00"})])
    assert {"card-unusable", "fraud"} <= {ground.id for ground in brief_of(case).grounds}


def test_grounds_cite_49_for_formation_only():
    # law.md (b), often mis-cited 1
    for name, expected in TABLE.items():
        for ground in brief_of(expected.case, expected.today).grounds:
            if ground.id != "contract-formed":
                assert all(not c.ref.startswith("ecommerce-law:49") for c in ground.citations), name


def test_only_a_platform_clause_needs_a_business():
    # law.md (b): 电商法 binds 经营者 (9); of a private seller nothing of it is cited
    case = case_file(卖家=[seller(主体=PRIVATE)], 事实=DEAD | REFUSAL, 争议=["卡密无效", "拒绝退款"])
    refs = {c.ref for ground in brief_of(case).grounds for c in ground.citations}
    assert refs
    assert all(ref.startswith(("civil-code:", "contract-interpretation:")) for ref in refs)


def test_roles_follow_what_was_seen_on_the_site():
    # law.md (b), on who sells: a platform, its own shop, or a site that is the shop; 电商法 9 and 37(2)
    roles = {
        "seller": seller(),
        "self-run": seller(网站上卖家情况="只有一家店"),
        "self-operated": seller(页面标有自营="是"),
    }
    for role, each in roles.items():
        brief = brief_of(case_file(卖家=[each], 事实=DEAD))
        assert [r.role for r in brief.respondents] == [role]
        assert {g.against for g in brief.grounds} == {role}
    # practice.md 1.3 第5点: a payee is a trace, never a respondent
    traced = seller(主体=GONE, 店铺名=GONE, 找人线索={"收款方显示名": "某某收款"})
    assert [r.name for r in brief_of(case_file(卖家=[traced], 事实=DEAD)).respondents] == ["某某卡盟"]


def test_the_fault_that_opens_every_paper_is_one_that_stands():
    # channels.md 7.1(1), practice.md 4: nothing is told that the facts do not carry
    case = case_file(
        争议=["卡密无效", "描述不符"],
        交易=[order(兑换结果="提示已被使用")],
        事实={"收到卡密后我第一次兑换就失败": no(), "卖家发来的不是我买的商品或面值": yes()},
    )
    brief = brief_of(case)
    assert {"card-unusable"} == {r.id for r in brief.refused if r.id == "card-unusable"}
    assert "第一次" not in brief.fault
