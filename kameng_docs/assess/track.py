"""Small claims or not: by the sum, and by what in the case may take it off that track (民诉法 第一百六十五条、第一百六十六条)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from kameng_docs.assess.known import YES
from kameng_docs.assess.setting import Setting
from kameng_docs.brief import ClaimInfo, CourtInfo, NoteInfo, TrackInfo
from kameng_docs.case.whose import Ours
from kameng_docs.law.claim_kinds import IN_WORDS, NOT_MONEY
from kameng_docs.law.fact_names import ABROAD, BACK, BLOCKED, SITE_GONE
from kameng_docs.law.model import Citation
from kameng_docs.law.notes import notes
from kameng_docs.procedure.small_claims import ABOVE, BY_CONSENT, NONE, band_of, cap_on

GONE = (BLOCKED, SITE_GONE)


def track_of(
    court: CourtInfo,
    on: Setting,
    claims: list[ClaimInfo],
    total: Decimal,
    citable: Mapping[str, tuple[Citation, ...]],
) -> TrackInfo:
    """The track on the day of filing. A province without a row in caps.yaml makes it unknown and stops nothing."""
    cap = cap_on(court.province, court.filed_on or on.filing_on) if court.province else None
    missing = may_be_missing(on)
    # 简单金钱给付: an account, an item or days are none, whatever is asked beside them.
    band = NONE if claims and claims[0].kind in IN_WORDS else band_of(total, cap)

    def told(ids: Iterator[str]) -> tuple[NoteInfo, ...]:
        return tuple(
            NoteInfo(Ours(id_), Ours(notes()[id_].says), citable[id_]) for id_ in ids if id_ in citable
        )

    return TrackInfo(
        band=Ours(band),
        province=court.province,
        cap=cap.cap if cap else None,
        agreed=cap.agreed if cap else None,
        since=cap.since if cap else None,
        source=Ours(cap.source if cap else ""),
        verified=Ours(cap.verified if cap else ""),
        rules=told(_rules(band)),
        doubts=told(_doubts(claims, missing=missing, abroad=on.facts[ABROAD].state == YES)),
        may_be_missing=missing,
    )


def may_be_missing(on: Setting) -> bool:
    """Whether the seller cannot be reached. Only the court finds that somebody is 下落不明."""
    return any(on.facts[name].state == YES for name in GONE) and on.facts[BACK].state != YES


def _rules(band: str) -> Iterator[str]:
    """The notes on the track itself. Above the cap, and of what is not money, there is an appeal, and time to prove."""
    if band == BY_CONSENT:
        yield "small_claims_consent"
    if band in {ABOVE, NONE}:
        yield "simple_procedure_time"
        return
    yield "small_claims_evidence"
    yield "small_claims_time"
    yield "small_claims_objection"
    yield "small_claims_counterclaim"
    yield "small_claims_ended"


def _doubts(claims: list[ClaimInfo], *, missing: bool, abroad: bool) -> Iterator[str]:
    """The notes on what may take the case off the track, the surest first."""
    kinds = {claim.kind for claim in claims}
    if missing:
        yield "defendant_missing"
    if abroad:
        yield "defendant_abroad"
    if kinds & NOT_MONEY:
        yield "small_claims_money_only"
    if "punitive-damages" in kinds:
        yield "small_claims_damages"
