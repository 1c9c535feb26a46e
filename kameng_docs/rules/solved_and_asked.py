"""Who writes that a step solved it, and does not say what came back, still asks for all of it."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.solved import solved_untold
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.solved-and-asked"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """The first step that is solved, in whole or part, of a case in which nothing is written of what came of it."""
    step = solved_untold(case)
    if step is None:
        return
    state = case.progress[step].state
    yield Finding(
        ("进度", step, "状态"),
        f"这一步写着“{state}”，“交易”里却没有写退了什么、补了什么：文书还照没有解决的要，对方会拿这一句来反驳",
        "退了钱的，在那一笔写 已退回: 金额（没有退写 无）；补发了的写 已补发: 是；谈妥了还没有到账的写“和解”；只是答复了的，状态写 已答复",
    )
