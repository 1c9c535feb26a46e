"""Proposals to lines of the file: where each was read stands behind it, what speaks against it before it."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from kameng_docs.case.typed import moment_of, money_of, whole_of
from kameng_docs.reading.proposals import Kind, Place, Proposal
from kameng_docs.starting.tree import Leaf

# Places that are told of one value; a bill of many rows has no more to say.
FEW = 3
AGREED = "，各处一致"
CHECK = "请核对："
# How a value stands above a question that is left open.
READ = "读到的，答了“是”再写进去"
CONFIRM = "对的就去掉行首的井号"
_SAID_OF_A_LINE = re.compile(f"[；，]?{CONFIRM}")
_SUMS = {Kind.PAID, Kind.REFUNDED, Kind.SUM}
_MOMENTS = {Kind.ORDERED_AT, Kind.PAID_AT, Kind.DELIVERED_AT, Kind.MOMENT}


def places(at: Sequence[Place]) -> str:
    """读自 1订单.png 框 60,286,284,342；2支付账单.png 第 3 行，两处一致."""
    if not at:
        return ""
    agreed = AGREED if len({place.file for place in at}) > 1 else ""
    return f"读自 {the_places(at)}{agreed}"


def the_places(at: Sequence[Place]) -> str:
    """The places by themselves, the first few of many."""
    told = "；".join(dict.fromkeys(place.told() for place in at[:FEW]))
    return told + (f" 等 {len(at)} 处" if len(at) > FEW else "")


def doubts_of(proposal: Proposal) -> tuple[str, ...]:
    """Its own doubts, and that a case file would not take it."""
    kind, value = proposal.kind, proposal.value
    fits = (
        _sum_fits(value)
        if kind in _SUMS
        else _moment_fits(value)
        if kind in _MOMENTS
        else whole_of(value) is not None
        if kind is Kind.QUANTITY
        else bool(value.strip())
    )
    return proposal.doubts if fits else (*proposal.doubts, f"“{proposal.read}”程序没有读懂，照原件改")


def _sum_fits(value: str) -> bool:
    found = money_of(value)
    return found is not None and found > Decimal(0)


def _moment_fits(value: str) -> bool:
    try:
        return moment_of(value) is not None
    except ValueError:
        return False


def confirmed(note: str) -> str:
    """A comment of a value in doubt, once its author has said that it is right."""
    return _SAID_OF_A_LINE.sub("", note).lstrip("；，")


def marked(doubts: Iterable[str]) -> tuple[str, ...]:
    """Doubts as lines of comment."""
    return tuple(f"{CHECK}{doubt}" for doubt in dict.fromkeys(doubts))


def leaves_of(
    key: str, found: Sequence[Proposal], ask: str, *, above: tuple[str, ...] = (), keep: bool = False
) -> list[Leaf]:
    """The lines of one key: its value, what is in doubt as comments, or an empty place with what is asked.

    With `keep` a value in doubt stands all the same: a secret that is not known to the program cannot be masked.
    """
    if not found:
        return [Leaf(key, note=ask, above=above)]
    if len({each.value for each in found}) == 1 and not doubts_of(found[0]):
        return [Leaf(key, found[0].value, places([place for each in found for place in each.at]), above)]
    if keep:
        values = tuple(dict.fromkeys(each.value for each in found))
        told = marked([doubt for each in found for doubt in doubts_of(each)])
        several = ("请核对：读到的不止一个，只留对的",) if len(values) > 1 else ()
        at = places([place for each in found for place in each.at])
        return [Leaf(key, values if len(values) > 1 else values[0], at, (*above, *several, *told))]
    lines = []
    if len({each.value for each in found}) > 1:
        above = (*above, *marked([f"读到 {len(found)} 个不一样的“{key}”，只留对的一个"]))
    for each in found:
        note = "；".join(filter(None, (places(each.at), CONFIRM)))
        lines.append(Leaf(key, each.value, note, (*above, *marked(doubts_of(each))), sure=False))
        above = ()
    return lines
