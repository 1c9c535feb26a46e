"""Who claims, against whom, and who acts for the claimant."""

from dataclasses import dataclass
from datetime import date

from kameng_docs.case.whose import Ours, Said


@dataclass(frozen=True)
class GuardianInfo:
    """法定代理人 of a claimant under age. `relation` is 父亲, 母亲 or 监护人."""

    name: Said
    relation: Said
    sex: Ours = Ours("")
    born_on: date | None = None
    ethnicity: Said = Said("")
    id_number: Said = Said("")
    address: Said = Said("")
    phone: Said = Said("")


@dataclass(frozen=True)
class ClaimantInfo:
    """消费者. `email` is there only if the author agreed to electronic service. `born` may be told by an ID number alone: no paper
    prints it.
    """

    name: Said
    sex: Ours = Ours("")
    born_on: date | None = None
    ethnicity: Said = Said("")
    occupation: Said = Said("")
    employer: Said = Said("")
    id_kind: Ours = Ours("")
    id_number: Said = Said("")
    registered_address: Said = Said("")
    home_address: Said = Said("")
    phone: Said = Said("")
    email: Said = Said("")
    relation_to_payer: Said = Said("")
    is_minor: bool = False
    guardian: GuardianInfo | None = None
    born: date | None = None

    @property
    def address(self) -> str:
        """Where the claimant lives, as far as anybody says."""
        return self.home_address or self.registered_address

    @property
    def call_at(self) -> str:
        """A telephone at which to call: that of the guardian who speaks for a child, else the claimant's own."""
        return (self.guardian.phone if self.guardian else "") or self.phone


@dataclass(frozen=True)
class RespondentInfo:
    """被投诉方. `role` is seller, self-operated, self-run, one of ASKED_ALONE of law/grounds.py, or platform where it answers beside the seller; `known` tells whether the particulars suffice for a court, `lacking` the keys that do not."""

    role: Ours
    name: Said
    kind: Ours = Ours("")
    shop_name: Said = Said("")
    credit_code: Said = Said("")
    address: Said = Said("")
    legal_representative: Said = Said("")
    representative_title: Said = Said("")
    operator: Said = Said("")
    sex: Ours = Ours("")
    phone: Said = Said("")
    known: bool = False
    lacking: tuple[Ours, ...] = ()
    traces: tuple[tuple[Ours, Said], ...] = ()

    @property
    def placed(self) -> bool:
        """Whether name and seat are known: enough for a complaint (市场监督管理投诉举报处理办法), though a court wants more."""
        return not {"名称", "住所"} & set(self.lacking) if self.lacking else self.known


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
class JointInfo:
    """联名: to what the claimant agreed in writing, together with others. `named`: the list may name him; else it numbers him.

    `paper` is the file of the signed consent, `representatives` whom it elects.
    """

    agreed_to: tuple[Ours, ...]
    agreed_on: date
    named: bool = False
    paper: Said = Said("")
    representatives: tuple[Said, ...] = ()


@dataclass(frozen=True, kw_only=True)
class People:
    """The part of a brief that says who claims and against whom.

    `platform_operator` is whoever runs the platform, known or not, also where nothing is claimed from it; None without a
    platform.
    """

    claimant: ClaimantInfo
    respondents: tuple[RespondentInfo, ...]
    platform: Said
    platform_url: Said
    streamers: tuple[Said, ...]
    platform_system: Ours
    platform_operator: RespondentInfo | None
    agent: AgentInfo | None
    joint: JointInfo | None = None

    @property
    def defendants(self) -> tuple[RespondentInfo, ...]:
        """Who can be sued: everybody, or the platform alone where it cannot say who the seller is (消保法 第四十四条)."""
        return defendants_of(self.respondents)


def defendants_of(respondents: tuple[RespondentInfo, ...]) -> tuple[RespondentInfo, ...]:
    """Those of the respondents who can be sued; the platform last."""
    platform = tuple(each for each in respondents if each.role == "platform")
    sellers = tuple(each for each in respondents if each.role != "platform")
    unknown = not all(each.known for each in sellers)
    return platform if unknown and platform else (*sellers, *platform)
