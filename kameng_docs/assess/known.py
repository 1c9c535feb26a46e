"""What a fact that nobody is asked for is worked out from, and what comes of it: its state and its exhibits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kameng_docs.brief import FactInfo
from kameng_docs.case.model import Case


@dataclass(frozen=True)
class Known:
    """The case, the day of making, and the facts so far."""

    case: Case
    today: date
    facts: Mapping[str, FactInfo]


Worked = tuple[str, tuple[str, ...]]
