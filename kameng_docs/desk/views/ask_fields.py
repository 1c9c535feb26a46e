"""One place of the file on a card: a field to type in, or words to choose from, with what was worked out for it."""

from typing import TYPE_CHECKING

from nicegui import ui

from kameng_docs.desk.cards import Slot
from kameng_docs.desk.parts import button, field, words
from kameng_docs.wording import inner_quotes

if TYPE_CHECKING:
    from kameng_docs.desk.views.ask import Questioning

_CHANGED = "(e) => emit(e.target.value)"


def slot_field(window: "Questioning", slot: Slot) -> None:
    """What is typed is written when the field is left, or by Enter."""
    if slot.choices:
        choice_field(window, slot)
        return
    made = field(slot.label, value=slot.value, lines=3 if slot.long else 1)
    told = words("p", slot.hint, "desk-soft desk-hint").props(f"id=h{made.id}")
    made.props["aria-describedby"] = f"h{made.id}"

    async def changed(text: str) -> None:
        why = await window.fill(slot, text)
        if told.is_deleted:
            return
        told.text = why or slot.hint
        told.classes(add="desk-wrong" if why else "", remove="" if why else "desk-wrong")
        made.props["aria-invalid"] = "true" if why else "false"

    made.on("change", lambda e: changed(str(e.args)), js_handler=_CHANGED)
    offered(window, slot)


def offered(window: "Questioning", slot: Slot) -> None:
    """What was worked out: one press writes it."""
    for offer in slot.offers:
        with ui.element("div").classes("desk-row"):
            button(
                f"用“{inner_quotes(offer.value)}”",
                lambda offer=offer: window.fill(slot, offer.value, chosen_there=True),
                says=f"{slot.label}：用“{offer.value}”",
            )
            words("span", offer.why, "desk-soft")


def choice_field(window: "Questioning", slot: Slot) -> None:
    """One of several words."""
    with ui.element("fieldset").classes("desk-choices"):
        words("legend", slot.label)
        with ui.element("div").classes("desk-row"):
            for word in slot.choices:
                each = button(
                    word,
                    lambda word=word: window.fill(slot, word, chosen_there=True),
                    "desk-answer",
                    says=f"{slot.label}：{word}",
                )
                each.props["aria-pressed"] = "true" if word == slot.value else "false"
        for offer in slot.offers:
            words("p", f"“{offer.value}”：{offer.why}", "desk-soft")
