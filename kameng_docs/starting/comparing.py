"""What stands in a case file against what was read: empty, alike, the same entry of a list."""

from collections.abc import Sequence

import yaml

from kameng_docs.case.typed import half_width, moment_of, money_of
from kameng_docs.custody.journal.nodes import words_of
from kameng_docs.starting.tree import Item, Scalar


def pairs(node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """The keys of a mapping with their nodes and values."""
    return {str(key.value): (key, value) for key, value in node.value}


def told_empty(text: str, value: yaml.Node) -> bool:
    """Whether nothing stands behind a key: a place that is still to be filled."""
    if isinstance(value, yaml.ScalarNode):
        return value.style not in {"'", '"'} and words_of(text, value).strip() in {"", "~", "null"}
    return not value.value


def plain_of(value: yaml.Node) -> tuple[str, ...] | None:
    """The texts of a value; None for what holds keys."""
    if isinstance(value, yaml.ScalarNode):
        return (str(value.value),)
    if isinstance(value, yaml.SequenceNode) and all(
        isinstance(each, yaml.ScalarNode) for each in value.value
    ):
        return tuple(str(each.value) for each in value.value)
    return None


def alike(there: tuple[str, ...], read: Scalar) -> bool:
    """Whether what was read stands there, in whatever spelling."""
    wanted = read if isinstance(read, tuple) else (read,)
    if len(there) == 1 == len(wanted):
        return _same(there[0], wanted[0])
    return set(wanted) <= set(there)


def _same(one: str, other: str) -> bool:
    """45 is 45.00, 2026/11/20 is 2026-11-20, and a moment is the same moment told to the minute."""
    if half_width(one) == half_width(other):
        return True
    sums = money_of(one), money_of(other)
    if None not in sums:
        return sums[0] == sums[1]
    try:
        moments = moment_of(one), moment_of(other)
    except ValueError:
        return False
    if None in moments:
        return False
    return moments[0] == moments[1] or str(moments[0])[:16] == str(moments[1])[:16]


def match(item: Item, entries: Sequence[yaml.MappingNode], *, alone: bool) -> yaml.MappingNode | None:
    """The entry of the file that this one is: it has a telling key alike, or both stand alone and nothing tells them apart."""
    for node in entries:
        values = {key: plain_of(value) or () for key, (_, value) in pairs(node).items()}
        told = [key for key in item.same_by if any(values.get(key, ())) and item.value(key)]
        same = [alike(values[key], item.value(key)) for key in told]
        if (told and (all(same) if item.flat else any(same))) or (alone and not told):
            return node
    return None
