"""The whole case file. The keys ask what the author saw; nothing here draws a legal conclusion."""

from typing import Annotated, Literal

from pydantic import Field

from kameng_docs.case.court import Agent, Court, Settlement
from kameng_docs.case.demands import Demands
from kameng_docs.case.exhibits import Exhibit
from kameng_docs.case.joint import Joint, JointWithdrawn
from kameng_docs.case.orders import Order
from kameng_docs.case.part import Answer, Day, Names, NonEmpty, Part, Text
from kameng_docs.case.people import Claimant, Party, Platform, Seller
from kameng_docs.case.story import Event, Fact, PlatformRule, Promise, Step
from kameng_docs.case.terms import Penalty, TheirTerm

NEWEST_FORMAT = "1"

# Where a name may stand for a file in cases/parties/.
PARTY_REFERENCES: tuple[tuple[str, ...], ...] = (
    ("消费者",),
    ("卖家", "*", "主体"),
    ("平台", "经营者"),
    ("发行方",),
    ("转让方",),
)


class Case(Part):
    """卡密、充值、会员消费纠纷的案件文件"""

    version: Literal["1"] = Field("1", alias="格式", description="案件文件的格式，现在是 1")
    title: Text | None = Field(None, alias="标题", description="一句话说这件事")
    claimant: Claimant = Field(
        alias="消费者", description="cases/parties/ 里的文件名（不带 .yaml），或直接写出"
    )
    bought_for: Literal["自己用", "给家人朋友用", "拿去卖", "兼有"] | None = Field(None, alias="买来做什么")
    bought_before: Text | None = Field(None, alias="这家店以前买过几次")
    sellers: Annotated[tuple[Seller, ...], NonEmpty] = Field(alias="卖家")
    platform: Platform | None = Field(None, alias="平台")
    issuer: Party | Literal["不知道"] | None = Field(
        None, alias="发行方", description="卡、券是别家公司发的：发卡的公司；没有另外的发行方不写"
    )
    transferor: Party | Literal["不知道"] | None = Field(
        None, alias="转让方", description="卡、账号是从别人手里转来的：转给您的人；没有不写"
    )
    orders: Annotated[tuple[Order, ...], NonEmpty] = Field(
        alias="交易", description="同一卖家的一笔或几笔订单"
    )
    promises: tuple[Promise, ...] = Field((), alias="页面承诺")
    platform_rules: tuple[PlatformRule, ...] = Field((), alias="平台规则")
    their_terms: tuple[TheirTerm, ...] = Field(
        (), alias="对方的条款", description="对方拿来拒绝的规定，照抄；不会当作对您的承诺写"
    )
    penalty: Penalty | None = Field(
        None, alias="约定违约金", description="和卖家说好的违约金、找回包赔；没有说好的不写"
    )
    discovered_on: Day | None = Field(
        None, alias="发现日", description="您哪天发现不对的；查账单才发现的写查到的那天，三年从这天的次日数"
    )
    disputes: Annotated[Names, NonEmpty] = Field(alias="争议", description="出了什么问题，可以选几项")
    facts: dict[str, Fact] = Field(
        default_factory=dict, alias="事实", description="您看到的：是、否、不清楚；没写的当作没问过"
    )
    events: tuple[Event, ...] = Field((), alias="经过")
    demands: Demands = Field(default_factory=lambda: Demands.model_validate({}), alias="诉求")
    exhibits: dict[str, Exhibit] = Field(default_factory=dict, alias="证据")
    court: Court | None = Field(None, alias="法院")
    agent: Agent | None = Field(None, alias="委托代理人")
    settlement: Settlement | None = Field(None, alias="和解")
    joint: Joint | None = Field(
        None,
        alias="联名",
        description="和买了同一家的人联名投诉、举报：签了联名同意书才写",
    )
    joint_withdrawn: JointWithdrawn | None = Field(
        None,
        alias="联名撤回",
        description="撤回了联名同意：kameng-docs joint withdraw 写的",
    )
    progress: tuple[Step, ...] = Field((), alias="进度")
    self_check: dict[str, Answer] = Field(
        default_factory=dict,
        alias="自查",
        description="只给程序看：决定哪些纸不能出、哪些话不能说。任何文书都不会印出，也不会说相反的话",
    )
