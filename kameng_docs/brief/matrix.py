"""The matrix of a brief: 请求 → 依据 → 事实 → 证据 → 条文, and where it has holes."""

from collections.abc import Iterator
from typing import NamedTuple

from kameng_docs.brief import Brief, ClaimInfo, GroundInfo
from kameng_docs.law.claim_kinds import CLAIM_NAMES


class Row(NamedTuple):
    """One row of the matrix. `hole` says what is missing in it, empty if nothing is."""

    claim: str
    ground: str
    fact: str
    exhibits: tuple[str, ...]
    clauses: tuple[str, ...]
    hole: str


def matrix(brief: Brief) -> Iterator[Row]:
    """Every claim with each ground it stands on and each fact of that ground. A ground that needs none has one row."""
    grounds = {ground.id: ground for ground in brief.grounds}
    for claim in brief.claims:
        for id_ in claim.grounds:
            ground = grounds[id_]
            clauses = tuple(citation.ref for citation in ground.citations)
            for name in ground.facts or ("",):
                exhibits = brief.facts[name].exhibits if name else ()
                yield Row(claim.id, id_, name, exhibits, clauses, _hole(brief, ground, name))


def _hole(brief: Brief, ground: GroundInfo, name: str) -> str:
    if name and not brief.facts[name].derived and not brief.facts[name].exhibits:
        return "没有证据，只是本人陈述"
    if any(not citation.text for citation in ground.citations):
        return "有的条文只有条号，没有条文"
    return ""


def claim_name(claim: ClaimInfo) -> str:
    """What a claim is called before its author."""
    named = "交付" if claim.kind == "performance" and claim.amount is None else CLAIM_NAMES[claim.kind]
    return named + ("（备选，主要要求不成时）" if claim.alternative else "")
