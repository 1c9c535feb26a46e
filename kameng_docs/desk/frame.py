"""What stands around every view of a case: the steps, the status line, undo and redo, and the difference where two wrote."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from nicegui import run, ui

from kameng_docs.custody.journal.edits import Edit
from kameng_docs.desk.casefile.conflict import Conflict, Refused, Written
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.casefile.snapshot import CASE
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.optionless import plainly
from kameng_docs.desk.parts import button, link, words
from kameng_docs.desk.press import keep_presses
from kameng_docs.desk.view import address

LOOKS_EVERY = 1.0
"""Seconds between two looks at the disk."""


class Page:
    """One window's view of a case. `saw` is the version whose values it shows."""

    def __init__(self, desk: Desk, case: OpenCase) -> None:
        """Before anything is shown."""
        self.desk, self.case = desk, case
        self.saw = case.version
        self._heard: list[Callable[[], Any]] = []
        self._writing = 0
        self.status: Any = None
        # What was said last, where something went wrong: a view tells it again where it was typed.
        self.wrong = ""
        self.undoes: Any = None
        self.redoes: Any = None

    def on_change(self, handler: Callable[[], Any]) -> None:
        """`handler` shows anew what the view shows of the file: it has changed, here or elsewhere.

        What is still being typed must not be written over what came meanwhile and was never seen: a view that keeps
        typing unsaved takes `saw` when it begins and gives it to `save`. Without a handler a window's `saw` moves with
        its own changes alone, and those of others are joined or told.
        """
        self._heard.append(handler)

    async def save(self, *edits: Edit, saw: str = "") -> bool:
        """Write these edits; True where they stand in the file.

        Where somebody else changed the same place since `saw` the difference is shown and chosen from.
        """
        return bool(await self._written(lambda: self.case.apply(edits, saw or self.saw)))

    async def save_text(self, text: str, saw: str, name: str = CASE) -> bool | None:
        """The same for the whole text, of a party by its name. None: it was in conflict, and the file's was chosen."""
        return await self._written(lambda: self.case.replace(text, saw, name), name=name)

    async def written(self, write: Callable[[], Written | Conflict | Refused]) -> bool | None:
        """The same for whatever else writes the case, off the event loop, and says what came of it."""
        return await self._written(write)

    async def _written(
        self, write: Callable[[], Written | Conflict | Refused], said: str = "已保存", name: str = CASE
    ) -> bool | None:
        """Write, and say what came of it; True where it stands in the file, None where the file's was chosen instead."""
        # What this window writes itself is no news from elsewhere.
        self._writing += 1
        try:
            return await self._settled(await run.io_bound(write), said, name)
        finally:
            self._writing -= 1

    async def _settled(
        self, result: Written | Conflict | Refused | None, said: str, name: str
    ) -> bool | None:
        if isinstance(result, Written):
            self.say(f"{said}；别处刚才的修改也在里面" if result.merged else said)
            await self._shown_anew(result.version if self._heard else result.seen or result.version)
            return True
        if isinstance(result, Conflict):
            return await self._chosen(result, name)
        if isinstance(result, Refused):
            self.say(f"没有保存：{result.message}{'。' if result.hint else ''}{result.hint}", wrong=True)
        return False

    def say(self, text: str, *, wrong: bool = False) -> None:
        """In the status line, which a reader's aid speaks."""
        text = plainly(text)
        self.wrong = text if wrong else ""
        if self.status is not None:
            self.status.text = text
            self.status.classes(add="desk-wrong" if wrong else "", remove="" if wrong else "desk-wrong")

    async def looked(self) -> None:
        """Look at the disk; where it changed, what is shown is shown anew."""
        await run.io_bound(self.case.refreshed)
        self.marked()
        if self.case.version != self.saw and self._heard and not self._writing:
            self.say("案件文件在别处改过，这里已经更新")
            await self._shown_anew(self.case.version)

    def marked(self) -> None:
        """Whether there is anything to undo or to do again."""
        for each, can in ((self.undoes, self.case.can_undo), (self.redoes, self.case.can_redo)):
            if each is not None and each.props.get("aria-disabled") != ("false" if can else "true"):
                each.props["aria-disabled"] = "false" if can else "true"
                each.update()

    async def _shown_anew(self, version: str) -> None:
        self.saw = version
        self.marked()
        for handler in self._heard:
            result = handler()
            if hasattr(result, "__await__"):
                await result

    async def _chosen(self, conflict: Conflict, name: str) -> bool | None:
        """Show both, and write what is chosen."""
        with ui.dialog().props("persistent") as dialog, ui.card().classes("desk-card"):
            dialog.props["aria-label"] = "两处改了同一个地方"
            words("h2", "两处改了同一个地方")
            words("p", "另一个窗口或者编辑器刚才也改了这里。红的是文件里现在的，绿的是您要写的。选一个：")
            diff(conflict.lines)
            with ui.element("div").classes("desk-row"):
                button("用我写的", lambda: dialog.submit("mine"), "desk-main")
                button("留着文件里的", lambda: dialog.submit("theirs"))
        choice = await dialog
        dialog.delete()
        if choice != "mine":
            if self._heard:
                await self._shown_anew(self.case.version)
            self.say("留着文件里的，您写的没有写进去")
            return None
        again, saw = conflict.edits, conflict.version
        if again:
            return await self._written(lambda: self.case.apply(again, saw))
        return await self._written(lambda: self.case.replace(conflict.wanted, saw, name), name=name)

    async def undo(self) -> None:
        """Take back the newest change of the desk."""
        await self._written(self.case.undo, "已撤销")

    async def redo(self) -> None:
        """Do it again."""
        await self._written(self.case.redo, "已重做")


def diff(lines: Sequence[str]) -> None:
    """A difference, line by line; what goes and what comes is told by words too, not by colour alone."""
    with ui.element("div").classes("desk-diff").props('tabindex=0 role=group aria-label="两处的不同"'):
        for line in lines:
            kind = {"-": "desk-gone", "+": "desk-come"}.get(line[:1], "")
            told = {"-": "文件里：", "+": "您写的："}.get(line[:1], "")
            if not line.startswith("@@"):
                words("div", told + line[1:], kind)


@contextmanager
def frame(desk: Desk, case: OpenCase | None, here: str, title: str = "我的案件") -> Iterator[Page]:
    """The page around a view whose slug is `here`; without a case that of many, called `title`."""
    from kameng_docs.desk.views import VIEWS

    name = case.file.stem if case else ""
    title = next((view.title for view in VIEWS if view.slug == here), title)
    ui.page_title(f"{title} - {name}" if name else title)
    ui.dark_mode(None)
    ui.add_head_html('<link rel="stylesheet" href="/desk.css">')
    keep_presses()
    page = Page(desk, case) if case else None
    with ui.element("header").classes("desk-head"):
        link("跳到内容", "#content", "desk-skip")
        with ui.element("div").classes("desk-row"):
            link("我的案件", "/", "desk-home")
            if name:
                words("span", name, "desk-name")
        if case:
            with ui.element("nav").classes("desk-steps").props("aria-label=步骤"):
                for view in VIEWS:
                    step = link(view.title, address(case, view.slug))
                    if view.slug == here:
                        step.props["aria-current"] = "page"
        if page:
            with ui.element("div").classes("desk-row desk-status"):
                page.status = words("p", "写下的都已保存")
                page.status.props("role=status")
                page.undoes, page.redoes = button("撤销", page.undo), button("重做", page.redo)
                page.marked()
    with ui.element("section").classes("desk-content").props("id=content tabindex=-1"):
        words("h1", title)
        _trouble_told()
        yield page  # type: ignore[misc]
    if page:
        ui.timer(LOOKS_EVERY, page.looked)


def _trouble_told() -> None:
    """Room at the head of the page for what fails while it is shown or pressed: told once, the details on the terminal."""
    room = ui.element("div").props("role=alert")

    def failed() -> None:
        if room.default_slot.children:
            return
        with room, ui.element("div").classes("desk-card"):
            words("h2", "这一页出了错")
            words(
                "p",
                "程序自己出了问题，这一页可能没有显示完，刚才按的也可能没有做成。写着“已保存”的都还在。",
                "desk-wrong",
            )
            words("p", "重新打开这一页试试；还是这样，就先做别的步骤，或者到“案件文件”里自己写。")
            words("p", "详细的写在开着案头的那个黑窗口里，求助时抄给别人看。", "desk-soft")
            with ui.element("div").classes("desk-row"):
                button("重新打开这一页", ui.navigate.reload, "desk-main")

    # NiceGUI logs it by itself, whatever a page does.
    ui.on_exception(failed)
