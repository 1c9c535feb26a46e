"""The names of the case file (卖家.主体) in what gates and channels say."""

import re

from kameng_docs.case.model import Case

CJK = r"[\u4e00-\u9fff]"
# 平台.名称或公司名称: no key has 或 in it.
KEY = rf"(?:(?!或){CJK})"
_TOPS = (
    *(str(each.alias) for each in Case.model_fields.values() if each.alias),
    "法定代理人",
)
NAME = re.compile(rf"(写进 ?)? ?((?:{'|'.join(_TOPS)})(?:\.{KEY}+)+) ?(的)?")


def names_in(text: str) -> tuple[str, ...]:
    """Every name of a place, as the file has it."""
    return tuple(dict.fromkeys(found[2] for found in NAME.finditer(text)))
