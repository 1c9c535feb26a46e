"""The form 交了: through which channel, when, under which number, which papers; their copies are kept as they were sent."""

from asyncio import sleep
from collections.abc import Callable
from functools import partial

from nicegui import ui

from kameng_docs.custody import journal
from kameng_docs.desk.day.diary import moment_in, sent
from kameng_docs.desk.day.todays import Offered, Today
from kameng_docs.desk.frame import Page
from kameng_docs.desk.papers.making import Making, making_of
from kameng_docs.desk.parts import button, choice, field, ticked, typed, words, writing
from kameng_docs.desk.press import stop_button
from kameng_docs.desk.views.today_forms import Forms
from kameng_docs.desk.views.when import time_field
from kameng_docs.wording import date_in_chinese

LOOKS_EVERY = 0.3
"""Seconds between two looks at how far the papers are."""
AT, NUMBER, REPLY_BY, SELLER = "什么时候交的", "编号", "要求答复", "卖家"


class Sending:
    """The form in one window, as it is filled in; `forms` hear that it is to be shown no more."""

    head = "sent-head"

    def __init__(self, page: Page, forms: Forms, day: Callable[[], Today | None], channel: str) -> None:
        """For a step through this channel; empty where that is still to be chosen. `day` gives what the page shows."""
        self.page, self.forms, self.day = page, forms, day
        self.making: Making = making_of(page.desk, page.case)
        self.chosen: dict[str, bool] = {}
        self.bare = False
        self.waiting = False
        self.why = ""
        self.said: dict[str, str] = {AT: self.page.desk.today().isoformat()}
        self.channel = channel
        today = day()
        papers = today.papers_of(channel) if today else ()
        if len(papers) == 1:
            self.chosen[_key(papers[0])] = True
        if today and channel in today.asking:
            self.said[REPLY_BY] = today.asking[channel]

    def stop(self) -> None:
        """Papers that are being made for it are made for the other rooms too."""

    def shown(self) -> None:
        """The form."""
        today = self.day()
        with ui.element("section").classes("desk-card").props("aria-labelledby=sent-head id=today-form"):
            name = self.page.case.shop.channel_names.get(self.channel, "")
            words("h2", f"交了：{name}" if name else "交了一份").props("id=sent-head tabindex=-1")
            if not name:
                self.channels()
            self.time(AT, "什么时候交的（可以写到几点几分，例如 2026-11-22 20:31）")
            self.text(NUMBER, "编号：工单号、投诉编号、案号（还没有的先不写）")
            self.time(REPLY_BY, "文书里请对方最迟哪天答复（没有写的空着）", ahead=True)
            sellers = self.page.case.data.get(SELLER)
            if isinstance(sellers, list) and len(sellers) > 1:
                self.text(SELLER, "是哪一家，写店铺名（几家一起的空着）")
            self.papers(today)
            self.progress()
            self.told = words("p", self.why, "desk-wrong")
            with ui.element("div").classes("desk-row"):
                writing("记下来", self.save, "desk-main")
                button("先不记", lambda: self.forms.left(self))

    def channels(self) -> None:
        """Every channel, ours and others, by name."""
        names = self.page.case.shop.channel_names
        overviews = {slug for slug, each in self.page.case.shop.channels.items() if each.overview}
        found = {"": "选一个"} | {slug: name for slug, name in names.items() if slug not in overviews}
        choice("交到哪里", found, self.channel, self.to)

    def to(self, channel: str) -> None:
        """It was handed in there."""
        self.channel, self.chosen = channel, {}
        self.papers.refresh()

    def text(self, key: str, label: str) -> None:
        """One field, with what is proposed for it."""
        made = field(label, value=self.said.get(key, ""))
        typed(made, lambda text: self.said.update({key: text}))

    def time(self, key: str, label: str, *, ahead: bool = False) -> None:
        """The same for a time."""
        today = self.page.desk.today()
        time_field(
            label, self.said.get(key, ""), lambda text: self.said.update({key: text}), today, ahead=ahead
        )

    @ui.refreshable_method
    def papers(self, today: Today | None) -> None:
        """What was handed in of what can be, and that nothing was kept of it."""
        found = today.papers_of(self.channel) if today else ()
        with ui.element("fieldset").classes("desk-choices"):
            words("legend", "交的是哪几份？会原样留一份，以后证明交过什么" if found else "留底")
            for each in found:
                key = _key(each)
                ticked(each.name, self.chosen.get(key, False), partial(self.choose, key))
            ticked("没有留底（打的电话、当面说的，或者交的不是这里做的）", self.bare, self.without)

    def choose(self, key: str, on: bool) -> None:
        """One paper was handed in, or was not."""
        self.chosen[key] = on

    def without(self, on: bool) -> None:
        """Nothing of it is kept."""
        self.bare = on

    @ui.refreshable_method
    def progress(self) -> None:
        """How far the papers are that are to be kept."""
        with ui.element("div").props("role=status").classes("desk-row"):
            if self.waiting:
                words("p", f"正在做要留的文书：{self.making.name or '马上好'}……")
        if self.waiting:
            stop_button(self.making.stop)

    async def save(self) -> None:
        """Make the papers where they are not, keep copies, write the step."""
        if self.waiting:
            return
        today = self.day()
        found = today.papers_of(self.channel) if today else ()
        papers = [each for each in found if self.chosen.get(_key(each))]
        step = self._step()
        if isinstance(step, journal.Refused):
            self.refuse(step)
        elif not papers and not self.bare:
            self.refuse(journal.Refused("还没有选交的是哪一份", "没有留底的，勾上“没有留底”"))
        elif not papers or await self.made():
            kept = () if self.bare else tuple(papers)
            await self.write(step, kept)

    def _step(self) -> journal.Sent | journal.Refused:
        if not self.channel:
            return journal.Refused("还没有选交到哪里", "在“交到哪里”里选一个")
        today = self.page.desk.today()
        at = moment_in(self.said.get(AT, ""), "时间", today) or today.isoformat()
        reply_by = moment_in(self.said.get(REPLY_BY, ""), "答复的日子", today, ahead=True)
        for each in (at, reply_by):
            if isinstance(each, journal.Refused):
                return each
        name = self.page.case.shop.channel_names[self.channel]
        number, seller = self.said.get(NUMBER, "").strip(), self.said.get(SELLER, "").strip()
        return journal.Sent(self.channel, name, str(at), number, str(reply_by), seller)

    async def made(self) -> bool:
        """Whether the papers lie there as the case stands now; they are made where they do not."""
        self.waiting = True
        self.why = self.told.text = ""
        self.page.say("正在做要留的文书……")
        self.making.start(self.page.desk.today())
        try:
            while self.making.busy:
                self.progress.refresh()
                await sleep(LOOKS_EVERY)
        finally:
            self.waiting = False
            self.progress.refresh()
        if self.making.made != self.page.case.version:
            self.refuse(journal.Refused(self.making.told or "文书没有做好", "再试一次；或者勾上“没有留底”"))
            return False
        return True

    async def write(self, step: journal.Sent, papers: tuple[Offered, ...]) -> None:
        """Write the step, and tell where the copies lie."""
        desk, case = self.page.desk, self.page.case
        if await self.page.written(lambda: sent(case, desk.out, desk.today(), step, papers)):
            day = date_in_chinese(desk.today())
            kept = f"交上去的 {len(papers)} 份原样留在案件文件夹的“已提交”里" if papers else "没有留底"
            self.page.say(f"{day}记下了：{step.word}。{kept}")
            self.forms.written(self)
        else:
            self.why = self.told.text = self.page.status.text

    def refuse(self, why: journal.Refused) -> None:
        """Nothing was written, and why: here too, for the status line may be out of sight."""
        self.why = self.told.text = f"没有记：{why.message}。{why.hint}"
        self.page.say(self.why, wrong=True)


def _key(paper: Offered) -> str:
    return f"{paper.folder}/{paper.slug}"
