"""Data files of our own, read key by key: what is missing, misspelt or mistyped is a ValueError, for it is our bug."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml


class _Loader(yaml.CSafeLoader):
    """Every scalar stays a string (a date or a hash must not be guessed at), and no key may stand twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        twice = [key for key in keys if keys.count(key) > 1] if len(set(keys)) < len(keys) else []
        if twice:
            raise yaml.constructor.ConstructorError(None, None, f"key {twice[0]!r} twice", node.start_mark)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {}


def read_mapping(path: Path) -> dict[str, Any]:
    """The file as plain data. Raises ValueError, with its name, where it is not one YAML mapping."""
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506 — a CSafeLoader
    except yaml.YAMLError as error:
        raise ValueError(f"{path.name}: {error}") from error
    if not isinstance(content, dict):
        raise ValueError(f"{path.name}: not a mapping")  # noqa: TRY004
    return content


def entries_of(path: Path) -> list[Any]:
    """The file as a list. Raises ValueError, with its name, where it is not one YAML list."""
    content = yaml.load(path.read_text("utf-8"), Loader=_Loader)  # noqa: S506 — a CSafeLoader
    if not isinstance(content, list):
        raise ValueError(f"{path.name}: not a list")  # noqa: TRY004
    return content


class Record:
    """The keys of one mapping. Each is taken once; `close` refuses those that nobody took."""

    def __init__(self, content: object, where: str) -> None:
        """`where` names the place in messages, such as `civil-code.yaml: 563`."""
        if not isinstance(content, dict):
            raise ValueError(f"{where}: not a mapping")  # noqa: TRY004
        self.where = where
        self._left = dict(content)

    def wrong(self, what: str) -> ValueError:
        """The error that says what is wrong here."""
        return ValueError(f"{self.where}: {what}")

    def take(self, key: str) -> Any:
        """Whatever stands under the key; None where it does not stand."""
        return self._left.pop(key, None)

    def text(self, key: str, default: str | None = None) -> str:
        """A text that is not empty; `default` where the key does not stand."""
        value = self.take(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"{key} must be a text, not {value!r}")
        return value

    def day(self, key: str) -> date:
        """A date written 2026-11-22."""
        value = self.text(key)
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise self.wrong(f"{key} must be a date such as 2026-11-22, not {value!r}") from error

    def optional_day(self, key: str) -> date | None:
        """A date; None where the key does not stand, or stands with `null`."""
        if self._left.get(key) in (None, "null"):
            self.take(key)
            return None
        return self.day(key)

    def flag(self, key: str, default: bool) -> bool:
        """`true` or `false`."""
        value = self.take(key)
        if value not in (None, "true", "false"):
            raise self.wrong(f"{key} must be true or false, not {value!r}")
        return default if value is None else value == "true"

    def mapping(self, key: str) -> dict[str, Any]:
        """A mapping; an empty one where the key does not stand."""
        value = self.take(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.wrong(f"{key} must be a mapping")
        return value

    def several(self, key: str) -> list[Any]:
        """A list; an empty one where the key does not stand."""
        value = self.take(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.wrong(f"{key} must be a list")
        return value

    def close(self) -> None:
        """Raise ValueError for the first key that nobody took."""
        for key in self._left:
            raise self.wrong(f"unknown key {key!r}")
