"""Two changes of one text, or of one case, since somebody looked: joined where they touch different things."""

import difflib
import json
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from kameng_docs.custody.journal.edits import ABSENT, Edit, Path, as_data, same, value_at, with_edit
from kameng_docs.desk.conflict import Clash


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
            clashes.append(Clash(edit.path, before, present, wanted))
            continue
        fresh.append(Edit(path, edit.value))
        saw, now = with_edit(saw, edit), with_edit(now, fresh[-1])
    return fresh, clashes


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
