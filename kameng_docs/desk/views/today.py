"""今天: what to do today and until when, what to paste and to say, what was handed in and what came back."""

from collections.abc import Mapping
from typing import Any

from nicegui import run, ui

from kameng_docs.custody.journal.edits import Edit
from kameng_docs.desk.casefile.conflict import Refused
from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.day.diary import moment_in, said_already, sellers_of, step_told, steps_of
from kameng_docs.desk.day.todays import Today, today_of
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.frame import Page, frame
from kameng_docs.desk.lacks import Lacks, lacks_of
from kameng_docs.desk.listing import rooms_of
from kameng_docs.desk.parts import button, choice, field, fold, typed, words, writing
from kameng_docs.desk.view import View, room
from kameng_docs.desk.views.copying import copying
from kameng_docs.desk.views.lacking import lacking
from kameng_docs.desk.views.today_days import days, folded_sections, sections, talk
from kameng_docs.desk.views.today_forms import HEAD, Forms
from kameng_docs.desk.views.today_offer import offered
from kameng_docs.desk.views.today_reply import Answering
from kameng_docs.desk.views.today_sent import SELLER, Sending
from kameng_docs.desk.views.today_steps import Steps
from kameng_docs.desk.views.when import time_field
from kameng_docs.plan import OPEN

TOLD = "经过"
SERVICE = "客服"
LOOKS_EVERY = 60.0
"""Seconds between two looks at what day it is."""

# Who has gone to a field meanwhile stays in it, as with `moved_focus`.
_GO = """{ const was = document.activeElement; setTimeout(() => {
  const now = document.activeElement, place = document.getElementById("%s");
  const folded = place.querySelector(":scope > details");
  if (folded) folded.open = true;
  if (now !== was && now?.matches("input, textarea, select")) return;
  place.tabIndex = -1;
  place.scrollIntoView({block: "start"});
  place.focus({preventScroll: true});
}, 60) }"""


class Room:
    """One window on the day. Forms that are being filled in keep what was typed where the page is shown anew."""

    def __init__(self, desk: Desk, case: OpenCase, page: Page) -> None:
        """Shown where it is made; what takes long comes a moment later."""
        self.desk, self.case, self.page = desk, case, page
        self.today: Today | None = None
        self.lacks = Lacks()
        self.rooms: tuple[str, ...] = ()
        self.looked = False
        self.forms = Forms()
        self.said, self.said_at, self.said_by = "", "", ""
        self.steps = Steps(case, self.handed, room(case, "papers"))
        with copying(page.say):
            self.head()
            self.body()

    async def look(self) -> None:
        """Look at the case, and show what is found."""
        case, desk = self.case, self.desk
        found = await run.io_bound(today_of, case, desk.today())
        if found is None:
            return
        checked, self.today = found
        if self.today is None:
            self.rooms = await run.io_bound(rooms_of, case, desk.today(), wrong=1) or ()
        self.looked = True
        self.lacks = lacks_of(checked)
        self.head.refresh()
        self.body.refresh()
        self.forms.stay()

    async def turned(self) -> None:
        """A page that stays open over midnight shows the new day."""
        if self.today is not None and self.today.day != self.desk.today():
            await self.look()

    @ui.refreshable_method
    def head(self) -> None:
        """The three things, or what is missing first."""
        if not self.looked:
            words("p", "正在看……").props("role=status")
        elif self.today is None:
            lacking(self.case, self.lacks, self.rooms, "补好了才知道今天做什么")
        else:
            sections(self.today.contents.today)
            self.ways(self.today)
        with ui.element("div").classes("desk-row"):
            button("我交了一份", lambda: self.hand_in("", HEAD), "desk-main" if self.today else "")
            button("有答复了，有进展了", lambda: self.answer(None, HEAD))
        self.forms.place(HEAD)

    def ways(self, today: Today) -> None:
        """To each step that is open."""
        found = [step for step in today.contents.steps if step.status == OPEN]
        if found:
            with ui.element("nav").classes("desk-row").props("aria-label=现在可以走的"):
                words("span", "去看怎么交：")
                for step in found:
                    button(step.name, lambda step=step: go(step.id), "desk-tab")

    @ui.refreshable_method
    def body(self) -> None:
        """Everything else, from the nearest to the farthest."""
        self.diary()
        if self.today is None:
            return
        offered(self.today.offers)
        days(self.today)
        talk(self.today, self.hearing)
        self.steps.shown(self.today)
        folded_sections(self.today.contents.reminders)

    def diary(self) -> None:
        """What was handed in, newest first, and what came of it."""
        steps = list(enumerate(steps_of(self.case.data)))
        if not steps:
            return
        with ui.element("section").classes("desk-card").props("aria-labelledby=today-diary"):
            words("h2", f"已经交了的 {len(steps)} 步").props("id=today-diary")
            with ui.element("ul").classes("desk-list"):
                for place, step in reversed(steps):
                    with ui.element("li"):
                        self.handed_in(place, step)

    def handed_in(self, place: int, step: Mapping[str, Any]) -> None:
        """One step that was gone, and what came of it."""
        at = f"reply-{place}"
        with ui.element("div").classes("desk-row"):
            with ui.element("div"):
                words("p", step_told(place, step))
                if step.get("结果"):
                    words("p", f"答复：{step['结果']}", "desk-soft")
            button("答复了", lambda: self.answer(place, at), says=f"第 {place + 1} 步答复了，或者有进展了")
        self.forms.place(at)

    def hearing(self) -> None:
        """The form for what the shop says next."""
        with fold("hearing", "对方刚才又说了什么？记下来，看怎么回"):
            typed(field("对方的原话，一字不改", value=self.said, lines=3), self.heard)
            if names := sellers_of(self.case.data):
                several = {"": "都说了，或者说不准"} | {name: name for name in names}
                choice("是哪一家说的", several, self.said_by, self.heard_from)
            at = self.said_at or self.desk.today().isoformat()
            time_field("什么时候说的（可以写到几点几分）", at, self.heard_at, self.desk.today())
            writing("记下来", self.keep_said)

    def heard(self, text: str) -> None:
        """What stands in the box now."""
        self.said = text

    def heard_at(self, text: str) -> None:
        """When it was said."""
        self.said_at = text

    def heard_from(self, name: str) -> None:
        """Which of several sellers said it."""
        self.said_by = name

    async def keep_said(self) -> None:
        """Write it into the story; what to answer is then shown above."""
        text = self.said.strip()
        today = self.desk.today()
        at = moment_in(self.said_at or today.isoformat(), "时间", today)
        if isinstance(at, Refused):
            self.page.say(f"没有记：{at.message}。{at.hint}", wrong=True)
            return
        if not text:
            self.page.say("没有记：还没有写对方说了什么", wrong=True)
            return
        if await run.io_bound(said_already, self.case, self.desk.today(), text, at, self.said_by):
            self.page.say("没有再记：这一天的这句话，“经过”或者“进度”里已经有了")
            return
        events = self.case.data.get(TOLD)
        place = len(events) if isinstance(events, list) else 0
        event = {"时间": at, "对方": SERVICE, "对方原话": text}
        event |= {SELLER: self.said_by} if self.said_by else {}
        # What is shown anew once it is written has an empty field.
        said, said_at, self.said, self.said_at = self.said, self.said_at, "", ""
        if not await self.page.save(Edit((TOLD, place), event)):
            self.said, self.said_at = said, said_at

    def handed(self, channel: str, name: str) -> None:
        """The button by which the form 交了 of a channel is opened, and its place."""
        at = f"sent-{channel}"
        button("交了", lambda: self.hand_in(channel, at), says=f"{name} 交了")
        self.forms.place(at)

    def hand_in(self, channel: str, at: str) -> None:
        """Show the form 交了 at a place; without a channel that is asked too."""
        key = f"sent/{channel}"
        self.forms.open(at, key, lambda: Sending(self.page, self.forms, lambda: self.today, channel))

    def answer(self, place: int | None, at: str) -> None:
        """Show the form 答复了 at a place, of that step or of whichever the reply is of."""
        self.forms.open(at, f"reply/{place}", lambda: Answering(self.page, self.forms, place))


def go(place: str) -> None:
    """Bring a place of the page into sight, open, and the focus there, once it is shown."""
    ui.run_javascript(_GO % place)


def show(desk: Desk, case: OpenCase) -> None:
    """The page."""
    with frame(desk, case, VIEW.slug) as page:
        shown = Room(desk, case, page)
    page.on_change(shown.look)
    ui.context.client.on_delete(shown.forms.stop)
    ui.timer(0.1, shown.look, once=True)
    ui.timer(LOOKS_EVERY, shown.turned)


VIEW = View(
    "today",
    "今天",
    show,
    "今天先做的三件事和两种日子，网页上每一栏填什么，一按就复制，带字数。交了、对方答复了，在这里记一笔，交上去的原样留一份。",
)
