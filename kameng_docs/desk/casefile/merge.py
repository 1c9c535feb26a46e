"""Two changes of one text, or of one case, since somebody looked: joined where they touch different things."""

import difflib
import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from kameng_docs.custody.journal.edits import ABSENT, Edit, Path, as_data, same, value_at, with_edit
from kameng_docs.custody.journal.nested import Tree
from kameng_docs.desk.casefile.conflict import Clash
from kameng_docs.starting.adding import FACTS

ANSWER = "回答"


def merged_text(base: str, ours: str, theirs: str) -> str | None:
    """Both changes of `base`, line by line; None where they touch the same or neighbouring lines otherwise."""
    if ours in (base, theirs):
        return theirs
    if theirs == base:
        return ours
    lines = base.split("\n")
    changes = sorted({*_changes(lines, ours.split("\n")), *_changes(lines, theirs.split("\n"))})
    for (_, end, _), (start, _, _) in pairwise(changes):
        if start <= end:
            return None
    out, done = [], 0
    for start, end, new in changes:
        out += [*lines[done:start], *new]
        done = end
    return "\n".join([*out, *lines[done:]])


Change = tuple[int, int, tuple[str, ...]]


def _changes(base: Sequence[str], other: Sequence[str]) -> list[Change]:
    """Lines of `base` from, to, and what stands there instead."""
    matcher = difflib.SequenceMatcher(None, base, other, autojunk=False)
    return [(a, b, tuple(other[c:d])) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]


def rebased(saw: Any, now: Any, edits: Sequence[Edit]) -> tuple[list[Edit], list[Clash]]:
    """The edits, meant for the data `saw`, for the data `now`; and those places that were changed otherwise since.

    Entries of lists are found again where others went or came before them; two that append both do.
    """
    fresh, clashes = [], []
    for edit in edits:
        path = _found_again(saw, now, edit.path)
        wanted = None if edit.value is None else as_data(edit.value)
        before, present = value_at(saw, edit.path), ABSENT if path is None else value_at(now, path)
        if path is None or not (
            _alike(before, present) or _alike(present, ABSENT if wanted is None else wanted)
        ):
            own = None if path is None else _by_key(path, before, present, edit.value)
            if own is None:
                clashes.append(Clash(edit.path, before, present, wanted))
                continue
        else:
            own = [Edit(path, edit.value)]
        fresh += own
        saw = with_edit(saw, edit)
        for each in own:
            now = with_edit(now, each)
    return fresh, clashes


def _by_key(path: Path, before: Any, present: Any, wanted: Tree | None) -> list[Edit] | None:
    """What becomes of an answer to a fact, key by key: two that add to it, one the words, one an exhibit, do not meet.

    None where they do, or where it is no answer.
    """
    if path[-2:-1] != FACTS or wanted is None:
        return None
    was, there, own = _answer(before), _answer(present), _answer(wanted)
    changed = {key: own.get(key) for key in {**was, **own} if not _alike_in(was, own, key)}
    if not all(_alike_in(was, there, key) or _alike_in(there, own, key) for key in changed):
        return None
    if isinstance(present, dict):
        return [Edit((*path, key), value) for key, value in changed.items()]
    whole = {key: value for key, value in {**there, **changed}.items() if value is not None}
    return [Edit(path, whole)]


def _answer(value: Any) -> dict[str, Any]:
    """An answer with its keys; one that is written by itself is 回答."""
    if isinstance(value, Mapping):
        return dict(value)
    return {ANSWER: value} if isinstance(value, str) else {}


def _alike_in(one: dict[str, Any], other: dict[str, Any], key: str) -> bool:
    return _alike(*(_plain(each.get(key, ABSENT)) for each in (one, other)))


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _alike(one: Any, other: Any) -> bool:
    """A key with nothing behind it says as little as none."""
    nothing = (ABSENT, None)
    if any(one is each for each in nothing) and any(other is each for each in nothing):
        return True
    return one is not ABSENT and other is not ABSENT and same(one, other)


def _found_again(saw: Any, now: Any, path: Path) -> Path | None:
    """The same place in `now`; None where an entry of a list that leads there cannot be told any more."""
    found: Path = ()
    for depth, step in enumerate(path):
        if isinstance(step, int):
            old, new = value_at(saw, path[:depth]), value_at(now, found)
            place = _index(old if isinstance(old, list) else [], new if isinstance(new, list) else [], step)
            if place is None:
                return None
            step = place  # noqa: PLW2901
        found = (*found, step)
    return found


def _index(old: list[Any], new: list[Any], index: int) -> int | None:
    """Where the entry `index` of `old` stands in `new`: the same, or the one that was changed in its place."""
    if index >= len(old):
        return index - len(old) + len(new)
    a, b = ([json.dumps(each, ensure_ascii=False, sort_keys=True) for each in items] for items in (old, new))
    for tag, start, end, there, till in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if start <= index < end:
            in_place = tag == "equal" or (tag == "replace" and end - start == till - there)
            return there + index - start if in_place else None
    return None
