"""A phone number that cannot be one was mistyped."""

import re
from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.phone"
SEVERITY = Severity.WARNING
MOBILE = re.compile(r"(\+?86)?1[3-9][0-9]{9}")
LANDLINE = re.compile(r"(0[0-9]{2,3})?[2-9][0-9]{6,7}")


def find(case: Case, today: date) -> Iterator[Finding]:
    """The author's own number, if it is neither a mobile nor a landline number of the mainland."""
    number = re.sub(r"[\s-]", "", case.claimant.phone or "")
    if number and not MOBILE.fullmatch(number) and not LANDLINE.fullmatch(number):
        yield Finding(
            ("消费者", "电话"),
            f"电话“{case.claimant.phone}”的位数不对",
            "手机写11位数字，座机写区号和号码；境外号码可以不理会这条",
        )
