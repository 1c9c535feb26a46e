"""诉求: what is asked for."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from kameng_docs.case.part import Instant, Money, OfSellers, Part, Refs, Secret, Text
from kameng_docs.case.whose import Said

Remedy = Literal["退款", "补发", "补差价", "恢复账号", "恢复权益", "恢复道具", "补足天数", "付清款项"]
FurtherDemand = Literal["确认条款无效", "提供卖家信息", "停止自动续费", "退封停余额", "停运道具补偿"]


def _as_list(value: object) -> object:
    """One demand alone may stand for a list of one."""
    return [value] if isinstance(value, str) else value


class Expense(Part):
    """为这件事花的一笔钱"""

    what: Text = Field(alias="项目", description="例如 打印费、公证费")
    amount: Money = Field(alias="金额")
    exhibits: Refs = Field((), alias="证据", description="票据；没有票据的开支不会写进请求")
    of: OfSellers = Field((), alias="卖家")


class Demands(Part):
    """诉求"""

    remedy: Remedy = Field(
        "退款",
        alias="主要要求",
        description="选一项：退款、补发、补差价、恢复账号、恢复权益（激活、换卡、继续提供也是）、恢复道具、补足天数、付清款项（回收价、返现、承诺的赔偿、说好要退的钱）",
    )
    instead: Remedy | None = Field(
        None, alias="备选要求", description="主要要求做不到时的第二选择，最多一项，与主要要求不同"
    )
    price_difference: Money | None = Field(
        None, alias="差价", description="主要要求或备选要求是补差价时填，单位元"
    )
    difference_worked_out: Text | None = Field(
        None, alias="差价算法", description="差价是怎么算出来的，例如 198.00 × 11 ÷ 12"
    )
    pay_back_to: Text = Field(Said("原路"), alias="退到哪里", description="原路，或写明其他方式")
    reply_by: Instant | None = Field(
        None,
        alias="答复截止",
        description="请对方最迟何时答复，写绝对时间，例如 2026-10-06 18:00；不写则从做文书那天起算三日",
    )
    more_damages: Literal["不要求", "事实够时要求"] = Field(
        "不要求",
        alias="要求增加赔偿",
        description="消费者权益保护法第五十五条的三倍赔偿，要五项事实都有证据才会写",
    )
    interest: Literal["不要求", "依据够时要求"] = Field(
        "不要求",
        alias="要求利息",
        description="小额退款的利息只有几分到几元，默认不要求；只有合同无效、预付款、解除后的损失几条路有依据",
    )
    also: Annotated[tuple[FurtherDemand, ...], BeforeValidator(_as_list)] = Field(
        (), alias="另外要求", description="不是钱的要求；写了它，案件可能不再适用小额诉讼"
    )
    expenses: tuple[Expense, ...] = Field((), alias="开支")
    acceptable_settlement: Annotated[Text, Secret("private")] | None = Field(
        None, alias="可以接受的和解", description="只给您自己看，任何文书都不会出现"
    )
