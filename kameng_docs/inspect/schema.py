"""The JSON Schema of a case file: what makes an editor complete it and check it.

An editor loads YAML by its own rules: `1` is a number to it. Where a number is as good as its digits, both are allowed.
"""

import json
from typing import Any

from kameng_docs.case.model import NEWEST_FORMAT, Case
from kameng_docs.case.part import INSTANT_SCHEMA, MONEY_SCHEMA
from kameng_docs.case.vocabulary import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ANSWERS = {"enum": ["是", "否", "不清楚"]}

# What is said of a key of which the model says nothing else, by the kind of its value.
SAYING = {
    "instant": "写成 2026-10-03 21:14，不记得几点就只写日期",
    "money": "单位元，例如 68.00",
    "whole": "写整数，例如 1",
    "exhibits": "“证据”里的名称，可以写一个，也可以写几个：[商品页, 订单页]",
    "text": "照原样写；不知道就不写这一行",
}


def case_schema(vocabulary: Vocabulary) -> str:
    """The schema as text, with the names of facts, disputes, private questions and channels filled in."""
    schema: dict[str, Any] = {"$schema": DIALECT, **Case.model_json_schema(by_alias=True)}
    _name_what_may_be_named(schema, vocabulary)
    for part in (schema, *schema["$defs"].values()):
        for key, described in part.get("properties", {}).items():
            described.setdefault("title", key)
            described.setdefault("description", _saying(described, schema["$defs"]))
            _allow_one_without_brackets(described)
    schema["properties"]["格式"].pop("type")
    schema["properties"]["格式"].pop("const")
    schema["properties"]["格式"]["enum"] = [NEWEST_FORMAT, int(NEWEST_FORMAT)]
    _allow_references(schema)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _name_what_may_be_named(schema: dict[str, Any], vocabulary: Vocabulary) -> None:
    properties, parts = schema["properties"], schema["$defs"]
    fact = properties["事实"].pop("additionalProperties")
    # 是 alone may stand for {回答: 是}.
    bare = {"anyOf": [ANSWERS, fact]}
    _named(
        properties["事实"],
        {name: {"title": name, "description": ask, **bare} for name, ask in vocabulary.facts.items()},
    )
    answer = properties["自查"].pop("additionalProperties")
    hint = f"照实回答：{'、'.join(ANSWERS['enum'])}。只给程序看"
    private = {name: {"title": name, "description": hint, **answer} for name in vocabulary.self_check}
    _named(properties["自查"], private)
    disputes = {"type": "string", "enum": list(vocabulary.disputes)}
    _one_or_many(properties["争议"], disputes)
    channels = {"type": "string", "enum": list(vocabulary.channels)}
    parts["Step"]["properties"]["渠道"] |= channels
    _one_or_many(parts["Event"]["properties"]["不写进"], channels)


def _named(part: dict[str, Any], properties: dict[str, Any]) -> None:
    part["properties"] = properties
    part["additionalProperties"] = False


def _one_or_many(part: dict[str, Any], one: dict[str, Any]) -> None:
    """Let the list `part` hold `one` each time, and one alone stand without brackets."""
    several = {"type": part.pop("type"), "items": one}
    if "minItems" in part:
        several["minItems"] = part.pop("minItems")
    part.pop("items", None)
    part["anyOf"] = [one, several]


def _allow_one_without_brackets(part: dict[str, Any]) -> None:
    """A list of texts may be one text: 证据: 商品页."""
    if part.get("items", {}).get("type") == "string":
        _one_or_many(part, part["items"])


def _saying(part: dict[str, Any], parts: dict[str, Any]) -> str:
    """What the kind of the value says of it."""
    if part.get("items", {}).get("type") == "string":
        return SAYING["exhibits"]
    said = (_saying_of_kind(each, parts) for each in (part, *part.get("anyOf", ())))
    return next(filter(None, said), SAYING["text"])


def _saying_of_kind(part: dict[str, Any], parts: dict[str, Any]) -> str:
    """The same for one of several kinds; empty where it says nothing."""
    entries = part.get("additionalProperties")
    within = entries if isinstance(entries, dict) else part.get("items", {})
    reference = part.get("$ref") or within.get("$ref")
    if reference:
        return str(parts[reference.rpartition("/")[2]]["title"])
    if "enum" in part:
        return f"选一项：{'、'.join(part['enum'])}"
    if part.get("pattern") == INSTANT_SCHEMA["pattern"]:
        return SAYING["instant"]
    if part in MONEY_SCHEMA["anyOf"]:
        return SAYING["money"]
    return SAYING["whole"] if part.get("type") == "integer" else ""


def _allow_references(schema: dict[str, Any]) -> None:
    """消费者, 主体 and 经营者 may be the name of a file in cases/parties/."""
    name = {"type": "string", "description": "cases/parties/ 里的文件名，不带 .yaml"}
    consumer = schema["properties"]["消费者"]
    schema["properties"]["消费者"] = {
        "title": consumer.pop("title"),
        "description": consumer.pop("description"),
        "anyOf": [name, consumer],
    }
    for part, key in (("Seller", "主体"), ("Platform", "经营者")):
        schema["$defs"][part]["properties"][key]["anyOf"].append(name)
