"""我的案件: the cases of the folder with the nearest day of each, and a new one; more than a handful are shown as 案件本."""

from nicegui import run, ui

from kameng_docs.case.examples import own_of
from kameng_docs.desk.book.asked import BOOK, Asked
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.frame import frame
from kameng_docs.desk.listing import Row, row_of
from kameng_docs.desk.parts import link, words
from kameng_docs.desk.view import address, room
from kameng_docs.desk.views import book
from kameng_docs.desk.views.begin import Beginning

HANDFUL = 5
"""So many cases of one's own are shown as cards, each with all that is next; more are looked through in a table."""


async def show(desk: Desk) -> None:
    """The page."""
    names = desk.names()
    own = own_of(names)
    if len(own) > HANDFUL:
        book.shown(desk, Asked())
        return
    with frame(desk, None, ""):
        if not own:
            words("p", "这里还没有您的案件。写一个名字，从这里开始；填的东西只留在这台电脑上。")
            Beginning(desk)
        rows = _list("我的案件", desk, own) | _list(
            "示例，可以打开看看", desk, [n for n in names if n not in own]
        )
        if own:
            Beginning(desk)
        if names:
            link("列成一张表看：案件本", BOOK)
    ui.timer(0.1, lambda: _looked(desk, rows), once=True)


def _list(title: str, desk: Desk, names: list[str]) -> dict[str, tuple[ui.element, ui.element]]:
    """A list of cases; what is found in each comes a moment later, into the places that are given."""
    from kameng_docs.desk.views import VIEWS

    places: dict[str, tuple[ui.element, ui.element]] = {}
    if not names:
        return places
    with ui.element("section"):
        words("h2", title)
        with ui.element("ul").classes("desk-list desk-cases"):
            for name in names:
                with ui.element("li").classes("desk-card"):
                    case = desk.case(name)
                    if case:
                        way = link(name, address(case, VIEWS[0].slug), "desk-case")
                        places[name] = way, ui.element("div")
                        with places[name][1]:
                            words("p", "正在看……", "desk-soft")
    return places


async def _looked(desk: Desk, places: dict[str, tuple[ui.element, ui.element]]) -> None:
    """Look at one case after the other, while the page can be used; each then opens where something is open."""
    for name, (way, place) in places.items():
        case = desk.case(name)
        row = await run.io_bound(row_of, case, desk.today()) if case else None
        if place.is_deleted:
            return
        if row and case:
            way.props["href"] = next(
                filter(None, (room(case, slug) for slug in row.rooms)), way.props["href"]
            )
            way.update()
            place.clear()
            with place:
                _row(row)


def _row(row: Row) -> None:
    if row.title:
        words("p", row.title)
    if row.next and not row.over:
        words("p", f"接下来：{row.next}")
    if row.day:
        words("p", row.day)
    words("p", "已经了结" if row.over else row.state, "" if row.wrong else "desk-soft")
