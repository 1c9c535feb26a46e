"""案件本 as a table, one case a line; on a phone each line is a card."""

from collections.abc import Mapping

from nicegui import ui

from kameng_docs.desk.book.asked import Asked
from kameng_docs.desk.book.files import opened_at
from kameng_docs.desk.book.sight import Line, Sight
from kameng_docs.desk.listing import lacks_told
from kameng_docs.desk.parts import link, words
from kameng_docs.registry.reading import State
from kameng_docs.registry.telling import COLUMNS, cells

# Of COLUMNS, by what each may be sorted; the mark of the first stands in words below the name.
KEYS = ("", "day", "case", "step", "against", "asked", "todo", "stage", "missing", "who", "disputes")
SHORT: Mapping[str, str] = {
    State.CHANGED.value: "改过",
    State.UNMADE.value: "没编过",
    State.READ.value: "读了没编",
    State.WRONG.value: "有错误",
}
LONG = ("step", "todo", "missing")
NAMED = 2
"""So many of the things that are missing are named."""


def table(sight: Sight) -> None:
    """One page of it."""
    if not sight.lines:
        words("p", "没有这样的案件。")
        return
    with ui.element("table").classes("desk-book").props("aria-describedby=book-sum"):
        words("caption", "案件，一件一行", "desk-spoken")
        with ui.element("thead"), ui.element("tr"):
            for key, column in zip(KEYS, COLUMNS, strict=True):
                if key:
                    _head(key, column.head, sight.asked)
        with ui.element("tbody"):
            for line in sight.lines:
                with ui.element("tr"):
                    _line(line)


def _head(key: str, text: str, asked: Asked) -> None:
    """A head that sorts by its column, and once it does, the other way round."""
    sorts = asked.by == key
    down = sorts and not asked.down
    with ui.element("th").classes(f"desk-of-{key}").props("scope=col") as head:
        arrow = ("▼" if asked.down else "▲") if sorts else ""
        way = link(f"{text}{arrow}", asked.address(by=key, down=down))
        way.props["aria-label"] = f"{text}，按它{'倒过来' if down else ''}排"
    if sorts:
        head.props["aria-sort"] = "descending" if asked.down else "ascending"


def _line(line: Line) -> None:
    for key, column, told in zip(KEYS, COLUMNS, cells(line.row), strict=True):
        if key == "case":
            with ui.element("th").classes("desk-of-case").props("scope=row"):
                link(told, opened_at(line.row.case), "desk-case")
                if short := SHORT.get(line.row.state):
                    soft = line.row.state == State.READ.value
                    words("span", short, "desk-mark desk-soft" if soft else "desk-mark")
        elif key:
            cell = _cell(key, _told(key, told, line))
            cell.props["data-head"] = column.head


def _cell(key: str, told: str) -> ui.element:
    if key not in LONG or not told:
        return words("td", told, f"desk-of-{key}")
    with ui.element("td").classes(f"desk-of-{key}") as cell:
        # What is longer than its cell is cut there: the whole of it for whoever points at it.
        words("span", told).props["title"] = told
    return cell


def _told(key: str, told: str, line: Line) -> str:
    """What stands in a cell; what is empty is no line of a card."""
    if key == "todo" and line.look and line.look.lacks.count:
        return lacks_told(line.look.lacks.count, line.look.lacks.told)
    if key == "missing" and line.row.missing:
        more = "……" if line.row.missing[NAMED:] else ""
        return f"{told} 样：{'、'.join(line.row.missing[:NAMED])}{more}"
    return told


def pages(sight: Sight) -> None:
    """The ways to the other pages."""
    page, last = sight.asked.page, sight.pages
    if last == 1:
        return
    near = [each for each in range(1, last + 1) if each in {1, last} or abs(each - page) <= NAMED]
    with ui.element("nav").classes("desk-row desk-pages").props('aria-label="翻页"'):
        words("span", f"第 {page} 页，共 {last} 页")
        for text, to in (("上一页", page - 1), *((str(each), each) for each in near), ("下一页", page + 1)):
            if 1 <= to <= last:
                way = link(text, sight.asked.address(page=to), "desk-button desk-go desk-tab")
                way.props["aria-label"] = f"第 {to} 页" if text.isdecimal() else text
                if text.isdecimal() and to == page:
                    way.props["aria-current"] = "page"
