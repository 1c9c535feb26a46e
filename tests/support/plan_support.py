"""Builders for tests of the plan: a brief with steps, its plan, and what to look up in it."""

from datetime import date
from typing import Any

from cases_support import brief_of, case_file, workshop, yes

from kameng_docs.brief import Brief, Moment
from kameng_docs.plan import Deadline, Plan, Rung, plan_of

DEAD = {
    "兑换页提示该卡密已被使用": yes(时间="2026-11-01 10:05", 原话="该卡密已被使用"),
    "收到卡密后我第一次兑换就失败": yes(),
}
ASKED = {"我向卖家要求退货退款": yes(时间="2026-11-02 09:00")}
TODAY = date(2026, 11, 22)


def brief(
    *steps: dict[str, str], today: date = TODAY, facts: dict[str, Any] | None = None, **changes: Any
) -> Brief:
    return brief_of(case_file(事实=DEAD | ASKED | (facts or {}), 进度=list(steps), **changes), today)


def plan(*steps: dict[str, str], today: date = TODAY, **changes: Any) -> Plan:
    return made_of(brief(*steps, today=today, **changes))


def made_of(told: Brief) -> Plan:
    """The plan of a brief over the channels as they ship."""
    return plan_of(told, workshop().channels)


def step(channel: str, on: str = "2026-11-10", **more: str) -> dict[str, str]:
    return {"渠道": channel, "提交": on, **more}


def rung(made: Plan, slug: str) -> Rung:
    return next(each for each in made.rungs if each.channel == slug)


def day(made: Plan, name: str) -> Deadline | None:
    return next((each for each in made.deadlines if each.id.partition("-")[0] == name), None)


def on(made: Plan, name: str) -> Moment | None:
    found = day(made, name)
    return found.on if found else None
