"""What a page can answer when a key is redeemed: the words of 交易.兑换结果, which the model and facts.yaml share."""

import re
from typing import Literal, get_args

from kameng_docs.declared import sought

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

# What pages say, by result. 账号 frozen, 系统错误 and 验证码错误 are none of a key.
_KEY = r"(?:兑换码|激活码|充值码|礼品码|卡密|卡号|点卡|序列号|密钥|CDK(?:EY)?|[该此本这]个?[卡码])"
_SAID = {
    "提示已被使用": r"(?:已经?被?|被)(?:他人|别人|其他[人账帐用][号户]?)?(?:使用|兑换|领取|激活|绑定|核销|用)(?:过|了)*"
    r"|(?:使用|兑换|用)过了?$|already (?:been )?(?:used|redeemed|activated)",
    "提示无效": rf"^无效$|{_KEY}.{{0,3}}(?:无效|不存在|错误|不正确|有误)|无效的{_KEY}|invalid code",
    "提示已过期": r"已经?过期|过了有效期|超过有效期|code (?:has )?expired",
    "提示地区不符": r"(?:地区|区域|国家).{0,6}(?:不符|不支持|不匹配|不一致)|不支持.{0,6}(?:地区|区域|国家)",
    "提示被冻结": rf"^已?被?冻结$|{_KEY}.{{0,3}}(?:已|被|已被|已经被)(?:冻结|锁定)",
}
_OTHERWISE = sought("成功|未|没|不是|尚|账号|帐号|账户|帐户|系统|验证码|如果|若|或|not ")


def names_key(words: str) -> bool:
    """Whether they speak of the key, as a page does: 该兑换码已被使用, not 已使用 alone."""
    return bool(re.search(_KEY, words, re.IGNORECASE))


def result_said(words: str) -> str | None:
    """The result of which a page's `words` tell; None where they tell of none, of two, or deny one."""
    if _OTHERWISE.search(words):
        return None
    told = [result for result, said in _SAID.items() if re.search(said, words, re.IGNORECASE)]
    return told[0] if len(told) == 1 else None
