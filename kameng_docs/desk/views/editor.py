"""案件文件: the YAML itself, its faults marked by line with what to type, words that fit, saved as one pauses."""

from typing import Any
from urllib.parse import quote

from nicegui import Client, app, run, ui
from starlette.requests import Request

from kameng_docs.custody.journal.keep import kept_back
from kameng_docs.desk.casefile.conflict import Written
from kameng_docs.desk.casefile.merge import merged_text
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.casefile.snapshot import CASE, path_of
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.editing.completion import fitting
from kameng_docs.desk.editing.marks import Mark, marks_of
from kameng_docs.desk.frame import Page, frame
from kameng_docs.desk.parts import button, link, words
from kameng_docs.desk.view import View, address

PAUSE = 0.8
"""Seconds without a key after which what was typed is saved."""
MOST = 30
"""So many faults are listed; the others come as these go."""
PARTY = "party"
"""In the address: whose file, if not that of the case."""
WORDS = "/words"
"""Asked by the editor for the words that fit."""

# The editor's name for a reader's aid; words that fit, asked for while typing; colours by what the system prefers.
_SET_UP = """
const CM = await import("nicegui-codemirror");
const editor = await new Promise((found) => {
  const look = () => getElement(%(id)d)?.editor ? found(getElement(%(id)d).editor) : setTimeout(look, 30);
  look();
});
const source = async (context) => {
  const begun = context.matchBefore(/[^\\s:,\\[\\]{}#]*$/);
  if (!context.explicit && begun.from === begun.to) return null;
  const answer = await fetch("%(words)s", {method: "POST", headers: {"content-type": "application/json"},
    body: JSON.stringify({before: context.state.sliceDoc(0, context.pos)})});
  if (!answer.ok) return null;
  const given = await answer.json();
  return given.length ? {from: begun.from, options: given, filter: false} : null;
};
editor.dispatch({effects: CM.StateEffect.appendConfig.of([
  CM.EditorState.languageData.of(() => [{autocomplete: source}]),
  CM.EditorView.contentAttributes.of({"aria-label": "案件文件", "aria-describedby": "editor-keys"}),
])});
editor.scrollDOM.setAttribute("tabindex", "0");
const dark = matchMedia("(prefers-color-scheme: dark)");
const colour = () => getElement(%(id)d)?.setTheme(dark.matches ? "vscodeDark" : "vscodeLight");
dark.addEventListener("change", colour);
colour();
"""


class Editing:
    """One window's text. `saw` is the version that its text was made from, `base` the text of that version.

    `name` is that of a party whose file it is, empty for the case itself.
    """

    def __init__(self, desk: Desk, case: OpenCase, page: Page, name: str) -> None:
        """With the text as it is now."""
        self.desk, self.case, self.page, self.name = desk, case, page, name
        self.file = path_of(case.file, name)
        self.saw, self.base = case.version, case.text_of(name)
        self.editor = ui.codemirror(
            self.base, language="YAML", indent="  ", line_wrapping=True, on_change=self.typed
        ).classes("desk-editor")
        self.pausing: ui.timer | None = None
        self.saving = False
        self.safe = self.base
        self.marks: list[Mark] = []
        words(
            "p",
            "写的时候会提示能用的词（Ctrl+空格 随时看）。要用键盘离开编辑框，先按 Esc，再按 Tab。",
            "desk-soft",
        ).props("id=editor-keys")

    @property
    def text(self) -> str:
        """What stands in the window."""
        return self.editor.value or ""

    @property
    def theirs(self) -> str:
        """What the file has now."""
        return self.case.text_of(self.name)

    def typed(self) -> None:
        """Wait for a pause, then save."""
        if self.text == self.base:
            return
        if self.pausing is not None:
            self.pausing.cancel()
        self.page.say("正在写……")
        self.pausing = ui.timer(PAUSE, self.save, once=True)

    async def save(self) -> None:
        """Write what stands here."""
        if self.saving or self.text == self.base:
            return
        self.saving = True
        try:
            sent = self.text
            result = await self.page.save_text(sent, self.saw, self.name)
            if result is None:
                self.take(self.theirs)
            elif result and self.base != self.theirs:
                self.follow(sent)
        finally:
            self.saving = False
        if result and self.text != self.base:
            self.typed()

    def changed(self) -> Any:
        """The file has changed: here, in another window, by an editor."""
        if not self.saving:
            self.follow(self.base)
        return self.look()

    def follow(self, base: str) -> None:
        """What the file has now, with what was typed here since `base`; where they meet, saving will tell."""
        joined = merged_text(base, self.text, self.theirs)
        if joined is not None:
            self.saw, self.base = self.case.version, self.theirs
            self.show(joined)

    def take(self, text: str) -> None:
        """The file's own, whatever was typed here."""
        self.saw, self.base = self.case.version, text
        self.show(text)

    def show(self, text: str) -> None:
        """Put it into the window, unless it stands there."""
        if text != self.text:
            self.editor.set_value(text)

    async def look(self) -> None:
        """Check the case, and mark what is found."""
        version = self.case.version
        checked = await run.io_bound(self.case.checked, self.desk.today())
        if checked is None or version != self.case.version:
            return
        self.marks = marks_of(checked.diagnostics, str(self.file))
        lines = self.text.count("\n") + 1
        marked = [mark for mark in reversed(self.marks) if 0 < mark.line <= lines]
        self.editor.decorations = [
            {"kind": "line", "line": line, "class": "desk-fault" if wrong else "desk-doubt"}
            for line, wrong in {mark.line: mark.wrong for mark in marked}.items()
        ]
        self.editor.line_tooltips = {mark.line: mark.told for mark in marked}
        self.listed.refresh()

    @ui.refreshable_method
    def listed(self) -> None:
        """What is to be changed, in words, each with a way to its line."""
        wrong = sum(mark.wrong for mark in self.marks)
        with ui.element("section").props("aria-labelledby=found").classes("desk-found"):
            words(
                "h2",
                f"要改的 {wrong} 处，请看的 {len(self.marks) - wrong} 处" if self.marks else "没有发现问题",
            ).props("id=found")
            with ui.element("ol").classes("desk-list"):
                for mark in self.marks[:MOST]:
                    with ui.element("li").classes("desk-card"):
                        kind = "desk-wrong" if mark.wrong else ""
                        words("p", ("要改：" if mark.wrong else "请看：") + mark.message, kind)
                        if mark.hint:
                            words("p", mark.hint, "desk-soft")
                        if mark.line:
                            says = f"到第 {mark.line} 行"
                            button(says, lambda line=mark.line: self.go_to(line))
                        elif mark.where:
                            words("p", mark.where, "desk-soft")
            if len(self.marks) > MOST:
                words("p", f"还有 {len(self.marks) - MOST} 处，改好上面的再看。")

    def go_to(self, line: int) -> None:
        """Put the cursor there."""
        ui.run_javascript(
            f"const e = getElement({self.editor.id}).editor; const at = e.state.doc.line(Math.min({line}, e.state.doc.lines)).from;"
            "e.dispatch({selection: {anchor: at}, scrollIntoView: true}); e.focus();"
        )

    async def left(self) -> None:
        """The window is closed, or out of reach for a moment: what was not saved yet is."""
        text = self.text
        if text != self.base and not self.saving:
            result = await run.io_bound(self.case.replace, text, self.saw, self.name)
            if isinstance(result, Written):
                self.safe = text

    async def gone(self) -> None:
        """It does not come back: what could not be saved, since somebody else wrote there too, is among the backups."""
        await self.left()
        if self.text not in {self.base, self.safe, self.theirs}:
            kept_back(self.file, self.text.encode())


def show(desk: Desk, case: OpenCase) -> None:
    """The page."""
    client: Client = ui.context.client
    asked = client.request.query_params.get(PARTY, "")
    name = asked if asked in case.parties else CASE
    with frame(desk, case, VIEW.slug) as page:
        _files(case, name)
        with ui.element("div").classes("desk-two"):
            with ui.element("div"):
                editing = Editing(desk, case, page, name)
            editing.listed()
    page.on_change(editing.changed)
    client.on_disconnect(editing.left)
    client.on_delete(editing.gone)
    ui.timer(0.1, editing.look, once=True)
    ui.timer(
        0.1,
        lambda: ui.run_javascript(_SET_UP % {"id": editing.editor.id, "words": WORDS}),
        once=True,
    )


def _files(case: OpenCase, here: str) -> None:
    """The files of the case, where there are more than one: those of people and firms have their own."""
    if not case.parties:
        return
    with ui.element("nav").classes("desk-steps").props("aria-label=文件"):
        for name in (CASE, *case.parties):
            way = link(name or "案件", address(case, VIEW.slug) + (f"?{PARTY}={quote(name)}" if name else ""))
            if name == here:
                way.props["aria-current"] = "true"


def add_words(desk: Desk) -> None:
    """The address that the editor asks for words."""

    @app.post(WORDS)
    async def _words(request: Request) -> list[dict[str, str]]:
        before = str((await request.json()).get("before", ""))
        _, found = fitting(desk.shop.vocabulary, before, len(before))
        return [
            {"label": each.word, "apply": each.inserts, "detail": each.means[:40], "type": "keyword"}
            for each in found[:60]
        ]


VIEW = View(
    "file",
    "案件文件",
    show,
    "整份案件文件，可以直接改：哪一行要改、怎样改，写在旁边；写的时候提示能用的词，停下来就存好。别的几页写的也都在这里。",
)
