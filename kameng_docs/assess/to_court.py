"""What a brief says of the way to a court: which court, which form, what it costs, which track, what procedure asks."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TypedDict

from kameng_docs.assess.court import court_of
from kameng_docs.assess.elapsed import limitation_of
from kameng_docs.assess.forum import forums_of
from kameng_docs.assess.known import YES, Known
from kameng_docs.assess.notes import deadlines_of, notes_of
from kameng_docs.assess.promises import rules_of
from kameng_docs.assess.setting import Setting
from kameng_docs.assess.track import track_of
from kameng_docs.brief import (
    ClaimInfo,
    CourtInfo,
    ForumInfo,
    NoteInfo,
    PromiseInfo,
    RespondentInfo,
    TrackInfo,
)
from kameng_docs.brief.people import defendants_of
from kameng_docs.case.model import Case
from kameng_docs.case.whose import Ours, Said
from kameng_docs.law.fact_names import FROM_ANOTHER
from kameng_docs.law.model import Citation
from kameng_docs.procedure.causes import cause_of_action, form_for
from kameng_docs.procedure.fees import court_fee
from kameng_docs.procedure.reckoned import Reckoned

# Asked for here alone: what is counted as paid beforehand (买的是什么).
PREPAID = "储值余额"
# The money of these is what the seller owes, asked of the platform.
FROM_PLATFORM = {"platform-joint", "platform-refund"}


class ToCourt(TypedDict):
    """Those fields of a brief, by their names."""

    court: Said
    court_info: CourtInfo
    cause_of_action: Ours
    official_form: Ours
    pleading: Ours
    forum_rules: tuple[PromiseInfo, ...]
    forums: tuple[ForumInfo, ...]
    track: TrackInfo
    total: Decimal
    sued_for: Decimal
    court_fee: Decimal
    court_fee_halved: Decimal
    limitation: Reckoned | None
    notes: Mapping[str, tuple[Citation, ...]]
    deadlines: tuple[NoteInfo, ...]


def _sort_at_issue(case: Case, setting: Setting) -> str:
    """What was bought; of a card that came from somebody else, what its issuer owes: nothing was sold between the two."""
    return PREPAID if setting.facts[FROM_ANOTHER].state == YES else case.orders[0].sort


def _sued_for(claims: list[ClaimInfo], respondents: tuple[RespondentInfo, ...], total: Decimal) -> Decimal:
    """What the suit is about. A platform that is sued alone owes the price or, by its promise, no more than the most of it."""
    if [each.role for each in defendants_of(respondents)] != ["platform"]:
        return total
    price = next(
        (claim.amount for claim in claims if claim.kind == "refund" and claim.amount is not None), Decimal(0)
    )
    sums = [price if claim.sum is None else claim.sum for claim in claims if claim.kind in FROM_PLATFORM]
    return max(sums, default=Decimal(0))


def to_court(
    case: Case, setting: Setting, claims: list[ClaimInfo], respondents: tuple[RespondentInfo, ...]
) -> ToCourt:
    """The case on its way to a court. What is asked in the alternative does not count towards the total."""
    counted = [claim.amount for claim in claims if claim.amount is not None and not claim.alternative]
    total = sum(counted, Decimal(0))
    sued_for = _sued_for(claims, respondents, total)
    notes = notes_of(setting)
    court = case.court.name if case.court else ""
    info = court_of(case)
    return ToCourt(
        court=Said(court),
        court_info=info,
        cause_of_action=Ours(cause_of_action(_sort_at_issue(case, setting))),
        official_form=Ours(form_for(_sort_at_issue(case, setting))),
        pleading=Ours(case.court.pleading if case.court else "两种"),
        forum_rules=tuple(rules_of(case, {"管辖", "履行地"})),
        forums=forums_of(case, setting, respondents, notes),
        track=track_of(info, setting, claims, sued_for, notes),
        total=total,
        sued_for=sued_for,
        court_fee=court_fee(sued_for),
        court_fee_halved=court_fee(sued_for, halved=True),
        limitation=limitation_of(Known(case, setting.filing_on, setting.facts)),
        notes=notes,
        deadlines=deadlines_of(setting, notes),
    )
