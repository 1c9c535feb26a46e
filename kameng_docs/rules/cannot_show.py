"""An exhibit that cannot show what it is attached to is named beside no sentence, and its author is told."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.showing import cannot_show
from kameng_docs.law.vocabulary import facts
from kameng_docs.rules.finding import Finding

CODE = "rule.exhibit-cannot-show"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """Each exhibit that papers leave away beside a fact."""
    for name, answer in case.facts.items():
        if answer.answer != "是":
            continue
        for written, what in cannot_show(case, name):
            yield Finding(
                ("事实", name, "证据"),
                f"“{written}”是{what}，不能证明“{name}”，文书里这一句后面不写它",
                f"从这里的“证据”去掉；{facts()[name].instead}",
            )
