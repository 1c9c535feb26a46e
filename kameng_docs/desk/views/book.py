"""案件本: many cases in a table or by day, narrowed and sorted by the address, read anew in the background."""

from typing import Any

from nicegui import run, ui

from kameng_docs.desk.book.asked import Asked, asked_in
from kameng_docs.desk.book.files import CSV, XLSX
from kameng_docs.desk.book.fresh import fresh_of
from kameng_docs.desk.book.sight import Sight, sight_of
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.frame import frame
from kameng_docs.desk.parts import button, fold, link, words
from kameng_docs.desk.press import stop_button
from kameng_docs.desk.views.begin import Beginning
from kameng_docs.desk.views.book_days import days
from kameng_docs.desk.views.book_filters import filters
from kameng_docs.desk.views.book_found import found
from kameng_docs.desk.views.book_table import pages, table
from kameng_docs.registry.telling import summed
from kameng_docs.wording import date_in_chinese

TITLE = "案件本"
ABOUT = (
    "手里的案件多于五件，“我的案件”就列成一张表：一件一行，离得最近的日子在前，带对谁、金额、先做什么、走到哪一步、缺什么。"
    "可以按一栏排，按卖家、争议、进度、日子挑，刷新、后退都还是挑好的样子；也可以按日子看，存成表格。"
    "旧了的在后台重读，读的时候可以停。"
)
"""What it is for, as `View.about` says it of a view: docs/用户手册.md tells it."""
LOOKS_EVERY = 0.5
"""Seconds between two looks at how far the reading is."""
AT_ONCE = 100
"""So many older cases are read by themselves; more when somebody asks for it."""
# Where the focus was, by what it led to; the same place again once all is drawn anew.
_WAS = "window.bookWas = document.activeElement?.getAttribute('href');"
_AGAIN = """
const again = [...document.querySelectorAll("#content a")].find((a) => a.getAttribute("href") === window.bookWas);
if (window.bookWas && document.activeElement === document.body) again?.focus({preventScroll: true});
"""


class Book:
    """One window on many cases."""

    def __init__(self, desk: Desk, asked: Asked) -> None:
        """Shown where it is made; the cases come a moment later."""
        self.desk, self.asked = desk, asked
        self.fresh = fresh_of(desk)
        self.turn = self.fresh.turn
        self.sight: Sight | None = None
        with fold("new", "新的案件", "desk-card desk-shut"):
            Beginning(desk)
        filters(desk, asked)
        self.progress()
        self.body()

    async def begin(self) -> None:
        """Show what is known, and read what is older, unless that is much or somebody stopped it."""
        await self.look()
        sight, fresh = self.sight, self.fresh
        older = [file for file in sight.older if file.stem not in fresh.failed] if sight else []
        if 0 < len(older) <= AT_ONCE and not fresh.halted:
            fresh.look(older, self.desk.today())
        self.progress.refresh()

    async def look(self) -> None:
        """Show what is known now; who was on a link stays there."""
        client = ui.context.client
        self.sight = await run.io_bound(sight_of, self.desk, self.asked)
        if client.is_deleted:
            return
        client.run_javascript(_WAS)
        self.body.refresh()
        client.run_javascript(_AGAIN)

    async def looked(self) -> None:
        """Show how far it is; once it is done, or stopped, what was read."""
        if self.turn == self.fresh.turn:
            return
        self.turn = self.fresh.turn
        if not self.fresh.busy:
            await self.look()
        self.progress.refresh()

    def read(self) -> None:
        """Read whatever is older."""
        if self.sight:
            self.fresh.look(self.sight.older, self.desk.today())

    @ui.refreshable_method
    def progress(self) -> None:
        """How far the reading is, or what was not read."""
        fresh = self.fresh
        with ui.element("div").props("role=status").classes("desk-row"):
            if fresh.busy:
                words("p", f"正在读第 {fresh.done} 件，共 {fresh.count} 件：{fresh.name}。读完重新排好。")
            elif self.sight and self.sight.older:
                words("p", f"有 {len(self.sight.older)} 件写的不是案件文件今天的样子。")
        with ui.element("div").classes("desk-row"):
            if fresh.busy:
                bar = ui.element("progress").props('aria-label="读了多少"')
                bar.props(f"value={fresh.done} max={max(fresh.count, 1)}")
                stop_button(fresh.stop)
            elif self.sight and self.sight.older:
                button("现在读一遍", self.read)
        for name, why in fresh.failed.items():
            words("p", f"{name}：{why}", "desk-wrong")

    @ui.refreshable_method
    def body(self) -> None:
        """The cases."""
        sight = self.sight
        if sight is None:
            words("p", "正在看……", "desk-soft desk-waiting")
            return
        words(
            "p", f"今天是{date_in_chinese(self.desk.today())}。{summed(sight.totals)}。", "desk-told-sum"
        ).props("id=book-sum")
        with ui.element("nav").classes("desk-row").props('aria-label="怎样看"'):
            for text, by_day in (("按案件", False), ("按日子", True)):
                tab = link(text, self.asked.address(days=by_day), "desk-button desk-go desk-tab")
                if by_day == sight.asked.days:
                    tab.props["aria-current"] = "page"
            for text, where in (("存成 XLSX", XLSX), ("存成 CSV", CSV)):
                link(text, self.asked.address(where), "desk-button desk-go desk-tab").props("download")
        if sight.asked.days:
            days(sight)
        else:
            table(sight)
        pages(sight)
        found(sight)
        if sight.hidden:
            words("p", f"另有 {sight.hidden} 件示例没有算在里面。", "desk-soft")
            link("连示例一起看", self.asked.address(examples=True))


def shown(desk: Desk, asked: Asked) -> None:
    """The page for what is asked."""
    with frame(desk, None, "", TITLE):
        made = Book(desk, asked)
    ui.timer(0.1, made.begin, once=True)
    ui.timer(LOOKS_EVERY, made.looked)


def show(desk: Desk) -> Any:
    """The page for what its address asks."""
    shown(desk, asked_in(ui.context.client.request.query_params))
