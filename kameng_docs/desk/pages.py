"""The addresses of the desk."""

from typing import Any

from nicegui import app, ui

from kameng_docs.desk.book.asked import BOOK
from kameng_docs.desk.book.files import add_book
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.frame import frame
from kameng_docs.desk.given.files import add_answers, add_files
from kameng_docs.desk.papers.made import add_made
from kameng_docs.desk.parts import link, words
from kameng_docs.desk.views import VIEWS, book, cases
from kameng_docs.desk.views.editor import add_words


def add_pages(desk: Desk) -> None:
    """The list of cases, 案件本, and each view of each case."""
    add_words(desk)
    add_files(desk)
    add_answers(desk)
    add_made(desk)
    add_book(desk)

    @ui.page("/")
    def _list() -> Any:
        return cases.show(desk)

    @ui.page(BOOK)
    def _book() -> Any:
        return book.show(desk)

    @ui.page("/case/{name}/{slug}")
    async def _view(name: str, slug: str) -> None:
        case = desk.case(name)
        view = next((view for view in VIEWS if view.slug == slug), None)
        if case is None or view is None:
            with frame(desk, None, ""):
                words("p", "没有这个案件，或者它已经改了名。")
                link("回到我的案件", "/")
            return
        case.refreshed()
        result = view.show(desk, case)
        if hasattr(result, "__await__"):
            await result  # type: ignore[misc]

    def _failed() -> None:
        # The frame tells what happened; this is the way on.
        with frame(desk, None, ""):
            link("回到我的案件", "/")

    app.on_page_exception(_failed)
