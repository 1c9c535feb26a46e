"""A number that a spreadsheet made short has lost its digits."""

import re
from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.spreadsheet-number"
SEVERITY = Severity.ERROR
SHORTENED = re.compile(r"[0-9](\.[0-9]+)?[eE]\+?[0-9]{1,3}")


def find(case: Case, today: date) -> Iterator[Finding]:
    """订单号, 支付单号 and 商户单号 written as 4.26E+10."""
    for i, order in enumerate(case.orders):
        numbers = {"订单号": order.order_id, "支付单号": order.payment_id, "商户单号": order.merchant_order}
        for key, number in numbers.items():
            if number and SHORTENED.fullmatch(number):
                yield Finding(
                    ("交易", i, key),
                    f"“{number}”是表格软件（如 Excel）改写过的数，后面的数字已经丢了",
                    "从订单页或者支付账单上照抄全部数字，两边加直引号",
                )
