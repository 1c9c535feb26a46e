"""Values of a row that have a place in a case and are no matter of reading: a tree of them, and that tree put into a case begun."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kameng_docs.starting.tree import Branch, Item, Leaf, Listing, Node, Remark

Placed = tuple[tuple[str, ...], Leaf]
FIRST = "1"


def tree_of(entries: Iterable[Placed]) -> tuple[Node, ...]:
    """The keys that lead to each value, every key once; entries of lists are named by FIRST."""
    heads: dict[str, list[Placed]] = {}
    for path, leaf in entries:
        heads.setdefault(path[0], []).append((path[1:], leaf))
    return tuple(_node(key, below) for key, below in heads.items())


def _node(key: str, below: Sequence[Placed]) -> Node:
    path, leaf = below[0]
    if not path:
        return replace(leaf, key=key)
    if path[0] == FIRST:
        return Listing(key, (Item(tree_of((path[1:], leaf) for path, leaf in below)),))
    return Branch(key, tree_of(below))


def filled(nodes: Sequence[Node], more: Sequence[Node]) -> tuple[Node, ...]:
    """The tree with these values in their places; what it has no key for comes behind the others. Nothing else of it changes."""
    wanted = {each.key: each for each in more if not isinstance(each, Remark)}
    there = [each if isinstance(each, Remark) else _with(each, wanted.pop(each.key, None)) for each in nodes]
    return (*there, *wanted.values())


def _with(there: Node, value: "Node | None") -> Node:
    if value is None or isinstance(there, Remark):
        return there
    if isinstance(there, Branch) and isinstance(value, Branch):
        return replace(there, members=filled(there.members, value.members))
    if isinstance(there, Listing) and isinstance(value, Listing) and there.items:
        first, *rest = there.items
        return replace(
            there, items=(replace(first, members=filled(first.members, value.items[0].members)), *rest)
        )
    # The question stays above its answer; how it is to be answered nobody asks any more.
    return value if isinstance(value, Remark) else replace(value, above=there.above)
