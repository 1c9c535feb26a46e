"""An event may only name a fact that is answered 是."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.nearest import nearest_few
from kameng_docs.diagnostics import Severity
from kameng_docs.law.vocabulary import facts
from kameng_docs.rules.finding import Finding

CODE = "rule.event-without-fact"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """经过 that names a fact which is not stated under 事实."""
    stated = {name for name, answer in case.facts.items() if answer.answer == "是"}
    for i, event in enumerate(case.events):
        if event.fact and event.fact not in stated:
            yield Finding(("经过", i, "事实"), *_told(case, event.fact))


def _told(case: Case, name: str) -> tuple[str, str]:
    """Message and hint: it is answered otherwise, not answered yet, or there is no such fact."""
    if name in case.facts:
        message = f"“{name}”在“事实”里答的是“{case.facts[name].answer}”，经过里不能当作发生过"
        return message, "看到了就把那里的回答改成 是；没有看到就删去这一行"
    if name in facts():
        return f"“{name}”还没有在“事实”里回答", f"在“事实”里加一行“{name}: 是”，或者改写“事项”"
    near = nearest_few(name, {word.name: word.ask for word in facts().values() if not word.derived})
    said = (
        f"最接近的是{'、'.join(f'“{each}”' for each in near)}，照抄名称；都不是的，"
        if near
        else "不是“事实”里问的事，"
    )
    return f"没有叫“{name}”的事实", f"{said}这一行改写“事项: {name}”"
