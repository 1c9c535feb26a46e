"""核对: each value that was read, beside the picture with its box lit; only what is confirmed goes into the case file."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from nicegui import run, ui

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.confirming.asking import Asked, asked_of, confirmed
from kameng_docs.desk.confirming.open import Open
from kameng_docs.desk.confirming.sights import Sight
from kameng_docs.desk.confirming.sorting import EXHIBITS
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.frame import Page, frame
from kameng_docs.desk.given.kept import Kept, Said
from kameng_docs.desk.given.pictures import picture_in, size_of
from kameng_docs.desk.given.reader import Reading, reading_of
from kameng_docs.desk.parts import button, link, moved_focus, words
from kameng_docs.desk.view import View, address, after
from kameng_docs.desk.views.deck import Deck
from kameng_docs.desk.views.kind_of import as_kind, kind_of
from kameng_docs.desk.views.lit import lit_picture
from kameng_docs.desk.views.value import left_over
from kameng_docs.reading.proposals import What

LOOKS_EVERY = 0.7


class Confirming:
    """One window's view of what is to confirm."""

    def __init__(self, desk: Desk, case: OpenCase, page: Page) -> None:
        """Shown where it is made, a moment later."""
        self.desk, self.case, self.page = desk, case, page
        self.reading: Reading = reading_of(case)
        self.turn = -1
        self.asked: Asked | None = None
        self.file: str | None = None
        self.deck = Deck(self)
        self.size: tuple[int, int] | None = None
        self.focus = False
        self.busy = False
        self.told = words("p", "").props("role=status").classes("desk-soft")
        self.shown: object = None
        self.files()
        self.body()
        self.rest()
        ui.timer(LOOKS_EVERY, self.looked)
        ui.timer(0.05, self.look, once=True)

    async def looked(self) -> None:
        """Show anew where more was read; not while something is being typed."""
        if self.turn != self.reading.turn and not self.deck.editing:
            await self.look()

    async def look(self) -> None:
        """Find what is open, and show it."""
        self.turn, kept = self.reading.turn, self.reading.kept
        found = await run.io_bound(asked_of, self.case, kept, self.desk.today())
        if found is None:
            return
        self.asked = found
        if self.file not in found.files:
            self.file = found.files[0] if found.files else None
        await self.sized()
        left = found.left
        self.told.text = f"已经核对 {found.done} 项，还有 {left} 项" if found.every.fields else ""
        self.files.refresh()
        self.rest.refresh()
        # What is looked at stays as it is, with its focus, while other files are read.
        read_as = next((each.what for each in self.reading.kept.found.reads if each.file == self.file), None)
        shown = (
            self.file,
            read_as,
            self.size,
            found.fault,
            found.of(self.file or ""),
            bool(found.every.fields),
        )
        if shown != self.shown or self.focus:
            self.shown = shown
            self.body.refresh()
        if self.focus:
            self.focus = False
            ui.run_javascript(
                moved_focus(
                    "document.querySelector('.desk-ask button') ?? document.getElementById('content')"
                )
            )

    @ui.refreshable_method
    def body(self) -> None:
        """The file that is looked at, with its fields."""
        found = self.asked
        if found is None:
            words("p", "正在看……", "desk-soft desk-waiting")
            return
        if found.fault:
            words("p", f"{found.fault.message}。{found.fault.hint}", "desk-wrong")
        elif not self.reading.kept.found.reads:
            words("p", "还没有读到什么。")
            link("先把截图拖进来", address(self.case, "drop"), "desk-button desk-main desk-go")
        elif self.file is None:
            words("p", "都核对过了。")
            if further := after(VIEW.slug):
                link(
                    f"接着：{further.title}",
                    address(self.case, further.slug),
                    "desk-button desk-main desk-go",
                )
        else:
            with ui.element("div").classes("desk-two desk-facing"):
                with ui.element("div").classes("desk-left"):
                    self.picture(found.of(self.file))
                with ui.element("div"):
                    self.deck.show(found.of(self.file))

    @ui.refreshable_method
    def files(self) -> None:
        """The files that have something open, to go from one to another."""
        found = self.asked
        if self.reading.busy:
            words("p", f"还在读 {self.reading.name}，读完的先核对。")
        if found is None or self.file is None:
            return
        with ui.element("nav").classes("desk-steps").props("aria-label=每份文件"):
            for name in found.files:
                count = len(found.of(name))
                each = button(
                    f"{name or '由上面得出的'}（{count}）", lambda name=name: self.go(name), "desk-tab"
                )
                if name == self.file:
                    each.props["aria-current"] = "true"

    async def go(self, name: str) -> None:
        """Look at another file."""
        # What is being typed is kept, and stands there again when its card is opened.
        self.file, self.deck.editing = name, ""
        await self.sized()
        self.files.refresh()
        self.body.refresh()

    async def sized(self) -> None:
        """How large the picture is that is looked at."""
        path = picture_in(self.case.folder, self.file) if self.file else None
        self.size = await run.io_bound(size_of, path) if path else None

    def picture(self, every: Sequence[Sight]) -> None:
        """The picture with the boxes of its fields, or where else it stood."""
        what = next((str(r.what) for r in self.reading.kept.found.reads if r.file == self.file), "")
        words("h2", f"{self.file or '由上面得出的'}{f'：{what}' if what else ''}")
        exhibit = self.asked.every.exhibit(self.file or "") if self.asked else None
        if exhibit and every and every[0].rows[0].field.path[0] != EXHIBITS:
            words("p", f"核对了其中一项，它就作为证据“{exhibit.title}”放进案件。", "desk-soft")
        rows = [each for card in every for each in card.rows]
        for along in dict.fromkeys(each.along for each in rows if each.along):
            words("p", f"核对了那一单的其中一项，{along}就一起写进案件：有它才知道是哪一单。", "desk-soft")
        if not self.size:
            return
        if read := next((each for each in self.reading.kept.found.reads if each.file == self.file), None):
            kind_of(read, lambda what: self.is_kind(read.file, what))
            if read.what is What.BILL and not read.proposals:
                link("选出与本案有关的几笔", address(self.case, "drop"), "desk-button")
        lit_picture(self.case, self.file or "", rows, self.size)

    async def other(self, rows: Sequence[Open], value: str) -> None:
        """Another reading is the right one."""
        await self.mine(rows, (value, *(part.text for part in rows[0].parts[1:])))

    async def mine(self, rows: Sequence[Open], texts: tuple[str, ...]) -> bool:
        """Write these fields, that are alike, with these values; whether they stand in the file."""
        names, before = [each.field.name for each in rows], self.reading.kept.mine
        mine = dict.fromkeys(names, texts)
        if not await self.change(lambda kept: replace(kept, mine={**kept.mine, **mine})):
            return False
        if await self.confirm(names, typed=True):
            return True
        # What the file would not take is no value of it: it stays where it was typed.
        await self.change(lambda kept: replace(kept, mine=before))
        return False

    async def confirm(self, names: Sequence[str], *, typed: bool = False) -> bool:
        """Write these fields; whether they stand in the file. What was `typed` and is refused stays as it is drawn."""
        if self.busy:
            return False
        self.busy = True
        try:
            every = self.asked.known if self.asked else ()
            seen = {each.field.name: each.there for each in every if each.field.name in names}
            kept, today = self.reading.kept, self.desk.today()
            self.focus = True
            written = await self.page.written(lambda: confirmed(self.case, kept, today, seen))
            # What was refused stays as it is, with what is being typed in it.
            self.focus = self.focus and bool(written)
            if self.deck.editing if written else not typed:
                # While something is typed the page is not shown anew by itself.
                await self.look()
            return bool(written)
        finally:
            self.busy = False

    async def is_kind(self, file: str, what: What) -> None:
        """Read a picture again as what its owner says that it is."""
        if await self.change(as_kind(file, what)):
            self.reading.read([file], self.desk.today())
            self.page.say(f"当作{what}再读一次；读好了这里会变")

    async def put_aside(self, rows: Sequence[Open], said: Said | None) -> None:
        """Nothing of them is written; it can be taken back."""
        names = {each.field.name for each in rows}
        rest = {key: value for key, value in self.reading.kept.said.items() if key not in names}
        now = {} if said is None else dict.fromkeys(names, said)
        self.focus = True
        await self.change(lambda kept: replace(kept, said={**rest, **now}))
        await self.look()

    async def change(self, how: Callable[[Kept], Kept]) -> bool:
        """Keep what was said; False where it could not be."""
        try:
            await run.io_bound(self.reading.change, how)
        except OSError as error:
            self.page.say(f"没能存下来：{error.strerror or error}", wrong=True)
            return False
        self.turn = self.reading.turn
        return True

    @ui.refreshable_method
    def rest(self) -> None:
        """What was put aside, and what was read and fits nowhere."""
        if self.asked:
            left_over(
                self.asked,
                lambda each: self.put_aside([each], None),
                lambda each: self.confirm([each.field.name]),
            )

    async def closed(self) -> None:
        """The window goes: what was being typed is shown again the next time."""
        left = {name: tuple(texts) for name, texts in self.deck.typed.items()}
        if left:
            await run.io_bound(self.reading.change, lambda kept: replace(kept, mine={**kept.mine, **left}))


def show(desk: Desk, case: OpenCase) -> None:
    """The page."""
    with frame(desk, case, VIEW.slug) as page:
        confirming = Confirming(desk, case, page)

    async def changed_there() -> Any:
        if not confirming.deck.editing:
            await confirming.look()

    page.on_change(changed_there)
    ui.context.client.on_delete(confirming.closed)


VIEW = View(
    "confirm",
    "核对",
    show,
    "读到的号码、金额、时间、原话，一项一项对着原件看：对、改、不是、不清楚。您没有按过“对”的，一项也不写进案件。",
)
