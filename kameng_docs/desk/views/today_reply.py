"""The form 答复了: what came is pasted or dropped and read, or told by hand; its author looks at each value, then it is written."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import quote

from nicegui import run, ui

from kameng_docs.custody import journal
from kameng_docs.desk.day.diary import STATE, STATES, answered, moment_in, said_partly, step_told, steps_of
from kameng_docs.desk.day.replies import PASTED, Proposed, Replying, proposed, taken
from kameng_docs.desk.frame import Page
from kameng_docs.desk.given.files import ANSWER
from kameng_docs.desk.parts import button, choice, field, lasting, ticked, typed, words, writing
from kameng_docs.desk.press import stop_button
from kameng_docs.desk.views.reply_told import told_of
from kameng_docs.desk.views.today_forms import Forms
from kameng_docs.desk.views.when import time_field
from kameng_docs.wording import inner_quotes

LOOKS_EVERY = 0.3
"""Seconds between two looks at how far the reading is."""
LABELS = {
    "结果": "答复的要点，用他们的原话",
    "答复时间": "哪一天收到的（空着就是今天）",
    "编号": "编号：受理编号、投诉编号、案号（没有变的空着）",
    "受理日期": "受理日期（没有写的空着）",
    "办结日期": "办结日期：终止调解、不予受理、结案的那天（没有的空着）",
}
TWICE = -1
"""Of an answer noted before: it is another one."""
DAYS = ("答复时间", "受理日期", "办结日期")
_SEND = """
async (e) => {
  e.preventDefault();
  const file = (e.dataTransfer || e.target).files[0];
  if (!file) return;
  let told = {error: "没有放进来，再试一次"};
  try {
    const answer = await fetch("%s?name=" + encodeURIComponent(file.name), {method: "POST", body: file});
    told = await answer.json();
  } catch {}
  if (!e.dataTransfer) e.target.value = "";
  emit(told);
}
"""


class Answering:
    """The form in one window, as it is filled in; `forms` hear that it is to be shown no more."""

    head = "reply-head"

    def __init__(self, page: Page, forms: Forms, place: int | None) -> None:
        """For the step at that place; None: for whichever the reply is of. Nothing was received yet."""
        self.page, self.forms = page, forms
        self.replying = Replying()
        # From when something is read until it stands in the fields.
        self.waiting = False
        self.pasted = ""
        self.said: dict[str, str] = {}
        # What its author typed himself: nothing that is read goes over it.
        self.mine: set[str] = set()
        self.keeps = True
        self.why = ""
        self.proposed: Proposed | None = None
        # What 经过 has of that day and may be this very answer.
        self.maybe: tuple[int, str] | None = None
        self.steps: list[Mapping[str, Any]] = []
        self.place = place

    def shown(self) -> None:
        """The form."""
        if not self.steps:
            self.steps = steps_of(self.page.case.data)
            if self.place is None and len(self.steps) == 1:
                self.place = 0
        with (
            ui.element("section")
            .classes("desk-card")
            .props("aria-labelledby=reply-head id=today-form") as zone
        ):
            words("h2", "答复了，或者有了新进展").props("id=reply-head tabindex=-1")
            if not self.steps:
                words("p", "还没有记交了什么，不知道这是哪一步的答复。先按“交了”记下交的那一步。")
                button("知道了", lambda: self.forms.left(self))
                return
            self.giving(zone)
            self.reading()
            self.fields()
            self.told = words("p", self.why, "desk-wrong")
            self.doubled()
            with ui.element("div").classes("desk-row"):
                writing("记下来", self.save, "desk-main")
                button("先不记", lambda: self.forms.left(self))
        self.looks = ui.timer(LOOKS_EVERY, self.looked, active=self.waiting)

    def stop(self) -> None:
        """Leave unread what is being read."""
        self.replying.stop()

    def giving(self, zone: ui.element) -> None:
        """Where it is pasted, dropped or chosen."""
        words(
            "p",
            "把收到的文字粘贴到这里，或者把截图、邮件、PDF 拖进来，程序先读一遍；也可以直接在下面照着填。",
        )
        typed(field("收到的文字", value=self.pasted, lines=4), lambda text: setattr(self, "pasted", text))
        with ui.element("div").classes("desk-row"):
            button("读一读", self.read_pasted)
        send = _SEND % f"{ANSWER}/{quote(self.page.case.file.stem, safe='')}"
        tag = words("label", "或者选一个文件（截图、邮件、PDF）")
        chooser = ui.element("input").classes("desk-chooser").props("type=file")
        tag.props["for"] = chooser.props["id"] = f"f{chooser.id}"
        chooser.on("change", lasting(self.given), js_handler=send)
        zone.on("drop", lasting(self.given), js_handler=send)
        zone.on("dragover", js_handler="(e) => e.preventDefault()")

    def read_pasted(self) -> None:
        """Read what was pasted."""
        if not self.pasted.strip():
            self.refuse("还没有粘贴什么")
            return
        self.start(PASTED, self.pasted.encode())

    def given(self, event: Any) -> None:
        """Read what was dropped."""
        name = str(event.args.get("name", ""))
        content = taken(self.page.case, name) if name else None
        if content is None:
            self.refuse(str(event.args.get("error") or "没有放进来，再试一次"))
            return
        self.start(name, content)

    def start(self, name: str, content: bytes) -> None:
        """Read it, in a process of its own."""
        if self.proposed is not None:
            # What was changed was what the reading before this one gave.
            self.mine.clear()
        self.proposed, self.waiting = None, True
        self.replying.start(name, content, self.page.desk.today())
        self.looks.activate()
        self.reading.refresh()

    async def looked(self) -> None:
        """Whether it is read."""
        if self.replying.busy:
            return
        self.looks.deactivate()
        await self.propose()

    async def propose(self) -> None:
        """Put what was read into the fields, for the step that was chosen or found."""
        read = self.replying.read
        if read is not None:
            self.proposed = await run.io_bound(self._proposed)
        if self.proposed is not None:
            if self.place is None and self.proposed.fit.clear:
                self.place = self.proposed.fit.steps[0]
            mine = {key: text for key, text in self.said.items() if key in self.mine and text.strip()}
            self.said = {**self.proposed.entry, **mine}
        self.waiting = False
        self.refuse("")
        self.reading.refresh()
        self.fields.refresh()

    def _proposed(self) -> Proposed | None:
        case, today = self.page.case, self.page.desk.today()
        before = journal.opened(case.shop, case.file, today)
        if isinstance(before, journal.Faults) or self.replying.read is None:
            return None
        return proposed(self.replying.read, before.case, case.shop, today, self.place)

    @ui.refreshable_method
    def reading(self) -> None:
        """How far the reading is, then what was read: each with the sentence it rests on."""
        with ui.element("div").props("role=status"):
            if self.replying.busy:
                words("p", f"正在读 {self.replying.name}……")
            elif self.replying.told:
                words("p", self.replying.told, "desk-doubted")
            elif self.replying.read is not None:
                words("p", "读好了，填在下面。都是提议，请看一看、改一改，按“记下来”才写。")
        if self.replying.busy:
            stop_button(self.stop)
        if self.replying.read is not None:
            told_of(self.replying.read, self.proposed, self.page.case.shop.channel_names)

    @ui.refreshable_method
    def fields(self) -> None:
        """What is written, all of it to be changed."""
        chosen = "" if self.place is None else str(self.place)
        found = {"": "选一步"} if self.place is None else {}
        choice(
            "是哪一步的",
            found | {str(place): step_told(place, step) for place, step in enumerate(self.steps)},
            chosen,
            self.of_step,
        )
        now = str(self.steps[self.place].get(STATE, STATES[0])) if self.place is not None else ""
        same = f"没有说，或者没有变（现在：{now}）" if now else "没有说"
        choice(
            "现在到哪一步了（写了答复、没有选的，记成“已答复”）",
            {"": same} | {state: state for state in STATES},
            self.said.get(STATE, ""),
            partial(self.say, STATE),
        )
        for key, label in LABELS.items():
            if key in DAYS:
                time_field(label, self.said.get(key, ""), partial(self.say, key), self.page.desk.today())
                continue
            made = field(label, value=self.said.get(key, ""), lines=3 if key == "结果" else 1)
            typed(made, partial(self.say, key))
        if self.replying.content:
            ticked(f"收到的这一份（{self.replying.name}）原样留在案件的文件夹里", self.keeps, self.keep)

    def say(self, key: str, text: str) -> None:
        """What its author has for one value."""
        self.said[key] = text
        self.mine.add(key)

    def keep(self, on: bool) -> None:
        """Whether what came is kept."""
        self.keeps = on

    async def of_step(self, place: str) -> None:
        """It is of that step."""
        self.place = int(place) if place else None
        if self.replying.read is not None and not self.replying.busy:
            await self.propose()

    @ui.refreshable_method
    def doubled(self) -> None:
        """Whether it is what was noted before of that day, where it may be."""
        if self.maybe is None:
            return
        place, theirs = self.maybe
        with ui.element("div").classes("desk-card").props("role=alert"):
            words("p", f"“经过”里这一天已经记了“{inner_quotes(theirs)}”。和这次的答复是同一句吗？")
            words("p", "是同一句的，两处都写全的那一句，文书只说一遍。", "desk-soft")
            with ui.element("div").classes("desk-row"):
                writing("是同一句", lambda: self.save(place), "desk-main")
                writing("不是，说了两次", lambda: self.save(TWICE))

    async def save(self, same: int | None = None) -> None:
        """Write it, once what is being read stands in the fields; `same` is what its author says of an answer noted before."""
        if self.waiting:
            self.refuse("还没有记：收到的这一份正在读，读好了填在下面，再按“记下来”；不想等，先按“停下”")
            return
        if self.place is None:
            self.refuse("没有记：还没有选是哪一步的")
            return
        given = self._given()
        if isinstance(given, journal.Refused):
            self.refuse(f"没有记：{given.message}。{given.hint}")
            return
        place, shown = self.place, self.steps[self.place]
        kept = self.received()
        if self.unread and kept and kept[0] != PASTED:
            self.refuse("没有记：粘贴的文字还没有读，按“读一读”；不要它的，删掉再记")
            return
        case, today = self.page.case, self.page.desk.today()
        if same is None:
            self.maybe = await run.io_bound(said_partly, case, today, given.outcome, given.at)
            self.doubled.refresh()
            if self.maybe is not None:
                self.refuse("还没有记：先答下面这一问")
                return
        noted = None if same == TWICE else same
        said = self.pasted if self.unread else self.replying.words
        if await self.page.written(
            lambda: answered(case, today, place, shown, given, kept=kept, kept_words=said, same=noted)
        ):
            told = "，收到的那一份留在案件文件夹的“已收到”里" if kept else ""
            self.page.say(f"记下了：第 {place + 1} 步{told}")
            self.forms.written(self)
        else:
            self.why = self.told.text = self.page.status.text
            self.again()

    @property
    def unread(self) -> bool:
        """Whether something was pasted, or changed there, since it was read."""
        return bool(self.pasted.strip()) and self.pasted.encode() != self.replying.content

    def received(self) -> tuple[str, bytes] | None:
        """What came, by name, as it is kept: what was read, else what was pasted and never read; None where nothing is to be."""
        if not self.keeps:
            return None
        if self.replying.content and self.replying.name != PASTED:
            return self.replying.name, self.replying.content
        pasted = self.pasted.encode() if self.unread else self.replying.content
        return (PASTED, pasted) if pasted else None

    def again(self) -> None:
        """The steps as they stand now; which is meant is asked anew where they are others."""
        now = steps_of(self.page.case.data)
        if now != self.steps:
            self.steps, self.place = now, None
            self.fields.refresh()

    def refuse(self, told: str) -> None:
        """Nothing was written, and why: here too, for the status line may be out of sight. Empty: nothing hinders any more."""
        self.why = self.told.text = told
        if told:
            self.page.say(told, wrong=True)

    def _given(self) -> journal.Given | journal.Refused:
        days = {key: moment_in(self.said.get(key, ""), key, self.page.desk.today()) for key in DAYS}
        for each in days.values():
            if isinstance(each, journal.Refused):
                return each
        at, accepted, closed = (str(days[key]) for key in DAYS)
        number, outcome = (self.said.get(key, "").strip() for key in ("编号", "结果"))
        return journal.Given(self.said.get(STATE, ""), at, number, accepted[:10], closed[:10], outcome)
