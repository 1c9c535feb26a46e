"""What was read of one field, in its colour, with where and what speaks against it."""

from collections.abc import Callable
from typing import Any

from nicegui import ui

from kameng_docs.desk.confirming.asking import Asked
from kameng_docs.desk.confirming.fields import State
from kameng_docs.desk.confirming.open import Open
from kameng_docs.desk.optionless import plainly
from kameng_docs.desk.parts import button, fold, words
from kameng_docs.starting.adding import REFERENCES

_LIT = {
    State.AGREED: "desk-green",
    State.TYPED: "desk-typed",
    State.ONCE: "desk-amber",
    State.DOUBTED: "desk-amber",
}


def values(each: Open) -> None:
    """What was read; the exhibit that shows it is told above the picture."""
    parts = [part for part in each.parts if part.key != REFERENCES]
    lit = "desk-value " + _LIT[each.field.state]
    if len(parts) == 1:
        words("p", parts[0].text, lit)
        return
    with ui.element("div").classes("desk-parts"):
        for part in parts:
            words("p", part.key, "desk-key")
            words("p", part.text or "没有读到", "desk-soft" if part.blank else lit)


def told_short(each: Open) -> str:
    """Its first value that was read."""
    return next((part.text for part in each.parts if part.text), "")


def told_of(each: Open) -> None:
    """Where it was read, what speaks against it, and what the file says instead."""
    shown = each.field
    if shown.state is State.AGREED:
        words(
            "p",
            f"✓ {len({at.file for at in shown.at})} 份文件一致：{'、'.join(dict.fromkeys(at.file for at in shown.at))}",
            "desk-soft",
        )
    elif shown.state is State.TYPED:
        words("p", f"{shown.at[0].told()}，是文件里的原文", "desk-soft")
    for doubt in shown.told:
        words("p", f"请看：{doubt}", "desk-doubted")
    if each.there:
        words("p", f"案件文件里现在写的是“{each.there}”；按“对”就换成上面的", "desk-doubted")


def left_over(found: Asked, take_back: Callable[[Open], Any], write: Callable[[Open], Any]) -> None:
    """What was put aside, to be taken back, what need not be asked for, and what was read and fits nowhere."""
    if found.spare:
        spare = fold("spare", f"其余读到的 {len(found.spare)} 项，不用核对", "desk-card")
        with spare, ui.element("ul").classes("desk-list"):
            for each in found.spare:
                with ui.element("li").classes("desk-row"):
                    words("span", f"{each.field.title}：{each.parts[0].text}（{each.needless}）")
                    says = f"也写进去：{each.field.title}"
                    button("也写进去", lambda each=each: write(each), says=says)
    if found.aside:
        aside = fold("aside", f"放在一边的 {len(found.aside)} 项，没有写进案件", "desk-card")
        with aside, ui.element("ul").classes("desk-list"):
            for each in found.aside:
                with ui.element("li").classes("desk-row"):
                    words("span", f"{each.field.title}（{each.said}）：{told_short(each)}")
                    says = f"拿回来：{each.field.title}"
                    button("拿回来", lambda each=each: take_back(each), says=says)
    if found.every.left:
        with fold("left", "还读到，没有写成哪一项的", "desk-card"):
            for line in found.every.left:
                words("p", plainly(line))
