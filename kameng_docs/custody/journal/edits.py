"""Places of a case file and what shall stand there → its bytes with that changed and nothing else.

Comments, order, quoting, blanks of everything else stay byte for byte: the change is spliced in, and the result is read
again to prove that only this has changed.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

import yaml

from kameng_docs.custody.journal.changes import NoPlaceError, splices_of
from kameng_docs.custody.journal.nested import Tree
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.custody.journal.splice import plain, spliced
from kameng_docs.source import read_bytes
from kameng_docs.source.characters import FORBIDDEN

Path = tuple[str | int, ...]
ABSENT: Any = type("Absent", (), {"__repr__": lambda _: "ABSENT"})()
"""What stands at a place where nothing stands."""


@dataclass(frozen=True)
class Edit:
    """`value` at `path`; None takes out what stands there. An index equal to the length of a list appends to it.

    What leads there and is missing is made. Keys that have nothing left go with the last of what they held; an entry of
    a list stays, as an empty one.
    """

    path: Path
    value: Tree | None


def edited(content: bytes, edits: Iterable[Edit]) -> bytes | Refused:
    """The bytes with these edits, one after the other; an index counts what earlier ones left."""
    edits = tuple(edits)
    data = data_of(content)
    if isinstance(data, Refused):
        return data
    for edit in edits:
        if (fault := _unprintable(edit.value)) is not None:
            return fault
    after, wanted = content, data
    for edit in edits:
        for part in parts_of(wanted, edit):
            try:
                wanted = with_edit(wanted, part)
                after = spliced(after, splices_of(plain(after), part.path, part.value))
            except (NoPlaceError, yaml.YAMLError):
                return _no_place(edit)
    if after != content:
        read = data_of(after)
        if isinstance(read, Refused) or not same(read, wanted):
            return _no_place(edits[0]) if len(edits) == 1 else _one_by_one(content, edits)
    return after


def _one_by_one(content: bytes, edits: Iterable[Edit]) -> bytes | Refused:
    """Each proved by itself, so that it is the one without a place that is named."""
    for edit in edits:
        after = edited(content, [edit])
        if isinstance(after, Refused):
            return after
        content = after
    return content


def parts_of(data: Any, edit: Edit) -> list[Edit]:
    """The same as smaller edits: of a list or keys that stand there already only what is otherwise."""
    now, value, path = value_at(data, edit.path), edit.value, edit.path
    if isinstance(value, Mapping) and value and isinstance(now, dict) and now:
        gone = [Edit((*path, key), None) for key in now if key not in value]
        kept = [part for key, each in value.items() for part in parts_of(data, Edit((*path, key), each))]
        return [*kept, *gone]
    if isinstance(value, tuple) and value and isinstance(now, list) and now:
        return _parts_of_list(data, path, now, value)
    there = now is not ABSENT if value is None else now is ABSENT or not same(now, as_data(value))
    return [edit] if there else []


def _parts_of_list(data: Any, path: Path, now: list[Any], value: tuple[Tree, ...]) -> list[Edit]:
    wanted = [as_data(each) for each in value]
    left = [number for number, item in enumerate(now) if item in wanted]
    if [now[number] for number in left] == wanted:
        # Nothing but some entries less.
        return [Edit((*path, number), None) for number in range(len(now) - 1, -1, -1) if number not in left]
    both = min(len(now), len(value))
    parts = [part for i in range(both) for part in parts_of(data, Edit((*path, i), value[i]))]
    more = [Edit((*path, i), value[i]) for i in range(both, len(value))]
    return [*parts, *more, *(Edit((*path, i), None) for i in range(len(now) - 1, both - 1, -1))]


def data_of(content: bytes) -> dict[str, Any] | Refused:
    """What stands in the file itself, as plain data; or why it cannot be changed piece by piece."""
    source, found = read_bytes(content, shown_as="")
    if source is None and _says_nothing(content):
        return {}
    if source is None:
        at = next((f"第 {fault.at.line} 行" for fault in found if fault.at), "")
        first = next((fault for fault in found), None)
        why = f"{at}{'：' if at and first else ''}{first.message if first else ''}"
        return Refused(f"案件文件现在读不懂，没有写。{why}", (first.hint if first else "") or "先改好这一处")
    data = source.data
    return data if isinstance(data, dict) else {}


def value_at(data: Any, path: Path) -> Any:
    """What stands there in plain data, None where only the key does; ABSENT where nothing does."""
    for step in path:
        if isinstance(step, int):
            if not isinstance(data, list) or not 0 <= step < len(data):
                return ABSENT
        elif not isinstance(data, dict) or step not in data:
            return ABSENT
        data = data[step]
    return data


def with_edit(data: Any, edit: Edit) -> Any:
    """Plain data as it reads with the edit. Raises NoPlaceError where it cannot stand there."""
    data = deepcopy(data)
    return _taken_out(data, edit.path) if edit.value is None else _put(data, edit.path, as_data(edit.value))


def as_data(value: Tree) -> Any:
    """A value of an edit as the reader would give it."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [as_data(each) for each in value]
    return {key: as_data(each) for key, each in value.items()}


def same(one: Any, other: Any) -> bool:
    """Whether two pieces of plain data say the same; a key without a value says as little as an empty one."""
    return bool(_trimmed(one) == _trimmed(other))


def _put(data: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = [] if data is None or data is ABSENT or data == {} else data
        if not isinstance(items, list) or not 0 <= step <= len(items):
            raise NoPlaceError
        below = items[step] if step < len(items) else ABSENT
        return [*items[:step], _put(below, rest, value), *items[step + 1 :]]
    keys = {} if data is None or data is ABSENT or data == [] else data
    if not isinstance(keys, dict):
        raise NoPlaceError
    return {**keys, step: _put(keys.get(step, ABSENT), rest, value)}


def _taken_out(data: Any, path: Path) -> Any:
    if not path:
        raise NoPlaceError
    if value_at(data, path) is ABSENT:
        return data
    holder = value_at(data, path[:-1])
    del holder[path[-1]]
    if holder or len(path) == 1 or isinstance(path[-2], int):
        return data
    return _taken_out(data, path[:-1])


def _trimmed(value: Any) -> Any:
    """Without line breaks at the ends of texts: a block at the end of a file has none until something follows it."""
    if isinstance(value, dict):
        return {key: _trimmed(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_trimmed(each) for each in value]
    return value.rstrip("\n") if isinstance(value, str) else value


def _says_nothing(content: bytes) -> bool:
    try:
        return yaml.compose(plain(content), Loader=yaml.CSafeLoader) is None
    except (yaml.YAMLError, UnicodeDecodeError):
        return False


def _no_place(edit: Edit) -> Refused:
    where = "、".join(f"第{step + 1}项" if isinstance(step, int) else step for step in edit.path)
    return Refused(f"案件文件里“{where}”那一处的写法特殊，程序不敢改", "打开“案件文件”，自己在那里改")


def _unprintable(value: Tree | None) -> Refused | None:
    if isinstance(value, str):
        if FORBIDDEN.search(value):
            return Refused("里面有看不见的控制字符，写进文书会出错", "把这几个字重新输入一遍，不要从别处粘贴")
        return None
    parts = value if isinstance(value, tuple) else (*value, *value.values()) if value else ()
    return next((fault for each in parts if (fault := _unprintable(each)) is not None), None)
