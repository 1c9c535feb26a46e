"""A new case from a name and what went wrong."""

from nicegui import run, ui

from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.beginning import begun
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.parts import button, field, typed, words
from kameng_docs.desk.view import address
from kameng_docs.desk.views.dispute_choice import DisputeChoice


class Beginning:
    """The form for a new case."""

    def __init__(self, desk: Desk) -> None:
        """Shown where it is made."""
        self.desk = desk
        self.name = ""
        with ui.element("section").classes("desk-card").props("aria-labelledby=begin"):
            words("h2", "新的案件").props("id=begin")
            typed(field("起个名字，例如 音乐会员不能用"), self.named)
            self.disputes = DisputeChoice(
                "出了什么事？用几个字说，例如 卡密兑换不了、自动扣费、孩子打赏",
                "像不像下面的？可以选几个，也可以先不选",
            )
            self.told = words("p", "").props("role=status")
            button("开始", self.begin, "desk-main")

    def named(self, text: str) -> None:
        """What it is to be called."""
        self.name = text

    async def begin(self) -> None:
        """Write it and go there."""
        from kameng_docs.desk.views import VIEWS

        made = await run.io_bound(begun, self.desk, self.name, self.disputes.names)
        if isinstance(made, Refused):
            self.told.text = f"{made.message}{'。' if made.hint else ''}{made.hint}"
        elif made is not None:
            ui.navigate.to(address(made, VIEWS[0].slug))
