"""Every text of a case file that is a sentence or a name in it, by its path; what only names another part is not."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

from kameng_docs.source import Path

Model = TypeVar("Model", bound=BaseModel)
Change = Callable[[Path, str], str]


def texts_of(part: BaseModel, *, lists: bool = False) -> Iterator[tuple[Path, str]]:
    """Each text with the path under which it stands; only with `lists` those in lists of names (files, exhibits, keys)."""
    found: list[tuple[Path, str]] = []

    def keep(path: Path, text: str) -> str:
        found.append((path, text))
        return text

    with_texts(part, keep, lists=lists)
    yield from found


def with_texts(part: Model, change: Change, path: Path = (), *, lists: bool = False) -> Model:
    """The part with every text changed; the same object where nothing is."""
    new: dict[str, Any] = {}
    for name, info in type(part).model_fields.items():
        old = getattr(part, name)
        made = _changed(old, change, (*path, info.alias or name), lists=lists)
        if made is not old:
            new[name] = made
    return part.model_copy(update=new) if new else part


def _changed(value: Any, change: Change, path: Path, *, lists: bool) -> Any:
    if isinstance(value, BaseModel):
        return with_texts(value, change, path, lists=lists)
    if isinstance(value, str):
        made = change(path, value)
        return value if made == value else made
    if isinstance(value, dict):
        parts = {key: _changed(each, change, (*path, key), lists=lists) for key, each in value.items()}
        return parts if any(parts[key] is not value[key] for key in value) else value
    if isinstance(value, tuple) and (lists or any(isinstance(each, BaseModel) for each in value)):
        several = tuple(_changed(each, change, (*path, i), lists=lists) for i, each in enumerate(value))
        return several if any(map(_differ, several, value)) else value
    return value


def _differ(one: object, other: object) -> bool:
    return one is not other
