"""What a question wants besides its answer, and what each of these is in its own words: 数量 of a child is 当时几周岁.

Both stand in the question itself (law/facts/*.yaml): “数量填几周岁”. Who fills in a form is asked for 几周岁; who writes the file has the key.
"""

import re

# How a question says that more is wanted than its answer, by the key that it wants.
_WANTED = (
    ("时间", re.compile("时间(?:填|和|、|也)|(?:写上|写清)时间|什么时候$")),
    ("期限", re.compile("期限(?:填|和|、)")),
    ("原话", re.compile("原话")),
    ("数量", re.compile("数量(?:填|和|、)")),
    ("总数", re.compile("总数(?:填|和|、)")),
    ("金额", re.compile("金额(?:填|和|、| 填)")),
)
# How a question goes on behind a key. 原话写进 says where else something is written, 原话写的 what the words themselves say.
_FILL = " ?填"
_SAYS = {"数量": _FILL, "总数": _FILL, "金额": _FILL, "原话": "(?:填写|写清|写(?![进的]))"}
# Keys whose names say nothing of what is counted, and what is added where a sum is not said to be one.
NUMBERS = ("数量", "总数", "金额")
_SUM, _YUAN = "金额", "（多少元）"
QUOTED = "原话"
# What is filled in: up to the end of its clause; brackets in the midst of it belong to it.
_PHRASE = "[^，；。（）]+(?:（[^）]*）[^，；。（）]+)*"
_NOTE = "(?:（[^）]*）)?"


def wanted(ask: str) -> tuple[str, ...]:
    """The keys that a question asks for besides its answer."""
    return tuple(key for key, says in _WANTED if says.search(ask))


def called(ask: str, key: str) -> str:
    """What is to be written for a number or in words, as its question says it: 能用几台, 当时在做什么; else the key itself."""
    found = _asked(ask, key) if key in (*NUMBERS, QUOTED) else None
    if not found:
        return key
    return found["what"] + (_YUAN if key == _SUM and "元" not in found["what"] else "")


def written_how(ask: str, key: str) -> str:
    """What its question adds: which day 时间 is, what stands in brackets behind a number; empty where it adds nothing."""
    found = _asked(ask, key)
    if not found:
        return ""
    note = found["note"].strip("（）")
    return note if key in (*NUMBERS, QUOTED) else f"填{found['what']}{found['note']}"


def said_of_numbers(advice: str) -> str:
    """The advice of a question for a page where each number has a field of its own name: 写上能用几台."""
    for key in (*NUMBERS, QUOTED):
        advice = re.sub(f"{key}{_SAYS[key]}({_PHRASE})", r"写上\1", advice)
    return advice


def _asked(ask: str, key: str) -> re.Match[str] | None:
    return re.search(f"{key}{_SAYS.get(key, _FILL)}(?P<what>{_PHRASE})(?P<note>{_NOTE})", ask)
