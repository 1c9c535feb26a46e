"""The clauses of laws that the author's case file names, and the case without those that are wrong.

Two rules tell of them (wrong_clause, unheld_clause); the papers are made of the case without.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of
from kameng_docs.case.texts import texts_of, with_texts
from kameng_docs.law.clause_faults import ClauseFault, Days, clause_faults
from kameng_docs.law.clauses_cut import without_wrong
from kameng_docs.law.clauses_named import names
from kameng_docs.law.library import load
from kameng_docs.law.vocabulary import facts
from kameng_docs.source import Path

# Words of others, which are evidence as they were said (对方原话, 原话 …) or as a page calls something.
OTHERS = frozenset({"对方原话", "原话", "内容", "原文", "提示原文", "主文", "说", "商品", "店铺名"})
# The author's own, which papers print as what he said at the time.
SPOKEN = "我说"


@dataclass(frozen=True)
class Named:
    """A doubtful clause and the text it stands in. `others`: it stands in words of somebody else."""

    path: Path
    text: str
    fault: ClauseFault
    others: bool


def doubtful_clauses(case: Case, today: date) -> Iterator[Named]:
    """Every clause of a law in the case file that is wrong on its deciding day, or that nobody here can tell."""
    days, own = days_of(case, today), own_rules(case)
    for path, text in texts_of(case):
        for fault in clause_faults(text, load(), days, own):
            yield Named(path, text, fault, others=_of_others(path) or fault.clause.quoted)
    for i, rule in enumerate(case.platform_rules):
        for fault in _as_rule(rule.title, rule.article, days):
            yield Named(("平台规则", i, "条款"), rule.article or "", fault, others=False)


def without_wrong_clauses(case: Case, today: date) -> Case:
    """The case as its papers may print it: no wrong clause in the author's own words. Itself where there is none."""
    days, own = days_of(case, today), own_rules(case)

    def cut(path: Path, text: str) -> str:
        if _of_others(path):
            return text
        if path[0] == "平台规则" and path[-1] == "条款":
            rule = case.platform_rules[int(path[1])]
            if any(fault.certain for fault in _as_rule(rule.title, rule.article, days)):
                return ""
        faults = list(clause_faults(text, load(), days, own))
        return without_wrong(text, faults, own, spoken=path[-1] == SPOKEN) if faults else text

    return with_texts(case, cut)


def days_of(case: Case, today: date) -> Days:
    """The days that decide which law holds: of the oldest order, and of making."""
    return Days(min(day_of(order.ordered_at) for order in case.orders), today)


def own_rules(case: Case) -> tuple[str, ...]:
    """What the platform's own rules are called; a law that was written among them stays one."""
    return tuple(rule.title for rule in case.platform_rules if rule.title.strip("《》") not in names())


def _as_rule(title: str, article: str | None, days: Days) -> Iterator[ClauseFault]:
    """A law written as a rule of the platform, its name and its article under two keys."""
    if article and title.strip("《》") in names():
        yield from clause_faults(f"《{title.strip('《》')}》{article}", load(), days)


def _of_others(path: Path) -> bool:
    if path[0] == "事实" and path[-1] == "原话":
        word = facts().get(str(path[1]))
        return not (word and word.described)
    return path[-1] in OTHERS
