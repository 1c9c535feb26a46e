"""和解: what both sides agreed to, once they have."""

from pydantic import Field

from kameng_docs.case.part import Day, Instant, Money, Part, Text
from kameng_docs.whose import Said


class Settlement(Part):
    """双方已经谈妥的和解（还没谈妥的写在 诉求.可以接受的和解，那里不会印出）"""

    amount: Money = Field(alias="金额", description="对方付多少，单位元")
    way: Text = Field(Said("原路退回"), alias="支付方式", description="例如 原路退回、转到某某账户")
    pay_by: Instant = Field(alias="支付期限", description="最迟何时到账，写绝对时间")
    agreed_on: Day | None = Field(None, alias="谈妥日期")
    other: Text | None = Field(None, alias="其他约定", description="金额以外的约定；没有不写")
    paid_on: Day | None = Field(None, alias="到账日期", description="款到了才写；写了以后才出撤回的话")
