"""People and firms written once in a folder of their own: the name of a file becomes what stands in it."""

import pathlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kameng_docs.diagnostics import Diagnostic, has_errors, in_order
from kameng_docs.source.alike import most_alike
from kameng_docs.source.characters import clipped
from kameng_docs.source.model import Path, Source, Value
from kameng_docs.source.read import read

UNKNOWN = "不知道"
"""The one text that is an answer and no reference."""

_NAME_LIMIT = 80


def with_references(
    source: Source, *, at: Sequence[Path], folder: pathlib.Path, shown_folder: str
) -> tuple[Source | None, list[Diagnostic]]:
    """`source` with each text at a path that matches one of `at` replaced by the file of that name in `folder`.

    In a pattern `"*"` stands for any one step. The places of what was put in point into its own file, whose
    text joins `texts`. None if any error.
    """
    found: list[Diagnostic] = []
    read_already: dict[str, Source | None] = {}
    for path, name in _references(source, at):
        if name not in read_already:
            read_already[name], faults = _party(name, source, path, folder, shown_folder)
            found += faults
        elif read_already[name] is None:
            found += _misnamed(name, source, path, folder, shown_folder)
        party = read_already[name]
        if party is not None:
            source = _inlined(source, path, party)
    return (None if has_errors(found) else source), in_order(found)


def references(source: Source, at: Sequence[Path]) -> list[str]:
    """The names that stand at these paths."""
    return [name for _, name in _references(source, at)]


def _references(source: Source, patterns: Sequence[Path]) -> list[tuple[Path, str]]:
    hits = {path: value for pattern in patterns for path, value in _matching(source.data, pattern)}
    return [(path, value) for path, value in hits.items() if isinstance(value, str) and value != UNKNOWN]


def _matching(value: Value, pattern: Path, path: Path = ()) -> Iterator[tuple[Path, Value]]:
    if not pattern:
        yield path, value
        return
    step, rest = pattern[0], pattern[1:]
    if isinstance(value, list):
        for number, item in enumerate(value):
            if step in {"*", number}:
                yield from _matching(item, rest, (*path, number))
    elif isinstance(value, dict):
        for key, item in value.items():
            if step in {"*", key}:
                yield from _matching(item, rest, (*path, key))


def _party(
    name: str, source: Source, path: Path, folder: pathlib.Path, shown_folder: str
) -> tuple[Source | None, list[Diagnostic]]:
    faults = _misnamed(name, source, path, folder, shown_folder)
    if faults:
        return None, faults
    return read(folder / f"{name}.yaml", shown_as=f"{shown_folder}/{name}.yaml")


def _misnamed(
    name: str, source: Source, path: Path, folder: pathlib.Path, shown_folder: str
) -> list[Diagnostic]:
    """Why `name` leads to no file; nothing if it does."""
    if _is_unsafe(name):
        message = f"“{clipped(name)}”不能作文件名：只写姓名或名称，不写文件夹、斜杠、开头的点"
        hint = f"写 {shown_folder}/ 里那个文件的名称，不带 .yaml，如“李某某”"
        return [Diagnostic("party.bad-name", message, hint, at=source.at(path))]
    if (folder / f"{name}.yaml").exists():
        return []
    stems = sorted(file.stem for file in folder.glob("*.yaml"))
    near = most_alike(name.removesuffix(".yaml"), stems, most=3)
    similar = f"是否想写{'、'.join(f'“{stem}”' for stem in near)}？" if near else ""
    hint = (
        f"{similar}没有的话，新建文件 {shown_folder}/{name.removesuffix('.yaml')}.yaml，或在这里直接写出各项"
    )
    message = f"在 {shown_folder}/ 里找不到“{clipped(name)}”的文件"
    return [Diagnostic("party.not-found", message, hint, at=source.at(path))]


def _is_unsafe(name: str) -> bool:
    """Whether it could lead out of the folder, to a hidden file, or nowhere on some system."""
    return (
        not name.strip()
        or name != name.strip()
        or name.startswith(".")
        or ".." in name
        or len(name) > _NAME_LIMIT
        or any(c in '/\\:*?"<>|\t\n' for c in name)
    )


def _inlined(source: Source, path: Path, party: Source) -> Source:
    positions = dict(source.positions)
    keys = dict(source.key_positions)
    positions |= {(*path, *below): place for below, place in party.positions.items()}
    keys |= {(*path, *below): place for below, place in party.key_positions.items()}
    data = _with_value(source.data, path, party.data)
    return replace(
        source,
        data=data,
        positions=positions,
        key_positions=keys,
        texts={**source.texts, **party.texts},
    )


def _with_value(data: Value, path: Path, value: Value) -> Value:
    """A copy of `data` with `value` at `path`."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(data, list):
        return [
            _with_value(item, rest, value) if number == step else item for number, item in enumerate(data)
        ]
    if isinstance(data, dict):
        return {key: _with_value(item, rest, value) if key == step else item for key, item in data.items()}
    return data
