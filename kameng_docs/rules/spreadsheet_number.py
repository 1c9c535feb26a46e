"""A number that a spreadsheet made short has lost its digits."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.numbers import numbers_of
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.spreadsheet-number"
SEVERITY = Severity.ERROR
# 4.26E+10, also with 逗号 for the point, a blank, or a multiplication sign for the E.
SHORTENED = re.compile(r"[0-9](?:[.,][0-9]+)?(?: ?[eE] ?\+? ?[0-9]{1,3}| ?[x×*] ?10\^?\+?[0-9]{1,3})")
# A column that was too narrow.
HIDDEN = re.compile(r"#{3,}")
# It keeps fifteen digits and makes the others noughts: 4200001234202610000…. The fifteenth is seldom nought itself.
KEPT = re.compile(r"[0-9]{14}[1-9]0{3,}")


def find(case: Case, today: date) -> Iterator[Finding]:
    """Every number of the case written as 4.26E+10, as ####, or with noughts behind the fifteenth digit."""
    for path, number in numbers_of(case):
        plain = unicodedata.normalize("NFKC", number).strip()
        if SHORTENED.fullmatch(plain) or HIDDEN.fullmatch(plain):
            what = f"“{number}”是表格软件（如 Excel）改写过的数，后面的数字已经丢了"
        elif KEPT.fullmatch(plain):
            what = f"这个 {len(plain)} 位的号码从第 16 位起都是 0：表格软件（如 Excel）只留 15 位，后面的数字多半已经丢了"
        else:
            continue
        yield Finding(
            path,
            what,
            "从订单页、支付账单或者证件上照抄全部数字，两边加直引号；表格里先把这一列设成“文本”再粘贴",
        )
