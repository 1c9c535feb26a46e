"""What stages of assessing know of a fact: how it was answered, and what one nobody is asked for follows from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kameng_docs.brief import FactInfo
from kameng_docs.case.model import Case
from kameng_docs.case.whose import Ours

YES, NO, UNCLEAR, UNKNOWN = Ours("是"), Ours("否"), Ours("不清楚"), Ours("")


@dataclass(frozen=True)
class Known:
    """The case, the day of making, and the facts so far."""

    case: Case
    today: date
    facts: Mapping[str, FactInfo]


Worked = tuple[str, tuple[str, ...]]
