"""我的案件: the cases of the folder."""

from nicegui import ui

from kameng_docs.desk.desk import Desk
from kameng_docs.desk.frame import frame
from kameng_docs.desk.parts import link
from kameng_docs.desk.view import address


def show(desk: Desk) -> None:
    """The page."""
    from kameng_docs.desk.views import VIEWS

    with frame(desk, None, ""), ui.element("ul").classes("desk-list"):
        for name in desk.names():
            case = desk.case(name)
            if case:
                with ui.element("li"):
                    link(name, address(case, VIEWS[0].slug))
