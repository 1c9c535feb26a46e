"""A message of the shop's software is no card key: perhaps nothing was delivered."""

import re
from collections.abc import Iterator
from datetime import date

from kameng_docs.case.model import Case
from kameng_docs.diagnostics import Severity
from kameng_docs.rules.finding import Finding

CODE = "rule.key-is-a-message"
SEVERITY = Severity.WARNING
MESSAGE = re.compile(
    "异常|联系|管理员|客服|失败|稍后|稍候|等待|处理中|库存|缺货|补[货发]|维护|已售|无货|错误|暂无|没有卡"
)
CHINESE, CODE_LIKE = re.compile("[\u4e00-\u9fff]"), re.compile("[0-9A-Za-z]{6}")
FEW = 4


def find(case: Case, today: date) -> Iterator[Finding]:
    """卡密 that is a sentence, and holds nothing like a code."""
    for i, order in enumerate(case.orders):
        for key in order.card_keys:
            told = len(CHINESE.findall(key)) > FEW and MESSAGE.search(key)
            if told and not CODE_LIKE.search(re.sub("[-\\s]", "", key)):
                # The key is a secret of the case and is not repeated here.
                yield Finding(
                    ("交易", i, "卡密"),
                    "这里写的像是网站的一句提示，不是卡密：卡密到底发来了没有",
                    "没有发来的，删去“卡密”和“收到卡密的时间”，在“事实”里答“到现在仍未到账”；把这句提示写进“经过”的 对方原话",
                )
