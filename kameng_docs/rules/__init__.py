"""The rules: one small check a file, listed by hand in the order in which a reader meets what they look at."""

from datetime import date
from types import ModuleType

from kameng_docs.brief import Brief
from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.rules import (
    after_filing,
    answer_untold,
    asked_anew,
    birthday_payment,
    bought_again,
    charges,
    child_claimant,
    claim_without_ground,
    common_mistake,
    confession,
    contradicting_facts,
    contradicts_self_check,
    credit_code,
    days,
    difference_exceeds_paid,
    ended_edition,
    expense_without_receipt,
    fact_without_date,
    gambling,
    heated_words,
    id_number,
    key_is_a_message,
    left_blank,
    limitation,
    minor_claimant,
    missing_proof,
    more_damages,
    no_future,
    not_a_consumer,
    not_money,
    not_yuan,
    odd_signs,
    old_law,
    order_number_date,
    order_of_times,
    order_seller,
    ordinary_goods,
    other_sum,
    others_payments,
    partial_count,
    payments,
    phone,
    prepaid,
    price_difference,
    price_sum,
    private_answer,
    refund_exceeds_paid,
    reply_by_past,
    risky_goods,
    rule_against_buyer,
    rule_without_exhibit,
    same_order_twice,
    same_remedy,
    secret_in_file_name,
    settlement_for_silence,
    solved_and_asked,
    spreadsheet_number,
    third_person,
    tone,
    two_at_once,
    unheld_clause,
    unknown_event_fact,
    unknown_exhibit,
    unproven_fact,
    unused_exhibit,
    wrong_clause,
)
from kameng_docs.rules.finding import Finding
from kameng_docs.source import Source

CASE_RULES: tuple[ModuleType, ...] = (
    odd_signs,
    left_blank,
    id_number,
    phone,
    minor_claimant,
    child_claimant,
    others_payments,
    birthday_payment,
    credit_code,
    not_a_consumer,
    ordinary_goods,
    risky_goods,
    gambling,
    asked_anew,
    contradicts_self_check,
    confession,
    no_future,
    order_of_times,
    bought_again,
    same_order_twice,
    order_seller,
    order_number_date,
    spreadsheet_number,
    key_is_a_message,
    not_yuan,
    price_sum,
    charges,
    payments,
    days,
    prepaid,
    refund_exceeds_paid,
    partial_count,
    rule_without_exhibit,
    rule_against_buyer,
    contradicting_facts,
    fact_without_date,
    unknown_event_fact,
    heated_words,
    tone,
    common_mistake,
    wrong_clause,
    unheld_clause,
    third_person,
    same_remedy,
    price_difference,
    difference_exceeds_paid,
    not_money,
    reply_by_past,
    expense_without_receipt,
    settlement_for_silence,
    solved_and_asked,
    unknown_exhibit,
    unused_exhibit,
    secret_in_file_name,
)
BRIEF_RULES: tuple[ModuleType, ...] = (
    two_at_once,
    after_filing,
    limitation,
    claim_without_ground,
    more_damages,
    other_sum,
    unproven_fact,
    answer_untold,
    missing_proof,
    old_law,
    ended_edition,
    private_answer,
)


def check_case(case: Case, source: Source, today: date) -> list[Diagnostic]:
    """What the rules find in a valid case."""
    return [_placed(rule, found, source) for rule in CASE_RULES for found in rule.find(case, today)]


def check_brief(brief: Brief, source: Source) -> list[Diagnostic]:
    """What the rules find in what the case carries."""
    return [_placed(rule, found, source) for rule in BRIEF_RULES for found in rule.find(brief)]


def _placed(rule: ModuleType, found: Finding, source: Source) -> Diagnostic:
    at = source.within(found.path, found.words) if found.words else source.at(found.path, key=found.key)
    return Diagnostic(rule.CODE, found.message, found.hint, rule.SEVERITY, at=at)
