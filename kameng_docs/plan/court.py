"""The last rung: the court, what comes of its judgment, and a settlement on the way."""

from dataclasses import replace
from datetime import date

from kameng_docs.brief import JudgmentInfo
from kameng_docs.brief.standing import COURT, REGULATOR, mediation_is_over
from kameng_docs.case.part import day_of
from kameng_docs.law.fact_names import ADMITTED, ASKED, END_NOTICE, NOTICE
from kameng_docs.plan.model import CLOSED, DONE, OPEN, PREMATURE, Rung
from kameng_docs.plan.past import DAY, Past
from kameng_docs.plan.words import word
from kameng_docs.procedure.ladder import period
from kameng_docs.procedure.limitation import Limitation, limitation
from kameng_docs.wording import instant_in_digits


def court(past: Past) -> Rung:
    """By the author's choice at any time; as the next step once the others are at an end."""
    step, judgment = past.last(COURT), past.brief.court_info.judgment
    if judgment:
        return past.rung(COURT, DONE, "court_decided", kind=judgment.kind)
    if past.sued:
        return _filed(past, past.sued)
    if other := past.busy(COURT):
        return past.rung(COURT, CLOSED, "court_busy", other=other).opening(_mediation_ends(past))
    if step and step.state == "不予受理":
        return past.rung(COURT, OPEN, "court_refused", state=step.state)
    return _to_file(past)


def _to_file(past: Past) -> Rung:
    if not past.brief.claims:
        return past.rung(COURT, PREMATURE, "no_claim")
    if not all(respondent.known for respondent in past.brief.defendants):
        return past.rung(COURT, PREMATURE, "court_who")
    due = until_limitation(past)
    why = why_now(past)
    rung = (
        past.rung(COURT, OPEN, "court_open", why=word(why).told())
        if why
        else past.rung(COURT, OPEN, "court_choice")
    )
    return replace(rung, due_at=due.last if due else None, choice=not why)


def _filed(past: Past, on: date) -> Rung:
    step = past.last(COURT)
    accepted = past.brief.court_info.filed_on or (step.accepted_on if step else None)
    if step and step.state not in {"已提交", "已受理"}:
        return past.rung(COURT, DONE, "court_ended", on=on, state=step.state)
    if accepted:
        due = period("trial").after(accepted)
        return past.rung(COURT, DONE, "court_trial", on=accepted, due=due).until(due)
    due = period("filing").after(on)
    return past.rung(COURT, DONE, "court_filing", on=on, due=due).until(due)


def _mediation_ends(past: Past) -> date | None:
    """The day after the last one of the regulator's mediation."""
    step = past.last(REGULATOR)
    if step is None or step.accepted_on is None or not past.is_pending(step):
        return None
    return period("mediation").after(step.accepted_on) + DAY


def why_now(past: Past) -> str:
    """The sentence of what came to an end, so that a suit is the next step; empty where nothing did."""
    step, settlement = past.last(REGULATOR), past.brief.settlement
    if settlement and past.is_over(settlement.pay_by):
        return "why_settlement"
    bodies = [
        each for slug in (REGULATOR, "xiaoxie", "telecom", "people_mediation") if (each := past.last(slug))
    ]
    if step and mediation_is_over(step, past.today):
        return "why_mediation"
    if any(each.state in {"调解不成", "已拒绝", "部分解决"} for each in bodies):
        return "why_mediation"
    return "why_refused" if any(each.state == "不予受理" for each in bodies) else ""


def until_limitation(past: Past) -> Limitation | None:
    """民法典 第一百八十八条: three years, begun anew only by demands that are known to have arrived (第一百九十五条).

    What was asked in person (a fact), a letter with its day of arrival, a step that was answered, a promise to pay.
    """
    known = past.brief.known_on
    if known is None:
        return None
    facts = [past.brief.facts[name] for name in (ASKED, NOTICE, END_NOTICE, ADMITTED)]
    days = [day_of(fact.at) for fact in facts if fact.state == "是" and fact.at]
    days += [step.arrived_on for step in past.brief.steps if step.arrived_on]
    days += [day_of(step.replied_at) for step in past.contacts if step.replied_at]
    return limitation(known, [day for day in days if known <= day <= past.today])


def settlement(past: Past) -> Rung:
    """Agreed, and until when the money is due."""
    slug, agreed = "settlement", past.brief.settlement
    if agreed is None:
        return past.rung(slug, PREMATURE, "settlement_none")
    said = "settlement_broken" if past.is_over(agreed.pay_by) else "settlement_waiting"
    return past.rung(slug, DONE, said, due=instant_in_digits(agreed.pay_by)).until(agreed.pay_by)


def execution(past: Past) -> Rung:
    """Two years from the last day to perform (民诉法 第二百五十条)."""
    slug, judgment = "execution", past.brief.court_info.judgment
    if step := past.last(slug):
        return past.rung(slug, DONE, "execution_sent", on=day_of(step.submitted_at))
    if judgment is None:
        return past.rung(slug, PREMATURE, "execution_none")
    start = performed_by(judgment)
    if start is None:
        return past.rung(slug, PREMATURE, "execution_no_day")
    due = period("execution").after(start)
    if not past.is_over(start):
        return past.rung(slug, PREMATURE, "execution_wait", due=start).opening(start + DAY).until(due)
    if past.is_over(due):
        return past.rung(slug, CLOSED, "execution_late", due=due).until(due)
    return past.rung(slug, OPEN, "execution_open", perform=start, due=due).opening(start + DAY).until(due)


def performed_by(judgment: JudgmentInfo) -> date | None:
    """The day from which the two years count: the last one to perform, else that of taking effect."""
    return judgment.perform_by or judgment.effective_on
