"""The days of a service that are left are counted among the days that were sold."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import RULE_CHANGED, SHORT
from kameng_docs.rules.finding import Finding

CODE = "rule.days"
SEVERITY = Severity.ERROR
OF_DAYS_SOLD = (SHORT, RULE_CHANGED)
LESS = {"会员时长不足", "会员权益变少"}


def find(case: Case, today: date) -> Iterator[Finding]:
    """Orders with more days left than sold, or with one of the two alone: no share can be worked out."""
    # What was cut short, or changed on the way, is reckoned from the days that were sold alone.
    sold_alone = bool(LESS & set(case.disputes)) or any(
        name in case.facts and case.facts[name].answer == "是" for name in OF_DAYS_SOLD
    )
    for i, order in enumerate(case.orders):
        sold, left = order.days_sold, order.days_left
        if order.prepaid is not None and order.prepaid.days_all is not None:
            # 起, 止 and 停止提供 say the same: rule.prepaid holds them against each other.
            continue
        if sold is not None and left is not None and left > sold:
            yield Finding(
                ("交易", i, "剩余天数"),
                f"剩余天数 {left}，比服务天数 {sold} 还多",
                "服务天数写一共买了多少天，剩余天数写停用那天还剩多少天",
            )
        elif sold is not None and left is None and not sold_alone:
            yield Finding(
                ("交易", i, "服务天数"),
                "写了服务天数，没有写剩余天数，算不出应退多少",
                "加一行 剩余天数: 停用那天还剩多少天，例如 剩余天数: 120",
            )
        elif left is not None and sold is None:
            yield Finding(
                ("交易", i, "剩余天数"),
                "写了剩余天数，没有写服务天数，算不出应退多少",
                "加一行 服务天数: 一共买了多少天，例如 服务天数: 365",
            )
