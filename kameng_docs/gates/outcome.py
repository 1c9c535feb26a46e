"""Gates about what came of it: a settlement, a judgment, a notice, what is still owed, whether it is over."""

from decimal import Decimal

from kameng_docs.case.part import day_of
from kameng_docs.gates.past import Past
from kameng_docs.gates.steps import MEDIATORS, mediation_failed, solved_here
from kameng_docs.law.claim_kinds import BESIDE
from kameng_docs.law.fact_names import (
    ASKED,
    CONSUMER,
    EIGHT_TO_EIGHTEEN,
    END_NOTICE,
    LIMITATION_OVER,
    REFUND_ASKED,
    REFUSED,
    RENEWED,
    STILL_OWED,
    UNDER_EIGHT,
    YEAR_OVER,
)
from kameng_docs.procedure.ladder import BODY, period
from kameng_docs.procedure.small_claims import cap_on

# What a claim is that a contract void or broken off by others does not need a notice for (民法典 第五百六十四条).
NEVER_ENDED = (UNDER_EIGHT, EIGHT_TO_EIGHTEEN, RENEWED)
# The same, by the grounds of the first claim: a return without a reason, a contract ended on its own, what was settled, who
# cannot go for a reason of his own and has said so.
WITHOUT_NOTICE = {
    *("seven-day-goods", "seven-day-goods-now", "custom-work-cancelled"),
    *("settlement-not-kept", "refund-promise-not-kept"),
    *("ticket-own-reason", "booking-own-cancel", "tour-cancelled", "tour-cancelled-unproven"),
}
# Whoever may end the contract may do so by suing.
ENDING = "terminated-by-suit"


def agreed(past: Past, _: str) -> bool:
    """Both sides have settled."""
    return past.brief.settlement is not None


def agreed_and_paid(past: Past, _: str) -> bool:
    """What was settled has arrived."""
    return past.brief.settlement is not None and past.brief.settlement.paid_on is not None


def settlement_broken(past: Past, _: str) -> bool:
    """The day of a settlement has gone by, and the money has not come."""
    settlement = past.brief.settlement
    return settlement is not None and settlement.paid_on is None and past.is_over(settlement.pay_by)


def ready_to_sue(past: Past, slug: str) -> bool:
    """What goes before a suit came to an end: a mediation without an agreement, a settlement that was not kept."""
    return mediation_failed(past, slug) or settlement_broken(past, slug)


def settled_here(past: Past, slug: str) -> bool:
    """What was sent here was solved, or the whole dispute is."""
    return solved_here(past, slug) or over(past, slug)


def complaint_to_withdraw(past: Past, _: str) -> bool:
    """Something lies with a body that is to be told that the dispute is settled."""
    ended = {"已撤回", "已解决", "不予受理", "调解不成"}
    mediators = (step for step in past.brief.steps if step.reaches == BODY or step.channel == MEDIATORS)
    return any(step.state not in ended for step in mediators)


def within_limitation(past: Past, _: str) -> bool:
    """The three years are not known to be over."""
    return not past.is_yes(LIMITATION_OVER)


def judged(past: Past, _: str) -> bool:
    """There is a judgment, a mediation paper of a court, or a payment order."""
    return past.judgment is not None


def lost(past: Past, _: str) -> bool:
    """A judgment that gives nothing: its sum is nought, or it has none and dismisses what was asked."""
    judgment = past.judgment
    if judgment is None:
        return False
    return judgment.sum == 0 or (judgment.sum is None and judgment.ordered.startswith("驳回"))


def _performed(past: Past) -> bool:
    """What a judgment gives has been paid."""
    judgment = past.judgment
    return judgment is not None and judgment.sum is not None and judgment.paid >= judgment.sum > 0


def over(past: Past, slug: str) -> bool:
    """The money has come: all of it back, a settlement paid, or a judgment performed.

    A price that came back ends nothing where a sum beside it is asked for, or may still be: a loss, what was promised.
    """
    paid = sum((order.paid for order in past.brief.orders), Decimal(0))
    beside = any(claim.kind in BESIDE for claim in past.brief.claims) or any(
        refused.missing and not BESIDE.keys().isdisjoint(refused.supports) for refused in past.brief.refused
    )
    return (
        (past.is_no(STILL_OWED) and paid > 0 and not beside)
        or agreed_and_paid(past, slug)
        or _performed(past)
    )


def appeal_open(past: Past, _: str) -> bool:
    """A judgment against which an appeal may lie: not one on a claim under the cap of small claims, as far as known."""
    judgment = past.judgment
    return judgment is not None and judgment.kind == "民事判决书" and not _is_small(past)


def _is_small(past: Past) -> bool:
    """Whether the claim lies under the province's cap, as far as that is known: one instance, no appeal."""
    info = past.brief.court_info
    cap = cap_on(info.province, info.filed_on or past.today) if info.province else None
    return cap is not None and past.brief.sued_for <= cap.cap


def payment_day_known(past: Past, _: str) -> bool:
    """The day from which the two years for enforcement run is known (民诉法 第二百五十条第二款)."""
    return past.judgment is not None and past.judgment.due_on is not None


def payment_day_written(past: Past, _: str) -> bool:
    """Where the judgment sets a day in words, the author has worked it out."""
    judgment = past.judgment
    set_in_words = judgment and any(word in judgment.ordered for word in ("日内", "天内", "日前", "月内"))
    return not set_in_words or bool(judgment and judgment.perform_by)


def judgment_in_force(past: Past, _: str) -> bool:
    """The judgment has taken effect, and its day for paying has gone by, as far as these days are written."""
    judgment = past.judgment
    if judgment is None or judgment.effective_on is None:
        return True
    return judgment.effective_on <= past.today and past.is_over(judgment.due_on)


def rest_unpaid(past: Past, _: str) -> bool:
    """Something of what the judgment gives is still to be paid, as far as its sum is written."""
    return (
        past.judgment is None
        or past.judgment.rest is None
        or past.judgment.sum == 0
        or past.judgment.rest > 0
    )


def reply_day_ahead(past: Past, _: str) -> bool:
    """The day demanded has not gone by."""
    return not past.brief.reply_by_is_past


def fair_notice(past: Past, _: str) -> bool:
    """At least three days are given: our own caution, no statute counts 合理期限. A day gone by is another gate's."""
    if past.brief.reply_by_is_past:
        return True
    return day_of(past.brief.reply_by) >= period("fair_notice").after(past.today)


def ended_by_notice(past: Past, _: str) -> bool:
    """A notice within the year used the right to terminate; of a void contract nothing is ended (民法典 第五百六十四条)."""
    notice, known = past.brief.facts[END_NOTICE], past.brief.known_on
    in_time = bool(known and notice.at and not period("one_year").reckoned(known).passed(day_of(notice.at)))
    carrying = {*past.brief.claims[0].grounds} if past.brief.claims else set()
    return (
        (notice.state == "是" and in_time)
        or any(past.is_yes(name) for name in NEVER_ENDED)
        or (bool(carrying) and carrying <= WITHOUT_NOTICE)
    )


def limitation_begun_anew(past: Past, _: str) -> bool:
    """A demand that arrived, or a promise to pay, began the three years anew on a later day (民法典 第一百九十五条)."""
    found = past.limitation
    return found is not None and found.worst.last_on != found.reckoned.last_on


def rescission_told(past: Past, _: str) -> bool:
    """The year of rescission matters to this case."""
    return any(note.id == "rescission_year" for note in past.brief.deadlines)


def mistake_told(past: Past, _: str) -> bool:
    """The ninety days of a mistake matter to this case: then nothing is terminated."""
    return any(ground.id == "mistake-rescind" for ground in past.brief.grounds)


def refund_asked(past: Past, _: str) -> bool:
    """The money is asked back."""
    return past.is_yes(REFUND_ASKED)


def may_be_ended(past: Past, _: str) -> bool:
    """A ground stands on which the contract can be ended (民法典 第五百六十三条), or the year for it is over: else none runs."""
    return past.is_yes(YEAR_OVER) or any(ground.id == ENDING for ground in past.brief.grounds)


def consumer_asked(past: Past, _: str) -> bool:
    """A consumer asked for the money back."""
    return past.is_yes(ASKED) and past.is_yes(CONSUMER)


def refused(past: Past, _: str) -> bool:
    """The other side said no."""
    return past.is_yes(REFUSED)
