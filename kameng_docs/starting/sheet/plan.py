"""All rows of a sheet, before anything is written: which become cases and under what names, which are there, which do not fit."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kameng_docs.custody.registered import Registered
from kameng_docs.reading.register.fields import NAME, ORDER, SHOP
from kameng_docs.reading.register.rows import Complaint, Found, Slip, Totals, read_row
from kameng_docs.reading.register.table import Sheet
from kameng_docs.starting.parties import FOLDER
from kameng_docs.starting.sheet.kept import Columns
from kameng_docs.starting.sheet.names import People, case_name, taken_by_cases
from kameng_docs.starting.sheet.shops import Shops

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Order:
    """What is wanted of the rows of a sheet: where their cases go, made as of which day, and what all of them are about.

    `now` is what was said now of all rows, by fields: it goes into cases that are there as well. So do the disputes, where
    they were said now (`says_disputes`), and not before.
    """

    sheet: Sheet
    columns: Columns
    cases: Path
    today: date
    disputes: tuple[str, ...] = ()
    now: Mapping[str, str] = field(default_factory=dict)
    # Of whose rows what is the same in all tells of the seller.
    shops: Shops = field(default_factory=Shops)
    says_disputes: bool = False


@dataclass(frozen=True)
class Fresh:
    """A row that becomes a case; `others` are the records of other people of the same name."""

    row: int
    entry: Registered
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class There:
    """A row whose case is there already; `order_id` and `shop` are what it says of these. `person` is the name of its record.

    `complaint` is all that it says, where that is something else than before, be it for a column that is new; else None.
    """

    row: int
    case: str
    complaint: Complaint | None = None
    order_id: str = ""
    shop: str = ""
    person: str = ""

    @property
    def changed(self) -> bool:
        """Whether it says something else now."""
        return self.complaint is not None


@dataclass(frozen=True)
class Planned:
    """What becomes of the rows. `entries` is all that is known of sheets, with what is new; `notes` are told."""

    fresh: tuple[Fresh, ...] = ()
    there: tuple[There, ...] = ()
    slips: tuple[Slip, ...] = ()
    totals: tuple[Totals, ...] = ()
    notes: tuple[str, ...] = ()
    entries: tuple[Registered, ...] = ()
    # What was known before.
    before: tuple[Registered, ...] = ()

    @property
    def refused(self) -> tuple[int, ...]:
        """The rows that are not taken, each once."""
        return tuple(dict.fromkeys(slip.row for slip in self.slips))


@dataclass
class _Course:
    """What is known while the rows are gone through."""

    cases: Path
    entries: dict[str, Registered]
    people: People
    met: dict[str, int] = field(default_factory=dict)
    orders: dict[str, str] = field(default_factory=dict)
    fresh: list[Fresh] = field(default_factory=list)
    there: list[There] = field(default_factory=list)
    slips: list[Slip] = field(default_factory=list)
    totals: list[Totals] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.taken = taken_by_cases(self.cases, (each.case for each in self.entries.values()))
        for each in self.entries.values():
            if each.order:
                self.orders.setdefault(each.order, each.case)


def complaints(order: Order) -> Iterator[tuple[int, Found]]:
    """Every row that holds something, with what it says or why it does not fit. Raises NoSheetError."""
    for row in order.sheet.rows():
        yield row.number, read_row(row, order.sheet, order.columns.fields, order.today)


def shops_named(order: Order) -> Iterator[tuple[int, str]]:
    """Every row that is a complaint, with the shop that it names, empty where it names none. Raises NoSheetError."""
    return ((row, found.text(SHOP)) for row, found in complaints(order) if isinstance(found, Complaint))


def planned(order: Order, known: tuple[Registered, ...], progress: Progress = lambda _: None) -> Planned:
    """What becomes of the rows of the sheet in this folder. Nothing is written. Raises NoSheetError and OSError."""
    people = People(order.cases, (each.person for each in known))
    course = _Course(order.cases, {each.key: each for each in known}, people)
    for row, found in complaints(order):
        progress(row)
        if isinstance(found, Complaint):
            _take(course, found)
        elif isinstance(found, Totals):
            course.totals.append(found)
        else:
            course.slips += found
    return Planned(
        tuple(course.fresh),
        tuple(course.there),
        tuple(course.slips),
        tuple(course.totals),
        tuple(course.notes),
        tuple(course.entries.values()),
        known,
    )


def _take(course: _Course, complaint: Complaint) -> None:
    key = complaint.key
    if key in course.met:
        same = "订单号和姓名" if complaint.text(ORDER) else "内容"
        wrong = f"和第 {course.met[key]} 行的{same}一样"
        course.slips.append(
            Slip(complaint.row, "", wrong, "是同一件的，只留一行；是两件的，写清各自的订单号")
        )
        return
    course.met[key] = complaint.row
    old = course.entries.get(key)
    if old is not None and (course.cases / f"{old.case}.yaml").exists():
        changed = complaint if old.content != complaint.content else None
        said = complaint.text(ORDER), complaint.text(SHOP), old.person
        course.there.append(There(complaint.row, old.case, changed, *said))
        return
    entry = _again(course, old, complaint) if old is not None else _new(course, complaint)
    course.entries[key] = entry
    course.fresh.append(Fresh(complaint.row, entry, course.people.others(complaint.text(NAME), entry.person)))


def _again(course: _Course, old: Registered, complaint: Complaint) -> Registered:
    """What was begun and is not there any more, or was broken off, bears the name that it had."""
    course.people.take(complaint, old.person)
    return Registered(old.key, complaint.content, old.order, old.case, old.person)


def _new(course: _Course, complaint: Complaint) -> Registered:
    order = complaint.order
    if order and order in course.orders:
        course.notes.append(
            f"第 {complaint.row} 行的订单号和案件 {course.orders[order]} 的一样，姓名不一样：另建一件，请核对"
        )
    name = case_name(complaint, course.taken)
    if order:
        course.orders.setdefault(order, name)
    return Registered(complaint.key, complaint.content, order, name, course.people.stem_of(complaint))


def has_record(cases: Path, entry: Registered) -> bool:
    """Whether the record of its person is there."""
    return (cases / FOLDER / f"{entry.person}.yaml").exists()
