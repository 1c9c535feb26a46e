"""The cards of 问几句 that are not in hand, by their questions and folded: open, only to add, answered, left."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nicegui import ui

from kameng_docs.desk.parts import button, fold, words
from kameng_docs.desk.questions.cards import Card
from kameng_docs.desk.questions.questions import Cards

if TYPE_CHECKING:
    from kameng_docs.desk.views.ask import Questioning


def others(window: "Questioning", found: Cards) -> None:
    """All of them, each to be taken in hand."""
    _listed(window, "还要问的", found.open, "答这一个")
    _listed(window, "还可以补充的，不答也行", found.more, "答这一个")
    _listed(window, "答过的", found.answered, "改")
    if found.left:
        with _folded("不用再写的", len(found.left)):
            for name in found.left:
                with ui.element("li").classes("desk-row desk-other"):
                    words("span", name)
                    button("再问", lambda name=name: window.presses.ask_again(name), says=f"再问：{name}")


def _listed(window: "Questioning", title: str, every: Sequence[Card], does: str) -> None:
    rest = [each for each in every if each != window.card]
    if not rest:
        return
    with _folded(title, len(rest)):
        for each in rest:
            with ui.element("li").classes("desk-row desk-other"):
                words("span", f"{each.title}{f'——{each.answer}' if each.answer else ''}")
                button(does, lambda name=each.name: window.take(name), says=f"{does}：{each.title}")


def _folded(title: str, count: int) -> ui.element:
    with fold(f"others-{title}", f"{title}（{count}）", "desk-card desk-fold"):
        return ui.element("ul").classes("desk-list")
