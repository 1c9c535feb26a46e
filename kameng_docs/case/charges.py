"""交易.扣款各期: what a renewal took, period by period or as a range of months; each on its own day."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from kameng_docs.case.part import Instant, Money, Part, Secret, Text, Whole, YesNo


class Charge(Part):
    """自动续费扣的一期，或者金额相同、按月连续的几期"""

    at: Instant | None = Field(None, alias="时间", description="这一期扣款的时间，照账单")
    first: Instant | None = Field(
        None, alias="首期", description="连续几期写成一行时：第一期哪天扣的；与 时间 二选一"
    )
    last: Instant | None = Field(None, alias="末期", description="连续几期写成一行时：最后一期哪天扣的")
    count: Whole | None = Field(None, alias="期数", description="连续几期写成一行时：一共几期")
    amount: Money = Field(alias="金额", description="每一期扣了多少元")
    refunded: Money | None = Field(None, alias="已退回", description="这一行已经退回多少元；没有退的不写")
    payment_id: Annotated[Text, Secret("payment_id")] | None = Field(
        None, alias="支付单号", description="这一期的交易单号"
    )
    reminded: YesNo = Field(
        "否",
        alias="扣款前收到过显眼的提醒",
        description="这一期扣款前有短信、推送、弹窗的写 是：这一期不要求退",
    )

    @property
    def whole(self) -> bool:
        """Whether it is one period with its day, or a range with first, last and number."""
        return (self.at is not None) is not (None not in (self.first, self.last, self.count))


def as_list(value: object) -> object:
    """One row alone may stand for a list of one."""
    return [value] if isinstance(value, dict) else value


Charges = Annotated[tuple[Charge, ...], BeforeValidator(as_list)]
