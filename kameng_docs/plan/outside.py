"""The third rung: bodies outside, most of which take a dispute only if no other has it; and the police."""

from dataclasses import replace
from datetime import date

from kameng_docs.brief import Moment, StepInfo
from kameng_docs.brief.standing import mediation_is_over
from kameng_docs.case.part import day_of
from kameng_docs.law.fact_names import ASKED, BACK
from kameng_docs.law.grounds import grounds
from kameng_docs.plan.model import CLOSED, DONE, OPEN, PREMATURE, Rung, Trigger
from kameng_docs.plan.past import DAY, TURNED_AWAY, Past
from kameng_docs.plan.words import word, words
from kameng_docs.procedure.ladder import period
from kameng_docs.procedure.limitation import police_until
from kameng_docs.procedure.workdays import Workdays
from kameng_docs.wording import instant_in_digits

REFUSAL = "report-refusal"
# Without these the fifteen days make no clue of it when they are over.
REFUSAL_NEEDS = ("买来自用", "卖家是经营者")
LOST = {"付款后被拉黑", "付款后网站打不开"}


def samr_12315(past: Past) -> Rung:
    """令121: once for one dispute, within three years, with name and address."""
    slug, step = "samr_12315", past.last("samr_12315")
    if step and not _may_try_again(step):
        return _complaint_sent(past, step)
    closed = _excluded(past, slug, "busy", "handled", "sued") or _never_a_complaint(past)
    if closed:
        return closed
    last = _three_years(past)
    said = "samr_again" if step else "samr_open"
    if not step and not past.has_come(past.complaint_from):
        early = "samr_early" if past.complaint_from else "ask_first"
        return past.rung(slug, PREMATURE, early).opening(past.complaint_from).until(last)
    if not _somebody_is_named(past):
        return past.rung(slug, PREMATURE, "who_first")
    rung = past.rung(slug, OPEN, said).opening(past.complaint_from).until(last)
    if past.last("police"):
        warning = word("police_warning")
        rung = replace(rung, reason=f"{rung.reason}。{warning.told()}")
    return rung


def _may_try_again(step: StepInfo) -> bool:
    """Turned away, or withdrawn before anybody had taken it up."""
    return step.state in TURNED_AWAY and step.accepted_on is None


def _complaint_sent(past: Past, step: StepInfo) -> Rung:
    slug, on = step.channel, day_of(step.submitted_at)
    if step.accepted_on and not step.closed_on and step.state in {"已提交", "已受理"}:
        due = period("mediation").after(step.accepted_on)
        said = "samr_over" if mediation_is_over(step, past.today) else "samr_mediating"
        return past.rung(slug, DONE, said, on=step.accepted_on, due=due).until(due)
    if past.is_pending(step):
        found = period("complaint_acceptance").workdays(on)
        said = "samr_silent" if past.is_over(found.last) else "samr_accepting"
        return past.rung(slug, DONE, said, **_counted(on, found)).until(
            found.last, provisional=found.provisional
        )
    return past.rung(slug, DONE, "samr_ended", state=step.state)


def _counted(on: date, found: Workdays) -> dict[str, object]:
    """What the sentences of a period of working days are told with."""
    return {"on": on, "due": found.last, "provisional": "，暂估" if found.provisional else ""}


def _excluded(past: Past, slug: str, busy: str, handled: str, sued: str) -> Rung | None:
    """Closed because a court, or another body, has the dispute or had it."""
    if past.sued:
        return past.rung(slug, CLOSED, sued, on=past.sued)
    if other := past.busy(slug):
        return past.rung(slug, CLOSED, busy, other=other)
    if other := past.handled(slug):
        return past.rung(slug, CLOSED, handled, other=other)
    return None


def _never_a_complaint(past: Past) -> Rung | None:
    slug = "samr_12315"
    if past.is_no("买来自用"):
        return past.rung(slug, CLOSED, "not_own_use")
    last = _three_years(past)
    if past.is_over(last):
        return past.rung(slug, CLOSED, "three_years", due=last)
    return None


def _three_years(past: Past) -> Moment | None:
    return period("complaint_years").after(past.brief.known_on) if past.brief.known_on else None


def _somebody_is_named(past: Past) -> bool:
    """A seller with name and address, or the company behind the platform; the name of a chat group is nobody's."""
    operator = past.brief.platform_operator
    runs = operator is not None and operator.known and operator.kind != "个人"
    return runs or any(respondent.known for respondent in past.brief.respondents)


def samr_12315_report(past: Past) -> Rung:
    """A report stands apart from all else: when a clue stands, or fifteen days after the demand."""
    slug = "samr_12315_report"
    if step := past.last(slug):
        found = period("report_decision").workdays(day_of(step.submitted_at))
        values = _counted(day_of(step.submitted_at), found)
        if past.is_pending(step) and not past.is_over(found.last):
            rung = past.rung(slug, DONE, "report_waiting", **values)
            return rung.until(found.last, provisional=found.provisional)
        return past.rung(slug, DONE, "report_sent", on=values["on"])
    return _to_report(past)


def _to_report(past: Past) -> Rung:
    slug, asked = "samr_12315_report", past.brief.facts[ASKED]
    last = period("refusal").after(day_of(asked.at)) if asked.state == "是" and asked.at else None
    if last and asked.at and any(lead.id == REFUSAL for lead in past.brief.leads):
        return past.rung(slug, OPEN, "report_fifteen", asked=day_of(asked.at), last=last).opening(last + DAY)
    if _has_clue(past):
        return past.rung(slug, OPEN, "report_open")
    if past.is_no("买来自用") or past.is_over(last):
        return past.rung(slug, CLOSED, "report_none")
    if last and not _may_become_refusal(past):
        return past.rung(slug, CLOSED, "report_none")
    if last and asked.at:
        rung = past.rung(slug, PREMATURE, "report_wait", asked=day_of(asked.at), last=last)
        return rung.opening(last + DAY)
    return past.rung(slug, PREMATURE, "report_no_day")


def _may_become_refusal(past: Past) -> bool:
    """Whether the days alone are wanting for a refusal under 处罚办法 第八条第二项."""
    held = {ground.id for ground in past.brief.grounds}
    return all(past.is_yes(name) for name in REFUSAL_NEEDS) and not held.isdisjoint(grounds()[REFUSAL].needs)


def _has_clue(past: Past) -> bool:
    """A ground that serves a report, besides the refusal that only time makes."""
    return any(lead.id.startswith("report-") and lead.id != REFUSAL for lead in past.brief.leads)


def xiaoxie(past: Past) -> Rung:
    """In reserve: where 12315 did not take it."""
    slug, step, regulator = "xiaoxie", past.last("xiaoxie"), past.last("samr_12315")
    if step and not _may_try_again(step):
        return _with_body(past, step)
    closed = _excluded(past, slug, "busy_elsewhere", "handled_elsewhere", "sued_elsewhere")
    if closed:
        return closed
    if past.is_no("买来自用"):
        return past.rung(slug, CLOSED, "xiaoxie_own_use")
    if regulator and regulator.state == "不予受理":
        return past.rung(slug, OPEN, "xiaoxie_open")
    return past.rung(slug, PREMATURE, "standby")


def _with_body(past: Past, step: StepInfo) -> Rung:
    values = {"on": instant_in_digits(step.submitted_at), "state": step.state}
    said = "with_body" if past.is_pending(step) else "body_ended"
    return past.rung(step.channel, DONE, said, **values).until(step.reply_by)


def hotline_12345(past: Past) -> Rung | None:
    """Only where the author called it: it hands on to the market regulator."""
    step = past.last("hotline_12345")
    if step is None:
        return None
    rung, note = _with_body(past, step), word("hotline_note")
    return replace(rung, reason=f"{rung.reason}。{note.told()}")


def people_mediation(past: Past) -> Rung:
    """If both want it, from when a complaint would be due, and while nobody else mediates."""
    slug, step = "people_mediation", past.last("people_mediation")
    if step and step.state not in TURNED_AWAY:
        return _with_body(past, step)
    if past.sued:
        return past.rung(slug, CLOSED, "sued_elsewhere", on=past.sued)
    if other := past.busy(slug):
        return past.rung(slug, CLOSED, "busy_elsewhere", other=other)
    if past.has_come(past.complaint_from):
        if not any(respondent.known for respondent in past.brief.respondents):
            return past.rung(slug, PREMATURE, "mediation_who")
        return past.rung(slug, OPEN, "mediation_open").opening(past.complaint_from)
    early = "samr_early" if past.complaint_from else "ask_first"
    return past.rung(slug, PREMATURE, early).opening(past.complaint_from)


def telecom(past: Past) -> Rung:
    """Only against a carrier, after it had fifteen days; five months for a dispute about charges."""
    slug, step = "telecom", past.last("telecom")
    if step and not _may_try_again(step):
        return _telecom_sent(past, step)
    if not past.is_telecom:
        return past.rung(slug, CLOSED, "telecom_not")
    closed = _excluded(past, slug, "busy_elsewhere", "handled_elsewhere", "sued_elsewhere")
    if closed:
        return closed
    due = period("telecom_fee").after(day_of(past.paid_at))
    opens = period("telecom_wait").after(day_of(past.first_asked)) + DAY if past.first_asked else None
    opens = min([day for day in (opens, past.refused_on) if day], default=None)
    if not past.has_come(opens):
        return past.rung(slug, PREMATURE, "telecom_early").opening(opens).until(due)
    said = "telecom_late" if past.is_over(due) else "telecom_open"
    return past.rung(slug, OPEN, said, due=due).opening(opens).until(due)


def _telecom_sent(past: Past, step: StepInfo) -> Rung:
    if not past.is_pending(step):
        return _with_body(past, step)
    if step.accepted_on:
        due = period("telecom_reply").after(step.accepted_on)
        return past.rung("telecom", DONE, "telecom_waiting", on=step.accepted_on, due=due).until(due)
    found = period("telecom_acceptance").workdays(day_of(step.submitted_at))
    values = _counted(day_of(step.submitted_at), found)
    return past.rung("telecom", DONE, "telecom_accepting", **values).until(
        found.last, provisional=found.provisional
    )


def triggers(past: Past) -> tuple[Trigger, ...]:
    """What the author saw for which the police can be asked at once."""
    seen = [past.brief.facts[name] for name in words().triggers if past.is_yes(name)]
    back = past.is_yes(BACK)
    return tuple(Trigger(fact.name, fact.at) for fact in seen if not (back and fact.name in LOST))


def police(past: Past) -> Rung:
    """At any time, where one of the signs is there; it excludes nothing, and is only warned of."""
    slug, step, seen = "police", past.last("police"), triggers(past)
    if step:
        said = "police_refused" if step.state == "不予立案" else "police_sent"
        rung = past.rung(slug, DONE, said, on=day_of(step.submitted_at), state=step.state)
        told = step.state == "不予立案" and step.closed_on
        return rung.until(period("police_review").after(step.closed_on) if told and step.closed_on else None)
    if any(order.sort == "账号" for order in past.brief.orders):
        return past.rung(slug, CLOSED, "police_accounts")
    if not seen:
        return past.rung(slug, PREMATURE, "police_not")
    days = [day_of(trigger.on) for trigger in seen if trigger.on]
    rung = past.rung(slug, OPEN, "police_now", seen="、".join(trigger.fact for trigger in seen))
    return rung.until(police_until(min(days)) if days else None)
