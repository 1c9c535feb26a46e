"""The JSON Schema of a case file: what makes an editor complete it and check it."""

import json
from typing import Any

from kameng_docs.case.model import Case
from kameng_docs.case.vocabulary import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def case_schema(vocabulary: Vocabulary) -> str:
    """The schema as text, with the names of facts, disputes, private questions and channels filled in."""
    schema: dict[str, Any] = {"$schema": DIALECT, **Case.model_json_schema(by_alias=True)}
    properties = schema["properties"]
    fact = properties["事实"].pop("additionalProperties")
    # 是 alone may stand for {回答: 是}.
    bare = {"anyOf": [{"enum": ["是", "否", "不清楚"]}, fact]}
    _named(properties["事实"], {name: {"description": ask, **bare} for name, ask in vocabulary.facts.items()})
    answer = properties["自查"].pop("additionalProperties")
    _named(properties["自查"], {name: {**answer} for name in vocabulary.self_check})
    disputes = {"type": "string", "enum": list(vocabulary.disputes)}
    properties["争议"] |= {"anyOf": [disputes, {"type": "array", "items": disputes, "minItems": 1}]}
    properties["争议"].pop("items", None)
    properties["争议"].pop("type", None)
    channels = {"type": "string", "enum": list(vocabulary.channels)}
    schema["$defs"]["Step"]["properties"]["渠道"] |= channels
    not_in = schema["$defs"]["Event"]["properties"]["不写进"]
    not_in |= {"anyOf": [channels, {"type": "array", "items": channels}]}
    not_in.pop("items", None)
    not_in.pop("type", None)
    _allow_references(schema)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _named(part: dict[str, Any], properties: dict[str, Any]) -> None:
    part["properties"] = properties
    part["additionalProperties"] = False


def _allow_references(schema: dict[str, Any]) -> None:
    """消费者, 主体 and 经营者 may be the name of a file in cases/parties/."""
    name = {"type": "string", "description": "cases/parties/ 里的文件名，不带 .yaml"}
    consumer = schema["properties"]["消费者"]
    schema["properties"]["消费者"] = {
        "title": consumer.pop("title", "消费者"),
        "description": consumer.pop("description", ""),
        "anyOf": [name, consumer],
    }
    for part, key in (("Seller", "主体"), ("Platform", "经营者")):
        schema["$defs"][part]["properties"][key]["anyOf"].append(name)
