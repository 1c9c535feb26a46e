"""Signs that nobody sees, or that every computer shows otherwise, are told where they stand."""

import unicodedata
from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.texts import texts_of
from kameng_docs.declared import sought
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.odd-sign"
SEVERITY = Severity.WARNING
PICTURE = "[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]"
# Joined to a little picture they are part of it, as the direction marks are of no Chinese text.
BELONGS = sought(
    f"(?<={PICTURE})[\ufe0e\ufe0f\U000e0020-\U000e007f]+|(?<=[{PICTURE[1:-1]}\ufe0f])\u200d(?={PICTURE})|(?<=[0-9#*])\ufe0f"
)
# Not Cn: a sign that is newer than this Python is one that can be seen.
PRIVATE, INVISIBLE = "Co", {"Cf", "Zl", "Zp", "Cc"}
VARIATION = sought("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
SHOWN = "\n\t"
AROUND = 6


def find(case: Case, _today: date) -> Iterator[Finding]:
    """Each text with private-use or invisible signs, once for each kind of sign in it."""
    for path, text in texts_of(case, lists=True):
        for sign in dict.fromkeys(_odd(text)):
            at = text.index(sign)
            code, before = f"U+{ord(sign):04X}", _plain(text[max(0, at - AROUND) : at])
            where = f"“{before}”之后" if before else "开头"
            if unicodedata.category(sign) == PRIVATE:
                message = f"{where}有一个私人用字 {code}，每台电脑显示的都不一样，文书里印成“［表情］”"
                hint = "是表情就写它是什么，例如（笑脸）；是生僻字就换成输入法里的那个字"
            else:
                message = f"{where}有一个看不见的字符 {code}，多半是从网页或者聊天里复制来的，文书里不印它"
                hint = "把这一段删掉，用键盘重新输入一遍；编号、姓名里有它，别人查不到也对不上"
            yield Finding(path, message, hint, words=sign)


def _odd(text: str) -> Iterator[str]:
    for sign in BELONGS.sub("", text):
        category = unicodedata.category(sign)
        if sign not in SHOWN and (
            category == PRIVATE or (category in INVISIBLE and not VARIATION.match(sign))
        ):
            yield sign


def _plain(text: str) -> str:
    return "".join(c for c in text if c.isprintable() and unicodedata.category(c) != PRIVATE)
