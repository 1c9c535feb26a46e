"""What looks like a key or a payment's number, though nobody declared it: by its groups, or by what stands before it."""

import re
from collections.abc import Iterator, Sequence

from kameng_docs.reading.secrets.wanted import Wanted

# What stands before a key or a number of somebody's payment on a page of orders, in a mail or a chat.
LABEL = (
    r"(?:(?:订单|交易|支付|商户|流水|凭证|运单|快递|工单)(?:单号|编号|号码|号)"
    r"|卡密|卡号|账号|帐号|密码|密钥|兑换码|激活码|充值码|授权码|注册码|提货码|取货码|提取码|查询码|券码|卡券|序列号|口令"
    r"|(?<![A-Za-z])(?:cd-?key|key|pin|code|password|pwd))"
)
BETWEEN = r"(?:信息|内容|如下|是|为|号)?[\s:：=＝>》\[【(（\"“「]*"
TOKEN = r"[0-9A-Za-z](?:[-–—_./*+~=&?%#@!$^]?\s?[0-9A-Za-z]){3,}"  # noqa: S105 — a pattern
LABELLED = re.compile(rf"{LABEL}{BETWEEN}(?P<key>{TOKEN})(?!\s*[年月日元])", re.IGNORECASE)
GROUPED = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]+(?:\s?[-–—_·.~]?\s?[0-9A-Za-z]+)*(?![0-9A-Za-z])")
# Longer than any card's: the number of a payment.
PAYMENT = re.compile(r"(?<![0-9A-Za-z])[0-9]{20,}(?![0-9A-Za-z])")
# A word that people chose has no figure in it, and is not all in capitals.
LONG_CAPITALS = 6
# A reader of pictures drops or adds so many signs in a group.
SLIP = 1
# Keys shorter than this look like too many other things.
LONE = 10


def looks_like_keys(text: str, keys: Sequence[Wanted]) -> Iterator[tuple[int, int]]:
    """Where something of a key's looks stands in a text."""
    for found in LABELLED.finditer(text):
        if _is_made_up(found["key"]):
            yield found.span("key")
    yield from (found.span() for found in PAYMENT.finditer(text))
    shapes = {(key.groups, key.mixed) for key in keys if key.groups}
    # What parts the groups is often not read.
    shapes |= {((sum(groups),), mixed) for groups, mixed in shapes}
    for found in GROUPED.finditer(text) if shapes else ():
        groups = re.findall(r"[0-9A-Za-z]+", found[0])
        if any(_is_shaped(groups, lengths, mixed=mixed) for lengths, mixed in shapes):
            yield found.span()


def _is_made_up(text: str) -> bool:
    signs = [c for c in text if c.isalnum()]
    capitals = len(signs) >= LONG_CAPITALS and all(c.isupper() for c in signs)
    return any(c.isdigit() for c in signs) or capitals


def _is_shaped(groups: Sequence[str], lengths: Sequence[int], *, mixed: bool) -> bool:
    if len(groups) != len(lengths) or sum(lengths) < LONE:
        return False
    if any(abs(len(group) - length) > SLIP for group, length in zip(groups, lengths, strict=True)):
        return False
    whole = "".join(groups)
    if not mixed:
        return sum(c.isdigit() for c in whole) > len(whole) * 2 / 3
    return any(c.isalpha() for c in whole) and _is_made_up(whole)
