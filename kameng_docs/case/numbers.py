"""Every number of a case that is copied digit by digit, with its place: of orders, payments, people, complaints."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from kameng_docs.case.part import Secret
from kameng_docs.source import Path

# Kinds of secrets that are numbers, or may be; sums, names and addresses are none.
KINDS = {
    *("order_id", "payment_id", "account", "card_key", "bank_card", "id_number"),
    *("phone", "respondent_phone", "respondent_contact"),
}
# Numbers that are no secrets, by their keys.
KEYS = {"统一社会信用代码", "案号", "店铺号", "备案号"}


def numbers_of(part: BaseModel, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """The path and text of each number below `part`."""
    for name, info in type(part).model_fields.items():
        key = info.alias or name
        kinds = {mark.kind for mark in _marks(info.annotation, info.metadata) if isinstance(mark, Secret)}
        wanted = bool(kinds & KINDS) or key in KEYS
        yield from _below(getattr(part, name), (*path, key), wanted=wanted)


def _below(value: Any, path: Path, *, wanted: bool) -> Iterator[tuple[Path, str]]:
    if isinstance(value, BaseModel):
        yield from numbers_of(value, path)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _below(each, (*path, key), wanted=wanted)
    elif isinstance(value, tuple | list):
        for i, each in enumerate(value):
            yield from _below(each, (*path, i), wanted=wanted)
    elif wanted and isinstance(value, str):
        yield path, value


def _marks(annotation: Any, metadata: Any = ()) -> Iterator[Any]:
    yield from metadata
    yield from getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        if not (isinstance(argument, type) and issubclass(argument, BaseModel)):
            yield from _marks(argument)
