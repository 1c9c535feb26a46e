"""A platform's own rule binds as a term of the contract; that it says so must be shown."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.rule-without-exhibit"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """平台规则 on 售后, the only ones that papers tell, without an exhibit."""
    for i, rule in enumerate(case.platform_rules):
        if rule.about == "售后" and not rule.exhibits:
            yield Finding(
                ("平台规则", i, "名称"),
                f"《{rule.title.strip('《》')}》没有证据：平台规则按合同条款引用，要附页面截图",
                "截下规则的页面（带网址和日期），写进“证据”，再在这里写 证据: […]",
            )
