"""What only a court, its enforcement and a settlement want to know."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kameng_docs.brief.story import Moment
from kameng_docs.case.whose import Ours, Said
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
class AgentInfo:
    """委托诉讼代理人, a near relative. `special` are the matters of special authority (民诉法 第六十二条); empty: 一般授权."""

    name: Said
    relation: Said
    sex: Ours = Ours("")
    born_on: date | None = None
    id_number: Said = Said("")
    address: Said = Said("")
    phone: Said = Said("")
    kinship_proof: Said = Said("")
    special: tuple[Said, ...] = ()


@dataclass(frozen=True)
class SettlementInfo:
    """和解 that both sides agreed to. `amount` in 元; `paid_on` is the day the money arrived."""

    amount: Decimal
    way: Said
    pay_by: Moment
    agreed_on: date | None = None
    other: Said = Said("")
    paid_on: date | None = None
