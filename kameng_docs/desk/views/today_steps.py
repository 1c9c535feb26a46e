"""Each step of the way as the start page has it: why, what is handed in, every text and field with its button."""

from collections.abc import Callable, Sequence
from typing import Any

from nicegui import ui

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.day.todays import Today
from kameng_docs.desk.parts import fold, words
from kameng_docs.desk.views.copying import pasted
from kameng_docs.desk.views.reason import reason
from kameng_docs.desk.views.today_days import written
from kameng_docs.page.contents import MARKS, Step
from kameng_docs.plan import CLOSED, OPEN


class Steps:
    """The steps in one window. `handed` shows how the form 交了 is opened, for a channel by its slug and name, `papers` is the address of the room with the files."""

    def __init__(self, case: OpenCase, handed: Callable[[str, str], Any], papers: str) -> None:
        """Of a window on the day."""
        self.case, self.handed, self.papers = case, handed, papers

    def shown(self, today: Today) -> None:
        """Those that can be gone today, in the order of the ladder; the others folded, for a phone shows little at once."""
        with ui.element("section").props("aria-labelledby=today-steps"):
            words("h2", "每一步：交什么、填什么").props("id=today-steps")
            words("p", "照次序排好了，点开一步看：为什么、在哪里交、每一栏填什么。")
            steps = today.contents.steps
            self.several(today, [step for step in steps if step.status == OPEN])
            if later := [step for step in steps if step.status not in {OPEN, CLOSED}]:
                with fold("later", f"还没到时候、已经走了的 {len(later)} 步"):
                    self.several(today, later)
            if shut := [step for step in steps if step.status == CLOSED]:
                with fold("closed", f"现在走不了的 {len(shut)} 步，和为什么"):
                    self.several(today, shut)

    def several(self, today: Today, steps: Sequence[Step]) -> None:
        """One after the other."""
        for step in steps:
            self.one(today, step)

    def one(self, today: Today, step: Step) -> None:
        """One step."""
        channel = step.id.removeprefix("step-")
        with ui.element("section").classes("desk-card desk-step").props(f"id={step.id}"):
            with ui.element("div").classes("desk-row"):
                words("h3", step.name)
                if mark := MARKS.get(step.status):
                    words("span", mark, "desk-green desk-told" if step.status == OPEN else "desk-soft")
            with fold(step.id, f"{step.name}：为什么、在哪里交、填什么"):
                written(step.lead)
                for said in (text for slug, text in today.lacking if slug == channel):
                    reason(self.case, said, "desk-doubted")
                self.texts(step)
                self.fields(step)
                if step.how:
                    words("h4", "怎么用，要注意什么")
                    written(step.how)
            if step.status != CLOSED:
                self.handed(channel, step.name)

    def texts(self, step: Step) -> None:
        """What is pasted whole."""
        if not step.texts:
            return
        words("h4", "整段复制")
        for text in step.texts:
            with fold(f"{step.id}-{text.name}", f"{text.name}：{text.size}"):
                pasted(text, self.papers)

    def fields(self, step: Step) -> None:
        """The fields of each form, in its order."""
        for sheet in step.sheets:
            words("h4", sheet.name)
            for each in sheet.fields:
                with ui.element("div").classes("desk-pasted"):
                    words("h5", each.name)
                    pasted(each, self.papers)
