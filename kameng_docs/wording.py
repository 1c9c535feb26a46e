"""How numbers, sums and dates are written in Chinese papers."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

CENT = Decimal("0.01")
# Blanks, hyphens, controls and invisible marks: what may be put between the digits of a number.
SEPARATING = {"Zs", "Zl", "Zp", "Pd", "Pc", "Cc", "Cf"}
CHINESE_DIGITS = "零一二三四五六七八九"
CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"


def display_width(text: str) -> int:
    """How many terminal columns `text` takes: a Chinese character two, a combining or invisible mark none."""
    return sum(map(_width_of, text))


@cache
def _width_of(sign: str) -> int:
    if unicodedata.category(sign) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def to_cents(amount: Decimal) -> Decimal:
    """`amount` 元 rounded half up to the 分."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


# Stands where a sum would, of a claim that is no money.
NO_SUM = "—"


def yuan(amount: Decimal | int) -> str:
    """`amount` 元 in digits, always with two decimals: 68.00."""
    return f"{to_cents(Decimal(amount)):f}"


def sum_told(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """What those come to that are money; None where none is: a claim that is no money is not 0.00 元."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known else None


def yuan_or_dash(amount: Decimal | None, unit: str = "") -> str:
    """The amount with its unit, or — where there is none."""
    return NO_SUM if amount is None else yuan(amount) + unit


def amount_in_words(amount: Decimal) -> str:
    """`amount` 元 in the capital numerals of bills (大写), with 人民币 before it.

    The manner is that of 《支付结算办法》附件一: no 角 and 分 end in 整, and a zero between 元 and 分 is written.
    Raises ValueError for a negative sum or one of 10^12 元 and more.
    """
    exact = to_cents(amount)
    if exact < 0 or exact >= Decimal(10) ** 12:
        raise ValueError(f"{amount} cannot be written in words")
    whole, cents = divmod(int(exact * 100), 100)
    jiao, fen = divmod(cents, 10)
    words = _capitals(whole) + "元" if whole else ""
    if not cents:
        return "人民币" + (words or "零元") + "整"
    if jiao:
        # A zero stands for a missing unit of 元 (107000.53).
        words += ("零" if whole and whole % 10 == 0 else "") + CAPITAL_DIGITS[jiao] + "角"
    elif whole:
        words += "零"
    return "人民币" + words + (CAPITAL_DIGITS[fen] + "分" if fen else "整")


def _capitals(whole: int) -> str:
    """A whole number from 1 to below 10^12 in capital numerals: places by fours, 仟佰拾 within them, 万 and 亿 behind them."""
    words, gap = "", False
    for unit, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        four = whole // size % 10**4
        if not four:
            gap = bool(words)
            continue
        # One zero for all that are missing before it.
        words += ("零" if words and (gap or four < 10**3) else "") + _capitals_of_four(four) + unit
        gap = False
    return words


def _capitals_of_four(number: int) -> str:
    """1 to 9999: 1005 → 壹仟零伍, 10 → 壹拾."""
    words = "".join(
        CAPITAL_DIGITS[digit] + unit if digit else "零"
        for digit, unit in zip(map(int, f"{number:04}"), ("仟", "佰", "拾", ""), strict=True)
    )
    return re.sub("零+", "零", words).strip("零")


def chinese_numeral(number: int) -> str:
    """A whole number from 0 to 9999 as in article numbers: 15 → 十五, 105 → 一百零五, 1024 → 一千零二十四.

    Raises ValueError for any other number.
    """
    if not 0 <= number <= 9999:  # noqa: PLR2004
        raise ValueError(f"{number} is not an article number")
    digits = [int(digit) for digit in str(number)]
    words = ""
    for place, digit in enumerate(digits):
        unit = ("", "十", "百", "千")[len(digits) - place - 1]
        words += CHINESE_DIGITS[digit] + unit if digit else "零"
    words = re.sub("零+", "零", words)
    words = words.rstrip("零") or "零"
    return words.removeprefix("一") if 10 <= number < 20 else words  # noqa: PLR2004


def date_in_chinese(day: date) -> str:
    """2026年10月3日."""
    return f"{day.year}年{day.month}月{day.day}日"


def close(formula: str) -> str:
    """A working without the blanks between its numbers, signs and units: 2400.00元×15÷24=1500.00元."""
    return re.sub(r" (?=[\d×÷=+−元])|(?<=[×÷=+−]) |(?<=\d) (?=[个天日次期])", "", formula)


def day_after(day: date, before: date) -> str:
    """The later of two days, as far as the earlier does not say it: 14日, 11月2日, 2027年1月5日."""
    whole = date_in_chinese(day)
    if day.year != before.year:
        return whole
    return f"{day.day}日" if day.month == before.month else whole.partition("年")[2]


def instant_in_chinese(instant: datetime | date) -> str:
    """2026年10月3日21:14, or the day alone where no hour is known."""
    if isinstance(instant, datetime):
        return f"{date_in_chinese(instant)}{instant:%H:%M}"
    return date_in_chinese(instant)


def instant_in_digits(instant: datetime | date) -> str:
    """2026-10-03 21:14, or the day alone where no hour is known."""
    if isinstance(instant, datetime):
        return f"{instant:%Y-%m-%d %H:%M}"
    return instant.isoformat()


def instant_to_the_second(instant: datetime | date) -> str:
    """2026年10月3日21:14:07; without seconds where none are known."""
    seconds = f":{instant:%S}" if isinstance(instant, datetime) and instant.second else ""
    return instant_in_chinese(instant) + seconds


@cache
def _stands_between(character: str) -> bool:
    """Whether it is nothing but what parts others. What a character is never changes."""
    return unicodedata.category(character) in SEPARATING or character in ".,_·"


def folded(text: str) -> str:
    """`text` as it is compared when looking for something hidden: NFKC, lower case, nothing between the characters."""
    plain = unicodedata.normalize("NFKC", text).lower()
    # A paper of thousands of characters has a few kinds of these: to take out each kind costs less than to ask of all.
    for character in set(plain):
        if _stands_between(character):
            plain = plain.replace(character, "")
    return plain


def enumeration(items: list[str]) -> str:
    """甲、乙和丙."""
    if len(items) < 2:  # noqa: PLR2004
        return "".join(items)
    return "、".join(items[:-1]) + "和" + items[-1]


_INNER = str.maketrans("“”", "‘’")


def inner_quotes(text: str) -> str:
    """A name as it stands within “ ”: its own quotation marks become ‘ ’ (GB/T 15834)."""
    return text.translate(_INNER) if "“" in text or "”" in text else text


def paid_to(whom: str) -> str:
    """To whom a payment went; 转账给个人 says 给 already."""
    return whom if whom.startswith("转账") else f"付给{whom}"


def sentence(text: str) -> str:
    """`text` with exactly one full stop at its end, unless it ends in a mark of its own."""
    trimmed = text.strip().rstrip("。；;，,")
    return trimmed if trimmed.endswith(("？", "！", "”。")) else trimmed + "。"
