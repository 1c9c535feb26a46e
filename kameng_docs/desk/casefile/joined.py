"""A change of a case, made by somebody who saw an older version → the case with it, or where it meets another's."""

from collections.abc import Sequence
from typing import Any

from kameng_docs.custody.journal.edits import ABSENT, Edit, as_data, data_of, edited, same, value_at
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.casefile.conflict import Clash, Conflict
from kameng_docs.desk.casefile.merge import merged_text, rebased
from kameng_docs.desk.casefile.snapshot import CASE, Snapshot, routed
from kameng_docs.desk.casefile.texts import rewritten, text_of


def with_edits(now: Snapshot, seen: Snapshot | None, edits: Sequence[Edit]) -> Snapshot | Conflict | Refused:
    """`now` with the edits, which were made on `seen`; None stands for a version that is forgotten."""
    data = data_of(now.files[CASE])
    if isinstance(data, Refused):
        return data
    by_file: dict[str, list[Edit]] = {}
    for edit in edits:
        name, below = routed(data, edit)
        by_file.setdefault(name, []).append(below)
    wanted = now
    for name, own in by_file.items():
        if name not in now.files:
            return Refused(f"parties/ 里没有“{name}”的文件", "打开“案件文件”，看看名字写得对不对")
        fresh = _of_one_file(now.files[name], seen.files.get(name) if seen else None, own)
        if isinstance(fresh, Refused):
            return fresh
        if isinstance(fresh, list):
            return _conflict(now, name, own, fresh, edits)
        wanted = wanted.changed(name, fresh)
    return wanted


def with_text(
    now: Snapshot, seen: Snapshot | None, text: str, name: str = CASE
) -> Snapshot | Conflict | Refused:
    """`now` with this whole text in one of its files, which was made on `seen`."""
    if name not in now.files:
        return Refused(f"案件文件里已经没有写“{name}”", "到“案件文件”里看看")
    present, base = now.files[name], seen.files.get(name) if seen else None
    joined = None if base is None else merged_text(text_of(base), text, text_of(present))
    if joined is None and text != text_of(present):
        return Conflict(now.version, text_of(present), text)
    fresh = rewritten(present, text if joined is None else joined)
    return fresh if isinstance(fresh, Refused) else now.changed(name, fresh)


def back(now: Snapshot, after: Snapshot, before: Snapshot) -> Snapshot | None:
    """`now` without what led from `before` to `after`; None where it was changed again since."""
    wanted = now
    for name in {*before.files, *after.files}:
        old, new, present = (each.files.get(name) for each in (before, after, now))
        if old == new or old is None or new is None:
            # A party that came or went with its name in the case file: its own file was not written.
            continue
        if present is None:
            return None
        joined = old if present == new else _joined(new, old, present)
        if joined is None:
            return None
        wanted = wanted.changed(name, joined)
    return wanted


def _joined(base: bytes, ours: bytes, theirs: bytes) -> bytes | None:
    text = merged_text(text_of(base), text_of(ours), text_of(theirs))
    fresh = None if text is None else rewritten(theirs, text)
    return None if isinstance(fresh, Refused) else fresh


def _of_one_file(now: bytes, seen: bytes | None, edits: Sequence[Edit]) -> bytes | list[Clash] | Refused:
    if now == seen:
        return edited(now, edits)
    present = data_of(now)
    if isinstance(present, Refused):
        return present
    before = None if seen is None else data_of(seen)
    if before is None or isinstance(before, Refused):
        # Nobody knows any more what was seen: only what stands there already is no difference.
        clashes = [_clash(present, edit) for edit in edits if not _stands(present, edit)]
        return clashes or now
    fresh, clashes = rebased(before, present, edits)
    return clashes or edited(now, fresh)


def _stands(data: Any, edit: Edit) -> bool:
    value = value_at(data, edit.path)
    return value is ABSENT if edit.value is None else value is not ABSENT and same(value, as_data(edit.value))


def _clash(data: Any, edit: Edit) -> Clash:
    wanted = None if edit.value is None else as_data(edit.value)
    return Clash(edit.path, ABSENT, value_at(data, edit.path), wanted)


def _conflict(
    now: Snapshot, name: str, own: Sequence[Edit], clashes: Sequence[Clash], edits: Sequence[Edit]
) -> Conflict:
    """Of the file in which they meet; the edits are those of the whole change, to be given again."""
    content = now.files[name]
    wanted = edited(content, own)
    text = text_of(content) if isinstance(wanted, Refused) else text_of(wanted)
    return Conflict(now.version, text_of(content), text, tuple(clashes), tuple(edits))
