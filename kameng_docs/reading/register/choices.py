"""The words that may stand at a key of a case file, as its model has them."""

from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel


def choices_of(part: type[BaseModel], key: str) -> tuple[str, ...]:
    """The words of a choice, in the order of the model. Raises KeyError for a key that there is not."""
    fields = {info.alias or name: info for name, info in part.model_fields.items()}
    return tuple(_words(fields[key].annotation))


def _words(annotation: Any) -> list[str]:
    """Those of every choice within it: a key that may be left out is a choice or nothing."""
    if get_origin(annotation) is Literal:
        return [str(each) for each in get_args(annotation)]
    return [word for each in get_args(annotation) for word in _words(each)]
