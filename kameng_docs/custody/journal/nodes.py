"""Where the parts of a YAML text begin and end, and what puts lines or a member there, as splices.

The text has been read without a fault, so that it is flat, free of aliases and safe to compose.
"""

import yaml

from kameng_docs.custody.journal.splice import Splice


def root_of(text: str) -> yaml.MappingNode:
    """The mapping that the whole text is. Raises TypeError for what is none."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise TypeError("a case that was read is a mapping")
    return root


def values_of(node: yaml.MappingNode) -> dict[str, yaml.Node]:
    """The values of a mapping by their keys."""
    return {str(key.value): value for key, value in node.value}


def mapping_at(root: yaml.MappingNode, *keys: str) -> yaml.MappingNode:
    """What stands under these keys. Raises KeyError and TypeError where no mapping does."""
    for key in keys:
        node = values_of(root)[key]
        if not isinstance(node, yaml.MappingNode):
            raise TypeError(f"{key} of a case that was read is a mapping")
        root = node
    return root


def start_of(node: yaml.Node) -> int:
    """The offset of its first character."""
    return int(node.start_mark.index)


def end_of(text: str, node: yaml.Node) -> int:
    """Behind the last character of `node`. The parser's own mark of a block stands only at what comes next."""
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        words = text[start_of(node) : node.end_mark.index]
        kept = "+" in words.partition("\n")[0].partition("#")[0]
        return start_of(node) + len(words.removesuffix("\n") if kept else words.rstrip())
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        return end_of(text, last[1] if isinstance(last, tuple) else last)
    return int(node.end_mark.index)


def words_of(text: str, node: yaml.Node) -> str:
    """What stands there of it, as it was typed."""
    return text[start_of(node) : end_of(text, node)]


def next_line(text: str, offset: int) -> int:
    """The beginning of the line after that of `offset`; the end of the text where there is none."""
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def lines_at(text: str, offset: int, lines: str) -> Splice:
    """Whole lines, at the beginning of one. A file that lacks the last line break goes on lacking it."""
    if offset == len(text) and not text.endswith("\n"):
        lines = "\n" + lines.removesuffix("\n")
    return Splice(offset, offset, lines)


def last_of(node: yaml.Node) -> yaml.Node:
    """What stands last below it, however deep."""
    while isinstance(node, yaml.CollectionNode) and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def document_end(text: str) -> int:
    """Where the document ends: before `...` if the author wrote it."""
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.DocumentEndEvent) and event.explicit and event.start_mark:
            return event.start_mark.index
    return len(text)


def within(text: str, node: yaml.CollectionNode, words: str) -> Splice:
    """One more member in brackets or braces, on a line of its own if the last one has that."""
    if not node.value:
        return Splice(start_of(node) + 1, start_of(node) + 1, words)
    last = node.value[-1]
    begin, end = (last[0], last[1]) if isinstance(last, tuple) else (last, last)
    at = start_of(begin)
    indent = text[text.rfind("\n", 0, at) + 1 : at]
    apart = f",\n{indent}" if indent.isspace() else ", "
    behind = end_of(text, end)
    return Splice(behind, behind, apart + words)
