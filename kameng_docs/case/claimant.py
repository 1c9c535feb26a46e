"""消费者: who claims."""

from typing import Annotated, Literal

from pydantic import Field

from kameng_docs.case.part import Day, Part, Secret, Text, YesNo


class Guardian(Part):
    """法定代理人（消费者未满十八周岁时，一般是父亲或者母亲）"""

    name: Annotated[Text, Secret("name")] = Field(alias="姓名")
    relation: Literal["父亲", "母亲", "其他监护人"] = Field(alias="与消费者关系")
    sex: Literal["男", "女"] | None = Field(None, alias="性别")
    born_on: Day | None = Field(None, alias="出生日期")
    ethnicity: Text | None = Field(None, alias="民族")
    id_number: Annotated[Text, Secret("id_number")] | None = Field(None, alias="证件号码")
    address: Annotated[Text, Secret("address")] | None = Field(
        None, alias="住址", description="与消费者相同可不填"
    )
    phone: Annotated[Text, Secret("phone")] | None = Field(None, alias="电话")


class Claimant(Part):
    """消费者（您自己）"""

    name: Annotated[Text, Secret("name")] = Field(alias="姓名", description="身份证上的姓名")
    sex: Literal["男", "女"] | None = Field(None, alias="性别")
    born_on: Day | None = Field(None, alias="出生日期", description="写成 1995-06-01")
    ethnicity: Text | None = Field(None, alias="民族", description="例如 汉族；起诉状要写")
    occupation: Text | None = Field(None, alias="职业", description="起诉状要写；没有工作可写 无")
    employer: Text | None = Field(None, alias="工作单位", description="起诉状要写；没有可写 无")
    id_kind: Literal["居民身份证", "港澳居民居住证", "台湾居民居住证", "护照", "其他"] = Field(
        "居民身份证", alias="证件类型"
    )
    id_number: Annotated[Text, Secret("id_number")] | None = Field(
        None, alias="证件号码", description="只用于法院和要求实名的渠道，不会进入公开文书"
    )
    registered_address: Annotated[Text, Secret("address")] | None = Field(
        None, alias="户籍地址", description="身份证上的地址"
    )
    home_address: Annotated[Text, Secret("address")] | None = Field(
        None, alias="现住址", description="与户籍地址相同可不填"
    )
    home_since: Day | None = Field(
        None, alias="现住址自何时起", description="住满一年才算经常居住地（民诉法解释第四条）"
    )
    home_proof: Text | None = Field(None, alias="居住证明", description="例如 居住证、租赁合同")
    phone: Annotated[Text, Secret("phone")] | None = Field(None, alias="电话")
    email: Annotated[Text, Secret("email")] | None = Field(None, alias="邮箱")
    email_for_court: YesNo = Field(
        "否", alias="邮箱可用于法院送达", description="写进起诉状的邮箱等于同意电子送达，所以要您自己选"
    )
    wechat: Annotated[Text, Secret("account")] | None = Field(None, alias="微信号")
    guardian: Guardian | None = Field(
        None, alias="法定代理人", description="消费者未满十八周岁才填；起诉状以孩子为原告、家长为法定代理人"
    )
    relation_to_payer: Text | None = Field(
        None, alias="与付款人关系", description="不是本人付款时写，例如 付款人是我母亲"
    )
