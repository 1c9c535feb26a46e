"""A table of what one reply comes to in each of many cases: a row a case, with its state, its words, its day."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from kameng_docs.case.nearest import did_you_mean
from kameng_docs.custody.journal import Given
from kameng_docs.custody.many.table import (
    AT,
    CASE,
    CASE_CALLED,
    NoTableError,
    OfOneCase,
    cells_of,
    moment_in,
    once,
    rows_of,
)
from kameng_docs.evidence.tables.cells import Row, said
from kameng_docs.source.characters import FORBIDDEN

STATE, OUTCOME = "状态", "结果"
# What people call these columns.
CALLED = {
    CASE: CASE_CALLED,
    STATE: (STATE, "处理状态", "到哪一步", "现在到哪一步"),
    OUTCOME: (OUTCOME, "答复要点", "要点", "答复内容", "处理结果", "答复"),
    AT: (AT, "答复时间", "答复日期", "日期"),
}
COLUMNS = "第一行写列名：案件、状态、结果、时间（后面几列至少写一列），一行一件"


@dataclass(frozen=True)
class Outcome(OfOneCase):
    """What the reply comes to in it; what the row does not say is empty."""

    state: str = ""
    words: str = ""
    at: str = ""

    def beside(self, given: Given) -> Given:
        """What the author says of this case: his row before what he says of all of them."""
        return replace(
            given,
            state=self.state or given.state,
            outcome=self.words or given.outcome,
            at=self.at or given.at,
        )


def outcomes_in(content: bytes, name: str, today: date, states: Collection[str]) -> tuple[Outcome, ...]:
    """The rows, none left out; `states` are the words of 状态. Raises NoTableError."""
    sheet, columns = rows_of(content, name, CALLED, COLUMNS)
    if not any(columns[key] is not None for key in (STATE, OUTCOME)):
        raise NoTableError(f"{name} 里没有“{STATE}”也没有“{OUTCOME}”这一列。{COLUMNS}")
    return tuple(once([_outcome(row, columns, today, states) for row in sheet]))


def _outcome(row: Row, columns: dict[str, int | None], today: date, states: Collection[str]) -> Outcome:
    cells = cells_of(row, columns)
    case = said(cells[CASE].text).removesuffix(".yaml")
    state, words = said(cells[STATE].text), " ".join(cells[OUTCOME].text.split())
    if not case:
        return Outcome(row.number, "", fault="没有写是哪一件案件")
    if state and state not in states:
        near = did_you_mean(state, list(states)) or f"可以写：{'、'.join(states)}"
        return Outcome(row.number, case, fault=f"状态没有“{state}”。{near}")
    if FORBIDDEN.search(words):
        return Outcome(row.number, case, fault="结果里有看不见的控制字符，重新输入一遍")
    at, fault = moment_in(cells[AT], today)
    return Outcome(row.number, case, state, words, at, fault=fault)


def whole(rows: Sequence[Outcome], what: str) -> bool:
    """Whether every row says this: `state` or `words`."""
    return bool(rows) and all(getattr(each, what) for each in rows)
