"""What is widely believed of the law and wrong weakens the author's own words; they are told all the same."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import MORE_DAMAGES
from kameng_docs.law.mistakes import Mistake, mistakes_in
from kameng_docs.law.naming import named
from kameng_docs.law.tone import heated_words
from kameng_docs.rules.finding import Finding
from kameng_docs.rules.own_words import own_words

CODE = "rule.common-mistake"
SEVERITY = Severity.WARNING


def find(case: Case, today: date) -> Iterator[Finding]:
    """The author's own words that hold a mistake of mistakes.yaml which this case does not make right.

    What rule.heated-words tells of is not told again.
    """
    own_rules = tuple(rule.title for rule in case.platform_rules)
    for path, text in own_words(case):
        for mistake, words in mistakes_in(text, own_rules):
            if _made_right(mistake, case) or heated_words(words):
                continue
            authority = named(mistake.authority, today)
            yield Finding(
                path,
                f"“{words}”：{mistake.wrong}",
                f"{mistake.instead}（{authority}）" if authority else mistake.instead,
            )


def _made_right(mistake: Mistake, case: Case) -> bool:
    """Whether a fact, what is asked for, or the law of the day of the order makes it no mistake here."""
    right = {name for name, answer in case.facts.items() if answer.answer == "是"}
    if case.demands.more_damages != "不要求":
        right.add(MORE_DAMAGES)
    ordered_on = min(day_of(order.ordered_at) for order in case.orders)
    return bool(right & {*mistake.unless_facts}) or (mistake.since is not None and ordered_on < mistake.since)
