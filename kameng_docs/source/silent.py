"""Slips that YAML takes without a word and understands otherwise than the author."""

import re
from collections.abc import Iterator

from kameng_docs.diagnostics import Diagnostic
from kameng_docs.source.characters import ODD_BLANKS, clipped
from kameng_docs.source.draft import Draft
from kameng_docs.source.shapes import colon_slip, full_width_colon, missing_dash_space, odd_space
from kameng_docs.source.tree import Entries, Node, Pairs, Text

_SWALLOWED = re.compile(r"[ \t]*(#+[^\s#].*)")
_QUOTES = {"“": "”", "‘": "’", "＂": "＂", "”": "”"}


def silent_slips(root: Node | None, draft: Draft) -> Iterator[Diagnostic]:
    """Every such slip below `root`."""
    if isinstance(root, Text):
        yield from _value(root, draft, alone=True)
    elif isinstance(root, Entries):
        for item in root.items:
            if isinstance(item, Text):
                yield from _value(item, draft, alone=not root.flow)
            else:
                yield from silent_slips(item, draft)
    elif isinstance(root, Pairs):
        for key, value in root.pairs:
            yield from _pair(root, key, value, draft)


def _pair(parent: Pairs, key: Node, value: Node, draft: Draft) -> Iterator[Diagnostic]:
    if isinstance(key, Text):
        yield from _key(key, value, draft, flow=parent.flow)
    else:
        yield from silent_slips(key, draft)
    if isinstance(value, Text):
        yield from _value(value, draft, alone=not parent.flow and value.start[0] > key.start[0])
    else:
        yield from silent_slips(value, draft)


def _key(key: Text, value: Node, draft: Draft, *, flow: bool) -> Iterator[Diagnostic]:
    line, column = key.start
    if not key.plain or not key.text:
        return
    yield from _odd_blanks(key, draft)
    if _glued_dash(key.text):
        yield missing_dash_space(draft, line, column, key.text)
    elif quoted := _curly(key, draft):
        yield quoted
    elif "：" in key.text:
        name = key.text.partition("：")[0]
        yield full_width_colon(draft, line, column + len(name), name)
    elif flow and isinstance(value, Text) and value.start == value.end == key.end:
        slip = colon_slip(draft, line, column, latin=True)
        if slip:
            yield slip.diagnostic
        elif "”" not in key.text:
            yield _without_value(key, draft)


def _odd_blanks(key: Text, draft: Draft) -> Iterator[Diagnostic]:
    line, column = key.start
    if key.text[0] in ODD_BLANKS:
        yield odd_space(draft, line, column, "行首" if not draft.line(line)[:column].strip() else "键的前面")
    elif key.text[-1] in ODD_BLANKS:
        yield odd_space(draft, key.end[0], key.end[1] - 1, f"“{clipped(key.text)}”的冒号前面")


def _without_value(key: Text, draft: Draft) -> Diagnostic:
    name = clipped(key.text)
    return Diagnostic(
        "yaml.missing-colon",
        f"花括号里的“{name}”后面没有冒号和值",
        f"写成 {{{name}: 值}}；只是列几项时改用方括号 [{name}, …]",
        at=draft.place(*key.start),
    )


def _value(value: Text, draft: Draft, *, alone: bool) -> Iterator[Diagnostic]:
    """`alone`: it begins its own line (a dash aside), where a mapping could have stood."""
    if not value.plain:
        return
    quoted = _curly(value, draft)
    if quoted:
        yield quoted
    yield from _swallowed(value, draft)
    first, last = value.start[0], value.end[0]
    for line in range(first, last + 1):
        column = value.start[1] if line == first else 0
        text = draft.line(line)[column:].lstrip()
        slip = colon_slip(draft, line, column) if alone and text and not quoted else None
        if slip and slip.diagnostic.at and _within(value, line, draft):
            yield slip.diagnostic
        elif alone and _glued_dash(text):
            yield missing_dash_space(draft, line, draft.line(line).find("-", column), text)
        elif line > first and text.startswith("- "):
            yield _swallowed_entry(draft, line, text)


def _glued_dash(text: str) -> bool:
    """Whether a Chinese sign stands right behind a hyphen at its beginning."""
    return text.startswith("-") and "\u3400" <= text[1:2] <= "\u9fff"


def _within(value: Text, line: int, draft: Draft) -> bool:
    """Whether the whole line belongs to `value`: of several entries in one line, none is looked at twice."""
    return line < value.end[0] or value.end[1] <= len(draft.line(line))


def _swallowed_entry(draft: Draft, line: int, text: str) -> Diagnostic:
    return Diagnostic(
        "yaml.indent",
        f"列表项“{clipped(text)}”缩进得太深，被当成了上一行文字的继续",
        "让这一行的短横与上一项的短横对齐；上一行若是“键: 值”，列表要写在没有值的“键:”下面",
        at=draft.place(line, len(draft.line(line)) - len(draft.line(line).lstrip())),
    )


def _swallowed(value: Text, draft: Draft) -> Iterator[Diagnostic]:
    """A # right behind an unquoted value: YAML drops it and all that follows, which may be half a sentence."""
    line, column = value.end
    hit = (_SWALLOWED).match(draft.line(line), column)
    if hit is None:
        return
    lost = hit[1]
    whole = clipped(f"{value.text} {lost}".strip())
    yield Diagnostic(
        "yaml.swallowed-text",
        f"“{clipped(lost)}”会被当作注释丢掉",
        f'若它是文字，把整个值放进直引号："{whole}"；若真是注释，在 # 后面加一个空格',
        at=draft.place(line, draft.line(line).find("#", column)),
    )


def _curly(value: Text, draft: Draft) -> Diagnostic | None:
    """The whole of the value in curly quotes, or one that is opened and never closed."""
    text = value.text
    closing = _QUOTES.get(text[:1])
    if not closing:
        return None
    end = text.find(closing, 1)
    if end not in {-1, len(text) - 1}:
        return None
    what = "整个值放在了弯引号里" if end > 0 else f"值以弯引号「{text[0]}」开头，后面没有配对的弯引号"
    inner = clipped(text.strip('“”‘’＂"'))
    return Diagnostic(
        "yaml.curly-quotes",
        f"{what}；YAML 只认直引号，弯引号会原样印进文书",
        f"""去掉弯引号，或改成直引号："{inner}"；若弯引号本来就要印出来，在外面再套一层直单引号：'“{inner}”'""",
        at=draft.place(*value.start),
    )
