"""A wording that an author changed cites the law in his own words: each wrong clause is told, and its paper withheld."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from kameng_docs.blocks import Document, words
from kameng_docs.brief import Brief
from kameng_docs.case.part import day_of
from kameng_docs.diagnostics import Diagnostic, Position, Scope, Severity
from kameng_docs.law.clause_faults import ClauseFault, Days, clause_faults
from kameng_docs.law.library import load

# What a wording says to whoever reads its source alone. As many blanks keep the places of the rest.
REMARK = re.compile(r"\{#.*?#\}", re.DOTALL)
Place = tuple[str, str, int | None, int | None]


def doubtful_in_wordings(files: Mapping[str, str], brief: Brief) -> Iterator[Diagnostic]:
    """Every clause in the author's own wordings (text by name) that is wrong, or that the library cannot look up."""
    for name, source in files.items():
        for fault in _faults(REMARK.sub(_blank, source), brief):
            before = source[: fault.clause.start]
            at = Position(name, before.count("\n") + 1, fault.clause.start - before.rfind("\n"))
            if fault.certain:
                told = "。用到这一句的文书先不出"
                yield Diagnostic(
                    "template.wrong-clause", fault.message + told, fault.hint, Severity.WARNING, at=at
                )
            else:
                yield Diagnostic("template.unheld-clause", fault.message, fault.hint, Severity.WARNING, at=at)


def check_clauses(
    document: Document, name: str, files: Mapping[str, str], brief: Brief
) -> Iterator[Diagnostic]:
    """The fault of a paper in which a wrong clause of the author's own wordings is printed."""
    wrong = {_place(f) for source in files.values() for f in _faults(source, brief) if f.certain}
    if not wrong:
        return
    text = "\n".join(words(document))
    for fault in _faults(text, brief):
        if _place(fault) in wrong and not fault.clause.quoted:
            yield Diagnostic(
                "document.wrong-clause",
                f"这份文书里{fault.message}，先不出",
                f"改正自己的模板：{fault.hint}",
                scope=Scope.DOCUMENT,
                document=name,
            )
            return


def _faults(text: str, brief: Brief) -> tuple[ClauseFault, ...]:
    rules = tuple(rule.where.partition("》")[0].strip("《") for rule in brief.platform_rules)
    return _found(text, days_of_brief(brief), rules)


# The same wordings are asked about for every paper.
@lru_cache(maxsize=512)
def _found(text: str, days: Days, rules: tuple[str, ...]) -> tuple[ClauseFault, ...]:
    return tuple(clause_faults(text, load(), days, rules))


def days_of_brief(brief: Brief) -> Days:
    """The days that decide which law holds: of the oldest order, and of making."""
    return Days(min(day_of(order.ordered_at) for order in brief.orders), brief.made_on)


def _place(fault: ClauseFault) -> Place:
    clause = fault.clause
    return clause.law.statute or clause.law.name, clause.number, clause.paragraph, clause.item


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", found[0])
