"""What was pressed or typed on a card → the edits of the case file, and whether the file would take them."""

from collections.abc import Mapping, Sequence
from typing import Any

from kameng_docs.case.part import UNKNOWN
from kameng_docs.custody.journal.edits import Edit, edited
from kameng_docs.custody.journal.nested import Tree
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.casefile.snapshot import CASE, routed
from kameng_docs.desk.casefile.taking import fresh
from kameng_docs.desk.confirming.fields import Path
from kameng_docs.desk.confirming.sorting import FACTS
from kameng_docs.desk.questions.asked_values import at
from kameng_docs.desk.questions.cards import Row
from kameng_docs.desk.questions.judging import ANSWER, entries, entry_of
from kameng_docs.law.following import YES

NO, UNCLEAR = "否", "不清楚"
ANSWERS = (YES, NO, UNCLEAR)


def answered(data: Mapping[str, Any], name: str, changes: Mapping[str, Any]) -> list[Edit]:
    """A fact with these keys of its answer changed; None takes one out. What else it holds stays, with its comments."""
    held = entries(data).get(name)
    if isinstance(held, dict):
        return [
            Edit((FACTS, name, key), value)
            for key, value in changes.items()
            if value is not None or key in held
        ]
    kept = {**entry_of(data, name), **changes}
    whole: dict[str, Tree] = {key: value for key, value in kept.items() if value not in (None, "", ())}
    if not whole:
        return []
    return [Edit((FACTS, name), str(whole[ANSWER]) if set(whole) == {ANSWER} else whole)]


def chosen(data: Mapping[str, Any], path: Path, text: str) -> list[Edit]:
    """A place with what was typed or chosen; nothing typed takes it out."""
    value = text.strip() or None
    if path[0] == FACTS:
        # The answer may stand there by itself, without a key.
        return answered(data, str(path[1]), {str(path[2]): value})
    return [_of_somebody(data, path, value)]


def _of_somebody(data: Mapping[str, Any], path: Path, value: str | None) -> Edit:
    """The first that is written of somebody unknown takes the place of 不知道, which is nobody's name."""
    for deep in range(1, len(path)):
        if at(data, path[:deep]) == UNKNOWN and value is not None:
            tree: Tree = value
            for key in reversed(path[deep:]):
                tree = {str(key): tree}
            return Edit(path[:deep], tree)
    return Edit(path, value)


def all_of(data: Mapping[str, Any], rows: Sequence[Row], given: Mapping[Path, str], rest: str) -> list[Edit]:
    """The questions of one card: those that were answered one by one so, all others `rest`."""
    found: list[Edit] = []
    for row in rows:
        answer = given.get(row.path, rest)
        if row.path[0] == FACTS:
            found += answered(data, str(row.path[1]), {ANSWER: answer})
        else:
            found.append(Edit(row.path, answer))
    return found


def unfit(case: OpenCase, edits: Sequence[Edit]) -> str:
    """Why the file would not take these edits, in a sentence for its author; empty where it would.

    What goes into the file of a party is not tried before: `check` tells of it.
    """
    now, data = case.text.encode(), case.data
    own = [each for each in edits if routed(data, each)[0] == CASE]
    if not own:
        return ""
    after = edited(now, own)
    if isinstance(after, Refused):
        return f"{after.message}。{after.hint}"
    spoken = fresh(case, now, after)
    return f"{spoken[0].message}。{spoken[0].hint}" if spoken else ""
