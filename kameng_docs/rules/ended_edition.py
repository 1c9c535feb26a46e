"""Law that has ended since may still be the right one, but the author should look twice before relying on it."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.brief import Brief
from kameng_docs.case.part import day_of
from kameng_docs.diagnostics import Severity
from kameng_docs.law.model import Citation
from kameng_docs.rules.finding import Finding

CODE = "rule.ended-edition"
SEVERITY = Severity.WARNING


def find(brief: Brief) -> Iterator[Finding]:
    """Citations of editions that ended on or before the day of making, one finding for each edition.

    The finding stands at 交易, because the oldest order dates the conduct; a brief does not know which one it was.
    """
    ordered_on = min(day_of(order.ordered_at) for order in brief.orders)
    told: set[tuple[str, date]] = set()
    for citation in _citations(brief):
        edition = (citation.statute, citation.edition)
        if citation.repealed is None or citation.repealed > brief.made_on or edition in told:
            continue
        told.add(edition)
        yield Finding(
            ("交易",),
            f"{citation.short_label}引的是 {citation.edition} 施行、已于 {citation.repealed} 失效的文本（行为发生时的法律）",
            f"请核对最早的下单时间（{ordered_on}）；没有写错，就在提交前对照当时的文本核对一遍",
            key=True,
        )


def _citations(brief: Brief) -> Iterator[Citation]:
    for ground in brief.grounds:
        yield from ground.citations
    for claim in brief.claims:
        yield from claim.citations
    for rebuttal in brief.rebuttals:
        yield from rebuttal.citations
