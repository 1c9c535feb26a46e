"""An exhibit that is referred to must be listed under 证据."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.nearest import did_you_mean
from kameng_docs.case.references import exhibit_of, exhibit_references
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.unknown-exhibit"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """References to exhibits that do not exist."""
    for path, name in exhibit_references(case):
        if exhibit_of(name, case.exhibits) not in case.exhibits:
            yield Finding(path, f"“证据”里没有叫“{name}”的", _hint(case, name))


def _hint(case: Case, name: str) -> str:
    """The exhibit whose file was named in its place, the nearest one, or how one is written."""
    of_file = next((key for key, exhibit in case.exhibits.items() if name in exhibit.files), None)
    if of_file:
        return f"“{name}”是文件名；这里写它在“证据”里的那个短名：“证据: [{of_file}]”"
    written = f"在最外层的“证据”下面写上“{name}: {{名称: …, 文件: …, 证明: …}}”"
    if not case.exhibits:
        return written
    near = did_you_mean(name, list(case.exhibits))
    return f"{near}{'' if near.endswith('？') else '；'}还没有列出的，{written}"
