"""No open key may say the opposite of what the author told us in private."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.private_answers import answers_of
from kameng_docs.law.vocabulary import private_questions
from kameng_docs.rules.finding import Finding

CODE = "rule.contradicts-self-check"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """Keys whose value is contradicted by 自查. The message does not repeat the private answer."""
    shown = case.model_dump(by_alias=True)
    for name, answer in answers_of(case).items():
        for key, values in private_questions()[name].contradicts.items():
            if answer == "是" and shown.get(key) in values:
                yield Finding(
                    (key,),
                    f"“{key}: {shown[key]}”与您在“自查”里的回答相反",
                    "程序不能替您写相反的话；照实改正其中一个",
                )
