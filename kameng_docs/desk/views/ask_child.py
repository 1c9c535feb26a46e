"""The card that asks who the child is: filled whole, written by one press."""

from functools import partial
from typing import TYPE_CHECKING

from nicegui import ui

from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.confirming.fields import Path
from kameng_docs.desk.parts import button, field, lasting, typed, words
from kameng_docs.desk.questions.asked_child import BORN, CLAIMANT, GUARDIAN, NAME, RELATION, Child, told
from kameng_docs.desk.questions.cards import Card
from kameng_docs.desk.views.when import time_field

if TYPE_CHECKING:
    from kameng_docs.desk.views.ask import Questioning


def child(window: "Questioning", card: Card) -> None:
    """Fields for the child, what its author is to it, and a button that writes all of it."""
    given = {slot.path: slot.value for slot in card.slots}

    def put(path: Path, text: str) -> None:
        given[path] = text

    for slot in card.slots:
        if slot.choices:
            with ui.element("fieldset").classes("desk-choices"):
                words("legend", slot.label)
                for word in slot.choices:
                    with ui.element("label").classes("desk-choice"):
                        made = ui.element("input").props("type=radio name=ask-relation")
                        made.on("change", lasting(partial(put, slot.path, word)))
                        words("span", word)
        else:
            if slot.path[-1] == BORN:
                time_field(slot.label, slot.value, partial(put, slot.path), window.desk.today())
                continue
            entry = field(slot.label, value=slot.value)
            words("p", slot.hint, "desk-soft desk-hint").props(f"id=h{entry.id}")
            entry.props["aria-describedby"] = f"h{entry.id}"
            typed(entry, partial(put, slot.path))

    async def done() -> None:
        name, born = given[CLAIMANT, NAME], given[CLAIMANT, BORN]
        relation, own = given[CLAIMANT, GUARDIAN, RELATION], given.get((CLAIMANT, GUARDIAN, NAME), "")
        edit = told(window.case, Child(name, born, relation, own), window.desk.today())
        if isinstance(edit, Refused):
            wrong.text = f"{edit.message}。{edit.hint}"
            window.page.say(f"{edit.message}。{edit.hint}", wrong=True)
        else:
            await window.presses.write(lambda: [edit])

    wrong = words("p", "", "desk-wrong").props("role=alert")
    button("就这样写上", done, "desk-main desk-answer")
