"""Editions that were published: what stood in each, and what a new one tells if an earlier one is taken away from it.

What is kept has been read by everybody: numbers, their labels, the day, by what was picked. No case and nobody stands in it.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path

from kameng_docs.output import alone, put
from kameng_docs.registry.public.classes import OTHERS
from kameng_docs.registry.public.few import are_few
from kameng_docs.registry.public.model import Public

FOLDER = "已公开"
"""Beside the cases; no case is called so."""
FILE = "统计.jsonl"
ALL = "全部"


@dataclass(frozen=True)
class Edition:
    """What was told on that day: `cells` are numbers by table and label, `seal` is the hash of them by which it is known again."""

    day: str
    picked: tuple[str, ...] = ()
    cells: Mapping[str, int] = field(default_factory=dict)
    seal: str = ""


@dataclass(frozen=True)
class Revealed:
    """A number that only a few cases tell from the same one of an earlier edition."""

    earlier: Edition
    cell: str
    cases: int


class BrokenEditionsError(Exception):
    """The file cannot be read: nobody knows what was published. `place` is the file."""

    def __init__(self, place: Path) -> None:
        super().__init__(str(place))
        self.place = place


def edition_of(public: Public) -> Edition:
    """What everybody reads of it, as numbers. Cases put together as others are no class that another edition has as well."""
    cells = {ALL: public.cases, f"{ALL}（连没有挑的）": public.altogether}
    cells |= {
        name: n
        for name, n in (("写明退没退的", public.known), ("同一张卡密的", public.doubled))
        if n is not None
    }
    for table in public.tables:
        for line in table.lines:
            if line.label == OTHERS:
                continue
            cells[f"{table.title}：{line.label}"] = line.cases
            if line.back is not None:
                cells[f"{table.title}：{line.label}，退回了的"] = line.back
    text = json.dumps([public.picked, sorted(cells.items())], ensure_ascii=False)
    return Edition(public.day, public.picked, cells, sha256(text.encode()).hexdigest())


def editions_in(cases: Path) -> tuple[Edition, ...]:
    """All of them, in the order in which they were published. Raises OSError and BrokenEditionsError."""
    place = cases / FOLDER / FILE
    try:
        lines = place.read_text("utf-8").splitlines()
        return tuple(_edition(json.loads(line)) for line in lines if line.strip())
    except FileNotFoundError:
        return ()
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise BrokenEditionsError(place) from error


def _edition(told: Mapping[str, object]) -> Edition:
    cells, picked = told["cells"], told["picked"]
    if not isinstance(cells, dict) or not isinstance(picked, list):
        raise TypeError(cells)
    return Edition(
        str(told["day"]),
        tuple(map(str, picked)),
        {str(k): int(n) for k, n in cells.items()},
        str(told["seal"]),
    )


def revealed(new: Edition, earlier: tuple[Edition, ...]) -> Iterator[Revealed]:
    """Every number of the new one that differs by a few cases from the same number of one that everybody has."""
    for before in earlier:
        if before.seal == new.seal:
            continue
        for cell, count in new.cells.items():
            if cell in before.cells and are_few(apart := abs(count - before.cells[cell])):
                yield Revealed(before, cell, apart)


def keep(cases: Path, new: Edition) -> bool:
    """Put it down as published, once; whether it was not there. Raises OSError, BusyError and BrokenEditionsError."""
    place = cases / FOLDER / FILE
    with alone(place):
        known = editions_in(cases)
        if any(each.seal == new.seal for each in known):
            return False
        lines = (json.dumps(asdict(each), ensure_ascii=False) for each in (*known, new))
        put(place, "".join(f"{line}\n" for line in lines).encode())
    return True
