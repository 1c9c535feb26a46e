"""A card of 问几句 as it is shown."""

from dataclasses import replace
from typing import TYPE_CHECKING

from nicegui import ui

from kameng_docs.custody.journal.edits import Edit
from kameng_docs.desk.parts import button, words
from kameng_docs.desk.questions.answers import ANSWERS, all_of
from kameng_docs.desk.questions.cards import Card, Sort
from kameng_docs.desk.views.ask_child import child
from kameng_docs.desk.views.ask_fact import fact
from kameng_docs.desk.views.ask_fields import slot_field
from kameng_docs.desk.views.ask_payments import payments
from kameng_docs.desk.views.ask_several import several
from kameng_docs.desk.views.dispute_choice import DisputeChoice

if TYPE_CHECKING:
    from kameng_docs.desk.views.ask import Questioning


def drawn(window: "Questioning", card: Card) -> None:
    """The card with everything that can be pressed on it."""
    window.shown.clear()
    with ui.element("article").classes("desk-card desk-question").props("aria-labelledby=ask-title"):
        words("h2", card.title).props("id=ask-title tabindex=-1")
        if card.why:
            words("p", f"为什么问：{card.why}", "desk-soft")
        if card.bears:
            words("p", f"关系到：{'、'.join(card.bears)}", "desk-soft")
        _OF[card.sort](window, card)
        if card.sort is not Sort.DISPUTE:
            _below(window, card)


def _below(window: "Questioning", card: Card) -> None:
    """How the card is left."""
    with ui.element("div").classes("desk-row"):
        enough = button(card.enough, lambda: window.presses.enough(window.card or card))
        if window.is_open(card):
            button("先不答", lambda: window.put_off(card), says=f"先不答：{card.title}")
        else:
            button("好了", lambda: window.take(""))

    def shown(now: Card) -> None:
        enough.text = now.enough
        enough.set_visibility(bool(now.enough))

    shown(card)
    window.shown.append(shown)


def _following(window: "Questioning", card: Card) -> None:
    with ui.element("ul").classes("desk-list"):
        for row in card.rows:
            with ui.element("li").classes("desk-row desk-other"):
                words("span", f"{row.ask}——{row.answer}")
                for said in (each for each in ANSWERS if each != row.answer):
                    button(
                        said,
                        lambda row=row, said=said: window.presses.write(
                            lambda: all_of(window.case.data, [row], {}, said)
                        ),
                        says=f"{said}：{row.ask}",
                    )

    def right() -> object:
        return window.presses.write(
            lambda: [edit for row in card.rows for edit in all_of(window.case.data, [row], {}, row.answer)]
        )

    button("都对" if len(card.rows) > 1 else "对", right, "desk-main desk-answer")


def _values(window: "Questioning", card: Card) -> None:
    fields = {slot.path: (slot, slot_field(window.presses, slot)) for slot in card.slots}
    if any(not slot.choices for slot in card.slots):
        # Leaving the field has written it; this is where the hand goes.
        button("写好了", lambda: window.written(card), "desk-main desk-answer")

    def shown(_: Card) -> None:
        # What is filled is asked no more, and stands on the card still.
        for path, (slot, show) in fields.items():
            show(replace(slot, value=str(window.case.value(path) or "")))

    window.shown.append(shown)


def _dispute(window: "Questioning", card: Card) -> None:
    choice = DisputeChoice(
        "用几个字说说，下面就换成像的",
        "哪几样像？可以选几项",
        likely=window.found.proposed if window.found else (),
        said=window.reading.kept.found.story,
    )

    async def done() -> None:
        if choice.names:
            await window.presses.write(lambda: [Edit((card.sort,), choice.names)])
        else:
            window.page.say("还没有选", wrong=True)

    button("就是这些", done, "desk-main desk-answer")


_OF = {
    Sort.FACT: fact,
    Sort.FOLLOWING: _following,
    Sort.SEVERAL: several,
    Sort.VALUES: _values,
    Sort.DISPUTE: _dispute,
    Sort.CHILD: child,
    Sort.PAYMENTS: payments,
}
