"""A fact that a claim stands on should have an exhibit."""

from collections.abc import Iterator

from kameng_docs.brief import Brief
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.unproven-fact"
SEVERITY = Severity.WARNING


def find(brief: Brief) -> Iterator[Finding]:
    """Facts that grounds stand on and that nothing proves; papers call them 本人陈述."""
    idle = "、".join(brief.unused_exhibits)
    link = f"已列在“证据”里的（{idle}）能证明它的，写上它的名称；没有的，" if idle else ""
    for name in brief.holes:
        message = f"“{name}”没有证据，文书里只能写“本人陈述”"
        if brief.facts[name].stated:
            yield Finding(
                ("事实", name), message, f"{link}截图或录屏后写进“证据”，再在这里写 证据: […]", key=True
            )
        else:
            hint = f"{link}截图或录屏后写进“证据”，再在“事实”里写 {name}: {{回答: 是, 证据: […]}}"
            yield Finding(("交易", 0, "兑换结果"), message, hint, key=True)
