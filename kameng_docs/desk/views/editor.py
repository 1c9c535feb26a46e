"""案件文件: the YAML itself, with its faults marked."""

from nicegui import ui

from kameng_docs.desk.desk import Desk
from kameng_docs.desk.frame import frame
from kameng_docs.desk.opened import OpenCase
from kameng_docs.desk.view import View


def show(desk: Desk, case: OpenCase) -> None:
    """The page."""
    with frame(desk, case, VIEW.slug) as page:
        editor = ui.codemirror(case.text, language="YAML", indent="  ", line_wrapping=True)
        page.on_change(lambda: editor.set_value(case.text))


VIEW = View("file", "案件文件", show)
