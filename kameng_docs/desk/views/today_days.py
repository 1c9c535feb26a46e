"""The days of a plan: both of each, whose turn it is, the next on top; and what to say to the shop."""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from nicegui import ui

from kameng_docs.desk.day.excuses import Excuse
from kameng_docs.desk.day.todays import Today, whose
from kameng_docs.desk.parts import fold, head_of, words
from kameng_docs.desk.reasons import plain
from kameng_docs.desk.views.copying import copied
from kameng_docs.page.contents import Section
from kameng_docs.plan import Deadline
from kameng_docs.plan.undated import told

SHOWN = 3
"""So many days are shown at once; the others are folded."""


def written(html: str) -> None:
    """A piece of HTML that our own writer made of a wording (kameng_docs/writers/fragment.py), which lets no text be markup; places of the
    case file in plain words.
    """
    ui.html(plain(html), sanitize=False).classes("desk-page")


def sections(found: Sequence[Section]) -> None:
    """Parts of the start page with their heads."""
    for each in found:
        with ui.element("section").classes("desk-card"):
            words("h2", each.name)
            written(each.body)


def folded_sections(found: Sequence[Section]) -> None:
    """The same, each shut until its reader opens it."""
    for each in found:
        with ui.element("section").classes("desk-card"), fold(f"part-{each.name}", "") as folded:
            with head_of(folded):
                words("h2", each.name, "desk-summed")
            written(each.body)


def days(today: Today) -> None:
    """Every day that is still to come."""
    coming = [each for each in today.plan.deadlines if not each.passed]
    undated = today.plan.undated
    if not coming and not undated and not today.plan.two_days:
        return
    with ui.element("section").classes("desk-card").props("aria-labelledby=today-days"):
        words("h2", "日子：轮到谁，最迟哪天").props("id=today-days")
        if today.plan.two_days:
            words("p", f"{plain(today.plan.two_days)}。", "desk-doubted")
        if coming:
            _listed(coming[:SHOWN])
        if coming[SHOWN:]:
            with fold("days", f"还有 {len(coming) - SHOWN} 个日子"):
                _listed(coming[SHOWN:])
        for lack in undated:
            words("p", told(lack))
        for each in today.contents.days:
            with fold("counted", "这些日子是怎么算出来的"):
                written(each.body)


def _listed(days: Sequence[Deadline]) -> None:
    with ui.element("ul").classes("desk-list desk-days"):
        for each in days:
            with ui.element("li"):
                words("strong", each.title)
                words("p", whose(each))


def talk(today: Today, heard: Callable[[], Any]) -> None:
    """What the shop said and what is said back; `heard` shows the form for what it says next."""
    with ui.element("section").classes("desk-card").props("aria-labelledby=today-talk"):
        words("h2", "跟客服说什么").props("id=today-talk")
        if today.excuses:
            words(
                "p",
                "照抄一句回去，一次只回一条，平和地说。最近说的在最上面，没有写日子的在最下面。对方再说什么，截图，在下面记下来。",
            )
        number = 0
        for heard_words, several in groupby(today.excuses, key=lambda each: each.heard):
            words("h3", f"对方说：“{heard_words}”")
            for place, each in enumerate(several):
                number += 1
                _answer(each, number, again=place > 0)
        for said in today.unclear:
            words("h3", f"对方说：“{said}”")
            words("p", "这一句没有现成的回答。截图留好，别急着回。")
        if not today.excuses and not today.unclear:
            words("p", "对方还没有说过什么推脱的话，或者还没有记下来。")
            if today.opening:
                words("p", f"可以先把这一段发给对方（{today.opening.name}，{today.opening.size}）：")
                copied(today.opening.name, today.opening.text)
        heard()


def _answer(each: Excuse, number: int, *, again: bool) -> None:
    """One reply, and when it is not to be given; or why there is none."""
    if not each.reply:
        words("p", f"这一句先不要回：{each.why}", "desk-doubted")
        return
    words("p", "也可以回：" if again else "您可以回：")
    copied(f"第 {number} 句回答", each.reply)
    if each.fails:
        words("p", f"这些情形不能这样回：{each.fails}", "desk-soft")
