"""The reading of the pictures in 打码: begun by itself, shown, stopped, begun again."""

from typing import Any

from nicegui import ui

from kameng_docs.desk.masking.sheets import Elsewhere, Sheet
from kameng_docs.desk.parts import button, link, words
from kameng_docs.desk.press import stop_button
from kameng_docs.desk.view import room, title_of
from kameng_docs.reading.ocr import available

MEANWHILE = "today"
"""The room that needs nothing of this one."""


class Reads:
    """What one window shows of the reading; `window` has the case, what was found in it, and the queue of all windows."""

    def __init__(self, window: Any) -> None:
        """Nothing was asked for yet."""
        self.window = window
        self.begun = False
        # Why pictures are read again that were read before.
        self.why = ""

    def begin(self) -> None:
        """Read by itself what was not read yet, once there is anything to be read, unless its author stopped that."""
        if self.begun or not (unread := self.unread):
            return
        self.begun, self.why = True, _why(unread)
        if available() and not self.window.masks.stopped and not self.window.masks.queue.busy:
            self.read(*unread)

    @property
    def unread(self) -> list[Sheet | Elsewhere]:
        """The pictures that were not read as they are."""
        if not self.window.found:
            return []
        own = (each for each in self.window.found.every if not each.unneeded and not each.waiting)
        every: list[Sheet | Elsewhere] = [*own, *self.window.found.elsewhere]
        return [each for each in every if each.size and not each.look]

    @ui.refreshable_method
    def progress(self) -> None:
        """The reading: how far it is, and how it is begun and stopped."""
        queue = self.window.masks.queue
        with ui.element("div").props("role=status").classes("desk-row"):
            if queue.busy:
                now = f"读 {queue.done}/{max(queue.count, 1)}：{queue.name}" if queue.name else "马上开始读"
                words("p", f"{now}（每张要几秒到几十秒）")
            elif queue.told:
                words("p", queue.told, "desk-amber desk-told")
        with ui.element("div").classes("desk-row"):
            if queue.busy:
                bar = ui.element("progress").props(
                    f"value={max(queue.done - 1, 0)} max={max(queue.count, 1)}"
                )
                bar.props["aria-label"] = "读了多少"
                stop_button(self.window.masks.stop)
                if self.why:
                    words("p", self.why, "desk-amber desk-told")
                words("p", "不用等着：可以先去别的房间，读完再回来看，读到的都留着。", "desk-soft")
                if way := room(self.window.case, MEANWHILE):
                    link(f"先去“{title_of(MEANWHILE)}”", way, "desk-button")
            elif available() and (unread := self.unread):
                button(f"读图，找要遮的地方（{len(unread)} 张）", lambda: self.read(*unread), "desk-main")

    def read(self, *sheets: Sheet | Elsewhere) -> None:
        """Read these, with the bars in hand."""
        if self.window.found:
            self.window.masks.read(sheets, self.window.found.wanted)


def _why(unread: list[Sheet | Elsewhere]) -> str:
    """What is looked for in them now and was not when they were read."""
    again = [each for each in unread if each.sought.more(each.last)]
    names = dict.fromkeys(name for each in again for name in each.sought.more(each.last))
    return f"读过的 {len(again)} 张再读一遍：案件里多了要遮的（{'、'.join(names)}）。" if again else ""
