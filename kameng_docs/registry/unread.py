"""What a case with an error contributes: as much as stands in its file as plain words."""

from collections.abc import Mapping
from typing import Any

from kameng_docs.registry.summary import Side, Summary
from kameng_docs.source import Source

WRONG = "有错误，先改"


def summary_as_far(source: Source | None, marks: Mapping[str, tuple[str, ...]]) -> Summary:
    """Names and disputes as they are written. Nothing that has to be worked out: no sum, no day."""
    data = source.data if source is not None and isinstance(source.data, dict) else {}
    return Summary(
        who=_text(data, "消费者", "姓名"),
        platform=_text(data, "平台", "名称"),
        against=tuple(
            Side(_text(each, "店铺名"), _text(each, "主体", "名称")) for each in _listed(data.get("卖家"))
        ),
        disputes=tuple(each for each in _listed(data.get("争议")) if isinstance(each, str)),
        stage=WRONG,
        marks=marks,
    )


def _text(data: Any, *keys: str) -> str:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, str) else ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
