"""What stands and what does not, and why: a brief told to its author, as text and as JSON.

Nothing of 自查 is in a brief but its consequences, so nothing of it can be told here.
"""

from collections.abc import Iterator
from typing import Any

from kameng_docs.brief import Brief, ClaimInfo, FactInfo, GroundInfo, Moment
from kameng_docs.law.listing import citation_as_json
from kameng_docs.wording import yuan

CLAIM_NAMES = {
    "refund": "退还价款",
    "performance": "交付（逾期则退款）",
    "reship": "补发",
    "price-difference": "补差价",
    "punitive-damages": "增加赔偿",
    "costs": "开支",
}


def as_json(brief: Brief) -> dict[str, Any]:
    """The shape of design §8: facts, grounds, refused, claims, unknown, holes."""
    return {
        "case": brief.case,
        "filing_on": brief.made_on.isoformat(),
        "total": yuan(brief.total),
        "facts": [_fact(fact) for fact in brief.facts.values() if fact.state],
        "grounds": [_ground(ground) for ground in brief.grounds],
        "refused": [
            {
                "id": each.id,
                "title": each.title,
                "reason": each.reason,
                "missing": list(each.missing),
                "authority": each.authority,
                "instead": each.instead,
            }
            for each in brief.refused
        ],
        "claims": [_claim(claim) for claim in brief.claims],
        "unknown": list(brief.unknown),
        "holes": list(brief.holes),
    }


def _fact(fact: FactInfo) -> dict[str, Any]:
    return {"name": fact.name, "state": fact.state, "on": _iso(fact.at), "exhibits": list(fact.exhibits)}


def _ground(ground: GroundInfo) -> dict[str, Any]:
    return {
        "id": ground.id,
        "title": ground.title,
        "supports": list(ground.supports),
        "against": ground.against,
        "settled": ground.settled,
        "facts": list(ground.facts),
        "exhibits": list(ground.exhibits),
        "citations": [citation_as_json(citation) for citation in ground.citations],
    }


def _claim(claim: ClaimInfo) -> dict[str, Any]:
    return {
        "id": claim.id,
        "kind": claim.kind,
        "amount": None if claim.amount is None else yuan(claim.amount),
        "formula": claim.formula,
        "grounds": list(claim.grounds),
        "citations": [citation.ref for citation in claim.citations],
        "exhibits": list(claim.exhibits),
    }


def _iso(moment: Moment | None) -> str | None:
    return moment.isoformat() if moment else None


def as_text(brief: Brief) -> str:
    """The same for a person: claims first, then what they stand on, then what was refused and what is missing."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield f"{brief.title}（{brief.case}，{brief.made_on}）"
    yield ""
    yield "可以提出的请求："
    for claim in brief.claims:
        amount = f"{yuan(claim.amount)} 元" if claim.amount is not None else "不涉及金额"
        yield f"  {CLAIM_NAMES[claim.kind]}  {amount}  ← {claim.formula}"
    if not brief.claims:
        yield "  还没有。缺什么，见下面。"
    yield f"  合计 {yuan(brief.total)} 元"
    yield ""
    yield "依据："
    numbers = {exhibit.key: exhibit.number for exhibit in brief.exhibits}
    for ground in brief.grounds:
        yield f"  ✓ {ground.title}" + ("" if ground.settled else "（可争，法院未必支持）")
        yield from _ground_lines(brief, ground, numbers)
    if brief.refused:
        yield ""
        yield "不写进文书的，和原因："
        for refused in brief.refused:
            yield f"  ✗ {refused.title}"
            yield f"      原因：{refused.reason}"
            if refused.instead:
                yield f"      可以这样：{refused.instead}"
    yield from _gaps("还没有回答、答了可能多一项依据的事：", brief.unknown)
    yield from _gaps("有事实没有证据，文书里只能算本人陈述：", brief.holes)


def _ground_lines(brief: Brief, ground: GroundInfo, numbers: dict[str, str]) -> Iterator[str]:
    for name in ground.facts:
        proofs = [f"证据{numbers[key]}" for key in brief.facts[name].exhibits if key in numbers]
        yield f"      事实：{name}" + (f"（{'、'.join(proofs)}）" if proofs else "")
    for citation in ground.citations:
        held = "" if citation.text else "（本库只有条号，没有条文）"
        yield f"      条文：{citation.label}——{citation.purpose}{held}"


def _gaps(head: str, names: tuple[str, ...]) -> Iterator[str]:
    if names:
        yield ""
        yield head
        yield from (f"  - {name}" for name in names)
