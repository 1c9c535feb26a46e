"""Triple damages need five facts, each proved; without them the author is told, kindly, why not."""

from collections.abc import Iterator

from kameng_docs.brief import Brief
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.more-damages"
SEVERITY = Severity.WARNING


def find(brief: Brief) -> Iterator[Finding]:
    """要求增加赔偿 asked for and refused (消费者权益保护法 第五十五条, 民诉法解释 第一百零九条)."""
    for refused in brief.refused:
        if "punitive-damages" in refused.supports:
            yield Finding(
                ("诉求", "要求增加赔偿"), f"三倍赔偿这次不写进文书：{refused.reason}", refused.instead
            )
