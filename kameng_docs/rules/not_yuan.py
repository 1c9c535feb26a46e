"""Every sum in our papers is 元: what was paid in something else must be told as such."""

import re
from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.rules.own_words import told_events
from kameng_docs.wording import folded

CODE = "rule.not-yuan"
SEVERITY = Severity.ERROR
OTHER_MONEY = re.compile(
    "usd[tc]?|trc20|erc20|btc|eth(?![a-z])|虚拟(货)?币|加密货币|比特币|泰达币|美元|美金|港[币元]|hkd|欧元|eur|日元|jpy|英镑|gbp|台币|新台币|卢布|paypal|bnb|trx|币安|欧易|okx|以太坊?"
)
# Hashes of transfers on chains, and addresses there.
ON_A_CHAIN = re.compile("(0x)?[0-9a-f]{64}", re.IGNORECASE)
WALLET = re.compile("T[1-9A-HJ-NP-Za-km-z]{33}|0x[0-9a-fA-F]{40}|bc1[0-9a-z]{20,60}")
# 9.5u, 付了20U: so it is called where it is traded.
PAID_SO = re.compile(
    "(付|转|打|充|汇|花|给|支付)[^、,。]{0,10}(usd[tc]?|泰达币|虚拟(货)?币|加密货币|比特币|btc|eth(?![a-z]))|(付|转|打|汇|花)(了|过)?[^、,。]{0,6}?[0-9.]+个?u(?![a-z0-9])"
)
TURNED = re.compile("人民币|折合|折算|换算|cny|rmb")


def find(case: Case, today: date) -> Iterator[Finding]:
    """付款方式 that names another money, a payment's number or payee that is one of a chain, or own words that tell of
    one; not where it is written that 实付 was turned into 元.
    """
    turned = [bool(TURNED.search(folded(order.paid_by or ""))) for order in case.orders]
    found = False
    for i, order in enumerate(case.orders):
        for key, text, other in (
            ("付款方式", order.paid_by, OTHER_MONEY.search(folded(order.paid_by or ""))),
            ("支付单号", order.payment_id, ON_A_CHAIN.fullmatch((order.payment_id or "").strip())),
            ("账单上的收款方全称", order.payee, WALLET.search(order.payee or "")),
        ):
            if other and not turned[i]:
                found = True
                told = f"“{text}”" if key == "付款方式" else f"这个{key}像是区块链上的一笔转账，"
                yield Finding(
                    ("交易", i, key),
                    f"{told}付的不是人民币，文书会把实付 {order.paid} 当作元来写",
                    "实付写付款那天折合的人民币（按换币或者买币的记录），“付款方式”里写明，例如 USDT（实付已折合人民币）",
                )
                break
    if found or any(turned):
        return
    for path, words in told_events(case):
        written = folded(words)
        if PAID_SO.search(written) and not TURNED.search(written):
            yield Finding(
                path,
                "这里说付的是虚拟币或者外币，而文书会把“实付”当作人民币的元来写",
                "实付写付款那天折合的人民币，“付款方式”里写明，例如 USDT（实付已折合人民币）",
            )
            return
