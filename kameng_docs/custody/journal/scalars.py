"""Values → YAML as an author would type it: without quotes where nothing can go wrong, else in double quotes."""

import json
import re
from collections.abc import Mapping

Value = str | tuple[str, ...]
Entry = Mapping[str, Value]

# Chinese, Latin letters, digits and marks that mean nothing to YAML, block or flow. Whatever else there is gets quotes:
# also a number, which other programs would take for one and rob of its zeros.
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_INSIDE = rf"[{_HAN}A-Za-z0-9，。；、！？（）《》+./_-]"
_PLAIN = re.compile(rf"[{_HAN}A-Za-z]{_INSIDE}*(?: {_INSIDE}+)*")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?: [0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?")
# What YAML, this reader's or another's, takes for something else than a text.
_TYPED = {"null", "true", "false", "yes", "no", "on", "off", "y", "n"}


def written(value: Value) -> str:
    """One value on one line, good in block and flow alike; several stand in square brackets."""
    if isinstance(value, tuple):
        return "[" + ", ".join(written(each) for each in value) + "]"
    if _MOMENT.fullmatch(value) or (_PLAIN.fullmatch(value) and value.lower() not in _TYPED):
        return value
    return json.dumps(value, ensure_ascii=False)


def pair(key: str, value: Value) -> str:
    """`键: 值`. The keys are those of the model and need no quotes."""
    return f"{key}: {written(value)}"


def in_braces(entry: Entry) -> str:
    """The whole entry on one line: {键: 值, 键: 值}."""
    return "{" + ", ".join(pair(key, value) for key, value in entry.items()) + "}"


def in_lines(entry: Entry, dash: int, gap: int = 2) -> str:
    """The entry as an item of a list, a key a line; `dash` is the column of its dash, `gap` from there to the keys."""
    first, *rest = (pair(key, value) for key, value in entry.items())
    lines = [" " * dash + "-".ljust(gap) + first, *(" " * (dash + gap) + line for line in rest)]
    return "".join(f"{line}\n" for line in lines)
