"""What stands beside a label, as a case takes it: sums, moments, numbers, names. What does not fit is no value."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from kameng_docs.case.typed import moment_of, whole_of
from kameng_docs.reading.codes import doubted_number, doubted_signs, repeated_signs
from kameng_docs.reading.pictures import firm_values
from kameng_docs.reading.pictures.page import plain
from kameng_docs.reading.pictures.words import Form, ending, words

_TRAILING = re.compile(r"\s*(?:点击复制|一键复制|复制|查看|展开|[>›》〉]|\|)+\s*$")
_CURRENCY = r"(?:[¥YV羊半]|RMB|CNY|人民币)?"
_SUM = re.compile(
    rf"[-−–—+]?\s*{_CURRENCY}\s*[-−–]?\s*(?P<whole>\d{{1,3}}(?:,\d{{3}})+|\d{{1,9}})(?:\s?[.·。]\s?(?P<cents>\d{{1,2}}))?\s*(?:元|圆)?"
    r"(?![\d.,:A-Za-z%折年月日个件])"
)
_DAY = r"(?P<year>20\d\d)\s?[-/.年一—]\s?(?P<month>\d{1,2})\s?[-/.月一—]\s?"
_MOMENT = re.compile(
    _DAY
    + r"(?P<day>\d{1,2})\s?日?号?(?P<apart>[\sT]*)(?P<hour>\d{1,2})\s?[:：.]\s?(?P<minute>\d{2})(?:\s?[:：.]\s?(?P<second>\d{2}))?"
)
_GLUED = re.compile(r"(?P<day>\d{2})(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?")
# A number may stand in groups of four; else a blank ends it.
_NUMBER = re.compile(r"\d{4}(?:\s\d{4}){2,}(?:\s\d{1,4})?(?![\w-])|[A-Za-z0-9][A-Za-z0-9_\-]{4,}[A-Za-z0-9]")
_DATED = r"20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_PAYMENT_ID = re.compile(rf"{_DATED}(?:\d{{20}}|\d{{24}})|(?:4[2-9]|10)\d{{26}}")
_BEGUN = re.compile(rf"{_DATED}|42\d\d")
_NEARLY_PAYMENT_ID = range(24, 35)
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9\-—–_=+/.@:#~&?%*|,\s]{3,}[A-Za-z0-9=#]")
_LINK = re.compile(r"(?:https?://|www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+(?:[/:?][^\s\u4e00-\u9fff]*)?")
_FILING = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][I1l]CP[备证]\s?\d{6,10}号?(?:-\d+)?",
    re.IGNORECASE,
)
_CUT = re.compile(r"(?:\.{2,}|…|⋯)$")
_IN_A_LINK = "链接里的字母和数字容易认错（O和0、I和l和1），请对着原图一个一个看，或者从原处复制"
_APART = "中间有空格，可能是两段（卡号和密码），也可能是一段"
_NO_NAME = re.compile(r"(?:联系|查看|进入|点击|复制|选择|请)")
_LONGEST_NAME = 40
_SHORTEST_KEY, _SHORTEST_PASSWORD = 6, 3


@dataclass(frozen=True)
class Value:
    """A value, and sentences on what speaks against it."""

    value: str
    doubts: tuple[str, ...] = ()


def bare(text: str) -> str:
    """Half-width, without the button behind it."""
    return _TRAILING.sub("", plain(text)).strip()


def sum_of(text: str) -> Value | None:
    """A sum in 元 with two decimals; its sign is left out."""
    shown, doubts = _as_digits(bare(text), r"(?<=[\d.,¥])[OoIl]|[OoIl](?=[\d.,])")
    found = _SUM.match(shown)
    if found is None or re.match(r"\s*[-~至到/]\s*\d", shown[found.end() :]):
        return None
    cents = (found["cents"] or "").ljust(2, "0")
    return Value(f"{int(found['whole'].replace(',', ''))}.{cents}", doubts)


def _as_digits(text: str, letters: str) -> tuple[str, tuple[str, ...]]:
    """`text` with letters that stand for digits as digits, and the doubt of it."""
    mended = re.sub(letters, lambda found: "0" if found[0] in "Oo" else "1", text)
    return mended, () if mended == text else (f"图上读成“{text}”，当作“{mended}”，请核对",)


def moment_in(text: str) -> Value | None:
    """A moment or a day as a case takes it, without seconds; None where the year is missing or it cannot be told."""
    shown, doubts = _as_digits(bare(text), r"(?<=[\d:/-])[OoIl](?=[\d:/-]|$)")
    found = _MOMENT.match(shown)
    if found is not None:
        glued = (
            None if found["apart"] or re.match(r".*[日号]", found[0]) else _glued(shown[found.start("day") :])
        )
        part = glued or found
        return _moment(found, part["day"], part["hour"], part["minute"], doubts)
    return _typed(shown, doubts)


def _glued(rest: str) -> re.Match[str] | None:
    """`2026-11-2020:44:17`: the blank was lost; two digits are the day, two the hour."""
    return _GLUED.match(rest)


def _moment(found: re.Match[str], day: str, hour: str, minute: str, doubts: tuple[str, ...]) -> Value | None:
    lost = not found["apart"] and not re.search(r"[日号]", found[0]) and len(day + hour) < 4  # noqa: PLR2004
    if lost:
        doubts = (*doubts, f"“{found[0]}”里日期和钟点连在一起，从哪里断开请核对")
    try:
        at = datetime(int(found["year"]), int(found["month"]), int(day), int(hour), int(minute))  # noqa: DTZ001
    except ValueError:
        return None
    return Value(f"{at:%Y-%m-%d %H:%M}", doubts)


def _typed(shown: str, doubts: tuple[str, ...]) -> Value | None:
    try:
        at = moment_of(shown)
    except ValueError:
        return None
    if at is None:
        return None
    return Value(f"{at:%Y-%m-%d %H:%M}" if isinstance(at, datetime) else f"{at:%Y-%m-%d}", doubts)


def number_of(text: str) -> Value | None:
    """An order or payment number."""
    found = _NUMBER.match(bare(text))
    if found is None or re.match(r"[*＊.…:]", bare(text)[found.end() :]) or _LINK.fullmatch(found[0]):
        return None
    number = re.sub(r"\s", "", found[0])
    enough = 4
    if sum(sign.isdigit() for sign in number) < enough:
        return None
    # Digits that another number's shape vouches for are not counted again.
    again = "" if is_payment_id(number) else repeated_signs(number) if len(set(number)) > 1 else ""
    return Value(number, tuple(filter(None, (doubted_number(number), again, _odd_length(number)))))


def is_payment_id(number: str) -> bool:
    """Whether it is built as Alipay (day, then digits: 28 or 32) or 微信支付 (42 or 10, 28 digits) build theirs."""
    return _PAYMENT_ID.fullmatch(number) is not None


def _odd_length(number: str) -> str:
    """A sentence on a number that begins as a payment's and has a sign too few or too many."""
    if not number.isdigit() or len(number) not in _NEARLY_PAYMENT_ID or is_payment_id(number):
        return ""
    return (
        f"读到{len(number)}位，支付宝、微信的交易号一般是28位（有的32位），请数一数"
        if _BEGUN.match(number)
        else ""
    )


def key_of(text: str) -> Value | None:
    """A key, or a link that leads to one."""
    shown = bare(text)
    link = _LINK.match(shown) if shown.lower().startswith(("http", "www.")) else None
    code = link[0] if link else (shown if _KEY.fullmatch(shown) else "")
    if not code or "***" in code or sum(map(str.isalnum, code)) < _SHORTEST_KEY:
        return None
    if link is None and not (any(map(str.isdigit, code)) or (code.isupper() and len(code) > _SHORTEST_KEY)):
        return None
    groups = {len(group) for group in code.split()}
    apart = (_APART,) if len(groups) > 1 else ()
    return Value(code, (_IN_A_LINK,) if link else (*coded(code), *apart))


def coded(code: str) -> tuple[str, ...]:
    """What speaks against a key or password as it was read."""
    return tuple(filter(None, (doubted_signs(code), repeated_signs(code))))


def password_of(text: str) -> Value | None:
    """A password that somebody chose: shorter than a key."""
    shown = bare(text)
    if not re.fullmatch(rf"[\x21-\x7e]{{{_SHORTEST_PASSWORD},40}}", shown) or "**" in shown:
        return None
    return Value(shown, coded(shown))


def name_of(text: str) -> Value | None:
    """A name of somebody, as it stands."""
    shown = bare(text).strip(" :：,，。、")
    if not shown or len(shown) > _LONGEST_NAME or not re.search(r"[\u3400-\u9fffA-Za-z]", shown):
        return None
    if moment_in(shown) or re.search(r"[。！？]", shown) or _NO_NAME.match(shown):
        return None
    cut = ("名字后面被省略号截断，请写全",) if _CUT.search(shown) else ()
    return Value(shown, cut or (("图上打了码，请写全",) if "*" in shown else ()))


def company_of(text: str) -> Value | None:
    """A name that says it is of somebody registered."""
    found = name_of(text)
    if found is None or ending("companies").search(found.value):
        return found
    return Value(found.value, (*found.doubts, "看不出是不是营业执照上的全称"))


def way_of(text: str) -> Value | None:
    """How it was paid."""
    found = name_of(text)
    if found is None or any(word in found.value for word in words().ways):
        return found
    return Value(found.value, (*found.doubts, "不像常见的付款方式，请核对"))


def count_of(text: str) -> Value | None:
    """How many."""
    count = whole_of(re.sub(r"^[xX×*]\s*", "", bare(text)))
    return None if count is None else Value(str(count))


def link_of(text: str) -> Value | None:
    """An address of a site."""
    found = _LINK.search(bare(text))
    if found is None:
        return None
    doubtful = re.search(r"(?<=[A-Za-z])[01]|[01](?=[A-Za-z])", found[0])
    return Value(found[0], ("网址里的数字可能是字母（0和o、1和l），请看清",) if doubtful else ())


def filing_of(text: str) -> Value | None:
    """A number under which a site is filed."""
    found = _FILING.search(bare(text).replace(" ", ""))
    return Value(re.sub(r"[1l](?=CP)", "I", found[0])) if found else None


def _of_a_firm(found: firm_values.Read | None) -> Value | None:
    return Value(*found) if found else None


READERS: Mapping[Form, Callable[[str], Value | None]] = {
    Form.SUM: sum_of,
    Form.MOMENT: moment_in,
    Form.NUMBER: number_of,
    Form.KEY: key_of,
    Form.PART: password_of,
    Form.PASSWORD: password_of,
    Form.NAME: name_of,
    Form.COMPANY: company_of,
    Form.WAY: way_of,
    Form.GOODS: name_of,
    Form.COUNT: count_of,
    Form.LINK: link_of,
    Form.PLATFORM: name_of,
    Form.FILING: filing_of,
    Form.ADDRESS: lambda text: _of_a_firm(firm_values.address_of(text)),
    Form.CREDIT: lambda text: _of_a_firm(firm_values.credit_of(text)),
    Form.PHONE: lambda text: _of_a_firm(firm_values.phone_of(text)),
    Form.NONE: lambda text: Value(text) if text.strip() else None,
}
# Values that are long enough to be broken over lines.
WRAPPING = frozenset(
    {
        Form.MOMENT,
        Form.NUMBER,
        Form.KEY,
        Form.PART,
        Form.NAME,
        Form.COMPANY,
        Form.GOODS,
        Form.LINK,
        Form.PLATFORM,
        Form.ADDRESS,
        Form.NONE,
    }
)
# Values whose look alone says that they are of a label that stands close before them.
TELLING = frozenset({Form.SUM, Form.MOMENT, Form.NUMBER, Form.KEY, Form.COUNT, Form.FILING})
