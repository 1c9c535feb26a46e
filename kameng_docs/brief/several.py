"""Several sellers of one case: what each owes for which orders, and what it costs to sue them apart and together."""

from dataclasses import dataclass
from decimal import Decimal

from kameng_docs.brief.law import ClaimInfo
from kameng_docs.case.whose import Ours, Said


@dataclass(frozen=True)
class ShareInfo:
    """What is about one of them. `label` is 卖家1, by his place in the case file; `claims` are asked of him alone, for `orders`.

    `respondent` and `orders` are places among those of the whole brief. In the brief of one seller nothing of the others is
    there but labels and sums. Sums in 元; `fee` is due where he is sued alone, `fee_halved` in summary procedure.
    """

    label: Ours
    respondent: int
    sued_for: Decimal
    fee: Decimal
    fee_halved: Decimal
    orders: tuple[int, ...] = ()
    claims: tuple[ClaimInfo, ...] = ()


@dataclass(frozen=True)
class SeveralInfo:
    """All of them. `joined`: the author asks for one suit, for the reason `why`. `mine` is the place of the share that a brief of
    one seller is about, None in the brief of all. `fee` and `fee_halved` in 元 are due where all are sued together.
    """

    shares: tuple[ShareInfo, ...]
    joined: bool
    why: Said
    sued_for: Decimal
    fee: Decimal
    fee_halved: Decimal
    mine: int | None = None

    @property
    def fees_apart(self) -> Decimal:
        """What is due in all where each is sued alone."""
        return sum((share.fee for share in self.shares), Decimal(0))

    @property
    def fees_apart_halved(self) -> Decimal:
        """The same in summary procedure."""
        return sum((share.fee_halved for share in self.shares), Decimal(0))
