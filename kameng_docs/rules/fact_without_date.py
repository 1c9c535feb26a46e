"""Facts that the law counts from, or counts, say nothing without their numbers."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import CHILD
from kameng_docs.law.following import of_kind
from kameng_docs.rules.finding import Finding

CODE = "rule.fact-without-date"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """Such facts answered 是 without 时间 or 期限, and a child without its age."""
    for name, answer in case.facts.items():
        if answer.answer != "是":
            continue
        if name in of_kind("gives_period") and not (answer.at and answer.until):
            lacking = "和".join(
                key for key, value in (("时间", answer.at), ("期限", answer.until)) if value is None
            )
            yield Finding(
                ("事实", name),
                f"“{name}”没有写{lacking}",
                "要写时间和期限，程序才能判断期限是否已过，例如 {回答: 是, 时间: 2026-11-03 09:00, 期限: 2026-11-08 18:00}",
                key=True,
            )
        elif name == CHILD and answer.count is None:
            yield Finding(
                ("事实", name),
                f"“{name}”没有写当时几周岁",
                "不满八周岁和满八周岁，法律上不一样；加上 数量，例如 {回答: 是, 数量: 12}",
                key=True,
            )
