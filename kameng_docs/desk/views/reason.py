"""Why something is not made, in plain words, with the way to where it is mended."""

from nicegui import ui

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.parts import link, words
from kameng_docs.desk.reasons import reason_of
from kameng_docs.desk.view import room, title_of


def reason(case: OpenCase, text: str, classes: str = "") -> None:
    """The reason, and behind it a link to each room in which what it names is filled in."""
    found = reason_of(text, case.shop.vocabulary)
    words("p", found.text, classes)
    there = [slug for slug in found.rooms if room(case, slug)]
    if there:
        with ui.element("div").classes("desk-row"):
            for slug in there:
                link(f"去“{title_of(slug)}”", room(case, slug), "desk-go")
