"""What YAML can do and a case file must not: anchors, aliases, tags, directives, several documents, great depth."""

from collections.abc import Iterator

import yaml

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.source.draft import Draft
from kameng_docs.source.events import DEPTH_LIMIT, Events, begins


def guard(events: Events, draft: Draft) -> Iterator[Diagnostic]:
    """One diagnostic for each use of such a feature."""
    documents = 0
    for event in events.seen:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            yield from _document(event, documents, draft)
        elif isinstance(event, yaml.AliasEvent):
            yield alias(draft, *begins(event))
        elif isinstance(event, yaml.NodeEvent):
            yield from _properties(event, draft)
    if events.too_deep is not None:
        yield Diagnostic(
            "yaml.too-deep",
            f"一层套一层超过了 {DEPTH_LIMIT} 层",
            "案件文件最多用到五六层；检查这里是否多打了 [、{ 或 - ",
            at=draft.place(*begins(events.too_deep)),
        )


def _document(event: yaml.DocumentStartEvent, number: int, draft: Draft) -> Iterator[Diagnostic]:
    line, column = begins(event)
    if event.version or event.tags:
        yield directive(draft, line)
    if number == 2:  # noqa: PLR2004
        yield several_documents(draft, line, column)


def _properties(event: yaml.Event, draft: Draft) -> Iterator[Diagnostic]:
    line, column = begins(event)
    if getattr(event, "anchor", None):
        yield anchor(draft, line, draft.line(line).find("&", column))
    if getattr(event, "tag", None):
        yield tag(draft, line, draft.line(line).find("!", column))


def several_documents(draft: Draft, line: int, column: int) -> Diagnostic:
    """A second document begins here."""
    return Diagnostic(
        "yaml.several-documents",
        "文件里有不止一份内容：“---”或“...”把它分成了几份",
        "一个文件只写一个案件：删掉这一行，或把后面的内容另存为一个文件",
        at=draft.place(line, column),
    )


def directive(draft: Draft, line: int) -> Diagnostic:
    """A line that begins with %."""
    return Diagnostic(
        "yaml.directive",
        "行首的“%”是 YAML 的指令，案件文件里不用",
        '删掉这一行；若“%”是文字，把整段文字放进直引号，如 "%5"',
        at=draft.place(line, 0),
    )


def alias(draft: Draft, line: int, column: int) -> Diagnostic:
    """A value that begins with *."""
    return Diagnostic(
        "yaml.alias",
        "“*”开头的值在 YAML 里表示“引用别处”，案件文件里不能用",
        '若“*”是文字，把整个值放进直引号，如 "*重点*"；若想引用别处，请把内容照写一遍',
        at=draft.place(line, column),
    )


def anchor(draft: Draft, line: int, column: int) -> Diagnostic:
    """A value that begins with &."""
    return Diagnostic(
        "yaml.anchor",
        "“&”开头的值在 YAML 里表示“给这里起个名字”，案件文件里不能用",
        '若“&”是文字，把整个值放进直引号，如 "&某店"；否则删掉“&”和紧跟的名字',
        at=draft.place(line, max(column, 0)),
    )


def tag(draft: Draft, line: int, column: int) -> Diagnostic:
    """A value that begins with !."""
    return Diagnostic(
        "yaml.tag",
        "“!”开头的值在 YAML 里表示“类型”，案件文件里不能用",
        '若“!”是文字，把整个值放进直引号，如 "!重要"；否则删掉“!”和紧跟的字',
        at=draft.place(line, max(column, 0)),
    )
