"""A dispute in fifteen dated steps: what is open, what is closed and until when, as written down from domain/ beforehand.

Days: channels.md §9, practice.md 1.5–1.8; 2026: 09-20 and 10-10 are worked, 09-25 to 27 and 10-01 to 07 are off; the
calendar of 2027 is not announced. Days that move: kinds-2.md §10.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from cases_support import brief_of, case_file, order, yes
from plan_support import made_of

from kameng_docs.plan import CLOSED, OPEN, PREMATURE, Plan

BOUGHT = [order(下单时间="2026-09-08 20:00", 收到卡密的时间="2026-09-08 20:01")]
DEAD = {
    "兑换页提示该卡密已被使用": yes(时间="2026-09-08 20:05", 原话="该卡密已被使用"),
    "收到卡密后我第一次兑换就失败": yes(),
}
ASKED = {"我向卖家要求退货退款": yes(时间="2026-09-11 09:00")}

TICKET = {"渠道": "平台工单", "提交": "2026-09-08 21:00"}
PAYMENT = {"渠道": "支付宝投诉", "提交": "2026-09-08 21:30"}
HEIMAO = {"渠道": "黑猫投诉", "提交": "2026-09-11 10:00"}
LETTER = {"渠道": "催告函", "提交": "2026-09-11 09:00", "要求答复": "2026-09-14 18:00"}
ARRIVED = LETTER | {"送达日期": "2026-09-13"}
COMPLAINT = {"渠道": "12315", "提交": "2026-09-18 10:00"}
ACCEPTED = COMPLAINT | {"状态": "已受理", "受理日期": "2026-09-29"}
FAILED = ACCEPTED | {"状态": "调解不成", "办结日期": "2026-11-30"}
REPORT = {"渠道": "12315举报", "提交": "2026-09-30 15:00"}
SUIT = {"渠道": "法院", "提交": "2026-12-10 10:00"}
ON_FILE = SUIT | {"状态": "已受理", "受理日期": "2026-12-15"}
JUDGED = {
    "文书类型": "民事判决书", "文书号": "（2026）某0000民初0000号", "收到日期": "2027-01-20",
    "判决金额": "30.00", "履行期限": "2027-01-30",
}  # fmt: skip

FIRST_DAYS = [TICKET, PAYMENT]
ASKING = [*FIRST_DAYS, HEIMAO, ARRIVED]
ALWAYS_CLOSED = "appstore telecom"


@dataclass(frozen=True)
class Stage:
    """What the author has written down by a day, and what the plan must say on it."""

    today: str
    steps: list[dict[str, str]]
    open: str
    closed: str
    days: dict[str, str]
    premature: str
    next: str
    asked: bool = True
    court: dict[str, Any] = field(default_factory=dict)

    def plan(self) -> Plan:
        court = {"法院": {"名称": "某某市某某区人民法院", **self.court}} if self.court else {}
        facts = DEAD | (ASKED if self.asked else {})
        case = case_file(交易=BOUGHT, 事实=facts, 进度=self.steps, **court)
        return made_of(brief_of(case, date.fromisoformat(self.today)))


# From the day the card was known to be dead: 8 September 2029 is a Saturday, so Monday, and Friday to be safe.
# The three years of 12315 are moved by 节日 alone, and end for whoever has complained.
YEARS = {"complaint_years-samr_12315": "2029-09-08"}
BEGUN = {"termination": "2027-09-08", "limitation": "2029-09-10", **YEARS}
OWN = {"termination": "2027-09-08", "limitation": "2029-09-11"}
LATER = OWN | {"limitation": "2029-09-13"}
SENT = {"reply-heimao": "2026-09-13T10:00:00", "reply-demand_letter": "2026-09-14T18:00:00"}
SILENT = {"reply-platform_ticket": "2026-09-10T21:00:00", "reply-payment": "2026-09-10T21:30:00"}
# Whatever is counted into a year whose calendar is not announced, but for a day that stands in a judgment.
PROVISIONAL = {*YEARS, "termination", "limitation", "trial-court", "appeal-court", "execution-execution"}
# What is the author's to do, and its 稳妥日 where the last day is no working day.
MINE = {"ticket_window-platform_ticket", "quality_return", "court_fee-court", *PROVISIONAL} - {"trial-court"}
SAFE = {"2029-09-10": "2029-09-07", "2029-09-08": "2029-09-07"}
# 超过十五日: the fifteenth day is Saturday of 中秋, the widest reading gives Monday the 28th; nothing is over before.
PAST_FROM = {"refusal-samr_12315_report": date(2026, 9, 29)}
EARLY = "samr_12315 people_mediation samr_12315_report xiaoxie police settlement execution"
LATE = "samr_12315_report xiaoxie police settlement execution"

# From stage 6 on nobody has answered the letter by its day: until the suit it may be sent again (民法典 第一百九十五条).
# The issuer can be asked when the key was first used until a court has decided: 查明卖家 stays open.
STAGES = {
    "1 the card is dead": Stage(
        "2026-09-08", [], open="platform_ticket payment demand_letter court seller_identity", closed=ALWAYS_CLOSED,
        premature=f"heimao {EARLY}", asked=False, next="2026-09-09T20:00:00",
        days={"ticket_window-platform_ticket": "2026-09-09T20:00:00", "quality_return": "2026-09-15", **BEGUN},
    ),
    "2 ticket and payment complaint": Stage(
        "2026-09-09", FIRST_DAYS, open="demand_letter court seller_identity", closed=ALWAYS_CLOSED, premature=f"heimao {EARLY}",
        asked=False, next="2026-09-10T21:00:00",
        days={**SILENT, "quality_return": "2026-09-15", **BEGUN},
    ),
    "3 forty-eight hours of silence": Stage(
        "2026-09-11", FIRST_DAYS, open="heimao demand_letter court seller_identity", closed=ALWAYS_CLOSED, premature=EARLY,
        asked=False, next="2026-09-13",
        days={**SILENT, "quality_return": "2026-09-15", **BEGUN},
    ),
    "4 letter and post, within the seven days": Stage(
        "2026-09-12", [*FIRST_DAYS, HEIMAO, LETTER], open="court seller_identity", closed=ALWAYS_CLOSED, premature=EARLY,
        next="2026-09-13T10:00:00",
        days={**SILENT, **SENT, **OWN, **YEARS, "refusal-samr_12315_report": "2026-09-26"},
    ),
    "5 the sixth day": Stage(
        "2026-09-13", ASKING, open="samr_12315 people_mediation court seller_identity", closed=ALWAYS_CLOSED, premature=LATE,
        next="2026-09-13T10:00:00",
        days={**SILENT, **SENT, **LATER, **YEARS, "refusal-samr_12315_report": "2026-09-26"},
    ),
    "6 12315, seven working days over the worked Sunday and 中秋": Stage(
        "2026-09-21", [*ASKING, COMPLAINT], open="seller_identity demand_letter", closed=f"{ALWAYS_CLOSED} xiaoxie people_mediation court",
        premature="samr_12315_report police settlement execution", next="2026-09-26",
        days={**SILENT, **SENT, **LATER, "refusal-samr_12315_report": "2026-09-26",
              "acceptance-samr_12315": "2026-09-29"},
    ),
    "7 the fifteenth day after the demand is a day of 中秋": Stage(
        "2026-09-27", [*ASKING, COMPLAINT], open="seller_identity demand_letter",
        closed=f"{ALWAYS_CLOSED} xiaoxie people_mediation court",
        premature="samr_12315_report police settlement execution", next="2026-09-29",
        days={**SILENT, **SENT, **LATER, "refusal-samr_12315_report": "2026-09-26",
              "acceptance-samr_12315": "2026-09-29"},
    ),
    "7b more than fifteen days by every reading": Stage(
        "2026-09-29", [*ASKING, COMPLAINT], open="samr_12315_report seller_identity demand_letter",
        closed=f"{ALWAYS_CLOSED} xiaoxie people_mediation court", premature="police settlement execution",
        next="2026-09-29",
        days={**SILENT, **SENT, **LATER, "refusal-samr_12315_report": "2026-09-26",
              "acceptance-samr_12315": "2026-09-29"},
    ),
    "8 accepted, and a report over 国庆 and the worked Saturday": Stage(
        "2026-10-09", [*ASKING, ACCEPTED, REPORT], open="seller_identity demand_letter",
        closed=f"{ALWAYS_CLOSED} xiaoxie people_mediation court", premature="police settlement execution",
        next="2026-10-27",
        days={**SILENT, **SENT, **LATER, "report_decision-samr_12315_report": "2026-10-27",
              "mediation-samr_12315": "2026-11-30"},
    ),
    "9 the sixtieth day, a Saturday": Stage(
        "2026-11-28", [*ASKING, ACCEPTED, REPORT], open="seller_identity demand_letter",
        closed=f"{ALWAYS_CLOSED} xiaoxie people_mediation court", premature="police settlement execution",
        next="2026-11-30",
        days={**SILENT, **SENT, **LATER, "report_decision-samr_12315_report": "2026-10-27",
              "mediation-samr_12315": "2026-11-30"},
    ),
    "9b the Monday to which it may have moved": Stage(
        "2026-11-30", [*ASKING, ACCEPTED, REPORT], open="seller_identity demand_letter",
        closed=f"{ALWAYS_CLOSED} xiaoxie people_mediation court", premature="police settlement execution",
        next="2026-11-30",
        days={**SILENT, **SENT, **LATER, "report_decision-samr_12315_report": "2026-10-27",
              "mediation-samr_12315": "2026-11-30"},
    ),
    "10 the day after": Stage(
        "2026-12-01", [*ASKING, ACCEPTED, REPORT], open="people_mediation court seller_identity demand_letter",
        closed=f"{ALWAYS_CLOSED} xiaoxie", premature="police settlement execution", next="2027-09-08",
        days={**SILENT, **SENT, **LATER, "report_decision-samr_12315_report": "2026-10-27",
              "mediation-samr_12315": "2026-11-30"},
    ),
    "11 the notice that it failed": Stage(
        "2026-12-02", [*ASKING, FAILED, REPORT], open="people_mediation court seller_identity demand_letter",
        closed=f"{ALWAYS_CLOSED} xiaoxie", premature="police settlement execution", next="2026-12-09",
        days={**SILENT, **SENT, **LATER, "report_decision-samr_12315_report": "2026-10-27",
              "closing_notice-samr_12315": "2026-12-09"},
    ),
    "12 filed": Stage(
        "2026-12-11", [*ASKING, FAILED, REPORT, SUIT], open="seller_identity",
        closed=f"{ALWAYS_CLOSED} xiaoxie people_mediation", premature="police settlement execution",
        next="2026-12-17",
        days={**SILENT, **SENT, "report_decision-samr_12315_report": "2026-10-27", "filing-court": "2026-12-17"},
    ),
    "13 on the court's file, over the New Year": Stage(
        "2026-12-31", [*ASKING, FAILED, REPORT, ON_FILE], open="seller_identity",
        closed=f"{ALWAYS_CLOSED} xiaoxie people_mediation", premature="police settlement execution",
        next="2027-02-15",
        days={**SILENT, **SENT, "report_decision-samr_12315_report": "2026-10-27", "court_fee-court": "2026-12-22",
              "trial-court": "2027-02-15"},
    ),
    "14 judgment": Stage(
        "2027-01-21", [*ASKING, FAILED, REPORT, ON_FILE], court={"裁判": JUDGED}, open="",
        closed=f"{ALWAYS_CLOSED} xiaoxie people_mediation", premature="police settlement execution",
        next="2027-01-30",
        days={**SILENT, **SENT, "report_decision-samr_12315_report": "2026-10-27", "appeal-court": "2027-02-04",
              "perform-execution": "2027-01-30", "execution-execution": "2029-01-30"},
    ),
    "15 not performed": Stage(
        "2027-01-31", [*ASKING, FAILED, REPORT, ON_FILE], court={"裁判": JUDGED, "省份": "江苏"},
        open="execution", closed=f"{ALWAYS_CLOSED} xiaoxie people_mediation", premature="police settlement",
        next="2029-01-30",
        days={**SILENT, **SENT, "report_decision-samr_12315_report": "2026-10-27",
              "perform-execution": "2027-01-30", "execution-execution": "2029-01-30"},
    ),
}  # fmt: skip


# The channels of this dispute; one that is added later has a test of its own.
TOLD = {
    slug
    for stage in STAGES.values()
    for part in (stage.open, stage.closed, stage.premature)
    for slug in part.split()
}


def slugs(plan: Plan, status: str) -> set[str]:
    return {rung.channel for rung in plan.having(status)} & TOLD


@pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES)
def test_what_is_open_closed_and_too_early(stage: Stage) -> None:
    plan = stage.plan()
    assert slugs(plan, OPEN) == set(stage.open.split())
    assert slugs(plan, CLOSED) == set(stage.closed.split())
    assert slugs(plan, PREMATURE) == set(stage.premature.split())
    for rung in plan.rungs:
        assert rung.reason, rung
        assert rung.authority, rung


@pytest.mark.parametrize("stage", STAGES.values(), ids=STAGES)
def test_which_days_matter_and_which_comes_first(stage: Stage) -> None:
    plan = stage.plan()
    assert {each.id: each.on.isoformat() for each in plan.deadlines} == stage.days
    assert plan.next is not None
    assert plan.next.on.isoformat() == stage.next
    for each in plan.deadlines:
        last = each.on.date() if isinstance(each.on, datetime) else each.on
        past_from = PAST_FROM.get(each.id, last + timedelta(days=1))
        assert each.passed == (past_from <= plan.today), each.id
        assert each.mine == (each.id in MINE), each.id
        day = each.on.isoformat()
        assert (each.safe_on and each.safe_on.isoformat()) == (SAFE.get(day, day) if each.mine else None)
        assert each.how, each
        assert each.authority, each
        assert each.provisional == (each.id in PROVISIONAL), each


def stage(number: str) -> Plan:
    (found,) = [each for name, each in STAGES.items() if name.split()[0] == number]
    return found.plan()


def rung(plan: Plan, slug: str) -> Any:
    return next(each for each in plan.rungs if each.channel == slug)


def test_the_court_is_a_choice_until_the_mediation_is_over() -> None:
    before, during, last, after = (stage(number) for number in ("5", "9", "9b", "10"))
    assert rung(before, "court").choice
    for each in (during, last):
        assert rung(each, "court").opens_at == date(2026, 12, 1)
    assert not rung(after, "court").choice
    assert "调解没有谈成" in rung(after, "court").reason
    assert rung(after, "court").due_at == date(2029, 9, 13)
    assert rung(after, "court").safe_at == date(2029, 9, 13)


def test_working_days_tell_what_they_left_out() -> None:
    (accepting,) = [each for each in stage("6").deadlines if each.id.startswith("acceptance")]
    assert "09-25" in accepting.how
    assert "计入调休上班09-20" in accepting.how
    (report,) = [each for each in stage("8").deadlines if each.id.startswith("report")]
    assert "10-01、10-02、10-05、10-06、10-07" in report.how
    assert "计入调休上班10-10" in report.how
    assert not report.binding


def over_the_new_year(**more: str) -> Plan:
    complaint = {"渠道": "12315", "提交": "2026-12-28 10:00", **more}
    refused = {"渠道": "平台工单", "提交": "2026-12-25", "状态": "已拒绝", "答复时间": "2026-12-26"}
    bought = [order(下单时间="2026-12-24 10:00", 收到卡密的时间="2026-12-24 10:01")]
    facts = DEAD | {"兑换页提示该卡密已被使用": yes(时间="2026-12-24 10:05", 原话="该卡密已被使用")}
    case = case_file(交易=bought, 事实=facts, 进度=[refused, complaint])
    return made_of(brief_of(case, date(2026, 12, 31)))


def test_a_count_into_a_year_not_announced_is_provisional() -> None:
    """29, 30, 31 December, 4 to 7 January: 1 January is off, what else is nobody knows yet."""
    plan = over_the_new_year()
    (accepting,) = [each for each in plan.deadlines if each.id.startswith("acceptance")]
    assert (accepting.on, accepting.provisional) == (date(2027, 1, 7), True)
    assert "暂定" in accepting.how
    assert rung(plan, "samr_12315").provisional
    assert "暂定" in rung(plan, "samr_12315").reason


def test_sixty_days_are_natural_days_over_the_new_year() -> None:
    plan = over_the_new_year(状态="已受理", 受理日期="2026-12-31")
    (mediation,) = [each for each in plan.deadlines if each.id.startswith("mediation")]
    # Natural days, but whether 1 March is worked nobody has announced.
    assert (mediation.on, mediation.provisional) == (date(2027, 3, 1), True)
    assert "暂定" in mediation.how
    assert rung(plan, "court").opens_at == date(2027, 3, 2)
