"""What the columns of a sheet are: as it was said before, as their names say, as it is said now; and how that is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kameng_docs.case.nearest import did_you_mean
from kameng_docs.custody.registered import FOLDER
from kameng_docs.output import put
from kameng_docs.reading.register.fields import FIELDS, NAME, NOTE, UNUSED, proposed
from kameng_docs.source import read
from kameng_docs.starting.plainly import written

FILE = "列.yaml"
TABLES = "表格"
HEAD = (
    "登记表的各列是什么：表头一样的下一份表，照这里读。写错的，改冒号后面的字；不要的列写 不用。",
    f"可以写的：{'、'.join((*FIELDS, UNUSED))}",
)


# A row with fewer columns of complaints is no head.
LEAST = 2


class ColumnsError(Exception):
    """Why it is not known what the columns are; `told` says it, and what helps."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


@dataclass(frozen=True)
class Columns:
    """What each column is, by its name; one that nobody knows is not in it. `before`: said before of these very columns."""

    names: tuple[str, ...]
    fields: Mapping[str, str]
    before: bool = False

    @property
    def unknown(self) -> tuple[str, ...]:
        """The columns of which nobody said what they are; they are not read."""
        return tuple(name for name in self.names if name not in self.fields)


Tables = tuple[Mapping[str, str], ...]


def tables_in(cases: Path) -> Tables:
    """What was kept, the newest last; of each sheet its columns with what they are, an empty text where nobody said.

    Raises ColumnsError where the file cannot be read.
    """
    file = cases / FOLDER / FILE
    if not file.exists():
        return ()
    source, faults = read(file, shown_as=str(file))
    tables = source.data.get(TABLES) if source and isinstance(source.data, dict) else None
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        why = faults[0].message if faults else f"里面没有“{TABLES}”"
        raise ColumnsError(f"{file} 读不懂（{why}）：改好它，或者删掉它，各列会重新问")
    return tuple(_sound(file, each) for each in tables if isinstance(each, dict))


def _sound(file: Path, table: Mapping[str, Any]) -> Mapping[str, str]:
    found = {name: str(field or "") for name, field in table.items()}
    wrong = next((field for field in found.values() if field and field not in {*FIELDS, UNUSED}), "")
    if wrong:
        raise ColumnsError(f"{file} 里的“{wrong}”不是能写的。{did_you_mean(wrong, [*FIELDS, UNUSED])}")
    return found


def keep(cases: Path, tables: Tables, columns: Columns) -> None:
    """Write the columns beside the others, in place of what was said of them before. Raises OSError."""
    mine = {name: columns.fields.get(name, "") for name in columns.names}
    if mine in tables:
        return
    every = (*(each for each in tables if set(each) != set(mine)), mine)
    lines = [*(f"# {line}" for line in HEAD), f"{TABLES}:"]
    for table in every:
        pairs = [f"{written(name)}:{f' {field}' if field else ''}" for name, field in table.items()]
        lines += [f"{'    ' if at else '  - '}{pair}" for at, pair in enumerate(pairs)]
    put(cases / FOLDER / FILE, "".join(f"{line}\n" for line in lines).encode())


def weight_of(tables: Tables, said: Mapping[str, str]) -> Callable[[Sequence[str]], int]:
    """How surely a row is the head of a sheet: how many of its columns are known; 0 where it is none."""

    def weight(names: Sequence[str]) -> int:
        known = columns_of(names, tables, {name: field for name, field in said.items() if name in names})
        wanted = sum(field != UNUSED for field in known.fields.values())
        return len(known.fields) if wanted >= LEAST else 0

    return weight


def columns_of(names: Sequence[str], tables: Tables, said: Mapping[str, str]) -> Columns:
    """What each column is. What is `said` now goes before what was said before, and that before what its name says.

    Raises ColumnsError for a column or a field that there is not, or a field that two columns are said to be.
    """
    _known(names, said)
    same = next((each for each in reversed(tables) if set(each) == set(names)), None)
    fields = dict(said)
    told = [{name: field for table in tables for name, field in table.items() if field and name in names}]
    for more in (*([same] if same else told), *([] if same else [proposed(names)])):
        for name, field in more.items():
            if field and name not in fields and (field in {UNUSED, NOTE} or field not in fields.values()):
                fields[name] = field
    ordered = {name: fields[name] for name in names if name in fields}
    return Columns(tuple(names), ordered, before=same is not None and not said)


def _known(names: Sequence[str], said: Mapping[str, str]) -> None:
    for name, field in said.items():
        if name not in names:
            raise ColumnsError(f"表里没有叫“{name}”的列。{did_you_mean(name, list(names))}")
        if field not in {*FIELDS, UNUSED}:
            hint = did_you_mean(field, [*FIELDS, UNUSED])
            raise ColumnsError(f"没有叫“{field}”的栏。{hint}；可以写的：{'、'.join((*FIELDS, UNUSED))}")
    once = [field for field in said.values() if field not in {UNUSED, NOTE}]
    if twice := next((field for field in once if once.count(field) > 1), ""):
        raise ColumnsError(f"有两列都说是“{twice}”：只留一列，另一列写 {NOTE} 或 {UNUSED}")


def nameless(columns: Columns) -> str:
    """What is said where no column is that of the person who complains; empty where one is."""
    if NAME in columns.fields.values():
        return ""
    return f"看不出哪一列是投诉人的姓名：用 --map 列={NAME} 说明。表里有：{'、'.join(columns.names)}"
