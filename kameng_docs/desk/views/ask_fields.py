"""One place of the file on a card: a field to type in, or words to choose from, with what was worked out for it."""

import json
from collections.abc import Callable

from nicegui import ui

from kameng_docs.desk.parts import button, field, words
from kameng_docs.desk.questions.cards import Slot
from kameng_docs.desk.views.ask_presses import Presses
from kameng_docs.wording import inner_quotes

_CHANGED = "(e) => emit(e.target.value)"
# What is being typed is left alone.
_PUT = "{const f = document.getElementById(%s); if (f && f !== document.activeElement) f.value = %s}"


def slot_field(presses: Presses, slot: Slot) -> Callable[[Slot], None]:
    """What is typed is written when the field is left, or by Enter. What is given back shows another value in it."""
    if slot.choices:
        return choice_field(presses, slot)
    held, wrong = presses.refused.get(slot.path, (slot.value, ""))
    made = field(slot.label, value=held, lines=3 if slot.long else 1)
    told = words("p", slot.hint, "desk-soft desk-hint").props(f"id=h{made.id}")
    made.props["aria-describedby"] = f"h{made.id}"
    stands = [slot.value]

    def explain(why: str) -> None:
        told.text = why or slot.hint
        told.classes(add="desk-wrong" if why else "", remove="" if why else "desk-wrong")
        made.props["aria-invalid"] = "true" if why else "false"

    async def changed(text: str) -> None:
        stands[0] = text.strip()
        why = await presses.fill(slot, text)
        if told.is_deleted:
            return
        explain(why)

    def shown(now: Slot) -> None:
        if now.value != stands[0]:
            stands[0] = now.value
            ui.run_javascript(_PUT % (json.dumps(made.props["id"]), json.dumps(now.value)))

    explain(wrong)
    made.on("change", lambda e: changed(str(e.args)), js_handler=_CHANGED)
    offered(presses, slot)
    return shown


def offered(presses: Presses, slot: Slot) -> None:
    """What was worked out: one press writes it."""
    for offer in slot.offers:
        with ui.element("div").classes("desk-row"):
            button(
                f"用“{inner_quotes(offer.value)}”",
                lambda offer=offer: presses.fill(slot, offer.value),
                says=f"{slot.label}：用“{offer.value}”",
            )
            words("span", offer.why, "desk-soft")


def choice_field(presses: Presses, slot: Slot) -> Callable[[Slot], None]:
    """One of several words."""
    made: dict[str, ui.element] = {}
    with ui.element("fieldset").classes("desk-choices"):
        words("legend", slot.label)
        with ui.element("div").classes("desk-row"):
            for word in slot.choices:
                made[word] = button(
                    word,
                    lambda word=word: presses.fill(slot, word),
                    "desk-answer",
                    says=f"{slot.label}：{word}",
                )
        for offer in slot.offers:
            words("p", f"“{offer.value}”：{offer.why}", "desk-soft")

    def shown(now: Slot) -> None:
        for word, each in made.items():
            pressed(each, on=word == now.value)

    shown(slot)
    return shown


def pressed(made: ui.element, *, on: bool) -> None:
    """Whether a button is shown as pressed."""
    said = "true" if on else "false"
    if made.props.get("aria-pressed") != said:
        made.props["aria-pressed"] = said
        made.update()
