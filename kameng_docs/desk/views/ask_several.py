"""Several questions on one card, a line each: what shows it can be looked at before it is answered, the rest once it is so."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from nicegui import ui

from kameng_docs.desk.parts import button, fold, lasting, words
from kameng_docs.desk.questions.answers import ANSWERS, NO
from kameng_docs.desk.questions.cards import Card, Row
from kameng_docs.desk.views.ask_fact import bubbles, exhibits, said
from kameng_docs.law.following import YES

if TYPE_CHECKING:
    from kameng_docs.desk.views.ask import Questioning


def several(window: "Questioning", card: Card) -> None:
    """All lines, and one press that says which of them it answers."""
    lines = [_line(window, card, place, row) for place, row in enumerate(card.rows)]
    done = button("", lambda: window.presses.rest(card), "desk-main desk-answer")

    def shown(now: Card) -> None:
        for row, line in zip(now.rows, lines, strict=True):
            line(row)
        done.text = done_told(now)

    done.text = done_told(card)
    window.shown.append(shown)


def done_told(card: Card) -> str:
    """What the press below the lines answers."""
    left = sum(not row.answer for row in card.rows)
    if not left:
        return "写好了"
    if left < len(card.rows):
        return f"写好了，其余 {left} 项都是“{NO}”"
    return f"这 {left} 项都是“{NO}”" if left > 1 else f"这一项是“{NO}”"


def _line(window: "Questioning", card: Card, place: int, row: Row) -> Callable[[Row], None]:
    boxes: dict[str, ui.element] = {}
    with ui.element("fieldset").classes("desk-choices desk-several"):
        words("legend", row.ask)
        if row.of and row.of.advice:
            words("p", row.of.advice, "desk-soft desk-advice")
        with ui.element("div").classes("desk-row"):
            for answer in ANSWERS:
                with ui.element("label").classes("desk-choice"):
                    box = boxes[answer] = ui.element("input").props("type=radio")
                    box.props["name"] = f"ask-{place}"
                    box.props["checked"] = answer == row.answer
                    box.on("change", lasting(lambda answer=answer: window.presses.row(card, row, answer)))
                    words("span", answer)
        more = _more(window, row.of) if row.of else None

    def shown(now: Row) -> None:
        for answer, box in boxes.items():
            if box.props.get("checked") != (answer == now.answer):
                box.props["checked"] = answer == now.answer
                box.update()
        if more and now.of:
            more(now.of)

    return shown


def _more(window: "Questioning", card: Card) -> Callable[[Card], None]:
    """What can be said besides of a line: its places once it is so; before that what the chats say of it, its exhibits."""
    with ui.element("div").classes("desk-more") as holder:
        shown = [said(window, card)]
    shows = _shows(window, card, shown) if card.bubbles or card.exhibits else None

    def again(now: Card) -> None:
        so = now.answer == YES
        holder.set_visibility(so)
        if shows is not None:
            shows.set_visibility(now.answer != NO)
            if so and not shows.props.get("open"):
                shows.props["open"] = True
                shows.update()
        for each in shown:
            each(now)

    again(card)
    return again


def _shows(window: "Questioning", card: Card, shown: list[Callable[[Card], None]]) -> ui.element:
    """Lines of chats and exhibits, folded until it is so; pressing one says that it is."""
    folded = fold(f"shows-{card.name}", "聊天里怎么说的、哪份证据能看出来", "desk-more")
    with folded:
        if card.bubbles:
            words("p", "聊天里说到的：点一句，时间和出处就写上；再点一次拿掉")
            shown.append(bubbles(window, card))
        shown.append(exhibits(window, card, "p"))
    return folded
