"""Where the cursor stands in a case file → the keys or words that fit there, from the schema of a case."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kameng_docs.case.vocabulary import Vocabulary
from kameng_docs.inspect import schema

_KEY = re.compile(
    r"^(?P<blank> *)(?P<dashes>(?:- +)*)(?P<key>[^\s#:\[\]{},\"'-][^:#]*?) *:(?: |$)(?P<rest>.*)$"
)
_TYPED = re.compile(r"[^\s:,\[\]{}#]*$")


@dataclass(frozen=True)
class Fitting:
    """A word that may stand there; what is inserted, and what it means."""

    word: str
    inserts: str
    means: str = ""


def fitting(vocabulary: Vocabulary, text: str, at: int) -> tuple[int, list[Fitting]]:
    """The words that fit at the offset `at`, and where that which was begun begins."""
    before = text[:at]
    line = before.rpartition("\n")[2]
    start = at - len(_TYPED.search(line).group())  # type: ignore[union-attr]
    if "#" in line:
        return start, []
    part, in_value = _part_at(_schema(vocabulary), before, line)
    options = list(_words(part) if in_value else _keys(part))
    begun = text[start:at]
    return start, [each for each in options if begun in each.word]


def _part_at(whole: dict[str, Any], before: str, line: str) -> tuple[list[Any], bool]:
    """The parts of the schema that say what stands at the cursor, and whether it is a value."""
    path, value = _path(before, line)
    parts = [whole]
    for key in path:
        parts = [below for part in parts for below in _below(whole, part, key)]
    return [each for part in parts for each in _meant(whole, part)], value


def _path(before: str, line: str) -> tuple[list[str], bool]:
    """The keys that lead to the cursor, by the indents above it and the braces before it on its line."""
    above = before.split("\n")[:-1]
    found = _KEY.match(line)
    column = len(line) - len(line.lstrip(" -"))
    keys: list[str] = []
    limit = column
    for each in reversed(above):
        hit = _KEY.match(each)
        if not hit:
            continue
        place = len(hit["blank"]) + len(hit["dashes"])
        opens = not hit["rest"].split(" #")[0].strip() or hit["rest"].lstrip().startswith("#")
        if (place < limit or (place == limit and "-" in line[:limit] and not hit["dashes"])) and opens:
            keys.append(hit["key"])
            limit = len(hit["blank"]) if not hit["dashes"] else len(hit["blank"]) + 1
            if place == 0:
                break
    keys.reverse()
    if found:
        keys.append(found["key"])
        return _within_braces(found["rest"], keys)
    brace = line.lstrip(" -")
    if brace.startswith("{"):
        return _within_braces(brace, keys)
    return keys, False


def _within_braces(rest: str, keys: list[str]) -> tuple[list[str], bool]:
    """Further in, by what is open behind the key on its line."""
    stack: list[str] = []
    held = ""
    for sign in re.sub(r"\"[^\"]*\"", "", rest):
        if sign in "{[":
            stack.append(sign)
            if held:
                keys.append(held)
            held = ""
        elif sign in "}]" and stack:
            stack.pop()
        elif sign == ",":
            if stack and stack[-1] == "{" and keys and held == "\0":
                keys.pop()
            held = ""
        elif sign == ":" and stack and stack[-1] == "{":
            keys.append(held.strip())
            held = "\0"
        elif held != "\0":
            held += sign
    in_value = not stack or stack[-1] == "[" or held == "\0"
    return keys, in_value


def _meant(whole: dict[str, Any], part: Any) -> Iterator[Any]:
    """The part itself, what it refers to, each of what it may be, and an entry of it where it is a list."""
    if not isinstance(part, Mapping):
        return
    yield part
    if "$ref" in part:
        yield from _meant(whole, whole["$defs"][part["$ref"].rpartition("/")[2]])
    for each in (*part.get("anyOf", ()), *part.get("oneOf", ()), *part.get("allOf", ())):
        yield from _meant(whole, each)
    if "items" in part:
        yield from _meant(whole, part["items"])


def _below(whole: dict[str, Any], part: Any, key: str) -> Iterator[Any]:
    for each in _meant(whole, part):
        if key in each.get("properties", {}):
            yield each["properties"][key]
        elif isinstance(each.get("additionalProperties"), Mapping):
            yield each["additionalProperties"]


def _keys(parts: list[Any]) -> Iterator[Fitting]:
    for part in parts:
        for key, said in part.get("properties", {}).items():
            yield Fitting(key, f"{key}: ", str(said.get("description", "")))


def _words(parts: list[Any]) -> Iterator[Fitting]:
    for part in parts:
        for word in (*part.get("enum", ()), *([part["const"]] if "const" in part else ())):
            if isinstance(word, str):
                yield Fitting(word, word)


@lru_cache(maxsize=2)
def _parsed(text: str) -> dict[str, Any]:
    return dict(json.loads(text))


def _schema(vocabulary: Vocabulary) -> dict[str, Any]:
    key = id(vocabulary)
    if key not in _KNOWN:
        _KNOWN.clear()
        _KNOWN[key] = schema.case_schema(vocabulary)
    return _parsed(_KNOWN[key])


_KNOWN: dict[int, str] = {}
