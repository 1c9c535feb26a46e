"""The moments of a case by name: from which periods are counted, and which sentences print."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from kameng_docs.brief import Moment
from kameng_docs.case.part import day_of
from kameng_docs.gates.claims import police_signs
from kameng_docs.gates.past import Past
from kameng_docs.law.fact_names import ASKED, MISTAKEN
from kameng_docs.procedure.ladder import COURT, period
from kameng_docs.procedure.reckoned import Reckoned

DAY = timedelta(days=1)


def _of_step(read: Callable[..., Moment | None]) -> Callable[[Past, str], Moment | None]:
    """A moment of the last step through the channel that is asked about."""

    def moment(past: Past, slug: str) -> Moment | None:
        step = past.last(slug)
        return read(step) if step else None

    return moment


def _asked(past: Past, _: str) -> Moment | None:
    asked = past.brief.facts[ASKED]
    return day_of(asked.at) if asked.state == "是" and asked.at else None


def _mistake_known(past: Past, _: str) -> Moment | None:
    """Whoever told of a mistake knew of it by then; earlier where the author says so."""
    told = past.brief.facts[MISTAKEN]
    days = [past.brief.known_on, day_of(told.at) if told.at else None]
    return min((day for day in days if day), default=None) if told.state == "是" else None


def _reply_due(past: Past, slug: str) -> Moment | None:
    """The day demanded, else the usual 48 hours."""
    step = past.last(slug)
    return (step.reply_by or period("reply").hours_after(step.submitted_at)) if step else None


def _seen(past: Past, _: str) -> Moment | None:
    """The first sign for the police that has a day."""
    return min((day_of(sign.at) for sign in police_signs(past) if sign.at), default=None)


def _police_until(past: Past, slug: str) -> Reckoned | None:
    """治安管理处罚法 第二十五条: six months from that day, which counts."""
    seen = _seen(past, slug)
    return period("police").reckoned(day_of(seen)) if seen else None


def _bodies_lapse(past: Past, _: str) -> Moment | None:
    """The day after the last one on which a procedure that is running ends by itself."""
    days = [step.lapses_on for step in past.brief.steps if step.lapses_on and past.is_pending(step)]
    return max(days) + DAY if days else None


def _after_pay_by(past: Past, _: str) -> Moment | None:
    due = past.judgment.due_on if past.judgment else None
    return due + DAY if due else None


def _taken(past: Past, _: str) -> Moment | None:
    step = past.last(COURT)
    return past.brief.court_info.filed_on or (step.accepted_on if step else None)


def _limitation(past: Past, _: str) -> Reckoned | None:
    return past.limitation.reckoned if past.limitation else None


# In the order of a dispute. `first-asked` is the first word to the other side by whatever way, `firm-asked` to itself, `asked`
# the demand for the money.
MOMENTS: Mapping[str, Callable[[Past, str], Moment | Reckoned | None]] = {
    "paid": lambda past, _: past.paid_at,
    "first-paid": lambda past, _: min(day_of(order.paid_at) for order in past.brief.orders),
    "paid-day": lambda past, _: day_of(past.paid_at),
    "received": lambda past, _: past.first_received,
    # None while an order says nothing of it.
    "all-received": lambda past, _: (
        past.first_received if all(order.received_at for order in past.brief.orders) else None
    ),
    "known": lambda past, _: past.brief.known_on,
    "mistake-known": _mistake_known,
    "seen": _seen,
    "police-until": _police_until,
    "asked": _asked,
    "first-asked": lambda past, _: day_of(past.first_asked) if past.first_asked else None,
    "firm-asked": lambda past, _: day_of(past.firm_asked) if past.firm_asked else None,
    "refused": lambda past, _: past.refused_on,
    "silence-over": lambda past, _: past.silence_over,
    "complaint-from": lambda past, _: past.complaint_from,
    "submitted": _of_step(lambda step: step.submitted_at),
    "submitted-day": _of_step(lambda step: day_of(step.submitted_at)),
    "reply-due": _reply_due,
    "reply-by": _of_step(lambda step: step.reply_by),
    "accepted": _of_step(lambda step: step.accepted_on),
    # What an answer is due from: all material there, else, only later, accepted.
    "complete": _of_step(lambda step: step.complete_on or step.accepted_on),
    "closed": _of_step(lambda step: step.closed_on),
    "bodies-lapse": _bodies_lapse,
    "sued": lambda past, _: past.sued,
    "suit-taken": _taken,
    "settled-by": lambda past, _: past.brief.settlement.pay_by if past.brief.settlement else None,
    "served": lambda past, _: past.judgment.served_on if past.judgment else None,
    "pay-by": lambda past, _: past.judgment.due_on if past.judgment else None,
    "after-pay-by": _after_pay_by,
    "perform-by": lambda past, _: past.judgment.perform_by if past.judgment else None,
    "limitation-worst": lambda past, _: past.limitation.worst if past.limitation else None,
    "limitation-begun": lambda past, _: past.limitation.begun if past.limitation else None,
    "limitation": _limitation,
}
