"""With several sellers, what is known of one shop is never said of another: a line that names none stands in no paper."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.about import Lines
from kameng_docs.case.model import Case
from kameng_docs.case.sold_by import EVERY, UNSOLD, place_of, shop_of
from kameng_docs.diagnostics import Severity
from kameng_docs.law.shared_facts import shared_facts
from kameng_docs.rules.finding import Finding

CODE = "rule.whose-line"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """Lines of which nobody can tell whose they are, and names under 卖家 that are nobody's."""
    if len(case.sellers) == 1:
        return
    lines = Lines(case, shared_facts())
    names = "、".join(f"“{shop_of(case.sellers, i)}”" for i in lines.sold if i != UNSOLD)
    for path, what in lines.unnamed():
        yield Finding(
            path,
            f"{what}没有写说的是哪一家，几家的文书里都先不写它",
            f"加上 卖家: 写其中一家（{names}）；家家都是这样的写 卖家: 每家",
            key=isinstance(path[-1], str),
        )
    for path, of in lines.names():
        if unknown := next(
            (each for each in of if each not in EVERY and place_of(each, case.sellers) is None), ""
        ):
            hint = f"写其中一个：{names}；家家都是这样的写 每家"
            yield Finding((*path, "卖家"), f"“{unknown}”不是“卖家”里的哪一个", hint)
