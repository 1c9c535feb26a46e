"""What docs/用户手册.md tells of the keys of a case file: meaning, how it is written, an example, from the schema and the examples.

An example is one of a shipped case, where one has the key; else one of our own (manual_examples.py), or what the model itself
gives for one. A test holds every example against the schema.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from manual_examples import EXAMPLES, references, shipped_examples

from kameng_docs.case.part import INSTANT_SCHEMA, MONEY_SCHEMA
from kameng_docs.case.vocabulary import Vocabulary
from kameng_docs.inspect.schema import SAYING, case_schema

# As many choices as a reader looks through in a cell; of more the chapter is named where they stand.
MANY = 32
ENDS = "；，。、"


@dataclass(frozen=True)
class Key:
    """A key: what it means, how it is written (with its unit), an example; the part that it holds, empty for most."""

    name: str
    meaning: str
    form: str
    example: str
    required: bool
    holds: str = ""


@dataclass(frozen=True)
class Part:
    """The keys that stand together at a place of the file, as `卖家.找人线索`; empty for the outermost."""

    place: str
    name: str
    said: str
    keys: tuple[Key, ...]


@dataclass
class _Walk:
    schema: dict[str, Any]
    examples: dict[tuple[str, str], str]
    chapters: Mapping[str, frozenset[str]]
    homes: dict[str, str] = field(default_factory=dict)

    def parts(self, place: str, name: str) -> Iterator[Part]:
        """This part and those within it, each at the first place where it stands."""
        node = self.schema["$defs"][name] if name else self.schema
        needed = node.get("required", ())
        keys = tuple(
            self._key(name, key, told, required=key in needed) for key, told in node["properties"].items()
        )
        yield Part(place, name, node.get("description", ""), keys)
        for key in keys:
            # What stands at the outermost level under the same name is told there.
            elsewhere = name and self._holds(self.schema["properties"].get(key.name, {})) == key.holds
            if key.holds and key.holds not in self.homes and not elsewhere:
                here = f"{place}.{key.name}" if place else key.name
                self.homes[key.holds] = here
                yield from self.parts(here, key.holds)

    def _key(self, part: str, name: str, told: dict[str, Any], *, required: bool) -> Key:
        holds = self._holds(told)
        meaning = told["description"]
        # One that must be there is not left away where it is unknown.
        meaning = meaning.partition("；")[0] if meaning == SAYING["text"] else meaning
        choices = _choices(told)
        if choices and not any(chapter == frozenset(choices) for chapter in self.chapters.values()):
            missing = [each for each in choices if each not in meaning]
            meaning += f"（可以写：{'、'.join(choices)}）" if missing and len(choices) <= MANY else ""
        example = "" if holds else self._example(part, name, told)
        return Key(name, meaning, self._form(told, choices, holds), example, required, holds)

    def _holds(self, told: dict[str, Any]) -> str:
        return next(references(told), "")

    def _form(self, told: dict[str, Any], choices: list[str], holds: str) -> str:
        if holds:
            several = told.get("type") == "array"
            named = "additionalProperties" in told or told.get("properties")
            return "几项，每项几栏" if several else "名称下面几栏" if named else "几栏"
        if choices:
            chapter = next((name for name, words in self.chapters.items() if words == frozenset(choices)), "")
            form = "选一项或几项" if _takes_several(told) else "选一项"
            return f"{form}，见“{chapter}”一章" if chapter else form
        return (
            "；".join(dict.fromkeys(filter(None, map(_plain_form, (told, *told.get("anyOf", ())))))) or "文字"
        )

    def _example(self, part: str, key: str, told: dict[str, Any]) -> str:
        """One of a shipped case, of the same key elsewhere, of the model's own words, or what fits its form."""
        given = self.examples.get((part, key)) or EXAMPLES.get((part, key), "")
        given = given or _for_example(told["description"]) or next(iter(_choices(told)), "")
        same = (value for (_, name), value in sorted((self.examples | EXAMPLES).items()) if name == key)
        return given or next(same, "") or _form_example(told)


def parts_of(vocabulary: Vocabulary) -> list[Part]:
    """Every part of a case file, in the order of the file, the outermost first."""
    schema = json.loads(case_schema(vocabulary))
    chapters = {"争议": frozenset(vocabulary.disputes), "渠道": frozenset(vocabulary.channels)}
    return list(_Walk(schema, shipped_examples(schema), chapters).parts("", ""))


def schema_of(schema: dict[str, Any], part: str, key: str) -> dict[str, Any]:
    """What the schema says of a key of a part."""
    node = schema["$defs"][part] if part else schema
    told: dict[str, Any] = node["properties"][key]
    return told


def _choices(told: dict[str, Any]) -> list[str]:
    """The words that may be chosen, of one or of a list of them."""
    for each in (told, told.get("items", {}), *told.get("anyOf", ())):
        if "enum" in each:
            return [word for word in each["enum"] if isinstance(word, str)]
    return []


def _takes_several(told: dict[str, Any]) -> bool:
    return any(each.get("type") == "array" for each in (told, *told.get("anyOf", ())))


def _plain_form(told: dict[str, Any]) -> str:
    if told in MONEY_SCHEMA["anyOf"]:
        return "金额，单位元"
    if "pattern" in told:
        if told["pattern"] == INSTANT_SCHEMA["pattern"]:
            return "日期，记得几点就加上"
        return "时分秒" if ":" in told["pattern"] else "日期"
    form = {"integer": "整数", "number": "数", "array": "可以写几个"}
    return form.get(str(told.get("type")), "")


def _for_example(meaning: str) -> str:
    """What stands behind 例如 in the model's own words, up to the next mark."""
    found = re.search(rf"例如 (\[[^\]]+\]+|(?:（[^）]+）|[^{ENDS}）])+)", meaning)
    return found.group(1) if found else ""


def _form_example(told: dict[str, Any]) -> str:
    """The example that the schema gives for values of this form."""
    form = "".join(filter(None, map(_plain_form, (told, *told.get("anyOf", ())))))
    by_form = {
        "金额": "68.00",
        "记得": SAYING["instant"],
        "日期": "2026-10-03",
        "整数": "1",
        "数": "1",
        "时": "00:35",
    }
    sample = next((value for word, value in by_form.items() if word in form), "")
    return re.sub("^写成 |，.*$", "", sample)
