"""案件本 by day: what is due in which case, the nearest day first."""

from datetime import date
from itertools import groupby

from nicegui import ui

from kameng_docs.desk.book.files import opened_at
from kameng_docs.desk.book.sight import Sight
from kameng_docs.desk.parts import link, words
from kameng_docs.plan.by_day import WEEKDAYS
from kameng_docs.wording import date_in_chinese


def days(sight: Sight) -> None:
    """One page of it."""
    if not sight.dues:
        words("p", "没有要守的日子。")
        return
    words(
        "p", "稳妥日过了的，写的是法定末日。怎么算的、各个渠道能不能走，在每件案件的“今天”里。", "desk-soft"
    )
    with ui.element("section").classes("desk-card desk-due"):
        for day, those in groupby(sight.dues, key=lambda each: each.day):
            on = date.fromisoformat(day)
            words("h2", f"{date_in_chinese(on)}（周{WEEKDAYS[on.weekday()]}）")
            with ui.element("ul").classes("desk-list"):
                for each in those:
                    with ui.element("li"):
                        link(each.case, opened_at(each.case), "desk-case")
                        words("p", each.told)
