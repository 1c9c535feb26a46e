"""What can be bought: the words of 买的是什么, which the model and the law share."""

from typing import Literal

Goods = Literal["卡密", "代充", "会员开通", "账号", "游戏充值", "直播打赏", "租号", "代练", "其他"]
# What is done for the buyer; the others are things, or what is traded like one.
SERVICES = frozenset({"代充", "会员开通", "游戏充值", "直播打赏", "租号", "代练"})
