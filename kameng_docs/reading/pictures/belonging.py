"""Which proposals of one picture are one value, and which are of one order."""

from collections.abc import Iterable
from dataclasses import replace

from kameng_docs.reading.proposals import Kind, Proposal

_OF_AN_ORDER = frozenset(
    {
        Kind.ORDER_ID, Kind.GOODS, Kind.QUANTITY, Kind.PAID, Kind.ORDERED_AT, Kind.PAID_AT, Kind.DELIVERED_AT, Kind.WAY,
        Kind.PAYMENT_ID, Kind.MERCHANT_ID, Kind.PAYEE, Kind.REFUNDED, Kind.KEY, Kind.PASSWORD,
    }
)  # fmt: skip
_SEVERAL = "图里有几个订单号，这一项是哪一笔的请看清"


def gathered(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """One proposal for each kind and value, with every place; a doubt that another place does not share is gone."""
    by_value: dict[tuple[Kind, str, str], Proposal] = {}
    for each in proposals:
        key = (each.kind, each.value, each.belongs)
        before = by_value.get(key)
        if before is None:
            by_value[key] = each
            continue
        at = tuple(dict.fromkeys((*before.at, *each.at)))
        shared = tuple(doubt for doubt in before.doubts if doubt in each.doubts)
        by_value[key] = replace(before, at=at, doubts=shared)
    return tuple(by_value.values())


def belonging(proposals: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
    """Values of one order bear its number; of several orders on one picture nobody tells which is whose."""
    orders = {each.value for each in proposals if each.kind is Kind.ORDER_ID}
    payments = {each.value for each in proposals if each.kind is Kind.PAYMENT_ID}
    several = len(orders) > 1 or len(payments) > 1
    one = next(iter(orders or payments), "")
    return tuple(_of(each, "" if several else one, several) for each in proposals)


def _of(proposal: Proposal, one: str, several: bool) -> Proposal:
    if proposal.kind not in _OF_AN_ORDER or proposal.belongs:
        return proposal
    doubts = (
        (*proposal.doubts, _SEVERAL) if several and proposal.kind is not Kind.ORDER_ID else proposal.doubts
    )
    return replace(proposal, belongs=one, doubts=doubts)
