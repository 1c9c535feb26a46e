"""The word an author most probably meant, among those that may stand there."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log

from kameng_docs.source.alike import likeness

# Of words that stand in one place alone, a third is enough to know the one that was meant.
NEAR = 0.3
# As many choices as one line can still list.
FEW = 30
# What people write for our words, where the spelling alone would not lead there.
SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "手机": ("电话",),
    "手机号": ("电话",),
    "手机号码": ("电话",),
    "身份证": ("证件号码",),
    "身份证号": ("证件号码",),
    "身份证号码": ("证件号码",),
    "生日": ("出生日期",),
    "名字": ("姓名", "名称"),
    "名称": ("姓名",),
    "日期": ("时间",),
    "公司": ("主体",),
    "地址": ("住所",),
    "链接": ("网址",),
    "网站": ("网址",),
    "价格": ("实付",),
    "价钱": ("实付",),
    "金额": ("实付",),
    "购买时间": ("下单时间",),
    "购买日期": ("下单时间",),
    "收货时间": ("签收时间",),
    "收货日期": ("签收时间",),
    "到货时间": ("签收时间",),
    "件数": ("数量",),
    "卡号": ("卡密",),
    "订单": ("交易",),
    "商家": ("卖家", "店铺名"),
    "店家": ("卖家", "店铺名"),
    "被告": ("卖家",),
    "原告": ("消费者",),
    "买家": ("消费者",),
    "要求": ("主要要求", "诉求"),
    "请求": ("主要要求", "诉求"),
    "事情经过": ("经过",),
    "时间线": ("经过",),
    "截图": ("证据", "文件"),
    "图片": ("证据", "文件"),
    "对": ("是",),
    "有": ("是",),
    "yes": ("是",),
    "true": ("是",),
    "没有": ("否", "无"),
    "不是": ("否",),
    "no": ("否",),
    "false": ("否",),
    "不知道": ("不清楚",),
    "不确定": ("不清楚",),
    "不记得": ("不清楚",),
}


def nearest(word: str, choices: Sequence[str]) -> str | None:
    """The choice the author most probably meant, or None if none is near."""
    plain = unicodedata.normalize("NFKC", word).strip()
    if plain in choices:
        return plain
    meant = [choice for choice in SYNONYMS.get(plain.lower(), ()) if choice in choices]
    if meant:
        return meant[0]
    inside = [choice for choice in choices if len(plain) > 1 and (plain in choice or choice in plain)]
    if inside:
        return min(inside, key=lambda choice: abs(len(choice) - len(plain)))
    found = max(choices, key=lambda choice: likeness(plain, choice), default="")
    return found if likeness(plain, found) >= NEAR else None


def did_you_mean(word: str, choices: Sequence[str]) -> str:
    """A hint that names the nearest choice, or all of them if there are few, or none."""
    guess = nearest(word, choices)
    if guess:
        return f"是不是想写“{guess}”？"
    return (
        "可以写的有：" + "、".join(choices)
        if len(choices) <= FEW
        else "可以写的名称见 README 的说明或编辑器的补全"
    )


# What is less alike than this is not offered; nor what is much less alike than the best.
ALIKE = 0.15
OF_THE_BEST = 0.45
MOST_OFFERED = 3


def nearest_few(sentence: str, described: Mapping[str, str]) -> list[str]:
    """Up to three of the sentences that are keys of `described`, each with what it asks, that share most with `sentence`.

    What is shared are characters and pairs of them, rare ones counting more: a typing error is no measure for a
    sentence that was put in other words.
    """
    weights = _weights(tuple(described.items()))
    wanted = _grams(sentence)
    whole = _weight(wanted, weights)
    scores: dict[str, float] = {}
    for name, asks in described.items():
        named = _grams(name)
        # Half for what the name and its question have of the sentence, half for how alike the two names are.
        covered = _weight(wanted & (named | _grams(asks)), weights) / (whole or 1)
        alike = 2 * _weight(wanted & named, weights) / ((whole + _weight(named, weights)) or 1)
        scores[name] = (covered + alike) / 2
    least = max(ALIKE, OF_THE_BEST * max(scores.values(), default=0))
    ranked = sorted(scores, key=lambda name: -scores[name])
    return [name for name in ranked[:MOST_OFFERED] if scores[name] >= least]


def _grams(text: str) -> frozenset[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())
    return frozenset(plain) | frozenset(map("".join, pairwise(plain)))


@lru_cache(maxsize=8)
def _weights(described: tuple[tuple[str, str], ...]) -> Mapping[str, float]:
    """How rare each character and pair is among all of them; a pair counts twice, having two characters."""
    found = Counter(gram for name, asks in described for gram in _grams(name) | _grams(asks))
    return {gram: log((len(described) + 1) / number) * len(gram) for gram, number in found.items()}


def _weight(grams: frozenset[str], weights: Mapping[str, float]) -> float:
    """Those that none of them has count as if one had them."""
    rarest = max(weights.values(), default=1) / 2
    return sum(weights.get(gram, rarest * len(gram)) for gram in grams)
