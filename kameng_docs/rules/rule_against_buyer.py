"""A rule of the platform that takes from the buyer is not pleaded as a term to be kept."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.said import favours_buyer
from kameng_docs.rules.finding import Finding

CODE = "rule.rule-against-buyer"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """平台规则 on 售后 that no paper tells, because it does not favour the buyer."""
    for i, rule in enumerate(case.platform_rules):
        if rule.about == "售后" and not favours_buyer(rule.words):
            yield Finding(
                ("平台规则", i, "原文"),
                "这一条没有给您退、换、补、赔的权利，或者对它有限制，文书不拿它当依据",
                "对方用它拒绝您的，把这一条抄进“对方的条款”，把对方的话写进“事实”的“对方的原话是不退”；规则里另有对您有利的一款，单独写成一条",
            )
