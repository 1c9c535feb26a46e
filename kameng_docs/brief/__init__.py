"""What assess makes and everyone after it reads: the case as far as it may be told, and what it carries in law.

Texts named `told`, `argument`, `short` and `answer` are wordings of ours with placeholders such as `{me}`; compose
fills them, because only a channel knows what the two sides are called. Everything else is text of the author's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from kameng_docs.brief.court import (
    AccountInfo,
    AgentInfo,
    CourtInfo,
    JudgmentInfo,
    ServiceInfo,
    SettlementInfo,
)
from kameng_docs.brief.forum import ForumInfo, TrackInfo
from kameng_docs.brief.law import ClaimInfo, GroundInfo, NoteInfo, RebuttalInfo, RefusedInfo
from kameng_docs.brief.people import ClaimantInfo, GuardianInfo, RespondentInfo
from kameng_docs.brief.proof import ExhibitInfo, ProofInfo, SpokenInfo
from kameng_docs.brief.story import EventInfo, FactInfo, Moment, OrderInfo, OtherSum, PromiseInfo, StepInfo
from kameng_docs.case.whose import Ours, Said
from kameng_docs.diagnostics import Position
from kameng_docs.law.model import Citation
from kameng_docs.procedure.ladder import period
from kameng_docs.procedure.reckoned import Reckoned, day_of

__all__ = [
    "AccountInfo", "AgentInfo", "Brief", "ClaimInfo", "ClaimantInfo", "CourtInfo", "EventInfo", "ExhibitInfo",
    "FactInfo", "ForumInfo", "GroundInfo", "GuardianInfo", "JudgmentInfo", "Moment", "NoteInfo", "OrderInfo", "OtherSum", "PromiseInfo",
    "ProofInfo", "RebuttalInfo", "RefusedInfo", "RespondentInfo", "Secret", "ServiceInfo", "SettlementInfo", "SpokenInfo",
    "StepInfo", "TrackInfo",
]  # fmt: skip


@dataclass(frozen=True)
class Secret:
    """A text that not every reader may see. `kind` is a row of disclosure/matrix.yaml."""

    kind: Ours
    text: Said


@dataclass(frozen=True)
class Brief:
    """The whole of it. `reply_by` is the absolute date demanded; `total` the sum of the money claims in 元.

    `official_form` names the form of 法〔2025〕82号 for such a claim, empty where there is none; `pleading` is which the
    author wants: 要素式, 叙述式 or 两种. `places` are the author's texts that hold a secret, with where in his file it is. `platform_operator` is whoever runs the
    platform, known or not, also where nothing is claimed from it; None without a platform. `known_on` is the day on
    which the author knew that something was wrong.
    """

    case: Said
    title: Said
    made_on: date
    claimant: ClaimantInfo
    respondents: tuple[RespondentInfo, ...]
    platform: Said
    platform_url: Said
    platform_system: Ours
    platform_operator: RespondentInfo | None
    orders: tuple[OrderInfo, ...]
    promises: tuple[PromiseInfo, ...]
    platform_rules: tuple[PromiseInfo, ...]
    disputes: tuple[Ours, ...]
    fault: Ours
    shown: Said
    problem_tags: tuple[Ours, ...]
    facts: Mapping[str, FactInfo]
    events: tuple[EventInfo, ...]
    exhibits: tuple[ExhibitInfo, ...]
    grounds: tuple[GroundInfo, ...]
    refused: tuple[RefusedInfo, ...]
    leads: tuple[GroundInfo, ...]
    claims: tuple[ClaimInfo, ...]
    rebuttals: tuple[RebuttalInfo, ...]
    total: Decimal
    remedy: Ours
    pay_back_to: Said
    reply_by: Moment
    reply_by_is_ours: bool
    court: Said
    court_info: CourtInfo
    agent: AgentInfo | None
    settlement: SettlementInfo | None
    cause_of_action: Ours
    official_form: Ours
    pleading: Ours
    steps: tuple[StepInfo, ...]
    unknown: tuple[Ours, ...]
    holes: tuple[Ours, ...]
    withheld_channels: tuple[Ours, ...]
    notes: Mapping[str, tuple[Citation, ...]]
    deadlines: tuple[NoteInfo, ...]
    forum_rules: tuple[PromiseInfo, ...]
    forums: tuple[ForumInfo, ...]
    track: TrackInfo
    court_fee: Decimal
    court_fee_halved: Decimal
    limitation: Reckoned | None
    proofs: tuple[ProofInfo, ...]
    unused_exhibits: tuple[Said, ...]
    secrets: tuple[Secret, ...] = field(default=(), repr=False)
    places: Mapping[str, Position] = field(default_factory=dict, repr=False)
    known_on: date | None = None
    other_sums: tuple[OtherSum, ...] = ()

    @property
    def defendants(self) -> tuple[RespondentInfo, ...]:
        """Who can be sued: everybody, or the platform alone where it cannot say who the seller is (消保法 第四十四条)."""
        platform = tuple(each for each in self.respondents if each.role == "platform")
        sellers = tuple(each for each in self.respondents if each.role != "platform")
        unknown = not all(each.known for each in sellers)
        return platform if unknown and platform else (*sellers, *platform)

    @property
    def fee_passes_claim(self) -> bool:
        """Whether the whole fee, due where the summary tracks do not apply, is not less than what is asked for."""
        return 0 < self.total <= self.court_fee

    @property
    def limitation_is_near(self) -> bool:
        """Whether less than half a year is left of the three, or nothing: our own caution."""
        found = self.limitation
        return found is not None and day_of(found.safe_on) < period("limitation_near").after(self.made_on)

    @property
    def court_fits_no_forum(self) -> bool:
        """Whether the court that the author named seems to be that of none of the places in `forums`."""
        return bool(self.court) and not any(each.chosen for each in self.forums)

    @property
    def missing_proofs(self) -> tuple[ProofInfo, ...]:
        """What should be there and is not: first what papers are weak without, then what may be gone tomorrow."""
        missing = [proof for proof in self.proofs if not proof.met]
        return tuple(sorted(missing, key=lambda proof: (not proof.vital, not proof.today)))

    @property
    def reply_by_is_past(self) -> bool:
        """Whether the date demanded lies before the day of making."""
        day = self.reply_by.date() if isinstance(self.reply_by, datetime) else self.reply_by
        return day < self.made_on
