"""The bytes of a chat as text: UTF-8, UTF-16 with its mark, or GBK, and nothing that is a mixture of them."""

import codecs
import re

from kameng_docs.evidence.chat.lines import Unreadable

MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_HAN = re.compile("[\u4e00-\u9fff]")


def decoded(content: bytes) -> tuple[str, str] | Unreadable:
    """The text, every line ended by a line feed, and what it was written in."""
    for mark, encoding, name in MARKS:
        if content.startswith(mark):
            return _as(encoding, name, content[len(mark) :])
    found = _as("utf-8", "UTF-8", content)
    if not isinstance(found, Unreadable) or b"\0" in content:
        return found
    in_gbk = _as("gb18030", "GBK", content)
    mixed = isinstance(in_gbk, Unreadable) or any(_is_utf8_chinese(row) for row in content.split(b"\n"))
    return found if mixed else in_gbk


def _as(encoding: str, name: str, content: bytes) -> tuple[str, str] | Unreadable:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and b"\0" in content:
            return _not_text(content[: content.index(b"\0")].count(b"\n") + 1)
        return _broken(content[: error.start].count(b"\n") + 1)
    if "\0" in text:
        return _not_text(text[: text.index("\0")].count("\n") + 1)
    return text.replace("\r\n", "\n").replace("\r", "\n"), name


def _is_utf8_chinese(row: bytes) -> bool:
    """Whether a line is UTF-8 beyond chance: bytes of GBK seldom make two Chinese characters that way."""
    try:
        return len(_HAN.findall(row.decode("utf-8"))) > 1
    except UnicodeDecodeError:
        return False


def _not_text(row: int) -> Unreadable:
    hint = "从聊天软件里重新导出为 TXT 或 CSV，或者把聊天粘贴到记事本里，按 UTF-8 保存"
    return Unreadable("not-text", f"第 {row} 行有空字节，这不是能读的文本", hint)


def _broken(row: int) -> Unreadable:
    message = f"第 {row} 行读不出来：既不是 UTF-8，也不是 GBK，或者两种混在一起"
    return Unreadable("encoding", message, "从聊天软件里重新导出一次，不要把两份文件直接拼在一起")
