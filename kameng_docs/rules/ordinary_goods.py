"""A thing that is sent: this program is made for digital goods; what stands for anybody is told, kindly."""

from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.law.fact_names import NO_REASON
from kameng_docs.law.naming import named
from kameng_docs.rules.finding import Finding

CODE = "rule.ordinary-goods"
SEVERITY = Severity.WARNING
SENT, OTHER = "实物商品", "其他"


def find(case: Case, today: date) -> Iterator[Finding]:
    """The first order of a thing that is sent, or that may be one (kinds-2 D-G13, dispute C37)."""
    for i, order in enumerate(case.orders):
        stated = case.facts.get(NO_REASON)
        if order.sort == SENT:
            law = named(["consumer-law:25", "consumer-law:24", "consumer-regulation:19"], today)
            yield Finding(
                ("交易", i, "买的是什么"),
                "这个程序是为数字商品做的；要寄的东西，只管七日无理由退货、质量问题和没有照约定做这几样，别的请问 12315 或 12348",
                f"谁买都一样的：没有用过的，签收次日起七日内可以无理由退货，运费自己出；有质量问题的，可以退货、更换、修理，运费卖家出；商家不理的，打 12315（法律：{law}）",
            )
            return
        if order.sort == OTHER and stated is not None and stated.answer == "是":
            yield Finding(
                ("交易", i, "买的是什么"),
                "是要寄的东西吗？写成“其他”的，不知道适用不适用七日无理由退货",
                "要寄的东西，写 买的是什么: 实物商品，签收的那天写进“签收时间”；没有用过、配件都在的，答“收到后没有用过而且配件都在”",
            )
            return
