"""What a paper calls what was bought, by 买的是什么 and by the words of the page: `called.yaml`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Annotated

from kameng_docs.brief import OrderInfo
from kameng_docs.case.goods import GOODS
from kameng_docs.declared import Among, Files, Whole


@dataclass(frozen=True)
class Called:
    """How what was bought is told. `measure` is empty where one of it has no number."""

    verb: str
    arrived: str = ""
    measure: str = ""
    thing: str = "商品"
    use: str = "使用"
    give: str = "提供"


@dataclass(frozen=True)
class _Name:
    thing: str
    use: str


@dataclass(frozen=True)
class _Names:
    sorts: Annotated[dict[str, Called], Whole(GOODS)]
    by_words_of: tuple[Annotated[str, Among("买的是什么", GOODS)], ...]
    by_words: dict[str, _Name]


CALLED = Files("compose/called.yaml", _Names)


def called(order: OrderInfo) -> Called:
    """What one order's goods are called. The author's own word for them comes before that of their sort."""
    return _called(order.sort, order.goods, order.shown)


# Asked for every sum and every title of a paper; whoever builds for days drops the orders that nobody asks for any more.
@lru_cache(maxsize=256)
def _called(sort: str, goods: str, shown: str) -> Called:
    names = CALLED.only()
    plain = names.sorts.get(sort, names.sorts["其他"])
    found = plain
    if sort in names.by_words_of:
        for text in (goods, shown):
            word = next((word for word in names.by_words if word in text), "")
            if word:
                found = replace(plain, thing=names.by_words[word].thing, use=names.by_words[word].use)
                break
    return replace(found, arrived=found.arrived.format(thing=found.thing))


def thing_and_use(orders: Iterable[OrderInfo]) -> tuple[str, str]:
    """What several orders' goods are called together: by their one name, else by the names that are true of any goods."""
    found = {(each.thing, each.use) for each in map(called, orders)}
    return found.pop() if len(found) == 1 else ("商品", "使用")


def key_name(orders: Iterable[OrderInfo]) -> str:
    """What the keys among several orders' goods are called; empty where no key was bought."""
    keyed = [each for each in orders if each.card_keys or each.sort in CALLED.only().by_words_of]
    names = {called(each).thing for each in keyed}
    return names.pop() if len(names) == 1 else "卡密" if keyed else ""
