"""An own sentence that asks for another sum than the claim weakens it."""

from collections.abc import Iterator

from kameng_docs.brief import Brief
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.wording import yuan

CODE = "rule.other-sum"
SEVERITY = Severity.WARNING


def find(brief: Brief) -> Iterator[Finding]:
    """Sentences that assess left out (kameng_docs/assess/own_sums.py): told with what is claimed instead."""
    principal = next((claim for claim in brief.claims if claim.amount is not None), None)
    for other in brief.other_sums if principal else ():
        path = (other.top, other.key, "原话") if other.top == "事实" else (other.top, other.index, other.key)
        yield Finding(
            path,
            f"“{other.words}”和请求的 {yuan(principal.amount or 0) if principal else ''} 元对不上："
            f"对方会拿它说您自己也说不清要多少，这句话没有写进任何文书",
            "这句话改成现在要的数，或者不写数，例如“要求退款”；要的数错了，改“诉求”和“交易”（怎么算出来的，见案头的“文书”或者 explain）",
        )
