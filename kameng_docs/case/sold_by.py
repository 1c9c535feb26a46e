"""Which of several sellers an order was bought of, and whom a line names by the key 卖家."""

from collections.abc import Collection

from kameng_docs.case.orders import Order
from kameng_docs.case.people import Seller
from kameng_docs.wording import folded

# In the place of an index: of whom it was bought is not written.
UNSOLD = -1
EVERY = frozenset({"每家", "各家", "都是", "每一家"})


def seller_of(order: Order, sellers: tuple[Seller, ...]) -> int | None:
    """The index of its seller: the only one, or the one that 交易.卖家 names by shop, name or place; None where none is."""
    if len(sellers) == 1:
        return 0
    return place_of(order.seller or "", sellers)


def place_of(name: str, sellers: tuple[Seller, ...]) -> int | None:
    """The index of the seller whom a name means: that of the shop or of the party, or his place among them, 2 or 第2个."""
    wanted = folded(name).removeprefix("第").removesuffix("个").removesuffix("家")
    if not wanted:
        return None
    for i, seller in enumerate(sellers):
        party = seller.known_party
        named_so = {folded(seller.shop_name or ""), folded(party.name if party else "")}
        if wanted == str(i + 1) or folded(name) in named_so:
            return i
    return None


def shop_of(sellers: tuple[Seller, ...], index: int) -> str:
    """What the author calls a seller: the shop, else the party, else his place."""
    seller = sellers[index]
    party = seller.known_party
    return seller.shop_name or (party.name if party else str(index + 1))


def named(names: Collection[str], sellers: tuple[Seller, ...], sold: Collection[int]) -> frozenset[int]:
    """The indices that a key 卖家 names, 每家 for all who sold; a name that is nobody's names nobody."""
    if any(name in EVERY for name in names):
        return frozenset(sold)
    found = {place_of(name, sellers) for name in names}
    return frozenset(i for i in found if i is not None)


def paid_to_its_seller(order: Order, sellers: tuple[Seller, ...]) -> bool:
    """Whether the payee on the bill is, by its full name, the seller of whom the order was bought."""
    index = seller_of(order, sellers)
    party = sellers[index].known_party if index is not None else None
    return bool(order.payee and party and folded(order.payee) == folded(party.name))
