"""交易.预付, 交易.分笔付款: what was paid beforehand for something had bit by bit, and one price paid in several payments."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from kameng_docs.case.charges import as_list
from kameng_docs.case.part import Day, Instant, Money, Part, Secret, Tally, Text, Whole


class Prepaid(Part):
    """先付了钱、以后分多次或者持续使用的（课、次卡、年卡、会员）；充的是钱的写 余额"""

    counted_by: Literal["按期限", "按次数", "终身"] = Field(
        alias="计法", description="按期限：年卡、月卡，不限次数；按次数：课时、次卡；终身：写着终身、永久"
    )
    first_day: Day | None = Field(None, alias="起", description="按期限的：第一天")
    last_day: Day | None = Field(None, alias="止", description="按期限的：最后一天（这一天也算）")
    stopped_on: Day | None = Field(
        None, alias="停止提供", description="哪天起用不了，这一天算没有用；没有停的不写"
    )
    count_all: Whole | None = Field(None, alias="总次数", description="付钱买的和送的一共几次")
    count_given: Whole | None = Field(None, alias="赠送次数", description="其中几次是送的；没有送的不写")
    count_used: Tally | None = Field(None, alias="已用次数", description="已经上了几次；一次也没有写 0")
    single_price: Money | None = Field(
        None, alias="打折前单价", description="页面或价目表上单买一次的价钱，单位元"
    )
    month_price: Money | None = Field(
        None, alias="可比月价", description="终身的：买的时候同一家按月卖的价钱，单位元"
    )
    months_used: Whole | None = Field(None, alias="已用月数", description="终身的：已经用了几个月")

    @property
    def days_all(self) -> int | None:
        """按期限: how many days were bought, the first and the last counted."""
        if self.counted_by != "按期限" or self.first_day is None or self.last_day is None:
            return None
        return (self.last_day - self.first_day).days + 1

    def days_left(self, since: date | None = None) -> int | None:
        """按期限: how many of them were not had, from the day of 停止提供 on, which is one of them; else `since`."""
        stopped, days = self.stopped_on or since, self.days_all
        if stopped is None or days is None or self.last_day is None:
            return None
        return min(max((self.last_day - stopped).days + 1, 0), days)

    @property
    def count_left(self) -> Decimal | None:
        """按次数: how many times were not had."""
        if self.counted_by != "按次数" or self.count_all is None or self.count_used is None:
            return None
        return self.count_all - self.count_used


class Payment(Part):
    """同一笔价款分几次付的其中一次"""

    at: Instant = Field(alias="付款时间")
    amount: Money = Field(alias="金额", description="这一次付了多少元")
    paid_to: Text | None = Field(None, alias="付给了谁", description="例如 平台、店铺客服的微信收款码")
    payment_id: Annotated[Text, Secret("payment_id")] | None = Field(
        None, alias="支付单号", description="这一次的交易单号"
    )
    refunded: Money | None = Field(None, alias="已退回", description="这一次已经退回多少元；没有退的不写")


Payments = Annotated[tuple[Payment, ...], BeforeValidator(as_list)]
