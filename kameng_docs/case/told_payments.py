"""How many payments somebody speaks of in his own words: 打赏了九次, 一共充了12笔."""

import re

from kameng_docs.case.numerals import SIGNS, number_of

_NUMBER = f"[0-9]{{1,3}}|[{SIGNS}]{{1,4}}"
_PAYS = "打赏|充值|充了|充|刷了|刷|付款|付了|扣款|扣了|送礼物?|送了"
# Neither 第九次 nor 几十次 nor 每周三次 counts what was paid in all.
_COUNTED = re.compile(
    rf"(?<!每)(?<!每[周月天次])(?:(?:{_PAYS}|一共|总共|共计|合计|共)[^，。；！？,;!?\n第每]{{0,4}}?)(?<![第几每{SIGNS}0-9.])(?P<count>{_NUMBER})(?:次|笔)(?!以)"
    rf"|(?<![第几每{SIGNS}0-9.])(?P<before>{_NUMBER})(?:次|笔)(?:{_PAYS})"
    rf"|(?:^|[，,；;。\n])(?P<alone>{_NUMBER})(?:次|笔)(?=$|[，,；;。\n])"
)
# What else is counted in times.
_NOT_PAID = re.compile("催|投诉|退款|联系|打电话|找(?:过|了)?客服|申请")


def payments_told(text: str) -> tuple[int, str]:
    """The greatest number of payments of which `text` speaks, with the words that say it; 0 and nothing where it speaks of none."""
    found = [
        (int(count), hit.group().strip("，,；;。\n"))
        for hit in _COUNTED.finditer(text)
        if not _NOT_PAID.search(hit.group())
        and (count := number_of(hit["count"] or hit["before"] or hit["alone"])) is not None
    ]
    return max(found, default=(0, ""))
