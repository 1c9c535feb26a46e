"""What the model of a case says of a place in its file: what it means, what may stand there, what must."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from kameng_docs.case.vocabulary import Vocabulary
from kameng_docs.inspect import schema

Said = Mapping[str, Any]
"""What the schema says of one place."""


def said_at(vocabulary: Vocabulary, path: Sequence[str | int]) -> list[Said]:
    """Everything that is said of the place: one for each of the forms that it may have. Numbers of entries say nothing."""
    whole = _schema(vocabulary)
    parts: list[Any] = [whole]
    for key in path:
        if isinstance(key, str):
            parts = [below for part in parts for below in _below(whole, part, key)]
    return [each for part in parts for each in _meant(whole, part)]


def meaning(vocabulary: Vocabulary, path: Sequence[str | int]) -> str:
    """What stands beside the key in an editor; empty where the key is known to nobody."""
    return next((str(each["description"]) for each in said_at(vocabulary, path) if "description" in each), "")


def choices(vocabulary: Vocabulary, path: Sequence[str | int]) -> tuple[str, ...]:
    """The words one of which stands there; none where anything may."""
    return tuple(dict.fromkeys(word for each in said_at(vocabulary, path) for word in words_of(each)))


def required(vocabulary: Vocabulary, path: Sequence[str | int]) -> tuple[str, ...]:
    """The keys that must stand below the place."""
    return tuple(
        dict.fromkeys(str(key) for each in said_at(vocabulary, path) for key in each.get("required", ()))
    )


def keys_of(vocabulary: Vocabulary, path: Sequence[str | int]) -> tuple[str, ...]:
    """The keys that may stand below the place."""
    return tuple(
        dict.fromkeys(str(key) for each in said_at(vocabulary, path) for key in each.get("properties", ()))
    )


def words_of(said: Said) -> Iterator[str]:
    """The words that one form may be."""
    for word in (*said.get("enum", ()), *([said["const"]] if "const" in said else ())):
        if isinstance(word, str):
            yield word


def _meant(whole: dict[str, Any], part: Any) -> Iterator[Said]:
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
