"""The texts of a brief by whose they are: found by the type of their field, never by its name."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from kameng_docs.case.whose import Ours, Ref, Said
from kameng_docs.diagnostics import Position
from kameng_docs.law.model import Citation
from kameng_docs.procedure.reckoned import Reckoned

Part = TypeVar("Part")
# What a text becomes; None where it stands among others and is left out.
Change = Callable[[str], str | None]
_Walk = Callable[[Any, Change], Any]
TEXTS = (Said, Ours, Ref)
# What holds no text, and what is ours through and through: the law, and days that were counted.
WITHOUT = (int, bool, Decimal, date, datetime, NoneType, Citation, Reckoned, Position)


def changed(part: Part, whose: object, change: Change) -> Part:
    """A part of a brief with each text of the type `whose` changed; what has none stays the same object.

    Raises TypeError for a part with a field of which nobody knows whose it is: a plain `str`.
    """
    kind: Any = type(part)
    walk = _walk(kind, whose, kind.__name__)
    made: Part = walk(part, change) if walk else part
    return made


@cache
def _walk(hint: Any, whose: object, where: str) -> _Walk | None:
    """How to reach the texts of this type below a value of type `hint`; None where there are none."""
    if hint is whose:
        return lambda value, change: change(value)
    if hint in TEXTS or hint in WITHOUT or get_origin(hint) is Literal:
        return None
    if is_dataclass(hint):
        return _of_part(hint, whose)
    held = {tuple: _of_tuple, Mapping: _of_values, Union: _of_either, UnionType: _of_either}
    origin = get_origin(hint)
    if origin not in held:
        raise TypeError(f"{where}: {hint} is neither Said nor Ours nor Ref")
    return held[origin](get_args(hint), whose, where)


def _of_part(kind: Any, whose: object) -> _Walk | None:
    hints = get_type_hints(kind)
    walks = {
        field.name: walk
        for field in fields(kind)
        if (walk := _walk(hints[field.name], whose, f"{kind.__name__}.{field.name}"))
    }

    def walk_part(value: Any, change: Change) -> Any:
        new = {}
        for name, walk in walks.items():
            old = getattr(value, name)
            made = walk(old, change)
            if made is not old:
                new[name] = made
        return replace(value, **new) if new else value

    return walk_part if walks else None


def _of_tuple(hints: tuple[Any, ...], whose: object, where: str) -> _Walk | None:
    if hints[-1] is not Ellipsis:
        return _of_row(hints, whose, where)
    walk = _walk(hints[0], whose, where)

    def walk_many(value: Any, change: Change) -> Any:
        if not value or walk is None:
            return value
        made = tuple(new for each in value if (new := walk(each, change)) is not None)
        return made if len(made) != len(value) or any(map(_differ, made, value)) else value

    return walk_many if walk else None


def _of_row(hints: tuple[Any, ...], whose: object, where: str) -> _Walk | None:
    walks = [_walk(hint, whose, where) for hint in hints]

    def walk_row(value: Any, change: Change) -> Any:
        made = tuple(walk(each, change) if walk else each for each, walk in zip(value, walks, strict=True))
        return made if any(map(_differ, made, value)) else value

    return walk_row if any(walks) else None


def _of_values(hints: tuple[Any, ...], whose: object, where: str) -> _Walk | None:
    """Of a mapping. Its keys are names of ours."""
    walk = _walk(hints[1], whose, where)

    def walk_values(value: Any, change: Change) -> Any:
        if walk is None:
            return value
        made = {key: walk(each, change) for key, each in value.items()}
        return made if any(made[key] is not each for key, each in value.items()) else value

    return walk_values if walk else None


def _of_either(hints: tuple[Any, ...], whose: object, where: str) -> _Walk | None:
    """Of what may be absent: one of the types at most holds texts."""
    walks = [walk for hint in hints if (walk := _walk(hint, whose, where))]
    if not walks:
        return None
    (walk,) = walks
    return lambda value, change: None if value is None else walk(value, change)


def _differ(one: object, other: object) -> bool:
    return one is not other
