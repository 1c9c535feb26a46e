"""The way through the desk as a person goes it: by what can be seen on the page, with every click and field counted."""

import base64
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Locator, Page

READS = 900_000
"""Milliseconds that the reading of all files, or the making of all papers, may take on a busy machine."""
SHOWN = 60_000
"""Milliseconds until a page shows what was asked of it."""
_DROP = """([zone, files]) => {
  const held = new DataTransfer();
  for (const [name, text] of files)
    held.items.add(new File([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], name));
  for (const kind of ["dragenter", "dragover", "drop"])
    zone.dispatchEvent(new DragEvent(kind, {dataTransfer: held, bubbles: true, cancelable: true}));
}"""
_STATUS = ".desk-content > p[role=status]"


@dataclass
class Told:
    """What one room took: fields that were confirmed or typed, cards answered, clicks, seconds."""

    room: str
    fields: int = 0
    cards: int = 0
    clicks: int = 0
    seconds: float = 0.0
    note: str = ""


@dataclass(frozen=True)
class Story:
    """What somebody brings: files, words, and what they would answer.

    `values` are the true ones, by what they are called. `answers` are to questions with these words in them; `typed` is what
    goes into a place of this label, or behind “words of the question｜” into that of this question alone. `shows` names the
    exhibit that shows an answer.
    """

    name: str
    said: str = ""
    kinds: Sequence[str] = ()
    files: Sequence[Path] = ()
    text: str = ""
    me: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    shows: Mapping[str, str] = field(default_factory=dict)

    def said_to(self, question: str) -> str:
        """The answer to a question that has these words in it; empty where the story says nothing of it."""
        return next((said for words, said in self.answers.items() if words in question), "")

    def shown_by(self, question: str) -> str:
        """The exhibit that shows what was answered; a name that none bears where there is none."""
        return next((name for words, name in self.shows.items() if words in question), "·")

    def typed_at(self, question: str) -> Iterator[tuple[str, str]]:
        """Labels with what is typed there, on the card of a question."""
        for place, text in self.typed.items():
            words, _, label = place.rpartition("｜")
            if words in question:
                yield label, text


def unwritten(story: Story, cases: Path) -> list[str]:
    """What the author types in this story and no case file has: a card that the walk did not know again."""
    files = "\n".join(file.read_text(encoding="utf-8") for file in cases.rglob("*.yaml"))
    return [f"{place}: {text}" for place, text in story.typed.items() if text not in files]


class Way:
    """One window on its way; every room writes down what it took, and leaves a picture where a folder for it is given."""

    def __init__(self, page: Page, pictures: Path | None = None) -> None:
        """At the list of cases."""
        self.page, self.pictures = page, pictures
        self.rooms: list[Told] = []
        self._shots = 0

    @property
    def here(self) -> Told:
        """The room in which it is."""
        return self.rooms[-1]

    @contextmanager
    def room(self, name: str) -> Iterator[Told]:
        """Everything within counts for this room."""
        self.rooms.append(Told(name))
        began = time.monotonic()
        try:
            yield self.here
        finally:
            self.here.seconds = time.monotonic() - began

    def click(self, what: Locator) -> None:
        """One click."""
        what.click(timeout=SHOWN)
        self.here.clicks += 1

    def tick(self, what: Locator) -> None:
        """A box or a choice, which is a click and something said."""
        what.check(timeout=SHOWN)
        self.here.clicks += 1
        self.here.fields += 1

    def choose(self, what: Locator) -> None:
        """One word of several, pressed."""
        self.click(what)
        self.here.fields += 1

    def type(self, what: Locator, text: str) -> None:
        """One field typed."""
        what.fill(text, timeout=SHOWN)
        self.here.fields += 1

    def shot(self, name: str) -> None:
        """A picture of the whole page as it is now."""
        if self.pictures:
            self._shots += 1
            self.page.screenshot(path=self.pictures / f"{self._shots:02d}-{name}.png", full_page=True)

    def settled(self) -> None:
        """Wait until the window talks with the desk."""
        self.page.wait_for_function("window.socket?.connected")

    def has(self, room: str) -> bool:
        """Whether the desk has a room of this name."""
        return self.page.locator(".desk-steps a", has_text=room).count() > 0

    def enter(self, room: str) -> None:
        """By the link that leads on, where there is one, else by the steps at the top."""
        further = self.page.locator("a.desk-go", has_text=room)
        self.click(further.first if further.count() else self.page.locator(".desk-steps a", has_text=room))
        self.page.wait_for_selector(f"h1:has-text('{room}')", timeout=SHOWN)
        self.settled()


def begin(way: Way, story: Story) -> None:
    """A new case from a name and a few words."""
    page = way.page
    with way.room("新的案件"):
        way.settled()
        way.shot("我的案件")
        way.type(page.get_by_label("起个名字"), story.name)
        if story.said:
            way.type(page.get_by_label("出了什么事？用几个字说"), story.said)
        for kind in story.kinds:
            way.tick(page.get_by_label(kind, exact=False).first)
        way.shot("新的案件")
        way.click(page.get_by_role("button", name="开始"))
        page.wait_for_selector("h1:has-text('拖进来')", timeout=SHOWN)


def give(way: Way, story: Story) -> None:
    """Files dropped, the story written, until everything is read; and on to 核对."""
    page = way.page
    with way.room("拖进来") as here:
        way.settled()
        way.shot("拖进来")
        files = [(each.name, base64.b64encode(each.read_bytes()).decode()) for each in story.files]
        page.evaluate(_DROP, [page.query_selector("#drop-zone"), files])
        if story.text:
            way.type(page.get_by_label("出了什么事？什么时候买的"), story.text)
            way.click(page.get_by_role("button", name="写好了"))
        total = len(files) + bool(story.text)
        page.get_by_role("heading", name=f"读过的 {total} 份").wait_for(timeout=READS)
        further = page.get_by_role("link", name="去核对读到的")
        further.wait_for(timeout=READS)
        if story.me:
            _who(way, story.me)
            further.wait_for(timeout=READS)
        here.note = f"{len(files)} 份文件"
        way.shot("读完了")
        way.click(further)
        page.wait_for_selector("h1:has-text('核对')", timeout=SHOWN)


def _who(way: Way, me: str) -> None:
    page = way.page
    if page.get_by_text("聊天里哪一个是您？").count():
        way.tick(page.get_by_label(me))
        way.click(page.get_by_role("button", name="就是他"))
        page.get_by_text("聊天里哪一个是您？").wait_for(state="detached", timeout=READS)


def confirm(way: Way, story: Story) -> None:
    """Every card by its button once its secrets were compared; a wrong reading is typed anew."""
    page = way.page
    with way.room("核对") as here:
        way.settled()
        page.wait_for_selector(".desk-read, .desk-go", timeout=SHOWN)
        seen, values = "", 0
        while page.locator(".desk-ask .desk-main").count():
            file = page.locator(".desk-steps [aria-current=true]").inner_text().partition("（")[0]
            if file != seen:
                seen = file
                way.shot(f"核对-{Path(file).stem}")
            main = page.locator(".desk-ask .desk-main").first
            fields, lines = _asked_by(page, main)
            before = page.inner_text(_STATUS)
            if not _mended(way, main, story.values):
                here.fields += fields
                way.click(main)
            values += lines
            page.wait_for_function(
                f"was => document.querySelector('{_STATUS}').innerText != was", arg=before, timeout=SHOWN
            )
        here.note = f"{values} 行读到的"
        way.shot("核对完了")


def _asked_by(page: Page, main: Locator) -> tuple[int, int]:
    """How many cards a button confirms, and how many values are in sight with them."""
    if main.inner_text().startswith("上面"):
        above = page.locator("article.desk-read").filter(has_not=page.locator(".desk-ask .desk-main"))
        return above.count(), above.locator(".desk-line").count()
    card = page.locator("article.desk-read").filter(has=main)
    return 1, card.locator(".desk-line").count()


def _mended(way: Way, main: Locator, values: Mapping[str, str]) -> bool:
    """Type what was misread, where the card has one value of which the true one is known."""
    card = way.page.locator("article.desk-read").filter(has=main)
    if card.count() != 1:
        return False
    title = card.locator("h3").inner_text()
    true = values.get(title)
    if true is None or card.locator(".desk-value").first.inner_text() == true:
        return False
    way.click(card.get_by_role("button", name=f"改：{title}"))
    way.type(way.page.get_by_label(title, exact=True), true)
    way.click(way.page.get_by_role("button", name="就这样写"))
    return True
