"""What is said once for all rows of a sheet: looked at as a cell of it would be, before anything is written."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from kameng_docs.custody.journal.nested import Tree
from kameng_docs.evidence.tables.cells import Cell
from kameng_docs.reading.register.cells import read_cell
from kameng_docs.reading.register.fields import DISPUTE, FIRM, FIRM_KIND, UNUSED, field_of, near
from kameng_docs.reading.register.outcome import Bad, Good, Read
from kameng_docs.starting.sheet.kept import Columns, ColumnsError

_TRADER = re.compile(r"[(（]个体工商户[)）]$")


def all_same(columns: Columns, said: Mapping[str, str], today: date) -> Mapping[str, str]:
    """What every row has, by fields: what was said before, in whose place or beside it what is `said` now, each as a case file
    takes it. A field that is said to be 不用 is no more in it.

    Raises ColumnsError with everything that is wrong.
    """
    faults = [fault for key, value in said.items() if (fault := _fault(key, value, today))]
    if not faults:
        wanted = {key: value for key, value in {**columns.same, **said}.items() if value != UNUSED}
        found = {key: _read(key, value, today) for key, value in wanted.items()}
        faults = [*_kept_wrong(found), *_clashes(columns, found)]
    if faults:
        raise ColumnsError("；".join(faults))
    return {key: outcome.value for key, outcome in found.items() if isinstance(outcome, Good)}


def firm_kind(name: str) -> str:
    """What kind of firm it is, where its name says so; empty where it does not. A branch is asked about."""
    if name.endswith("公司") and not name.endswith("分公司"):
        return "公司"
    return "个体工商户" if _TRADER.search(name) else ""


def with_firm_kind(same: Mapping[str, Tree]) -> Mapping[str, Tree]:
    """The same, with the kind of the firm where nobody said it and its name does."""
    kind = firm_kind(str(same.get(FIRM, "")))
    return {**same, FIRM_KIND: kind} if kind and FIRM_KIND not in same else same


def _fault(key: str, value: str, today: date) -> str:
    field = field_of(key)
    if field is None:
        return f"--same 里没有叫“{key}”的栏。{near(key)}"
    if value == UNUSED:
        return ""
    if key == DISPUTE:
        return f"“{DISPUTE}”不用 --same：写 --from {value}"
    if not field.may_be_same:
        return f"“{key}”一件一个样，不能用 --same：在表里加一列"
    return _fault_of_value(key, value, today)


def _fault_of_value(key: str, value: str, today: date) -> str:
    outcome = _read(key, value, today)
    if isinstance(outcome, Bad):
        return f"--same {key}：{outcome.wrong}。{outcome.write}"
    if outcome.doubts:
        return f"--same {key}：{outcome.doubts[0]}。写全了再运行一次"
    return "" if outcome.value else f"--same {key} 后面是空的：写上各行都有的，不要的写 {UNUSED}"


def _read(key: str, value: str, today: date) -> Read:
    field = field_of(key)
    return read_cell(Cell(value), field, today) if field else Bad(f"没有叫“{key}”的栏", near(key))


def _kept_wrong(found: Mapping[str, Read]) -> Iterator[str]:
    """What somebody wrote into the file of columns by hand."""
    for key, outcome in found.items():
        if isinstance(outcome, Bad):
            yield f"上次记下的 {key}：{outcome.wrong}。{outcome.write}"


def _clashes(columns: Columns, found: Mapping[str, Read]) -> Iterator[str]:
    """A field that a column is as well; one that has no place in a case without another."""
    by_field = {what: name for name, what in columns.fields.items()}
    for key in found:
        if key in by_field:
            yield (
                f"“{key}”在表里有一列“{by_field[key]}”，又用 --same 说各行都一样：留一个。照表里的，写 --same {key}={UNUSED}；"
                f"照 --same 的，写 --map {by_field[key]}={UNUSED}"
            )
        field = field_of(key)
        if field and field.needs and field.needs not in {*found, *columns.fields.values()}:
            yield f"只有“{key}”，没有“{field.needs}”，案件里没有地方写：再加 --same {field.needs}=…"
