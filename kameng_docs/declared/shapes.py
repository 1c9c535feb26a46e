"""A type to the reader of it: plain data in, a value of that type out, and what is wrong on the way."""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from kameng_docs.declared.expressions import fault_of
from kameng_docs.declared.marked import MARKS
from kameng_docs.declared.marks import (
    Filled,
    From,
    Key,
    Plain,
    Steps,
)
from kameng_docs.declared.reading import WRONG, Reader, Reading, called, meaning, misnamed
from kameng_docs.declared.said import shape
from kameng_docs.declared.sought import Sought, sought

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WHOLE = re.compile(r"[0-9]{1,9}")
DECIMAL = re.compile(r"[0-9]+(\.[0-9]+)?")


def reader_of(hint: Any) -> Reader:
    """The reader of a type. Raises KeyError for one that no file of ours holds."""
    origin, arguments = get_origin(hint) or hint, get_args(hint)
    if origin in _BUILT:
        return _BUILT[origin](*arguments)
    if isinstance(origin, type) and is_dataclass(origin):
        return _record(origin)
    if issubclass(origin, Enum):
        return meaning({str(each.value): each for each in origin})
    return SCALARS[origin]


def _optional(*hints: Any) -> Reader:
    """A type that may also be None: then the key is left out."""
    (only,) = (hint for hint in hints if hint is not NoneType)
    return reader_of(only)


def _scalar(parse: Callable[[str], Any], told: str) -> Reader:
    def read(value: Plain, steps: Steps, reading: Reading) -> Any:
        if isinstance(value, str) and value.strip():
            try:
                return parse(value)
            except ValueError:
                pass
        return reading.wrong(steps, f"{called(steps)}{shape(value)}，不能用", f"要写{told}")

    return read


def _fitting(pattern: re.Pattern[str], made: Callable[[str], Any]) -> Callable[[str], Any]:
    def parse(text: str) -> Any:
        if not pattern.fullmatch(text):
            raise ValueError(text)
        return made(text)

    return parse


def _expression(text: str) -> Sought:
    if fault_of(text):
        raise ValueError(text)
    return sought(text)


_text = _scalar(str, "一段文字")
SCALARS: Mapping[Any, Reader] = {
    str: _text,
    int: _scalar(_fitting(WHOLE, int), "整数，如 7"),
    Decimal: _scalar(_fitting(DECIMAL, Decimal), "数字，如 3.45"),
    date: _scalar(_fitting(ISO_DAY, date.fromisoformat), "日期，如 2026-11-22"),
    Sought: _scalar(_expression, "正则表达式"),
    bool: meaning({"true": True, "false": False}),
}


def _several(of: Reader) -> Reader:
    def read(value: Plain, steps: Steps, reading: Reading) -> Any:
        if not isinstance(value, list):
            hint = "写成“[甲, 乙]”，或每行一个“- ”"
            return reading.wrong(steps, f"{called(steps)}{shape(value)}，应当是一个列表", hint)
        found = tuple(of(each, (*steps, number), reading) for number, each in enumerate(value))
        return WRONG if WRONG in found else found

    return read


def _keyed(key: Reader, of: Reader) -> Reader:
    def read(value: Plain, steps: Steps, reading: Reading) -> Any:
        if not isinstance(value, dict):
            return _no_mapping(value, steps, reading)
        found = {}
        for name, each in value.items():
            before = len(reading.doubts)
            made = key(name, (*steps, name), reading)
            reading.doubts[before:] = [replace(doubt, on_key=True) for doubt in reading.doubts[before:]]
            found[made] = of(each, (*steps, name), reading)
        return WRONG if WRONG in found or WRONG in found.values() else found

    return read


def _no_mapping(value: Plain, steps: Steps, reading: Reading, keys: tuple[str, ...] = ()) -> Any:
    hint = "写成“键: 值”，每行一个" + (f"；可以写的有：{'、'.join(keys)}" if keys else "")
    return reading.wrong(steps, f"{called(steps)}{shape(value)}，应当是“键: 值”", hint)


@dataclass(frozen=True)
class _Field:
    """One field of a part: its key (none where it comes `given` from elsewhere), its reader, what stands for nothing."""

    name: str
    key: str
    read: Reader
    given: From | None
    absent: Any

    def of(self, written: Mapping[str, Plain], steps: Steps, reading: Reading) -> Any:
        """Its value in a part in which that stands."""
        if self.given is not None:
            return reading.stem if self.given is From.FILE else steps[-1]
        value = written.get(self.key)
        return self.absent if value is None else self.read(value, (*steps, self.key), reading)


def _field(one: Field[Any], hint: Any) -> _Field:
    marks = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    bare = get_args(hint)[0] if marks else hint
    key = next((mark.name for mark in marks if isinstance(mark, Key)), one.name)
    given = next((mark for mark in marks if isinstance(mark, From)), None)
    return _Field(one.name, key, reader_of(hint), given, _absent(one, bare, marks))


def _absent(one: Field[Any], bare: Any, marks: tuple[Any, ...]) -> Any:
    """What a key that does not stand there means: a list is empty, what may be None is that; else WRONG."""
    origin = get_origin(bare)
    if one.default is not MISSING:
        return one.default
    if one.default_factory is not MISSING:
        return one.default_factory()
    if any(isinstance(mark, Filled) for mark in marks):
        return WRONG
    if origin in {Union, UnionType}:
        return None
    return () if origin is tuple else {} if origin is dict else WRONG


@cache
def _record(made: type[Any]) -> Reader:
    """A part with keys. With `bare` a lone text may stand for it, the value of that key; with `spelled` one always does."""
    hints = get_type_hints(made, include_extras=True)
    parts = [_field(one, hints[one.name]) for one in fields(made) if one.init]
    keys = tuple(part.key for part in parts if part.given is None)
    needed = [part.key for part in parts if part.given is None and part.absent is WRONG]
    lone_key, doubts = getattr(made, "bare", ""), getattr(made, "doubts", None)
    spelled = getattr(made, "spelled", None)

    def read(value: Plain, steps: Steps, reading: Reading) -> Any:
        if spelled:
            value = _text(value, steps, reading)
            if value is WRONG:
                return WRONG
            value = spelled(value)
        elif lone_key and isinstance(value, str):
            value = {lone_key: value}
        if not isinstance(value, dict):
            return _no_mapping(value, steps, reading, keys)
        before = len(reading.doubts)
        values = {part.name: part.of(value, steps, reading) for part in parts}
        if reading.looked_through:
            return made(**values)
        reading.doubts += misnamed(value, needed, keys, steps)
        if len(reading.doubts) > before:
            return WRONG
        part = made(**values)
        found = [replace(doubt, steps=(*steps, *doubt.steps)) for doubt in doubts(part)] if doubts else []
        reading.doubts += found
        return WRONG if found else part

    return read


def _marked(bare: Any, *marks: Any) -> Reader:
    read = reader_of(bare)
    for mark in marks:
        read = MARKS[type(mark)](read, mark) if type(mark) in MARKS else read
    return read


_BUILT: Mapping[Any, Callable[..., Reader]] = {
    Annotated: _marked,
    Union: _optional,
    UnionType: _optional,
    tuple: lambda of, _: _several(reader_of(of)),
    dict: lambda key, of: _keyed(reader_of(key), reader_of(of)),
}
