"""Which rows of sheets have become which cases: what is known of them is hashes and the names of cases and records."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from kameng_docs.output import alone, put

FOLDER = "登记表"
"""Beside the cases: what is kept of sheets. No case's own."""
FILE = "已建.jsonl"


@dataclass(frozen=True)
class Registered:
    """One complaint of a sheet: `key` knows it again, `content` tells whether its row changed; both are hashes.

    `order` is a hash of its order number, empty where it had none. `person` is the name of its record in parties/.
    """

    key: str
    content: str
    order: str
    case: str
    person: str


class BrokenLedgerError(Exception):
    """The file cannot be read; nobody knows then what is there already."""


def registered(cases: Path) -> tuple[Registered, ...]:
    """All of them, in the order in which they came. Raises OSError and BrokenLedgerError."""
    try:
        lines = (cases / FOLDER / FILE).read_text("utf-8").splitlines()
        return tuple(Registered(**json.loads(line)) for line in lines if line.strip())
    except FileNotFoundError:
        return ()
    except (ValueError, TypeError) as error:
        raise BrokenLedgerError from error


def keep(cases: Path, every: Iterable[Registered]) -> None:
    """Write them all. Raises OSError; then the old ones stand."""
    lines = (json.dumps(asdict(each), ensure_ascii=False) for each in every)
    put(cases / FOLDER / FILE, "".join(f"{line}\n" for line in lines).encode())


def let_go(cases: Path, case: str) -> None:
    """Nothing more is known of a case that is forgotten. Raises OSError, BusyError and BrokenLedgerError."""
    if not (cases / FOLDER / FILE).exists():
        return
    with alone(cases / FOLDER / FILE):
        known = registered(cases)
        if any(each.case == case for each in known):
            keep(cases, (each for each in known if each.case != case))
