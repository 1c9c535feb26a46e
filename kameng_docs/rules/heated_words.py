"""Anger in the author's own words would harm the author; the event is left out of the papers."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.heated import heated_words
from kameng_docs.rules.finding import Finding

CODE = "rule.heated-words"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """经过 in which 事项 or 我说 holds such a word (practice.md §4.2)."""
    for i, event in enumerate(case.events):
        for key, text in (("事项", event.what), ("我说", event.my_words)):
            found = heated_words(text or "")
            if found:
                yield Finding(
                    ("经过", i, key),
                    f"“{'”“'.join(found)}”这样的话会对您不利，这一条没有写进任何文书",
                    "只写做了什么、要求什么，例如“要求退款，对方没有答复”；定性是法院和公安的事",
                )
