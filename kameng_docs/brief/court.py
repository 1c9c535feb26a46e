"""What a court wants to know: which courts may take the claim, in which track, and what only a court and its enforcement ask."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kameng_docs.brief.law import NoteInfo
from kameng_docs.brief.story import PromiseInfo
from kameng_docs.case.whose import Ours, Said
from kameng_docs.law.model import Citation
from kameng_docs.procedure.fees import fee_of
from kameng_docs.procedure.ladder import period
from kameng_docs.procedure.reckoned import Reckoned
from kameng_docs.wording import to_cents


@dataclass(frozen=True)
class ServiceInfo:
    """送达地址 that the author confirms. `electronic` is 是, 否, or empty where the author has not said."""

    recipient: Said = Said("")
    address: Said = Said("")
    postcode: Said = Said("")
    phone: Said = Said("")
    electronic: Ours = Ours("")
    email: Said = Said("")


@dataclass(frozen=True)
class AccountInfo:
    """收款账户: where money won is to go."""

    holder: Said
    bank: Said
    number: Said


@dataclass(frozen=True)
class JudgmentInfo:
    """裁判文书 that has been made. Sums in 元; `paid` is what has come of it so far; `perform_by` the day set in it."""

    kind: Ours
    number: Said
    by: Said = Said("")
    served_on: date | None = None
    effective_on: date | None = None
    ordered: Said = Said("")
    sum: Decimal | None = None
    perform_by: date | None = None
    paid: Decimal = Decimal(0)
    leads: Said = Said("")

    @property
    def rest(self) -> Decimal | None:
        """What has not been paid yet, in 元; None where the sum is not known."""
        return None if self.sum is None else self.sum - self.paid

    @property
    def due_on(self) -> date | None:
        """The last day for paying: as the paper sets it, else the day it took effect (民诉法 第二百五十条第二款)."""
        return self.perform_by or self.effective_on

    @property
    def enforce_by(self) -> Reckoned | None:
        """Both last days of the two years for enforcement, as long as nothing interrupts them."""
        return period("execution").reckoned(self.due_on) if self.due_on else None

    @property
    def execution_fee(self) -> Decimal | None:
        """申请费 in 元 for what is left, not prepaid (诉讼费用交纳办法 第十四条第（一）项, 第二十条第二款)."""
        return None if self.rest is None or self.rest < 0 else to_cents(fee_of(self.rest, "execution").exact)


@dataclass(frozen=True)
class CourtInfo:
    """法院 beyond its name. `mediation` is 是, 否 or 暂不确定, empty where the author has not said."""

    province: Said = Said("")
    why: Said = Said("")
    case_number: Said = Said("")
    filed_on: date | None = None
    mediation: Ours = Ours("")
    service: ServiceInfo | None = None
    account: AccountInfo | None = None
    judgment: JudgmentInfo | None = None


@dataclass(frozen=True)
class ForumInfo:
    """A place whose court may be the right one. `kind` is the id of the note it rests on, `says` that note.

    `standing` is first where the claim is safest filed, also for an alternative, theirs for what the other side may
    say, and check for a court that must be asked. `place` is the address as the case file has it, empty where nobody
    knows it; `party` whose address it is; `court` a court known by its name; `words` and `where` the clause of the
    site. `chosen` tells that the court the author named seems to be the one of this place.
    """

    kind: Ours
    standing: Ours
    title: Ours
    says: Ours
    citations: tuple[Citation, ...]
    risk: Ours = Ours("")
    place: Said = Said("")
    party: Said = Said("")
    court: Ours = Ours("")
    words: Said = Said("")
    where: Said = Said("")
    chosen: bool = False


@dataclass(frozen=True)
class TrackInfo:
    """Small claims or not. `band` is by-law, by-consent, above, unknown, or none where no sum is asked for.

    `cap` and `agreed` in 元 with the day, the source and how it is known (`caps.yaml`), None where the province is
    unknown or has no row. `rules` are what to know of the track, `doubts` what in this case may take it off;
    `may_be_missing` tells that the seller cannot be reached and may count as 下落不明, which does.
    """

    band: Ours
    province: Said = Said("")
    cap: Decimal | None = None
    agreed: Decimal | None = None
    since: date | None = None
    source: Ours = Ours("")
    verified: Ours = Ours("")
    rules: tuple[NoteInfo, ...] = ()
    doubts: tuple[NoteInfo, ...] = ()
    may_be_missing: bool = False


@dataclass(frozen=True, kw_only=True)
class ToCourt:
    """The part of a brief that says how it would go to a court.

    `official_form` names the form of 法〔2025〕82号 for such a claim, empty where there is none; `pleading` is which the
    author wants: 要素式, 叙述式 or 两种. Fees in 元. `sued_for` is what those who can be sued are asked to pay: less than all
    that is asked where the platform is sued alone.
    """

    court: Said
    court_info: CourtInfo
    cause_of_action: Ours
    official_form: Ours
    pleading: Ours
    forum_rules: tuple[PromiseInfo, ...]
    forums: tuple[ForumInfo, ...]
    track: TrackInfo
    sued_for: Decimal
    court_fee: Decimal
    court_fee_halved: Decimal

    @property
    def court_fits_no_forum(self) -> bool:
        """Whether the court that the author named seems to be that of none of the places in `forums`."""
        return bool(self.court) and not any(each.chosen for each in self.forums)
