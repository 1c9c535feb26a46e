"""What can be bought: the words of 买的是什么, which the model and the law share."""

from typing import Literal, get_args

Goods = Literal[
    "卡密",
    "代充",
    "会员开通",
    "账号",
    "游戏充值",
    "直播打赏",
    "租号",
    "代练",
    "课程",
    "储值余额",
    "礼品卡购物卡",
    "软件或云服务",
    "演出票",
    "旅行或住宿",
    "餐券团购券",
    "实物商品",
    "我卖出的卡券",
    "其他",
]
GOODS: tuple[str, ...] = get_args(Goods)
# What is done for the buyer; the others are things, or what is traded like one.
SERVICES = frozenset(
    {
        *("代充", "会员开通", "游戏充值", "直播打赏", "租号", "代练"),
        *("课程", "储值余额", "软件或云服务", "演出票", "旅行或住宿", "餐券团购券"),
    }
)
# What is bought of whoever runs the site itself, whoever gets it in the end: no shop sells it there.
OF_THE_SITE = frozenset({"直播打赏"})
