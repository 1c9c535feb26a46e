"""What the parser complains of inside a value: characters it keeps for itself, quotes, escapes, lists."""

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.source.characters import clipped, clipped_line
from kameng_docs.source.draft import Draft
from kameng_docs.source.guard import alias, anchor, directive, tag
from kameng_docs.source.shapes import Slip, tab_slip

Finding = Slip | Diagnostic
"""With a mend if it can be mended; a diagnostic alone if reading ends there."""


def reserved(draft: Draft, line: int, column: int) -> Finding:
    """A value begins with a character that YAML keeps for itself."""
    character = draft.character(line, column)
    if character == "\t":
        return tab_slip(draft, line, column)
    value = clipped_line(draft.line(line)[column:])
    found = Diagnostic(
        "yaml.reserved-character",
        f"值以“{character}”开头，这个符号在 YAML 里另有用处",
        f"把整个值放进直引号：'{value}'",
        at=draft.place(line, column),
    )
    return Slip(found, draft.with_character(line, column, "x"))


def alias_flaw(draft: Draft, line: int, column: int) -> Finding:
    """A value begins with *."""
    return Slip(alias(draft, line, column), draft.with_character(line, column, "x"))


def anchor_flaw(draft: Draft, line: int, column: int) -> Finding:
    """A value begins with &."""
    return Slip(anchor(draft, line, column), draft.with_character(line, column, "x"))


def tag_flaw(draft: Draft, line: int, column: int) -> Finding:
    """A value begins with !."""
    return Slip(tag(draft, line, column), draft.with_character(line, column, "x"))


def directive_flaw(draft: Draft, line: int, _column: int) -> Finding:
    """A line begins with %."""
    return Slip(directive(draft, line), draft.with_line(line, "#"))


def unclosed_quote(draft: Draft, line: int, column: int) -> Finding:
    """A straight quote is opened here and never closed."""
    quote = draft.character(line, column)
    after = draft.line(line)[column + 1 :]
    if after.rstrip().endswith(("”", "’")):
        found = Diagnostic(
            "yaml.curly-quotes",
            f"以直引号 {quote} 开头，却以弯引号「{after.rstrip()[-1]}」结尾",
            f"两头都用直引号：{quote}{clipped(after.rstrip()[:-1])}{quote}",
            at=draft.place(line, column),
        )
    else:
        found = Diagnostic(
            "yaml.unclosed-quote",
            f"直引号 {quote} 只有开头，没有结尾",
            f"在这一段文字的末尾补上 {quote}；文字里本来就有这种引号时，外面换用另一种直引号（' 或 \"）",
            at=draft.place(line, column),
        )
    mended = draft.with_line(line, draft.line(line)[:column] + "x")
    return Slip(found, mended, sure=False)


def escape(draft: Draft, line: int, column: int) -> Finding:
    """A backslash in double quotes, and nothing behind it that YAML knows."""
    text = draft.line(line)
    slash = text.rfind("\\", 0, column + 1)
    mended = draft.with_character(line, slash, "x") if slash >= 0 else None
    if text[slash + 1 : slash + 2] in {"u", "U"}:
        found = Diagnostic(
            "yaml.control-character",
            f"“{text[slash : slash + 6]}”不是一个字符的编号",
            "直接输入这个字或表情本身，不要写编号",
            at=draft.place(line, max(slash, 0)),
        )
    else:
        found = Diagnostic(
            "yaml.bad-escape",
            f"双引号里的“{text[slash : slash + 2]}”不是 YAML 认得的写法",
            "反斜杠要原样保留时，外面改用直单引号：'…'；或把每个 \\ 写成 \\\\",
            at=draft.place(line, max(slash, 0)),
        )
    return Slip(found, mended) if mended else found


def list_in_value(draft: Draft, line: int, column: int) -> Finding:
    """A list begins where a value stands already."""
    found = Diagnostic(
        "yaml.indent",
        "短横“- ”开头的列表不能和键写在同一行，也不能接在已经有值的键下面",
        '列表另起一行写在“键:”下面，短横前空两格；若“- ”是文字，把整个值放进直引号："- …"',
        at=draft.place(line, column),
    )
    return Slip(found, draft.with_character(line, column, "x"))
