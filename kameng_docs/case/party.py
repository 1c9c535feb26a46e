"""A firm or a person as a party: `cases/parties/*.yaml`, or written out under 主体 or 经营者."""

import re
from typing import Annotated, Literal

from pydantic import Field

from kameng_docs.case.part import Part, Secret, Text, known

# *某, 某**, 某某**公司: how a payment page shows who was paid.
MASKED = re.compile(r"^.{0,2}[*＊×✱]+.{0,3}$|[*＊×✱]{2,}.*(?:公司|店|部|中心|工作室)$")
PartyKind = Literal["公司", "个体工商户", "个人", "不知道"]


class Party(Part):
    """商家或个人的身份资料"""

    name: Text = Field(
        alias="名称", description="营业执照或公示信息上的全称；个人写姓名。店铺昵称不算，写到“找人线索”里"
    )
    kind: PartyKind = Field(
        "不知道", alias="主体类型", description="公司、个体工商户还是个人；没看到执照就写 不知道"
    )
    credit_code: Text | None = Field(
        None, alias="统一社会信用代码", description="执照上的18位代码，可写 不知道"
    )
    address: Text | None = Field(
        None, alias="住所", description="执照上的住所或经营场所；个人写住址。可写 不知道"
    )
    legal_representative: Text | None = Field(None, alias="法定代表人", description="公司的法定代表人姓名")
    representative_title: Text | None = Field(None, alias="法定代表人职务", description="例如 执行董事、经理")
    operator: Text | None = Field(None, alias="经营者姓名", description="个体工商户执照上的经营者")
    sex: Literal["男", "女"] | None = Field(None, alias="性别", description="个人才填")
    phone: Annotated[Text, Secret("respondent_phone")] | None = Field(
        None, alias="电话", description="公示的联系电话"
    )
    learned_from: Text | None = Field(
        None, alias="我怎么知道的", description="例如 网站底部的营业执照链接、国家企业信用信息公示系统"
    )

    @property
    def lacking(self) -> tuple[str, ...]:
        """The keys without which a court cannot tell this party from others; a name that is masked is none.

        民事诉讼法 第一百二十二条、第一百二十四条; 民诉法解释 第五十九条 (the operator of a 个体工商户), 第二百零九条.
        """
        name = known(self.name)
        unknown = {
            "名称": name is None or MASKED.search(name) is not None,
            "住所": known(self.address) is None,
            "经营者姓名": self.kind == "个体工商户" and known(self.operator) is None,
        }
        return tuple(key for key, is_unknown in unknown.items() if is_unknown)
