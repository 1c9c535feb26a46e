"""What stands in a cell of a table that somebody saved: a moment, a sum, a number that was copied whole or changed."""

import re
import unicodedata
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import NamedTuple

from kameng_docs.case.rewritten import is_shortened, is_zeroed
from kameng_docs.case.typed import half_width, moment_of, money_of

# A spreadsheet counts days from here; the years of bills lie between these.
_FIRST_DAY, _SERIALS = datetime(1899, 12, 30), range(36526, 73050)  # noqa: DTZ001
_FRACTION = re.compile(r"(?<=\d)\.\d{1,6}$")
_ZONED = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d{1,6})?(?:Z|[+-]\d\d:?\d\d)")
_BEIJING = timezone(timedelta(hours=8))
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_FORMULA = re.compile(r'="?([^"]*)"?')
# More noughts behind the fifteenth digit than any number of a payment ends with.
_ZEROED = re.compile(r"[0-9]{15}0{8,}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){4,}(?:\.0+)?")
_POINT_NOUGHT = re.compile(r"[0-9]+\.0")
LONGEST_KEPT = 15
MOST_COUNTED = 9999
_FOREIGN = re.compile(
    r"USD|HKD|EUR|JPY|TWD|MOP|GBP|USDT|US\$|HK\$|NT\$|[$€£₩]|美元|港币|港元|欧元|日元", re.IGNORECASE
)
# The unit behind the name of a column: 金额（元）.
_UNIT = re.compile(r"\((?:元|人民币|CNY|RMB|¥)[^)]*\)$|\[元\]$")


class Cell(NamedTuple):
    """A cell as it is read, and what the spreadsheet holds there where it holds no text: a number, a moment."""

    text: str
    value: object = None


class Row(NamedTuple):
    """A row of a file; `number` counts its lines from 1."""

    number: int
    cells: tuple[Cell, ...]

    def told(self) -> str:
        """What stands in it, for a person."""
        return " ".join(cell.text for cell in self.cells if cell.text)


def named(text: str) -> str:
    """The name of a column as it is compared."""
    plain = re.sub(r"""[\s"'`*＊]""", "", unicodedata.normalize("NFKC", text))
    return _UNIT.sub("", plain)


def plain(text: str) -> str:
    """What stands in a cell, without what keeps a spreadsheet from changing it: a tab, a quotation mark, a formula."""
    found = text.replace("\ufeff", "").strip("\t \u00a0\u3000\u200b\r\n")
    if found.startswith("=") and (formula := _FORMULA.fullmatch(found)):
        found = formula[1]
    return found.strip('"').lstrip("'`‘").strip("\t \u00a0\u3000")


def said(text: str) -> str:
    """The same, a lone stroke being nothing."""
    found = plain(text)
    return "" if found in {"/", "-", "--", "\\", "无", "null", "None"} else found


def number(text: str) -> str:
    """A number of a payment as it is compared: a whole one that was saved as 123456.0 without its point."""
    found = said(text)
    return found[:-2] if _POINT_NOUGHT.fullmatch(found) else found


def is_changed(cell: Cell) -> bool:
    """Whether a spreadsheet shows another number than the one that stood there."""
    text = plain(cell.text)
    if _POINT_NOUGHT.fullmatch(text) and len(text) > LONGEST_KEPT + 2:
        return True
    if isinstance(cell.value, int | float) and abs(cell.value) >= 10**LONGEST_KEPT:
        return True
    return bool(is_shortened(text) or is_zeroed(text) or _GROUPED.fullmatch(text))


def is_cut(text: str) -> bool:
    """Whether it may be one though its fifteenth digit is a nought as well: all behind it are, and they are many."""
    return bool(_ZEROED.fullmatch(plain(text)))


def is_counted(text: str) -> bool:
    """Whether nothing but a small count stands behind the fifteenth digit: then the first of its kind ends with noughts."""
    tail = plain(text)[LONGEST_KEPT:]
    return tail.isdecimal() and len(tail) > len(str(MOST_COUNTED)) and 0 < int(tail) <= MOST_COUNTED


def is_round(text: str) -> bool:
    """Whether its sixteenth and seventeenth digits, if it has no more, are noughts: then it may have been changed."""
    number = plain(text)
    return (
        number.isdecimal()
        and LONGEST_KEPT < len(number) <= LONGEST_KEPT + 2
        and not number[LONGEST_KEPT:].strip("0")
    )


def moment(cell: Cell, day: Cell | None = None) -> datetime | date | None:
    """A moment however it was written or saved again; None for what is none, or could be two."""
    if isinstance(cell.value, datetime):
        return cell.value.replace(microsecond=0, tzinfo=None)
    if isinstance(cell.value, date):
        return cell.value
    text = re.sub(r"\s+", " ", plain(cell.text)).strip("[]")
    if day is not None and (not text or _CLOCK.fullmatch(text)):
        text = f"{_day_alone(day)} {text}".strip()
    if serial := _serial(text):
        return serial
    if re.fullmatch(r"20\d{12}", text):
        text = f"{text[:8]} {text[8:10]}:{text[10:12]}:{text[12:]}"
    try:
        if _ZONED.fullmatch(text):
            return datetime.fromisoformat(text).astimezone(_BEIJING).replace(tzinfo=None, microsecond=0)
        return moment_of(_FRACTION.sub("", text) if ":" in text else text)
    except (ValueError, OverflowError):
        return None


def _day_alone(cell: Cell) -> str:
    found = moment(cell)
    return found.strftime("%Y-%m-%d") if found else plain(cell.text)


def _serial(text: str) -> datetime | date | None:
    """A moment as a spreadsheet counts it: 46298.8851; a day where it counts no hour: 46298."""
    if not re.fullmatch(r"\d{5}(?:\.\d+)?", text) or int(text[:5]) not in _SERIALS:
        return None
    seconds = round(float(text) * 86400)
    found = _FIRST_DAY + timedelta(seconds=seconds)
    return found if "." in text else found.date()


def is_lost_clock(cell: Cell) -> bool:
    """Whether a spreadsheet left the minutes and seconds of a moment alone: 14:37.0."""
    return bool(re.fullmatch(r"\d{1,2}:\d{2}\.\d", plain(cell.text)))


def amount(cell: Cell) -> Decimal | None:
    """A sum in 元 with its sign; None for what is none, and for one of other money."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return Decimal(repr(cell.value)).quantize(Decimal("0.01")) if abs(cell.value) < 10**12 else None
    text = half_width(re.split(r"[(（]", plain(cell.text), maxsplit=1)[0])
    # ¥ is no sign of GBK: saved in it, it becomes ?.
    text = re.sub(r"^[?\ufffd](?=[ 0-9.-])", "", text)
    if is_foreign(text):
        return None
    sign = -1 if re.match(r"¥? ?[-−–]", text) else 1
    found = money_of(re.sub(r"^(¥?) ?[-−–+] ?", r"\1", text))
    if found is None and (longer := re.fullmatch(r"¥? ?([0-9]{1,9}\.[0-9]{3,})", text.lstrip("+-"))):
        found = Decimal(longer[1]).quantize(Decimal("0.01"))
    return None if found is None else (sign * found).quantize(Decimal("0.01"))


def is_foreign(text: str) -> bool:
    """Whether a sum is of other money than 人民币."""
    return bool(_FOREIGN.search(half_width(text)))
