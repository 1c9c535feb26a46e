"""What WeChat writes above a chat that was forwarded by mail: whose it is, and nothing that anybody said."""

import re

_LINE = re.compile(
    r"(?:Dear|Hi|Hello|尊敬的.{0,20}|亲爱的.{0,20}|您好|你好)[ \t]*[:：,，]?"
    r"|(?:The )?(?:chat|message) (?:history|records?) of .{1,120} (?:is|are) (?:the following|as follows)[ \t]*[:：.]?"
    r"|.{1,120}的聊天记录(?:如下|见下).{0,20}",
    re.IGNORECASE,
)


def is_preface(text: str) -> bool:
    """Whether every line of a text is one of those above a forwarded chat."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    return bool(lines) and all(_LINE.fullmatch(line) for line in lines)


def has_preface(text: str) -> bool:
    """Whether a text begins as a forwarded chat does: one of its first lines says whose chat follows."""
    lines = [line.strip() for line in text.split("\n") if line.strip()][:5]
    return any(_LINE.fullmatch(line) and ("聊天记录" in line or " of " in line) for line in lines)
