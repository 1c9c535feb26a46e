"""Many cases for a person: one line each, then what they come to."""

import unicodedata
from collections.abc import Iterator
from itertools import islice

from kameng_docs.registry.columns import Column, as_needed, line, widths
from kameng_docs.registry.ledger import Ledger, Totals
from kameng_docs.registry.meanings import meanings
from kameng_docs.registry.reading import State
from kameng_docs.registry.rows import NOBODY, Row
from kameng_docs.registry.shared import Shared
from kameng_docs.wording import yuan

# In the order in which they are kept where a terminal is narrow.
COLUMNS = (
    Column("", 1, 1),
    Column("日子", 10, 10),
    Column("案件", 14, 24, share=3, middle=True),
    Column("这一天", 12, 40, share=4),
    Column("对谁", 10, 24, share=3),
    Column("金额", 10, 10, right=True),
    Column("先做", 12, 40, share=4),
    Column("进度", 10, 24, share=3),
    Column("缺", 2, 2, right=True),
    Column("谁", 6, 12, share=1),
    Column("争议", 8, 24, share=3),
)
# So many of the first lines say how wide a column has to be.
LOOKED_AT = 200
NO_DAY, UNDATED, UNREAD = "没有日子", "算不出", "还没算"
# Of cases that share a number so many are named, and so many kinds of warning are told.
NAMED, TOLD = 6, 20
SHARED_MEANS = "同一笔钱写进了两件的，从一件里删去；不是同一笔的，同一张卡密可能卖了两次，是要紧的线索"
MARKS = {State.CHANGED.value: "*", State.WRONG.value: "!", State.UNMADE.value: "?", State.READ.value: "~"}
ADVICE = {
    State.CHANGED.value: "写的是上次编的时候的样子；加 --fresh 现在就读一遍，或者运行 build 重编",
    State.READ.value: "写的是现在的样子，文书还是以前的；运行 build 重编",
    State.WRONG.value: "先改好：check 案件名 说错在哪里",
    State.UNMADE.value: "加 --fresh 现在就读一遍，或者运行 build 编出来",
}


def lines(ledger: Ledger, width: int) -> Iterator[str]:
    """The table, a terminal of `width` columns wide, and what it comes to."""
    if not ledger.totals.cases:
        yield "没有这样的案件"
        return
    columns = as_needed(COLUMNS, map(cells, islice(ledger.rows(), LOOKED_AT)))
    wide = widths(columns, width)
    yield line([column.head for column in columns], columns, wide)
    for row in ledger.rows():
        yield line(cells(row), columns, wide)
    yield ""
    yield from _totals(ledger.totals)
    yield from (f"{count} 件{plain(told)}" for told, count in ledger.undated())
    yield from _findings(ledger.shared())
    yield from _warnings(ledger)


def cells(row: Row) -> tuple[str, ...]:
    """In the order of COLUMNS."""
    told = (
        MARKS.get(row.state, ""),
        row.day[:10] or _no_day(row),
        row.case,
        f"{row.day[11:]} {row.step}".strip(),
        row.against or row.platform or NOBODY,
        "" if row.asked is None else yuan(row.asked),
        row.todo,
        row.stage or row.state,
        str(len(row.missing) or ""),
        row.who,
        row.disputes,
    )
    return tuple(map(plain, told))


def _no_day(row: Row) -> str:
    """Why none is told: there is none, or nobody can tell it yet."""
    if row.state == State.UNMADE.value:
        return UNREAD
    return UNDATED if row.undated or row.state == State.WRONG.value else NO_DAY


def plain(text: str) -> str:
    """What is written to a terminal moves no cursor and changes no colour, whoever wrote the manifest."""
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(sign) in {"Cc", "Cs"} else sign for sign in text)


def summed(totals: Totals) -> str:
    """How many there are and what they come to."""
    told = [f"一共 {totals.cases} 件，要求的金额合计 {yuan(totals.asked)} 元"]
    told += [f"其中 {totals.unasked} 件的金额还不知道"] if totals.unasked else []
    told += [f"已了结 {totals.over} 件"] if totals.over else []
    told += [f"缺东西的 {totals.missing} 件"] if totals.missing else []
    return "；".join(told)


def _totals(totals: Totals) -> Iterator[str]:
    yield summed(totals)
    for state, advice in ADVICE.items():
        if count := totals.states[state]:
            yield f"{MARKS[state]} {state}：{count} 件。{advice}"
    if totals.older:
        yield f"有 {totals.older} 件不是今天编的：“先做”写的是编的那天的；加 --fresh 现在就读一遍"


def _findings(found: list[Shared]) -> Iterator[str]:
    if found:
        yield ""
        yield "几件案件里有同一个号码："
    for each in found:
        yield f"  {'、'.join(each.kinds)}：{_names(each.cases)}"
    if found:
        yield f"  {SHARED_MEANS}"


def _names(cases: tuple[str, ...]) -> str:
    shown = "、".join(plain(case) for case in cases[:NAMED])
    return shown if len(cases) <= NAMED else f"{shown} 等 {len(cases)} 件"


def _warnings(ledger: Ledger) -> Iterator[str]:
    kinds = ledger.warnings()
    if kinds:
        yield ""
        yield "警告，按种类："
    for kind in kinds[:TOLD]:
        yield f"  {kind.cases} 件，{kind.times} 处：{meanings().get(kind.code, '')}（{plain(kind.code)}）"
    if len(kinds) > TOLD:
        yield f"  还有 {len(kinds) - TOLD} 种；--format json 里有全部"
