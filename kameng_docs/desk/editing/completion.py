"""Where the cursor stands in a case file → the keys or words that fit there, from the schema of a case."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kameng_docs.case.vocabulary import Vocabulary
from kameng_docs.desk.editing.model_words import Said, said_at, words_of

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
    path, in_value = _path(before, line)
    parts = said_at(vocabulary, path)
    options = list(_words(parts) if in_value else _keys(parts))
    begun = text[start:at]
    return start, [each for each in options if begun in each.word]


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


def _keys(parts: list[Said]) -> Iterator[Fitting]:
    for part in parts:
        for key, said in part.get("properties", {}).items():
            yield Fitting(key, f"{key}: ", str(said.get("description", "")))


def _words(parts: list[Said]) -> Iterator[Fitting]:
    for part in parts:
        for word in words_of(part):
            yield Fitting(word, word)
