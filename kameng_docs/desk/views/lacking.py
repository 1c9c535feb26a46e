"""What is missing in a case, in words, and the way to where it is mended."""

from collections.abc import Sequence

from nicegui import ui

from kameng_docs.desk.marks import Mark
from kameng_docs.desk.opened import OpenCase
from kameng_docs.desk.parts import link, words
from kameng_docs.desk.view import room, title_of

MOST = 8
"""So many things that are missing are listed; the others come as these go."""


def lacking(case: OpenCase, marks: Sequence[Mark], rooms: Sequence[str], until: str) -> None:
    """`until` is what cannot be done before; of `rooms` the first that there is mends it."""
    with ui.element("section").classes("desk-card").props("aria-labelledby=lacking"):
        words("h2", f"还有 {len(marks)} 处要补要改，{until}").props("id=lacking")
        with ui.element("ul").classes("desk-list"):
            for mark in marks[:MOST]:
                with ui.element("li"):
                    words("p", mark.message)
        if len(marks) > MOST:
            words("p", f"还有 {len(marks) - MOST} 处，补好上面的再看。")
        with ui.element("div").classes("desk-row"):
            for slug in rooms:
                if (way := room(case, slug)) and slug != "file":
                    link(f"去“{title_of(slug)}”", way, "desk-button desk-main desk-go")
                    break
            link("在案件文件里改", room(case, "file"), "desk-button desk-go")
