"""Who claims, against whom, and who acts for the claimant."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class GuardianInfo:
    """法定代理人 of a claimant under age. `relation` is 父亲, 母亲 or 监护人."""

    name: str
    relation: str
    sex: str = ""
    born_on: date | None = None
    ethnicity: str = ""
    id_number: str = ""
    address: str = ""
    phone: str = ""


@dataclass(frozen=True)
class ClaimantInfo:
    """消费者. `email` is there only if the author agreed to electronic service."""

    name: str
    sex: str = ""
    born_on: date | None = None
    ethnicity: str = ""
    occupation: str = ""
    employer: str = ""
    id_kind: str = ""
    id_number: str = ""
    registered_address: str = ""
    home_address: str = ""
    phone: str = ""
    email: str = ""
    relation_to_payer: str = ""
    is_minor: bool = False
    guardian: GuardianInfo | None = None

    @property
    def address(self) -> str:
        """Where the claimant lives, as far as anybody says."""
        return self.home_address or self.registered_address

    @property
    def call_at(self) -> str:
        """A telephone at which to call: the claimant's own, else the guardian's."""
        return self.phone or (self.guardian.phone if self.guardian else "")


@dataclass(frozen=True)
class RespondentInfo:
    """被投诉方. `role` is seller, self-operated, self-run, or platform where it answers beside the seller; `known` tells whether the particulars suffice for a court, `lacking` the keys that do not."""

    role: str
    name: str
    kind: str = ""
    shop_name: str = ""
    credit_code: str = ""
    address: str = ""
    legal_representative: str = ""
    representative_title: str = ""
    operator: str = ""
    sex: str = ""
    phone: str = ""
    known: bool = False
    lacking: tuple[str, ...] = ()
    traces: tuple[tuple[str, str], ...] = ()
