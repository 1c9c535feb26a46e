"""我的案件: the cases of the folder with the nearest day of each, and a new one from a name and what went wrong."""

from nicegui import run, ui

from kameng_docs.custody.journal.refused import Refused
from kameng_docs.desk.beginning import begun
from kameng_docs.desk.desk import Desk
from kameng_docs.desk.frame import frame
from kameng_docs.desk.listing import Row, row_of
from kameng_docs.desk.parts import button, field, link, typed, words
from kameng_docs.desk.view import address, room
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


async def show(desk: Desk) -> None:
    """The page."""
    with frame(desk, None, ""):
        names = desk.names()
        own = [name for name in names if not name.startswith("示例-")]
        if not own:
            words("p", "这里还没有您的案件。写一个名字，从这里开始；填的东西只留在这台电脑上。")
            Beginning(desk)
        rows = _list("我的案件", desk, own) | _list(
            "示例，可以打开看看", desk, [n for n in names if n not in own]
        )
        if own:
            Beginning(desk)
    ui.timer(0.1, lambda: _looked(desk, rows), once=True)


def _list(title: str, desk: Desk, names: list[str]) -> dict[str, tuple[ui.element, ui.element]]:
    """A list of cases; what is found in each comes a moment later, into the places that are given."""
    from kameng_docs.desk.views import VIEWS

    places: dict[str, tuple[ui.element, ui.element]] = {}
    if not names:
        return places
    with ui.element("section"):
        words("h2", title)
        with ui.element("ul").classes("desk-list desk-cases"):
            for name in names:
                with ui.element("li").classes("desk-card"):
                    case = desk.case(name)
                    if case:
                        way = link(name, address(case, VIEWS[0].slug), "desk-case")
                        places[name] = way, ui.element("div")
                        with places[name][1]:
                            words("p", "正在看……", "desk-soft")
    return places


async def _looked(desk: Desk, places: dict[str, tuple[ui.element, ui.element]]) -> None:
    """Look at one case after the other, while the page can be used; each then opens where something is open."""
    for name, (way, place) in places.items():
        case = desk.case(name)
        row = await run.io_bound(row_of, case, desk.today()) if case else None
        if place.is_deleted:
            return
        if row and case:
            way.props["href"] = next(
                filter(None, (room(case, slug) for slug in row.rooms)), way.props["href"]
            )
            way.update()
            place.clear()
            with place:
                _row(row)


def _row(row: Row) -> None:
    if row.title:
        words("p", row.title)
    if row.next and not row.over:
        words("p", f"接下来：{row.next}")
    if row.day:
        words("p", row.day)
    words("p", "已经了结" if row.over else row.state, "" if row.wrong else "desk-soft")
