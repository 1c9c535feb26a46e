"""What a page can answer when a key is redeemed: the words of 交易.兑换结果, which the model and facts.yaml share."""

from typing import Literal, get_args

Redemption = Literal[
    "未兑换",
    "提示已被使用",
    "提示无效",
    "提示已过期",
    "提示地区不符",
    "提示被冻结",
    "兑换成功后失效",
    "只到账一部分",
    "兑换成功",
]
RESULTS: tuple[str, ...] = get_args(Redemption)
UNTRIED = "未兑换"
REFUSED = frozenset(result for result in RESULTS if result.startswith("提示"))
# Nothing went wrong with these.
UNTROUBLED = frozenset({UNTRIED, "兑换成功"})
