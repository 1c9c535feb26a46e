"""One YAML file to a `Source`: bytes, text, tree, plain data with places."""

import pathlib
from itertools import islice

from kameng_docs.diagnostics import Diagnostic, Position, has_errors, in_order
from kameng_docs.source.characters import clipped
from kameng_docs.source.content import Content
from kameng_docs.source.decode import bytes_of, empty_file, text_of, without_forbidden
from kameng_docs.source.model import Source
from kameng_docs.source.parse import parsed
from kameng_docs.source.slips import MOST
from kameng_docs.source.tree import Entries, Node, Pairs


def read(file: pathlib.Path, *, shown_as: str) -> tuple[Source | None, list[Diagnostic]]:
    """What stands in `file`, named `shown_as` to the author; None if anything in it is an error."""
    content, found = bytes_of(file, shown_as)
    if content is None:
        return None, found
    return read_bytes(content, shown_as=shown_as)


def read_bytes(
    content: bytes, *, shown_as: str, a_list: bool = False
) -> tuple[Source | None, list[Diagnostic]]:
    """The same for bytes that are at hand; with `a_list` all of it may be a list instead of a mapping."""
    text, found = text_of(content, shown_as)
    if text is None:
        return None, found
    clean, forbidden = without_forbidden(text, shown_as)
    root, draft, slips = parsed(clean, shown_as)
    found = [*islice(forbidden, MOST), *slips]
    if not isinstance(root, Pairs) and not (a_list and isinstance(root, Entries)):
        found += _no_mapping(root, shown_as, nothing_else=not found)
    walk = Content(draft)
    data = walk.value_of(root) if root is not None else None
    found = _at_most(in_order([*found, *walk.found]))
    if has_errors(found):
        return None, found
    return Source(shown_as, data, walk.positions, walk.key_positions, {shown_as: text}), found


def _at_most(found: list[Diagnostic]) -> list[Diagnostic]:
    if len(found) < MOST:
        return found
    message = f"这一处之后还有错误，先列出前 {MOST} 处"
    more = Diagnostic("yaml.too-many", message, "改好上面列出的，再试一次", at=found[MOST - 1].at)
    return [*found[:MOST], more]


def _no_mapping(root: Node | None, shown_as: str, *, nothing_else: bool) -> list[Diagnostic]:
    """The root is a list, a bare text or nothing."""
    if not nothing_else:
        return []
    if root is None or (not isinstance(root, Entries | Pairs) and root.value is None):
        return [empty_file(shown_as)]
    what = "一个列表" if isinstance(root, Entries) else f"一段文字“{clipped(getattr(root, 'text', ''))}”"
    line, column = root.start
    return [
        Diagnostic(
            "yaml.not-a-mapping",
            f"整个文件是{what}，不是一行行的“键: 值”",
            "最外层每行写成“键: 值”，如“标题: 视频会员季卡卡密提示已被使用”；冒号用半角，后面加一个空格",
            at=Position(shown_as, line + 1, column + 1),
        )
    ]
