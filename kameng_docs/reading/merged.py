"""What several files say, put together: what they say alike is one proposal, what they say unlike is doubted on both sides.

A value read from a picture alone is checked by nothing; the same value in a second file is a check. Two pictures are read
by the same reader, so signs that it takes for each other stay in doubt even where both say them alike.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kameng_docs.reading.codes import near, signs_of
from kameng_docs.reading.proposals import Kind, Proposal, Read, What

# Values whose every sign counts.
CODES = frozenset(
    {
        Kind.ORDER_ID,
        Kind.PAYMENT_ID,
        Kind.MERCHANT_ID,
        Kind.KEY,
        Kind.PASSWORD,
        Kind.HANDLED_ID,
        Kind.FILING,
        Kind.FIRM_CODE,
    }
)
# Values of which an order has one.
SINGLE = frozenset({Kind.PAID, Kind.ORDERED_AT, Kind.PAID_AT, Kind.DELIVERED_AT, Kind.WAY, Kind.PAYEE, Kind.QUANTITY,
                    Kind.PAYMENT_ID, Kind.PASSWORD, Kind.REFUNDED, Kind.FIRM_ADDRESS, Kind.FIRM_CODE})  # fmt: skip
# Names of which a seller or platform has one, whatever the order.
NAMES = frozenset({Kind.SHOP, Kind.PLATFORM, Kind.COMPANY, Kind.SELLER, Kind.SITE})
_SECRET = frozenset({Kind.KEY, Kind.PASSWORD})
# Moments that only one purchase has; and the numbers of a purchase, which a shop may count up one by one.
_OF_ITS_OWN = (Kind.PAID_AT, Kind.ORDERED_AT)
_COUNTED = frozenset({Kind.ORDER_ID, Kind.PAYMENT_ID, Kind.MERCHANT_ID})
Moments = Mapping[str, frozenset[tuple[Kind, str]]]
"""When what each file shows was ordered or paid."""
# Files in which a row is a payment. In a chat a number may be said again in the next line, mistyped.
_TABLES = frozenset({What.BILL})


@dataclass(frozen=True)
class _Beside:
    """What else is known of the files that were read: `moments` of each, and which are `tables` of payments."""

    moments: Moments
    tables: frozenset[str]


_NOTHING = _Beside({}, frozenset())


def merged(reads: Iterable[Read]) -> tuple[Proposal, ...]:
    """The proposals of all files, in the order in which each value was first met."""
    reads = tuple(reads)
    gathered: dict[tuple[Kind, str], Proposal] = {}
    for each in (proposal for read in reads for proposal in read.proposals):
        key = (each.kind, _alike(each))
        gathered[key] = _joined(gathered[key], each) if key in gathered else each
    return compared(_across_kinds(list(gathered.values())), _beside(reads))


def compared(every: Sequence[Proposal], beside: _Beside = _NOTHING) -> tuple[Proposal, ...]:
    """The same with the doubts that they give each other; of one file as of several, of which more is known `beside`."""
    return tuple(_compared(each, every, beside) for each in every)


def _beside(reads: Sequence[Read]) -> _Beside:
    return _Beside(_moments(reads), frozenset(read.file for read in reads if read.what in _TABLES))


def _moments(reads: Iterable[Read]) -> Moments:
    return {
        read.file: frozenset(
            (each.kind, each.value) for each in read.proposals if each.kind in _OF_ITS_OWN and not each.doubts
        )
        for read in reads
    }


def _alike(proposal: Proposal) -> str:
    """What is equal of values that are one; clauses and promises by their words alone."""
    value = proposal.value
    if proposal.kind in _SECRET:
        return value.replace(" ", "")
    if proposal.kind in CODES:
        return signs_of(value)
    if proposal.kind in {Kind.MOMENT, Kind.SUM, Kind.PAID, Kind.REFUNDED, Kind.WAY, Kind.QUANTITY, *_MOMENTS}:
        # The same sum of two orders is two values.
        return f"{value} {proposal.belongs}"
    return "".join(value.split()).replace("（", "(").replace("）", ")")


_MOMENTS = (Kind.ORDERED_AT, Kind.PAID_AT, Kind.DELIVERED_AT)


def _joined(one: Proposal, other: Proposal) -> Proposal:
    """One proposal at the places of both. Another file's word takes the doubts away that it does not share."""
    at = tuple(dict.fromkeys((*one.at, *other.at)))
    elsewhere = {place.file for place in one.at} != {place.file for place in other.at}
    shared = tuple(doubt for doubt in one.doubts if doubt in other.doubts)
    doubts = shared if elsewhere else tuple(dict.fromkeys((*one.doubts, *other.doubts)))
    return replace(one, at=at, doubts=doubts, belongs=one.belongs or other.belongs)


def _across_kinds(every: list[Proposal]) -> list[Proposal]:
    """A merchant's number of a bill that is an order's number elsewhere says that number alike."""
    orders = {_alike(each): each for each in every if each.kind is Kind.ORDER_ID}
    merchants = {_alike(each): each for each in every if each.kind is Kind.MERCHANT_ID}
    made = []
    for each in every:
        other = merchants.get(_alike(each)) if each.kind is Kind.ORDER_ID else None
        if each.kind is Kind.MERCHANT_ID:
            other = orders.get(_alike(each))
        made.append(_joined(each, other) if other else each)
    return made


def _compared(proposal: Proposal, every: Sequence[Proposal], beside: _Beside) -> Proposal:
    """With the doubts that other values of its kind give it."""
    others = [each for each in every if each is not proposal and each.kind is proposal.kind]
    doubts = list(proposal.doubts)
    if proposal.kind in CODES:
        doubts += [
            f"另一处读成“{each.value}”（{_where(each)}），只差容易认错的字或者一个字，请看清哪一个对"
            for each in others
            if near(proposal.value, each.value) and not _two_purchases(proposal, each, beside)
        ]
    if proposal.kind in SINGLE or proposal.kind in NAMES:
        doubts += [
            f"另一处是“{each.value}”（{_where(each)}），两处不一样，请看清"
            for each in others
            if _of_the_same(proposal, each) and not near(proposal.value, each.value)
        ]
    return replace(proposal, doubts=tuple(dict.fromkeys(doubts)))


def _of_the_same(one: Proposal, other: Proposal) -> bool:
    """Whether both are of one order, or may be; names of a seller are of no order."""
    if one.kind in NAMES:
        return True
    return not one.belongs or not other.belongs or one.belongs == other.belongs


def _two_purchases(one: Proposal, other: Proposal, beside: _Beside) -> bool:
    """Whether two numbers that are near alike are of two purchases: they stand in two rows of one bill, or their files tell other
    moments of ordering or paying.
    """
    if one.kind not in _COUNTED:
        return False
    if _tables_of(one, beside) & _tables_of(other, beside):
        return True
    for kind in _OF_ITS_OWN:
        here, there = (
            {value for place in each.at for of, value in beside.moments.get(place.file, ()) if of is kind}
            for each in (one, other)
        )
        if here and there and not here & there:
            return True
    return False


def _tables_of(proposal: Proposal, beside: _Beside) -> set[str]:
    """The bills in which a number stands; one that stands in two rows there is one number all the same."""
    return {place.file for place in proposal.at if place.file in beside.tables}


def _where(proposal: Proposal) -> str:
    return "、".join(dict.fromkeys(place.told() for place in proposal.at))
