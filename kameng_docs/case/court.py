"""法院, 委托代理人, 和解: what only a court, its enforcement and an agreement want to know."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from kameng_docs.case.part import Day, Instant, Money, OfSellers, Part, Secret, Text, YesNo
from kameng_docs.case.whose import Said

Province = Literal[
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南",
    "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃", "青海", "宁夏", "新疆",
]  # fmt: skip


class Service(Part):
    """送达地址：法院把传票、判决书寄到哪里"""

    recipient: Annotated[Text, Secret("name")] | None = Field(
        None, alias="收件人", description="不写就是原告本人（未成年的是法定代理人）"
    )
    address: Annotated[Text, Secret("address")] | None = Field(
        None, alias="地址", description="不写就用现住址或户籍地址"
    )
    postcode: Text | None = Field(None, alias="邮编")
    phone: Annotated[Text, Secret("phone")] | None = Field(
        None, alias="电话", description="不写就用消费者.电话"
    )
    electronic: YesNo | None = Field(
        None, alias="同意电子送达", description="由您自己选；没有写的，确认书上留空，签字时再勾"
    )


class Account(Part):
    """收款账户：申请强制执行时，法院把钱划到哪里"""

    holder: Annotated[Text, Secret("name")] = Field(alias="开户名")
    bank: Text = Field(alias="开户行", description="写到支行")
    number: Annotated[Text, Secret("bank_card")] = Field(alias="账号")


class Judgment(Part):
    """已经作出的裁判"""

    kind: Literal["民事判决书", "民事调解书", "支付令", "确认调解协议裁定书"] = Field(alias="文书类型")
    number: Text = Field(alias="文书号", description="例如 （2026）某0000民初0000号")
    by: Text | None = Field(None, alias="作出法院", description="不写就是 法院.名称")
    served_on: Day | None = Field(None, alias="收到日期")
    effective_on: Day | None = Field(
        None, alias="生效日期", description="照法院的生效证明写；小额诉讼一审终审"
    )
    ordered: Text | None = Field(None, alias="主文", description="判决或调解的内容，一字不改")
    amount: Money | None = Field(None, alias="判决金额", description="主文里对方应付的钱，单位元")
    perform_by: Day | None = Field(None, alias="履行期限", description="对方最迟哪天付，照主文算")
    paid: Money | None = Field(None, alias="已履行金额", description="已经付了多少；没有可不写")
    leads: Text | None = Field(None, alias="财产线索", description="知道的账户、店铺、保证金等")


class Court(Part):
    """法院"""

    name: Text = Field(
        alias="名称", description="全称，例如 某某市某某区人民法院；没定就整个不写，起诉状会先不出"
    )
    province: Province | None = Field(
        None, alias="省份", description="例如 江苏；用来查当地小额诉讼的金额上限"
    )
    # Both by default: courts prefer the form, and no text lets them refuse a narrative that meets 民诉法 第一百二十四条.
    pleading: Literal["要素式", "叙述式", "两种"] = Field(
        "两种", alias="诉状", description="出哪一种起诉状；法院一般要要素式，两种内容相同，交一份"
    )
    joined: YesNo = Field(
        "否",
        alias="合并起诉",
        description="有几个卖家时：是，几家写进同一份起诉状，请法院合并审理；否，一家一套。合并要法院和当事人同意，不同意的还是分开",
    )
    why_joined: Text | None = Field(
        None,
        alias="为什么合并",
        description="合并起诉写 是 时填：几笔有什么相同，例如 都在同一个平台买同一种卡密，都是第一次兑换就失败",
    )
    why: Text | None = Field(None, alias="为什么是这里", description="例如 我的户籍地在该区")
    mediation: Literal["是", "否", "暂不确定"] | None = Field(
        None, alias="先行调解", description="愿不愿意先行调解，由您自己选；没有写的，文书上留空"
    )
    service: Service | None = Field(None, alias="送达")
    case_number: Text | None = Field(None, alias="案号", description="立案以后法院给的号")
    filed_on: Day | None = Field(None, alias="立案日期")
    account: Account | None = Field(None, alias="收款账户")
    judgment: Judgment | None = Field(None, alias="裁判")


SpecialAuthority = Literal["承认诉讼请求", "放弃诉讼请求", "变更诉讼请求", "进行和解", "提起反诉", "提起上诉"]


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


class Agent(Part):
    """委托代理人（近亲属；律师用律师事务所自己的委托书）"""

    name: Annotated[Text, Secret("name")] = Field(alias="姓名")
    # 民诉法解释 第八十五条.
    relation: Literal[
        "配偶", "父亲", "母亲", "子女", "兄弟姐妹", "祖父母", "外祖父母", "孙子女", "外孙子女", "其他近亲属"
    ] = Field(alias="是我的", description="例如 配偶、父亲、子女")
    sex: Literal["男", "女"] | None = Field(None, alias="性别")
    born_on: Day | None = Field(None, alias="出生日期")
    id_number: Annotated[Text, Secret("id_number")] | None = Field(None, alias="证件号码")
    address: Annotated[Text, Secret("address")] | None = Field(None, alias="住址")
    phone: Annotated[Text, Secret("phone")] | None = Field(None, alias="电话")
    kinship_proof: Text | None = Field(None, alias="关系证明", description="例如 结婚证、户口簿")
    special: Annotated[tuple[SpecialAuthority, ...], BeforeValidator(_as_list)] = Field(
        (), alias="特别授权", description="可以替您决定哪些事；不写就是一般授权"
    )


class Settlement(Part):
    """双方已经谈妥的和解（还没谈妥的写在 诉求.可以接受的和解，那里不会印出）"""

    amount: Money = Field(alias="金额", description="对方付多少，单位元")
    way: Text = Field(Said("原路退回"), alias="支付方式", description="例如 原路退回、转到某某账户")
    pay_by: Instant = Field(alias="支付期限", description="最迟何时到账，写绝对时间")
    agreed_on: Day | None = Field(None, alias="谈妥日期")
    other: Text | None = Field(None, alias="其他约定", description="金额以外的约定；没有不写")
    paid_on: Day | None = Field(None, alias="到账日期", description="款到了才写；写了以后才出撤回的话")
    of: OfSellers = Field((), alias="卖家")
