"""A tree to plain data: every scalar as text, the place of every value and key, and the faults of keys."""

from dataclasses import dataclass, field

from kameng_docs.diagnostics import Diagnostic, Position
from kameng_docs.source.characters import FORBIDDEN, clipped, name_of
from kameng_docs.source.draft import Draft
from kameng_docs.source.layout_flaws import empty_key
from kameng_docs.source.model import Path, Value
from kameng_docs.source.tree import Entries, Node, Pairs, Text


@dataclass
class Content:
    """What a tree says: filled while walking, not touched afterwards."""

    draft: Draft
    positions: dict[Path, Position] = field(default_factory=dict)
    key_positions: dict[Path, Position] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    def value_of(self, node: Node, path: Path = ()) -> Value:
        """The data of `node`, which stands at `path`."""
        self.positions[path] = self.draft.place(*node.start)
        match node:
            case Text():
                self._check_characters(node)
                return node.value
            case Entries(items=items):
                return [self.value_of(item, (*path, number)) for number, item in enumerate(items)]
            case Pairs(pairs=pairs):
                return self._mapping(pairs, path)

    def _mapping(self, pairs: list[tuple[Node, Node]], path: Path) -> Value:
        values: dict[str, Value] = {}
        for key_node, value_node in pairs:
            key = self._key_of(key_node)
            if key is None:
                continue
            place = self.draft.place(*key_node.start)
            if key in values:
                self.found.append(_duplicate(key, self.key_positions[*path, key], place))
                continue
            self.key_positions[*path, key] = place
            values[key] = self.value_of(value_node, (*path, key))
        return values

    def _key_of(self, node: Node) -> str | None:
        """The key's text; None, with a diagnostic, if it is none."""
        if not isinstance(node, Text):
            self.found.append(_not_text(self.draft.place(*node.start)))
            return None
        self._check_characters(node)
        if node.plain and node.text == "<<":
            self.found.append(_merge(self.draft.place(*node.start)))
            return None
        if node.value is None or not node.text.strip():
            self.found.append(empty_key(self.draft, *node.start))
            return None
        return node.text

    def _check_characters(self, node: Text) -> None:
        r"""Escapes such as "\0" put in a text what could not stand in the file itself."""
        for hit in list(FORBIDDEN.finditer(node.text))[:1]:
            message = f"双引号里用 \\ 写出了一个{name_of(hit.group())}，写进文书会出错"
            hint = "删掉这个编号；反斜杠要原样保留时，外面改用直单引号：'…'"
            at = self.draft.place(*node.start)
            self.found.append(Diagnostic("yaml.control-character", message, hint, at=at))


def _duplicate(key: str, first: Position, second: Position) -> Diagnostic:
    return Diagnostic(
        "yaml.duplicate-key",
        f"键“{clipped(key)}”写了两次：第 {first.line} 行和第 {second.line} 行",
        "留下一处，删掉另一处；若是并列的几项，写成“- ”开头的列表",
        at=second,
    )


def _not_text(at: Position) -> Diagnostic:
    return Diagnostic(
        "yaml.key-not-text",
        "冒号前面的键是一个列表或一组键值，不是文字",
        "键只写一个名称，如“标题: …”；若方括号、花括号是文字，把整段放进直引号",
        at=at,
    )


def _merge(at: Position) -> Diagnostic:
    return Diagnostic(
        "yaml.merge-key",
        "“<<”是 YAML 的合并写法，案件文件里不能用",
        "把要合并的内容照写一遍",
        at=at,
    )
