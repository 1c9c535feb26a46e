"""Commands by their names, each loaded when it is first asked for."""

from collections.abc import Iterator, Mapping, MutableMapping
from importlib import import_module

import click


class Later(MutableMapping[str, click.Command]):
    """As click wants the commands of a group. What a module of `kameng_docs.cli` holds under the name is the command."""

    def __init__(self, modules: Mapping[str, tuple[str, ...]]) -> None:
        """`modules` are by the command the one that holds it, and others that must be loaded with it."""
        self._modules = dict(modules)
        self._loaded: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        """The command. Raises KeyError where there is none."""
        if name not in self._loaded:
            holder, *_ = [import_module(f"kameng_docs.cli.{module}") for module in self._modules[name]]
            self._loaded[name] = getattr(holder, name)
        return self._loaded[name]

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._modules.setdefault(name, ())
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._modules[name]
        self._loaded.pop(name, None)

    def __contains__(self, name: object) -> bool:
        return name in self._modules

    def __iter__(self) -> Iterator[str]:
        return iter(self._modules)

    def __len__(self) -> int:
        return len(self._modules)
