"""A case file in which every key of the schema is written, and every text that an author may choose is a mark of its own."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from kameng_docs.case.model import Case
from kameng_docs.case.whose import Ref, Said

# What is no sentence but the name of something that must exist, with a name of it.
NAMES = {
    "渠道": "平台工单",
    "不写进": "黑猫投诉",
    "事实": "对方的原话是不退",
    "争议": "卡密无效",
    "账单里哪几笔": "第18行",
    "证据": "截图",
}
MAPPINGS = {"事实": "对方的原话是不退", "证据": "截图", "自查": "我买来是为了转卖"}
FILES = {"文件": "截图.png", "公开版": "截图-公开.png", "存为": "截图-打码.png", "留存": "工单.txt"}
PLAIN = {
    Decimal: "30.00", int: "1", datetime | date: "2026-11-01 10:00", date: "2026-11-01", NoneType: None,
}  # fmt: skip
CLOCKS = {"Spoken.时间": "00:35", "Exhibit.关键帧": "00:35", "Masking.框": [["0", "0", "1", "1"]]}


class Filling:
    """Fills models; `texts` are the (model, key) of each mark, `marks` how many were given, `mark` the text of each."""

    def __init__(self, mark: Callable[[int], str] = "甲乙{}丙丁".format) -> None:
        self._mark = mark
        self.texts: set[tuple[str, str]] = set()
        self.marks = 0

    def case(self) -> dict[str, Any]:
        return self._model(Case)

    def _model(self, model: type[BaseModel]) -> dict[str, Any]:
        return {
            info.alias or name: self._value(info.annotation, model.__name__, info.alias or name)
            for name, info in model.model_fields.items()
        }

    def _value(self, hint: Any, model: str, key: str) -> Any:
        place = f"{model}.{key}"
        if place in CLOCKS:
            return [CLOCKS[place]] if key == "关键帧" else CLOCKS[place]
        if hint is Said or hint is Ref:
            return self._text(model, key)
        if hint in PLAIN:
            return PLAIN[hint]
        held = {
            Annotated: lambda inner: self._value(inner[0], model, key),
            Literal: lambda inner: inner[0],
            tuple: lambda inner: [self._value(inner[0], model, key)],
            dict: lambda inner: {MAPPINGS[key]: self._value(inner[1], model, key)},
            Union: lambda inner: self._value(max(inner, key=_richness), model, key),
        }
        origin = get_origin(hint)
        if origin is None:
            assert issubclass(hint, BaseModel), place
            return self._model(hint)
        return held[Union if origin is UnionType else origin](get_args(hint))

    def _text(self, model: str, key: str) -> str:
        if key in NAMES or key in FILES:
            return NAMES.get(key) or FILES[key]
        self.texts.add((model, key))
        self.marks += 1
        return self._mark(self.marks)


def _richness(hint: Any) -> int:
    """A part says more than a text, a text more than a choice, a choice more than nothing."""
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return 4
    order = {tuple: 3, Annotated: 2, Literal: 1}
    return 0 if hint is NoneType else order.get(get_origin(hint), 2)


def texts_of_schema() -> set[tuple[str, str]]:
    """(model, key) of every text an author may choose, that is no name of something."""
    return {(model, key) for model, key in _texts(Case, set()) if key not in NAMES and key not in FILES}


def _texts(model: type[BaseModel], seen: set[type]) -> Iterator[tuple[str, str]]:
    if model in seen:
        return
    seen.add(model)
    for name, info in model.model_fields.items():
        for each in _leaves(info.annotation):
            if each is Said or each is Ref:
                yield model.__name__, info.alias or name
            elif isinstance(each, type) and issubclass(each, BaseModel):
                yield from _texts(each, seen)


def _leaves(hint: Any) -> Iterator[Any]:
    if get_origin(hint) is Literal:
        return
    inner = get_args(hint)
    if not inner:
        yield hint
    for each in inner:
        yield from _leaves(each)
