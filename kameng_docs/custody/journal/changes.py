"""A text, a place in it and a value → the splices that put it there. What they make is proved by whoever applies them."""

import re

import yaml

from kameng_docs.custody.journal.nested import MEASURE, STEP, Tree, behind_dash, behind_key, inline
from kameng_docs.custody.journal.nodes import (
    document_end,
    end_of,
    last_of,
    lines_at,
    next_line,
    start_of,
    values_of,
    within,
    words_of,
)
from kameng_docs.custody.journal.removal import NoPlaceError, dash_of, removed
from kameng_docs.custody.journal.scalars import written
from kameng_docs.custody.journal.splice import Splice

Path = tuple[str | int, ...]

__all__ = ["NoPlaceError", "splices_of"]


def splices_of(text: str, path: Path, value: Tree | None) -> list[Splice]:
    """What puts `value` at `path`, or takes out what stands there. Raises NoPlaceError where neither can be done."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not path:
        raise NoPlaceError
    if root is None:
        if value is None or not isinstance(path[0], str):
            raise NoPlaceError
        lines = _key_line(path[0], _built(path[1:], value), 0)
        return [lines_at(text, len(text), lines) if text else Splice(0, 0, lines)]
    if not isinstance(root, yaml.CollectionNode):
        raise NoPlaceError
    if value is None:
        return removed(text, root, path)
    return _put(text, root, path, value, parents=[])


def _built(path: Path, value: Tree) -> Tree:
    """What has to be made where only the beginning of a path is there."""
    for step in reversed(path):
        if isinstance(step, int) and step:
            raise NoPlaceError
        value = (value,) if isinstance(step, int) else {step: value}
    return value


def _put(
    text: str, node: yaml.Node, path: Path, value: Tree, parents: list[yaml.CollectionNode]
) -> list[Splice]:
    """The splices below `node`, to which `parents` lead from the root."""
    if not path:
        return _instead(text, node, value, parents)
    step, rest = path[0], path[1:]
    if _says_nothing(node):
        return _instead(text, node, _built(path, value), parents)
    if isinstance(step, int) and isinstance(node, yaml.SequenceNode) and 0 <= step <= len(node.value):
        if step == len(node.value):
            return [_appended(text, node, _built(rest, value))]
        return _put(text, node.value[step], rest, value, [*parents, node])
    if isinstance(step, str) and isinstance(node, yaml.MappingNode):
        child = values_of(node).get(step)
        if child is None:
            return [_new_key(text, node, step, _built(rest, value), at_root=not parents)]
        return _put(text, child, rest, value, [*parents, node])
    raise NoPlaceError


def _says_nothing(node: yaml.Node) -> bool:
    """A key without a value, `~`, `[]` or `{}`."""
    if isinstance(node, yaml.ScalarNode):
        return node.style not in {"|", ">", "'", '"'} and node.value in {"", "~", "null", "Null", "NULL"}
    return not node.value


def _instead(text: str, node: yaml.Node, value: Tree, parents: list[yaml.CollectionNode]) -> list[Splice]:
    """`value` where `node` stands, all of it."""
    if not parents:
        raise NoPlaceError
    start, end = start_of(node), end_of(text, node)
    if any(each.flow_style for each in parents):
        return [Splice(start, end, ("" if start < end else " ") + _as_it_stood(node, value))]
    if isinstance(node, yaml.CollectionNode) and node.flow_style and node.value:
        return [Splice(start, end, inline(value))]
    mark, new = _behind_mark(text, node, value, parents[-1])
    first, below, lines = new.partition("\n")
    if "\n" not in text[mark:start]:
        if "\n" in text[start:end] or not below:
            return [Splice(start, end, new if start == mark else new.lstrip(" "))]
        # A comment on the line of the key stays there.
        bare = mark + len(text[mark:start].rstrip(" "))
        return [Splice(bare, end, first), lines_at(text, next_line(text, end), lines + "\n")]
    if first and below:
        return [Splice(mark, end, new)]
    line = text.rfind("\n", 0, start) + 1
    behind = next_line(text, end)
    ended = "\n" if below and text.endswith("\n", 0, behind) else ""
    return [Splice(mark, mark, first), Splice(line, behind, lines + ended)]


def _as_it_stood(node: yaml.Node, value: Tree) -> str:
    """On one line; a measure is a plain number where its author wrote one."""
    was_number = isinstance(node, yaml.ScalarNode) and not node.style and MEASURE.fullmatch(node.value)
    return value if was_number and isinstance(value, str) and MEASURE.fullmatch(value) else inline(value)


def _behind_mark(text: str, node: yaml.Node, value: Tree, holder: yaml.CollectionNode) -> tuple[int, str]:
    """Behind the colon or the dash before `node`, and what has to stand there instead of it."""
    if isinstance(holder, yaml.SequenceNode):
        dash = dash_of(text, holder, node)
        return dash + 1, behind_dash(value, holder.start_mark.column)
    key = next(key for key, each in holder.value if each is node)
    return text.index(":", end_of(text, key)) + 1, behind_key(value, key.start_mark.column)


def _key_line(key: str, value: Tree, column: int) -> str:
    return f"{' ' * column}{written(key)}:{behind_key(value, column)}\n"


def _new_key(text: str, node: yaml.MappingNode, key: str, value: Tree, *, at_root: bool) -> Splice:
    """One more key, behind the last; at the root behind all that the document says."""
    if node.flow_style:
        return within(text, node, f"{written(key)}: {inline(value)}")
    column = node.start_mark.column
    lines = _key_line(key, value, column)
    if asked := _asked(text, node, key):
        return lines_at(text, asked, lines)
    if not at_root:
        return lines_at(text, next_line(text, end_of(text, node)), lines)
    end = document_end(text)
    last = last_of(node)
    keeps = (
        isinstance(last, yaml.ScalarNode) and last.style and "+" in words_of(text, last).partition("\n")[0]
    )
    blank = "" if keeps or text[:end].endswith("\n\n") or lines.count("\n") == 1 else "\n"
    return lines_at(text, end, blank + lines)


def _asked(text: str, node: yaml.MappingNode, key: str) -> int:
    """Behind the comment line that proposes this key (`# 键: …`), among the lines of `node`; 0 where there is none."""
    column = node.start_mark.column
    blank = " " * column
    end = next_line(text, end_of(text, node))
    while text.startswith(f"{blank}#", end):
        end = next_line(text, end)
    hit = re.compile(rf"^{blank}# ?{re.escape(key)}:.*\n", re.MULTILINE).search(text, start_of(node), end)
    return hit.end() if hit else 0


def _appended(text: str, node: yaml.SequenceNode, value: Tree) -> Splice:
    """A further entry with the indents of the first."""
    if node.flow_style:
        return within(text, node, inline(value))
    dash, first = node.start_mark, node.value[0].start_mark
    gap = first.column - dash.column if first.line == dash.line and first.column > dash.column else STEP
    like = node.value[-1]
    blank = " " * dash.column
    flat = isinstance(like, yaml.CollectionNode) and like.flow_style
    new = " " * (gap - 1) + inline(value) if flat else behind_dash(value, dash.column, gap)
    at = next_line(text, end_of(text, node))
    while (line := text[at : next_line(text, at)]).lstrip(" ").startswith("#") and line.index(
        "#"
    ) > dash.column:
        at = next_line(text, at)
    return lines_at(text, at, f"{blank}-{new}\n")
