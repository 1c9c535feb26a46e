"""增加赔偿 for fraud: three times what the affected goods cost, and not less than 500 元 (消费者权益保护法 第五十五条第一款)."""

from decimal import Decimal

from kameng_docs.wording import to_cents

TIMES = 3
FLOOR = Decimal(500)


def more_damages(price: Decimal) -> Decimal:
    """What is added to the price, in 元. `price` is that of all affected goods of one contract: the floor counts once."""
    return to_cents(max(TIMES * price, FLOOR))
