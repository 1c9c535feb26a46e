"""A platform's rule that asks something of the buyer first is relied on only by whoever did it."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.said import favours_buyer, sets_condition
from kameng_docs.rules.finding import Finding

CODE = "rule.rule-condition"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """平台规则 on 售后 with a condition of which nobody wrote whether, or how, it was met."""
    for i, rule in enumerate(case.platform_rules):
        if rule.about != "售后" or not favours_buyer(rule.words) or not sets_condition(rule.words):
            continue
        if rule.met == "不清楚":
            yield Finding(
                ("平台规则", i, "原文"),
                "这一条写着买家要先做到的条件（几小时内、凭截图等），没有写您做到了没有：文书只照抄它，不拿它当依据",
                "每一个都做到了，写 条件做到了: 是，再写 怎样做到的: 做了什么；有一个没有做到，写 条件做到了: 否，文书就不写这一条",
            )
        elif rule.met == "是" and rule.met_how is None:
            yield Finding(
                ("平台规则", i, "条件做到了"),
                "说了条件都做到了，没有写怎样做到的",
                "加一行 怎样做到的: 逐个写做了什么，例如 收到后两小时内在站内提出，附了失败的截图",
            )
