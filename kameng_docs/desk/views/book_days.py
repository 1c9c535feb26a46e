"""案件本 by day: what is due in which cases, the nearest day first, and the days that cannot be told."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from nicegui import ui

from kameng_docs.desk.book.files import opened_at
from kameng_docs.desk.book.sight import Sight
from kameng_docs.desk.parts import fold, link, words
from kameng_docs.plan.by_day import NAMED, NO_DAYS, WEEKDAYS, alike
from kameng_docs.wording import date_in_chinese


def days(sight: Sight) -> None:
    """One page of it."""
    if sight.dues:
        words(
            "p",
            "稳妥日过了的，写的是法定末日。怎么算的、各个渠道能不能走，在每件案件的“今天”里。",
            "desk-soft",
        )
        with ui.element("section").classes("desk-card desk-due"):
            for day, those in groupby(sight.dues, key=lambda each: each.day):
                on = date.fromisoformat(day)
                words("h2", f"{date_in_chinese(on)}（周{WEEKDAYS[on.weekday()]}）")
                _listed(day, alike((each.told, each.case) for each in those).items())
    elif not sight.undated:
        words("p", f"{NO_DAYS}。")
    if sight.undated:
        with ui.element("section").classes("desk-card desk-due"):
            words("h2", "算不出的日子")
            _listed("undated", sight.undated.items())


def _listed(name: str, told: Iterable[tuple[str, Sequence[str]]]) -> None:
    """Each line with the cases of which it is told; of more than a few the rest is folded."""
    with ui.element("ul").classes("desk-list"):
        for number, (line, cases) in enumerate(told):
            with ui.element("li"):
                _links(cases[:NAMED])
                if cases[NAMED:]:
                    with fold(f"{name}-{number}", f"还有 {len(cases) - NAMED} 件"):
                        _links(cases[NAMED:])
                words("p", line)


def _links(cases: Sequence[str]) -> None:
    for case in cases:
        link(case, opened_at(case), "desk-case")
