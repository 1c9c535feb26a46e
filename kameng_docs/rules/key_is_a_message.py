"""A message of the shop's software is no card key: perhaps nothing was delivered."""

import re
from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.declared import sought
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.key-is-a-message"
SEVERITY = Severity.WARNING
MESSAGE = sought(
    "异常|联系|管理员|客服|失败|稍后|稍候|等待|处理中|库存|缺货|补[货发]|维护|已售|无货|错误|暂无|没有|出错|发货|查收|超时|重试|刷新|加载|售罄|下架|过期|审核"
)
# The same of software that speaks English, or shows what it did not fill in; a key is never one of these as a whole.
ENGLISH = re.compile(
    r"\b(error|exception|failed|failure|out of stock|sold out|not found|timed? ?out|try again|contact|support|unavailable|denied|invalid request|internal server)\b",
    re.IGNORECASE,
)
UNFILLED = re.compile(
    r"(null|undefined|none|nan|n/?a|true|false|0|-+|无|空|没有|没发|未发货|未收到|待发货|缺货|\[object object\]|#n/a|\{\{.*\}\}|\$\{.*\}|<[a-z!/].*>|https? [45]\d\d|[45]\d\d)",
    re.IGNORECASE | re.DOTALL,
)
# Where to turn, and when: no part of a key.
CONTACT = re.compile(
    r"(?:qq|微信|vx|wx|v信|电话|手机|群|客服|联系|工单|订单号?|单号)[号群:：\s]*[0-9A-Za-z_-]{5,32}|1[3-9]\d{9}|\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?|\d{1,2}:\d{2}(?::\d{2})?|(?:error|code|err|错误码?|代码)[\s:：#_-]*[0-9A-Z_-]{2,12}",
    re.IGNORECASE,
)
CODE_LIKE = sought("[0-9A-Za-z]{6}")
FEW = 4


def find(case: Case, today: date) -> Iterator[Finding]:
    """卡密 that is a sentence, in Chinese or English, or a sign that nothing was filled in, and holds nothing like a code."""
    for i, order in enumerate(case.orders):
        for key in order.card_keys:
            if _is_a_message(key):
                # The key is a secret of the case and is not repeated here.
                yield Finding(
                    ("交易", i, "卡密"),
                    "这里写的像是网站的一句提示，不是卡密：卡密到底发来了没有",
                    "没有发来的，删去“卡密”和“收到卡密的时间”，在“事实”里答“到现在仍未到账”；把这句提示写进“经过”的 对方原话",
                )


def _is_a_message(key: str) -> bool:
    if UNFILLED.fullmatch(key.strip()):
        return True
    left = CONTACT.sub("", key)
    if ENGLISH.search(left):
        # What is left of a code stands apart from words: digits among its letters.
        return not re.search(r"(?=[A-Za-z-]*\d)[0-9A-Za-z-]{8}", left)
    told = sum("\u4e00" <= sign <= "\u9fff" for sign in left) > FEW and MESSAGE.search(key)
    return bool(told) and not CODE_LIKE.search(re.sub("[-\\s]", "", left))
