"""A stranger's number has no place in our papers."""

import re
from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.part import secrets_of
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.wording import folded

CODE = "rule.third-person"
SEVERITY = Severity.WARNING
NUMBER = re.compile(r"(?:微信号?|qq号?):?([a-z0-9]{5,20})|(1[3-9][0-9]{9})")


def find(case: Case, today: date) -> Iterator[Finding]:
    """事项 and 我说 that hold a phone number, a 微信 or a QQ that the case file names nowhere else."""
    own = "|".join(folded(text) for _, text in secrets_of(case))
    for i, event in enumerate(case.events):
        for key, text in (("事项", event.what), ("我说", event.my_words)):
            numbers = [one or other for one, other in NUMBER.findall(folded(text or ""))]
            if any(number not in own for number in numbers):
                yield Finding(
                    ("经过", i, key),
                    "这里好像写了别人的号码",
                    "别的买家、群友只写人数，不写姓名和号码；是卖家的号码，就写进“找人线索”",
                )
