"""Figures for other programs: JSON, CSV, XLSX."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain

from kameng_docs.registry.cells import Cell, Sheet, csv_of, xlsx_of
from kameng_docs.registry.stats.counting import Figures
from kameng_docs.registry.stats.gathering import Gathering
from kameng_docs.registry.stats.kinds import KINDS, Kind
from kameng_docs.registry.stats.measures import HEADS, as_plain, measures

WIDTHS = {"平台": 24, "卖家": 24, "争议": 24, "话术": 40, "渠道": 24, "有没有回应": 24, "哪几件": 60}
# In a CSV all tables stand one below the other: of which table a line is, and its key in one cell.
WHICH, KEY, ALL = "表", "项", "合计"
LACKING = "没有算进来的"


def as_json(figures: Figures, gathering: Gathering, today: str) -> str:
    """One document: `totals`, what was not counted, `tables` by their names, `shared`."""
    tables = {
        kind.name: [{"key": list(key), **as_plain(tally)} for key, tally in figures.table(kind)]
        for kind in KINDS
    }
    told = {
        "today": today,
        "totals": as_plain(figures.totals),
        "not_counted": {state.value: count for state, count in sorted((+gathering.apart).items())},
        "changed_since": gathering.changed,
        "tables": tables,
        "shared": [asdict(each) for each in gathering.shared()],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def as_csv(figures: Figures) -> Iterator[bytes]:
    """All tables below each other."""
    rows = (
        (kind.title, "，".join(key), *measures(tally)) for kind in KINDS for key, tally in figures.table(kind)
    )
    return csv_of(chain(((WHICH, KEY, *HEADS.values()),), ((ALL, "", *measures(figures.totals)),), rows))


def as_xlsx(figures: Figures, gathering: Gathering) -> bytes:
    """A sheet for each table, the sums of all first, numbers that several cases have last."""
    heads = tuple(HEADS.values())
    shared = (("、".join(each.kinds), "、".join(each.cases)) for each in gathering.shared())
    return xlsx_of(
        (
            Sheet(ALL, ("", *heads), _totals(figures, gathering)),
            *(Sheet(kind.title, (*kind.heads, *heads), _rows(figures, kind), WIDTHS) for kind in KINDS),
            Sheet("相同的号码", ("哪一栏", "哪几件"), shared, WIDTHS),
        )
    )


def _totals(figures: Figures, gathering: Gathering) -> Iterator[tuple[Cell, ...]]:
    yield ALL, *measures(figures.totals)
    for state, count in sorted((+gathering.apart).items()):
        yield f"{LACKING}：{state.value}", count


def _rows(figures: Figures, kind: Kind) -> Iterator[tuple[Cell, ...]]:
    return ((*key, *measures(tally)) for key, tally in figures.table(kind))
