"""What can be said of one fact, on a card of its own or on a line of one: its answer, its fields, lines of chats, exhibits."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import quote

from nicegui import ui

from kameng_docs.desk.given.files import SEE
from kameng_docs.desk.parts import button, fold, words
from kameng_docs.desk.questions.answers import ANSWERS
from kameng_docs.desk.questions.bubbles import Bubble
from kameng_docs.desk.questions.cards import Card
from kameng_docs.desk.views.ask_fields import pressed, slot_field

if TYPE_CHECKING:
    from kameng_docs.desk.views.ask import Questioning

Shown = Callable[[Card], None]
"""Brings what is drawn up to date with the fact as it is now."""


def fact(window: "Questioning", card: Card) -> None:
    """A card that asks for one."""
    with ui.element("div").classes("desk-two desk-asked"):
        with ui.element("div"):
            shown = [_answers(window, card), said(window, card)]
        with ui.element("div"):
            if card.bubbles:
                words("h3", "聊天里说到的：点一句，时间和出处就写上；再点一次拿掉")
            shown += [bubbles(window, card), exhibits(window, card, "h3")]
    window.shown += shown


def _answers(window: "Questioning", card: Card) -> Shown:
    words("p", "是这样吗？")
    if card.advice:
        words("p", card.advice, "desk-soft desk-advice")
    made: dict[str, ui.element] = {}
    with ui.element("div").classes("desk-row").props('role=group aria-label="您的回答"'):
        for answer in ANSWERS:
            made[answer] = button(
                answer, lambda answer=answer: window.presses.answer(card, answer), "desk-answer"
            )

    def shown(now: Card) -> None:
        for answer, each in made.items():
            pressed(each, on=answer == now.answer)

    shown(card)
    return shown


def said(window: "Questioning", card: Card) -> Shown:
    """What the answer still needs, and the places where it is written."""
    lacking = words("p", "", "desk-doubted").props("role=status")
    fields = {slot.path: slot_field(window.presses, slot) for slot in card.slots}

    def shown(now: Card) -> None:
        lacking.text = f"写上更好：{'、'.join(now.lacks)}" if now.lacks else ""
        for slot in now.slots:
            fields[slot.path](slot)

    lacking.text = f"写上更好：{'、'.join(card.lacks)}" if card.lacks else ""
    return shown


def bubbles(window: "Questioning", card: Card) -> Shown:
    """The lines of the chats, those that may answer it first."""
    every = list(enumerate(card.bubbles))
    near = [(place, each) for place, each in every if each.likely or each.attached]
    rest = [(place, each) for place, each in every if not (each.likely or each.attached)]
    made = _lines(window, card, near)
    if rest:
        with fold(f"lines-{card.name}", f"其余 {len(rest)} 句", "desk-fold"):
            made += _lines(window, card, rest)

    def shown(now: Card) -> None:
        for each in made:
            each(now)

    return shown


def _lines(window: "Questioning", card: Card, every: list[tuple[int, Bubble]]) -> list[Shown]:
    if not every:
        return []
    with ui.element("ul").classes("desk-list"):
        return [_line(window, card, place, each) for place, each in every]


def _line(window: "Questioning", card: Card, place: int, bubble: Bubble) -> Shown:
    name = f"ask-{card.name}-b{place}"
    with ui.element("li"):
        made = button("", lambda: window.presses.attach(card.name, place, name), "desk-bubble")
        made.props["id"] = name
        with made:
            head = words("span", "", "desk-key")
            words("span", bubble.words, "desk-said")
            if bubble.likely or bubble.attached:
                _crop(window, bubble)

    def shown(now: Card) -> None:
        on = now.bubbles[place].attached
        head.text = f"{'✓ 附上了　' if on else ''}{bubble.who}　{bubble.at}"
        pressed(made, on=on)

    shown(card)
    return shown


def _crop(window: "Questioning", each: Bubble) -> None:
    """The piece of the picture where it stands."""
    size, box = window.sizes.get(each.place.file), each.place.box
    if not size or not box or not box.width or not box.height:
        return
    with ui.element("span").classes("desk-crop") as held:
        held.style(f"aspect-ratio:{box.width}/{box.height};max-width:{box.width}px")
        image = ui.element("img")
        image.props["src"] = (
            f"{SEE}/{quote(window.case.file.stem, safe='')}/{quote(each.place.file, safe='')}"
        )
        image.props["alt"] = ""
        wide, left, top = size[0] / box.width, box.left / box.width, box.top / box.height
        image.style(f"width:{wide:.4%};left:{-left:.4%};top:{-top:.4%}")


def exhibits(window: "Questioning", card: Card, tag: str) -> Shown:
    """Which exhibits show it; `tag` is that of the line above them."""
    made: dict[str, ui.element] = {}
    if card.exhibits:
        words(tag, "哪份证据能看出来？可以点几份")
        with ui.element("div").classes("desk-row"):
            for place, name in enumerate(card.exhibits):
                id_ = f"ask-{card.name}-e{place}"
                made[name] = button(
                    name,
                    lambda name=name, id_=id_: window.presses.prove(card.name, name, id_),
                    "desk-chip",
                )
                made[name].props["id"] = id_

    def shown(now: Card) -> None:
        named = {each.split("#")[0] for each in now.proofs}
        for name, each in made.items():
            pressed(each, on=name in named)

    shown(card)
    return shown
