"""Cells that hold one of several words, or a number that tells by itself whether it was mistyped."""

import re
from collections.abc import Sequence

from kameng_docs.case.birth import SHAPE
from kameng_docs.case.nearest import did_you_mean
from kameng_docs.case.people import MASKED
from kameng_docs.case.typed import answer_of, half_width
from kameng_docs.reading.register.outcome import Bad, Good, Read
from kameng_docs.rules.phone import LANDLINE, MOBILE
from kameng_docs.source.characters import clipped

# 400 and 800, and the short numbers of 95 and 10 under which firms are called.
_OF_FIRMS = re.compile(r"[48]00[0-9]{7}|9[56][0-9]{3,6}|1[02][0-9]{3,4}")
_EXTENSION = re.compile(r" ?(?:转|分机|-|－|—) ?[0-9]{1,6}$")
_JOINTS = re.compile(r"[\s()（）\-－—]")


def choice(text: str, choices: Sequence[str]) -> Read:
    """One of the words; 是 and 否 as people write them."""
    found = answer_of(text) if {"是", "否"} <= set(choices) else text
    if found in choices:
        return Good(found or "")
    return Bad(
        f"“{clipped(text)}”不是这里能写的",
        f"写 {'、'.join(choices)} 中的一个；不知道就空着。{did_you_mean(text, choices)}",
    )


def firm(text: str) -> Read:
    """The whole name of a firm or person."""
    if MASKED.search(text):
        return Bad(f"“{clipped(text)}”打了星号", "照营业执照写全称；查不到就空着")
    return Good(text)


def credit_code(text: str) -> Read:
    """A 统一社会信用代码 with its check character (GB 32100)."""
    from stdnum.cn import uscc

    code = half_width(text).replace(" ", "").upper()
    if uscc.is_valid(code):
        return Good(code)
    return Bad(
        f"统一社会信用代码“{clipped(code)}”的位数或者校验码不对",
        "照营业执照或者国家企业信用信息公示系统重新抄写 18 位；查不到就空着",
    )


def identity(text: str) -> Read:
    """The number of a document; one with the form of an identity card is proved by its check digit (GB 11643)."""
    from stdnum.cn import ric

    number = half_width(text).replace(" ", "").upper()
    if SHAPE.fullmatch(number) and ric.calc_check_digit(number) != number[-1]:
        return Bad(f"身份证号码“{clipped(number)}”的校验码不对", "照身份证重新抄写 18 位；不知道就空着")
    return Good(number)


def firm_phone(text: str) -> Read:
    """A number under which a firm may be called, as it was written."""
    told = half_width(text)
    if _is_phone(told) or _is_phone(_EXTENSION.sub("", told)):
        return Good(told)
    return Bad(
        f"“{clipped(told)}”不像电话号码",
        "座机写区号和号码，手机写 11 位，也可以是 400、95 开头的；不知道就空着",
    )


def _is_phone(text: str) -> bool:
    digits = _JOINTS.sub("", text)
    return any(form.fullmatch(digits) for form in (MOBILE, LANDLINE, _OF_FIRMS))
