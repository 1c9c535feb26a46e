"""A case as it is begun: keys with what was read, what is in doubt and what is asked, before it is YAML.

Three kinds of lines stand for the three states of a value. Read without a doubt: the key with its value. Read with a doubt: the
same line behind a `#`, which the author takes away. Not read: the key with nothing behind it, as on a paper form.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

Scalar: TypeAlias = "str | tuple[str, ...]"


@dataclass(frozen=True)
class Leaf:
    """One key with its value; an empty one is asked for. `note` stands behind it, `above` are lines of comment before it.

    Unless it is `sure` the whole line is a comment. Where the wording is only `offered`, what the author writes instead is no
    other value.
    """

    key: str
    value: Scalar = ""
    note: str = ""
    above: tuple[str, ...] = ()
    sure: bool = True
    offered: bool = False

    @property
    def asked(self) -> bool:
        """Whether its place is left empty."""
        return self.value in {"", ()}


@dataclass(frozen=True)
class Item:
    """One entry of a list. `same_by`: the same as one in the file that has any of these keys alike.

    `flat` is written on one line in braces.
    """

    members: tuple["Node", ...]
    same_by: tuple[str, ...] = ()
    note: str = ""
    above: tuple[str, ...] = ()
    sure: bool = True
    flat: bool = False

    def value(self, key: str) -> Scalar:
        """What stands behind one of its keys; empty where nothing does."""
        return next((each.value for each in self.members if isinstance(each, Leaf) and each.key == key), "")


@dataclass(frozen=True)
class Listing:
    """A key with a list of entries."""

    key: str
    items: tuple[Item, ...] = ()
    note: str = ""
    above: tuple[str, ...] = ()
    # Whether a second run may put a further entry in; one that is of no entry there is told else.
    grows: bool = True
    # Whether these are some of several entries: then none of them is the only one of the file for want of another.
    several: bool = False


@dataclass(frozen=True)
class Branch:
    """A key with further keys below it."""

    key: str
    members: tuple["Node", ...] = ()
    note: str = ""
    above: tuple[str, ...] = ()


@dataclass(frozen=True)
class Remark:
    """Lines of comment by themselves."""

    lines: tuple[str, ...]


Node: TypeAlias = "Leaf | Listing | Branch | Remark"


def leaves(nodes: tuple[Node, ...], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Leaf]]:
    """Every leaf with the keys that lead to it; entries of a list count from 1."""
    for node in nodes:
        if isinstance(node, Leaf):
            yield (*path, node.key), node
        elif isinstance(node, Branch):
            yield from leaves(node.members, (*path, node.key))
        elif isinstance(node, Listing):
            for number, item in enumerate(node.items, 1):
                yield from leaves(item.members, (*path, node.key, str(number)))
