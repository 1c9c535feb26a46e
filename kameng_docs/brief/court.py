"""What only a court, its enforcement and a settlement want to know."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kameng_docs.brief.story import Moment


@dataclass(frozen=True)
class ServiceInfo:
    """送达地址 that the author confirms. `electronic` is 是, 否, or empty where the author has not said."""

    recipient: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    electronic: str = ""
    email: str = ""


@dataclass(frozen=True)
class AccountInfo:
    """收款账户: where money won is to go."""

    holder: str
    bank: str
    number: str


@dataclass(frozen=True)
class JudgmentInfo:
    """裁判文书 that has been made. Sums in 元; `paid` is what has come of it so far; `perform_by` the day set in it."""

    kind: str
    number: str
    by: str = ""
    served_on: date | None = None
    effective_on: date | None = None
    ordered: str = ""
    sum: Decimal | None = None
    perform_by: date | None = None
    paid: Decimal = Decimal(0)
    leads: str = ""


@dataclass(frozen=True)
class CourtInfo:
    """法院 beyond its name. `mediation` is 是, 否 or 暂不确定, empty where the author has not said."""

    province: str = ""
    why: str = ""
    case_number: str = ""
    filed_on: date | None = None
    mediation: str = ""
    service: ServiceInfo | None = None
    account: AccountInfo | None = None
    judgment: JudgmentInfo | None = None


@dataclass(frozen=True)
class AgentInfo:
    """委托诉讼代理人, a near relative. `special` are the matters of special authority (民诉法 第六十二条); empty: 一般授权."""

    name: str
    relation: str
    sex: str = ""
    born_on: date | None = None
    id_number: str = ""
    address: str = ""
    phone: str = ""
    kinship_proof: str = ""
    special: tuple[str, ...] = ()


@dataclass(frozen=True)
class SettlementInfo:
    """和解 that both sides agreed to. `amount` in 元; `paid_on` is the day the money arrived."""

    amount: Decimal
    way: str
    pay_by: Moment
    agreed_on: date | None = None
    other: str = ""
    paid_on: date | None = None
