"""An event may only name a fact that is answered 是."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.messages import did_you_mean
from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.event-without-fact"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """经过 that names a fact which is not stated under 事实."""
    stated = [name for name, answer in case.facts.items() if answer.answer == "是"]
    for i, event in enumerate(case.events):
        if event.fact and event.fact not in stated:
            hint = did_you_mean(event.fact, stated) if stated else "先在“事实”里写上它"
            yield Finding(("经过", i, "事实"), f"“事实”里没有答“是”的“{event.fact}”", hint)
