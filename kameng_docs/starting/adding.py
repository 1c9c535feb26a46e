"""A second run: what was read now goes into the file that stands, beside what its author wrote and never over it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from kameng_docs.case.part import UNKNOWN
from kameng_docs.custody.journal.nodes import (
    document_end,
    end_of,
    lines_at,
    next_line,
    root_of,
    start_of,
    within,
)
from kameng_docs.custody.journal.splice import Splice, plain, spliced
from kameng_docs.source import read_bytes
from kameng_docs.starting.comparing import alike, match, pairs, plain_of, told_empty
from kameng_docs.starting.plainly import written
from kameng_docs.starting.rendering import (
    STEP,
    behind,
    comments,
    entries,
    in_braces,
    lines_of,
    pair,
    rendered,
)
from kameng_docs.starting.saying import CONFIRM, READ
from kameng_docs.starting.tree import Branch, Item, Leaf, Listing, Node, Remark

# Here a new question may be asked; elsewhere a key that its author took away stays away.
FACTS = ("事实",)
ASKING = {FACTS, ("自查",)}
REFERENCES = "证据"
FILL = "对的就抄到下面空着的地方"


@dataclass(frozen=True)
class Differs:
    """What stands in the file otherwise than it was read now; it stays as it is. `there` is empty for what has no place there."""

    path: str
    there: str
    read: str
    note: str = ""

    def told(self) -> str:
        """For the author."""
        at = f"（{self.note}）" if self.note else ""
        if not self.there:
            return f"读到“{self.read}”{at}，是“{self.path}”，不知道是案件里哪一项的：没有写，请自己放"
        return f"“{self.path}”写的是“{self.there}”，这次读到“{self.read}”{at}：没有改，请核对"


@dataclass(frozen=True)
class Added:
    """The file with what is new in it, and what stands in it otherwise."""

    content: bytes
    differs: tuple[Differs, ...]


class CannotAddError(ValueError):
    """The file is written in a way into which nothing can be put safely."""


@dataclass
class _Work:
    """The text, what goes in with its column, and what differs."""

    text: str
    splices: list[tuple[int, Splice]] = field(default_factory=list)
    differs: list[Differs] = field(default_factory=list)

    def __post_init__(self) -> None:
        # A comment that stands there is not written again.
        self.seen = {line.strip() for line in self.text.split("\n")}

    def put(self, column: int, at: int, lines: Sequence[str]) -> None:
        if lines:
            self.splices.append((column, lines_at(self.text, at, "".join(f"{line}\n" for line in lines))))

    def fresh(self, lines: Iterator[str]) -> list[str]:
        """The lines without those comments that are there."""
        return [line for line in lines if not (line.lstrip().startswith("#") and line.strip() in self.seen)]


def added(content: bytes, nodes: Sequence[Node]) -> Added:
    """The file with the keys, entries and questions that it lacks. Every byte of it stays, but that an empty place is filled.

    The content has been read without a fault. Raises CannotAddError where the whole file is in braces, or where what came out
    would not hold what it held.
    """
    work = _Work(plain(content))
    root = root_of(work.text)
    if root.flow_style:
        raise CannotAddError
    _mapping(work, root, nodes, ())
    # Of two that go in at one place the deeper comes first.
    ordered = [splice for _, splice in sorted(work.splices, key=lambda each: -each[0])]
    after = spliced(content, ordered)
    if not _holds(_data(after), _data(content)):
        raise CannotAddError
    return Added(after, tuple(work.differs))


class Standing:
    """A file as it stands, asked many times what it lacks: it is read once."""

    def __init__(self, content: bytes) -> None:
        """Of a file that has been read without a fault."""
        self._text = plain(content)
        self._root = root_of(self._text)

    def lacks(self, nodes: Sequence[Node]) -> tuple[bool, tuple[Differs, ...]]:
        """Whether `added` would put anything in, and what stands there otherwise."""
        work = _Work(self._text)
        _mapping(work, self._root, nodes, ())
        return bool(work.splices), tuple(work.differs)


def _data(content: bytes) -> Any:
    source, _ = read_bytes(content, shown_as="")
    return source.data if source else CannotAddError


def _holds(after: Any, before: Any) -> bool:
    """Whether everything that stood there stands there still, entries of lists in their places; 不知道 gives way to whom it was of."""
    if isinstance(before, dict):
        return isinstance(after, dict) and all(k in after and _holds(after[k], v) for k, v in before.items())
    if isinstance(before, list):
        long_enough = isinstance(after, list) and len(after) >= len(before)
        return long_enough and all(_holds(new, old) for new, old in zip(after, before, strict=False))
    return before is None or bool(after == before) or (before == UNKNOWN and isinstance(after, dict))


def _mapping(work: _Work, node: yaml.MappingNode, members: Sequence[Node], path: tuple[str, ...]) -> None:
    """Each key that is there looked into, those that are missing put behind the last."""
    present = pairs(node)
    missing: list[Node] = []
    for member in members:
        if not isinstance(member, Remark) and member.key in present:
            _key(work, node, present[member.key], member, path)
        elif _is_new(work, member, path):
            missing.append(member)
    if missing:
        _behind(work, node, missing, deep=bool(path))


def _is_new(work: _Work, member: Node, path: tuple[str, ...]) -> bool:
    """Whether what is not there goes in: what was read does, and a question about a fact of which nothing is said."""
    if isinstance(member, Remark):
        return not set(comments(member.lines, 0)) <= work.seen
    if isinstance(member, Listing):
        return bool(member.items)
    if path in ASKING:
        return member.key not in work.text
    if isinstance(member, Branch):
        return any(_is_new(work, each, (*path, member.key)) for each in member.members)
    if not member.sure:
        return f"# {pair(member)}{behind(member.note)}" not in work.seen
    return not member.asked


def _key(
    work: _Work,
    owner: yaml.MappingNode,
    there: tuple[yaml.Node, yaml.Node],
    member: Node,
    path: tuple[str, ...],
) -> None:
    """One key that is there: an empty one is filled, a full one is compared."""
    key, value = there
    if isinstance(member, Leaf) and path == FACTS and told_empty(work.text, value) and not owner.flow_style:
        # What was read of a fact that is left open stands above it, unused.
        read = tuple(line for line in member.above if line.startswith(READ))
        at = work.text.rfind("\n", 0, start_of(key)) + 1
        work.put(owner.start_mark.column, at, work.fresh(comments(read, owner.start_mark.column)))
    if isinstance(member, Listing) and not owner.flow_style:
        # The story beside 经过.
        at = work.text.rfind("\n", 0, start_of(key)) + 1
        work.put(owner.start_mark.column, at, work.fresh(comments(member.above, owner.start_mark.column)))
    if told_empty(work.text, value) or _now_known(value, member):
        _fill(work, owner, there, member)
    elif isinstance(member, Leaf):
        _compare(work, value, member, path)
    elif isinstance(member, Branch) and isinstance(value, yaml.MappingNode):
        if path == FACTS and _answered(work, value):
            return
        _mapping(work, value, member.members, (*path, member.key))
    elif isinstance(member, Listing) and isinstance(value, yaml.SequenceNode):
        _sequence(work, value, member, path)


def _now_known(value: yaml.Node, member: Node) -> bool:
    """Whether the author wrote 不知道 of somebody who is known now."""
    unknown = isinstance(value, yaml.ScalarNode) and value.value == UNKNOWN
    return (
        unknown and isinstance(member, Branch) and any(isinstance(e, Leaf) and e.sure for e in member.members)
    )


def _answered(work: _Work, fact: yaml.MappingNode) -> bool:
    """Whether a fact has its answer: then its time, words and exhibits are its author's as well."""
    answer = pairs(fact).get("回答")
    return answer is not None and not told_empty(work.text, answer[1])


def _fill(work: _Work, owner: yaml.MappingNode, there: tuple[yaml.Node, yaml.Node], member: Node) -> None:
    """An empty place gets what was read; a comment that stands behind it stays."""
    key, value = there
    column = owner.start_mark.column
    start, end = start_of(value), end_of(work.text, value)
    if isinstance(member, Leaf):
        if member.sure and not member.asked:
            blank = "" if work.text[:start].endswith(" ") else " "
            note = "" if owner.flow_style else behind(member.note)
            work.splices.append((column, Splice(start, end, f"{blank}{written(member.value)}{note}")))
        elif not member.sure and not owner.flow_style:
            at = work.text.rfind("\n", 0, start_of(key)) + 1
            # The empty line stays, so a second one must not become a key.
            told = replace(member, note=member.note.replace(CONFIRM, FILL))
            work.put(column, at, work.fresh(lines_of(told, column)))
        return
    if owner.flow_style or isinstance(member, Remark):
        return
    deep = column + STEP
    body = entries(member.items, deep) if isinstance(member, Listing) else rendered(member.members, deep)
    lines = work.fresh(body)
    if not lines:
        return
    if start < end:
        before = len(work.text[:start].rstrip(" \t"))
        work.splices.append((column, Splice(before, end, "")))
    work.put(deep, _past_comments(work.text, next_line(work.text, end), deep), lines)


def _compare(work: _Work, value: yaml.Node, member: Leaf, path: tuple[str, ...]) -> None:
    """What stands there against what was read."""
    there = plain_of(value)
    if member.asked or member.offered or there is None or alike(there, member.value):
        return
    wanted = member.value if isinstance(member.value, tuple) else (member.value,)
    if member.key == REFERENCES and isinstance(value, yaml.SequenceNode) and value.flow_style:
        lacking = ", ".join(written(each) for each in wanted if each not in there)
        work.splices.append((value.start_mark.column, within(work.text, value, lacking)))
        return
    named = " › ".join((*path, member.key))
    work.differs.append(Differs(named, "、".join(there), "、".join(wanted), member.note))


def _sequence(work: _Work, node: yaml.SequenceNode, member: Listing, path: tuple[str, ...]) -> None:
    """Each entry compared with the one it is, or put behind the last."""
    left = [each for each in node.value if isinstance(each, yaml.MappingNode)]
    alone = not member.several and len(member.items) == 1 == len(node.value)
    fresh: list[Item] = []
    for item in member.items:
        there = match(item, left, alone=alone)
        if there is None and item.sure and _has_a_place(item, member, node):
            there = _blank(work, left)
        if there is None:
            if _has_a_place(item, member, node):
                fresh += [item] if _new_item(work, item) else []
            else:
                _homeless(work, item, (*path, member.key))
            continue
        left.remove(there)
        if item.sure and not item.flat:
            _mapping(work, there, item.members, (*path, member.key, str(node.value.index(there) + 1)))
    if not fresh:
        return
    if node.flow_style:
        sure = ", ".join(in_braces(item) for item in fresh if item.sure)
        if sure:
            work.splices.append((node.start_mark.column, within(work.text, node, sure)))
        return
    column = node.start_mark.column
    at = _past_comments(work.text, next_line(work.text, end_of(work.text, node)), column)
    work.put(column, at, list(entries(fresh, column)))


def _has_a_place(item: Item, member: Listing, node: yaml.SequenceNode) -> bool:
    """Whether an entry may be put behind the others: by itself it has to say which it is."""
    known = not item.same_by or any(item.value(key) for key in item.same_by)
    return (member.grows and known) or not node.value


def _blank(work: _Work, entries: Sequence[yaml.MappingNode]) -> yaml.MappingNode | None:
    """An entry of which nothing is filled in yet: a new one goes there and not behind it."""
    return next(
        (
            each
            for each in entries
            if each.value and all(told_empty(work.text, value) for _, value in pairs(each).values())
        ),
        None,
    )


def _homeless(work: _Work, item: Item, path: tuple[str, ...]) -> None:
    """What was read of an entry, and nobody knows of which."""
    for each in item.members:
        if isinstance(each, Leaf) and not each.asked and each.sure and each.key != REFERENCES:
            named = " › ".join((*path, each.key))
            read = "、".join(each.value) if isinstance(each.value, tuple) else each.value
            work.differs.append(Differs(named, "", read, each.note))


def _new_item(work: _Work, item: Item) -> bool:
    """Whether an entry in doubt stands there as a comment already."""
    return item.sure or not any(f"- {in_braces(item)}" in line for line in work.seen)


def _behind(work: _Work, node: yaml.MappingNode, missing: Sequence[Node], *, deep: bool) -> None:
    """Keys behind the last of a mapping."""
    if node.flow_style:
        sure = ", ".join(
            pair(each) for each in missing if isinstance(each, Leaf) and each.sure and not each.asked
        )
        if sure:
            work.splices.append((node.start_mark.column, within(work.text, node, sure)))
        return
    column = node.start_mark.column
    if deep:
        at = _past_comments(work.text, next_line(work.text, end_of(work.text, node)), column)
        work.put(column, at, list(rendered(missing, column)))
        return
    lines = [line for each in missing for line in ("", *lines_of(each, column))]
    work.put(column, document_end(work.text), lines)


def _past_comments(text: str, at: int, column: int) -> int:
    """Behind the comments that are indented as the keys are: they belong to these."""
    while column and text.startswith(" " * column, at) and text[at:].lstrip(" ").startswith("#"):
        at = next_line(text, at)
    return at
