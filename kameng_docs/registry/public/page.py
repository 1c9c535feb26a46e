"""What is published as one page: the same words in HTML and PDF, with a bar beside each number."""

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from kameng_docs.registry.public import saying
from kameng_docs.registry.public.model import Public, Table
from kameng_docs.resources.own_pages import own_page
from kameng_docs.wording import date_in_chinese
from kameng_docs.writers.rendered import Rendered

HTML, PDF = "统计.html", "统计.pdf"
LAYOUT, STYLE = "_base/figures.html.j2", "_base/figures.css"
# What a table takes besides its lines, in lines: its title, its heads, the space below it.
HEAD = 3
CASES, SHARE, BACK = "件数", "占数到的", "其中写明有钱退回"
HOW = "怎么数的"
HUNDRED = 100
# With more lines than this the page of HTML is printed in small letters.
MUCH = 40


@dataclass(frozen=True)
class Bar:
    """A line of a table: its cells, and how long its bar is, in hundredths of all cases; None without one."""

    cells: tuple[str, ...]
    long: float | None


@dataclass(frozen=True)
class Chart:
    """A table whose first cells have a bar."""

    title: str
    heads: tuple[str, ...]
    bars: tuple[Bar, ...]
    note: str


@dataclass(frozen=True)
class Page:
    """The page: sentences, two columns of charts, how it was counted. `much`: it has many lines."""

    title: str
    dated: str
    said: tuple[str, ...]
    columns: tuple[tuple[Chart, ...], ...]
    how_title: str
    how: tuple[str, ...]
    much: bool


def page_of(public: Public, by: str) -> Page:
    """The page; `by` counted, empty where that is not told."""
    return Page(
        title=saying.title(public, by),
        dated=date_in_chinese(date.fromisoformat(public.day)),
        said=tuple(saying.first(public)),
        columns=_columns([_chart(table, public.cases) for table in public.tables]),
        how_title=HOW,
        how=tuple(saying.how(public, by)),
        much=sum(len(table.lines) for table in public.tables) > MUCH,
    )


def as_html(page: Page) -> bytes:
    """One file that asks for nothing, and is one page when it is printed."""
    return own_page(LAYOUT, STYLE, page=page)


def as_pdf(page: Page, folders: tuple[Path, ...], made_on: date) -> Rendered:
    """A tagged PDF of one page; layouts are looked up in `folders`. Without the engine it is a fault that says what is missing."""
    from kameng_docs.engines.by_typst import ByTypst

    return ByTypst(folders).figures(asdict(page), made_on)


def _chart(table: Table, all_: int) -> Chart:
    with_back = any(line.back is not None for line in table.lines)
    heads = (table.head, CASES, SHARE, *((BACK,) if with_back else ()))
    # A full bar beside no other one shows nothing.
    alone = [line.cases for line in table.lines] == [all_]
    bars = []
    for line in table.lines:
        back = ("不公布" if line.back is None else str(line.back),) if with_back else ()
        cells = (line.label, str(line.cases), saying.share(line.cases, all_), *back)
        bars.append(Bar(cells, None if alone else round(line.cases * HUNDRED / all_, 2)))
    return Chart(table.title, heads, tuple(bars), table.note)


def _columns(charts: list[Chart]) -> tuple[tuple[Chart, ...], ...]:
    """In their order, so that both columns are about as long."""
    sizes = [HEAD + len(chart.bars) + bool(chart.note) for chart in charts]
    at = min(range(len(charts) + 1), key=lambda i: abs(sum(sizes[:i]) - sum(sizes[i:])))
    return tuple(charts[:at]), tuple(charts[at:])
