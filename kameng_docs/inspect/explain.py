"""What stands and what does not, and why: a brief told to its author, as text and as JSON.

Nothing of 自查 is in a brief but its consequences, so nothing of it can be told here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from kameng_docs.brief import Brief, ClaimInfo, FactInfo, GroundInfo, Moment, RebuttalInfo, UnansweredInfo
from kameng_docs.brief.matrix import Row, claim_name, matrix
from kameng_docs.case.references import numbered
from kameng_docs.inspect.several import several_as_json, several_lines
from kameng_docs.law.listing import citation_as_json
from kameng_docs.wording import inner_quotes, yuan, yuan_or_dash


def as_json(brief: Brief, sets: Sequence[Brief] = ()) -> dict[str, Any]:
    """The shape of design §8: facts, grounds, refused, claims, unknown, holes; and the matrix, the excuses, and leads for reports.

    `sets` are the briefs of each of several sellers: they are told below `sets`, and under `several` what suing costs both ways.
    """
    more = {"several": several_as_json(brief), "sets": [as_json(each) for each in sets]} if sets else {}
    return more | {
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
                "then": each.then,
            }
            for each in brief.refused
        ],
        "claims": [_claim(claim) for claim in brief.claims],
        "leads": [_ground(lead) for lead in brief.leads],
        "local": [asdict(rule) for rule in brief.local_rules],
        "excuses": {
            "answered": [_answered(each) for each in brief.rebuttals],
            "unanswered": [_unanswered(each) for each in brief.unanswered],
            "not_understood": list(brief.not_understood),
        },
        "matrix": [row._asdict() for row in matrix(brief)],
        "unknown": list(brief.unknown),
        "holes": list(brief.holes),
        "unused_exhibits": list(brief.unused_exhibits),
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
        "caution": ground.caution,
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
        "alternative": claim.alternative,
        "grounds": list(claim.grounds),
        "citations": [citation.ref for citation in claim.citations],
        "exhibits": list(claim.exhibits),
    }


def _answered(each: RebuttalInfo) -> dict[str, Any]:
    return {
        "id": each.id,
        "title": each.title,
        "kind": each.kind,
        "heard": each.heard,
        "reply": each.reply,
        "citations": [citation.ref for citation in each.citations],
        "fails": each.fails,
    }


def _unanswered(each: UnansweredInfo) -> dict[str, Any]:
    return {
        "id": each.id,
        "title": each.title,
        "kind": each.kind,
        "heard": each.heard,
        "why": each.why,
        "fails": each.fails,
    }


def _iso(moment: Moment | None) -> str | None:
    return moment.isoformat() if moment else None


def as_text(brief: Brief, sets: Sequence[Brief] = ()) -> str:
    """The same for a person: claims first, then what they stand on, then what was refused and what is missing.

    Of several sellers first what suing them costs both ways, then each by himself.
    """
    if not sets:
        return "\n".join(_lines(brief)) + "\n"
    parts = ["\n".join((f"{brief.case}，{brief.made_on}", "", *several_lines(brief))) + "\n"]
    parts += ["\n".join((f"【{each.folder}】", *_lines(each))) + "\n" for each in sets]
    return "\n".join(parts)


def _lines(brief: Brief) -> Iterator[str]:
    yield f"{brief.title}（{brief.case}，{brief.made_on}）"
    yield ""
    yield "可以提出的请求："
    for claim in brief.claims:
        yield f"  {claim_name(claim)}  {_amount(claim)}  ← {claim.formula}"
    if not brief.claims:
        yield "  还没有。缺什么，见下面。"
    yield f"  合计 {yuan_or_dash(brief.money_asked, ' 元')}"
    yield ""
    yield "依据："
    numbers: dict[str, str] = {exhibit.key: f"证据{exhibit.number}" for exhibit in brief.exhibits}
    for ground in brief.grounds:
        yield f"  ✓ {ground.title}" + ("" if ground.settled else "（可争，法院未必支持）")
        yield from _ground_lines(brief, ground, numbers)
        if ground.caution:
            yield f"      注意：{ground.caution}"
    yield from _at_risk(brief)
    yield from _lower(brief)
    yield from _matrix_lines(brief, numbers)
    yield from _lead_lines(brief, numbers)
    yield from _local_lines(brief)
    yield from _refused_lines(brief)
    yield from _excuse_lines(brief)
    yield from _gaps("还没有回答、答了可能多一项依据的事：", brief.unknown)
    yield from _gaps("列在“证据”里、却没有一处写到的（等于没有用上）：", brief.unused_exhibits)
    yield from _gaps("有事实没有证据，文书里只能算本人陈述：", brief.holes)


def _at_risk(brief: Brief) -> Iterator[str]:
    """Periods that the other side may call too old; no paper says it."""
    old = brief.charges_at_risk
    if old is not None:
        yield (
            f"  时效：文书照样要求全部；对方若说每期账单当天就应当知道，{old.count} 期共 {yuan(old.amount)} 元"
            f"可能过了三年，稳妥的还有 {old.safe_count} 期共 {yuan(old.safe_amount)} 元（已退回的没有减）"
        )


def _lower(brief: Brief) -> Iterator[str]:
    """What is left where lessons that were given count for nothing; no paper says it."""
    if brief.lower_reading is not None and any(g.id == "prepaid-gifts-shared" for g in brief.grounds):
        yield f"  赠送的次数：文书按送的和买的一起算；对方若说送的另算，剩 {yuan(brief.lower_reading)} 元"


def _amount(claim: ClaimInfo) -> str:
    return "不另计金额" if claim.amount is None else f"{yuan(claim.amount)} 元"


def _matrix_lines(brief: Brief, numbers: dict[str, str]) -> Iterator[str]:
    """请求 → 事实 → 证据, a claim at a time; each fact once, the holes marked."""
    titles: dict[str, str] = {claim.id: claim_name(claim) for claim in brief.claims}
    told: dict[tuple[str, str], Row] = {}
    for row in matrix(brief):
        if row.fact:
            told.setdefault((row.claim, row.fact), row)
    if told:
        yield ""
        yield "请求、事实、证据（✗ 是缺口）："
    claim = ""
    for row in told.values():
        if row.claim != claim:
            claim = row.claim
            yield f"  {titles[claim]}"
        proofs = "、".join(each for key in row.exhibits if (each := numbered(key, numbers)))
        derived = brief.facts[row.fact].derived
        mark = "·" if proofs or derived else "✗"
        yield f"    {mark} {row.fact} → {proofs or ('由其他各项得出' if derived else '没有证据')}"


def _local_lines(brief: Brief) -> Iterator[str]:
    """Rules of a province, whether they still hold unchecked; no paper cites them."""
    if brief.local_rules:
        yield ""
        yield "当地的规定（效力未核，只给您自己看，不写进任何文书）："
    for rule in brief.local_rules:
        yield f"  · {rule.place}，{rule.subject}：{rule.named}（效力未核）“{rule.words}”"
    for note in dict.fromkeys(f"{rule.law}：{rule.note}" for rule in brief.local_rules):
        yield f"    {note}"


def _lead_lines(brief: Brief, numbers: dict[str, str]) -> Iterator[str]:
    if brief.leads:
        yield ""
        yield "只能用于举报或者报案的线索（不写进投诉和起诉状）："
    for lead in brief.leads:
        yield f"  · {lead.title}"
        yield from _ground_lines(brief, lead, numbers)
        if lead.caution:
            yield f"      注意：{lead.caution}"


def _refused_lines(brief: Brief) -> Iterator[str]:
    if brief.refused:
        yield ""
        yield "不写进文书的，和原因："
    for refused in brief.refused:
        yield f"  ✗ {refused.title}"
        yield f"      原因：{refused.reason}"
        if refused.then:
            yield f"      怎么办：{refused.then}"
        if refused.instead:
            yield f"      可以这样：{refused.instead}"


def _excuse_lines(brief: Brief) -> Iterator[str]:
    """What the other side said, as what it is taken, how it is answered or why not; and what was not understood."""
    if brief.rebuttals or brief.unanswered:
        yield ""
        yield "对方的说法，和怎样回应："
    for answered in brief.rebuttals:
        yield f"  ✓ “{inner_quotes(answered.heard)}”——{answered.title}（{answered.kind}）"
        yield f"      这样回：{answered.reply}"
        yield from (f"      条文：{each.label}——{each.purpose}" for each in answered.citations)
        yield f"      不能这样回的情形：{answered.fails}"
    for left in brief.unanswered:
        yield f"  ✗ “{inner_quotes(left.heard)}”——{left.title}（{left.kind}）"
        yield f"      现在不回应，因为：{left.why}"
        yield f"      这样回应站不住的情形：{left.fails}"
    yield from _gaps(
        "对方的这些话没有听懂，文书里没有回应；是推脱的，把话写进“对方的原话是不退”：", brief.not_understood
    )


def _ground_lines(brief: Brief, ground: GroundInfo, numbers: dict[str, str]) -> Iterator[str]:
    for name in ground.facts:
        proofs = [each for key in brief.facts[name].exhibits if (each := numbered(key, numbers))]
        yield f"      事实：{name}" + (f"（{'、'.join(proofs)}）" if proofs else "")
    for citation in ground.citations:
        held = "" if citation.text else "（本库只有条号，没有条文）"
        yield f"      条文：{citation.label}——{citation.purpose}{held}"


def _gaps(head: str, names: Sequence[str]) -> Iterator[str]:
    if names:
        yield ""
        yield head
        yield from (f"  - {name}" for name in names)
