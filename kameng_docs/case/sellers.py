"""卖家: who sold. The author says what was to be seen on the site; the role is worked out from it."""

from typing import Annotated, Literal

from pydantic import Field

from kameng_docs.case.part import Answer, Part, Secret, Text
from kameng_docs.case.party import Party


class Traces(Part):
    """找人线索：还不知道卖家是谁时，能指向他的东西"""

    url: Text | None = Field(None, alias="网址")
    filing_number: Text | None = Field(None, alias="备案号", description="网站底部的 ICP 备案号")
    shop_number: Text | None = Field(None, alias="店铺号")
    wechat: Annotated[Text, Secret("respondent_contact")] | None = Field(None, alias="微信号")
    qq: Annotated[Text, Secret("respondent_contact")] | None = Field(None, alias="QQ号")
    group: Annotated[Text, Secret("respondent_contact")] | None = Field(None, alias="群名群号")
    payee_shown: Annotated[Text, Secret("payee")] | None = Field(
        None, alias="收款方显示名", description="收款方不等于卖家，只作线索，不会写成被告"
    )
    merchant_order: Annotated[Text, Secret("payment_id")] | None = Field(None, alias="商户单号")


class Seller(Part):
    """卖家"""

    party: Party | Literal["不知道"] = Field(
        "不知道",
        alias="主体",
        description="cases/parties/ 里的文件名（不带 .yaml），或直接写出名称、住所等；不知道就写 不知道",
    )
    shop_name: Text | None = Field(None, alias="店铺名", description="网站上显示的店名")
    shops_on_site: Literal["只有一家店", "很多家店", "不清楚"] = Field("不清楚", alias="网站上卖家情况")
    marked_self_operated: Answer = Field("不清楚", alias="页面标有自营")
    name_like_site: Literal["相同", "不同", "看不出"] = Field("看不出", alias="卖家名字与网站名字")
    traces: Traces | None = Field(None, alias="找人线索")

    @property
    def known_party(self) -> Party | None:
        """The firm or person behind the shop, or None while nobody knows."""
        return self.party if isinstance(self.party, Party) else None
