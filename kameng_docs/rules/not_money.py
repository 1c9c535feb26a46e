"""A demand for something else than money may take the case off the track of small claims."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.naming import named
from kameng_docs.rules.finding import Finding
from kameng_docs.source import Path

CODE = "rule.not-money"
SEVERITY = Severity.WARNING
# 简单金钱给付.
SCOPE = "civil-procedure-law:165.1"


def find(case: Case, today: date) -> Iterator[Finding]:
    """补发, 恢复账号 and the like, asked for first or second, and 另外要求, in a case that names its court."""
    if case.court is None:
        return
    wanted: list[tuple[Path, str, str]] = []
    for key, remedy in (("主要要求", case.demands.remedy), ("备选要求", case.demands.instead)):
        if remedy in {"补发", "恢复账号", "恢复道具", "恢复权益", "补足天数"}:
            wanted.append((("诉求", key), remedy, f"想走小额就把“{key}”改成要钱的一项，例如 退款"))
    if case.demands.also:
        wanted.append((("诉求", "另外要求"), "、".join(case.demands.also), "想走小额就删去“另外要求”"))
    scope = named([SCOPE], today)
    for path, what, hint in wanted:
        yield Finding(
            path,
            f"小额诉讼只审简单的金钱给付{f'（{scope}）' if scope else ''}；要求“{what}”，案件可能不再适用小额诉讼",
            f"{hint}；一定要它的，起诉可能要走简易程序或者普通程序",
        )
