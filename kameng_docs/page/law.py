"""What a case stands on: claim → fact → exhibit → clause, and the clauses word for word."""

from collections.abc import Iterable, Iterator

from kameng_docs.brief import Brief, ClaimInfo
from kameng_docs.brief.matrix import Row, claim_name, matrix
from kameng_docs.case.references import numbered
from kameng_docs.law.model import Citation
from kameng_docs.page.contents import Claimed, Clause, Held, Link
from kameng_docs.wording import close, yuan


def clauses_of(brief: Brief) -> dict[str, Clause]:
    """Every clause that the papers may cite, once, by its reference."""
    found: dict[str, Citation] = {}
    for citation in _cited(brief):
        found.setdefault(citation.ref, citation)
    return {
        ref: Clause(f"clause-{number}", each.label, each.short_label, _words(each), each.secondary)
        for number, (ref, each) in enumerate(found.items(), 1)
    }


def _cited(brief: Brief) -> Iterator[Citation]:
    for ground in (*brief.grounds, *brief.leads):
        yield from (*ground.citations, *ground.short_citations)
    for several in (brief.claims, brief.rebuttals, brief.deadlines):
        yield from (citation for each in several for citation in each.citations)


def _words(citation: Citation) -> str:
    return "\n".join(part for part in (citation.lead_in, citation.text) if part)


def claims_of(brief: Brief, clauses: dict[str, Clause]) -> tuple[Claimed, ...]:
    """The matrix, a claim at a time, each fact once with all clauses that it is held against."""
    rows: dict[str, list[Row]] = {}
    for row in matrix(brief):
        rows.setdefault(row.claim, []).append(row)
    return tuple(
        Claimed(
            claim_name(claim),
            _amount(claim),
            close(claim.formula),
            tuple(_held(brief, rows[claim.id], clauses)),
        )
        for claim in brief.claims
        if claim.id in rows
    )


def _held(brief: Brief, rows: Iterable[Row], clauses: dict[str, Clause]) -> Iterator[Held]:
    numbers: dict[str, str] = {each.key: f"证据{each.number}" for each in brief.exhibits}
    facts: dict[str, list[Row]] = {}
    for row in rows:
        facts.setdefault(row.fact, []).append(row)
    for name, alike in facts.items():
        refs = dict.fromkeys(ref for row in alike for ref in row.clauses)
        links = tuple(Link(clauses[ref].short, f"#{clauses[ref].id}") for ref in refs)
        proofs = tuple(each for key in alike[0].exhibits if (each := numbered(key, numbers)))
        derived = bool(name) and brief.facts[name].derived
        hole = next((row.hole for row in alike if row.hole), "")
        yield Held(name or "不需要另外的事实", proofs, derived, links, hole)


def _amount(claim: ClaimInfo) -> str:
    return "不另计金额" if claim.amount is None else f"{yuan(claim.amount)}元"
