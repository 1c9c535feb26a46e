"""Which of several sellers an order was bought of."""

from kameng_docs.case.orders import Order
from kameng_docs.case.people import Seller
from kameng_docs.wording import folded


def seller_of(order: Order, sellers: tuple[Seller, ...]) -> int | None:
    """The index of its seller: the only one, or the one that 交易.卖家 names by shop, name or place; None where none is."""
    if len(sellers) == 1:
        return 0
    wanted = folded(order.seller or "").removeprefix("第").removesuffix("个")
    if not wanted:
        return None
    for i, seller in enumerate(sellers):
        party = seller.known_party
        if wanted in {str(i + 1), folded(seller.shop_name or ""), folded(party.name if party else "")}:
            return i
    return None


def paid_to_its_seller(order: Order, sellers: tuple[Seller, ...]) -> bool:
    """Whether the payee on the bill is, by its full name, the seller of whom the order was bought."""
    index = seller_of(order, sellers)
    party = sellers[index].known_party if index is not None else None
    return bool(order.payee and party and folded(order.payee) == folded(party.name))
