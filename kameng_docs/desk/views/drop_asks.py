"""What only the owner of a chat or a bill knows: who of those who speak is 我, and which payments are of this case."""

from dataclasses import replace
from typing import Any

from nicegui import run, ui

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.given.kept import Kept
from kameng_docs.desk.given.reader import Reading
from kameng_docs.desk.given.rows import Rows, number_of, rows_in, rows_of_picture, talks_in
from kameng_docs.desk.parts import button, lasting, words


class Asking:
    """The two questions in one window; `window` reads again, keeps and shows."""

    def __init__(self, case: OpenCase, reading: Reading, window: Any) -> None:
        """Nothing is chosen yet."""
        self.case, self.reading, self.window = case, reading, window
        self.me = ""
        self.ticked: dict[str, set[int]] = {}
        self.rows: dict[str, Rows] = {}
        self.talks: dict[str, tuple[str, ...]] = {}

    def who(self, kept: Kept) -> None:
        """Which of the speakers is the author: asked once for all chats."""
        names = kept.speakers()
        if not names:
            return
        with ui.element("section").classes("desk-card").props("aria-labelledby=drop-who"):
            with ui.element("fieldset").classes("desk-choices"):
                words("legend", "聊天里哪一个是您？").props("id=drop-who")
                for name, count in names.items():
                    with ui.element("label").classes("desk-choice"):
                        choice = ui.element("input").props("type=radio name=who")
                        choice.props["checked"] = name == self.me
                        choice.on("change", lasting(lambda name=name: setattr(self, "me", name)))
                        words("span", f"{name}（{count} 条）")
            button("就是他", self.is_me, "desk-main")
            words("p", "都不是、或者不清楚，就先不选：那些话不会写进经过。", "desk-soft")

    async def is_me(self) -> None:
        """Read the chats once more, now that it is known."""
        if not self.me:
            return
        me, chats = self.me, [read.file for read in self.reading.kept.found.reads if read.speakers]
        await self.window.change(lambda kept: replace(kept, me=me))
        self.window.again(chats)

    def bill(self, file: str, kept: Kept) -> None:
        """The rows to choose from; open where nobody chose yet."""
        rows = self.rows.get(file)
        if rows is None:
            button(
                "看账单里的每一笔，选与本案有关的",
                lambda: self.show_rows(file),
                "" if file not in kept.found.rows else "desk-main",
            )
            return
        ticked = self.ticked.setdefault(
            file, {n for each in kept.picks.get(file, ()) if (n := number_of(each))}
        )
        with ui.element("fieldset").classes("desk-choices desk-rows"):
            words("legend", f"{file} 里与本案有关的是哪几笔？")
            for each in rows.together:
                button(
                    f"就是{each.told}", lambda each=each: self.these(file, each.rows), "desk-main desk-wide"
                )
            for row in rows.each:
                number = number_of(row)
                with ui.element("label").classes("desk-choice"):
                    box = ui.element("input").props("type=checkbox")
                    box.props["checked"] = number in ticked
                    box.on(
                        "change",
                        lasting(lambda e, n=number: (ticked.add if e.args else ticked.discard)(n)),
                        js_handler="(e) => emit(e.target.checked)",
                    )
                    words("span", row)
        button("就这几笔", lambda: self.picked(file), "desk-main")

    async def show_rows(self, file: str) -> None:
        """Every payment of a bill."""
        shown = next((each.rows for each in self.reading.kept.found.reads if each.file == file), ())
        self.rows[file] = (
            rows_of_picture(shown)
            if shown
            else await run.io_bound(rows_in, self.case.folder / file) or Rows()
        )
        self.window.listed.refresh()

    async def these(self, file: str, rows: tuple[int, ...]) -> None:
        """Read all rows of a renewal, and those that were ticked beside them."""
        self.ticked.setdefault(file, set()).update(rows)
        await self.picked(file)

    async def picked(self, file: str) -> None:
        """Read the rows that were ticked."""
        picks = tuple(f"第{number}行" for number in sorted(self.ticked.get(file, ())))
        if not picks:
            self.window.page.say("还没有选", wrong=True)
            return
        self.rows.pop(file, None)
        await self.window.change(lambda kept: replace(kept, picks={**kept.picks, file: picks}))
        self.window.again([file])

    def talk(self, file: str) -> None:
        """Of a chat with several conversations the one that is meant."""
        talks = self.talks.get(file)
        if talks is None:
            button("看里面有哪几段对话", lambda: self.show_talks(file), "desk-main")
            return
        with ui.element("fieldset").classes("desk-choices"):
            words("legend", f"{file} 里与本案有关的是和谁的对话？" if talks else "里面没有几段对话可以选。")
            for name in talks:
                button(name, lambda name=name: self.picked_talk(file, name))

    async def show_talks(self, file: str) -> None:
        """Every conversation of a chat."""
        self.talks[file] = await run.io_bound(talks_in, self.case.folder / file) or ()
        self.window.listed.refresh()

    async def picked_talk(self, file: str, name: str) -> None:
        """Read that one."""
        self.talks.pop(file, None)
        await self.window.change(lambda kept: replace(kept, picks={**kept.picks, file: (name,)}))
        self.window.again([file])
