"""A type to the reader of it: plain data in, a value of that type out, and what is wrong on the way."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from string import Formatter
from types import NoneType, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin, get_type_hints

from kameng_docs.declared.marks import (
    Among,
    Checked,
    Doubt,
    Filled,
    From,
    Here,
    Key,
    Lone,
    Means,
    Names,
    Places,
    Plain,
    Shaped,
    Steps,
    Stripped,
    Whole,
    names_of,
)
from kameng_docs.declared.said import instead, nearest, shape, short

WRONG: Final = object()
"""Stands for a value that is none, so that the parts around it are not made either."""
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WHOLE = re.compile(r"[0-9]{1,9}")
DECIMAL = re.compile(r"[0-9]+(\.[0-9]+)?")


@dataclass
class Reading:
    """One file while it is read: the folder it belongs to, its name without the ending, its data, what is wrong so far.

    `known` are names that other files gave, asked for once.
    """

    root: Path
    stem: str
    data: Plain
    known: dict[Names, Collection[str] | None]
    doubts: list[Doubt] = field(default_factory=list)

    def names(self, known: Collection[str] | Names | Here) -> Collection[str] | None:
        """The words that stand there; None where they cannot be told, because the file that has them is at fault."""
        if isinstance(known, Here):
            beside, here = self.names(known.beside), self._here(known)
            return None if beside is None or None in here else (*beside, *map(str, here))
        if isinstance(known, Collection):
            return known
        if known not in self.known:
            self.known[known] = known.names(self.root)
        return self.known[known]

    def _here(self, known: Here) -> list[str | None]:
        entries = self.data.get(known.key) if isinstance(self.data, dict) else None
        return names_of(entries, known.by) if isinstance(entries, list) else []

    def wrong(self, steps: Steps, message: str, hint: str, code: str = "data.wrong-value") -> Any:
        """Note a slip; gives what stands for a value that is none."""
        self.doubts.append(Doubt(steps, message, hint, code))
        return WRONG


Reader = Callable[[Plain, Steps, Reading], Any]


def reader_of(hint: Any) -> Reader:
    """The reader of a type. Raises KeyError for one that no file of ours holds."""
    origin, arguments = get_origin(hint) or hint, get_args(hint)
    if origin in _BUILT:
        return _BUILT[origin](*arguments)
    if isinstance(origin, type) and is_dataclass(origin):
        return _record(origin)
    if issubclass(origin, Enum):
        return _meaning({str(each.value): each for each in origin})
    return SCALARS[origin]


def _optional(*hints: Any) -> Reader:
    """A type that may also be None: then the key is left out."""
    (only,) = (hint for hint in hints if hint is not NoneType)
    return reader_of(only)


def _called(steps: Steps) -> str:
    """As a person calls what stands there: “rows”第 3 项."""
    key = next((step for step in reversed(steps) if isinstance(step, str)), "")
    item = f"第 {steps[-1] + 1} 项" if steps and isinstance(steps[-1], int) else ""
    return (f"“{short(key)}”" if key else "") + item or "整个文件"


def _scalar(parse: Callable[[str], Any], told: str) -> Reader:
    def read(value: Plain, steps: Steps, reading: Reading) -> Any:
        if isinstance(value, str) and value.strip():
            try:
                return parse(value)
            except (ValueError, re.error):
                pass
        return reading.wrong(steps, f"{_called(steps)}{shape(value)}，不能用", f"要写{told}")

    return read


def _fitting(pattern: re.Pattern[str], made: Callable[[str], Any]) -> Callable[[str], Any]:
    def parse(text: str) -> Any:
        if not pattern.fullmatch(text):
            raise ValueError(text)
        return made(text)

    return parse


def _meaning(words: Mapping[str, Any]) -> Reader:
    def read(value: Plain, steps: Steps, reading: Reading) -> Any:
        if isinstance(value, str) and value in words:
            return words[value]
        written = value if isinstance(value, str) else ""
        return reading.wrong(steps, f"{_called(steps)}{shape(value)}，没有这个选项", instead(written, words))

    return read


_text = _scalar(str, "一段文字")
SCALARS: Mapping[Any, Reader] = {
    str: _text,
    int: _scalar(_fitting(WHOLE, int), "整数，如 7"),
    Decimal: _scalar(_fitting(DECIMAL, Decimal), "数字，如 3.45"),
    date: _scalar(_fitting(ISO_DAY, date.fromisoformat), "日期，如 2026-11-22"),
    re.Pattern: _scalar(re.compile, "正则表达式"),
    bool: _meaning({"true": True, "false": False}),
}


def _several(of: Reader) -> Reader:
    def read(value: Plain, steps: Steps, reading: Reading) -> Any:
        if not isinstance(value, list):
            hint = "写成“[甲, 乙]”，或每行一个“- ”"
            return reading.wrong(steps, f"{_called(steps)}{shape(value)}，应当是一个列表", hint)
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
    return reading.wrong(steps, f"{_called(steps)}{shape(value)}，应当是“键: 值”", hint)


@dataclass(frozen=True)
class _Field:
    """One field of a part: its key (none where it comes `given` from elsewhere), its reader, what stands for nothing."""

    name: str
    key: str
    read: Reader
    given: From | None
    absent: Any


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
        written = {key: each for key, each in value.items() if each is not None}
        values = {}
        for part in parts:
            if part.given is not None:
                values[part.name] = reading.stem if part.given is From.FILE else steps[-1]
            elif part.key in written:
                values[part.name] = part.read(written[part.key], (*steps, part.key), reading)
            else:
                values[part.name] = part.absent
        reading.doubts += _misnamed(value, needed, keys, steps)
        if len(reading.doubts) > before:
            return WRONG
        part = made(**values)
        found = [replace(doubt, steps=(*steps, *doubt.steps)) for doubt in doubts(part)] if doubts else []
        reading.doubts += found
        return WRONG if found else part

    return read


def _misnamed(
    value: Mapping[str, Plain], needed: list[str], keys: tuple[str, ...], steps: Steps
) -> list[Doubt]:
    """Keys that nobody knows, and those that are `needed` and lack; one that was only mistyped does not lack as well."""
    found = []
    meant = set()
    for key in value:
        if key not in keys:
            free = [each for each in keys if each not in value]
            guess = nearest(key, [each for each in needed if each in free]) or nearest(key, free)
            meant.add(guess)
            hint = (f"是不是想写“{guess}”？" if guess else "") + f"可以写的有：{'、'.join(keys)}"
            message = f"这里没有“{short(key)}”这一项"
            found.append(Doubt((*steps, key), message, hint, "data.unknown-key", on_key=True))
    for key in needed:
        if value.get(key) is None and key not in meant:
            said = f"“{key}”没有填" if key in value else f"缺少“{key}”"
            at = (*steps, key) if key in value else steps
            found.append(Doubt(at, said, f"写上“{key}: …”", "data.missing-key", on_key=key in value))
    return found


def _marked(bare: Any, *marks: Any) -> Reader:
    read = reader_of(bare)
    for mark in marks:
        read = _MARKS[type(mark)](read, mark) if type(mark) in _MARKS else read
    return read


def _among(read: Reader, mark: Among) -> Reader:
    def marked(value: Plain, steps: Steps, reading: Reading) -> Any:
        found = read(value, steps, reading)
        return WRONG if found is WRONG else _known(found, mark, steps, reading)

    return marked


def _known(word: str, mark: Among, steps: Steps, reading: Reading) -> Any:
    """The word, if it is one of those that `mark` allows, or these cannot be told."""
    known = reading.names(mark.known)
    if known is None or word in known:
        return word
    message = f"没有叫“{short(word)}”的{mark.what}"
    hint = instead(word, known, getattr(mark.known, "name", ""))
    return reading.wrong(steps, message, hint, "data.unknown-reference")


def _with_places(read: Reader, mark: Places) -> Reader:
    def marked(value: Plain, steps: Steps, reading: Reading) -> Any:
        found = read(value, steps, reading)
        if found is WRONG:
            return WRONG
        try:
            places = [place for _, place, _, _ in Formatter().parse(found) if place is not None]
        except ValueError:
            return reading.wrong(steps, "花括号没有配对", "值写成 {名称}，花括号本身写两个")
        return WRONG if WRONG in [_known(place, mark, steps, reading) for place in places] else found

    return marked


def _shaped(read: Reader, mark: Shaped) -> Reader:
    def marked(value: Plain, steps: Steps, reading: Reading) -> Any:
        found = read(value, steps, reading)
        if found is WRONG or mark.pattern.fullmatch(found):
            return found
        return reading.wrong(steps, f"{_called(steps)}{shape(value)}，写法不对", mark.told)

    return marked


def _checked(read: Reader, mark: Checked) -> Reader:
    def marked(value: Plain, steps: Steps, reading: Reading) -> Any:
        found = read(value, steps, reading)
        doubts = [] if found is WRONG else list(mark.ask(found, reading.root))
        reading.doubts += [replace(doubt, steps=(*steps, *doubt.steps)) for doubt in doubts]
        return WRONG if doubts else found

    return marked


def _lone(read: Reader, _: Lone) -> Reader:
    return lambda value, steps, reading: read([value] if isinstance(value, str) else value, steps, reading)


def _filled(read: Reader, _: Filled) -> Reader:
    def marked(value: Plain, steps: Steps, reading: Reading) -> Any:
        found = read(value, steps, reading)
        return found or reading.wrong(steps, f"{_called(steps)}是空的", "至少写一项")

    return marked


def _whole(read: Reader, mark: Whole) -> Reader:
    def marked(value: Plain, steps: Steps, reading: Reading) -> Any:
        before = len(reading.doubts)
        if isinstance(value, dict):
            reading.doubts += _misnamed(value, list(mark.keys), mark.keys, steps)
        found = read(value, steps, reading)
        return WRONG if len(reading.doubts) > before else found

    return marked


def _stripped(read: Reader, _: Stripped) -> Reader:
    def marked(value: Plain, steps: Steps, reading: Reading) -> Any:
        found = read(value, steps, reading)
        return found.strip() if isinstance(found, str) else found

    return marked


_MARKS: Mapping[type, Callable[[Reader, Any], Reader]] = {
    Among: _among,
    Places: _with_places,
    Means: lambda _, mark: _meaning(mark.words),
    Shaped: _shaped,
    Checked: _checked,
    Lone: _lone,
    Filled: _filled,
    Stripped: _stripped,
    Whole: _whole,
}
_BUILT: Mapping[Any, Callable[..., Reader]] = {
    Annotated: _marked,
    Union: _optional,
    UnionType: _optional,
    tuple: lambda of, _: _several(reader_of(of)),
    dict: lambda key, of: _keyed(reader_of(key), reader_of(of)),
}
