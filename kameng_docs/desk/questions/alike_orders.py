"""What the payments of a child have alike: asked once for all of them."""

from collections.abc import Mapping, Sequence
from typing import Any

from kameng_docs.desk.questions.known import Known

# The card, what is asked on it beside the name of the goods, and the dispute in which it is.
EACH, SORT, CHILDS = "每一笔都有的", "买的是什么", "未成年人充值"


def alike(on: Known, orders: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """What all of several payments of a child lack, and is the same of all: what was paid for."""
    if len(orders) == 1 or CHILDS not in on.disputes:
        return ()
    return tuple(key for key in ("商品", SORT) if not any(order.get(key) for order in orders))


def sorted_by(on: Known) -> tuple[str, ...]:
    """Of what a child paid for it is asked what it is: on it hangs the cause of action, and nobody takes tips for a 卡密."""
    return (SORT,) if CHILDS in on.disputes else ()
