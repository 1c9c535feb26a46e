"""Clauses of laws in a made file that its paper does not name: typed in afterwards, and wrong or unknown here."""

from collections.abc import Iterator

from kameng_docs.law.clause_faults import Days, clause_faults
from kameng_docs.law.clauses_named import NamedClause, clauses_named
from kameng_docs.law.library import load


def clauses_beside(text: str, wanted: str, days: Days) -> Iterator[tuple[str, str]]:
    """(What the file says, what to write): each doubtful clause of `text` once, but for those that `wanted` has as well,
    and each clause that `wanted` names and `text` lacks.
    """
    there = {_key(clause) for clause in clauses_named(wanted)}
    told: set[tuple[object, ...]] = set()
    for fault in clause_faults(text, load(), days):
        key = _key(fault.clause)
        if key not in there and key not in told:
            told.add(key)
            yield f"写着{fault.message}", fault.hint
    here = {_key(clause) for clause in clauses_named(text)}
    lost: dict[tuple[object, ...], NamedClause] = {}
    for clause in clauses_named(wanted):
        if _key(clause) not in here:
            lost.setdefault(_key(clause), clause)
    for clause in lost.values():
        name = f"《{clause.law.name}》{''.join(clause.words.split())}"
        yield f"少了法条 {name}", f"这份文书里应引 {name}"


def _key(clause: NamedClause) -> tuple[object, ...]:
    return clause.law.statute or clause.law.name, clause.number, clause.paragraph, clause.item
