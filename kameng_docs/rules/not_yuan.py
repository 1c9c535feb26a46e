"""Every sum in our papers is 元: what was paid in something else must be told as such."""

import re
from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.wording import folded

CODE = "rule.not-yuan"
SEVERITY = Severity.ERROR
OTHER_MONEY = re.compile(
    "usd[tc]?|trc20|erc20|btc|eth(?![a-z])|虚拟(货)?币|加密货币|比特币|泰达币|美元|美金|港[币元]|hkd|欧元|eur|日元|jpy|英镑|gbp|台币|新台币|卢布"
)
TURNED = re.compile("人民币|折合|折算|换算|cny|rmb")


def find(case: Case, today: date) -> Iterator[Finding]:
    """付款方式 that names another money, and not that 实付 was turned into 元."""
    for i, order in enumerate(case.orders):
        paid_by = folded(order.paid_by or "")
        if OTHER_MONEY.search(paid_by) and not TURNED.search(paid_by):
            yield Finding(
                ("交易", i, "付款方式"),
                f"“{order.paid_by}”付的不是人民币，文书会把实付 {order.paid} 当作元来写",
                "实付写付款那天折合的人民币（按换币或者买币的记录），这里写明，例如 USDT（实付已折合人民币）",
            )
