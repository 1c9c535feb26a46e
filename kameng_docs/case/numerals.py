"""Numbers as people write them in a story: 四十五, 两百八, 一万二, 3千, 45.5."""

import re
from decimal import Decimal

DIGITS = {
    "零": 0, "〇": 0, "一": 1, "壹": 1, "二": 2, "两": 2, "贰": 2, "三": 3, "叁": 3, "四": 4, "肆": 4, "五": 5, "伍": 5,
    "六": 6, "陆": 6, "七": 7, "柒": 7, "八": 8, "捌": 8, "九": 9, "玖": 9,
}  # fmt: skip
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TEN_THOUSAND = "万"
SIGNS = "".join((*DIGITS, *UNITS, TEN_THOUSAND))
_ARABIC = re.compile(
    r"([0-9]{1,9}(?:\.[0-9]{1,2})?|[0-9]{1,3}(?:,[0-9]{3}){1,2}(?:\.[0-9]{1,2})?)([十百千万])?"
)
# A character a digit: 二〇二六.
_ROW = 2


def number_of(text: str) -> Decimal | None:
    """The number; None for what is none, or is put together as no number is."""
    if found := _ARABIC.fullmatch(text):
        scale = 10000 if found[2] == TEN_THOUSAND else UNITS.get(found[2] or "", 1)
        return Decimal(found[1].replace(",", "")) * scale
    if not text or not set(text) <= set(SIGNS):
        return None
    if len(text) >= _ROW and all(sign in DIGITS for sign in text):
        return Decimal("".join(str(DIGITS[sign]) for sign in text))
    head, mark, tail = text.rpartition(TEN_THOUSAND)
    if TEN_THOUSAND in head or (mark and not head):
        return None
    high, low = _below(head, colloquial=0), _below(tail, colloquial=1000 if mark else 0)
    return None if high is None or low is None else Decimal(high * 10000 + low)


def _below(text: str, *, colloquial: int) -> int | None:
    """A number under ten thousand; a last digit without its unit counts tens of the unit before: 三百八, 一万二."""
    total, digit, last = 0, None, 10 * colloquial
    spoken = ""
    for sign in text:
        if sign in UNITS:
            unit = UNITS[sign]
            # 十五 alone begins with its unit, 三百十五 does not; units fall.
            if (digit is None and (unit != UNITS["十"] or spoken)) or (last and unit >= last):
                return None
            total += (1 if digit is None else digit) * unit
            digit, last = None, unit
        elif digit:
            return None
        else:
            digit = DIGITS[sign]
        spoken += sign
    if digit is None:
        return total
    short = last > UNITS["十"] and "零" not in text and "〇" not in text
    return total + digit * (last // 10 if short else 1)
