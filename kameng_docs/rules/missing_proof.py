"""A claim without order, payment, failure and talk on paper is a weak one: what is missing is named once."""

from collections.abc import Iterator

from kameng_docs.brief import Brief
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.missing-proof"
SEVERITY = Severity.WARNING


def find(brief: Brief) -> Iterator[Finding]:
    """The proofs without which papers of these disputes are weak; nothing where nothing is claimed."""
    missing = [_named(proof.name, proof.lacking_orders) for proof in brief.missing_proofs if proof.vital]
    if brief.claims and missing:
        idle = "、".join(brief.unused_exhibits)
        told = f"；“{idle}”列在“证据”里，却没有一处写到，所以没有算上" if idle else ""
        link = "已经列着的，在它证明的那一处写上名称；没有的，" if idle else ""
        yield Finding(
            ("证据",) if brief.exhibits else ("交易",),
            f"要紧的证据还缺：{'、'.join(missing)}{told}",
            f"{link}怎么取、哪些今天就要做，见 00_打开这里.html 的“证据齐不齐”；取到后写进“证据”，再在它证明的那一处写上名称",
            key=True,
        )


def _named(name: str, orders: tuple[int, ...]) -> str:
    return name + (f"（第{'、'.join(map(str, orders))}笔交易）" if orders else "")
