"""One case as the list of cases shows it: its title, the nearest day of its plan, what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kameng_docs.desk.casefile.opened import OpenCase
from kameng_docs.desk.confirming.asking import asked_of
from kameng_docs.desk.given.kept import loaded
from kameng_docs.desk.lacks import lacks_of
from kameng_docs.diagnostics import Severity
from kameng_docs.pipeline import plan_of_case
from kameng_docs.wording import instant_in_chinese

EXHIBITS = "证据"
MOST = 2
"""So many of the things that are missing are named."""


@dataclass(frozen=True)
class Row:
    """`day` is the nearest day and what it is, `next` the first thing to do; empty where there is none or the case cannot be
    read so far. `wrong` counts what is missing, `lacks` tells it. `rooms` are the views it opens on, by slug: the first that
    the desk has.
    """

    name: str
    title: str
    day: str
    wrong: int
    doubts: int
    over: bool = False
    next: str = ""
    rooms: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """What is wrong, in a few words."""
        if self.wrong:
            return lacks_told(self.wrong, self.lacks)
        return f"有 {self.doubts} 处请看" if self.doubts else "写齐了"


def lacks_told(count: int, lacks: Sequence[str]) -> str:
    """That so many things are missing, the first by name."""
    more = "……" if lacks[MOST:] else ""
    return f"还有 {count} 处要补要改：{'；'.join(lacks[:MOST])}{more}"


def row_of(case: OpenCase, today: date) -> Row:
    """Look at one case. It takes up to a second."""
    checked = case.checked(today)
    lacks = lacks_of(checked)
    title = case.value(("标题",))
    plan = plan_of_case(case.shop, checked) if checked.brief is not None else None
    nearest = plan.next if plan else None
    return Row(
        case.file.stem,
        title if isinstance(title, str) else "",
        f"{instant_in_chinese(nearest.on)}：{nearest.what}" if nearest else "",
        lacks.count,
        sum(found.severity is not Severity.ERROR for found in checked.diagnostics),
        bool(plan and plan.over),
        plan.todo[0].what if plan and plan.todo else "",
        rooms_of(case, today, wrong=lacks.count),
        lacks.told,
    )


def rooms_of(case: OpenCase, today: date, *, wrong: int) -> tuple[str, ...]:
    """Where something is open: files to give, what was read to confirm, questions; nothing of that: what to do today."""
    if not wrong:
        return ("today",)
    kept = loaded(case.folder)
    if not kept.found.reads and not case.data.get(EXHIBITS):
        return ("drop",)
    if kept.found.reads and asked_of(case, kept, today).open:
        return ("confirm",)
    return ("ask", "file")
