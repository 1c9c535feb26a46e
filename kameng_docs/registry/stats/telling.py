"""Figures for a person at a terminal: a table after the other, and what many cases together show."""

from collections.abc import Iterator, Sequence

from kameng_docs.registry.columns import Column, as_needed, line, widths
from kameng_docs.registry.reading import State
from kameng_docs.registry.shared import Shared
from kameng_docs.registry.stats.counting import Figures
from kameng_docs.registry.stats.gathering import Gathering
from kameng_docs.registry.stats.kinds import KINDS, Key, Kind
from kameng_docs.registry.stats.tally import HALF, QUARTER, THREE_QUARTERS, Tally
from kameng_docs.registry.telling import NAMED, plain
from kameng_docs.wording import yuan

NUMBERS = (
    Column("件数", 6, 6, right=True),
    Column("要求", 11, 11, right=True),
    Column("实付", 11, 11, right=True),
    Column("写明退没退", 10, 10, right=True),
    Column("退回", 11, 11, right=True),
    Column("退回%", 6, 6, right=True),
    Column("交出", 6, 6, right=True),
    Column("没答复", 6, 6, right=True),
    Column("答复天数", 24, 24, right=True),
)
# So many lines of a table are told; --format has all of them.
TOLD = 20
ADVICE = {
    State.UNMADE: "加 --fresh 现在就读一遍，或者运行 build 编出来",
    State.WRONG: "先改好：check 案件名 说错在哪里",
}


def lines(figures: Figures, gathering: Gathering, width: int) -> Iterator[str]:
    """Every table, fitted to a terminal of `width` columns."""
    if not figures.totals.cases:
        yield "没有能数的案件"
        yield from _apart(gathering)
        return
    yield from _totals(figures)
    yield from _apart(gathering)
    for kind in KINDS:
        if found := figures.table(kind):
            yield ""
            yield from _table(kind, found, width)
    yield from _shared(gathering.shared())


def _totals(figures: Figures) -> Iterator[str]:
    all_ = figures.totals
    yield f"一共 {all_.cases} 件：要求 {yuan(all_.asked)} 元，实付 {yuan(all_.paid)} 元{_back_told(all_)}"
    yield f"交出 {all_.sent} 次，还没有答复的 {all_.waiting} 次{_days_told(all_)}"
    if all_.undated:
        yield f"有结果、没写哪天答复的 {all_.undated} 次，不算进答复天数"
    if all_.known < all_.cases:
        yield "没有写退回的，是没有登记，不等于没有退：案件文件里写上“已退回”，一分没有退的写“已退回: 无”"
    yield "退回：一件里按退款、和解、裁判写了几笔的，只算最大的一笔，因为可能是同一笔钱"


def _back_told(all_: Tally) -> str:
    """What came back, with of how many cases that is known: of the others it is not told that nothing did."""
    if not all_.known:
        return "；登记里都没有写退回"
    part = "" if all_.known == all_.cases else f"这 {all_.known} 件"
    share = "" if all_.share is None else f"，占{part}实付的 {all_.share}%"
    told = f"退回 {yuan(all_.back)} 元{share}"
    return f"；写明有没有退回的 {all_.known} 件，{told}" if part else f"，{told}"


def _apart(gathering: Gathering) -> Iterator[str]:
    for state, count in sorted((+gathering.apart).items()):
        yield f"没有算进来：{state.value} {count} 件。{ADVICE[state]}"
    if gathering.changed:
        yield f"其中 {gathering.changed} 件改过，还没有重编，照改以前的算；加 --fresh 现在就读一遍"


def _days_told(tally: Tally) -> str:
    if not tally.days:
        return ""
    return f"；有答复的，一半在 {tally.within(HALF)} 天以内，最慢 {tally.longest} 天"


def _table(kind: Kind, found: Sequence[tuple[Key, Tally]], width: int) -> Iterator[str]:
    keys = tuple(Column(head, 18, 40, share=1) for head in kind.heads)
    rows = [_cells(key, tally) for key, tally in found[:TOLD]]
    columns = as_needed((*keys, *NUMBERS), rows)
    wide = widths(columns, width)
    yield line([column.head for column in columns], columns, wide)
    yield from (line(row, columns, wide) for row in rows)
    if len(found) > TOLD:
        yield f"还有 {len(found) - TOLD} 项；--format xlsx 里有全部"


def _cells(key: Key, tally: Tally) -> tuple[str, ...]:
    days = (
        f"{tally.within(HALF)}（{tally.within(QUARTER)}～{tally.within(THREE_QUARTERS)}，最慢 {tally.longest}）"
        if tally.days
        else ""
    )
    share = "" if tally.share is None else f"{tally.share:.0f}"
    sums = (yuan(tally.asked), yuan(tally.paid))
    back = (str(tally.known), "" if tally.returned is None else yuan(tally.returned), share)
    numbers = (str(tally.cases), *sums, *back, str(tally.sent), str(tally.waiting), days)
    return (*map(plain, key), *numbers)


def _shared(found: Sequence[Shared]) -> Iterator[str]:
    if not found:
        return
    yield ""
    yield "几件案件里有同一个号码（只给自己看，不要写进公开的东西）："
    for each in found:
        names = "、".join(map(plain, each.cases[:NAMED]))
        more = "" if len(each.cases) <= NAMED else f" 等 {len(each.cases)} 件"
        yield f"  {'、'.join(each.kinds)}：{names}{more}"
    yield "  两次购买拿到同一张卡密的，说明这张卡密被发出了两次；先看清是不是同一次购买登记了两遍，那样不说明什么。"
    yield "  它也不说明是谁用掉的，要等发卡的一方给出首次兑换的时间。"
