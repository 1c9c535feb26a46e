"""One dispute is with one body at a time (投诉举报处理办法 第十六条第二项; channels.md G12)."""

from collections.abc import Iterator

from kameng_docs.brief import Brief
from kameng_docs.diagnostics import Severity
from kameng_docs.gates.standing import at_work, is_pending, sued_on
from kameng_docs.procedure.ladder import COURT
from kameng_docs.rules.finding import Finding

CODE = "rule.two-at-once"
SEVERITY = Severity.ERROR


def find(brief: Brief) -> Iterator[Finding]:
    """The later step, where two of 12315, 消协, 12345, 电信申诉 and the court have the dispute in hand."""
    slugs = at_work(brief)
    for i, step in enumerate(brief.steps):
        others = [
            slug
            for slug in slugs
            if slug != step.channel and _first(brief, slug) < _first(brief, step.channel)
        ]
        if step.channel in slugs and others and is_pending(step, brief.made_on):
            names = {each.channel: each.channel_name for each in brief.steps} | {COURT: "法院"}
            yield Finding(
                ("进度", i, "渠道"),
                f"同一争议同时在{'、'.join(names[slug] for slug in others)}和{step.channel_name}办理，后收到的一家会不予受理或者终止",
                "已经办结、撤回或者没有受理的，在那一步写上 状态 和 办结日期；两处确实都在办的，撤回一处再写",
            )


def _first(brief: Brief, slug: str) -> tuple[str, int]:
    """When a channel was first asked, and its place in the file, for two of the same day."""
    filed = sued_on(brief) if slug == COURT else None
    places = [
        (step.submitted_at.isoformat(), i) for i, step in enumerate(brief.steps) if step.channel == slug
    ]
    return min(places, default=(filed.isoformat() if filed else "", -1))
