"""What assess makes and everyone after it reads: the case as far as it may be told, and what it carries in law.

Texts named `told`, `argument`, `short` and `answer` are wordings of ours with placeholders such as `{me}`; compose
fills them, because only a channel knows what the two sides are called. Whose a text is stands in its type (case/whose.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from kameng_docs.brief.court import (
    AccountInfo,
    CourtInfo,
    ForumInfo,
    JudgmentInfo,
    ServiceInfo,
    ToCourt,
    TrackInfo,
)
from kameng_docs.brief.law import (
    OFFERS,
    PUTS_OFF,
    SAYS_NOTHING,
    Carried,
    ClaimInfo,
    GroundInfo,
    LocalInfo,
    NoteInfo,
    RebuttalInfo,
    RefusedInfo,
    UnansweredInfo,
)
from kameng_docs.brief.people import AgentInfo, ClaimantInfo, GuardianInfo, JointInfo, People, RespondentInfo
from kameng_docs.brief.several import SeveralInfo, ShareInfo
from kameng_docs.brief.story import (
    ChargeInfo,
    ChargesAtRisk,
    EventInfo,
    ExhibitInfo,
    FactInfo,
    Moment,
    OrderInfo,
    OtherSum,
    PaymentInfo,
    PenaltyInfo,
    PromiseInfo,
    ProofInfo,
    SettlementInfo,
    SpokenInfo,
    StepInfo,
    Story,
    TermInfo,
)
from kameng_docs.case.whose import Ours, Said
from kameng_docs.diagnostics import Position
from kameng_docs.procedure.ladder import period
from kameng_docs.procedure.reckoned import day_of

__all__ = [
    "OFFERS",
    "PUTS_OFF",
    "SAYS_NOTHING",
    "AccountInfo",
    "AgentInfo",
    "Brief",
    "Carried",
    "ChargeInfo",
    "ChargesAtRisk",
    "ClaimInfo",
    "ClaimantInfo",
    "CourtInfo",
    "EventInfo",
    "ExhibitInfo",
    "FactInfo",
    "ForumInfo",
    "GroundInfo",
    "GuardianInfo",
    "JointInfo",
    "JudgmentInfo",
    "LocalInfo",
    "Moment",
    "NoteInfo",
    "OrderInfo",
    "OtherSum",
    "PaymentInfo",
    "PenaltyInfo",
    "People",
    "PromiseInfo",
    "ProofInfo",
    "RebuttalInfo",
    "RefusedInfo",
    "RespondentInfo",
    "Secret",
    "ServiceInfo",
    "SettlementInfo",
    "SeveralInfo",
    "ShareInfo",
    "SpokenInfo",
    "StepInfo",
    "Story",
    "TermInfo",
    "ToCourt",
    "TrackInfo",
    "UnansweredInfo",
]


@dataclass(frozen=True)
class Secret:
    """A text that not every reader may see. `kind` is a row of disclosure/matrix.yaml."""

    kind: Ours
    text: Said


@dataclass(frozen=True, kw_only=True)
class Brief(People, Story, Carried, ToCourt):
    """The whole of it, in four parts.

    `places` are the author's texts that hold a secret, with where in his file it is. `several` is what is to know where more
    than one sold; `folder` the place of the papers against one of them below those of the case, empty for the case itself.
    """

    case: Said
    title: Said
    made_on: date
    secrets: tuple[Secret, ...] = field(default=(), repr=False)
    places: Mapping[str, Position] = field(default_factory=dict, repr=False)
    several: SeveralInfo | None = None
    folder: Said = Said("")

    @property
    def money_asked(self) -> Decimal | None:
        """What is asked for in 元, as `total`; None where nothing of it is money."""
        money = any(claim.amount is not None for claim in self.claims if not claim.alternative)
        return self.total if money else None

    @property
    def argued(self) -> tuple[RebuttalInfo, ...]:
        """What a letter answers of what was said: a shrug is none of it."""
        return tuple(each for each in self.rebuttals if each.manner != SAYS_NOTHING)

    @property
    def fee_passes_claim(self) -> bool:
        """Whether the whole fee, due where the summary tracks do not apply, is not less than what is asked for."""
        return 0 < self.sued_for <= self.court_fee

    @property
    def limitation_is_near(self) -> bool:
        """Whether less than half a year is left of the three, or nothing: our own caution."""
        found = self.limitation
        return found is not None and day_of(found.safe_on) < period("limitation_near").after(self.made_on)

    @property
    def reply_by_post(self) -> Moment:
        """The day of reply of what is sent by post: where the day is ours, the way is not taken from the days to answer."""
        if not self.reply_by_is_ours:
            return self.reply_by
        day = period("post").after(day_of(self.reply_by))
        return self.reply_by.replace(year=day.year, month=day.month, day=day.day)

    @property
    def reply_by_is_past(self) -> bool:
        """Whether the date demanded lies before the day of making."""
        day = self.reply_by.date() if isinstance(self.reply_by, datetime) else self.reply_by
        return day < self.made_on
