"""A picture of the case with the boxes of what was read in it, of which that of the card in hand is lit."""

from collections.abc import Sequence

from nicegui import ui

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.confirming.open import Open
from kameng_docs.desk.given.files import seen_at

# Lights the boxes of the card that has the focus or the mouse, and brings the first into sight within the picture.
LIGHT = """
() => {
  const room = document.getElementById("confirm-picture");
  if (!room) return;
  room.querySelectorAll(".desk-box").forEach((box) => box.classList.toggle("desk-lit", box.dataset.of === "%s"));
  const first = room.querySelector(".desk-lit");
  if (first) room.scrollTop = first.offsetTop + first.offsetHeight / 2 - room.clientHeight / 2;
}
"""


def lit_picture(case: OpenCase, file: str, every: Sequence[Open], size: tuple[int, int]) -> None:
    """The picture `file` of this size with a box for each field."""
    held = ui.element("div").classes("desk-picture").props("id=confirm-picture tabindex=0 role=group")
    held.props["aria-label"] = "原图，框是读到的地方"
    with held, ui.element("div").classes("desk-sheet"):
        image = ui.element("img")
        image.props["src"] = seen_at(case, file)
        image.props["alt"] = f"{file} 的原图"
        for each in every:
            _boxes(each, file, *size)


def _boxes(each: Open, file: str, width: int, height: int) -> None:
    for place in each.field.at:
        if place.file == file and place.box:
            box = ui.element("div").classes("desk-box").props(f"data-of={each.field.name} aria-hidden=true")
            left, top = place.box.left / width, place.box.top / height
            wide, high = place.box.width / width, place.box.height / height
            box.style(f"left:{left:.2%};top:{top:.2%};width:{wide:.2%};height:{high:.2%}")
