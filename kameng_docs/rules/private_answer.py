"""自查 withholds papers: the author is told that it does, not which answer did."""

from collections.abc import Iterator

from kameng_docs.brief import Brief
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.withheld-by-self-check"
SEVERITY = Severity.WARNING


def find(brief: Brief) -> Iterator[Finding]:
    """Channels that 自查 closes."""
    if brief.withheld_channels:
        closed = "、".join(brief.withheld_names)
        yield Finding(
            ("自查",),
            f"按“自查”的回答，这次不出这些渠道的文书：{closed}",
            "其余渠道照常，逐项见 00_打开这里.html；不出的先咨询律师，或拨打 12348 法律援助热线；被问到时请如实回答",
            key=True,
        )
