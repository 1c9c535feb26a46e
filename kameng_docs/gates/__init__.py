"""Every decision that more than one stage asks for, by name: who may file where, who has the dispute, what is over.

The ladder (`plan`), a channel's `requires` and `when`, the rules and the wordings ask here; none of them decides again.
A gate looks at a brief and the slug of a channel. Its words stand in gates.yaml: what is lacking where it does not hold,
why a step is shut by it, on whose authority, and what would change it.
"""

from collections.abc import Callable, Mapping

from kameng_docs.gates import claims, steps, who
from kameng_docs.gates.moments import MOMENTS
from kameng_docs.gates.past import Past
from kameng_docs.gates.words import GateWords, gate_words

__all__ = ["GATES", "MOMENTS", "GateWords", "Past", "gate_words", "holds"]

GATES: Mapping[str, Callable[[Past, str], bool]] = {
    # who
    "own-use": who.own_use,
    "resale": who.resale,
    "private-seller": who.private_seller,
    "seller-trades": who.seller_trades,
    "respondent-named": who.respondent_named,
    "seller-known": who.seller_known,
    "sellers-known": who.sellers_known,
    "defendants-known": who.defendants_known,
    "trader-named": who.trader_named,
    "sued-sellers-known": who.sued_sellers_known,
    "sued-platform-known": who.sued_platform_known,
    "platform-named": who.platform_named,
    "platform-or-firm": who.platform_or_firm,
    "chat-group": who.chat_group,
    "order-numbered": who.order_numbered,
    "telecom-carrier": who.telecom_carrier,
    "account-bought": who.account_bought,
    "for-a-child": who.for_a_child,
    "guardian-named": who.guardian_named,
    "child-is-plaintiff": who.child_is_plaintiff,
    "apple-paid": who.apple_paid,
    "paid-from-balance": who.paid_from_balance,
    "payments-numbered": who.payments_numbered,
    "transfers-numbered": who.transfers_numbered,
    "balance-numbered": who.balance_numbered,
    "every-payment-numbered": who.every_payment_numbered,
    "funds-traceable": who.funds_traceable,
    # claims and what was seen
    "claim": claims.claim,
    "money-claim": claims.money_claim,
    "refund-claim": claims.refund_claim,
    "restore-claim": claims.restore_claim,
    "payment-claim": claims.payment_claim,
    "reasons-for-court": claims.reasons_for_court,
    "report-lead": claims.report_lead,
    "refusal-lead": claims.refusal_lead,
    "other-lead": claims.other_lead,
    "refusal-to-come": claims.refusal_to_come,
    "police-sign": claims.police_sign,
    "police-lead": claims.police_lead,
    "extra-fee": claims.extra_fee,
    "issuer-to-ask": claims.issuer_to_ask,
    "seller-to-find": claims.seller_to_find,
    "platform-to-ask": claims.platform_to_ask,
    "records-to-ask": claims.records_to_ask,
    "records-refused": claims.records_refused,
    "written-debt-due": claims.written_debt_due,
    "written-debt-dated": claims.written_debt_dated,
    "written-debt-proven": claims.written_debt_proven,
    "reachable": claims.reachable,
    "talked": claims.talked,
    "company-answered": claims.company_answered,
    "charge-dispute": claims.charge_dispute,
    "seven-days-open": claims.seven_days_open,
    "quality-return-counts": claims.quality_return_counts,
    # the way so far
    "tried": steps.tried,
    "used-up": steps.used_up,
    "turned-away": steps.turned_away,
    "refused-here": steps.refused_here,
    "waiting": steps.waiting,
    "unanswered": steps.unanswered,
    "solved-here": steps.solved_here,
    "accepted": steps.accepted,
    "was-accepted": steps.was_accepted,
    "closed": steps.closed,
    "lapsed": steps.lapsed,
    "not-filed": steps.not_filed,
    "sued": steps.sued,
    "suit-running": steps.suit_running,
    "suit-ended": steps.suit_ended,
    "suit-taken": steps.suit_taken,
    "busy-elsewhere": steps.busy_elsewhere,
    "handled-elsewhere": steps.handled_elsewhere,
    "ready-to-sue": steps.ready_to_sue,
    "ticket-today": steps.ticket_today,
    "regulator-refused": steps.regulator_refused,
    "police-asked": steps.police_asked,
    "mediation-failed": steps.mediation_failed,
    "nobody-took-it": steps.nobody_took_it,
    "agreed": steps.agreed,
    "agreed-and-paid": steps.agreed_and_paid,
    "settlement-broken": steps.settlement_broken,
    "settled-here": steps.settled_here,
    "complaint-to-withdraw": steps.complaint_to_withdraw,
    "case-numbered": steps.case_numbered,
    "within-limitation": steps.within_limitation,
    "judged": steps.judged,
    "lost": steps.lost,
    "over": steps.over,
    "appeal-open": steps.appeal_open,
    "payment-day-known": steps.payment_day_known,
    "payment-day-written": steps.payment_day_written,
    "judgment-in-force": steps.judgment_in_force,
    "rest-unpaid": steps.rest_unpaid,
    "reply-day-ahead": steps.reply_day_ahead,
    "fair-notice": steps.fair_notice,
    "ended-by-notice": steps.ended_by_notice,
    "limitation-begun-anew": steps.limitation_begun_anew,
    "rescission-told": steps.rescission_told,
    "refund-asked": steps.refund_asked,
    "consumer-asked": steps.consumer_asked,
    "refused": steps.refused,
}


def holds(gate: str, past: Past, channel: str = "") -> bool:
    """Whether the gate holds for the brief behind `past`, asked for the channel of that slug. KeyError: no such gate."""
    return GATES[gate](past, channel)
