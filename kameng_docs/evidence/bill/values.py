"""What the words of a bill say of money that came back."""

import re
from decimal import Decimal

from kameng_docs.case.typed import half_width, money_of

_REFUND = re.compile(r"(?:已|部分|成功)?退款[^0-9全]{0,6}(?P<sum>[0-9][0-9,]*(?:\.[0-9]{1,2})?)")
_PART_REFUND = re.compile("部分退款|退款中|已退款|退款成功|已退还")
_WHOLE_REFUND = re.compile("全额退款|全部退款|对方已退还|已退还")


def tells_refund(text: str) -> bool:
    """Whether a text says that something came back, whatever it was."""
    return bool(_PART_REFUND.search(text))


def refund_in(text: str, whole: Decimal) -> Decimal | None:
    """What a text says came back of `whole`: 已退款(￥89.77), 131.77(已退款89.77), 已全额退款. None where it says nothing."""
    plain_text = half_width(text)
    if found := _REFUND.search(plain_text):
        return money_of(found["sum"])
    return whole if _WHOLE_REFUND.search(plain_text) else None
