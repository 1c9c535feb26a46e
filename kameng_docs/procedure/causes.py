"""案由: the name under which a court files the case."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from kameng_docs.declared import Files, Whole

# What was bought (买的是什么), as the case model has it.
SORTS = (
    "卡密", "代充", "会员开通", "账号", "游戏充值", "直播打赏", "租号", "代练", "课程", "储值余额", "礼品卡购物卡",
    "软件或云服务", "演出票", "旅行或住宿", "餐券团购券", "实物商品", "我卖出的卡券", "其他",
)  # fmt: skip


@dataclass(frozen=True)
class _Cause:
    name: str
    number: str
    verified: str
    form: str = ""


@dataclass(frozen=True)
class _Causes:
    checked_on: date
    causes: Annotated[dict[str, _Cause], Whole(SORTS)]


CAUSES = Files("procedure/causes.yaml", _Causes)


def cause_of_action(sort: str) -> str:
    """The name of the 案由 for what was bought (买的是什么). Raises KeyError for a sort that is not in the data."""
    return CAUSES.only().causes[sort].name


def form_for(sort: str) -> str:
    """The official form (法〔2025〕82号) for a claim about what was bought; empty where none of the 67 is for it."""
    return CAUSES.only().causes[sort].form
