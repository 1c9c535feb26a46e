"""A key or an entry of a list taken out of a text: its own lines go, comment lines and what stands around it stay."""

import re

import yaml

from kameng_docs.custody.journal.nodes import end_of, next_line, start_of
from kameng_docs.custody.journal.splice import Splice

Path = tuple[str | int, ...]
_OWN_COMMENT = re.compile(r"[ \t]*(#[^\n]*)?")
_BEFORE_DASH = re.compile(r"[ -]*")


class NoPlaceError(Exception):
    """The text has no place where such a change could be made."""


def removed(text: str, root: yaml.CollectionNode, path: Path) -> list[Splice]:
    """The splices that take out what stands at `path`, and the keys that would be left with nothing below them."""
    nodes: list[yaml.Node] = [root]
    for step in path:
        nodes.append(child_of(nodes[-1], step))
    last = len(path)
    while last > 1 and len(nodes[last - 1].value) == 1 and isinstance(path[last - 2], str):
        last -= 1
    holder = nodes[last - 1]
    if not isinstance(holder, yaml.CollectionNode):
        raise NoPlaceError
    return [_without(text, holder, nodes[last], at_root=last == 1)]


def child_of(node: yaml.Node, step: str | int) -> yaml.Node:
    """What stands below `node`. Raises NoPlaceError where nothing does."""
    if isinstance(step, int) and isinstance(node, yaml.SequenceNode) and step < len(node.value):
        return node.value[step]  # type: ignore[no-any-return]
    if isinstance(step, str) and isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if str(key.value) == step:
                return value  # type: ignore[no-any-return]
    raise NoPlaceError


def dash_of(text: str, holder: yaml.SequenceNode, item: yaml.Node) -> int:
    """Where the dash of an entry of a block list stands."""
    at = start_of(item) + (
        text[start_of(item) : start_of(item) + 1] == "-"
        and item.start_mark.column == holder.start_mark.column
    )
    while (at := text.rfind("-", 0, at)) >= 0:
        line = text.rfind("\n", 0, at) + 1
        if at - line == holder.start_mark.column and _BEFORE_DASH.fullmatch(text, line, at):
            return at
    raise NoPlaceError


def _without(text: str, holder: yaml.CollectionNode, node: yaml.Node, *, at_root: bool) -> Splice:
    members = [each[1] if isinstance(each, tuple) else each for each in holder.value]
    place = next(number for number, each in enumerate(members) if each is node)
    starts = [start_of(each[0] if isinstance(each, tuple) else each) for each in holder.value]
    if holder.flow_style:
        return _from_brackets(text, members, starts, place)
    if isinstance(holder, yaml.SequenceNode):
        starts = [dash_of(text, holder, each) for each in members]
    begin, end = starts[place], end_of(text, node)
    if len(members) == 1 and not at_root:
        # An entry of a list of which nothing is left stays as an empty one.
        return Splice(begin, end, "{}" if isinstance(holder, yaml.MappingNode) else "[]")
    line = text.rfind("\n", 0, begin) + 1
    if not text[line:begin].strip():
        return Splice(line, next_line(text, end), "")
    if len(members) == 1:
        return Splice(begin, next_line(text, end), "")
    # Beside a dash: the next key moves up to it, unless a comment stands between them, which has to stay.
    following = starts[place + 1]
    own = _OWN_COMMENT.match(text, end)
    rest = own.end() if own else end
    return Splice(begin, following if not text[rest:following].strip() else rest, "")


def _from_brackets(text: str, members: list[yaml.Node], starts: list[int], place: int) -> Splice:
    """With the comma before it; the first with that behind it."""
    if place:
        return Splice(end_of(text, members[place - 1]), end_of(text, members[place]), "")
    return Splice(starts[0], starts[1] if len(members) > 1 else end_of(text, members[0]), "")
