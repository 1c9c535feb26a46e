"""Names that cases begun from a sheet and records of their people get: no other's, on whatever system."""

from collections.abc import Iterable
from pathlib import Path

from kameng_docs.case.typed import half_width
from kameng_docs.custody.forget import SHARED
from kameng_docs.reading.register.fields import NAME, ORDER
from kameng_docs.reading.register.rows import Complaint
from kameng_docs.source import read
from kameng_docs.starting.copies import same_on_all
from kameng_docs.starting.naming import unfit
from kameng_docs.starting.parties import FOLDER, free_stem, people_in

PHONE = "电话"


class Taken:
    """Names that are taken; what one system holds for the same is the same."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {same_on_all(name) for name in names}

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and same_on_all(name) in self._names

    def add(self, name: str) -> None:
        """Taken from now on."""
        self._names.add(same_on_all(name))


def taken_by_cases(cases: Path, known: Iterable[str]) -> Taken:
    """The names of what lies in the folder, and those that are `known` besides."""
    lying = cases.iterdir() if cases.is_dir() else ()
    return Taken((*SHARED, *known, *(each.name.removesuffix(".yaml") for each in lying)))


def case_name(complaint: Complaint, taken: Taken) -> str:
    """The order number, with a count where it is taken; else the name of the person with a count. It is taken then."""
    order, person = complaint.text(ORDER), free_stem(complaint.text(NAME), ())
    numbered = bool(order) and not unfit(order)
    base, number = (order, 1) if numbered else (person, 1)
    name = base if numbered else f"{base}-1"
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    taken.add(name)
    return name


class People:
    """The records of people: one person is who has the same name and the same telephone number."""

    def __init__(self, cases: Path, known: Iterable[str] = ()) -> None:
        """`known` are names of records that rows were given before, whether they were written or not."""
        self._folder = cases / FOLDER
        self._taken = Taken((*known, *(each.stem for each in self._folder.glob("*.yaml"))))
        self._phones: dict[str, dict[str, str]] = {}
        for stem, name in people_in(cases).items():
            self._phones.setdefault(name, {})[stem] = ""
        self._asked: set[str] = set()

    def stem_of(self, complaint: Complaint) -> str:
        """The name of the record: one that is there, or is made for a row before; else a new one."""
        name, phone = complaint.text(NAME), _digits(complaint.text(PHONE))
        known = self._known(name)
        same = next((stem for stem, number in known.items() if phone and number == phone), "")
        if same:
            return same
        stem = free_stem(name, self._taken)
        self._taken.add(stem)
        known[stem] = phone
        return stem

    def take(self, complaint: Complaint, stem: str) -> None:
        """The record of this name is that of who complains here, as it was settled before."""
        self._known(complaint.text(NAME)).setdefault(stem, _digits(complaint.text(PHONE)))

    def others(self, name: str, stem: str) -> tuple[str, ...]:
        """The records of other people of that name."""
        return tuple(sorted((each for each in self._known(name) if each != stem), key=lambda s: (len(s), s)))

    def _known(self, name: str) -> dict[str, str]:
        """The records of that name with the telephone number in each, read when it is first asked for."""
        known = self._phones.setdefault(name, {})
        if name not in self._asked:
            self._asked.add(name)
            for stem in known:
                source, _ = read(self._folder / f"{stem}.yaml", shown_as=stem)
                data = source.data if source else None
                known[stem] = _digits(str(data.get(PHONE) or "")) if isinstance(data, dict) else ""
        return known


def _digits(phone: str) -> str:
    return "".join(sign for sign in half_width(phone) if sign.isdecimal())
