"""Answers that cannot all be true."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import CHILD, NOTICE
from kameng_docs.rules.finding import Finding

CODE = "rule.contradicting-facts"
SEVERITY = Severity.ERROR

# Two facts that exclude each other.
NEVER_BOTH = (
    ("兑换曾成功", "收到卡密后我第一次兑换就失败"),
    ("官方告知首次兑换时间早于我收到卡密的时间", "官方告知首次兑换时间晚于我收到卡密的时间"),
    ("页面写明了地区版本", "兑换页提示地区或版本不符而页面未写明"),
    ("我还没有点开看过卡密", "收到卡密后我第一次兑换就失败"),
    ("我还没有点开看过卡密", "兑换曾成功"),
    ("我同意过退余额或券", "对方只肯退余额或券而我没有同意"),
    ("到现在仍未到账", "充值后又被官方收回"),
    ("到现在仍未到账", "使用一段时间后被停用"),
    ("平台给了卖家信息而且联系得上", "平台没有给或者给的联系不上"),
    ("家长事前或事后同意过", "家长得知后明确表示不同意"),
)
# What a result of redemption leaves no room for.
REDEMPTION_EXCLUDES = {
    "提示已被使用": {"兑换页提示该卡密已被使用": "否"},
    "提示无效": {"兑换页提示卡密无效或不存在": "否"},
    "兑换成功": {"收到卡密后我第一次兑换就失败": "是", "兑换曾成功": "否"},
    "兑换成功后失效": {"收到卡密后我第一次兑换就失败": "是", "兑换曾成功": "否"},
    "未兑换": {"收到卡密后我第一次兑换就失败": "是", "兑换曾成功": "是"},
}

NOTICE_OVER = "过了我给的期限仍未到账"
NOT_DELIVERED, NO_REPLY = "到现在仍未到账", "我提出后到现在没有人答复"
TAKEN_DOWN, STILL_SOLD = "平台已下架或冻结该店", "平台之后仍让该店继续卖同一商品"
LIVES_ON_WORK = "孩子满十六周岁并靠自己的劳动收入生活"
ADULT_AT, WORKS_AT = 18, 16
TAKEN_BACK = "充值后又被官方收回"
BY_OTHERS = re.compile(
    "(被|让|给)(人|别人|卖家|卖方|店主|原主|号主|原号主|前号主|他人|对方)?(用[^，。]{0,8})?(申诉)?找回(?!密码)|(卖家|卖方|店主|原主|号主|原号主|前号主|对方)[^，。]{0,10}找回(?!密码)"
)


def find(case: Case, today: date) -> Iterator[Finding]:
    """Facts against each other, against the orders and events, and against the calendar."""
    said = {name: answer.answer for name, answer in case.facts.items()}
    for one, other in NEVER_BOTH:
        if said.get(one) == said.get(other) == "是":
            yield Finding(
                ("事实", other, "回答"),
                f"“{one}”和“{other}”不能都是“是”",
                "保留看到的那一个，另一个改成 否 或删去",
            )
    yield from _delivered_or_not(case, said)
    yield from _answered_or_not(case, said)
    yield from _still_running(case, said, today)
    yield from _still_sold(case, said)
    yield from _age_of_child(case, said)
    yield from _taken_back_by_others(case, said)
    for order in case.orders:
        for name, answer in REDEMPTION_EXCLUDES.get(order.redemption or "", {}).items():
            if said.get(name) == answer:
                yield Finding(
                    ("事实", name, "回答"),
                    f"兑换结果写的是“{order.redemption}”，这里却答“{answer}”",
                    "核对截图，改正其中一个",
                )


def _taken_back_by_others(case: Case, said: Mapping[str, str]) -> Iterator[Finding]:
    """An account that its seller, or whoever had it before, takes back by 申诉 was not taken back by the operator."""
    if said.get(TAKEN_BACK) != "是":
        return
    texts = [text for event in case.events for text in (event.what, event.their_words, event.my_words)]
    heard = [found[0] for text in (*texts, case.title) if text and (found := BY_OTHERS.search(text))]
    if heard:
        yield Finding(
            ("事实", TAKEN_BACK, "回答"),
            f"“{TAKEN_BACK}”说的是官方收回；别处写的是“{heard[0]}”",
            "不是官方收回的，改成 否，谁找回的照实写在“经过”里；确是官方收回的，写清楚官方的通知",
        )


def _delivered_or_not(case: Case, said: Mapping[str, str]) -> Iterator[Finding]:
    if said.get(NOT_DELIVERED) != "是":
        return
    for i, order in enumerate(case.orders):
        if order.received_at:
            yield Finding(
                ("交易", i, "收到卡密的时间"),
                f"写了收到的时间，又答“{NOT_DELIVERED}”是“是”",
                "没收到就删去这个时间；收到了就删去那个事实",
            )


def _answered_or_not(case: Case, said: Mapping[str, str]) -> Iterator[Finding]:
    if said.get(NO_REPLY) != "是":
        return
    asked = case.facts[NO_REPLY].at
    for i, event in enumerate(case.events):
        if event.their_words and asked and instant_of(event.at) > instant_of(asked, end_of_day=True):
            yield Finding(
                ("经过", i, "对方原话"),
                f"对方在这里答复过，与“{NO_REPLY}”相反",
                "把那个事实的时间改成最后一次提出的时间，或者删去它",
            )


def _still_running(case: Case, said: Mapping[str, str], today: date) -> Iterator[Finding]:
    notice = case.facts.get(NOTICE)
    if said.get(NOTICE_OVER) == "是" and notice and notice.until and day_of(notice.until) > today:
        yield Finding(
            ("事实", NOTICE_OVER, "回答"),
            f"给对方的期限到 {day_of(notice.until)}，今天（{today}）还没有过",
            "等期限过了再写；现在先删去这个事实",
        )


def _still_sold(case: Case, said: Mapping[str, str]) -> Iterator[Finding]:
    """Seen selling on a day after the platform had taken the shop down; without both days nothing is contradicted."""
    if not said.get(STILL_SOLD) == said.get(TAKEN_DOWN) == "是":
        return
    seen, down = case.facts[STILL_SOLD].at, case.facts[TAKEN_DOWN].at
    if seen and down and day_of(seen) > day_of(down):
        yield Finding(
            ("事实", TAKEN_DOWN, "回答"),
            f"{day_of(down)} 已经下架或冻结，{day_of(seen)} 却看到仍在销售",
            "核对两处的时间；后来又上架的，这里改成 否",
        )


def _age_of_child(case: Case, said: Mapping[str, str]) -> Iterator[Finding]:
    age = case.facts[CHILD].count if said.get(CHILD) == "是" else None
    if age is None:
        return
    if age >= ADULT_AT:
        yield Finding(
            ("事实", CHILD, "数量"),
            f"答的是孩子操作，当时却写 {age} 周岁，已经成年",
            "数量填下单那天几周岁；已满十八周岁的，删去这个事实",
        )
    elif age < WORKS_AT and said.get(LIVES_ON_WORK) == "是":
        yield Finding(
            ("事实", LIVES_ON_WORK, "回答"),
            f"当时 {age} 周岁，不满十六周岁，与这个回答相反",
            "核对年龄，改正其中一个",
        )
