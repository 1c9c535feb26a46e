"""打码: the bars that were found in each picture, moved and added by their author; painted, read again and looked at."""

import asyncio
from collections.abc import Callable
from typing import Any

from nicegui import Client, run, ui

from kameng_docs.custody.masking import CAREFUL
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.frame import Page, frame
from kameng_docs.desk.given.files import seen_at
from kameng_docs.desk.listing import rooms_of
from kameng_docs.desk.masking.boxes import middle
from kameng_docs.desk.masking.drafts import OWN, Draft
from kameng_docs.desk.masking.masks import Masks, masks_of
from kameng_docs.desk.masking.sheets import Sheet, Sheets, State, told_of
from kameng_docs.desk.optionless import plainly
from kameng_docs.desk.parts import button, fold, moved_focus, words
from kameng_docs.desk.view import View
from kameng_docs.desk.views.lacking import lacking
from kameng_docs.desk.views.mask_reads import Reads
from kameng_docs.desk.views.mask_sheet import HELP, Canvas
from kameng_docs.desk.views.mask_side import Side
from kameng_docs.reading.ocr import WITHOUT, available
from kameng_docs.reading.proposals import Box
from kameng_docs.reading.secrets import Bar

LOOKS_EVERY = 0.5
"""Seconds between two looks at whether more was read, and two writes of what is in hand."""


class Masking:
    """One window on the pictures of a case."""

    def __init__(self, desk: Desk, case: OpenCase, page: Page) -> None:
        """Shown where it is made, a moment later."""
        self.desk, self.case, self.page = desk, case, page
        # What was pressed may be gone by the time the focus is given.
        self.client: Client = ui.context.client
        self.masks: Masks = masks_of(case)
        self.found: Sheets | None = None
        self.rooms: tuple[str, ...] = ()
        self.key = ""
        self.canvas: Canvas | None = None
        self.reads = Reads(self)
        self.side = Side(self)
        self.turn = -1
        self.looking = asyncio.Lock()
        self.shown: dict[str, object] = {}
        words("p", "黑框盖住的地方，给别人看的那一份里看不见；原件不动。公开的文书只用这里做好、您看过的图。")
        if not available():
            words(
                "p",
                f"{plainly(WITHOUT)}。装了会替您找要遮的地方；不装，框自己画，一样能遮。",
                "desk-amber desk-told",
            )
        self.reads.progress()
        self.pictures()
        self.body()
        self.others()
        ui.timer(LOOKS_EVERY, self.looked)
        ui.timer(0.05, self.look, once=True)

    @property
    def sheet(self) -> Sheet | None:
        """The picture that is looked at."""
        every = self.found.every if self.found else ()
        return next((each for each in every if each.key == self.key), None)

    async def looked(self) -> None:
        """Show anew where more was read; write what is in hand."""
        await self.keep()
        if self.turn != self.masks.turn:
            await self.look()

    async def keep(self) -> None:
        """What is in hand is not lost by closing."""
        try:
            await run.io_bound(self.masks.keep)
        except OSError as error:
            self.page.say(f"框没能存下来：{error.strerror or error}；看看磁盘是不是满了", wrong=True)

    async def look(self) -> None:
        """Find how far each picture is, and show it; one after the other, so that nothing older is shown last."""
        async with self.looking:
            self.turn = self.masks.turn
            found = await run.io_bound(self.masks.sheets)
            if found is None:
                return
            if found.lacks:
                self.rooms = await run.io_bound(rooms_of, self.case, self.desk.today(), wrong=1) or ()
            self.found = found.with_drafts(self.masks.draft)
            self.reads.begin()
            if self.sheet is None:
                left = [each.key for each in found.every if not each.state.settled]
                self.key = next(iter(left or [each.key for each in found.every]), "")
            self.show()

    def show(self) -> None:
        """Everything that has changed; the picture in hand stays as it is, with its focus."""
        queue, found, sheet = self.masks.queue, self.found, self.sheet
        every = found.every if found else ()
        self.anew(
            self.reads.progress, (queue.done, queue.count, queue.name, queue.told, len(self.reads.unread))
        )
        self.anew(self.pictures, (self.key, [(each.key, each.state) for each in every]))
        self.anew(
            self.others,
            (found and (found.elsewhere, found.told, found.lacks), [each.state for each in every]),
        )
        if not self.anew(
            self.body, (sheet and (sheet.key, sheet.size, sheet.sought.of)) or (found and found.lacks)
        ):
            if sheet and self.canvas:
                self.canvas.show(sheet.bars)
            if sheet:
                self.side.show(sheet)

    def anew(self, part: Any, shows: object) -> bool:
        """Show a part again where it `shows` something else than before; whether it did."""
        if self.shown.get(part.func.__name__, self) == shows:
            return False
        self.shown[part.func.__name__] = shows
        part.refresh()
        return True

    @ui.refreshable_method
    def pictures(self) -> None:
        """The pictures, to go from one to another, with how far each is."""
        if not self.found or len(self.found.every) < 2:  # noqa: PLR2004 — one alone is there already
            return
        with ui.element("nav").classes("desk-steps").props("aria-label=每张图"):
            for each in self.found.every:
                tab = button(
                    f"{each.picture.file}（{each.state}）", lambda key=each.key: self.go(key), "desk-tab"
                )
                if each.key == self.key:
                    tab.props["aria-current"] = "true"

    @ui.refreshable_method
    def body(self) -> None:
        """The picture that is looked at, and what is done with it."""
        self.canvas, sheet = None, self.sheet
        self.side.forget()
        if self.found is None:
            words("p", "正在看……", "desk-soft")
        elif self.found.lacks:
            lacking(self.case, self.found.lacks, self.rooms, "补好了才知道图里哪些要遮")
        elif sheet is None:
            words("p", "证据里没有要遮的图片。")
        else:
            words("h2", f"{sheet.picture.file}：{sheet.exhibit.title}")
            with ui.element("div").classes("desk-two desk-bars"):
                if sheet.size:
                    with ui.element("div"):
                        self.drawing(sheet, sheet.size)
                with ui.element("div"):
                    self.side.made(sheet)

    def drawing(self, sheet: Sheet, size: tuple[int, int]) -> None:
        """The picture, and how bars are drawn on it."""
        file = sheet.picture.file
        self.canvas = Canvas(seen_at(self.case, file), f"{file} 的原图", size, self.heard)
        self.canvas.show(sheet.bars)
        self.canvas.to_first()
        self.canvas.tools()
        help_text = (
            "在图上拖，就画出一个框；拖框就移动，拖右下角就改大小。"
            "用键盘：Tab 选一个框，方向键移动，Shift+方向键改大小，Delete 去掉。"
        )
        words("p", help_text, "desk-soft").props(f"id={HELP}")

    @ui.refreshable_method
    def others(self) -> None:
        """What is not among the pictures, and why; what reading cannot see."""
        if not self.found or self.found.lacks:
            return
        nothing = [str(each.picture.file) for each in self.found.every if each.state is State.NOTHING]
        if nothing:
            words("p", f"没有读到要遮的，请自己看一遍：{'、'.join(nothing)}", "desk-amber desk-told")
        for each in self.found.elsewhere:
            with ui.element("section").classes("desk-card"):
                words("p", *told_of(each))
                with fold(f"seen-{each.public.file}", f"看一看 {each.public.file}"):
                    image = ui.element("img").classes("desk-made").props("loading=lazy")
                    image.props["src"] = seen_at(self.case, str(each.public.file))
                    image.props["alt"] = str(each.public.file)
        for line in self.found.told:
            words("p", line, "desk-amber desk-told")
        words("p", CAREFUL, "desk-soft")

    def go(self, key: str) -> None:
        """Look at another picture."""
        self.key = key
        self.show()
        self.focus("content")

    def focus(self, name: str) -> None:
        """Give the focus to what has this name, once it is shown."""
        self.client.run_javascript(moved_focus(f"document.getElementById('{name}')"))

    def heard(self, n: int, box: Box | None) -> None:
        """A bar was drawn, moved, or taken out."""
        sheet = self.sheet
        if sheet is None or self.canvas is None:
            return
        before = sheet.bars[n] if n < len(sheet.bars) else None
        after = None if box is None else Bar(before.name if before else OWN, box)
        self.change(sheet, lambda draft: draft.changed(sheet.own, before, after))
        if box is None or before is None:
            self.canvas.focus(min(n, len(self.canvas.bars) - 1))

    def add(self) -> None:
        """One more bar, in the middle."""
        if self.canvas:
            self.heard(len(self.canvas.bars), middle(self.canvas.size))

    def change(self, sheet: Sheet, how: Callable[[Draft], Draft]) -> None:
        """Change what is in hand, and show it at once; how far the picture is follows."""
        self.masks.change(sheet.key, how)
        if self.found:
            self.found = self.found.with_drafts(self.masks.draft)
            self.show()


def show(desk: Desk, case: OpenCase) -> None:
    """The page."""
    client: Client = ui.context.client
    with frame(desk, case, VIEW.slug) as page:
        window = Masking(desk, case, page)
    page.on_change(window.look)
    client.on_disconnect(window.keep)


VIEW = View(
    "mask",
    "打码",
    show,
    "要发到网上的图，打开这一间程序就自己读，提出要遮的地方（读的时候可以停下，也可以先去别的房间），您拖、您加、您去掉；涂黑以后再读一遍，说还读得到什么。看过了、没有要遮的，按一下就照原样公开（去掉拍摄时间、地点）；读得到案件里的号码、姓名这些的不行。没有读到不等于没有，请自己放大看。",
)
