"""A tree to lines of YAML. The same lines go into a new file and, a part of them, into one that stands."""

from collections.abc import Iterable, Iterator, Sequence

from kameng_docs.starting.plainly import remark, written
from kameng_docs.starting.tree import Branch, Item, Leaf, Node, Remark

STEP = 2


def rendered(nodes: Sequence[Node], column: int = 0) -> Iterator[str]:
    """The lines of these keys, indented by `column`."""
    for node in nodes:
        yield from lines_of(node, column)


def lines_of(node: Node, column: int) -> Iterator[str]:
    """The lines of one key."""
    blank = " " * column
    if isinstance(node, Remark):
        yield from comments(node.lines, column)
        return
    yield from comments(node.above, column)
    if isinstance(node, Leaf):
        yield blank + ("" if node.sure else "# ") + pair(node) + behind(node.note)
        return
    yield f"{blank}{written(node.key)}:{behind(node.note)}"
    if isinstance(node, Branch):
        yield from rendered(node.members, column + STEP)
    else:
        yield from entries(node.items, column + STEP)


def entries(items: Iterable[Item], column: int) -> Iterator[str]:
    """The lines of the entries of a list, their dashes at `column`."""
    for item in items:
        yield from item_lines(item, column)


def item_lines(item: Item, column: int) -> Iterator[str]:
    """The lines of one entry: on one line in braces where it is flat, else the first key beside the dash."""
    blank = " " * column
    yield from comments(item.above, column)
    if item.flat or not item.sure:
        mark = "" if item.sure else "# "
        yield f"{blank}{mark}- {in_braces(item)}{behind(item.note)}"
        return
    # Beside the dash stands a key, no comment.
    first = next(node for node in item.members if not isinstance(node, Leaf | Remark) or _stands(node))
    yield from comments(getattr(first, "above", ()), column)
    head, *rest = _bare(first, column + STEP)
    yield f"{blank}- {head.lstrip()}"
    yield from rest
    yield from rendered([node for node in item.members if node is not first], column + STEP)


def _stands(node: Node) -> bool:
    return isinstance(node, Leaf) and node.sure


def _bare(node: Node, column: int) -> list[str]:
    """The lines of a key without the comments before it."""
    return list(lines_of(node, column))[len(getattr(node, "above", ())) :]


def in_braces(item: Item) -> str:
    """The keys of an entry on one line; what is asked for stands there with nothing behind it."""
    return (
        "{"
        + ", ".join(f"{pair(each)}{' ' * each.asked}" for each in item.members if isinstance(each, Leaf))
        + "}"
    )


def pair(leaf: Leaf) -> str:
    """`键: 值`, or `键:` where it is asked for."""
    return f"{written(leaf.key)}:" + ("" if leaf.asked else f" {written(leaf.value)}")


def behind(note: str) -> str:
    """A comment at the end of a line."""
    return f"  # {remark(note)}" if note.strip() else ""


def comments(lines: Iterable[str], column: int) -> Iterator[str]:
    """Lines of comment."""
    for line in lines:
        yield f"{' ' * column}# {remark(line)}".rstrip()
