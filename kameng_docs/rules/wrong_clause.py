"""A clause that does not exist, or was not the law of the day, is told and kept out of every paper."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.rules.named_clauses import doubtful_clauses

CODE = "rule.wrong-clause"
SEVERITY = Severity.WARNING
KEPT_OUT = "。文书里没有印这一处"
AS_SAID = "。这是引别人的话，照原样印"


def find(case: Case, today: date) -> Iterator[Finding]:
    """Clauses that are wrong on the day that decides, wherever in the case file; those in words of others as well."""
    for each in doubtful_clauses(case, today):
        if each.fault.certain:
            told = AS_SAID if each.others else KEPT_OUT
            hint = "不用改；反驳时可以指出没有这一条" if each.others else each.fault.hint
            yield Finding(each.path, each.fault.message + told, hint, words=each.fault.clause.words)
