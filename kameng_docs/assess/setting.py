"""What grounds are decided on, and the clauses as they stood on the days that decide."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from kameng_docs.brief import FactInfo
from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.library import Library
from kameng_docs.law.model import Citation
from kameng_docs.law.predecessors import predecessor

# What happened is older than the text that a ground cites.
BEFORE_IT = {"law.not-in-force", "law.not-applicable"}


@dataclass(frozen=True)
class Lost:
    """Why a mark that grounds rest on is gone, and what its author can do about it."""

    reason: str
    then: str


@dataclass(frozen=True)
class Setting:
    """What grounds are decided on: the case, its facts, the marks that 自查 took away, what is asked, whom, and when.

    `conduct_on` is the first of `conduct_days`, on each of which something was bought or charged.
    """

    case: Case
    facts: Mapping[str, FactInfo]
    disputes: tuple[str, ...]
    lost_marks: Mapping[str, Lost]
    asked: frozenset[str]
    against: str
    conduct_days: tuple[date, ...]
    filing_on: date
    library: Library

    @property
    def conduct_on(self) -> date:
        """The first day on which something was bought or charged."""
        return self.conduct_days[0]

    def cite(self, ref: str, purpose: str = "", on: date | None = None) -> Citation | Diagnostic:
        """A clause as it stood on the date that decides; else the one that it replaced, as far as that is held."""
        found = self.library.cite(ref, on or self.conduct_on, self.filing_on, purpose)
        if isinstance(found, Citation) or found.code not in BEFORE_IT:
            return found
        older = predecessor(ref)
        if not older:
            return found
        before = self.library.cite(older, on or self.conduct_on, self.filing_on, purpose)
        return replace(before, stands_for=ref) if isinstance(before, Citation) else found
