"""消费者, 卖家, 平台: who claims, against whom, and who acts for the claimant."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from kameng_docs.case.birth import IDENTITY_CARD, surely_born_by
from kameng_docs.case.part import Answer, Day, Names, Part, Secret, Text, YesNo, known
from kameng_docs.case.story import Fact
from kameng_docs.declared import sought

# *某, 某**, 某某**公司: how a payment page shows who was paid.
MASKED = sought(r"^.{0,2}[*＊×✱]+.{0,3}$|[*＊×✱]{2,}.*(?:公司|店|部|中心|工作室)$")
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

    @property
    def born(self) -> date | None:
        """The day of birth: as it is written, else as a number of an identity card that was copied right tells it."""
        if self.born_on is not None or self.id_kind != IDENTITY_CARD or not self.id_number:
            return self.born_on
        return surely_born_by(self.id_number)


System = Literal["异次元", "知宇", "独角数卡", "小程序", "不清楚"]


def _apart(value: object) -> object:
    """甲、乙 in one line are two names."""
    return [each.strip() for each in value.split("、")] if isinstance(value, str) else value


Apart = Annotated[Names, BeforeValidator(_apart)]


class Platform(Part):
    """平台（您下单的网站或小程序）"""

    name: Text = Field(alias="名称", description="网站上写的名字")
    url: Text | None = Field(None, alias="网址")
    system: System = Field(
        "不清楚",
        alias="系统",
        description="网站用的发卡系统（页面底部常写着）：工单的字数、栏目按它来；看不出就写 不清楚",
    )
    operator: Party | Literal["不知道"] = Field(
        "不知道",
        alias="经营者",
        description="网站底部执照上的公司：cases/parties/ 里的文件名，或直接写出；不知道就写 不知道",
    )

    streamers: Annotated[Apart, Secret("payee")] = Field(
        (),
        alias="打赏给的主播",
        description="直播打赏的才写：礼物送给了哪个主播，照直播间显示的名字；公开的帖子里不写",
    )

    @property
    def known_operator(self) -> Party | None:
        """The firm that runs the site, or None while nobody knows."""
        return self.operator if isinstance(self.operator, Party) else None


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
    acts_as: Literal["卖家", "发行方", "回收方", "直播间运营者"] = Field(
        "卖家",
        alias="身份",
        description="向谁要就写谁。收您的钱、接您的单的，都是 卖家（培训机构、主办方、旅行社、转卡给您的人也是）；发行方：要它激活、换卡、兑付的发卡公司；回收方：您把卡券卖给它；直播间运营者：直播间没有写明谁在卖",
    )
    shop_name: Text | None = Field(None, alias="店铺名", description="网站上显示的店名")
    shops_on_site: Literal["只有一家店", "很多家店", "不清楚"] = Field("不清楚", alias="网站上卖家情况")
    marked_self_operated: Answer = Field("不清楚", alias="页面标有自营")
    name_like_site: Literal["相同", "不同", "看不出"] = Field("看不出", alias="卖家名字与网站名字")
    traces: Traces | None = Field(None, alias="找人线索")
    facts: dict[str, Fact] = Field(
        default_factory=dict,
        alias="事实",
        description="有几个卖家、各家答得不一样时：只说这一家的事实，名称和写法与最外层的“事实”相同",
    )

    @property
    def known_party(self) -> Party | None:
        """The firm or person behind the shop, or None while nobody knows."""
        return self.party if isinstance(self.party, Party) else None
