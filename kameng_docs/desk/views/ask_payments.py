"""The card on which each payment of a child is typed, one a line: written by one press."""

from functools import partial
from typing import TYPE_CHECKING

from nicegui import ui

from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.confirming.fields import Path
from kameng_docs.desk.parts import button, field, lasting, typed, words
from kameng_docs.desk.questions.asked_payments import (
    ACCOUNT,
    GOODS,
    LINES,
    SORT,
    Payments,
    read_lines,
    written_as,
)
from kameng_docs.desk.questions.cards import Card

if TYPE_CHECKING:
    from kameng_docs.desk.views.ask import Questioning

_LINES = 9
"""Lines that are in sight at once."""


def payments(window: "Questioning", card: Card) -> None:
    """A field for the lines with what was made of them, what they were paid for, and a button that writes all of it."""
    given = {slot.path: slot.value for slot in card.slots}
    told = None

    def put(path: Path, text: str) -> None:
        given[path] = text
        if path == LINES and told is not None:
            told.text = read_lines(text, window.desk.today())

    for slot in card.slots:
        if slot.choices:
            with ui.element("fieldset").classes("desk-choices"):
                words("legend", slot.label)
                for word in slot.choices:
                    with ui.element("label").classes("desk-choice"):
                        made = ui.element("input").props("type=radio name=ask-paid-for")
                        made.props["checked"] = word == slot.value
                        made.on("change", lasting(partial(put, slot.path, word)))
                        words("span", word)
            continue
        entry = field(slot.label, value=slot.value, lines=_LINES if slot.path == LINES else 1)
        words("p", slot.hint, "desk-soft desk-hint").props(f"id=h{entry.id}")
        entry.props["aria-describedby"] = f"h{entry.id}"
        typed(entry, partial(put, slot.path))
        if slot.path == LINES:
            told = words("p", read_lines(slot.value, window.desk.today())).props("role=status")

    async def done() -> None:
        of = {str(path[-1]): text for path, text in given.items()}
        paid = Payments(of[str(LINES[-1])], of[GOODS], of[SORT], of[ACCOUNT])
        edit = written_as(window.case.data, paid, window.desk.today())
        if isinstance(edit, Refused):
            window.page.say(f"{edit.message}。{edit.hint}", wrong=True)
        else:
            await window.presses.write(lambda: [edit])

    button("就是这几笔", done, "desk-main desk-answer")
