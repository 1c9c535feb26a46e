"""The payments of one price must come to what was paid, what came back is written once, and what a seller's staff took is there."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from kameng_docs.case.model import Case
from kameng_docs.case.orders import Refunded
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding
from kameng_docs.wording import yuan

# Asked for here alone: what was paid past the platform, and that it went to the shop.
OUTSIDE, TO_STAFF = "卖家引导我离开平台付款", "收钱的人是这家店的工作人员"
CODE = "rule.payments"
SEVERITY = Severity.ERROR


def find(case: Case, today: date) -> Iterator[Finding]:
    """分笔付款 whose rows do not add up to 实付, or that came back both there and in 已退回; 场外付款 that 交易 has not."""
    yield from _left_out(case)
    for i, order in enumerate(case.orders):
        total = sum((row.amount for row in order.parts), Decimal(0))
        if order.parts and total != order.paid:
            yield Finding(
                ("交易", i, "实付"),
                f"分笔付款合计 {yuan(total)} 元，与实付 {yuan(order.paid)} 元不一致",
                "实付写各次付款的合计，付给平台的和另外付给个人的都算；少写、多写了一次的，照账单改正。已经退回的不从实付里减",
            )
        if isinstance(order.refunded, Refunded) and any(row.refunded for row in order.parts):
            yield Finding(
                ("交易", i, "已退回"),
                "“已退回”和“分笔付款”里都写了退回的钱，会算成两次",
                "只写一处：知道退的是哪一次的，写在那一次里，这里写 无",
            )


def _left_out(case: Case) -> Iterator[Finding]:
    """The pleading argues for what was paid to the staff: it must be in what is asked back."""
    outside, staff = case.facts.get(OUTSIDE), case.facts.get(TO_STAFF)
    if outside is None or outside.amount is None or staff is None or staff.answer != "是":
        return
    paid: list[tuple[Decimal, str | None]] = [
        (row.amount, row.paid_to) for order in case.orders for row in order.parts
    ]
    paid += [(order.paid, order.paid_to) for order in case.orders if not order.parts]
    to_a_person = sum((amount for amount, to in paid if to and to not in {"商户", "平台"}), Decimal(0))
    if outside.amount not in {amount for amount, _ in paid} | {to_a_person}:
        yield Finding(
            ("事实", OUTSIDE, "金额"),
            f"在平台以外付的 {yuan(outside.amount)} 元没有写进“交易”，请求的数里就没有这笔钱",
            "这笔钱在“交易”里另写一行（付给了谁 写 转账给个人 或 个人收款码），或者写进那个订单的 分笔付款，实付写几次的总数；已退回的照实写",
        )
