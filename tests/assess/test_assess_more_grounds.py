"""Grounds beyond the dead key: which stand, which fall, what is asked. Expectations come from domain/ alone.

p = practice.md, l = law.md; the section is named at each row. TODAY is 2026-11-22.
"""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from cases_support import (
    DEAD,
    GONE,
    LATE,
    NOTICE,
    NOTICE_OVER,
    brief_of,
    case_file,
    fraud_case,
    no,
    order,
    seller,
    text_of,
    unclear,
    yes,
)
from grounds_table import (
    Expected,
    assert_expected,
    reasons_of,
    standing_of,
)
from more_cases import (
    AGREED,
    BALANCE,
    BLOCKED,
    BREACHES,
    CONTENT,
    DIFFERENCE,
    ENDED,
    FROZEN,
    HARD_TO_CANCEL,
    INTEREST,
    INTERESTS,
    KNEW,
    LAWYER,
    LOOKED_LIKE,
    MEMBERSHIP,
    MINE,
    NO_IDENTITY,
    NOBODY_KNOWS,
    NOT_GIVEN,
    NOT_YET,
    NOTICE_TO_END,
    OTHER,
    OWN_PROMISE,
    PERSONS_SITE,
    PRIVATE,
    PROMISE,
    RECLAIMED,
    RECORDS,
    REFUSAL,
    REGRET,
    RENEWED,
    RESHIP,
    RESTORE,
    SELF_OPERATED,
    SELF_RUN,
    SHOT,
    SHUT_DOWN,
    SITE_DOWN,
    STILL_SOLD,
    STOPPED,
    TEN,
    TOLD,
    UNOPENED,
    UNWILLING,
    USELESS,
    WANTED,
    WORKED,
    advertised,
    asked,
    bought_account,
    child,
    closed,
    end_notice,
    minors,
    platform,
    prepaid,
    reclaimed,
    renewed,
    stopped,
    undecided,
    vanished,
)

TABLE = {
    # ---- 虚假宣传: l (b) row 6 (消保法20, 23.2, 45.1, 实施条例12); p 3.3 C22; p 1.2 第6点 (one remedy) ----
    "advertised, the difference wanted": Expected(
        advertised(诉求=DIFFERENCE),
        stands=("contract-formed", "false-promotion"),
        silent=("fraud", "card-unusable"),
        claims=("price-difference",),
    ),
    "advertised, the rest wanted": Expected(
        advertised(诉求=RESHIP), stands=("promise-made-good",), claims=("reship",)
    ),
    # p 1.9 (三 and 四): no full refund while it is of use
    "advertised, all the money wanted": Expected(
        advertised(),
        stands=("false-promotion",),
        refused={"promise-defeats-use": "差的那一点让我完全用不上"},
        silent=("purpose-defeated",),
        claims=(),
    ),
    "advertised, and of no use at all": Expected(
        advertised(事实=USELESS), stands=("false-promotion", "promise-defeats-use"), claims=("refund",)
    ),
    "advertised, of no use: answered no": Expected(
        advertised(事实={"差的那一点让我完全用不上": no()}),
        refused={"promise-defeats-use": "“差的那一点让我完全用不上”的回答是“否”"},
        claims=(),
    ),
    "advertised, of no use: unclear": Expected(
        advertised(事实={"差的那一点让我完全用不上": unclear()}),
        refused={"promise-defeats-use": "不清楚"},
        claims=(),
    ),
    "not as described, and of no use at all": Expected(
        case_file(争议=["描述不符"], 页面承诺=PROMISE, 事实=USELESS),
        stands=("promise-defeats-use",),
        claims=("refund",),
    ),
    # p 1.1 第2点 ①, p 4.2: only what was read before the order, and was not kept
    "of no use, but nothing was promised": Expected(
        case_file(争议=["虚假宣传"], 事实=USELESS),
        refused={"false-promotion": "页面承诺没有兑现", "promise-defeats-use": "页面承诺没有兑现"},
        claims=(),
    ),
    "advertised, not said what came of it": Expected(
        advertised(页面承诺=[{"内容": "100%有效"}], 事实=USELESS),
        refused={"false-promotion": "“页面承诺没有兑现”不成立", "promise-defeats-use": "页面承诺没有兑现"},
        claims=(),
    ),
    "advertised, seen only afterwards": Expected(
        advertised(页面承诺=[PROMISE[0] | {"下单前看到": "否"}], 事实=USELESS),
        refused={"false-promotion": "“页面承诺没有兑现”不成立", "promise-defeats-use": "页面承诺没有兑现"},
        claims=(),
    ),
    # 消保法2: for daily life and from a business; the contract itself carries the rest
    "advertised, for resale": Expected(
        advertised(买来做什么="拿去卖", 事实=USELESS),
        stands=("promise-defeats-use",),
        refused={"false-promotion": "买来自用"},
        claims=("refund",),
    ),
    "advertised, partly for resale": Expected(
        advertised(买来做什么="兼有", 诉求=DIFFERENCE), refused={"false-promotion": "不清楚"}, claims=()
    ),
    "advertised, partly for resale, the rest wanted": Expected(
        advertised(买来做什么="兼有", 诉求=RESHIP), refused={"promise-made-good": "不清楚"}
    ),
    "advertised, purpose not answered": Expected(
        advertised(买来做什么=GONE, 诉求=DIFFERENCE), refused={"false-promotion": "还没有回答"}, claims=()
    ),
    "advertised by a private seller": Expected(
        advertised(卖家=PRIVATE, 诉求=DIFFERENCE), refused={"false-promotion": "卖家是经营者"}, claims=()
    ),
    "advertised, only regretted": Expected(
        advertised(事实=REGRET | USELESS),
        refused={"false-promotion": "我只是后悔不想要了", "promise-defeats-use": "我只是后悔不想要了"},
        claims=(),
    ),
    # ---- 充值被追回、账号封禁: l (b) row 11 (612, 613, 593, 582); p 3.3 B20, B21; p §2 (8) ----
    "topped up and taken back": Expected(
        reclaimed(),
        stands=("contract-formed", "account-reclaimed"),
        silent=("card-unusable", "late-delivery", "service-stopped"),
        claims=("refund",),
    ),
    "account bought and closed": Expected(
        bought_account(), stands=("account-banned",), absent=("account-reclaimed",), claims=("refund",)
    ),
    "account closed, cause not asked about": Expected(
        bought_account({"账号被封停": yes(原话="已封停")}),
        refused={"account-banned": f"“{MINE}”还没有回答"},
        claims=(),
    ),
    "account closed, cause unclear": Expected(
        bought_account(FROZEN | {MINE: unclear()}), stands=("account-banned",), claims=("refund",)
    ),
    "account closed: answered no": Expected(
        bought_account({"账号被封停": no(), MINE: no()}), refused={"account-banned": "账号被封停"}, claims=()
    ),
    "account closed: unclear": Expected(
        bought_account({"账号被封停": unclear(), MINE: no()}), refused={"account-banned": "不清楚"}, claims=()
    ),
    "account closed for my own breach, the money wanted": Expected(
        bought_account(FROZEN | {MINE: yes()}), refused={"account-banned": MINE}, claims=()
    ),
    "account closed, and I knew the source was odd": Expected(
        bought_account(自查={"下单前我知道来源不正规": "是"}),
        refused={"account-banned": LAWYER},
        claims=(),
    ),
    "account closed, and its charge taken back": Expected(
        bought_account(FROZEN | RECLAIMED, 争议=["账号封禁", "充值被追回"]), claims=("refund",)
    ),
    "taken back, whether for my fault not answered": Expected(
        reclaimed({"充值后又被官方收回": yes(原话="已撤回")}),
        refused={"account-reclaimed": f"“{MINE}”还没有回答"},
        claims=(),
    ),
    # asked and not 是 is enough: whoever does not know does not say that it was his own doing
    "taken back, whether for my fault unclear": Expected(
        reclaimed(RECLAIMED | {MINE: unclear()}), stands=("account-reclaimed",), claims=("refund",)
    ),
    "taken back for my own breach": Expected(
        reclaimed(RECLAIMED | {MINE: yes()}),
        refused={"account-reclaimed": f"“{MINE}”的回答是“是”"},
        claims=(),
    ),
    "taken back: answered no": Expected(
        reclaimed({"充值后又被官方收回": no(), MINE: no()}),
        refused={"account-reclaimed": "充值后又被官方收回"},
        claims=(),
    ),
    "taken back: unclear": Expected(
        reclaimed({"充值后又被官方收回": unclear(), MINE: no()}),
        refused={"account-reclaimed": "不清楚"},
        claims=(),
    ),
    # 民法典577, 582, 612 bind any seller
    "taken back, bought of a private seller": Expected(
        reclaimed(卖家=PRIVATE), stands=("account-reclaimed",), claims=("refund",)
    ),
    "taken back on a self-run site": Expected(
        reclaimed(卖家=SELF_RUN), stands=("account-reclaimed",), claims=("refund",)
    ),
    "taken back, self-operated": Expected(
        reclaimed(卖家=SELF_OPERATED), stands=("account-reclaimed",), claims=("refund",)
    ),
    # 民法典613, p 3.2: who knew of the grey source has no warranty
    "taken back, and I knew the source was odd": Expected(
        reclaimed(自查={"下单前我知道来源不正规": "是"}),
        refused={"account-reclaimed": LAWYER},
        claims=(),
    ),
    "taken back, and the goods are not clean": Expected(
        reclaimed(自查={"商品是外挂、破解、刷量、代实名、翻墙": "是"}),
        refused={"account-reclaimed": LAWYER},
        claims=(),
    ),
    "taken back, source not in doubt": Expected(
        reclaimed(自查={"下单前我知道来源不正规": "否"}),
        stands=("account-reclaimed",),
        claims=("refund",),
    ),
    # ---- 停服: p 3.3 C23, C26 (566, the remaining part) ----
    "stopped before its time": Expected(
        stopped(),
        stands=("service-stopped",),
        silent=("account-reclaimed", "card-unusable"),
        claims=("refund",),
    ),
    "shut down by the issuer": Expected(stopped(SHUT_DOWN), stands=("service-stopped",), claims=("refund",)),
    "stopped, days not said": Expected(
        stopped(交易=[order(买的是什么="会员开通", 实付="198.00")]),
        refused={"service-stopped": "服务天数 和 剩余天数"},
        claims=(),
    ),
    "stopped, days left not said": Expected(
        stopped(交易=[order(买的是什么="会员开通", 实付="198.00", 服务天数="365")]),
        refused={"service-stopped": "服务天数 和 剩余天数"},
        claims=(),
    ),
    "stopped, more days left than were sold": Expected(
        stopped(交易=[order(买的是什么="会员开通", 实付="198.00", 服务天数="30", 剩余天数="31")]),
        refused={"service-stopped": "服务天数 和 剩余天数"},
        claims=(),
    ),
    "stopped, days known for one of two orders": Expected(
        stopped(交易=[*MEMBERSHIP, order(订单号="2", 买的是什么="会员开通")]),
        refused={"service-stopped": "服务天数 和 剩余天数"},
        claims=(),
    ),
    "stopped: not answered": Expected(
        stopped({}), refused={"service-stopped": "使用一段时间后被停用"}, claims=()
    ),
    "stopped: answered no": Expected(
        stopped({"使用一段时间后被停用": no()}),
        refused={"service-stopped": "使用一段时间后被停用"},
        claims=(),
    ),
    "stopped: unclear": Expected(
        stopped({"使用一段时间后被停用": unclear()}), refused={"service-stopped": "不清楚"}, claims=()
    ),
    # p 3.3 B21 ✕: closed because I broke the rules
    "stopped for my own breach": Expected(
        stopped(STOPPED | FROZEN | {MINE: yes()}, 争议=["账号封禁"]),
        refused={"service-stopped": MINE, "account-banned": MINE},
        claims=(),
    ),
    # ---- 自动续费: l (b) row 12 (实施条例10.2, 496.2, 157/985 [U]); p 3.3 C24 ----
    "renewed without a reminder": Expected(
        renewed(), stands=("auto-renewal",), silent=("stop-renewal", "card-unusable"), claims=("refund",)
    ),
    "renewed, there was a reminder": Expected(
        renewed(RENEWED | {"扣款前没有收到过提醒": no()}),
        refused={"auto-renewal": "“扣款前没有收到过提醒”的回答是“否”"},
        claims=(),
    ),
    "renewed, reminder not asked about": Expected(
        renewed({"自动续费扣了款": yes()}), refused={"auto-renewal": "扣款前没有收到过提醒"}, claims=()
    ),
    "renewed, reminder unclear": Expected(
        renewed(RENEWED | {"扣款前没有收到过提醒": unclear()}), refused={"auto-renewal": "不清楚"}, claims=()
    ),
    # model-papers.md 4.1: no contract to keep and no return, but the words of the refusal are answered
    "renewed, and refused": Expected(
        renewed(RENEWED | REFUSAL, 争议=["自动续费", "拒绝退款"]),
        stands=("auto-renewal", "renewal-refusal"),
        absent=("refusal-no-bar",),
        claims=("refund",),
    ),
    "renewed, and only the fact denied": Expected(
        renewed(RENEWED | {"对方的原话是不退": yes(原话="经核实您已收到提醒")}),
        stands=("auto-renewal",),
        refused={"renewal-refusal": "拒绝的理由是对事实的说法"},
    ),
    "renewed by a private seller": Expected(
        renewed(卖家=PRIVATE), refused={"auto-renewal": "卖家是经营者"}, claims=()
    ),
    "renewed: not answered": Expected(
        renewed({"扣款前没有收到过提醒": yes()}), refused={"auto-renewal": "自动续费扣了款"}, claims=()
    ),
    "renewed: answered no": Expected(
        renewed(RENEWED | {"自动续费扣了款": no()}), refused={"auto-renewal": "自动续费扣了款"}, claims=()
    ),
    # ---- 未成年人: l (b) row 13; p 1.8; p 3.3 H51, H52 ----
    "child of seven": Expected(
        minors(child("7")),
        stands=("minor-under-eight",),
        absent=("minor-without-consent", *BREACHES),
        claims=("refund",),
    ),
    "child of seven, parents need not refuse": Expected(
        minors(child("7", 家长得知后明确表示不同意=unclear())),
        stands=("minor-under-eight",),
        claims=("refund",),
    ),
    # 民法典19, 20: eight years are 八周岁以上
    "child of eight": Expected(
        minors(child("8") | UNWILLING),
        stands=("minor-without-consent",),
        absent=("minor-under-eight", *BREACHES),
        claims=("refund",),
    ),
    "youth of seventeen": Expected(
        minors(child("17") | UNWILLING),
        stands=("minor-without-consent",),
        absent=("minor-under-eight", "contract-formed"),
        claims=("refund",),
    ),
    "of eighteen": Expected(
        minors(child("18") | UNWILLING),
        stands=("contract-formed",),
        absent=("minor-under-eight", "minor-without-consent"),
        claims=(),
    ),
    "a child, age not said": Expected(
        minors(child(None) | UNWILLING),
        absent=("minor-under-eight", "minor-without-consent"),
        claims=(),
    ),
    "a child: not answered": Expected(
        minors(UNWILLING), refused={"minor-without-consent": "实际操作的是孩子"}, claims=()
    ),
    "a child: answered no": Expected(
        minors(UNWILLING | {"实际操作的是孩子": no()}),
        stands=("contract-formed",),
        absent=("minor-under-eight", "minor-without-consent"),
        claims=(),
    ),
    "a child: unclear": Expected(
        minors(UNWILLING | {"实际操作的是孩子": unclear()}),
        absent=("minor-under-eight", "minor-without-consent"),
        claims=(),
    ),
    # p 1.8 第1点: 拒绝追认 is a declaration with a date
    "of twelve, parents have not refused": Expected(
        minors(child("12", 这笔钱明显超过孩子平时的零花钱=yes())),
        refused={"minor-without-consent": "家长得知后明确表示不同意"},
        claims=(),
    ),
    "of twelve, parents' refusal unclear": Expected(
        minors(child("12") | UNWILLING | {"家长得知后明确表示不同意": unclear()}),
        refused={"minor-without-consent": "家长得知后明确表示不同意"},
        claims=(),
    ),
    "of twelve, parents did not refuse": Expected(
        minors(child("12") | UNWILLING | {"家长得知后明确表示不同意": no()}),
        refused={"minor-without-consent": "家长得知后明确表示不同意"},
        claims=(),
    ),
    "of twelve, refused on a day not told": Expected(
        minors(child("12") | UNWILLING | {"家长得知后明确表示不同意": yes()}),
        absent=("minor-without-consent",),
        claims=(),
    ),
    # 民法典145.1, 总则编解释5 (l (b) row 13): what suits the age is valid without anybody's consent
    "of twelve, within the pocket money": Expected(
        minors(child("12") | UNWILLING | {"这笔钱明显超过孩子平时的零花钱": no()}),
        refused={"minor-without-consent": "这笔钱明显超过孩子平时的零花钱"},
        claims=(),
    ),
    "of twelve, pocket money not answered": Expected(
        minors(child("12", 家长得知后明确表示不同意=yes(时间="2026-11-03"))),
        refused={"minor-without-consent": "这笔钱明显超过孩子平时的零花钱"},
        claims=(),
    ),
    # p 3.3 H51 ✕ 家长事后同意
    "of seven, parents agreed": Expected(
        minors(child("7", 家长事前或事后同意过=yes())),
        refused={"minor-under-eight": "家长事前或事后同意过"},
        claims=(),
    ),
    "of twelve, parents agreed": Expected(
        minors(child("12", 家长事前或事后同意过=yes()) | UNWILLING),
        refused={"minor-without-consent": "家长事前或事后同意过"},
        claims=(),
    ),
    # 民法典18.2: who lives on his own work counts as an adult
    "of sixteen, living on his own work": Expected(
        minors(child("16", 孩子满十六周岁并靠自己的劳动收入生活=yes()) | UNWILLING),
        refused={"minor-without-consent": "孩子满十六周岁并靠自己的劳动收入生活"},
        claims=(),
    ),
    # 民法典157: what was had is given back; nobody performs a void contract
    "of seven, another card wanted": Expected(
        minors(child("7"), 诉求=RESHIP), absent=("contract-formed",), claims=()
    ),
    # A void contract is not broken: 民法典157, not 577; and nothing is asked twice
    "of seven, and the card was dead": Expected(
        minors(child("7") | DEAD, 争议=["未成年人充值", "卡密无效"], 交易=[order()]),
        stands=("minor-under-eight",),
        absent=(*BREACHES, "quality-return-later", "terminated-by-suit"),
        claims=("refund",),
    ),
    "of seven, and fraud as well": Expected(
        fraud_case(争议=["未成年人充值", "卡密无效"]) | {"事实": fraud_case()["事实"] | child("7")},
        stands=("minor-under-eight",),
        absent=("fraud", *BREACHES),
        claims=("refund",),
    ),
    "of seven, a private seller": Expected(
        minors(child("7"), 卖家=PRIVATE), stands=("minor-under-eight",), claims=("refund",)
    ),
    # ---- 商家失联: l (b) row 14 (563, 566); p 3.3 G49 ----
    "blocked after paying": Expected(
        vanished(), stands=("seller-vanished", "terminated-by-suit"), claims=("refund",)
    ),
    "site gone after paying": Expected(vanished(SITE_DOWN), stands=("seller-vanished",), claims=("refund",)),
    "blocked by a private seller": Expected(
        vanished(卖家=PRIVATE), stands=("seller-vanished",), claims=("refund",)
    ),
    "blocked, but back again": Expected(
        vanished(BLOCKED | {"失联后又恢复联系": yes()}),
        refused={"seller-vanished": "失联后又恢复联系"},
        claims=(),
    ),
    "vanished: not answered": Expected(vanished({}), refused={"seller-vanished": "付款后被拉黑"}, claims=()),
    "vanished: answered no": Expected(
        vanished({"付款后被拉黑": no(), "付款后网站打不开": no()}),
        refused={"seller-vanished": "的回答是“否”"},
        claims=(),
    ),
    "vanished: unclear": Expected(
        vanished({"付款后被拉黑": unclear()}), refused={"seller-vanished": "不清楚"}, claims=()
    ),
    # p 1.9 第1点: not open to whoever has what he bought
    "blocked, but the card worked": Expected(
        vanished({"付款后被拉黑": yes(时间="2026-11-05")} | WORKED, 交易=[order()]),
        absent=("seller-vanished",),
        claims=(),
    ),
    # ---- 预存余额: l (d) prepaid balances; p §2 (6), p 1.2 第5点 (消保法53; 预付式解释26.2) ----
    "balance left, one shop only": Expected(prepaid(), stands=("prepaid-balance",), claims=("refund",)),
    "balance of several shops": Expected(
        prepaid(BALANCE | {"余额只能在这一家店用": no()}), refused={"prepaid-balance": "余额只能在这一家店用"}
    ),
    "balance, where it can be used not answered": Expected(
        prepaid({"我预存的余额还没有用完": yes()}), refused={"prepaid-balance": "余额只能在这一家店用"}
    ),
    "balance, where it can be used unclear": Expected(
        prepaid(BALANCE | {"余额只能在这一家店用": unclear()}), refused={"prepaid-balance": "不清楚"}
    ),
    "balance used up": Expected(
        prepaid(BALANCE | {"我预存的余额还没有用完": no()}), absent=("prepaid-balance",)
    ),
    "balance, for resale": Expected(
        prepaid(买来做什么="拿去卖"), refused={"prepaid-balance": "买来自用"}, claims=("refund",)
    ),
    "balance with a private seller": Expected(
        prepaid(卖家=PRIVATE), refused={"prepaid-balance": "卖家是经营者"}, claims=("refund",)
    ),
    # 消保法53: only where it was not provided as agreed
    "balance, and nothing is wrong": Expected(
        case_file(争议=["拒绝退款"], 交易=[order(买的是什么="其他")], 事实=BALANCE),
        absent=("prepaid-balance",),
        claims=(),
    ),
    "balance, only regretted": Expected(
        case_file(争议=["拒绝退款"], 交易=[order(买的是什么="其他")], 事实=BALANCE | REGRET),
        absent=("prepaid-balance",),
        claims=(),
    ),
    # ---- 平台自营: l (b), on who sells; 电商法37.2, 网络消费解释4; p 3.3 F40 ----
    "the platform's own shop": Expected(
        case_file(卖家=SELF_OPERATED, 事实=DEAD, 争议=["卡密无效", "平台责任"]),
        stands=("self-operated-liability", "card-unusable"),
        absent=("platform-no-identity", "platform-knew"),
        silent=("platform-as-seller",),
        claims=("refund",),
    ),
    "not marked as its own": Expected(
        case_file(事实=DEAD), absent=("self-operated-liability", "platform-looked-like-seller")
    ),
    "its own shop, but nothing is wrong": Expected(
        case_file(卖家=SELF_OPERATED, 事实=REGRET, 争议=["拒绝退款"]),
        absent=("self-operated-liability",),
        claims=(),
    ),
    "looked like the platform itself": Expected(
        platform(LOOKED_LIKE), stands=("platform-looked-like-seller",), claims=("refund", "platform-refund")
    ),
    "looked like it: answered no": Expected(
        platform({"名称标识让人以为是平台自己卖的": no()}), absent=("platform-looked-like-seller",)
    ),
    "looked like it: unclear": Expected(
        platform({"名称标识让人以为是平台自己卖的": unclear()}), absent=("platform-looked-like-seller",)
    ),
    # 网络消费解释4 speaks of 消费者
    "looked like it, for resale": Expected(
        platform(LOOKED_LIKE, 买来做什么="拿去卖"),
        absent=("platform-looked-like-seller",),
        claims=("refund",),
    ),
    "looked like it, but nothing is wrong": Expected(
        case_file(争议=["平台责任"], 事实=LOOKED_LIKE | REGRET),
        absent=("platform-looked-like-seller",),
        claims=(),
    ),
    # ---- 平台责任: p 1.3 第1、4点, p 3.3 F41–F46, p 4.2 第5条 ----
    "the platform mediates, and nothing else": Expected(
        platform({}),
        stands=("card-unusable",),
        refused={"platform-as-seller": "", "platform-safety-duty": "生命健康"},
        absent=("platform-no-identity", "platform-knew", "platform-own-promise"),
        claims=("refund",),
    ),
    "the platform is not the dispute": Expected(
        case_file(事实=DEAD), silent=("platform-as-seller", "platform-safety-duty", "platform-knew")
    ),
    "identity asked for and not given": Expected(
        platform(NO_IDENTITY), stands=("platform-no-identity",), claims=("refund", "platform-refund")
    ),
    # p §2 (3): an unknown seller is what this is for
    "identity asked for, the seller unknown": Expected(
        platform(NO_IDENTITY, 卖家=NOBODY_KNOWS),
        stands=("platform-no-identity",),
        claims=("refund", "platform-refund"),
    ),
    "identity, time still running": Expected(
        platform(NO_IDENTITY | {WANTED: yes(时间="2026-11-20", 期限="2026-11-27", 证据=["截图"])}),
        refused={"platform-no-identity": "期限"},
    ),
    "identity, last day is today": Expected(
        platform(NO_IDENTITY | {WANTED: yes(时间="2026-11-15", 期限="2026-11-22", 证据=["截图"])}),
        refused={"platform-no-identity": "期限"},
    ),
    "identity, last day was yesterday": Expected(
        platform(NO_IDENTITY | {WANTED: yes(时间="2026-11-15", 期限="2026-11-21", 证据=["截图"])}),
        stands=("platform-no-identity",),
    ),
    "identity, no time given": Expected(
        platform(NO_IDENTITY | {WANTED: yes(时间="2026-11-05", 证据=["截图"])}),
        refused={"platform-no-identity": "期限"},
    ),
    # p 1.3 第4点: not shown is not the same as cannot be given
    "identity never asked for": Expected(
        platform({NOT_GIVEN: NO_IDENTITY[NOT_GIVEN]}), refused={"platform-no-identity": WANTED}
    ),
    "identity asked for: unclear": Expected(
        platform(NO_IDENTITY | {WANTED: unclear()}), refused={"platform-no-identity": WANTED}
    ),
    "identity, answer not told": Expected(
        platform({WANTED: NO_IDENTITY[WANTED]}), refused={"platform-no-identity": NOT_GIVEN}
    ),
    "identity, answer unclear": Expected(
        platform(NO_IDENTITY | {NOT_GIVEN: unclear()}), refused={"platform-no-identity": "不清楚"}
    ),
    "identity was given and works": Expected(
        platform(NO_IDENTITY | {"平台给了卖家信息而且联系得上": yes()}),
        refused={"platform-no-identity": "平台给了卖家信息而且联系得上"},
        claims=("refund",),
    ),
    "identity, a person runs the site": Expected(
        platform(NO_IDENTITY | {"网站经营者是个人": yes()}),
        refused={"platform-no-identity": "网站经营者是个人"},
        claims=("refund",),
    ),
    # l (b): never plead 38/44 against a site that is the shop
    "identity, a site that is the shop": Expected(
        platform(NO_IDENTITY, 卖家=SELF_RUN), refused={"platform-no-identity": "平台只是撮合交易"}
    ),
    "identity, the platform's own shop": Expected(
        platform(NO_IDENTITY, 卖家=SELF_OPERATED), refused={"platform-no-identity": "平台只是撮合交易"}
    ),
    "identity, nobody said how many shops": Expected(
        platform(NO_IDENTITY, 卖家=[seller(网站上卖家情况=GONE)]),
        refused={"platform-no-identity": "平台只是撮合交易"},
    ),
    "identity, no platform at all": Expected(
        platform(NO_IDENTITY, 平台=GONE), absent=("platform-no-identity",), claims=("refund",)
    ),
    "identity, for resale": Expected(
        platform(NO_IDENTITY, 买来做什么="拿去卖"),
        refused={"platform-no-identity": "买来自用"},
        claims=("refund",),
    ),
    # p 1.3 第1点, 电商法9.2: a platform is a legal person or an organisation
    "identity, the site's licence is a person's": Expected(
        platform(NO_IDENTITY, 平台=PERSONS_SITE), absent=("platform-no-identity",), claims=("refund",)
    ),
    "it knew, the site's licence is a person's": Expected(
        platform(KNEW, 平台=PERSONS_SITE), absent=("platform-knew",), claims=("refund",)
    ),
    "own promise, the site's licence is a person's": Expected(
        platform(OWN_PROMISE, 平台=PERSONS_SITE), absent=("platform-own-promise",), claims=("refund",)
    ),
    # 消保法44.1: 其合法权益受到损害的
    "identity, but nothing is wrong": Expected(
        case_file(争议=["商家信息不明"], 事实=NO_IDENTITY, 证据=SHOT),
        absent=("platform-no-identity",),
        claims=(),
    ),
    "the platform's own promise": Expected(
        platform(OWN_PROMISE), stands=("platform-own-promise",), claims=("refund", "platform-refund")
    ),
    "the platform's own promise, not shown": Expected(
        platform(OWN_PROMISE | {"平台自己写过先行赔付或更好的保障": yes(原话="先行赔付")}),
        refused={"platform-own-promise": "没有证据"},
        claims=("refund",),
    ),
    "the platform's own promise: unclear": Expected(
        platform({"平台自己写过先行赔付或更好的保障": unclear()}), absent=("platform-own-promise",)
    ),
    "the platform's own promise: answered no": Expected(
        platform({"平台自己写过先行赔付或更好的保障": no()}), absent=("platform-own-promise",)
    ),
    "own promise of a site that is the shop": Expected(
        platform(OWN_PROMISE, 卖家=SELF_RUN), absent=("platform-own-promise",), claims=("refund",)
    ),
    "own promise of a person's site": Expected(
        platform(OWN_PROMISE | {"网站经营者是个人": yes()}),
        absent=("platform-own-promise",),
        claims=("refund",),
    ),
    "own promise, but nothing is wrong": Expected(
        case_file(争议=["平台责任"], 事实=OWN_PROMISE, 证据=SHOT), absent=("platform-own-promise",), claims=()
    ),
    "the platform knew and went on": Expected(
        platform(KNEW), stands=("platform-knew",), claims=("refund", "platform-joint")
    ),
    "the platform knew, the seller unknown": Expected(
        platform(KNEW, 卖家=NOBODY_KNOWS), stands=("platform-knew",), claims=("refund", "platform-joint")
    ),
    "it was still sold only before it knew": Expected(
        platform(KNEW | {STILL_SOLD: yes(时间="2026-11-03", 证据=["截图"])}), absent=("platform-knew",)
    ),
    "it was told on a day nobody wrote down": Expected(
        platform(KNEW | {TOLD: yes(证据=["截图"])}), absent=("platform-knew",)
    ),
    "seen on sale on a day nobody wrote down": Expected(
        platform(KNEW | {STILL_SOLD: yes(证据=["截图"])}), absent=("platform-knew",)
    ),
    "it was told, but nothing shows that": Expected(
        platform(KNEW | {TOLD: yes(时间="2026-11-04")}), refused={"platform-knew": "没有证据"}
    ),
    "still on sale, but nothing shows that": Expected(
        platform(KNEW | {STILL_SOLD: yes(时间="2026-11-12")}), refused={"platform-knew": "没有证据"}
    ),
    "it was told: not answered": Expected(
        platform({STILL_SOLD: KNEW[STILL_SOLD]}), refused={"platform-knew": TOLD}
    ),
    "still on sale: not answered": Expected(
        platform({TOLD: KNEW[TOLD]}), refused={"platform-knew": STILL_SOLD}
    ),
    "still on sale: answered no": Expected(
        platform(KNEW | {STILL_SOLD: no()}), refused={"platform-knew": STILL_SOLD}
    ),
    "still on sale: unclear": Expected(
        platform(KNEW | {STILL_SOLD: unclear()}), refused={"platform-knew": "不清楚"}
    ),
    "it knew, and took it down": Expected(
        platform(KNEW | {"平台已下架或冻结该店": yes()}), refused={"platform-knew": "平台已下架或冻结该店"}
    ),
    "it knew, and a person runs the site": Expected(
        platform(KNEW | {"网站经营者是个人": yes()}), refused={"platform-knew": "网站经营者是个人"}
    ),
    "it knew, a site that is the shop": Expected(
        platform(KNEW, 卖家=SELF_RUN), refused={"platform-knew": "平台只是撮合交易"}
    ),
    "it knew, but nothing is wrong": Expected(
        case_file(争议=["平台责任"], 事实=KNEW, 证据=SHOT), absent=("platform-knew",), claims=()
    ),
    "identity asked for, but nothing shows that": Expected(
        platform(NO_IDENTITY | {WANTED: yes(时间="2026-11-05", 期限="2026-11-12")}),
        refused={"platform-no-identity": "没有证据"},
        claims=("refund",),
    ),
    "looked like it, but nothing shows that": Expected(
        platform({"名称标识让人以为是平台自己卖的": yes()}),
        refused={"platform-looked-like-seller": "没有证据"},
        claims=("refund",),
    ),
    "looked like it, and a person runs the site": Expected(
        platform(LOOKED_LIKE | {"网站经营者是个人": yes()}),
        refused={"platform-looked-like-seller": "网站经营者是个人"},
    ),
    # ---- 删评拒证: l (b) row 10; p 1.4 第2、3点 (电商法62; no sum of its own) ----
    "records asked for and not given": Expected(
        case_file(争议=["卡密无效", "删评拒证"], 事实=DEAD | RECORDS),
        stands=("card-unusable", "records"),
        claims=("refund",),
    ),
    "records alone give no money": Expected(case_file(争议=["删评拒证"], 事实=RECORDS), claims=()),
    "records: not answered": Expected(
        case_file(争议=["卡密无效", "删评拒证"], 事实=DEAD),
        refused={"records": "我要求提供交易记录而对方没有提供"},
        claims=("refund",),
    ),
    "records: unclear": Expected(
        case_file(争议=["卡密无效", "删评拒证"], 事实=DEAD | {"我要求提供交易记录而对方没有提供": unclear()}),
        refused={"records": "不清楚"},
    ),
    "records: answered no": Expected(
        case_file(争议=["卡密无效", "删评拒证"], 事实=DEAD | {"我要求提供交易记录而对方没有提供": no()}),
        refused={"records": "的回答是“否”"},
    ),
    "records of a private seller": Expected(
        case_file(争议=["卡密无效", "删评拒证"], 卖家=PRIVATE, 事实=DEAD | RECORDS), absent=("records",)
    ),
    # p 1.3 第6点: of the publisher itself the e-commerce law is not cited
    "records of the publisher": Expected(
        case_file(争议=["卡密无效", "删评拒证"], 事实=DEAD | RECORDS | {CONTENT: yes()}), absent=("records",)
    ),
    # ---- 不是钱的要求 (l (d) 小额: not a pure 金钱给付; p 1.2 第6点) ----
    "who the seller is, wanted": Expected(
        platform({}, 卖家=NOBODY_KNOWS, 诉求={"另外要求": "提供卖家信息"}),
        stands=("identity-duty",),
        claims=("refund", "identity"),
    ),
    # the one is what follows where the other was not done; and who is known need not be asked for
    "who the seller is, wanted of a platform that cannot tell": Expected(
        platform(NO_IDENTITY, 卖家=NOBODY_KNOWS, 诉求={"另外要求": "提供卖家信息"}),
        stands=("platform-no-identity",),
        refused={"identity-duty": "已经成立"},
        claims=("refund", "platform-refund"),
    ),
    "who the seller is, wanted though it is known": Expected(
        platform({}, 诉求={"另外要求": "提供卖家信息"}),
        refused={"identity-duty": "卖家的名称和住所已知道"},
        claims=("refund",),
    ),
    "who the seller is, not wanted": Expected(platform(NO_IDENTITY), silent=("identity-duty",)),
    "who the seller is, wanted but given": Expected(
        platform(
            {"平台给了卖家信息而且联系得上": yes()}, 卖家=NOBODY_KNOWS, 诉求={"另外要求": "提供卖家信息"}
        ),
        refused={"identity-duty": "平台给了卖家信息而且联系得上"},
        claims=("refund",),
    ),
    # p 1.2 第6点: the account or the money, one of them; p 3.3 B20: only who runs it can give it back
    "account wanted back": Expected(closed(诉求=RESTORE), stands=("restore-account",), claims=("restore",)),
    "account wanted back, else the money": Expected(
        closed(诉求=RESTORE | {"备选要求": "退款"}), claims=("restore", "refund")
    ),
    "account wanted back of a shop that only resells": Expected(
        case_file(争议=["账号封禁"], 事实=FROZEN | {CONTENT: no()}, 诉求=RESTORE),
        refused={"restore-account": CONTENT},
        claims=(),
    ),
    "account wanted back, of whom not answered": Expected(
        case_file(争议=["账号封禁"], 事实=FROZEN, 诉求=RESTORE),
        refused={"restore-account": CONTENT},
        claims=(),
    ),
    "account closed for my own breach": Expected(
        closed(MINE, 诉求=RESTORE), refused={"restore-account": MINE}, claims=()
    ),
    "account wanted back, cause not asked about": Expected(
        case_file(争议=["账号封禁"], 事实={"账号被封停": yes(原话="已封停"), CONTENT: yes()}, 诉求=RESTORE),
        refused={"restore-account": MINE},
        claims=(),
    ),
    "account wanted back, never closed": Expected(
        reclaimed({"账号被封停": no(), MINE: no(), CONTENT: yes()}, 争议=["账号封禁"], 诉求=RESTORE),
        refused={"restore-account": "账号被封停"},
        claims=(),
    ),
    "money wanted, not the account": Expected(closed(), absent=("restore-account",), claims=("refund",)),
    "account wanted back, and the goods are not clean": Expected(
        closed(诉求=RESTORE, 自查={"商品是外挂、破解、刷量、代实名、翻墙": "是"}),
        refused={"restore-account": LAWYER},
        claims=(),
    ),
    "renewal to be stopped": Expected(
        renewed(RENEWED | HARD_TO_CANCEL, 诉求={"另外要求": "停止自动续费"}),
        stands=("auto-renewal", "stop-renewal"),
        claims=("refund", "stop-renewal"),
    ),
    "renewal to be stopped, none there": Expected(
        renewed({"自动续费扣了款": no()}, 诉求={"另外要求": "停止自动续费"}),
        refused={"stop-renewal": "自动续费扣了款"},
        claims=(),
    ),
    "clause to be declared void": Expected(
        case_file(争议=["卡密无效", "拒绝退款"], 事实=DEAD | REFUSAL, 诉求={"另外要求": "确认条款无效"}),
        stands=("refusal-no-bar", "invalid-clause-claim"),
        claims=("refund", "invalid-clause"),
    ),
    "clause to be declared void, nobody named one": Expected(
        case_file(事实=DEAD, 诉求={"另外要求": "确认条款无效"}),
        absent=("invalid-clause-claim",),
        claims=("refund",),
    ),
    # l (c) 用户操作不当: a denial is no clause
    "clause to be declared void, but it is a denial": Expected(
        case_file(
            争议=["卡密无效", "拒绝退款"],
            事实=DEAD | {"对方的原话是不退": yes(原话="是你自己用的，不退")},
            诉求={"另外要求": "确认条款无效"},
        ),
        absent=("invalid-clause-claim",),
        claims=("refund",),
    ),
    "clause not to be declared void": Expected(
        case_file(争议=["卡密无效", "拒绝退款"], 事实=DEAD | REFUSAL), silent=("invalid-clause-claim",)
    ),
    "two more things wanted, in the order of their kinds": Expected(
        renewed(
            RENEWED | HARD_TO_CANCEL | {"卖家长期成批卖同类商品": yes()},
            卖家=NOBODY_KNOWS,
            诉求={"另外要求": ["停止自动续费", "提供卖家信息"]},
        ),
        claims=("refund", "identity", "stop-renewal"),
    ),
    # ---- 七日无理由: p 1.2 第4点; 消保法25 ----
    # p 1.3 第8点 (网络消费解释10): more than the law gives is for the author to ask for, and not worked out here
    "a shop that promised ten times the price": Expected(
        case_file(事实=DEAD, 页面承诺=[{"内容": "假一赔十", "实际": "第一次兑换即提示已被使用"}]),
        refused={"promised-compensation": "没有写 种类"},
        claims=("refund",),
    ),
    "a shop that promised nothing of the kind": Expected(
        case_file(事实=DEAD, 页面承诺=[{"内容": "100%有效", "实际": "第一次兑换即提示已被使用"}]),
        silent=("promised-compensation",),
    ),
    "never opened, asked in time": Expected(
        undecided(UNOPENED), stands=("seven-day-no-reason",), claims=("refund",)
    ),
    "never opened, asked in time, so not asked now": Expected(
        undecided(UNOPENED), refused={"seven-day-no-reason-now": "收货七日内已提出退货"}, claims=("refund",)
    ),
    "never opened, still within the seven days, not asked before": Expected(
        undecided(UNOPENED | {"我向卖家要求退货退款": no()}),
        stands=("seven-day-no-reason-now",),
        claims=("refund",),
        today=date(2026, 11, 5),
    ),
    "opened": Expected(
        undecided({"我还没有点开看过卡密": no()}),
        refused={"seven-day-no-reason": "我还没有点开看过卡密"},
        claims=(),
    ),
    "opened or not: unclear": Expected(
        undecided({"我还没有点开看过卡密": unclear()}), absent=("seven-day-no-reason",), claims=()
    ),
    "redeemed": Expected(
        undecided(UNOPENED, 交易=[order(兑换结果="兑换成功", 第一次兑换的时间="2026-11-01 10:05")]),
        refused={"seven-day-no-reason": "兑换曾成功"},
        claims=(),
    ),
    # 消保法25.2, 实施条例19.2: what was confirmed at the order is not returned; it must have been asked
    "never opened, confirmed at the order": Expected(
        undecided(UNOPENED | {AGREED: yes()}), refused={"seven-day-no-reason": AGREED}, claims=()
    ),
    "never opened, confirmation not asked about": Expected(
        undecided({"我还没有点开看过卡密": yes()}), refused={"seven-day-no-reason": AGREED}, claims=()
    ),
    "never opened, asked on the seventh day": Expected(
        undecided(UNOPENED | asked("2026-11-08 23:59")), stands=("seven-day-no-reason",)
    ),
    # Received on Sunday 11-01: the seventh day, a Sunday, ends on Monday 11-09 (民法典 203.1)
    "never opened, asked on the day after the seventh": Expected(
        undecided(UNOPENED | asked("2026-11-10 00:00")),
        refused={"seven-day-no-reason": "收货七日内已提出退货"},
        claims=(),
    ),
    # l (b), mis-cited 3: 25 speaks of goods only
    "never opened, a service": Expected(
        undecided(UNOPENED, 交易=[order(买的是什么="会员开通")]),
        refused={"seven-day-no-reason": "买的是商品"},
        claims=(),
    ),
    "never opened, for resale": Expected(
        undecided(UNOPENED, 买来做什么="拿去卖"), refused={"seven-day-no-reason": "买来自用"}, claims=()
    ),
    "never opened, a private seller": Expected(
        undecided(UNOPENED, 卖家=PRIVATE), refused={"seven-day-no-reason": "卖家是经营者"}, claims=()
    ),
    # ---- 合同怎样解除: p 1.2 第1、2、6点; 民法典565, 合同编解释53 ----
    "ended by the suit": Expected(
        case_file(事实=DEAD),
        stands=("purpose-defeated", "terminated-by-suit"),
        silent=("terminated-by-notice",),
        claims=("refund",),
    ),
    "ended by notice": Expected(
        case_file(事实=DEAD | ENDED),
        stands=("purpose-defeated", "terminated-by-notice"),
        absent=("terminated-by-suit",),
        claims=("refund",),
    ),
    "ended by notice of just three days": Expected(
        case_file(事实=end_notice(时间="2026-11-05", 期限="2026-11-08")),
        stands=("terminated-by-notice",),
        absent=("terminated-by-suit",),
    ),
    "notice of two days": Expected(
        case_file(事实=end_notice(时间="2026-11-05", 期限="2026-11-07")),
        stands=("terminated-by-suit",),
        refused={"terminated-by-notice": "解除通知已生效"},
        claims=("refund",),
    ),
    "notice still running": Expected(
        case_file(事实=end_notice(时间="2026-11-20", 期限="2026-11-25")),
        stands=("terminated-by-suit",),
        refused={"terminated-by-notice": "解除通知已生效"},
    ),
    "notice that ends today": Expected(
        case_file(事实=end_notice(时间="2026-11-16", 期限="2026-11-22")),
        refused={"terminated-by-notice": "解除通知已生效"},
    ),
    "notice that ended yesterday": Expected(
        case_file(事实=end_notice(时间="2026-11-16", 期限="2026-11-21")), stands=("terminated-by-notice",)
    ),
    "notice without a period": Expected(
        case_file(事实=end_notice(时间="2026-11-05")),
        stands=("terminated-by-suit",),
        refused={"terminated-by-notice": "解除通知已生效"},
    ),
    "notice that reached nobody knows when": Expected(
        case_file(事实=end_notice(期限="2026-11-09")),
        stands=("terminated-by-suit",),
        refused={"terminated-by-notice": "解除通知已生效"},
    ),
    "no such notice": Expected(
        case_file(事实=DEAD | {NOTICE_TO_END: no()}),
        stands=("terminated-by-suit",),
        absent=("terminated-by-notice",),
    ),
    # 合同编解释53: who has no right to terminate terminates nothing
    "notice without a right": Expected(
        case_file(事实=DEAD | ENDED | {"对方曾让我在退和换之间选择而我逾期没有答复": yes()}),
        stands=("card-unusable",),
        absent=("terminated-by-notice", "terminated-by-suit"),
        claims=("refund",),
    ),
    "notice, but nothing is wrong": Expected(
        case_file(争议=["拒绝退款"], 事实=REGRET | ENDED),
        absent=("terminated-by-notice", "terminated-by-suit"),
        claims=(),
    ),
    "notice, but another card is wanted": Expected(
        case_file(事实=DEAD | ENDED, 诉求=RESHIP),
        absent=("terminated-by-notice", "terminated-by-suit"),
        claims=("reship",),
    ),
    # p 4.1 催告函: one letter is the reminder and the notice
    "late, one letter for both": Expected(
        case_file(
            争议=["到账延迟"],
            事实=LATE
            | NOTICE
            | NOTICE_OVER
            | {NOTICE_TO_END: yes(时间="2026-11-03 09:00", 期限="2026-11-06 18:00")},
            交易=NOT_YET,
        ),
        stands=("late-after-notice", "terminated-by-notice"),
        absent=("terminated-by-suit",),
        claims=("refund",),
    ),
    "late, no notice, no end": Expected(
        case_file(争议=["到账延迟"], 事实=LATE, 交易=NOT_YET),
        absent=("terminated-by-notice", "terminated-by-suit"),
        claims=("performance",),
    ),
    "a void contract is not ended": Expected(
        minors(child("7") | ENDED), absent=("terminated-by-notice", "terminated-by-suit"), claims=("refund",)
    ),
    # ---- 利息: p 1.2 第5点: one basis each, off by default ----
    "no interest unless wanted": Expected(case_file(事实=DEAD), silent=INTERESTS, claims=("refund",)),
    "interest after the end of a contract": Expected(
        case_file(事实=DEAD, 诉求=INTEREST),
        stands=("interest-loss",),
        absent=("interest-void", "interest-prepaid"),
        claims=("refund", "interest"),
    ),
    "interest of a void contract": Expected(
        minors(child("7"), 诉求=INTEREST),
        stands=("interest-void",),
        absent=("interest-prepaid", "interest-loss"),
        claims=("refund", "interest"),
    ),
    "interest, parents refused": Expected(
        minors(child("12") | UNWILLING, 诉求=INTEREST),
        stands=("interest-void",),
        absent=("interest-prepaid", "interest-loss"),
        claims=("refund", "interest"),
    ),
    "interest of a balance": Expected(
        prepaid(诉求=INTEREST),
        stands=("interest-prepaid",),
        absent=("interest-void", "interest-loss"),
        claims=("refund", "interest"),
    ),
    "interest, but no right to terminate": Expected(
        case_file(事实=DEAD | {"对方曾让我在退和换之间选择而我逾期没有答复": yes()}, 诉求=INTEREST),
        absent=INTERESTS,
        claims=("refund",),
    ),
    "interest, another card wanted": Expected(
        case_file(事实=DEAD, 诉求=RESHIP | INTEREST), absent=INTERESTS, claims=("reship",)
    ),
    "interest, delivery still wanted": Expected(
        case_file(争议=["到账延迟"], 事实=LATE, 交易=NOT_YET, 诉求=INTEREST),
        absent=INTERESTS,
        claims=("performance",),
    ),
    "interest, only the difference wanted": Expected(
        case_file(争议=["描述不符"], 事实=OTHER, 诉求=DIFFERENCE | INTEREST),
        absent=INTERESTS,
        claims=("price-difference",),
    ),
    # ---- 卖家是谁: p 1.3 第2、3、5点, p 3.3 G47 ----
    "a private seller who trades": Expected(
        case_file(卖家=PRIVATE, 事实=DEAD | {"卖家长期成批卖同类商品": yes()}),
        stands=("business-seller", "consumer-liability"),
    ),
    "a private seller": Expected(
        case_file(卖家=PRIVATE, 事实=DEAD),
        refused={"business-seller": "卖家长期成批卖同类商品"},
        absent=("consumer-liability",),
        claims=("refund",),
    ),
    "a private seller who does not trade": Expected(
        case_file(卖家=PRIVATE, 事实=DEAD | {"卖家长期成批卖同类商品": no()}),
        refused={"business-seller": "卖家长期成批卖同类商品"},
        absent=("consumer-liability",),
    ),
    "a private seller, trade unclear": Expected(
        case_file(卖家=PRIVATE, 事实=DEAD | {"卖家长期成批卖同类商品": unclear()}),
        refused={"business-seller": "不清楚"},
        absent=("consumer-liability",),
    ),
    "a firm need not be shown to trade": Expected(case_file(事实=DEAD), silent=("business-seller",)),
    "paid to a private code": Expected(
        case_file(事实=DEAD, 交易=[order(付给了谁="个人收款码", 账单上的收款方全称="某戊")]),
        stands=("card-unusable",),
        refused={"payee-as-respondent": ""},
        claims=("refund",),
    ),
    "transferred to a person": Expected(
        case_file(事实=DEAD, 交易=[order(付给了谁="转账给个人")]), refused={"payee-as-respondent": ""}
    ),
    "paid to a merchant": Expected(
        case_file(事实=DEAD, 交易=[order(付给了谁="商户")]), silent=("payee-as-respondent",)
    ),
    "paid to nobody said whom": Expected(case_file(事实=DEAD), silent=("payee-as-respondent",)),
    "no licence to be seen": Expected(
        case_file(事实=DEAD | {"网站上没有公示执照和自我声明": yes()}),
        refused={"licence-not-asserted": ""},
        claims=("refund",),
        leads=("report-not-shown",),
    ),
    "licence not looked for": Expected(
        case_file(事实=DEAD), silent=("licence-not-asserted",), no_leads=("report-not-shown",)
    ),
    # p §2 我绝不印的, p 4.2 第1条: no crime is named, whatever the case
    "lost contact is no crime of ours to name": Expected(vanished(), refused={"crime-named": ""}),
    "fraud is no crime of ours to name": Expected(
        fraud_case(争议=["卡密无效", "欺诈"]), stands=("fraud",), refused={"crime-named": ""}
    ),
    "no crime in question": Expected(case_file(事实=DEAD), silent=("crime-named",)),
    # p 1.3 第6点: 电商法2.3
    "the publisher itself": Expected(
        case_file(事实=DEAD | {CONTENT: yes()}), refused={"ecommerce-law-for-content": ""}, claims=("refund",)
    ),
    "not the publisher": Expected(
        case_file(事实=DEAD | {CONTENT: no()}), stands=("ecommerce-law-for-content",), claims=("refund",)
    ),
    "publisher or not: unclear": Expected(
        case_file(事实=DEAD | {CONTENT: unclear()}), absent=("ecommerce-law-for-content",), claims=("refund",)
    ),
    "publisher or not: not asked": Expected(case_file(事实=DEAD), silent=("ecommerce-law-for-content",)),
    # ---- 欺诈: p 1.1 第2、5点 ----
    "fraud is the dispute, damages are not wanted": Expected(
        fraud_case(争议=["卡密无效", "欺诈"]) | {"诉求": {}},
        refused={"fraud": "要求增加赔偿"},
        claims=("refund",),
    ),
    "fraud is the dispute, damages wanted": Expected(
        fraud_case(争议=["欺诈"]), stands=("fraud",), claims=("refund", "punitive-damages")
    ),
    "fraud is the dispute, not proven": Expected(
        fraud_case(争议=["欺诈"], unproven="有材料显示卖家当时知道"),
        refused={"fraud": "没有证据"},
        claims=("refund",),
    ),
    "fraud is the dispute, nothing is known": Expected(
        case_file(争议=["欺诈"], 诉求={"要求增加赔偿": "事实够时要求"}),
        refused={"fraud": "有材料显示卖家当时知道"},
        claims=(),
    ),
    # ---- 主要要求和备选要求: p 1.2 第6点 (one remedy, one in the alternative) ----
    "money, else another card": Expected(
        case_file(事实=DEAD, 诉求={"备选要求": "补发"}), claims=("refund", "reship")
    ),
    "the difference as the alternative": Expected(
        case_file(争议=["描述不符"], 事实=OTHER, 诉求={"备选要求": "补差价", "差价": "5.00"}),
        claims=("refund", "price-difference"),
    ),
    "an alternative that nothing carries": Expected(
        case_file(事实=DEAD, 诉求={"备选要求": "补差价", "差价": "5.00"}), claims=("refund",)
    ),
    # ---- more of what takes a ground away: 消保法2 (consumers), p 1.1 第4点 (pieces), p 3.3 C23, D30, F40, G49 ----
    "renewed, for resale": Expected(
        renewed(买来做什么="拿去卖"), refused={"auto-renewal": "买来自用"}, claims=()
    ),
    "renewal to be stopped, for resale": Expected(
        renewed(RENEWED | HARD_TO_CANCEL, 买来做什么="拿去卖", 诉求={"另外要求": "停止自动续费"}),
        absent=("stop-renewal",),
        claims=(),
    ),
    "the platform knew, for resale": Expected(
        platform(KNEW, 买来做什么="拿去卖"), refused={"platform-knew": "买来自用"}, claims=("refund",)
    ),
    "the platform's own promise, for resale": Expected(
        platform(OWN_PROMISE, 买来做什么="拿去卖"), absent=("platform-own-promise",), claims=("refund",)
    ),
    "looked like it, and was marked so": Expected(
        platform(LOOKED_LIKE, 卖家=SELF_OPERATED),
        stands=("self-operated-liability",),
        absent=("platform-looked-like-seller",),
        claims=("refund",),
    ),
    "looked like it, a site that is the shop": Expected(
        platform(LOOKED_LIKE, 卖家=SELF_RUN),
        absent=("platform-looked-like-seller", "self-operated-liability"),
        claims=("refund",),
    ),
    "who the seller is, wanted for resale": Expected(
        platform({}, 买来做什么="拿去卖", 诉求={"另外要求": "提供卖家信息"}),
        absent=("identity-duty",),
        claims=("refund",),
    ),
    "who the seller is, wanted of a site that is the shop": Expected(
        platform({}, 卖家=SELF_RUN, 诉求={"另外要求": "提供卖家信息"}),
        absent=("identity-duty",),
        claims=("refund",),
    ),
    "used for a while, then closed": Expected(
        stopped(FROZEN | STOPPED, 争议=["账号封禁"]),
        stands=("service-stopped",),
        absent=("account-banned",),
        claims=("refund",),
    ),
    "used for a while, then taken back": Expected(
        stopped(STOPPED | RECLAIMED, 争议=["充值被追回", "停服"]),
        stands=("service-stopped",),
        absent=("account-reclaimed",),
        claims=("refund",),
    ),
    "stopped, only regretted": Expected(
        stopped(STOPPED | REGRET), refused={"service-stopped": "我只是后悔不想要了"}, claims=()
    ),
    "stopped, and the goods are not clean": Expected(
        stopped(自查={"商品是外挂、破解、刷量、代实名、翻墙": "是"}),
        refused={"service-stopped": LAWYER},
        claims=(),
    ),
    "stopped, another one wanted": Expected(stopped(诉求=RESHIP), absent=("service-stopped",), claims=()),
    "never opened, another one wanted": Expected(
        undecided(UNOPENED, 诉求=RESHIP), absent=("seven-day-no-reason",), claims=()
    ),
    "balance, and the shop is back": Expected(
        prepaid(BALANCE | {"失联后又恢复联系": yes()}), absent=("prepaid-balance",), claims=()
    ),
    "ten pieces of no use, how many not said": Expected(
        advertised(事实=USELESS, 交易=TEN), refused={"promise-defeats-use": "件数已说清"}, claims=()
    ),
    "an alternative, but nothing is wrong": Expected(
        case_file(事实={}, 诉求={"备选要求": "补发"}), claims=()
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_grounds_stand_and_fall_as_the_domain_says(name):
    assert_expected(brief_of(TABLE[name].case, TABLE[name].today), TABLE[name])


NEW = {
    *(
        "false-promotion",
        "promise-made-good",
        "promise-defeats-use",
        "account-reclaimed",
        "account-banned",
        "service-stopped",
        "auto-renewal",
        "renewal-refusal",
    ),
    *("minor-under-eight", "minor-without-consent", "seller-vanished", "prepaid-balance"),
    *("self-operated-liability", "platform-looked-like-seller", "platform-as-seller", "platform-no-identity"),
    *("platform-own-promise", "platform-knew", "platform-safety-duty", "records", "identity-duty"),
    *(
        "restore-account",
        "stop-renewal",
        "invalid-clause-claim",
        "seven-day-no-reason",
        "seven-day-no-reason-now",
    ),
    *("terminated-by-suit", "terminated-by-notice", *INTERESTS, "business-seller", "payee-as-respondent"),
    *("licence-not-asserted", "crime-named", "ecommerce-law-for-content", "promised-compensation"),
}
# p 1.3 第5点, 1.3 第3点, §2 我绝不印的, 4.2 第5条: these are there to be refused
NEVER = {
    *("platform-as-seller", "platform-safety-duty", "payee-as-respondent"),
    *("licence-not-asserted", "crime-named", "promised-compensation"),
}


def test_the_tables_show_every_ground_standing_and_falling():
    stands = {id_ for row in TABLE.values() for id_ in row.stands}
    falls = {id_ for row in TABLE.values() for id_ in (*row.refused, *row.absent)}
    assert stands >= NEW - NEVER
    assert falls >= NEW
    assert not NEVER & stands


def test_what_is_there_to_be_refused_never_stands():
    for name, row in TABLE.items():
        assert not NEVER & standing_of(brief_of(row.case, row.today)), name


def test_at_most_one_basis_of_interest_and_one_way_to_end_a_contract():
    # p 1.2 第5、6点
    for name, row in TABLE.items():
        standing = standing_of(brief_of(row.case, row.today))
        assert len(standing & set(INTERESTS)) <= 1, name
        assert len(standing & {"terminated-by-suit", "terminated-by-notice"}) <= 1, name


def test_nothing_is_asked_twice_and_the_total_is_what_is_asked():
    # p 1.2 第7点, 3.3 D34: a remedy once, and no more than was paid
    for name, row in TABLE.items():
        brief = brief_of(row.case, row.today)
        kinds = [claim.kind for claim in brief.claims]
        assert len(kinds) == len(set(kinds)), name
        asked_for = [claim.amount for claim in brief.claims if not claim.alternative]
        assert brief.total == sum((a for a in asked_for if a is not None), Decimal(0)), name
        refunds = [claim.amount for claim in brief.claims if claim.kind == "refund"]
        assert all(amount <= sum(order_.paid for order_ in brief.orders) for amount in refunds), name


# l (b), the column of the claim; p 1.3: the clauses a ground must be seen to rest on
CITED = {
    "advertised, the difference wanted": ("false-promotion", {"consumer-law:45.1"}),
    "topped up and taken back": ("account-reclaimed", {"civil-code:582"}),
    "renewed without a reminder": ("auto-renewal", {"consumer-regulation:10.2"}),
    "child of seven": ("minor-under-eight", {"civil-code:144", "civil-code:157"}),
    "child of eight": ("minor-without-consent", {"civil-code:145.1", "civil-code:157"}),
    "balance left, one shop only": ("prepaid-balance", {"consumer-law:53"}),
    "the platform's own shop": ("self-operated-liability", {"ecommerce-law:37.2"}),
    "looked like the platform itself": (
        "platform-looked-like-seller",
        {"online-consumer-interpretation:4.2"},
    ),
    "identity asked for and not given": ("platform-no-identity", {"consumer-law:44.1"}),
    "the platform's own promise": ("platform-own-promise", {"consumer-law:44.1"}),
    "the platform knew and went on": ("platform-knew", {"consumer-law:44.2", "ecommerce-law:38.1"}),
    "records asked for and not given": ("records", {"ecommerce-law:62"}),
    "never opened, asked in time": ("seven-day-no-reason", {"consumer-law:25.1"}),
    "ended by the suit": ("terminated-by-suit", {"civil-code:565.2"}),
    "ended by notice": ("terminated-by-notice", {"civil-code:565.1"}),
    "interest of a void contract": ("interest-void", {"contract-interpretation:25.1"}),
    "interest of a balance": ("interest-prepaid", {"prepaid-interpretation:16.1"}),
}


@pytest.mark.parametrize("name", CITED)
def test_a_ground_rests_on_the_clauses_of_the_domain(name):
    id_, refs = CITED[name]
    row = TABLE[name]
    (ground,) = [each for each in brief_of(row.case, row.today).grounds if each.id == id_]
    assert refs <= {c.ref for c in ground.citations}


# l (d) prepaid [U]; p 1.2 第4、5点 (可争); l (b) row 12 [U on theory]
@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("balance left, one shop only", "prepaid-balance"),
        ("never opened, asked in time", "seven-day-no-reason"),
        ("interest after the end of a contract", "interest-loss"),
        ("renewed without a reminder", "auto-renewal"),
    ],
)
def test_what_is_open_to_argument_is_marked_so(name, id_):
    (ground,) = [each for each in brief_of(TABLE[name].case).grounds if each.id == id_]
    assert not ground.settled


def test_what_is_told_to_the_author_of_the_publisher():
    # p 1.3 第6点 [U]: it stands with a warning where the seller only resells
    (ground,) = [
        g for g in brief_of(TABLE["not the publisher"].case).grounds if g.id == "ecommerce-law-for-content"
    ]
    assert ground.caution


EVERYTHING = {
    **DEAD, **LATE, **REFUSAL, **RECORDS, **NO_IDENTITY, **KNEW, **OWN_PROMISE, **LOOKED_LIKE, **RENEWED,
    **STOPPED, **RECLAIMED, **BLOCKED, "我提出后到现在没有人答复": yes(时间="2026-11-02"),
}  # fmt: skip


@pytest.mark.parametrize("sellers", [SELF_RUN, SELF_OPERATED, [seller()]])
def test_of_the_publisher_itself_the_e_commerce_law_is_never_cited(sellers):
    # p 1.3 第6点: whatever else is the matter
    every = ["卡密无效", "到账延迟", "拒绝退款", "售后无响应", "平台责任", "删评拒证", "停服", "自动续费"]
    heard = [{"时间": "2026-11-03", "对方原话": "是你操作不当，请联系商家"}]
    for content, cited in ((yes(), False), (no(), True)):
        brief = brief_of(
            case_file(
                争议=every,
                卖家=sellers,
                交易=MEMBERSHIP,
                经过=heard,
                证据=SHOT,
                事实=EVERYTHING | {CONTENT: content},
            )
        )
        refs = {c.ref for each in (*brief.grounds, *brief.rebuttals) for c in each.citations}
        assert any(ref.startswith("ecommerce-law:") for ref in refs) is cited, refs


def test_the_clause_that_decides_against_a_platform_is_named():
    # p 1.3, 4.2 第5条
    (refused,) = [e for e in brief_of(platform({})).refused if e.id == "platform-as-seller"]
    assert refused.authority == "ecommerce-law:37.2"


def test_a_payee_is_no_respondent():
    # p 1.3 第5点: a code and a name on a bill are traces
    bill = [order(付给了谁="个人收款码", 账单上的收款方全称="某戊")]
    for sellers in (NOBODY_KNOWS, PRIVATE, [seller()]):
        brief = brief_of(case_file(事实=DEAD, 交易=bill, 卖家=sellers))
        assert all("某戊" not in respondent.name for respondent in brief.respondents)


# ---- sums ----


def member(paid: str, sold: str, left: str, **more: Any) -> dict[str, Any]:
    return order(买的是什么="会员开通", 实付=paid, 服务天数=sold, 剩余天数=left, **more)


@pytest.mark.parametrize(
    ("paid", "sold", "left", "refund"),
    [
        ("198.00", "365", "100", "54.25"),  # 54.2465…
        ("50.00", "400", "1", "0.13"),  # 0.125: half up, not to even
        ("1.00", "200", "1", "0.01"),  # 0.005
        ("68.00", "90", "31", "23.42"),  # 23.4222…
        ("99.00", "366", "183", "49.50"),
        ("365.00", "365", "364", "364.00"),
        ("30.00", "30", "30", "30.00"),  # nothing was used
    ],
)
def test_only_what_was_not_used_comes_back(paid, sold, left, refund):
    # p 3.3 C23: the remaining part, to the 分
    brief = brief_of(stopped(交易=[member(paid, sold, left)]))
    (claim,) = brief.claims
    assert (claim.kind, claim.amount) == ("refund", Decimal(refund))
    assert brief.total == Decimal(refund)
    assert all(part in claim.formula for part in (paid, left, sold, refund))


def test_what_was_not_used_is_lessened_by_what_came_back_and_added_over_orders():
    # p 3.3 D34
    (claim,) = brief_of(stopped(交易=[member("198.00", "365", "100", 已退回={"金额": "20.00"})])).claims
    assert claim.amount == Decimal("34.25")
    two = [member("198.00", "365", "100"), member("50.00", "400", "1", 订单号="2")]
    (claim,) = brief_of(stopped(交易=two)).claims
    assert claim.amount == Decimal("54.38")
    assert brief_of(stopped(交易=[member("198.00", "365", "100", 已退回={"金额": "54.25"})])).claims == ()


def test_days_left_do_not_lessen_what_never_worked():
    # p 3.3 C23 is for a service that ran for a while; a dead key comes back whole
    brief = brief_of(case_file(事实=DEAD, 交易=[member("198.00", "365", "100")]))
    assert [claim.amount for claim in brief.claims] == [Decimal("198.00")]


@pytest.mark.parametrize(
    ("paid", "refund", "extra"),
    [("100.00", "30.00", "500.00"), ("2000.00", "600.00", "1800.00"), ("555.60", "166.68", "500.04")],
)
def test_extra_damages_are_three_prices_of_the_bad_cards_and_500_but_once(paid, refund, extra):
    # p 1.1 第4点: ten cards, three bad
    case = fraud_case(争议=["卡密无效", "欺诈"], 交易=[order(数量="10", 实付=paid)])
    case["事实"] |= {"一单多件只有部分不能用": yes(数量="3")}
    brief = brief_of(case)
    assert [claim.amount for claim in brief.claims] == [Decimal(refund), Decimal(extra)]
    assert brief.total == Decimal(refund) + Decimal(extra)


@pytest.mark.parametrize(
    ("demands", "case", "kinds", "total"),
    [
        ({"主要要求": "退款", "备选要求": "补发"}, {"事实": DEAD}, ["refund", "reship"], "30.00"),
        (
            {"备选要求": "补差价", "差价": "5.00"},
            {"事实": OTHER, "争议": ["描述不符"]},
            ["refund", "price-difference"],
            "30.00",
        ),
        (
            {"主要要求": "补差价", "差价": "5.00", "备选要求": "补发"},
            {"事实": OTHER, "争议": ["描述不符"]},
            ["price-difference", "reship"],
            "5.00",
        ),
    ],
)
def test_the_alternative_is_marked_and_not_added(demands, case, kinds, total):
    # p 1.2 第6点: 四选一，可有一个备位
    brief = brief_of(case_file(**case, 诉求=demands))
    assert [(claim.kind, claim.alternative) for claim in brief.claims] == [
        (kinds[0], False),
        (kinds[1], True),
    ]
    assert brief.total == Decimal(total)


def test_platforms_add_nothing_to_the_sum():
    # p 1.2 第7点, 1.3 第4点: asked of the platform where a ground stands, but no sum of its own
    plain = brief_of(platform({})).total
    for facts in (NO_IDENTITY, KNEW, OWN_PROMISE, LOOKED_LIKE, NO_IDENTITY | KNEW | OWN_PROMISE):
        assert brief_of(platform(facts)).total == plain


def test_several_roads_to_the_same_money_are_one_refund():
    # p 1.2 第7点
    every = ["卡密无效", "商家失联", "停服", "账号封禁", "自动续费", "平台责任"]
    brief = brief_of(
        case_file(
            争议=every, 事实=DEAD | BLOCKED | FROZEN | RENEWED | KNEW | NO_IDENTITY | BALANCE, 证据=SHOT
        )
    )
    assert [claim.kind for claim in brief.claims if claim.amount is not None] == ["refund"]
    assert brief.total == Decimal("30.00")


@pytest.mark.parametrize(
    ("case", "demand"),
    [
        (case_file(争议=["卡密无效", "拒绝退款"], 事实=DEAD | REFUSAL), "确认条款无效"),
        (platform({}, 卖家=NOBODY_KNOWS), "提供卖家信息"),
        (renewed(RENEWED | HARD_TO_CANCEL), "停止自动续费"),
    ],
)
def test_what_is_not_money_has_no_amount(case, demand):
    # l (d) 小额: not a pure 金钱给付, and no part of the sum
    plain, more = brief_of(case), brief_of(case | {"诉求": {"另外要求": demand}})
    (added,) = [claim for claim in more.claims if claim.kind not in {c.kind for c in plain.claims}]
    assert added.amount is None
    assert more.total == plain.total


def test_a_contract_ended_by_notice_is_told_with_its_day_and_not_prayed_for():
    # p 1.2 第6点: 合同已于×日解除 among the reasons; the prayer is of money alone
    court = {"法院": {"名称": "某某省某某市某某区人民法院"}}
    text = text_of(brief_of(case_file(事实=DEAD | ENDED, **court)), "court/statement_of_claim")
    prayers, _, reasons = text.partition("事实和理由")
    assert "解除" not in prayers
    assert "2026年11月9日" in reasons
    assert "起诉状副本送达" not in reasons


# ---- 自查: p 3.2 ----

MONEY = {  # the row, and what no longer stands
    "advertised, and of no use at all": {"promise-defeats-use"},
    "topped up and taken back": {"account-reclaimed"},
    "account bought and closed": {"account-banned"},
    "stopped before its time": {"service-stopped"},
    "renewed without a reminder": {"auto-renewal"},
    "child of seven": {"minor-under-eight"},
    "child of eight": {"minor-without-consent"},
    "blocked after paying": {"seller-vanished"},
    "balance left, one shop only": {"prepaid-balance"},
    "never opened, asked in time": {"seven-day-no-reason"},
}


@pytest.mark.parametrize("name", MONEY)
def test_who_was_made_good_asks_for_nothing(name):
    # p §2 (10), 3.2
    brief = brief_of(TABLE[name].case | {"自查": {"我已经收到过补偿或答应过和解": "是"}})
    assert not MONEY[name] & standing_of(brief)
    assert brief.claims == ()
    assert all("收到过补偿" not in reason for reason in reasons_of(brief).values())


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("advertised, the difference wanted", "false-promotion"),
        ("balance left, one shop only", "prepaid-balance"),
        ("identity asked for and not given", "platform-no-identity"),
        ("looked like the platform itself", "platform-looked-like-seller"),
        ("never opened, asked in time", "seven-day-no-reason"),
    ],
)
def test_who_buys_to_sell_is_no_consumer(name, lost):
    # p 3.2: 我买来是为了转卖
    brief = brief_of(TABLE[name].case | {"自查": {"我买来是为了转卖": "是"}})
    assert lost not in standing_of(brief)
