"""Text of a case file → where a step of 进度 goes in, as splices. Nothing is written anew that stands there already.

The text has been read without a fault, so that it is flat, free of aliases and safe to compose.
"""

import re
from collections.abc import Mapping

import yaml

from kameng_docs.custody.journal.scalars import Entry, in_braces, in_lines, pair, written
from kameng_docs.custody.journal.splice import Splice

KEY = "进度"


def appended(text: str, entry: Entry) -> list[Splice]:
    """What puts `entry` behind the last step."""
    root = _root(text)
    value = _values(root).get(KEY)
    if value is None:
        return [_new_key(text, root, entry)]
    if isinstance(value, yaml.SequenceNode):
        if not value.flow_style:
            return [_below(text, value, entry)]
        if value.value or root.flow_style or re.search(r"[\n#]", _words(text, value)):
            return [_within(text, value, in_braces(entry))]
    elif root.flow_style:
        return [Splice(_start(value), _end(text, value), f" [{in_braces(entry)}]")]
    return _instead_of_nothing(text, root, value, entry)


def changed(text: str, number: int, entry: Mapping[str, str]) -> list[Splice]:
    """What gives the step `number` (from 0) the values of `entry`: those it has are replaced, the others added."""
    step = _values(_root(text))[KEY].value[number]
    present = _values(step)
    splices = []
    for key, value in entry.items():
        node = present.get(key)
        if node is None or (node.value == value and _start(node) < _end(text, node)):
            continue
        blank = " " if _words(text, node) == "" else ""
        splices.append(Splice(_start(node), _end(text, node), blank + written(value)))
    missing = {key: value for key, value in entry.items() if key not in present}
    if missing:
        splices.append(_more_keys(text, step, missing))
    return splices


def _root(text: str) -> yaml.MappingNode:
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise TypeError("a case that was read is a mapping")
    return root


def _values(node: yaml.MappingNode) -> dict[str, yaml.Node]:
    return {str(key.value): value for key, value in node.value}


def _start(node: yaml.Node) -> int:
    return int(node.start_mark.index)


def _end(text: str, node: yaml.Node) -> int:
    """Behind the last character of `node`. The parser's own mark of a block stands only at what comes next."""
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        words = text[_start(node) : node.end_mark.index]
        kept = "+" in words.partition("\n")[0].partition("#")[0]
        return _start(node) + len(words.removesuffix("\n") if kept else words.rstrip())
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def _words(text: str, node: yaml.Node) -> str:
    return text[_start(node) : _end(text, node)]


def _next_line(text: str, offset: int) -> int:
    """The beginning of the line after that of `offset`; the end of the text where there is none."""
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def _lines_at(text: str, offset: int, lines: str) -> Splice:
    """Whole lines, at the beginning of one. A file that lacks the last line break goes on lacking it."""
    if offset == len(text) and not text.endswith("\n"):
        lines = "\n" + lines.removesuffix("\n")
    return Splice(offset, offset, lines)


def _new_key(text: str, root: yaml.MappingNode, entry: Entry) -> Splice:
    if root.flow_style:
        return _within(text, root, f"{KEY}: [{in_braces(entry)}]")
    column = root.start_mark.column
    end = _document_end(text)
    # A blank line more would belong to a block of text that keeps all of them.
    last = _last(root)
    keeps = isinstance(last, yaml.ScalarNode) and "+" in _words(text, last).partition("\n")[0] and last.style
    blank = "" if keeps or text[:end].endswith("\n\n") else "\n"
    return _lines_at(text, end, f"{blank}{' ' * column}{KEY}:\n{in_lines(entry, column + 2)}")


def _last(node: yaml.Node) -> yaml.Node:
    while isinstance(node, yaml.CollectionNode) and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def _document_end(text: str) -> int:
    """Where the document ends: before `...` if the author wrote it."""
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.DocumentEndEvent) and event.explicit and event.start_mark:
            return event.start_mark.index
    return len(text)


def _instead_of_nothing(text: str, root: yaml.MappingNode, value: yaml.Node, entry: Entry) -> list[Splice]:
    """`[]`, `~` or nothing goes, a list of lines comes below it; a comment on the line stays."""
    start, end = _start(value), _end(text, value)
    before = text[:start].rstrip(" \t")
    lines = in_lines(entry, root.start_mark.column + 2)
    return [Splice(len(before), end, ""), _lines_at(text, _next_line(text, end), lines)]


def _below(text: str, steps: yaml.SequenceNode, entry: Entry) -> Splice:
    """A further item with the indents of the first, behind the comments that are deeper than the dashes."""
    dash, first = steps.start_mark, steps.value[0].start_mark
    gap = first.column - dash.column if first.line == dash.line else 2
    at = _next_line(text, _end(text, steps))
    while (comment := re.compile(r" *(?=#)").match(text, at)) and len(comment.group()) > dash.column:
        at = _next_line(text, at)
    return _lines_at(text, at, in_lines(entry, dash.column, gap))


def _within(text: str, node: yaml.CollectionNode, words: str) -> Splice:
    """One more member in brackets or braces, on a line of its own if the last one has that."""
    if not node.value:
        return Splice(_start(node) + 1, _start(node) + 1, words)
    last = node.value[-1]
    begin, end = (last[0], last[1]) if isinstance(last, tuple) else (last, last)
    at = _start(begin)
    indent = text[text.rfind("\n", 0, at) + 1 : at]
    apart = f",\n{indent}" if indent.isspace() else ", "
    behind = _end(text, end)
    return Splice(behind, behind, apart + words)


def _more_keys(text: str, step: yaml.MappingNode, entry: Mapping[str, str]) -> Splice:
    if step.flow_style:
        return _within(text, step, ", ".join(pair(key, value) for key, value in entry.items()))
    indent = " " * step.start_mark.column
    lines = "".join(f"{indent}{pair(key, value)}\n" for key, value in entry.items())
    return _lines_at(text, _next_line(text, _end(text, step)), lines)
