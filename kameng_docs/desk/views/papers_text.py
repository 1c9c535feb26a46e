"""A paper as text: whoever clicks a sentence, or presses Enter on it, asks what it rests on."""

from collections.abc import Callable, Iterator
from typing import Any

from nicegui import ui

from kameng_docs.desk.papers.composed import Placed
from kameng_docs.desk.papers.wordings import BELOW, HEADING, ROWS, TITLE, Shown, Text, shown_of
from kameng_docs.desk.parts import lasting, words
from kameng_docs.page.masking import masking

_TAGS = {TITLE: "p", HEADING: "h3", BELOW: "h4"}
# One handler for all sentences; which one is asked is marked at once, the answer comes from the desk.
_ASK = """(e) => {
  const one = e.target.closest("[data-s]");
  if (!one || (e.type === "keydown" && e.key !== "Enter" && e.key !== " ")) return;
  e.preventDefault();
  e.currentTarget.querySelectorAll("[aria-pressed=true]").forEach((each) => each.setAttribute("aria-pressed", "false"));
  one.setAttribute("aria-pressed", "true");
  emit(one.dataset.s);
}"""


class PaperText:
    """The words of one paper in one window. A sentence is known by its place among all of the paper."""

    def __init__(self, asked: Callable[[str], Any]) -> None:
        """`asked` hears the sentence that was chosen."""
        self._asked = asked
        self._blocks: tuple[Shown, ...] = ()
        self._knows: Callable[[str], bool] = lambda _: False
        self._masked: Callable[[str], str] = str
        self._chosen = -1
        self._paper = ""

    def of(self, paper: Placed | None, knows: Callable[[str], bool]) -> None:
        """Show this paper; `knows` tells whether anything can be said of a sentence."""
        if paper is None or paper.id != self._paper:
            self._chosen = -1
        self._paper = paper.id if paper else ""
        self._knows = knows
        self._blocks = shown_of(paper.sheet.document) if paper and paper.sheet.document else ()
        self._masked = masking(paper.brief.secrets) if paper else str
        self.shown.refresh()

    def chosen_now(self) -> str:
        """The sentence that stands now in the place of the one that was asked; empty where none was."""
        every = list(self._sentences())
        return every[self._chosen] if 0 <= self._chosen < len(every) else ""

    def _sentences(self) -> Iterator[str]:
        for block in self._blocks:
            for row in block.rows:
                for text in row:
                    yield from text

    def _heard(self, event: Any) -> None:
        self._chosen = int(event.args)
        self._asked(self.chosen_now())

    @ui.refreshable_method
    def shown(self) -> None:
        """The paper."""
        self._number = 0
        sheet = (
            ui.element("article")
            .classes("desk-card desk-paper")
            .props("aria-labelledby=paper-name lang=zh-CN")
        )
        heard = lasting(self._heard)
        sheet.on("click", heard, js_handler=_ASK).on("keydown", heard, js_handler=_ASK)
        with sheet:
            if not self._blocks:
                words("p", "还没有能看的文书。", "desk-soft")
            for block in self._blocks:
                self._block(block)

    def _block(self, block: Shown) -> None:
        if block.kind == ROWS:
            with ui.element("table").classes("desk-table"), ui.element("tbody"):
                for i, row in enumerate(block.rows):
                    with ui.element("tr"):
                        for text in row:
                            with ui.element("th" if block.head and not i else "td") as cell:
                                if block.head and not i:
                                    cell.props["scope"] = "col"
                                self._text(text)
            return
        for row in block.rows:
            with ui.element(_TAGS.get(block.kind, "p")).classes("desk-title" if block.kind == TITLE else ""):
                for text in row:
                    self._text(text)

    def _text(self, text: Text) -> None:
        for sentence in text:
            made = words("span", self._masked(sentence))
            if self._knows(sentence):
                made.classes("desk-sentence").props("role=button tabindex=0")
                made.props["data-s"] = str(self._number)
                made.props["aria-pressed"] = "true" if self._number == self._chosen else "false"
            self._number += 1
