"""Every sum in our papers is 元: what was paid in something else must be told as such."""

import re
from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.case.orders import Order
from kameng_docs.declared import sought
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.rules.own_words import told_events
from kameng_docs.wording import folded

CODE = "rule.not-yuan"
SEVERITY = Severity.ERROR
COINS = sought(
    "usd[tc]|trc20|erc20|btc|eth(?![a-z])|虚拟(货)?币|加密货币|比特币|泰达币|bnb|trx|币安|欧易|okx|以太坊?"
)
FOREIGN = sought("usd(?![tc])|美元|美金|港[币元]|hkd|欧元|eur|日元|jpy|英镑|gbp|台币|新台币|卢布|paypal")
# Hashes of transfers on chains, and addresses there.
ON_A_CHAIN = re.compile("(0x)?[0-9a-f]{64}", re.IGNORECASE)
WALLET = sought("T[1-9A-HJ-NP-Za-km-z]{33}|0x[0-9a-fA-F]{40}|bc1[0-9a-z]{20,60}")
# 9.5u, 付了20U: so it is called where it is traded.
PAID_SO = sought(
    "(付|转|打|充|汇|花|给|支付)[^、,。]{0,10}(usd[tc]?|泰达币|虚拟(货)?币|加密货币|比特币|btc|eth(?![a-z]))|(付|转|打|汇|花)(了|过)?[^、,。]{0,6}?[0-9.]+个?u(?![a-z0-9])"
)
TURNED = sought("人民币|折合|折算|换算|cny|rmb")
IN_COINS = "写 币种: 虚拟货币、原币金额（例如 35 USDT），实付写币的数量，不要折成人民币：这样的款项法院多不支持返还，只做报案材料"
IN_FOREIGN = "写 币种: 外币、原币金额（例如 20.00美元），实付写银行账单上扣的人民币"


def find(case: Case, today: date) -> Iterator[Finding]:
    """付款方式 that names another money, a payment's number or payee that is one of a chain, or own words that tell of
    one; not where 币种 says so, or it is written that foreign money was turned into 元.
    """
    found = False
    for i, order in enumerate(case.orders):
        for key, told, hint in _other(order):
            found = True
            yield Finding(
                ("交易", i, key), f"{told}付的不是人民币，文书会把实付 {order.paid} 当作元来写", hint
            )
            break
    if found or any(
        order.currency != "人民币" or TURNED.search(folded(order.paid_by or "")) for order in case.orders
    ):
        return
    for path, words in told_events(case):
        written = folded(words)
        if PAID_SO.search(written) and not TURNED.search(written):
            yield Finding(
                path,
                "这里说付的是虚拟币或者外币，而文书会把“实付”当作人民币的元来写",
                f"“交易”里，付虚拟币的{IN_COINS}；付外币的{IN_FOREIGN}",
            )
            return


def _other(order: Order) -> Iterator[tuple[str, str, str]]:
    """The keys of an order that tell of another money than its 币种, with what to do."""
    if order.currency == "虚拟货币":
        return
    paid_by = folded(order.paid_by or "")
    if COINS.search(paid_by):
        yield "付款方式", f"“{order.paid_by}”", IN_COINS
    elif FOREIGN.search(paid_by) and order.currency == "人民币" and not TURNED.search(paid_by):
        yield "付款方式", f"“{order.paid_by}”", IN_FOREIGN
    if ON_A_CHAIN.fullmatch((order.payment_id or "").strip()):
        yield "支付单号", "这个支付单号像是区块链上的一笔转账，", IN_COINS
    if WALLET.search(order.payee or ""):
        yield "账单上的收款方全称", "这个账单上的收款方全称像是区块链上的一个地址，", IN_COINS
