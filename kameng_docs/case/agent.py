"""委托代理人: a near relative who goes to court for the claimant."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from kameng_docs.case.part import Day, Part, Secret, Text

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
