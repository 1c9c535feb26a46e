"""What was read of a reply, shown to its author: each value with the sentence it rests on, and what is left to look at."""

from collections.abc import Mapping

from nicegui import ui

from kameng_docs.desk.day.replies import Proposed
from kameng_docs.desk.optionless import plainly
from kameng_docs.desk.parts import words
from kameng_docs.reading.proposals import Kind, Proposal, Read
from kameng_docs.reading.replies.told import HEADS


def told_of(read: Read, found: Proposed | None, names: Mapping[str, str]) -> None:
    """All of it; `names` are those of channels by slug."""
    with ui.element("ul").classes("desk-list"):
        for each in read.proposals:
            with ui.element("li"):
                _one(each, names)
    if found is None:
        return
    if found.fit.why:
        words("p", f"是哪一步的：{found.fit.why}{'' if found.fit.clear else '，请在下面选'}", "desk-soft")
    for sentence in (*found.fit.doubts, *found.questions, *found.left_out, *read.unread):
        if plain := plainly(sentence):
            words("p", f"请看：{plain}", "desk-doubted")


def _one(each: Proposal, names: Mapping[str, str]) -> None:
    value = names.get(each.value, each.value) if each.kind is Kind.CHANNEL else each.value
    words("p", f"{HEADS.get(each.kind, str(each.kind))}：{value}")
    # Where in a picture a line is says its author nothing in numbers.
    where = each.at[0].file if each.at[0].box else each.at[0].told()
    if each.kind is Kind.EXCUSE:
        words("p", f"像是：{each.read}（{where}）", "desk-soft")
    elif each.read and each.read != each.value:
        words("p", f"原句：“{each.read}”（{where}）", "desk-soft")
    for doubt in each.doubts:
        words("p", f"请看：{doubt}", "desk-doubted")
