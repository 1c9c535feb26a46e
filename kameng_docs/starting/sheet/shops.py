"""What is said of all rows about their seller is said of one shop: rows of another shop do not get it, and are told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from kameng_docs.reading.register.fields import field_of
from kameng_docs.wording import folded

SELLER = "卖家"
Said = TypeVar("Said")
# So many rows of another shop are told by number.
FEW = 10


@dataclass(frozen=True)
class Shops:
    """Whom it is said of: `main` is the shop that most rows name, `others` are the rows that name another or none, with the name.

    Where no row names a shop, or nothing is said of the seller, there are no others; `main` is empty also where two
    shops have as many rows as each other.
    """

    main: str = ""
    others: tuple[tuple[int, str], ...] = ()

    def told(self) -> Iterator[str]:
        """Which rows do not get it, and what to do about them; nothing where all do."""
        if not self.others:
            return
        rows: dict[str, list[str]] = {}
        for row, shop in self.others:
            rows.setdefault(shop, []).append(str(row))
        whose = f"“{self.main}”" if self.main else "哪一家店"
        unsure = "" if self.main else "，看不出说的"
        yield f"--same 说的卖家情况{unsure}是{whose}的，这些行没有写进去："
        for shop, numbers in rows.items():
            named = f"店铺写的是“{shop}”" if shop else "没有写店铺"
            more = f" 等 {len(numbers)} 行" if numbers[FEW:] else " 行"
            yield f"  第 {'、'.join(numbers[:FEW])}{more}：{named}。也是同一家公司开的吗？是的，在表里加一列，把公司全称这些写在这些行里"


def of_seller(name: str) -> bool:
    """Whether a field tells of the seller."""
    field = field_of(name)
    return field is not None and field.at[:1] == (SELLER,)


def shops_in(rows: Iterable[tuple[int, str]], same: Mapping[str, str]) -> Shops:
    """The shops of all rows, each with its number, where something is said of their seller; else nothing is read of them."""
    if not any(map(of_seller, same)):
        return Shops()
    named = list(rows)
    names = {folded(shop): shop for _, shop in named if shop}
    count = Counter(folded(shop) for _, shop in named if shop)
    if not count:
        return Shops()
    (first, most), *rest = count.most_common(2)
    main = first if not rest or most > rest[0][1] else ""
    others = tuple((row, shop) for row, shop in named if folded(shop) != main)
    return Shops(names.get(main, ""), others)


def said_of(row: int, same: Mapping[str, Said], shops: Shops) -> Mapping[str, Said]:
    """What of that is said of this row."""
    if all(row != other for other, _ in shops.others):
        return same
    return {name: value for name, value in same.items() if not of_seller(name)}
