"""What is missing in a case, in words, and the way to where it is mended."""

from collections.abc import Sequence

from nicegui import ui

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.lacks import Lacks
from kameng_docs.desk.parts import link, words
from kameng_docs.desk.view import room, title_of

ASK, FILE = "ask", "file"
MOST = 8
"""So many things that are missing are listed; the others come as these go."""


def lacking(case: OpenCase, lacks: Lacks, rooms: Sequence[str], until: str) -> None:
    """`until` is what cannot be done before; of `rooms` the first that there is mends it."""
    with ui.element("section").classes("desk-card").props("aria-labelledby=lacking"):
        words("h2", f"还有 {lacks.count} 处要补要改，{until}").props("id=lacking")
        with ui.element("ul").classes("desk-list"):
            for line in lacks.told[:MOST]:
                with ui.element("li"):
                    words("p", line)
        if more := lacks.told[MOST:]:
            words("p", f"还有 {len(more)} 处，补好上面的再看。")
        with ui.element("div").classes("desk-row"):
            # Questions have a room of their own, whatever else is open.
            slugs = [slug for slug in rooms if slug != FILE and room(case, slug)][:1]
            for n, slug in enumerate(dict.fromkeys([*slugs, *([ASK] if lacks.asked else [])])):
                main = "" if n else " desk-main"
                link(f"去“{title_of(slug)}”", room(case, slug), f"desk-button desk-go{main}")
            link("在案件文件里改", room(case, FILE), "desk-button desk-go")
