"""What 案件本 says below its cases: states and what to do, the same number in several cases, warnings by kind."""

from collections.abc import Mapping

from nicegui import ui

from kameng_docs.desk.book.files import opened_at
from kameng_docs.desk.book.sight import Sight
from kameng_docs.desk.parts import link, words
from kameng_docs.desk.views.book_table import SHORT
from kameng_docs.registry.meanings import meanings
from kameng_docs.registry.reading import State
from kameng_docs.registry.shared import Shared
from kameng_docs.registry.telling import SHARED_MEANS

TOLD, NAMED = 20, 12
"""So many findings of a kind are told, so many cases of one are named; the tables have all."""
ADVICE: Mapping[str, str] = {
    State.CHANGED.value: "写的是上次编的时候的样子；按“现在读一遍”，看现在的",
    State.READ.value: "写的是现在的样子，文书还没有照它做：打开它，到“文书”里做",
    State.WRONG.value: "打开它，先补好、改好写着的几处",
    State.UNMADE.value: "还什么都不知道；按“现在读一遍”",
}


def found(sight: Sight) -> None:
    """All three, each where there is any."""
    _states(sight)
    if sight.shared:
        _shared(sight.shared)
    if sight.warnings:
        _warnings(sight)


def _states(sight: Sight) -> None:
    states = {state: sight.totals.states[state] for state in ADVICE if sight.totals.states[state]}
    if states:
        with ui.element("ul").classes("desk-list"):
            for state, count in states.items():
                words("li", f"{SHORT[state]}的 {count} 件：{ADVICE[state]}。", "desk-soft")


def _shared(shared: tuple[Shared, ...]) -> None:
    with ui.element("section").classes("desk-card desk-amber").props("aria-labelledby=book-shared"):
        words("h2", "几件案件里有同一个号码").props("id=book-shared")
        with ui.element("ul").classes("desk-list"):
            for each in shared[:TOLD]:
                with ui.element("li").classes("desk-row"):
                    words("span", f"{'、'.join(each.kinds)}：")
                    for case in each.cases[:NAMED]:
                        link(case, opened_at(case), "desk-case")
                    if more := len(each.cases) - NAMED:
                        words("span", f"等 {len(each.cases)} 件" if more > 0 else "")
        if len(shared) > TOLD:
            words("p", f"还有 {len(shared) - TOLD} 处，存成 XLSX 看全部。")
        words("p", f"{SHARED_MEANS}。")


def _warnings(sight: Sight) -> None:
    with ui.element("details").classes("desk-card desk-shut"):
        words("summary", f"警告，按种类：{len(sight.warnings)} 种")
        with ui.element("ul").classes("desk-list"):
            for kind in sight.warnings[:TOLD]:
                words("li", f"{kind.cases} 件，{kind.times} 处：{meanings().get(kind.code, kind.code)}")
        if len(sight.warnings) > TOLD:
            words("p", f"还有 {len(sight.warnings) - TOLD} 种，存成 XLSX 看全部。")
