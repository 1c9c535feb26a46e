"""Gates about the way so far: what was tried, who has the dispute, whom it was taken to."""

from kameng_docs.brief import StepInfo
from kameng_docs.case.part import day_of
from kameng_docs.gates.past import Past
from kameng_docs.gates.standing import PENDING, TURNED_AWAY, has_lapsed, may_be_tried_again, suit_is_pending
from kameng_docs.procedure.ladder import BODY, COURT

REGULATOR, POLICE, MEDIATORS = "samr_12315", "police", "people_mediation"
# What somebody who mediated came to.
FAILED = {"调解不成", "已拒绝", "部分解决"}


def tried(past: Past, slug: str) -> bool:
    """Something was sent through this channel."""
    return past.last(slug) is not None


def used_up(past: Past, slug: str) -> bool:
    """Something was sent here, and was not turned away before anybody took it up."""
    step = past.last(slug)
    return step is not None and not may_be_tried_again(step)


def turned_away(past: Past, slug: str) -> bool:
    """What was sent here last was not taken, or withdrawn."""
    step = past.last(slug)
    return step is not None and step.state in TURNED_AWAY


def refused_here(past: Past, slug: str) -> bool:
    """What was sent here last was not taken: 不予受理, which a withdrawal is not."""
    step = past.last(slug)
    return step is not None and step.state == "不予受理"


def waiting(past: Past, slug: str) -> bool:
    """What was sent here last still lies there."""
    step = past.last(slug)
    return step is not None and past.is_pending(step)


def unanswered(past: Past, slug: str) -> bool:
    """Nobody has said anything to what was sent here last."""
    step = past.last(slug)
    return step is not None and step.state == "已提交"


def solved_here(past: Past, slug: str) -> bool:
    """What was sent here last was solved."""
    step = past.last(slug)
    return step is not None and step.state == "已解决"


def accepted(past: Past, slug: str) -> bool:
    """What was sent here last was taken up, and nobody has said that it is at an end."""
    step = past.last(slug)
    return bool(step and step.accepted_on and not step.closed_on and step.state in PENDING)


def taken_up(past: Past, slug: str) -> bool:
    """The same, whether its day is known or not."""
    step = past.last(slug)
    return accepted(past, slug) or bool(step and step.state == "已受理" and not step.closed_on)


def was_accepted(past: Past, slug: str) -> bool:
    """What was sent here last was taken up, and its day is known."""
    step = past.last(slug)
    return bool(step and step.accepted_on)


def closed(past: Past, slug: str) -> bool:
    """What was sent here last is at an end, and its day is known."""
    step = past.last(slug)
    return bool(step and step.closed_on)


def lapsed(past: Past, slug: str) -> bool:
    """What was sent here last came to an end by itself."""
    step = past.last(slug)
    return step is not None and has_lapsed(step, past.today)


def not_filed(past: Past, slug: str) -> bool:
    """The police will not open a case (不予立案)."""
    step = past.last(slug)
    return step is not None and step.state == "不予立案"


def sued(past: Past, _: str) -> bool:
    """A court was asked and did not turn the author away."""
    return past.sued is not None


def suit_running(past: Past, _: str) -> bool:
    """A suit is on and not yet decided."""
    return suit_is_pending(past.brief)


def suit_ended(past: Past, _: str) -> bool:
    """What was sent to the court came to an end without a judgment in the file."""
    step = past.last(COURT)
    return step is not None and step.state not in PENDING


def suit_taken(past: Past, _: str) -> bool:
    """The court has taken the suit, and the day is known."""
    step = past.last(COURT)
    return bool(past.brief.court_info.filed_on or (step and step.accepted_on))


def busy_elsewhere(past: Past, slug: str) -> bool:
    """Another of those that take a dispute alone has it today (令121 第十六条第二项)."""
    return bool(past.busy(slug))


def handled_elsewhere(past: Past, slug: str) -> bool:
    """Another of those that take a dispute alone took it up at some time."""
    return bool(past.handled(slug))


def regulator_refused(past: Past, _: str) -> bool:
    """12315 did not take it."""
    return refused_here(past, REGULATOR)


def police_asked(past: Past, _: str) -> bool:
    """The police were asked."""
    return tried(past, POLICE)


def mediation_failed(past: Past, _: str) -> bool:
    """Somebody who mediated came to an end without an agreement."""
    bodies = _bodies(past)
    return any(has_lapsed(step, past.today) or step.state in FAILED for step in bodies)


def nobody_took_it(past: Past, _: str) -> bool:
    """Somebody who could have mediated did not take it."""
    return any(step.state == "不予受理" for step in _bodies(past))


def ticket_today(past: Past, _: str) -> bool:
    """A ticket goes out today, or could."""
    step, first = past.last("platform_ticket"), past.at_issue[0]
    return day_of(step.submitted_at) == past.today if step else bool(past.brief.platform and first.order_id)


def _bodies(past: Past) -> list[StepInfo]:
    slugs = dict.fromkeys(s.channel for s in past.brief.steps if s.reaches == BODY or s.channel == MEDIATORS)
    return [step for slug in slugs if (step := past.last(slug))]


def case_numbered(past: Past, _: str) -> bool:
    """The court has given the suit a number."""
    return bool(past.brief.court_info.case_number)
