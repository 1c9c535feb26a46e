"""Which proposals are of one order: what belongs together as it was read, and what shares a number."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kameng_docs.reading.proposals import Kind, Proposal
from kameng_docs.starting.material import Material

# What an order has; everything else of a case stands elsewhere.
OF_ORDERS = (
    Kind.ORDER_ID, Kind.GOODS, Kind.QUANTITY, Kind.PAID, Kind.ORDERED_AT, Kind.PAID_AT, Kind.DELIVERED_AT, Kind.WAY,
    Kind.PAYMENT_ID, Kind.MERCHANT_ID, Kind.PAYEE, Kind.REFUNDED, Kind.KEY, Kind.PASSWORD, Kind.NOTICE,
)  # fmt: skip
# Numbers by which two screens are known to be of one order.
_TIES = (Kind.ORDER_ID, Kind.PAYMENT_ID, Kind.MERCHANT_ID, Kind.KEY)
# What makes an order of its own; a notice or a key alone is of one that is told elsewhere.
_MAKES = (Kind.ORDER_ID, Kind.PAYMENT_ID, Kind.PAID, Kind.ORDERED_AT, Kind.PAID_AT)


@dataclass(frozen=True)
class Group:
    """The proposals of one order."""

    proposals: tuple[Proposal, ...]

    def of(self, *kinds: Kind) -> list[Proposal]:
        """Those of these kinds."""
        return [each for each in self.proposals if each.kind in kinds]

    def value(self, kind: Kind) -> str:
        """The only value of a kind; empty where there is none, or more than one."""
        values = {each.value for each in self.of(kind)}
        return values.pop() if len(values) == 1 else ""

    @property
    def files(self) -> tuple[str, ...]:
        """The files in which it was read."""
        return tuple(dict.fromkeys(place.file for each in self.proposals for place in each.at))


def groups_of(material: Material) -> tuple[list[Group], list[Proposal]]:
    """The orders, and what belongs to one of several and nobody knows to which."""
    read = [each for read in material.reads for each in read.proposals if each.kind in OF_ORDERS]
    roots = _roots(read)
    parts: dict[str, list[Proposal]] = {}
    for root, each in _shared_out(material.of(*OF_ORDERS), read, roots):
        parts.setdefault(root, []).append(each)
    joined = [_once(_whole(part)) for part in _by_sum(list(parts.values()))]
    made = [part for part in joined if any(each.kind in _MAKES for each in part)]
    loose = [each for part in joined if part not in made for each in part]
    if len(made) <= 1:
        whole = [*(made[0] if made else []), *loose]
        return ([Group(tuple(whole))] if whole else []), []
    return [Group(tuple(part)) for part in made], loose


def _of(proposal: Proposal) -> str:
    """What it belongs to; what says nothing of that belongs with the rest of its file."""
    return proposal.belongs or f"\0{proposal.at[0].file if proposal.at else ''}"


def _shared_out(
    merged: Iterable[Proposal], read: Sequence[Proposal], roots: dict[str, str]
) -> Iterator[tuple[str, Proposal]]:
    """Each value with what it is of. What the screens of several orders say alike (the same goods, the same payee) is a
    value of each of them, at its own places and those that are of none.
    """
    makes = {roots[_of(each)] for each in read if each.kind in _MAKES}
    for each in merged:
        of = {
            place: roots[_of(one)]
            for one in read
            if one.kind is each.kind
            for place in one.at
            if place in each.at
        }
        orders = [root for root in dict.fromkeys(of.values()) if root in makes]
        if len(orders) <= 1:
            yield roots.get(_of(each), _of(each)), each
            continue
        for root in orders:
            others = {other for other in orders if other != root}
            yield root, replace(each, at=tuple(at for at in each.at if of.get(at) not in others))


def _once(part: Sequence[Proposal]) -> list[Proposal]:
    """What two screens of one order say alike, as one value at the places of both."""
    found: dict[tuple[Kind, str, tuple[str, ...]], Proposal] = {}
    for each in part:
        key = each.kind, each.value, each.doubts
        before = found.get(key)
        found[key] = replace(each, at=tuple(dict.fromkeys((*before.at, *each.at)))) if before else each
    return list(found.values())


def _roots(read: Sequence[Proposal]) -> dict[str, str]:
    """For each thing that proposals belong to, the one that stands for all that share a number with it."""
    root: dict[str, str] = {}

    def found(name: str) -> str:
        while root.setdefault(name, name) != name:
            name = root[name]
        return name

    by_number: dict[str, str] = {}
    for each in read:
        here = found(_of(each))
        if each.kind in _TIES:
            other = found(by_number.setdefault(each.value, here))
            root[here] = other
    return {name: found(name) for name in root}


def _by_sum(parts: list[list[Proposal]]) -> list[list[Proposal]]:
    """A screen of an order and one of its payment may share no number: two parts of different files that tell different
    numbers of one sum are one, where nothing else tells of that sum.
    """
    alone = [part for part in parts if len(_sums(part)) == 1]
    for part in alone:
        same = [other for other in alone if _sums(other) == _sums(part)]
        two = 2
        if len(same) == two and _complete(same[0], same[1]):
            rest = [other for other in parts if other not in same]
            return _by_sum([*rest, [*same[0], *same[1]]])
    return parts


def _whole(part: Sequence[Proposal]) -> list[Proposal]:
    """Without numbers that were cut off: in doubt, and the beginning of another number that is in none."""
    sure = [each for each in part if each.kind in _TIES and not each.doubts]
    return [
        each
        for each in part
        if not (
            each.kind in _TIES
            and each.doubts
            and any(
                one.kind is each.kind and one.value.startswith(each.value) and one.value != each.value
                for one in sure
            )
        )
    ]


def _complete(one: Sequence[Proposal], other: Sequence[Proposal]) -> bool:
    """Whether what the two tell does not contradict, and they stand in different files."""
    apart = not ({p.at[0].file for p in one if p.at} & {p.at[0].file for p in other if p.at})
    return apart and all(
        len({each.value for each in _whole((*one, *other)) if each.kind is kind}) <= 1
        for kind in (Kind.ORDER_ID, Kind.PAYMENT_ID)
    )


def _sums(part: Iterable[Proposal]) -> set[str]:
    return {each.value for each in part if each.kind is Kind.PAID}
