"""One case as the list of cases shows it: its title, the nearest day of its plan, what is wrong with it."""

from dataclasses import dataclass
from datetime import date

from kameng_docs.desk.opened import OpenCase
from kameng_docs.diagnostics import Severity
from kameng_docs.pipeline import plan_of_case
from kameng_docs.wording import instant_in_chinese


@dataclass(frozen=True)
class Row:
    """`day` is the nearest day and what it is, empty where there is none or the case cannot be read so far."""

    name: str
    title: str
    day: str
    wrong: int
    doubts: int
    over: bool = False

    @property
    def state(self) -> str:
        """What is wrong, in a few words."""
        if self.wrong:
            return f"还有 {self.wrong} 处要补要改"
        return f"有 {self.doubts} 处请看" if self.doubts else "写齐了"


def row_of(case: OpenCase, today: date) -> Row:
    """Look at one case. It takes up to a second."""
    checked = case.checked(today)
    errors = sum(found.severity is Severity.ERROR for found in checked.diagnostics)
    title = case.value(("标题",))
    plan = plan_of_case(case.shop, checked) if checked.brief is not None else None
    nearest = plan.next if plan else None
    return Row(
        case.file.stem,
        title if isinstance(title, str) else "",
        f"{instant_in_chinese(nearest.on)}：{nearest.what}" if nearest else "",
        errors,
        len(checked.diagnostics) - errors,
        bool(plan and plan.over),
    )
