"""Words that were confirmed → the facts that they bear on, with time, words and exhibit filled in and the answer left open.

Whether a fact is so is asked elsewhere; here its author is spared looking for what was confirmed already.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from kameng_docs.desk.confirming.fields import Choice
from kameng_docs.desk.confirming.sorting import FACTS
from kameng_docs.starting.adding import REFERENCES
from kameng_docs.starting.tree import Branch, Leaf, Node

_READ = "读自"


def answering(
    nodes: Sequence[Node], chosen: Sequence[Choice], exhibits: Collection[str]
) -> tuple[Branch, ...]:
    """The key 事实 with those facts of the tree, as far as they cite what was confirmed as it was read."""
    # What its author changed is not what was read of the fact.
    kept = [field for field, parts in chosen if parts == field.parts]
    notice = any(field.path[-1] == "提示原文" for field in kept)
    said = [field for field in kept if field.path[0] == "经过" or field.path[-1] == "提示原文"]
    told = {place.told() for field in said for place in field.at}
    holder = next((each for each in nodes if isinstance(each, Branch) and each.key == FACTS), None)
    members = holder.members if holder else ()
    found = tuple(
        _filled([each for each in members if isinstance(each, Branch)], told, exhibits, notice=notice)
    )
    return (Branch(FACTS, found),) if found else ()


def _filled(
    facts: Sequence[Branch], told: Collection[str], exhibits: Collection[str], *, notice: bool
) -> Iterator[Branch]:
    for fact in facts:
        leaves = [each for each in fact.members if isinstance(each, Leaf)]
        read = [each for each in leaves if each.note.startswith(_READ) and not each.asked]
        refs = [_shown(each, exhibits) for each in leaves if each.key == REFERENCES]
        if not all(any(place in each.note for place in told) for each in read):
            continue
        if not read and not (notice and any(not each.asked for each in refs)):
            continue
        open_places = [each for each in leaves if each.asked]
        sure = [replace(each, sure=True, above=()) for each in read]
        yield replace(fact, members=(*open_places, *sure, *(each for each in refs if not each.asked)))


def _shown(leaf: Leaf, exhibits: Collection[str]) -> Leaf:
    names = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
    return replace(leaf, value=tuple(each for each in names if each.split("#")[0] in exhibits))
