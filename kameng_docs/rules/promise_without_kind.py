"""A promise of money beside the goods carries a sum of its own only where its author said which kind it is."""

from collections.abc import Iterator

from kameng_docs.brief import Brief
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.promise-without-kind"
SEVERITY = Severity.WARNING


def find(brief: Brief) -> Iterator[Finding]:
    """A promise that looks like one of damages, cashback or a price and has no 种类 (网络消费解释 第十条)."""
    for refused in brief.refused:
        if refused.id == "promised-compensation":
            yield Finding(("页面承诺",), refused.reason, refused.instead, key=True)
