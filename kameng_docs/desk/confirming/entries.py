"""Which entry of a list in the file a value that was read goes to: the one that its number tells, or a new one with its number."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kameng_docs.desk.confirming.fields import Path
from kameng_docs.starting.comparing import alike
from kameng_docs.starting.saying import confirmed
from kameng_docs.starting.tree import Item, Leaf, Listing, Node, Scalar

# What tells an order of which no number was read.
_MOMENTS = ("下单时间",)


@dataclass(frozen=True)
class Home:
    """The entry that a value goes to: `told` tells which, by one of the keys `by`.

    `stands`: it is in the file. `alone`: it is the only one there and the only one that was read.
    """

    told: tuple[Leaf, ...] = ()
    by: tuple[str, ...] = ()
    stands: bool = False
    alone: bool = False


class Entries:
    """The entries of one list, as they were read (`items`) and as the file has them (`held`)."""

    def __init__(self, listing: Listing, held: Any) -> None:
        """`held` is what stands behind the key of the listing, whatever that is."""
        self.items, self.grows = listing.items, listing.grows
        self.held = [each for each in held if isinstance(each, Mapping)] if isinstance(held, list) else []

    def home(self, item: Item, given: Collection[str]) -> Home:
        """Where an item goes whose keys `given` are confirmed now."""
        for name in item.same_by:
            if name not in given and self._by(item, name):
                return Home((Leaf(name, item.value(name)),), item.same_by, stands=True)
        if len(self.items) == 1 and (not self.held or not self.grows or self._is_the_only(item)):
            # Where the list is empty there is none that it could be.
            return Home(by=item.same_by, stands=len(self.held) == 1, alone=True)
        if found := self._by_moment(item, given):
            return found
        by = self._telling(item)
        if any(name in given and item.value(name) for name in by):
            return Home(by=by)
        return Home(tuple(_surest(item, by)), by)

    def _by(self, item: Item, name: str) -> list[Mapping[str, Any]]:
        """The entries of the file that have this key alike."""
        value = item.value(name)
        return [each for each in self.held if value and each.get(name) and alike((str(each[name]),), value)]

    def _is_the_only(self, item: Item) -> bool:
        """Whether the one entry of the file is it: no other number at another time."""
        if len(self.held) != 1:
            return False
        (there,) = self.held
        told = [name for name in item.same_by if there.get(name) and _sure(item, name)]
        times = [name for name in _MOMENTS if there.get(name) and item.value(name)]
        other = told and not any(self._by(item, name) for name in told)
        return not (other and times and not any(self._by(item, name) for name in times))

    def _telling(self, item: Item) -> tuple[str, ...]:
        """The keys that tell it: its numbers; without one its moment, where no other has the same."""
        numbered = any(item.value(name) for name in item.same_by)
        alone = all(self._rivals(item, name) == 1 for name in _MOMENTS)
        return _MOMENTS if alone and not numbered else item.same_by

    def _rivals(self, item: Item, name: str) -> int:
        """How many of those that were read have this key alike, itself among them."""
        return sum(1 for each in self.items if item.value(name) and each.value(name) == item.value(name))

    def _by_moment(self, item: Item, given: Collection[str]) -> Home | None:
        """The entry of its moment whose number is that of no other: its author knows the number better than it was read."""
        free = [
            each
            for each in self.held
            if not any(each in self._by(other, name) for other in self.items for name in other.same_by)
        ]
        for name in _MOMENTS:
            same = [each for each in self._by(item, name) if each in free]
            if len(same) == 1 == self._rivals(item, name):
                told = () if name in given else (Leaf(name, item.value(name)),)
                return Home(told, (name,), stands=True)
        return None


def _sure(item: Item, name: str) -> bool:
    return any(
        isinstance(each, Leaf) and each.key == name and each.sure and not each.asked for each in item.members
    )


def _surest(item: Item, by: Sequence[str]) -> Iterator[Leaf]:
    """The first of what tells it that nothing speaks against; nothing where all of it has to be looked at first."""
    for name in by:
        for each in item.members:
            if isinstance(each, Leaf) and each.key == name and each.sure and not each.asked:
                yield replace(each, above=(), note=confirmed(each.note))
                return


def numbered(nodes: Sequence[Node], answers: Mapping[Path, Scalar]) -> tuple[Node, ...]:
    """The tree with what tells its entries as their author has it; `answers` by place, empty where he did not take what was read."""
    return tuple(
        replace(
            node, items=tuple(_answered(each, (node.key, n), answers) for n, each in enumerate(node.items))
        )
        if isinstance(node, Listing)
        else node
        for node in nodes
    )


def _answered(item: Item, path: Path, answers: Mapping[Path, Scalar]) -> Item:
    telling = {*item.same_by, *_MOMENTS}
    return replace(
        item,
        members=tuple(
            replace(each, value=answers[(*path, each.key)], sure=True)
            if isinstance(each, Leaf) and each.key in telling and (*path, each.key) in answers
            else each
            for each in item.members
        ),
    )
