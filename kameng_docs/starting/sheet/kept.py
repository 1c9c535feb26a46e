"""What the columns of a sheet are: as it was said before, as their names say, as it is said now; and how that is kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kameng_docs.case.nearest import did_you_mean
from kameng_docs.custody.registered import FOLDER
from kameng_docs.output import put
from kameng_docs.reading.register.fields import FIELDS, NAME, NOTE, UNUSED, field_of, near, proposed
from kameng_docs.source import read
from kameng_docs.starting.plainly import written

FILE = "列.yaml"
TABLES = "表格"
SAME = "各行都一样"
COLUMNS = "各列"
ABOUT = "出了什么问题"
LAST = "上次读的表"
HEAD = (
    "登记表的各列是什么：表头一样的下一份表，照这里读。写错的，改冒号后面的字；不要的列写 不用。",
    f"可以写的：{'、'.join((*FIELDS, UNUSED))}，还有事实和自查里各问题的名称",
    f"“{SAME}”下面的，表里新的行都照着写；不再要的，删掉那一行。",
)


# A row with fewer columns of complaints is no head.
LEAST = 2


class ColumnsError(Exception):
    """Why it is not known what the columns are; `told` says it, and what helps."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


@dataclass(frozen=True)
class Table:
    """What was said of a sheet: its columns with what they are, an empty text where nobody said; what all its rows have, what
    they are about; and the name of the file that was read last.
    """

    columns: Mapping[str, str]
    same: Mapping[str, str] = field(default_factory=dict)
    disputes: tuple[str, ...] = ()
    read: str = ""


Tables = tuple[Table, ...]


@dataclass(frozen=True)
class Columns:
    """What each column is, by its name; one that nobody knows is not in it. `before`: said before of these very columns.

    `same` is what was said before of all rows of such a sheet, by fields, `disputes` what they are about; `read` is the name of
    the file.
    """

    names: tuple[str, ...]
    fields: Mapping[str, str]
    before: bool = False
    same: Mapping[str, str] = field(default_factory=dict)
    disputes: tuple[str, ...] = ()
    read: str = ""

    @property
    def unknown(self) -> tuple[str, ...]:
        """The columns of which nobody said what they are; they are not read."""
        return tuple(name for name in self.names if name not in self.fields)


def tables_in(cases: Path) -> Tables:
    """What was kept, the newest last. Raises ColumnsError where the file cannot be read."""
    file = cases / FOLDER / FILE
    if not file.exists():
        return ()
    source, faults = read(file, shown_as=str(file))
    tables = source.data.get(TABLES) if source and isinstance(source.data, dict) else None
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        why = faults[0].message if faults else f"里面没有“{TABLES}”"
        raise ColumnsError(f"{file} 读不懂（{why}）：改好它，或者删掉它，各列会重新问")
    return tuple(_sound(file, each) for each in tables if isinstance(each, dict))


def _sound(file: Path, table: Mapping[str, Any]) -> Table:
    # A table of which nothing is the same in all rows is written as its columns alone.
    nested = isinstance(table.get(COLUMNS), dict)
    columns = _texts(table[COLUMNS] if nested else table)
    same = _texts(table.get(SAME)) if nested else {}
    for name in (*columns.values(), *same):
        if name and name != UNUSED and field_of(name) is None:
            raise ColumnsError(f"{file} 里的“{name}”不是能写的。{near(name)}")
    about = table.get(ABOUT) if nested else None
    disputes = tuple(map(str, about)) if isinstance(about, list) else ()
    return Table(columns, same, disputes, str(table.get(LAST) or "") if nested else "")


def _texts(table: Any) -> dict[str, str]:
    return {name: str(said or "") for name, said in table.items()} if isinstance(table, dict) else {}


def keep(cases: Path, tables: Tables, columns: Columns) -> None:
    """Write the columns beside the others, in place of what was said of them before. Raises OSError."""
    fields = {name: columns.fields.get(name, "") for name in columns.names}
    mine = Table(fields, dict(columns.same), columns.disputes, columns.read)
    if mine in tables:
        return
    every = (*(each for each in tables if set(each.columns) != set(mine.columns)), mine)
    lines = [
        *(f"# {line}" for line in HEAD),
        f"{TABLES}:",
        *(line for each in every for line in _lines(each)),
    ]
    put(cases / FOLDER / FILE, "".join(f"{line}\n" for line in lines).encode())


def _lines(table: Table) -> Iterator[str]:
    """An entry of the list: the columns, and below a key of its own what all rows have."""
    pairs = [*_pairs(table.columns)]
    if table.same or table.disputes or table.read:
        parts = ((COLUMNS, table.columns), *(((SAME, table.same),) if table.same else ()))
        pairs = [line for key, part in parts for line in (f"{key}:", *(f"  {each}" for each in _pairs(part)))]
        pairs += [f"{ABOUT}: [{', '.join(map(written, table.disputes))}]"] if table.disputes else []
        pairs += [f"{LAST}: {written(table.read)}"] if table.read else []
    yield from (f"{'    ' if at else '  - '}{pair}" for at, pair in enumerate(pairs))


def _pairs(part: Mapping[str, str]) -> Iterator[str]:
    return (f"{written(name)}:{f' {written(said)}' if said else ''}" for name, said in part.items())


def weight_of(tables: Tables, said: Mapping[str, str]) -> Callable[[Sequence[str]], int]:
    """How surely a row is the head of a sheet: how many of its columns are known; 0 where it is none."""

    def weight(names: Sequence[str]) -> int:
        known = columns_of(names, tables, {name: what for name, what in said.items() if name in names})
        wanted = sum(what != UNUSED for what in known.fields.values())
        return len(known.fields) if wanted >= LEAST else 0

    return weight


def columns_of(names: Sequence[str], tables: Tables, said: Mapping[str, str]) -> Columns:
    """What each column is. What is `said` now goes before what was said before, and that before what its name says.

    Raises ColumnsError for a column or a field that there is not, or a field that two columns are said to be.
    """
    _known(names, said)
    alike = next((each for each in reversed(tables) if set(each.columns) == set(names)), None)
    fields = dict(said)
    told = {name: what for table in tables for name, what in table.columns.items() if what and name in names}
    for more in [alike.columns] if alike else [told, proposed(names)]:
        for name, what in more.items():
            if what and name not in fields and (what in {UNUSED, NOTE} or what not in fields.values()):
                fields[name] = what
    ordered = {name: fields[name] for name in names if name in fields}
    # Columns that came to a sheet later, or went from it, make no other sheet of it.
    like = alike or _nearest(names, tables) or Table({})
    before = alike is not None and not said
    return Columns(tuple(names), ordered, before, like.same, like.disputes, like.read)


def _nearest(names: Sequence[str], tables: Tables) -> Table | None:
    """The sheet that has all of these columns, or all of whose columns are among them; of several the newest."""
    mine = set(names)
    return next(
        (each for each in reversed(tables) if mine <= set(each.columns) or mine >= set(each.columns)), None
    )


def _known(names: Sequence[str], said: Mapping[str, str]) -> None:
    for name, what in said.items():
        if name not in names:
            raise ColumnsError(f"表里没有叫“{name}”的列。{did_you_mean(name, list(names))}")
        if what != UNUSED and field_of(what) is None:
            raise ColumnsError(f"没有叫“{what}”的栏。{near(what)}")
    once = [what for what in said.values() if what not in {UNUSED, NOTE}]
    if twice := next((what for what in once if once.count(what) > 1), ""):
        raise ColumnsError(f"有两列都说是“{twice}”：只留一列，另一列写 {NOTE} 或 {UNUSED}")


def nameless(columns: Columns) -> str:
    """What is said where no column is that of the person who complains; empty where one is."""
    if NAME in columns.fields.values():
        return ""
    return f"看不出哪一列是投诉人的姓名：用 --map 列={NAME} 说明。表里有：{'、'.join(columns.names)}"
