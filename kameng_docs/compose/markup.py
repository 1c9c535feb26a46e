"""Rendered wording → blocks: CommonMark with tables, and fenced blocks for what Markdown has no word for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kameng_docs.blocks import Addressee, Block, Heading, Items, Paragraph, Run, Runs, Signature, Table
from kameng_docs.compose.tokens import Tokens

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# What a fence may be called in a wording, and what it becomes.
SIGNATURE, ADDRESSEE, WIDTHS, FLUSH = "落款", "致送", "列宽", "顶格"


class MarkupError(ValueError):
    """A wording uses Markdown that no layout of ours can show. The message says what."""


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # Raw HTML and indented code would only ever be a slip of the wording's author.
    return (
        MarkdownIt("commonmark")
        .enable("table")
        .disable(["html_block", "html_inline", "code", "autolink", "entity"])
    )


def blocks_of(markdown: str, tokens: Tokens) -> tuple[Block, ...]:
    """The blocks of a rendered wording, its tokens restored. Raises MarkupError for other Markdown."""
    return tuple(_blocks(_nested(_parser().parse(markdown)), tokens))


@dataclass(slots=True)
class _Node:
    """A piece of the wording with the pieces within it. `token` is what markdown-it says of it, or of its beginning."""

    type: str
    token: "Token"
    children: "list[_Node]"


def _nested(tokens: "Sequence[Token]") -> list[_Node]:
    """The row of beginnings and ends as pieces within pieces; markdown-it ends whatever it begins.

    Its own tree does the same, and takes as long as all of the parsing.
    """
    whole = list[_Node]()
    within = [whole]
    for token in tokens:
        if token.nesting < 0:
            within.pop()
            continue
        node = _Node(token.type.removesuffix("_open"), token, _nested(token.children or ()))
        within[-1].append(node)
        if token.nesting > 0:
            within.append(node.children)
    return whole


def _blocks(nodes: Sequence[_Node], tokens: Tokens) -> Iterator[Block]:
    widths: tuple[float, ...] = ()
    for node in nodes:
        match node.type:
            case "heading":
                yield Heading(_runs(node, tokens), level=int(node.token.tag[1]) - 1)
            case "paragraph":
                runs = _runs(node, tokens)
                if any(run.text.strip() for run in runs):
                    yield Paragraph(runs)
            case "ordered_list" | "bullet_list":
                yield _items(node, tokens)
            case "table":
                yield _table(node, tokens, widths)
                widths = ()
            case "fence":
                if node.token.info.strip() == WIDTHS:
                    widths = _widths(node.token.content)
                else:
                    yield _fenced(node.token.info.strip(), node.token.content, tokens)
            case _:
                raise MarkupError(f"这里不能用 Markdown 的 {node.type}")


def _widths(content: str) -> tuple[float, ...]:
    try:
        shares = tuple(float(share) for share in content.split())
    except ValueError:
        raise MarkupError(f"列宽只能写数字，例如 1 3 2，不能写“{content.strip()}”") from None
    if not shares or min(shares) <= 0:
        raise MarkupError("列宽要写大于 0 的数字，每列一个")
    return shares


def _fenced(name: str, content: str, tokens: Tokens) -> Block:
    # Lines are those of the wording: a line feed in a value breaks its own line and adds none.
    lines = tuple(tokens.restore(line) for line in content.split("\n") if line.strip())
    match name:
        case "落款":
            return Signature(lines)
        case "致送":
            return Addressee(lines)
        case "顶格":
            return Paragraph((Run("\n".join(lines)),), flush=True)
    raise MarkupError(f"没有叫“{name}”的块；可以用：落款、致送、列宽、顶格")


def _items(node: _Node, tokens: Tokens) -> Items:
    start = int(node.token.attrs.get("start", 1))
    items = []
    for i, item in enumerate(node.children):
        label = f"{start + i}." if node.type == "ordered_list" else "-"
        if [child.type for child in item.children] != ["paragraph"]:
            raise MarkupError("列表的一项只能是一段文字")
        items.append((label, _runs(item.children[0], tokens)))
    return Items(tuple(items))


def _table(node: _Node, tokens: Tokens, widths: tuple[float, ...]) -> Table:
    rows = [
        tuple(_runs(cell, tokens) for cell in row.children) for part in node.children for row in part.children
    ]
    head, *body = rows
    # A table of CommonMark has a head; one whose cells are all empty is a table without.
    columns = len(head)
    if not any(run.text.strip() for cell in head for run in cell):
        head = ()
    if widths and len(widths) != columns:
        raise MarkupError(f"列宽写了 {len(widths)} 个，表格有 {columns} 列")
    return Table(head, tuple(body), widths)


def _runs(node: _Node, tokens: Tokens) -> Runs:
    """The runs of inline text. A line break in the source of a wording joins: Chinese has no space there."""
    runs: list[Run] = []
    for inline in node.children:
        for child in inline.children:
            runs.extend(_run(child, tokens, strong=False))
    return tuple(_merged(runs))


def _run(node: _Node, tokens: Tokens, *, strong: bool) -> Iterator[Run]:
    match node.type:
        case "text":
            yield Run(tokens.restore(node.token.content), strong)
        case "softbreak":
            return
        case "hardbreak":
            yield Run("\n", strong)
        case "strong":
            for child in node.children:
                yield from _run(child, tokens, strong=True)
        case _:
            raise MarkupError(f"这里不能用 Markdown 的 {node.type}")


def _merged(runs: list[Run]) -> Iterator[Run]:
    """Neighbours of one kind become one run."""
    held: Run | None = None
    for run in runs:
        if held is not None and held.strong == run.strong:
            held = Run(held.text + run.text, held.strong)
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held
