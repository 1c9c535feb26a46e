"""What the parser complains of between values: keys, commas, brackets, indentation."""

import re

import yaml

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.source.characters import clipped, clipped_line
from kameng_docs.source.draft import Draft
from kameng_docs.source.events import Events, Place, begins, ends, last_node
from kameng_docs.source.guard import several_documents
from kameng_docs.source.shapes import Slip, missing_dash_space
from kameng_docs.source.value_flaws import Finding, alias_flaw, unclosed_quote

_GLUED_DASH = re.compile(r"-[^\s-]")


def missing_colon(draft: Draft, line: int, _column: int) -> Finding:
    """The line has no colon though only a key can stand here."""
    text = draft.line(line).strip()
    start = len(draft.line(line)) - len(draft.line(line).lstrip())
    if _GLUED_DASH.match(text):
        return _glued_dash(draft, line, start)
    found = Diagnostic(
        "yaml.missing-colon",
        f"“{clipped_line(text)}”这一行没有“: ”，看不出是哪个键的值",
        "写成“键: 值”；若是上一行那段话的继续，行首多打两个空格，或用“键: |”另起一段",
        at=draft.place(line, start),
    )
    return Slip(found, draft.with_line(line, ""))


def mapping_value(draft: Draft, line: int, column: int) -> Finding:
    """A colon where no key can end: inside a value, or under something that already has one."""
    head = draft.line(line)[:column]
    if ": " in head or head.rstrip().endswith(('"', "'")):
        name, _, value = draft.line(line).partition(": ")
        found = Diagnostic(
            "yaml.colon-in-value",
            f"“{clipped(name.strip(' -'))}”的值里又有冒号加空格“: ”，程序不知道从哪里断开",
            f"""把整个值放进直引号："{clipped_line(value).strip('"')}"，或把里面的冒号改成全角“：”""",
            at=draft.place(line, column),
        )
        quoted = head.rstrip().endswith(('"', "'"))
        return Slip(found, draft.with_line(line, head if quoted else head + "x"))
    above = line - 1
    while above >= 0 and (not draft.line(above).strip() or draft.line(above).lstrip().startswith("#")):
        above -= 1
    if above >= 0 and ":" not in draft.line(above) and not draft.line(above).lstrip().startswith("- "):
        return missing_colon(draft, above, 0)
    return _indent(draft, line, f"上一行“{clipped_line(draft.line(above))}”已经有值，下面不能再缩进写新的键")


def flow(draft: Draft, begun: Place, at: Place) -> Finding:
    """In brackets something else came than a comma or the closing bracket."""
    opening = draft.character(*begun)
    closing = "]" if opening == "[" else "}"
    same_line = begun[0] == at[0] and at[1] < len(draft.line(at[0]))
    between = draft.line(at[0])[begun[1] : at[1]] if same_line else ""
    if not same_line:
        return Diagnostic(
            "yaml.unclosed-bracket",
            f"“{opening}”后面没有配对的“{closing}”",
            f"在这一组的末尾补上“{closing}”；若“{opening}”是文字，把整个值放进直引号",
            at=draft.place(*begun),
        )
    if "，" in between:
        column = begun[1] + between.rindex("，")
        found = Diagnostic(
            "yaml.full-width-comma",
            f"“{opening}…{closing}”里用了全角逗号“，”分隔",
            "改成半角逗号加一个空格“, ”；若逗号是文字的一部分，把这段文字放进直引号",
            at=draft.place(at[0], column),
        )
        mended = draft.with_character(at[0], column, ",")
        return Slip(found, mended.with_blank(at[0], column + 1))
    return Diagnostic(
        "yaml.missing-comma",
        f"“{opening}…{closing}”里“{clipped_line(draft.line(at[0])[at[1] :])}”前面少了逗号，或文字没有放进直引号",
        "各项之间用半角逗号加空格“, ”分开；文字里有冒号、引号、括号时放进直引号",
        at=draft.place(*at),
    )


def collection(events: Events, draft: Draft, begun: Place, at: Place) -> Finding:
    """What follows is neither the next key of the mapping nor the next entry of the list."""
    line, column = at
    text = draft.line(line)
    if text[:column].strip():
        return _behind_a_value(events, draft, line, column)
    if text.lstrip().startswith(":"):
        return Slip(empty_key(draft, line, column), draft.with_line(line, ""))
    if _GLUED_DASH.match(text, column):
        return _glued_dash(draft, line, column)
    if column == begun[1]:
        dashed = text.lstrip().startswith("-")
        what = "键: 值" if dashed else "- 列表"
        return Diagnostic(
            "yaml.mixed-list",
            f"同一层里前面写的是“{what}”，这一行“{clipped_line(text)}”却不是",
            "同一层要么每行都是“键: 值”，要么每项都以“- ”开头；属于上一个键的内容，行首多打两个空格",
            at=draft.place(line, column),
        )
    return _indent(draft, line, f"这一行“{clipped_line(text)}”的缩进和上面哪一层都对不齐")


def _behind_a_value(events: Events, draft: Draft, line: int, column: int) -> Finding:
    last = last_node(events)
    if isinstance(last, yaml.AliasEvent):
        return alias_flaw(draft, *begins(last))
    quoted = isinstance(last, yaml.ScalarEvent) and last.style in {'"', "'"}
    if last and quoted and begins(last)[0] < line == ends(last)[0]:
        return unclosed_quote(draft, *begins(last))
    return _after_closing(draft, line, column)


def _glued_dash(draft: Draft, line: int, column: int) -> Finding:
    found = missing_dash_space(draft, line, column, draft.line(line).strip())
    return Slip(found, draft.with_blank(line, column + 1))


def empty_key(draft: Draft, line: int, column: int) -> Diagnostic:
    """A colon with nothing before it."""
    return Diagnostic(
        "yaml.empty-key",
        "冒号前面没有键",
        "在冒号前写上键的名称，如“标题: …”；不要的话删掉这一行",
        at=draft.place(line, column),
    )


def _after_closing(draft: Draft, line: int, column: int) -> Finding:
    found = Diagnostic(
        "yaml.text-after-closing",
        f"引号或括号已经结束，后面又跟着“{clipped_line(draft.line(line)[column:])}”",
        """把整个值（连同这对引号或括号）放进另一种直引号，如 '"某某"卡密'、"[转]某某卡" """.rstrip(),
        at=draft.place(line, column),
    )
    before = draft.line(line)[:column]
    return Slip(found, draft.with_line(line, before if ":" in before or "- " in before else ""))


def _indent(draft: Draft, line: int, message: str) -> Diagnostic:
    text = draft.line(line)
    return Diagnostic(
        "yaml.indent",
        message,
        "同一层的行首空格数要一样多，下一层多两个空格",
        at=draft.place(line, len(text) - len(text.lstrip())),
    )


def after_document(events: Events, draft: Draft, line: int, column: int) -> Finding:
    """Something follows when all has been said."""
    if events.seen and isinstance(events.seen[-1], yaml.DocumentEndEvent) and events.seen[-1].explicit:
        return several_documents(draft, line, column)
    last = last_node(events)
    if (
        isinstance(last, yaml.ScalarEvent)
        and not last.style
        and isinstance(events.seen[-2], yaml.ScalarEvent)
    ):
        return missing_colon(draft, *begins(last))
    if draft.line(line)[:column].strip():
        return _after_closing(draft, line, column)
    return _indent(draft, line, f"到“{clipped_line(draft.line(line))}”这一行，前面的内容已经结束了")


def syntax(draft: Draft, line: int, column: int) -> Diagnostic:
    """Anything else: the place, and where to look."""
    rest = clipped_line(draft.line(line)[column:])
    return Diagnostic(
        "yaml.syntax",
        f"读到“{rest}”这里，程序看不懂这种写法" if rest else "读到这里，程序看不懂前面的写法",
        "对照示例案件文件检查这一行和上一行：冒号后的空格、引号和括号是否成对、行首空格是否对齐",
        at=draft.place(line, column),
    )
