"""Fields that their author confirmed → the case file with them, each with its comment of origin; nothing else goes in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kameng_docs.custody.journal.edits import Edit, data_of, edited
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.confirming.answering import answering
from kameng_docs.desk.confirming.entries import Entries
from kameng_docs.desk.confirming.fields import Choice, Field, Part, Path
from kameng_docs.desk.confirming.proving import proving, sharper, texts_in
from kameng_docs.desk.confirming.sorting import EXHIBITS, Sorted
from kameng_docs.starting.adding import REFERENCES, CannotAddError, Differs, Standing, added
from kameng_docs.starting.saying import confirmed
from kameng_docs.starting.tree import Branch, Item, Leaf, Listing, Node, Remark, Scalar

_ODD_WAY = Refused("案件文件的写法特殊，程序不敢往里写", "打开“案件文件”，把核对过的自己抄进去")


@dataclass(frozen=True)
class Settled:
    """The bytes of the file with what was confirmed, and what stands in it otherwise and was left."""

    content: bytes
    differs: tuple[Differs, ...] = ()


def settled(
    content: bytes,
    nodes: Sequence[Node],
    every: Sorted,
    chosen: Sequence[Choice],
    without: Sequence[str] = (),
) -> Settled | Refused:
    """The file with these fields, and with the exhibits that show them but for those of the files `without`.

    Where the file says something else at the place of a field, what was confirmed takes its place.
    """
    data = data_of(content)
    if isinstance(data, Refused):
        return data
    shown = _shown(every, chosen, without, data)
    wanted = {field.path: (field, parts) for field, parts in (*chosen, *shown)}
    names = {str(field.path[1]) for field, _ in (*chosen, *shown) if field.path[0] == EXHIBITS}
    names |= set(data.get(EXHIBITS) or ())
    pruned = _Pruned(wanted, names, data)
    told = answering(nodes, list(wanted.values()), names)
    try:
        first = added(content, (*pruned.nodes(nodes, ()), *told))
    except CannotAddError:
        return _ODD_WAY
    lost = [Edit(_path(each.path), _value(each, chosen)) for each in first.differs if not _homeless(each)]
    after = edited(first.content, [*lost, *sharper(first.content, every.proofs)])
    homeless = tuple(each for each in first.differs if _homeless(each))
    return after if isinstance(after, Refused) else Settled(after, homeless)


class Stands:
    """Which fields stand in a file; it is read once for all of them."""

    def __init__(self, content: bytes, nodes: Sequence[Node]) -> None:
        """Of a file that may have faults: then nothing stands in it."""
        data = data_of(content)
        self.data = {} if isinstance(data, Refused) else data
        self.nodes = nodes
        self._file = Standing(content) if self.data else None

    def __call__(self, choice: Choice) -> bool | Differs:
        """Whether it stands there; what does instead, where that is something else."""
        if self._file is None:
            return False
        pruned = _Pruned({choice[0].path: choice}, set(), self.data)
        lacks, differs = self._file.lacks(tuple(pruned.nodes(self.nodes, ())))
        other = next((each for each in differs if not _homeless(each)), None)
        return other or not (lacks or differs)

    def along(self, field: Field) -> str:
        """What goes in with it so that the file knows of which entry it is, in words; empty where the file knows already."""
        match field.path:
            case (key, int(number), str(), *_):
                listing = next(each for each in self.nodes if isinstance(each, Listing) and each.key == key)
                given = {each.key for each in field.parts}
                home = Entries(listing, self.data.get(listing.key)).home(listing.items[number], given)
                return "" if home.stands else "".join(f"{each.key}“{each.value}”" for each in home.told)
        return ""


def _homeless(differs: Differs) -> bool:
    """Whether nobody knows of which entry it is."""
    return not differs.there


def _path(told: str) -> Path:
    """The place that `Differs` tells; entries count from 1 there."""
    return tuple(int(step) - 1 if step.isdecimal() else step for step in told.split(" › "))


def _value(differs: Differs, chosen: Sequence[Choice]) -> Scalar:
    """What was confirmed, of one that is told in words."""
    every = (part.value for _, parts in chosen for part in parts)
    lists = (value for value in every if isinstance(value, tuple))
    return next((value for value in lists if "、".join(value) == differs.read), differs.read)


def _shown(
    every: Sorted, chosen: Sequence[Choice], without: Sequence[str], data: Mapping[str, Any]
) -> list[Choice]:
    """The exhibits of the files that show what was confirmed: the author gave these files as evidence of it. `data` stands already."""
    own = {field.path for field, _ in chosen}
    files = dict.fromkeys(place.file for field, _ in chosen for place in field.at)
    found = [every.exhibit(file) for file in files if file not in without]
    said = [*texts_in(data), *(part.text for _, parts in chosen for part in parts)]
    return [
        (each, proving(each, every.proofs, said))
        for each in found
        if each is not None and each.path not in own
    ]


class _Pruned:
    """The tree with nothing but what was confirmed, as a second run of `new` takes it."""

    def __init__(self, wanted: Mapping[Path, Choice], exhibits: set[str], data: Mapping[str, Any]) -> None:
        self.wanted, self.exhibits, self.data = wanted, exhibits, data

    def nodes(self, nodes: Sequence[Node], path: Path) -> Iterator[Node]:
        """Those that were confirmed, and those that lead there."""
        met: set[str] = set()
        for node in nodes:
            if isinstance(node, Remark):
                continue
            here = (*path, node.key)
            if isinstance(node, Leaf):
                if node.key not in met and (leaf := self._leaf(node, here)) is not None:
                    met.add(node.key)
                    yield leaf
            elif isinstance(node, Branch):
                members = self._whole(node) if here in self.wanted else tuple(self.nodes(node.members, here))
                if members:
                    yield Branch(node.key, members)
            elif here in self.wanted:
                yield replace(node, items=tuple(replace(each, sure=True) for each in node.items), above=())
            else:
                yield from self._listing(node, here)

    def _leaf(self, leaf: Leaf, here: Path) -> Leaf | None:
        for field, parts in self.wanted.values():
            if field.path[:-1] != here[:-1] or isinstance(field.path[-1], int):
                continue
            for part, was in zip(parts, field.parts, strict=True):
                if part.key == leaf.key:
                    note = field.note if part.key == field.path[-1] else confirmed(leaf.note)
                    return Leaf(leaf.key, part.value, _origin(note, part, was))
        return None

    def _whole(self, branch: Branch) -> tuple[Node, ...]:
        """An exhibit: what was read of it, and the empty places that its author fills in."""
        _, parts = self.wanted[(EXHIBITS, branch.key)]
        given = {part.key: part.value for part in parts}
        return tuple(
            replace(each, value=given.get(each.key, each.value))
            for each in branch.members
            if isinstance(each, Leaf)
        )

    def _listing(self, node: Listing, path: Path) -> Iterator[Listing]:
        entries = Entries(node, self.data.get(node.key))
        items: list[Item] = []
        several = False
        for number, item in enumerate(node.items):
            here = (*path, number)
            if here in self.wanted:
                items.append(self._entry(item, here))
                continue
            members = list(self.nodes(item.members, here))
            home = entries.home(item, {each.key for each in members if isinstance(each, Leaf)})
            refs = self._refs(item)
            # An exhibit alone makes no entry.
            if members or (refs and home.stands):
                items.append(Item((*home.told, *members, *refs), home.by, flat=item.flat))
                several = several or not home.alone
        if items:
            yield replace(node, items=tuple(items), above=(), several=several)

    def _entry(self, item: Item, here: Path) -> Item:
        field, parts = self.wanted[here]
        given = {part.key: (part, was) for part, was in zip(parts, field.parts, strict=True)}
        members: list[Node] = []
        for each in item.members:
            if not isinstance(each, Leaf) or each.key == REFERENCES:
                continue
            if each.asked and item.flat and each.key not in given:
                continue
            part, was = given.get(each.key, (Part(each.key, each.value), Part(each.key, each.value)))
            note = _origin(confirmed(each.note), part, was)
            # What was offered is its author's word now, and what was asked of it is answered.
            answered = each.key in given
            kept = each if not answered else replace(each, sure=True, offered=False, above=())
            members.append(replace(kept, value=part.value, note=note))
        note = item.note if item.flat else ""
        if item.flat and parts != field.parts:
            note = f"{note}，您改过"
        return Item((*members, *self._refs(item)), item.same_by, note, flat=item.flat)

    def _refs(self, item: Item) -> tuple[Leaf, ...]:
        """Of what cites it, the exhibits that stand in the file or go in now."""
        value = item.value(REFERENCES)
        names = value if isinstance(value, tuple) else (value,) if value else ()
        own = tuple(name for name in names if name.split("#")[0] in self.exhibits)
        return (Leaf(REFERENCES, own),) if own else ()


def _origin(note: str, part: Part, was: Part) -> str:
    """Where it was read; and as what, where its author knew better."""
    if part.value == was.value:
        return note
    told = "您写的" if was.blank else f"读成“{'、'.join(was.text.splitlines())}”，您改的"
    return f"{note}{'，' if note else ''}{told}"
