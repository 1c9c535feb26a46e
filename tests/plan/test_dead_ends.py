"""Two hundred made-up cases of every kind: no step is offered without a paper or a named lack, and no day of a right that is none."""

import random
from datetime import date, timedelta
from typing import Any, get_args

import pytest
from cases_support import FIRM, brief_of, case_file, order, seller, workshop, yes

from kameng_docs.brief import Brief
from kameng_docs.case.story import StepState
from kameng_docs.channels.rung import CLOSED, DONE, OPEN
from kameng_docs.law.vocabulary import disputes, facts
from kameng_docs.pipeline import Disclosures, handed_in, offered
from kameng_docs.plan import plan_of

CASES = 200
PERSON = {"名称": "某戊", "主体类型": "个人"}
NICKNAME: dict[str, Any] = {"主体": "不知道"}
CHANNELS = (
    "平台工单",
    "支付投诉",
    "黑猫投诉",
    "催告函",
    "12315",
    "12315举报",
    "消协",
    "12345",
    "人民调解",
    "报案",
    "法院",
)
RIGHTS = {"quality_return", "rescission", "termination", "limitation"}


def _case(seed: int) -> tuple[dict[str, Any], date]:
    r = random.Random(seed)  # noqa: S311
    bought = date(2026, r.randrange(1, 12), r.randrange(1, 28))
    asked = [name for name, word in facts().items() if not word.derived]
    said = {}
    for name in r.sample(asked, r.randrange(0, 9)):
        on = bought + timedelta(days=r.randrange(0, 30))
        answer = r.choice(("是", "是", "否", "不清楚"))
        said[name] = {
            "回答": answer,
            **({"时间": on.isoformat(), "原话": "某句话"} if answer == "是" and r.random() < 0.7 else {}),
        }
    if r.random() < 0.6:
        said |= {
            "兑换页提示该卡密已被使用": yes(时间=bought.isoformat(), 原话="已被使用"),
            "收到卡密后我第一次兑换就失败": yes(),
        }
    if r.random() < 0.5:
        said["我向卖家要求退货退款"] = yes(时间=(bought + timedelta(days=r.randrange(0, 20))).isoformat())
    goods = order(
        下单时间=bought.isoformat(), 收到卡密的时间=bought.isoformat(), 买的是什么=r.choice(("卡密", "代充", "会员开通", "账号")),
        实付=r.choice(("0.00", "15.00", "68.00", "4000.00")), 付款方式=r.choice(("微信支付", "支付宝", "App Store", "平台余额", "Apple Pay")),
    )  # fmt: skip
    if r.random() < 0.3:
        del goods["订单号"]
    steps = []
    for name in r.sample(CHANNELS, r.randrange(0, 4)):
        step = {
            "渠道": name,
            "提交": (bought + timedelta(days=r.randrange(1, 40))).isoformat(),
            "状态": r.choice(get_args(StepState)),
        }
        if r.random() < 0.4:
            step["受理日期"] = step["提交"]
        steps.append(step)
    who = r.choice(
        (seller(), seller(主体=PERSON), seller(主体="不知道"), seller(主体=FIRM, 网站上卖家情况="只有一家店"))
    )
    more: dict[str, Any] = {}
    if r.random() < 0.2:
        won = {
            "文书类型": "民事判决书",
            "文书号": "（2026）某0000民初0000号",
            "收到日期": (bought + timedelta(days=50)).isoformat(),
        }
        won |= r.choice(
            ({"主文": "驳回原告的诉讼请求", "判决金额": "0"}, {"主文": "被告退还", "判决金额": "15.00"}, {})
        )
        more["法院"] = {
            "名称": "某某市某某区人民法院",
            "立案日期": (bought + timedelta(days=20)).isoformat(),
            "裁判": won,
        }
    made = case_file(
        买来做什么=r.choice(("自己用", "自己用", "拿去卖", "兼有")), 卖家=[who], 交易=[goods], 事实=said, 进度=steps,
        争议=r.sample(list(disputes()), r.randrange(1, 3)),
        诉求={"主要要求": r.choice(("退款", "退款", "补发", "恢复账号", "补差价"))}, **more,
    )  # fmt: skip
    if r.random() < 0.3:
        del made["平台"]
    return made, bought + timedelta(days=r.randrange(0, 400))


def _dead_ends(brief: Brief) -> list[str]:
    shop = workshop()
    plan = plan_of(brief, shop.channels)
    offers: dict[str, list[Any]] = {}
    for sheet, _, _ in offered(shop, Disclosures(brief), plan, handed_in(shop)):
        offers.setdefault(sheet.channel.slug, []).append(sheet)
    found = []
    for rung in plan.rungs:
        papers = shop.channels[rung.channel].papers
        told = [s for s in offers.get(rung.channel, []) if OPEN in s.paper.at]
        if rung.status == OPEN and papers and not any(not s.code or s.missing for s in told):
            found.append(f"{rung.channel} is open, has no paper and says no lack")
        if rung.status == CLOSED and any(not s.code and CLOSED not in s.paper.at for s in told):
            found.append(f"{rung.channel} is closed and has a paper")
        if rung.status != DONE and not rung.reason:
            found.append(f"{rung.channel} gives no reason")
    names = {rung.name for rung in plan.rungs if rung.status == OPEN}
    steps = [todo.what.removeprefix("走这一步：") for todo in plan.todo if todo.what.startswith("走这一步：")]
    found += [f"today sends to {name}, which is not open" for name in steps if name not in names]
    unsupported = any(todo.what.startswith("这件事法律上不支持") for todo in plan.todo)
    steps = [name for name in steps if name not in {"12315举报", "报案"}]
    if unsupported and (steps or {day.id for day in plan.deadlines} & RIGHTS):
        found.append("what the law does not carry is given a step or the day of a right")
    if plan.over and all(each.paid == 0 for each in brief.orders) and not brief.settlement:
        found.append("what never cost money is over")
    found += [
        f"{day.id} is past though its last day is to come"
        for day in plan.deadlines
        if day.passed and _day(day.on) >= plan.today
    ]
    return found


def _day(moment: Any) -> date:
    return moment.date() if hasattr(moment, "date") else moment


def _all(seeds: range) -> list[str]:
    found = []
    for seed in seeds:
        case, today = _case(seed)
        found += [f"{seed} {told}" for told in _dead_ends(brief_of(case, today))]
    return found


def test_no_dead_end_in_a_few() -> None:
    assert _all(range(0, CASES, 13)) == []


@pytest.mark.slow
def test_no_dead_end_in_two_hundred() -> None:
    assert _all(range(CASES)) == []


def test_the_cases_reach_every_standing_and_what_the_law_does_not_carry() -> None:
    """The two hundred are of use only if they come to the places that are asked about."""
    plans = [plan_of(brief_of(*_case(seed)), workshop().channels) for seed in range(1, CASES, 2)]
    assert {rung.status for plan in plans for rung in plan.rungs} == {"open", "closed", "premature", "done"}
    told = [todo.why for plan in plans for todo in plan.todo if "法律上不支持" in todo.what]
    assert told
    assert not any("还没有回答" in why for why in told)
