"""交易: what was bought, paid, delivered and tried. Several orders of one seller make a list."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from kameng_docs.case.charges import Charges
from kameng_docs.case.goods import Goods
from kameng_docs.case.part import Instant, Money, Part, Refs, Secret, Tally, Text, Whole, YesNo, instant_of
from kameng_docs.case.prepaid import Payments, Prepaid
from kameng_docs.case.redemption import REFUSED, UNTROUBLED, Redemption

Currency = Literal["人民币", "外币", "平台币", "虚拟货币"]
CardKeys = Annotated[
    tuple[Text, ...], BeforeValidator(lambda value: [value] if isinstance(value, str) else value)
]


class Refunded(Part):
    """已退回的钱"""

    amount: Money = Field(alias="金额", description="单位元，例如 20.00")
    on: Instant | None = Field(None, alias="日期")
    way: Text | None = Field(None, alias="方式", description="例如 原路退回、退到平台余额")

    @property
    def into_credit(self) -> bool:
        """Whether it came as credit with the shop, not as money."""
        return any(word in (self.way or "") for word in ("余额", "券", "积分", "点数"))


class Balance(Part):
    """没有用完的充值（游戏币、点券、卡内余额、店里的储值）"""

    unit: Text = Field(alias="单位", description="例如 点券、钻石、元")
    left: Tally = Field(alias="剩余", description="停运、封停或者现在还剩多少")
    bought: Tally = Field(alias="购买所得", description="付钱一共买到多少")
    given: Tally = Field(Decimal(0), alias="赠送所得", description="另外赠送了多少；没有写 0")
    spent: Money = Field(alias="购买花费", description="买这些一共付了多少元")
    given_first: YesNo = Field(
        "否", alias="页面写明先用赠送", description="页面写明先扣赠送的写 是，并附证据；剩下的就都算买的"
    )
    exhibits: Refs = Field((), alias="证据")


class Order(Part):
    """一笔交易"""

    order_id: Annotated[Text, Secret("order_id")] | None = Field(
        None, alias="订单号", description="平台订单号，照抄，前面的 0 会保留"
    )
    goods: Text = Field(alias="商品", description="订单上的商品名称")
    seller: Text | None = Field(
        None,
        alias="卖家",
        description="有几个卖家时写：这一笔是向谁买的，写上面“卖家”里的店铺名、主体的名称，或者第几个（1、2）",
    )
    sort: Goods = Field(
        "卡密",
        alias="买的是什么",
        description="卡密：发来一串码自己兑换；代充：卖家直接充进账号；会员开通、账号；游戏充值：向游戏公司或渠道充值；直播打赏、租号、代练；课程：课、次卡、年卡；储值余额：充在一家店里的钱；礼品卡购物卡；软件或云服务；演出票、旅行或住宿、餐券团购券；实物商品：要寄的东西；我卖出的卡券：您卖给回收方的；其他",
    )
    quantity: Whole = Field(1, alias="数量")
    list_price: Money | None = Field(None, alias="标价")
    discount: Money | None = Field(None, alias="优惠")
    paid: Money = Field(
        alias="实付",
        description="单位元，例如 68.00；用了优惠券或余额时写实际付出的钱；您卖出卡券的写 0.00，价钱写进事实",
    )
    currency: Currency = Field(
        "人民币",
        alias="币种",
        description="付的不是人民币才写；外币的，实付仍写银行账单上扣的人民币；虚拟货币的，实付写币的数量，不折成人民币",
    )
    foreign: Text | None = Field(
        None, alias="原币金额", description="付外币、虚拟货币时写原来的数目，例如 20.00美元、35 USDT"
    )
    charges: Charges = Field(
        (),
        alias="扣款各期",
        description="自动续费的每一期：时间和金额；连续几期金额相同的可写成首期、末期、期数、金额",
    )
    balance: Balance | None = Field(
        None, alias="余额", description="没有用完的充值、储值、卡里的钱，连同买它花了多少"
    )
    prepaid: Prepaid | None = Field(
        None, alias="预付", description="先付钱、以后分次或者按天用的（课、次卡、年卡）：怎样算、用了多少"
    )
    parts: Payments = Field(
        (), alias="分笔付款", description="同一笔价款分几次付的、付了两次的，一次写一行；实付写几次的总数"
    )
    face: Money | None = Field(None, alias="面值", description="充值、卡、券写着值多少元；与实付不同才写")
    freight: Money | None = Field(None, alias="运费", description="要寄的东西：您付的运费，不算在实付里")
    paid_to: Literal["商户", "个人收款码", "转账给个人", "平台余额", "其他"] | None = Field(
        None, alias="付给了谁"
    )
    payee: Annotated[Text, Secret("payee")] | None = Field(None, alias="账单上的收款方全称")
    paid_by: Text | None = Field(None, alias="付款方式", description="例如 微信支付、支付宝")
    payment_id: Annotated[Text, Secret("payment_id")] | None = Field(
        None, alias="支付单号", description="支付账单里的交易单号"
    )
    merchant_order: Annotated[Text, Secret("payment_id")] | None = Field(None, alias="商户单号")
    account_owner: Literal["本人", "家人", "他人"] | None = Field(None, alias="付款账户是谁的")
    ordered_at: Instant = Field(alias="下单时间", description="写成 2026-10-03 21:14，不记得几点就只写日期")
    paid_at: Instant | None = Field(None, alias="付款时间", description="与下单同时可不填")
    received_at: Instant | None = Field(
        None, alias="收到卡密的时间", description="代充、会员开通写到账时间；没收到就不填"
    )
    signed_at: Instant | None = Field(
        None, alias="签收时间", description="要寄的东西：签收的那天；写了它，“收到卡密的时间”不用写"
    )
    opened_at: Instant | None = Field(None, alias="第一次点开看卡密的时间")
    tried_at: Instant | None = Field(None, alias="第一次兑换的时间")
    redemption: Redemption | None = Field(None, alias="兑换结果", description="兑换时页面的结果，选一项")
    shown: Text | None = Field(None, alias="提示原文", description="兑换页面上的原话，一字不改")
    card_keys: Annotated[CardKeys, Secret("card_key")] = Field(
        (), alias="卡密", description="整串卡密；公开文书里一个字也不会出现"
    )
    query_password: Annotated[Text, Secret("password")] | None = Field(
        None, alias="查询密码", description="任何文书都不会用到，可以不填"
    )
    charged_account: Annotated[Text, Secret("account")] | None = Field(
        None, alias="充值账号", description="充进哪个游戏或会员账号"
    )
    days_sold: Whole | None = Field(
        None, alias="服务天数", description="会员等按时间算的：一共买了多少天，例如 365"
    )
    days_left: Whole | None = Field(None, alias="剩余天数", description="停用那天还剩多少天没有用")
    refunded: Refunded | Literal["无"] = Field("无", alias="已退回", description="已经退了多少；没有写 无")
    reshipped: YesNo = Field("否", alias="已补发", description="卖家是否已经补发了能用的卡密")
    exhibits: Refs = Field((), alias="证据", description="证明下单和付款的证据名称")

    @model_validator(mode="before")
    @classmethod
    def _signed_is_received(cls, value: Any) -> Any:
        """A parcel is signed for, a key received: one moment under two keys."""
        signed = value.get("签收时间") if isinstance(value, dict) else None
        return {"收到卡密的时间": signed, **value} if signed is not None else value

    def moments(self) -> list[tuple[str, datetime | date]]:
        """The moments that were written down, with their keys, in the order in which they must have come."""
        keyed = [
            ("下单时间", self.ordered_at),
            ("付款时间", self.paid_at),
            ("签收时间" if self.signed_at else "收到卡密的时间", self.received_at),
            ("第一次点开看卡密的时间", self.opened_at),
            ("第一次兑换的时间", self.tried_at),
        ]
        return [(key, moment) for key, moment in keyed if moment is not None]

    @property
    def days_bought(self) -> int | None:
        """服务天数, or what 起 and 止 of 预付 come to: nobody writes both."""
        return self.days_sold or (self.prepaid.days_all if self.prepaid else None)

    @property
    def days_unused(self) -> int | None:
        """剩余天数, or what is left from 停止提供 of 预付 on."""
        return self.days_left or (self.prepaid.days_left() if self.prepaid else None)

    @property
    def was_refused(self) -> bool:
        """Whether the page refused to redeem it."""
        return self.redemption in REFUSED

    @property
    def refunded_way(self) -> str:
        """How it came back, in the author's words."""
        return (self.refunded.way or "") if isinstance(self.refunded, Refunded) else ""

    @property
    def back_as_credit(self) -> bool:
        """Whether what came back is credit with the shop, not money."""
        return isinstance(self.refunded, Refunded) and self.refunded.into_credit

    @property
    def refunded_amount(self) -> Decimal:
        """What came back already, in 元: for the order, or of its periods and payments."""
        whole = self.refunded.amount if isinstance(self.refunded, Refunded) else Decimal(0)
        back = [*(row.refunded for row in self.charges), *(row.refunded for row in self.parts)]
        return whole + sum((each or Decimal(0) for each in back), Decimal(0))


def in_dispute(orders: tuple[Order, ...]) -> tuple[Order, ...]:
    """The orders that a case of several is about: where one was refused, those that went well are told of, no more."""
    if not any(order.was_refused for order in orders):
        return orders
    return tuple(order for order in orders if order.redemption not in UNTROUBLED)


def is_tip(order: Order) -> bool:
    """Whether it is a present in a live room, or was paid for one."""
    return order.sort == "直播打赏"


def to_streamer(order: Order) -> bool:
    """Whether it went to a streamer in person, past the platform."""
    return order.sort == "直播打赏" and order.paid_to in {"个人收款码", "转账给个人"}


def oldest_first(orders: tuple[Order, ...]) -> list[Order]:
    """The order in which papers tell them; whatever points at one by its number counts so."""
    return sorted(orders, key=lambda order: instant_of(order.ordered_at))
