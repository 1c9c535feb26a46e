"""One order or payment belongs to one case: in two, the same money is asked for twice. One key in two purchases is a key sold twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kameng_docs.diagnostics import Diagnostic, Position, Severity
from kameng_docs.output import sha256
from kameng_docs.registry.marks import numbers_of
from kameng_docs.source import Source, read_bytes
from kameng_docs.source.decode import bytes_of

CODE = "rule.in-two-cases"
# The same key, and everything else says that two people bought: no money is asked for twice.
SOLD_TWICE = "rule.key-sold-twice"
KEY, ORDER = "卡密", "订单号"
SEVERITY = Severity.WARNING


@dataclass(frozen=True)
class Asked:
    """A number or card key that a case asks money for: under which key, of which order from 0, and where it stands.

    `mark` is the same for the same number under the same key, and different for others. `who` is the consumer of the case as it
    names him, `bought` the number of the order and `paid` those of its payment, by what they are called; empty where none is told.
    """

    key: str
    mark: str = field(repr=False)
    order: int
    at: Position | None
    who: str = field(default="", repr=False)
    bought: str = field(default="", repr=False)
    paid: Mapping[str, str] = field(default_factory=dict, repr=False)

    def is_another_purchase(self, other: "Asked") -> bool:
        """Whether somebody else bought under another number, and no number of the payment is the same."""
        others = self.who and other.who and self.who != other.who
        orders = self.bought and other.bought and self.bought != other.bought
        return bool(others and orders) and all(
            other.paid.get(key, "") != mark for key, mark in self.paid.items()
        )


@dataclass
class Met:
    """What was asked for in the cases that were looked at so far."""

    _first: dict[tuple[str, str], tuple[str, Asked]] = field(default_factory=dict, repr=False)

    def told_of(self, case: str, asked: Iterable[Asked]) -> list[Diagnostic]:
        """What is told of the case because an earlier one has the same number or key.

        An order is told of once, not for its number, its payment and its key.
        """
        told: dict[int, Diagnostic] = {}
        for each in asked:
            first = self._first.setdefault((each.key, each.mark), (case, each))
            if first[0] != case and each.order not in told:
                sold_twice = each.key == KEY and each.is_another_purchase(first[1])
                told[each.order] = (_sold_twice if sold_twice else _fault)(each, case, first)
        return [*told.values()]


def found_in_two(files: Iterable[Path]) -> Mapping[Path, list[Diagnostic]]:
    """What is told of each of these case files because an earlier one has the same number or key; nothing for one alone.

    Read as plain data: a case with other faults is looked at as well, one that cannot be read is not.
    """
    together = list(files)
    if len(together) == 1:
        return {file: [] for file in together}
    met, told = Met(), {}
    for file in together:
        told[file] = met.told_of(file.stem, _kept(file))
    return told


# What case files ask for by their names, with the hash of what stood there; a watch asks after each save of any case.
_KNOWN: dict[Path, tuple[str, tuple[Asked, ...]]] = {}


def _kept(file: Path) -> tuple[Asked, ...]:
    """The numbers and keys in a case file; they are kept until something else stands in it."""
    content, _ = bytes_of(file, str(file))
    if content is None:
        return ()
    digest = sha256(content)
    if file not in _KNOWN or _KNOWN[file][0] != digest:
        source, _ = read_bytes(content, shown_as=str(file))
        _KNOWN[file] = digest, tuple(asked_in(source)) if source else ()
    return _KNOWN[file][1]


def asked_in(source: Source) -> Iterable[Asked]:
    """Every number and key of a case, in the order of its file."""
    found = [(int(place[1]), key, number, source.at(place)) for place, key, number in numbers_of(source)]
    numbers: dict[int, dict[str, str]] = {}
    for order, key, number, _ in found:
        if key != KEY:
            numbers.setdefault(order, {})[key] = number
    who = _consumer(source)
    for order, key, number, at in found:
        paid = dict(numbers.get(order, {}))
        yield Asked(key, number, order, at, who, paid.pop(ORDER, ""), paid)


def _consumer(source: Source) -> str:
    """Whose case it is: the name of his record, or the one that stands there."""
    told = source.data.get("消费者") if isinstance(source.data, dict) else None
    name = told.get("姓名") if isinstance(told, dict) else told
    return name if isinstance(name, str) else ""


def _sold_twice(asked: Asked, case: str, first: tuple[str, Asked]) -> Diagnostic:
    return Diagnostic(
        SOLD_TWICE,
        f"这一笔的卡密，案件“{first[0]}”的第 {first[1].order + 1} 笔也有，买的人、订单号都不一样：两次购买发的是同一张卡密",
        "先对着发货的页面看是不是抄错了。没有抄错的，不用改：同一张卡密卖了两次，两件都能用，发货的页面都留好",
        SEVERITY,
        at=asked.at,
        case=case,
    )


def _fault(asked: Asked, case: str, first: tuple[str, Asked]) -> Diagnostic:
    # A key is a secret of the case and is not repeated.
    return Diagnostic(
        CODE,
        f"这一笔的{asked.key}，案件“{first[0]}”的第 {first[1].order + 1} 笔也有：同一笔钱在两个案件里要，会被当成重复投诉，退了一次的也说不清",
        "一笔交易只写进一个案件，从另一个里删去；是抄错的，对着订单页改；一个案件是另一个的旧稿，把旧稿移出这个文件夹",
        SEVERITY,
        at=asked.at,
        case=case,
    )
