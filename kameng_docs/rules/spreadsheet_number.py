"""A number that a spreadsheet made short has lost its digits."""

import unicodedata
from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.numbers import numbers_of
from kameng_docs.case.rewritten import is_shortened, is_zeroed
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.spreadsheet-number"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """Every number of the case written as 4.26E+10, as ####, or with noughts behind the fifteenth digit."""
    for path, number in numbers_of(case):
        plain = unicodedata.normalize("NFKC", number).strip()
        if is_shortened(plain):
            what = f"“{number}”是表格软件（如 Excel）改写过的数，后面的数字已经丢了"
        elif is_zeroed(plain):
            what = f"这个 {len(plain)} 位的号码从第 16 位起都是 0：表格软件（如 Excel）只留 15 位，后面的数字多半已经丢了"
        else:
            continue
        yield Finding(
            path,
            what,
            "从订单页、支付账单或者证件上照抄全部数字，两边加直引号；表格里先把这一列设成“文本”再粘贴",
        )
