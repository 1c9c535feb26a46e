"""One place of the file on a card: a field to type in, or words to choose from, with what was worked out for it."""

import json
from collections.abc import Callable

from nicegui import ui

from kameng_docs.desk.parts import button, field, lasting, words
from kameng_docs.desk.questions.cards import Slot
from kameng_docs.desk.views.ask_presses import Presses
from kameng_docs.desk.views.when import Below
from kameng_docs.wording import inner_quotes

_CHANGED = "(e) => emit(e.target.value)"
# What is being typed is left alone: a field in hand changes only while it holds what was last shown in it.
_PUT = """{
  const f = document.getElementById(%s), last = %s;
  if (f && (f !== document.activeElement || f.value === last)) f.value = %s;
}"""


def slot_field(presses: Presses, slot: Slot) -> Callable[[Slot], None]:
    """What is typed is written when the field is left, or by Enter. What is given back shows another value in it."""
    if slot.choices:
        return choice_field(presses, slot)
    held, wrong = presses.refused.get(slot.path, (slot.value, ""))
    made = field(slot.label, value=held, lines=3 if slot.long else 1)
    told = words("p", slot.hint, "desk-soft desk-hint").props(f"id=h{made.id}")
    made.props["aria-describedby"] = f"h{made.id}"
    # What was last shown in it or typed, and how much of that is still on its way to the file.
    stands, coming = [slot.value], [0]

    def explain(why: str, text: str) -> None:
        meant = presses.meant(slot, text)
        if meant is not None:
            # Said below, with what to press.
            why = ""
        told.text = why or slot.hint
        # One of the two colours: the softer one stands later in the style and would win.
        now, gone = ("desk-wrong", "desk-soft") if why else ("desk-soft", "desk-wrong")
        told.classes(add=now, remove=gone)
        made.props["aria-invalid"] = "true" if why else "false"
        below.tell(text, meant)

    def stand(text: str) -> None:
        # Where the page is built once more in the browser it stands there too.
        stands[0] = made.props["defaultValue"] = text

    async def changed(text: str) -> None:
        stand(text.strip())
        coming[0] += 1
        try:
            why = await presses.fill(slot, text)
        finally:
            coming[0] -= 1
        if told.is_deleted:
            return
        explain(why, text)

    def shown(now: Slot) -> None:
        # What is on its way is not in the file yet; what the file would not take stays in sight until it is mended.
        if now.value == stands[0] or coming[0] or slot.path in presses.refused:
            return
        told = made.props["id"], stands[0], now.value
        stand(now.value)
        below.tell(now.value, None)
        ui.run_javascript(_PUT % tuple(map(json.dumps, told)))

    below = Below(made, changed)
    explain(wrong, held if wrong else "")
    made.on("change", lasting(lambda e: changed(str(e.args))), js_handler=_CHANGED)
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
    stands = [slot.value]

    def lit(chosen: str) -> None:
        for word, each in made.items():
            pressed(each, on=word == chosen)

    async def press(word: str) -> None:
        # At once: to write it and to find what is open then takes a while, and whoever sees nothing presses again.
        lit(word)
        if await presses.fill(slot, word):
            lit(stands[0])

    with ui.element("fieldset").classes("desk-choices"):
        words("legend", slot.label)
        with ui.element("div").classes("desk-row"):
            for word in slot.choices:
                made[word] = button(
                    word,
                    lambda word=word: press(word),
                    "desk-answer",
                    says=f"{slot.label}：{word}",
                )
        for offer in slot.offers:
            words("p", f"“{offer.value}”：{offer.why}", "desk-soft")

    def shown(now: Slot) -> None:
        stands[0] = now.value
        lit(now.value)

    shown(slot)
    return shown


def pressed(made: ui.element, *, on: bool) -> None:
    """Whether a button is shown as pressed."""
    said = "true" if on else "false"
    if made.props.get("aria-pressed") != said:
        made.props["aria-pressed"] = said
        made.update()
