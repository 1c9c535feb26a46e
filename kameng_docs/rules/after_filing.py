"""Once a court has the dispute, a complaint about it is refused (投诉举报处理办法 第十六条第二项; channels.md G13)."""

from collections.abc import Iterator

from kameng_docs.brief import Brief
from kameng_docs.case.part import day_of
from kameng_docs.diagnostics import Severity
from kameng_docs.gates.standing import at_work, sued_on
from kameng_docs.procedure.ladder import BODY
from kameng_docs.rules.finding import Finding

CODE = "rule.after-filing"
SEVERITY = Severity.WARNING


def find(brief: Brief) -> Iterator[Finding]:
    """Complaints handed in after the suit; those that run beside it are told of by rule.two-at-once."""
    filed = sued_on(brief)
    if filed is None:
        return
    both = at_work(brief) if "court" in at_work(brief) else ()
    for i, step in enumerate(brief.steps):
        late = step.reaches == BODY and filed < day_of(step.submitted_at)
        if late and step.channel not in both:
            yield Finding(
                ("进度", i, "提交"),
                f"{step.channel_name}是在起诉（{filed}）以后才提出的，多半不予受理",
                "核对日期；已经起诉的，等法院处理，不要再就同一争议投诉",
            )
