"""A case begun from what was read → the fields to confirm, what belongs to one of them, and what fits nowhere.

The tree is that of `kameng-docs new`: which order, seller or rule a value belongs to is found out there and not again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kameng_docs.desk.confirming.fields import Field, Part, Path
from kameng_docs.desk.confirming.following import joined
from kameng_docs.desk.confirming.proving import Proof, proofs_of
from kameng_docs.reading.proposals import Place
from kameng_docs.starting.adding import REFERENCES
from kameng_docs.starting.material import Material
from kameng_docs.starting.saying import CHECK, confirmed
from kameng_docs.starting.tree import Branch, Leaf, Listing, Node, Remark

EXHIBITS, FACTS = "证据", "事实"
# Not read but known, or asked by another room: 事实 and 自查 are answered, never read.
_NOT_READ = {"格式", "标题", "消费者", FACTS, "自查", EXHIBITS}
_WHOLE = {"页面承诺": "内容", "平台规则": "原文", "经过": ""}
# What an entry cannot be without, and a picture may not show: it is asked for beside what was read.
_MUST = {"经过": ("时间",)}
# Who sold it, as an order tells it.
_KIN = ("卖家", "账单上的收款方全称")
_TITLES = {
    "页面承诺": "页面上的承诺",
    "平台规则": "平台的规则",
    "经过": "说过的话",
    "争议": "出了什么问题",
    "主要要求": "您要什么",
    "网站上卖家情况": "网站上有一家店还是很多家店",
}


@dataclass(frozen=True)
class Sorted:
    """The fields, the exhibit that each file would be, sentences about what was read and has no place, and what each file proves."""

    fields: tuple[Field, ...]
    exhibits: tuple[Field, ...]
    left: tuple[str, ...] = ()
    proofs: Mapping[str, Proof] = field(default_factory=dict)

    def exhibit(self, file: str) -> Field | None:
        """The exhibit that a file would be; None where it is none, or stands in the case already."""
        return next((each for each in self.exhibits if each.file == file), None)


def sorted_out(nodes: Sequence[Node], material: Material) -> Sorted:
    """Everything of the tree that was read, as fields."""
    known = _Places(material)
    found = list(_of_nodes(nodes, (), known))
    return Sorted(tuple(joined(found)), tuple(_exhibits(nodes)), tuple(_left(nodes)), proofs_of(material))


class _Places:
    """Places by how they are told in a comment."""

    def __init__(self, material: Material) -> None:
        every = [at for read in material.reads for each in read.proposals for at in each.at]
        every += [each.place for read in material.reads for each in read.words]
        self.by_words = {place.told(): place for place in every}
        self.files = {read.file: Place(read.file) for read in material.reads}

    def within(self, note: str) -> tuple[Place, ...]:
        """The places that a comment tells, in its order."""
        found = _met(note, self.by_words)
        return found or _met(note, self.files)


def _met(note: str, places: Mapping[str, Place]) -> tuple[Place, ...]:
    at: dict[int, Place] = {}
    # The longest first: a name may be the beginning of another.
    for told in sorted(places, key=len, reverse=True):
        for hit in re.finditer(re.escape(told) + r"(?!\d)", note):
            if not any(begin <= hit.start() < begin + len(one.told()) for begin, one in at.items()):
                at[hit.start()] = places[told]
    return tuple(dict.fromkeys(at[begin] for begin in sorted(at)))


def _of_nodes(nodes: Sequence[Node], path: Path, known: _Places) -> Iterator[Field]:
    held: dict[str, list[Leaf]] = {}
    for node in nodes:
        if isinstance(node, Leaf) and not node.asked and _is_read(node, path):
            held.setdefault(node.key, []).append(node)
    for node in nodes:
        if isinstance(node, Leaf):
            if readings := held.pop(node.key, []):
                yield _of_leaf(readings, (*path, node.key), known)
        elif isinstance(node, Branch) and node.key not in _NOT_READ:
            yield from _of_nodes(node.members, (*path, node.key), known)
        elif isinstance(node, Listing) and path:
            # The periods of a renewal are one thing to look at.
            yield from _of_rows(node, (*path, node.key), known)
        elif isinstance(node, Listing):
            yield from _of_items(node, (node.key,), known)


def _is_read(leaf: Leaf, path: Path) -> bool:
    return leaf.key not in (_NOT_READ if not path else {REFERENCES})


def _of_leaf(readings: Sequence[Leaf], path: Path, known: _Places) -> Field:
    """One key, with every value that was read for it."""
    first = readings[0]
    values = list(dict.fromkeys(value for each in readings for value in _values(each)))
    note = confirmed(first.note)
    at = tuple(dict.fromkeys(place for each in readings for place in known.within(each.note)))
    doubts = [_plain(line) for each in readings for line in each.above if line.startswith(CHECK)]
    if not note.startswith("读自") and note:
        doubts.append(note)
    part = Part(first.key, values[0] if not _is_list(first) else first.value)
    others = tuple(values[1:]) if not _is_list(first) else ()
    return Field(path, _title(path), (part,), at, others, tuple(dict.fromkeys(doubts)), note)


def _is_list(leaf: Leaf) -> bool:
    """Whether several values are one answer; several keys that were read are several readings of one."""
    return isinstance(leaf.value, tuple) and not any(line.startswith(CHECK) for line in leaf.above)


def _values(leaf: Leaf) -> tuple[str, ...]:
    return leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)


def _plain(line: str) -> str:
    return line.removeprefix(CHECK)


def _of_items(node: Listing, path: Path, known: _Places) -> Iterator[Field]:
    for number, item in enumerate(node.items):
        here = (*path, number)
        if node.key not in _WHOLE:
            many = f"（第 {number + 1} 单）" if len(node.items) > 1 and node.key == "交易" else ""
            told = next((str(item.value(key)) for key in item.same_by if item.value(key)), str(number))
            kin = next((str(item.value(key)) for key in _KIN if item.value(key)), "")
            for each in _of_nodes(item.members, here, known):
                yield replace(each, title=each.title + many, of=told, kin=kin)
            continue
        must = _MUST.get(node.key, ())
        own = [
            each for each in item.members if isinstance(each, Leaf) and (not each.asked or each.key in must)
        ]
        notes = "；".join(filter(None, (item.note, *(each.note for each in own))))
        told = next((each.note for each in own if each.note.startswith("读自")), item.note)
        parts = tuple(Part(each.key, each.value, each.key == REFERENCES) for each in own)
        doubts = tuple(_plain(line) for line in item.above if line.startswith(CHECK))
        yield Field(here, _TITLES[node.key], parts, known.within(notes), (), doubts, told)


def _of_rows(node: Listing, path: Path, known: _Places) -> Iterator[Field]:
    if not node.items:
        return
    parts = tuple(
        Part(
            f"第 {number} 期",
            "，".join(str(each.value) for each in item.members if isinstance(each, Leaf) and not each.asked),
            True,
        )
        for number, item in enumerate(node.items, 1)
    )
    at = tuple(dict.fromkeys(place for item in node.items for place in known.within(item.note)))
    above = (*node.above, *(line for item in node.items for line in item.above))
    doubts = tuple(dict.fromkeys(_plain(line) for line in above if line.startswith(CHECK)))
    yield Field(path, _title(path), parts, at, (), doubts, node.note)


def _title(path: Path) -> str:
    keys = [each for each in path if isinstance(each, str)]
    if told := _TITLES.get(keys[-1]):
        return told
    owner = {"卖家": "卖家的", "平台": "平台的"}.get(keys[0], "") if len(keys) > 1 else ""
    between = "经营者" if keys[-2:-1] == ["经营者"] else ""
    return f"{owner}{between}{keys[-1]}"


def _exhibits(nodes: Sequence[Node]) -> Iterator[Field]:
    holder = next((node for node in nodes if isinstance(node, Branch) and node.key == EXHIBITS), None)
    for each in holder.members if holder else ():
        if not isinstance(each, Branch):
            continue
        own = [leaf for leaf in each.members if isinstance(leaf, Leaf) and not leaf.asked]
        file = next((str(leaf.value) for leaf in own if leaf.key == "文件"), "")
        parts = tuple(Part(leaf.key, leaf.value, leaf.key == "文件") for leaf in own)
        yield Field((EXHIBITS, each.key), each.key, parts, (Place(file),), note="照图认的")


def _left(nodes: Sequence[Node]) -> Iterator[str]:
    """What was read and stands in the tree as words only."""
    for node in nodes:
        if isinstance(node, Remark):
            yield from (line.removeprefix(CHECK) for line in node.lines)
        elif isinstance(node, Branch) and node.key != FACTS:
            yield from _left(node.members)
        elif isinstance(node, Listing):
            yield from (line for item in node.items for line in _left(item.members))
