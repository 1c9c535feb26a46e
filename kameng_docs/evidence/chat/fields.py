"""A chat whose messages are fields one below the other, as QQ Chat Exporter writes them: 张三: / 时间: … / 内容: …"""

import re
from collections.abc import Sequence

from kameng_docs.evidence.chat import heads as forms

# The rule of the program has 47 signs; people draw shorter ones.
_RULE = re.compile(r"={30,}|-{30,}")
# Time, speaker, the line, the words behind 内容, and how many lines these take.
Field = tuple[str, str, str, str, int]


def field_heads(rows: Sequence[str]) -> dict[int, Field]:
    """The messages by the row at which each begins: that of its number, where it has one, else of its speaker."""
    found = dict[int, Field]()
    for i in range(1, len(rows) - 1):
        at = forms.FIELD_AT.fullmatch(rows[i].strip())
        who = forms.FIELD_WHO.fullmatch(rows[i - 1].strip()) if at else None
        words = forms.FIELD_WORDS.fullmatch(rows[i + 1].strip()) if who else None
        if not (at and who and words):
            continue
        numbered = i > 1 and forms.FIELD_NUMBER.fullmatch(rows[i - 2].strip()) is not None
        start = i - 2 if numbered else i - 1
        line = "\n".join(row.strip() for row in rows[start : i + 1])
        found[start] = (at["at"], who["who"], line, words["words"], i + 2 - start)
    return found


def tail_of(rows: Sequence[str], last: int) -> int:
    """Where the last message, which begins at `last`, is over: at the first rule below it, or at the end."""
    return next((i for i in range(last + 1, len(rows)) if _RULE.fullmatch(rows[i].strip())), len(rows))
