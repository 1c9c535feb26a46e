"""Beside a picture: its bars by name and numbers, what is decided of it, and the picture that was painted."""

from functools import partial
from typing import Any

from nicegui import run, ui
from nicegui.elements.mixins.text_element import TextElement

from kameng_docs.custody.masking import bars_edit, public_edit, without_bars
from kameng_docs.desk.given.files import seen_at
from kameng_docs.desk.masking.boxes import cut
from kameng_docs.desk.masking.sheets import Sheet, State, said_of
from kameng_docs.desk.parts import button, field, fold, head_of, link, typed, words
from kameng_docs.desk.view import address, after
from kameng_docs.desk.views.mask_sheet import ADDS, where
from kameng_docs.reading.ocr import available
from kameng_docs.reading.proposals import Box

LOOK_FIRST = "放大看一遍：姓名、电话、单号、卡密、头像、二维码，都看不清了，再按下面。"
AS_IS = "看过了，没有要遮的，照原样公开"
AS_IS_AGAIN = "照原样做一份"
SIDES = ("左", "上", "宽", "高")


class Side:
    """What stands beside the picture in one window; `window` looks, reads, changes and shows."""

    def __init__(self, window: Any) -> None:
        """Nothing is shown yet."""
        self.window = window
        self.sheet: Sheet | None = None
        self.hindered: tuple[str, ...] = ()
        self.typing = False
        self.places: dict[int, TextElement] = {}

    def forget(self) -> None:
        """Another picture comes."""
        self.sheet, self.hindered = None, ()

    def made(self, sheet: Sheet) -> None:
        """All of it."""
        self.sheet = sheet
        self.listed()
        self.decided()
        self.painted()

    def show(self, sheet: Sheet) -> None:
        """What has changed of it; where numbers are typed they stay in hand."""
        before, self.sheet = self.sheet, sheet
        if before is None or (before.bars != sheet.bars and not self.typing):
            self.listed.refresh()
        if _decided(before) != _decided(sheet):
            self.decided.refresh()
        if _painted(before) != _painted(sheet):
            self.painted.refresh()
        self.typing = False

    @ui.refreshable_method
    def listed(self) -> None:
        """The bars, each with its numbers folded away."""
        sheet = self.sheet
        if sheet is None or not sheet.size:
            return
        words("h3", f"{len(sheet.bars)} 个框" if sheet.bars else "还没有框")
        with ui.element("ol").classes("desk-list"):
            for n, bar in enumerate(sheet.bars):
                with ui.element("li").classes("desk-given desk-card"):
                    with ui.element("div").classes("desk-row"):
                        words("span", f"{n + 1}. {bar.name}")
                        with ui.element("div").classes("desk-row"):
                            told = f"框 {n + 1}，{bar.name}"
                            button("看", lambda n=n: self.window.canvas.focus(n), says=f"看：{told}")
                            button("去掉", lambda n=n: self.window.heard(n, None), says=f"去掉：{told}")
                    with fold(f"bar-{self.window.key}-{n}", _told(bar.box)) as folded:
                        self.places[n] = head_of(folded)
                        self.numbers(n, bar.box)
        button("添一个框", self.window.add).props(f"id={ADDS}")

    def numbers(self, n: int, box: Box) -> None:
        """Its four numbers, in pixels of the picture."""
        values = [box.left, box.top, box.width, box.height]
        with ui.element("div").classes("desk-numbers"):
            for i, (side, value) in enumerate(zip(SIDES, values, strict=True)):
                entered = field(f"{side}（像素）", value=str(value), kind="number")
                entered.props["aria-label"] = f"框 {n + 1}，{side}（像素）"
                typed(entered, partial(self.entered, n, values, i), 0.4)

    def entered(self, n: int, values: list[int], i: int, text: str) -> None:
        """A number was typed; until all four make a bar within the picture it stays where it is."""
        sheet = self.sheet
        if sheet is None or not sheet.size or not text.strip().isdecimal():
            return
        values[i] = int(text)
        left, top, width, height = values
        if fit := cut(Box(left, top, left + width, top + height), sheet.size):
            self.typing = True
            self.places[n].text = _told(fit)
            self.window.heard(n, fit)

    @ui.refreshable_method
    def decided(self) -> None:
        """What is to be said of the picture, and what its author decides."""
        sheet = self.sheet
        if sheet is None:
            return
        with ui.element("div").props("role=status"):
            for text, tone in said_of(sheet):
                words("p", text, tone)
            for text in self.hindered:
                words("p", text, "desk-wrong")
        self.presses(sheet)
        if sheet.unneeded:
            words(
                "p",
                f"不公开的图不进公开的文书；交给平台、法院的照样有它。又要公开了：画框遮好，或者没有要遮的，按“{AS_IS}”。",
                "desk-soft",
            )
        if sheet.state.settled:
            self.further()

    def presses(self, sheet: Sheet) -> None:
        """What its author can decide of it now."""
        with ui.element("div").classes("desk-row"):
            if sheet.bars and sheet.state not in {State.DONE, State.PUBLIC}:
                button("就遮这些", self.settle, "desk-main")
            if sheet.may_be_bare:
                button(AS_IS_AGAIN if sheet.picture.bare else AS_IS, self.bare)
            if self.hindered and sheet.there and sheet.settled:
                button("换掉那一张", lambda: self.paint(over=True))
            if sheet.size and available() and not sheet.waiting:
                button("再读一遍", lambda: self.window.reads.read(self.sheet))
            if not sheet.unneeded:
                button("这张不遮了" if sheet.own else "不公开这张", self.decline)

    @ui.refreshable_method
    def painted(self) -> None:
        """The picture that was painted, to be looked at, and whether it is for everybody's eyes."""
        sheet = self.sheet
        if sheet is None or not sheet.painted:
            return
        into = str(sheet.picture.into)
        words("h3", f"做好的图：{into}").props("id=mask-made tabindex=-1")
        with ui.element("div").classes("desk-picture").props("tabindex=0 role=group") as held:
            image = ui.element("img").props("class=desk-made")
            image.props["src"] = f"{seen_at(self.window.case, into)}?{abs(hash(sheet.own))}"
            image.props["alt"] = (
                f"{sheet.picture.file} {'照原样的一份' if sheet.picture.bare else '遮好以后'}"
            )
        held.props["aria-label"] = "做好的图"
        unsafe = bool(sheet.proof and sheet.proof.surely)
        if sheet.public:
            told = "写进了“公开版”：公开的帖子、公开版证据册用这一张。" + (
                "但还读得到要遮的：改好以前，先从“公开版”拿掉。" if unsafe else ""
            )
            words("p", told, "desk-wrong" if unsafe else "desk-soft")
            button("从“公开版”拿掉", lambda: self.publish(public=False))
        elif unsafe:
            words("p", "还读得到要遮的，不能写进“公开版”。", "desk-wrong")
        elif sheet.waiting:
            words("p", "正在再读这张图，读完再决定要不要写进“公开版”。", "desk-soft")
        else:
            words("p", LOOK_FIRST, "desk-soft")
            button("看过了，写进“公开版”", lambda: self.publish(public=True), "desk-main")
        if not sheet.state.settled:
            self.further()

    def further(self) -> None:
        """The next picture that is not settled, or the next step."""
        every = self.window.found.every
        left = [each for each in every if not each.state.settled and each is not self.sheet]
        if left:
            button(f"下一张：{left[0].picture.file}", lambda: self.window.go(left[0].key))
        elif further := after("mask"):
            link(f"接着：{further.title}", address(self.window.case, further.slug), "desk-button desk-go")

    async def settle(self) -> None:
        """Write the bars into the case file, paint them, and read what came of it."""
        sheet, found = self.sheet, self.window.found
        if sheet is None:
            return
        await self.window.keep()
        edit = bars_edit(sheet.picture, sheet.exhibit, sheet.boxes)
        if await self.window.page.save(edit, saw=found.saw):
            await self.paint(over=sheet.painted)

    async def paint(self, *, over: bool) -> None:
        """Paint what stands in the case file, `over` what lies there already."""
        await self.window.look()
        if self.sheet is None:
            return
        self.hindered = await run.io_bound(self.window.masks.paint, self.sheet, over=over) or ()
        self.window.masks.queue.changed()
        await self.window.look()
        self.decided.refresh()
        # What was read of the original was read of a copy as it is.
        if self.sheet.painted and available() and not (self.sheet.picture.bare and self.sheet.proof):
            self.window.reads.read(self.sheet)
        self.window.focus("mask-made")

    async def bare(self) -> None:
        """Nothing of it is to be covered: a copy as it is, for everybody's eyes once it was read without a secret."""
        sheet, found = self.sheet, self.window.found
        if sheet is None or not sheet.may_be_bare:
            return
        edit = bars_edit(sheet.picture, sheet.exhibit, ())
        if not await self.window.page.save(edit, saw=found.saw):
            return
        self.window.change(sheet, lambda draft: draft.without(sheet.own, unneeded=False))
        await self.window.keep()
        await self.paint(over=sheet.painted)
        now = self.sheet
        proved = now is not None and now.proof is not None and not now.proof.surely
        if now is not None and now.painted and not now.public and (proved or not available()):
            await self.publish(public=True)

    async def decline(self) -> None:
        """Nothing of it is to be covered; its bars leave the case file."""
        sheet, found = self.sheet, self.window.found
        if sheet is None:
            return
        edits = without_bars(sheet.picture, sheet.exhibit)
        if not edits or await self.window.page.save(*edits, saw=found.saw):
            self.window.change(sheet, lambda draft: draft.without(sheet.own))
            await self.window.keep()
            await self.window.look()

    async def publish(self, *, public: bool) -> None:
        """Whether the painted picture is for everybody's eyes."""
        sheet, found = self.sheet, self.window.found
        if sheet is None:
            return
        edit = public_edit(sheet.picture, sheet.exhibit, public=public)
        await self.window.page.save(edit, saw=found.saw)


def _decided(sheet: Sheet | None) -> object:
    return sheet and (
        sheet.state,
        said_of(sheet),
        bool(sheet.bars),
        sheet.there,
        sheet.unneeded,
        sheet.waiting,
        sheet.may_be_bare,
    )


def _painted(sheet: Sheet | None) -> object:
    return sheet and (sheet.own, sheet.painted, sheet.public, sheet.proof, sheet.waiting)


def _told(box: Box) -> str:
    return f"{where(box)}（点开改数字）"
