"""Many cases as a table for other programs: JSON, CSV, XLSX."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from itertools import chain
from typing import Any

from kameng_docs.registry.cells import Cell, Sheet, csv_of, xlsx_of
from kameng_docs.registry.ledger import Ledger
from kameng_docs.registry.meanings import meanings
from kameng_docs.registry.rows import Row
from kameng_docs.wording import yuan

HEADS: Mapping[str, str] = {
    "case": "案件",
    "day": "最近的日子",
    "step": "这一天",
    "who": "消费者",
    "platform": "平台",
    "against": "对方",
    "disputes": "争议",
    "asked": "要求的金额（元）",
    "stage": "进度",
    "outcome": "结果",
    "todo": "现在先做",
    "missing": "缺什么",
    "warnings": "警告",
    "errors": "错误",
    "state": "说明",
    "made_on": "编于",
    "undated": "算不出的日子",
}
# How wide a column of a sheet is, in signs, by its head, where it is not as usual.
WIDTHS = {
    "案件": 24,
    "这一天": 40,
    "算不出的日子": 40,
    "对方": 24,
    "进度": 24,
    "现在先做": 40,
    "缺什么": 40,
    "是什么": 60,
    "哪几件": 60,
}


def as_json(ledger: Ledger, today: str) -> Iterator[str]:
    """One document, piece by piece: `cases`, then `totals`, `warnings` and `shared`."""
    yield f'{{"today": {json.dumps(today)}, "cases": ['
    before = ""
    for row in ledger.rows():
        asked = None if row.asked is None else yuan(row.asked)
        yield f"{before}\n{json.dumps({**vars(row), 'asked': asked}, ensure_ascii=False)}"
        before = ","
    totals = ledger.totals
    rest: dict[str, Any] = {
        "totals": {
            "cases": totals.cases,
            "asked": yuan(totals.asked),
            "over": totals.over,
            "missing": totals.missing,
            "not_of_today": {state: count for state, count in sorted(totals.states.items()) if state},
        },
        "warnings": [asdict(kind) for kind in ledger.warnings()],
        "shared": [asdict(each) for each in ledger.shared()],
    }
    for name, value in rest.items():
        yield f"{']' if name == 'totals' else ''},\n{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
    yield "}\n"


def as_csv(ledger: Ledger) -> Iterator[bytes]:
    """One table, line by line."""
    return csv_of(chain((tuple(HEADS.values()),), map(_values, ledger.rows())))


def as_xlsx(ledger: Ledger) -> bytes:
    """Three sheets: the cases, warnings by kind, numbers that several cases have."""
    kinds = ((k.cases, k.times, meanings().get(k.code, ""), k.code) for k in ledger.warnings())
    shared = (("、".join(each.kinds), "、".join(each.cases)) for each in ledger.shared())
    return xlsx_of(
        (
            Sheet("案件", tuple(HEADS.values()), map(_values, ledger.rows()), WIDTHS),
            Sheet("警告", ("几件", "几处", "是什么", "代号"), kinds, WIDTHS),
            Sheet("相同的号码", ("哪一栏", "哪几件"), shared, WIDTHS),
        )
    )


def _values(row: Row) -> tuple[Cell, ...]:
    """In the order of HEADS."""
    return tuple(
        "、".join(value) if isinstance(value, tuple) else value
        for value in (getattr(row, name) for name in HEADS)
    )
