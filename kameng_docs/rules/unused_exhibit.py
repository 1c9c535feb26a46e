"""An exhibit that nothing refers to proves nothing."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.exhibits import Exhibit
from kameng_docs.case.model import Case
from kameng_docs.case.nearest import nearest_few
from kameng_docs.case.references import exhibit_of, exhibit_references
from kameng_docs.declared import sought
from kameng_docs.diagnostics import Severity
from kameng_docs.law.vocabulary import facts
from kameng_docs.rules.finding import Finding

CODE = "rule.unused-exhibit"
SEVERITY = Severity.WARNING
# Which place an exhibit speaks for by what it is called, where that place is not a fact.
PLACES = (
    (sought("收据|发票|打印费|邮寄费|公证费"), "“诉求”的“开支”的那一项"),
    (sought("订单|付款|支付|账单|转账|流水"), "“交易”的那一笔"),
    (sought("规则|条例|协议"), "“平台规则”的那一条"),
    (sought("商品页|详情页|承诺|宣传"), "“页面承诺”的那一条"),
)


def find(case: Case, today: date) -> Iterator[Finding]:
    """Exhibits that are listed and never used."""
    used = {exhibit_of(name, case.exhibits) for _, name in exhibit_references(case)}
    for name, exhibit in case.exhibits.items():
        if name not in used:
            yield Finding(
                ("证据", name),
                f"证据“{name}”只列在“证据”里，没有一处写到它：不会当作任何一件事的证据",
                f"{_where(case, name, exhibit)}；用不着的，从“证据”里删掉",
                key=True,
            )


def _where(case: Case, name: str, exhibit: Exhibit) -> str:
    """The line to write: behind the fact that it tells of, or at the place that it is of by its name."""
    link = f"证据: [{name}]"
    stated = {each: facts()[each].ask for each, answer in case.facts.items() if answer.answer == "是"}
    place = next((place for words, place in PLACES if words.search(f"{name}{exhibit.title}")), "")
    if place:
        return f"在{place}加上“{link}”"
    by_fact = nearest_few(f"{name}{exhibit.title}{exhibit.proves}", stated)
    if by_fact:
        return f"例如在“事实”里写“{by_fact[0]}: {{回答: 是, {link}}}”，或者在它证明的别处加上“{link}”"
    return f"在它证明的“交易”“事实”“页面承诺”或者“经过”的那一处加上“{link}”"
