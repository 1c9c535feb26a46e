"""Beside a paper: what one of its sentences rests on, and what its author wrote of that, to be changed right there."""

from collections.abc import Awaitable, Callable
from urllib.parse import quote

from nicegui import ui

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.frame import Page
from kameng_docs.desk.given.files import SEE
from kameng_docs.desk.given.pictures import picture_in
from kameng_docs.desk.papers.basis import FIXED, UNKNOWN, Named, Rests, rests_of
from kameng_docs.desk.papers.composed import Placed
from kameng_docs.desk.papers.places import Path, Place, Stated, edits_of, stated_of, texts_of, verbatim
from kameng_docs.desk.parts import button, field, lasting, moved_focus, typed, words
from kameng_docs.desk.views.when import Below, meant_at
from kameng_docs.page.masking import masking
from kameng_docs.pipeline.traced import Basis
from kameng_docs.reading.typed_moment import Meant

LONG = 30
"""A text of more signs gets a field of several lines."""
_GO = moved_focus('document.getElementById("beside")')
_BACK = moved_focus('document.querySelector(".desk-paper [aria-pressed=true]")')


class Beside:
    """The answer to one question, in one window."""

    def __init__(self, case: OpenCase, page: Page, saved: Callable[[], Awaitable[None]]) -> None:
        """Nothing is asked yet. `saved` is told when something was changed."""
        self.case, self.page, self._saved = case, page, saved
        self._paper: Placed | None = None
        self._basis: Basis = {}
        self._texts: tuple[tuple[Path, str], ...] = ()
        self._sentence = ""
        self._stated: tuple[Stated, ...] = ()
        self._wanted: dict[Path, str] = {}
        self._saw = ""

    def of(self, paper: Placed | None, basis: Basis) -> None:
        """The paper that is looked at, and what its sentences rest on."""
        self._paper, self._basis = paper, basis
        self._texts = texts_of(self.case, paper.brief) if paper else ()

    def knows(self, sentence: str) -> bool:
        """Whether anything can be said of a sentence."""
        return bool(self._basis.get(sentence)) or verbatim(self._texts, sentence) is not None

    def ask(self, sentence: str) -> None:
        """Show what it rests on."""
        self._sentence, self._wanted, self._saw = sentence, {}, self.case.version
        self.shown.refresh()
        if sentence:
            ui.run_javascript(_GO)

    def close(self) -> None:
        """Nothing is asked any more."""
        if self._sentence:
            self._sentence = ""
            self.shown.refresh()
            ui.run_javascript(_BACK)

    @ui.refreshable_method
    def shown(self) -> None:
        """Everything."""
        if self._paper is None or not self._sentence:
            return
        origins = self._basis.get(self._sentence, ())
        stated = tuple(stated_of(self.case, self._paper.brief, origins))
        more = verbatim(self._texts, self._sentence, stated)
        self._stated = (*stated, more) if more else stated
        rests = rests_of(self._paper.brief, origins)
        with ui.element("section").classes("desk-card desk-beside").props("aria-labelledby=beside"):
            words("h3", "这句话靠什么").props("id=beside tabindex=-1")
            words("p", masking(self._paper.brief.secrets)(self._sentence), "desk-quoted")
            if rests.nothing and not self._stated:
                words("p", FIXED if self._sentence in self._basis else UNKNOWN)
            self._rests(rests)
            if self._stated:
                words("h4", "您写的：改了就重写这句话")
            for each in self._stated:
                self._form(each)
            button("回到这句话", self.close)

    def _rests(self, rests: Rests) -> None:
        for head, several in (
            ("要求", rests.claims),
            ("理由", rests.reasons),
            ("对方的说法", rests.excuses),
            ("事实", rests.facts),
            ("证据", rests.exhibits),
            ("法条原文", rests.clauses),
        ):
            if several:
                words("h4", head)
                with ui.element("ul").classes("desk-list"):
                    for each in several:
                        with ui.element("li").classes("desk-rests"):
                            self._named(each)

    def _named(self, each: Named) -> None:
        words("p", each.name, "desk-key-name")
        for line in each.lines:
            for part in line.split("\n"):
                words("p", part, "desk-soft")
        for file in each.files:
            if picture_in(self.case.folder, file):
                image = ui.element("img").classes("desk-thumb").props("loading=lazy")
                image.props["src"] = f"{SEE}/{quote(self.case.file.stem, safe='')}/{quote(file, safe='')}"
                image.props["alt"] = f"{each.name}：{file}"

    def _form(self, stated: Stated) -> None:
        with ui.element("fieldset").classes("desk-choices desk-stated"):
            words("legend", stated.title)
            for place in stated.places:
                self._place(place)
            button("保存", lambda: self._save(stated), "desk-main", says=f"保存：{stated.title}")

    def _place(self, place: Place) -> None:
        if not place.choices:
            lines = 3 if len(place.text) > LONG else 1
            made = field(place.title, value=place.text, lines=lines)
            typed(made, lambda text: self._type(place.path, text))
            below = Below(made, lambda text: self._type(place.path, text))
            tell = lasting(lambda e: below.tell(str(e.args), self._meant(place.path, str(e.args))))
            made.on("change", tell, js_handler="(e) => emit(e.target.value)")
            return
        with ui.element("div").classes("desk-row").props("role=radiogroup") as group:
            group.props["aria-label"] = place.title
            for choice in place.choices:
                with ui.element("label").classes("desk-choice"):
                    box = ui.element("input").props("type=radio")
                    box.props["name"] = f"answer-{group.id}"
                    box.props["checked"] = choice == place.text
                    box.on("change", lasting(lambda _, choice=choice: self._type(place.path, choice)))
                    words("span", choice)

    def _type(self, path: Path, text: str) -> None:
        self._wanted[path] = text

    def _meant(self, path: Path, text: str) -> Meant | None:
        return meant_at(self.case.shop.vocabulary, path, text, self.page.desk.today())

    async def _save(self, stated: Stated) -> None:
        for path, text in self._wanted.items():
            meant = self._meant(path, text)
            if meant is not None and not meant.sure:
                self.page.say(f"没有保存：{meant.asked(text)}", wrong=True)
                return
            self._wanted[path] = meant.value if meant else text
        edits = edits_of(stated, self._wanted, self.case.data)
        if not edits:
            self.page.say("没有改什么")
            return
        if await self.page.save(*edits, saw=self._saw):
            await self._saved()
