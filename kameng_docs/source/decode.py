"""Bytes of a file to text: encoding, size, line ends; the faults of a file before any YAML is seen."""

from collections.abc import Iterator
from pathlib import Path

from kameng_docs.diagnostics import Diagnostic, Position
from kameng_docs.source.characters import FORBIDDEN, name_of

SIZE_LIMIT = 1_000_000
"""Bytes. A case file is some ten thousand; what is larger is a picture or a log given by mistake."""

_AS_UTF8 = "用 Windows 记事本打开，选“文件 → 另存为”，把“编码”一栏改为“UTF-8”，再保存"


def bytes_of(file: Path, shown_as: str) -> tuple[bytes | None, list[Diagnostic]]:
    """What stands in `file`; None with a diagnostic when it cannot be had or is too large."""
    at = Position(shown_as, 1, 1)
    try:
        if file.is_dir():
            return None, [_not_a_file(at, "是一个文件夹，不是案件文件")]
        if file.exists() and not file.is_file():
            return None, [_not_a_file(at, "不是普通文件")]
        with file.open("rb") as stream:
            content = stream.read(SIZE_LIMIT + 1)
    except OSError as error:
        return None, [_not_to_be_had(error, at)]
    if len(content) > SIZE_LIMIT:
        message = f"“{shown_as}”超过 1 MB，不像是案件文件"
        hint = "案件文件里只写文字；截图、聊天记录等另存为文件，在“证据”里写文件名"
        return None, [Diagnostic("file.too-large", message, hint, at=at)]
    return content, []


def _not_to_be_had(error: OSError, at: Position) -> Diagnostic:
    if isinstance(error, FileNotFoundError):
        hint = "核对文件名和所在的文件夹；文件名应以 .yaml 结尾"
        return Diagnostic("file.not-found", f"找不到文件“{at.file}”", hint, at=at)
    if isinstance(error, PermissionError):
        hint = "在文件属性里允许当前用户读取，或把文件复制到自己的文件夹里"
        return Diagnostic("file.unreadable", f"没有读取“{at.file}”的权限", hint, at=at)
    hint = "关掉正在使用它的程序，检查磁盘或网盘是否连着，文件名是否过长"
    return Diagnostic("file.unreadable", f"读不出“{at.file}”", hint, at=at)


def _not_a_file(at: Position, what: str) -> Diagnostic:
    return Diagnostic("file.not-a-file", f"“{at.file}”{what}", "写上 .yaml 文件的完整名称", at=at)


def text_of(content: bytes, shown_as: str) -> tuple[str | None, list[Diagnostic]]:
    """The text with plain line feeds and without a byte order mark; None with a diagnostic if it is not UTF-8."""
    at = Position(shown_as, 1, 1)
    if _looks_like_utf16(content):
        message = f"“{shown_as}”是用 UTF-16（记事本里叫“Unicode”）保存的，读不出来"
        return None, [Diagnostic("file.utf16", message, _AS_UTF8, at=at)]
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_wrong_encoding(content, error.start, at)]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return None, [empty_file(shown_as)]
    return text, []


def empty_file(shown_as: str) -> Diagnostic:
    """The one diagnostic for a file in which nothing is said: no bytes, blanks or comments alone."""
    message = f"“{shown_as}”里没有内容（空白和 # 开头的注释不算）"
    hint = "照示例案件文件填写，至少要有一行“键: 值”"
    return Diagnostic("file.empty", message, hint, at=Position(shown_as, 1, 1))


def _looks_like_utf16(content: bytes) -> bool:
    """By its mark, or by a line feed or colon two bytes wide where plain NULs do not explain it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    wide = (b"\n\x00", b":\x00"), (b"\x00\n", b"\x00:")
    return len(content) % 2 == 0 and any(all(mark in content for mark in pair) for pair in wide)


def _wrong_encoding(content: bytes, offset: int, at: Position) -> Diagnostic:
    """GBK if the bytes read as Chinese that way and mostly fail as UTF-8; else the first wrong byte."""
    as_utf8 = content.decode("utf-8", errors="replace")
    damaged = as_utf8.count("\ufffd")
    try:
        as_gbk = content.decode("gbk")
    except UnicodeDecodeError:
        as_gbk = ""
    if _chinese(as_gbk) and damaged > _chinese(as_utf8):
        message = f"“{at.file}”是用 GBK（记事本里叫“ANSI”）保存的，其中的汉字读不出来"
        return Diagnostic("file.gbk", message, _AS_UTF8, at=at)
    before = content[:offset].decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    message = f"“{at.file}”不是 UTF-8 文本：第 {line} 行有坏字节 0x{content[offset]:02X}"
    hint = f"若这一行是乱码，请重新输入；整个文件都是乱码时，{_AS_UTF8}"
    return Diagnostic("file.not-utf8", message, hint, at=Position(at.file, line, column))


def without_forbidden(text: str, shown_as: str) -> tuple[str, Iterator[Diagnostic]]:
    """`text` with a box for each character that no text may hold, so that reading can go on, and the faults."""
    return FORBIDDEN.sub("□", text), _forbidden(text, shown_as)


def _forbidden(text: str, shown_as: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(text.split("\n"), 1):
        for hit in FORBIDDEN.finditer(line):
            yield Diagnostic(
                "yaml.control-character",
                f"这里有一个看不见的{name_of(hit.group())}，写进文书会出错",
                "把光标移到这里删掉它；若是从网页或聊天里粘贴来的，请把这几个字重新输入一遍",
                at=Position(shown_as, number, hit.start() + 1),
            )


def _chinese(text: str) -> int:
    """How many Chinese signs it holds."""
    return sum("\u4e00" <= sign <= "\u9fff" for sign in text)
