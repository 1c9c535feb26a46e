"""问几句: what only its author knows of a case, one card at a time; every answer is written at once."""

from collections.abc import Callable
from typing import Any

from nicegui import run, ui

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.frame import Page, frame
from kameng_docs.desk.given.pictures import picture_in, size_of
from kameng_docs.desk.given.reader import Reading, reading_of
from kameng_docs.desk.parts import fold, link, moved_focus, words
from kameng_docs.desk.questions.asked_child import GUARDIAN
from kameng_docs.desk.questions.asked_papers import OTHER, REST, half_written_at
from kameng_docs.desk.questions.cards import Card, Slot
from kameng_docs.desk.questions.questions import Cards, cards_of
from kameng_docs.desk.view import View, address, after
from kameng_docs.desk.views.ask_card import drawn
from kameng_docs.desk.views.ask_fields import slot_field
from kameng_docs.desk.views.ask_others import others
from kameng_docs.desk.views.ask_papers import Waiting
from kameng_docs.desk.views.ask_presses import Presses
from kameng_docs.desk.views.editor import VIEW as FILE

LOOKS_EVERY = 0.7
_FOCUS = "document.getElementById('%s') ?? document.getElementById('content')"
TITLE = "ask-title"


class Questioning:
    """One window's view of what is asked; `card` is the one in hand."""

    def __init__(self, desk: Desk, case: OpenCase, page: Page) -> None:
        """Shown where it is made, a moment later."""
        self.desk, self.case, self.page = desk, case, page
        self.reading: Reading = reading_of(case)
        self.turn = -1
        self.found: Cards | None = None
        self.card: Card | None = None
        # The names of cards put off, of the one asked for by hand, and of the one answered just now: it stays while it lacks more.
        self.later: list[str] = []
        self.wanted, self.answering = "", ""
        self.looks = 0
        # Several questions of which some are answered: they stay together until their author is done with them.
        self.held: Card | None = None
        # What brings the card that is drawn up to date, and the places of the person's record.
        self.shown: list[Callable[[Card], None]] = []
        self.persons: list[Callable[[Slot], None]] = []
        self.sizes: dict[str, tuple[int, int] | None] = {}
        self.focus = ""
        # Whether the last press left the card as it is drawn; whether it must be drawn whatever was found.
        self.stays, self.anew = False, False
        self.title_id = TITLE
        self.presses = Presses(self)
        self.told = words("p", "").props("role=status").classes("desk-soft")
        self.body()
        self.rest()
        self.who()
        self.waiting = Waiting(self)
        ui.timer(LOOKS_EVERY, self.looked)
        ui.timer(0.05, self.look, once=True)

    async def looked(self) -> None:
        """Show anew where more was read."""
        if self.turn != self.reading.turn:
            await self.look()

    async def look(self) -> None:
        """Find what is open, and show what has changed of it."""
        self.turn, kept = self.reading.turn, self.reading.kept
        self.looks += 1
        this = self.looks
        hand = self.card if self.card and self.card.name == self.answering else self.held
        found = await run.io_bound(cards_of, self.case, kept, self.desk.today(), hand)
        if found is not None:
            await self.sized(self.in_hand(found))
        if found is None or this != self.looks:
            # A later look has seen more.
            return
        before, self.found = self.found, found
        was, self.card = self.card, self.in_hand(found)
        # With the card and not before it, so that the count is never that of another.
        self.told.text = f"还有 {len(found.open)} 个问题" if found.open else "没有要问的了"
        quiet = self.stays and not self.anew and was is not None and self.card is not None
        if quiet and was and self.card and was.holds(self.card):
            # What is pressed and typed stands there already: a press on the next button must find it in its place.
            for each in self.shown:
                each(self.card)
        elif was != self.card or before is None or self.focus or self.anew:
            self.body.refresh()
            if focus := self.focus or (TITLE if self.stays else ""):
                ui.run_javascript(moved_focus(_FOCUS % focus))
        self.stays, self.anew, self.focus = False, False, ""
        self.rest.refresh()
        if before is None or [s.same for s in before.who] != [s.same for s in found.who]:
            self.who.refresh()
        elif len(self.persons) == len(found.who):
            # Somebody is filling them one after the other: they stay where they are. Others are drawn in a moment.
            for show, slot in zip(self.persons, found.who, strict=True):
                show(slot)
        await self.waiting.look()

    def in_hand(self, found: Cards) -> Card | None:
        """The card that is asked for by hand, else the first that was not put off."""
        every = {each.name: each for each in (*found.open, *found.more, *found.answered)}
        names = {each.name for each in found.open}
        if self.wanted in every:
            return every[self.wanted]
        if self.answering in names:
            return every[self.answering]
        self.later = [name for name in self.later if name in names]
        fresh = [each for each in found.open if each.name not in self.later]
        return next(iter(fresh), every[self.later[0]] if self.later else None)

    def fact(self, name: str) -> Card | None:
        """The card of a fact as it is now, whether it is in hand by itself or among several."""
        if self.card is None or self.card.name == name:
            return self.card
        return next((row.of for row in self.card.rows if row.of and row.of.name == name), None)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The places on the card in hand, those of its lines too."""
        if self.card is None:
            return ()
        return (*self.card.slots, *(slot for row in self.card.rows if row.of for slot in row.of.slots))

    async def sized(self, card: Card | None) -> None:
        """How large the pictures are of which a piece is shown."""
        for file in {each.place.file for each in (card.bubbles if card else ()) if each.place.box}:
            if file not in self.sizes:
                path = picture_in(self.case.folder, file)
                self.sizes[file] = await run.io_bound(size_of, path) if path else None

    @ui.refreshable_method
    def body(self) -> None:
        """The card in hand."""
        if self.found is None:
            words("p", "正在看……", "desk-soft")
        elif self.found.fault:
            words("p", f"{self.found.fault.message}。{self.found.fault.hint}", "desk-wrong")
        elif self.card is None:
            self.done(self.found.wrong)
        else:
            drawn(self, self.card)

    def done(self, wrong: int) -> None:
        """Nothing is open: on to the next room; or what stands in the way of every paper still."""
        words(
            "p",
            "要问的都问过了。答过的在下面，随时可以改；有的文书还要您的身份、对方的全称或者法院，也在下面填。",
        )
        if self.nameless:
            words("p", "还没有写您的姓名：文书都要写。在下面“您是谁”里填。", "desk-doubted")
        elif half_written_at(self.case.data, self.case.shop.vocabulary):
            # The file is no case meanwhile.
            words(
                "p", f"下面“{OTHER}”“{REST}”里有写了一半的：写全了，或者都删掉，才能出文书。", "desk-doubted"
            )
        elif wrong:
            words("p", f"案件文件里还有 {wrong} 处要改，改了才能出文书。", "desk-doubted")
            link("去看看是哪几处", address(self.case, FILE.slug))
        if further := after(VIEW.slug):
            link(f"接着：{further.title}", address(self.case, further.slug), "desk-button desk-main desk-go")

    @property
    def nameless(self) -> bool:
        """Whether nobody knows yet whose case it is."""
        who = self.found.who if self.found else ()
        return bool(who) and not who[0].value

    @ui.refreshable_method
    def rest(self) -> None:
        """The other cards by their questions: still open, only to add, answered."""
        if self.found and not self.found.fault:
            others(self, self.found)

    @ui.refreshable_method
    def who(self) -> None:
        """Who the author is: asked apart, needed by some papers alone."""
        if self.found is None or not self.found.who:
            return
        # Where somebody acts for another, most of these places are the other's.
        both = any(GUARDIAN in slot.path for slot in self.found.who)
        with fold(
            "who", "您是谁，您代谁提（可以最后填）" if both else "您是谁（可以最后填）", "desk-card desk-fold"
        ):
            words(
                "p", "有的渠道要真实身份，起诉状也要。现在不想写就空着，用到哪一份再来填；只留在这台电脑上。"
            )
            self.persons = [slot_field(self.presses, slot) for slot in self.found.who]

    async def take(self, name: str) -> None:
        """Take this card in hand."""
        self.leave()
        self.wanted, self.focus = name, TITLE
        await self.look()

    def leave(self) -> None:
        """Its author is done with the card in hand: it does not stay for what was pressed on it."""
        self.wanted, self.answering, self.held = "", "", None

    def is_open(self, card: Card) -> bool:
        """Whether it is among those that are counted."""
        return any(each.name == card.name for each in (self.found.open if self.found else ()))

    async def written(self, card: Card) -> None:
        """What was typed is written by leaving its field; say so where there was nothing."""
        self.wanted, self.focus = "", TITLE
        await self.look()
        if self.card is not None and self.card.name == card.name:
            refused = [
                self.presses.refused[s.path][1] for s in self.card.slots if s.path in self.presses.refused
            ]
            lacking = "、".join(str(each.path[-1]) for each in self.card.slots)
            self.page.say(next(iter(refused), f"还没有写：{lacking}；不清楚的可以先空着"), wrong=True)

    async def put_off(self, card: Card) -> None:
        """Go on with the next; this one comes again when the others are done."""
        if self.card is None or self.card.name != card.name:
            # The press was for a card that has gone meanwhile, and not for the one that came.
            return
        self.later = [*(name for name in self.later if name != card.name), card.name]
        self.leave()
        self.focus = TITLE
        await self.look()


def show(desk: Desk, case: OpenCase) -> None:
    """The page."""
    with frame(desk, case, VIEW.slug) as page:
        questioning = Questioning(desk, case, page)

    async def changed_there() -> Any:
        await questioning.look()

    page.on_change(changed_there)


VIEW = View(
    "ask",
    "问几句",
    show,
    "只有您知道的，一张卡片问一件，相关的几样放在一起：为什么问、关系到哪些要求都写着；点一句聊天，它的原话、时间和出处就写上。不清楚的就答不清楚，也可以先不答，答过的随时能改。",
)
