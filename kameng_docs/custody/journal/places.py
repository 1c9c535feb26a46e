"""Text of a case file → where a step of 进度 goes in, as splices. Nothing is written anew that stands there already.

The text has been read without a fault, so that it is flat, free of aliases and safe to compose.
"""

import re
from collections.abc import Mapping

import yaml

from kameng_docs.custody.journal.nodes import (
    document_end,
    end_of,
    last_of,
    lines_at,
    next_line,
    root_of,
    start_of,
    values_of,
    within,
    words_of,
)
from kameng_docs.custody.journal.scalars import Entry, in_braces, in_lines, pair, written
from kameng_docs.custody.journal.splice import Splice

KEY = "进度"


def appended(text: str, entry: Entry) -> list[Splice]:
    """What puts `entry` behind the last step."""
    root = root_of(text)
    value = values_of(root).get(KEY)
    if value is None:
        return [_new_key(text, root, entry)]
    if isinstance(value, yaml.SequenceNode):
        if not value.flow_style:
            return [_below(text, value, entry)]
        if value.value or root.flow_style or re.search(r"[\n#]", words_of(text, value)):
            return [within(text, value, in_braces(entry))]
    elif root.flow_style:
        return [Splice(start_of(value), end_of(text, value), f" [{in_braces(entry)}]")]
    return _instead_of_nothing(text, root, value, entry)


def changed(text: str, number: int, entry: Mapping[str, str]) -> list[Splice]:
    """What gives the step `number` (from 0) the values of `entry`: those it has are replaced, the others added."""
    step = values_of(root_of(text))[KEY].value[number]
    present = values_of(step)
    splices = []
    for key, value in entry.items():
        node = present.get(key)
        if node is None or (node.value == value and start_of(node) < end_of(text, node)):
            continue
        blank = " " if words_of(text, node) == "" else ""
        splices.append(Splice(start_of(node), end_of(text, node), blank + written(value)))
    missing = {key: value for key, value in entry.items() if key not in present}
    if missing:
        splices.append(_more_keys(text, step, missing))
    return splices


def _new_key(text: str, root: yaml.MappingNode, entry: Entry) -> Splice:
    if root.flow_style:
        return within(text, root, f"{KEY}: [{in_braces(entry)}]")
    column = root.start_mark.column
    end = document_end(text)
    # A blank line more would belong to a block of text that keeps all of them.
    last = last_of(root)
    keeps = (
        isinstance(last, yaml.ScalarNode) and "+" in words_of(text, last).partition("\n")[0] and last.style
    )
    blank = "" if keeps or text[:end].endswith("\n\n") else "\n"
    return lines_at(text, end, f"{blank}{' ' * column}{KEY}:\n{in_lines(entry, column + 2)}")


def _instead_of_nothing(text: str, root: yaml.MappingNode, value: yaml.Node, entry: Entry) -> list[Splice]:
    """`[]`, `~` or nothing goes, a list of lines comes below it; a comment on the line stays."""
    start, end = start_of(value), end_of(text, value)
    before = text[:start].rstrip(" \t")
    lines = in_lines(entry, root.start_mark.column + 2)
    return [Splice(len(before), end, ""), lines_at(text, next_line(text, end), lines)]


def _below(text: str, steps: yaml.SequenceNode, entry: Entry) -> Splice:
    """A further item with the indents of the first, behind the comments that are deeper than the dashes."""
    dash, first = steps.start_mark, steps.value[0].start_mark
    gap = first.column - dash.column if first.line == dash.line else 2
    at = next_line(text, end_of(text, steps))
    while (comment := re.compile(r" *(?=#)").match(text, at)) and len(comment.group()) > dash.column:
        at = next_line(text, at)
    return lines_at(text, at, in_lines(entry, dash.column, gap))


def _more_keys(text: str, step: yaml.MappingNode, entry: Mapping[str, str]) -> Splice:
    if step.flow_style:
        return within(text, step, ", ".join(pair(key, value) for key, value in entry.items()))
    indent = " " * step.start_mark.column
    lines = "".join(f"{indent}{pair(key, value)}\n" for key, value in entry.items())
    return lines_at(text, next_line(text, end_of(text, step)), lines)
