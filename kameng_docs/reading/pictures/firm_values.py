"""What a page tells of a firm: where it is, under which number it is registered, how it is called up."""

import re

from kameng_docs.reading.pictures.page import plain
from kameng_docs.reading.pictures.words import any_of, names_of_labels, words

_ENDS = re.compile(r"[。；;，,|｜]|(?<=[\u3400-\u9fff0-9])\s{2,}")
_CREDIT = re.compile(r"(?<![A-Za-z0-9])[0-9A-Za-z]{18}(?![A-Za-z0-9])")
_PHONE = re.compile(
    r"(?<![\d-])(?:[48]00[- ]?\d{3,4}[- ]?\d{3,4}|(?:\(?0\d{2,3}\)?[- ]?)\d{7,8}(?:-\d{1,5})?|1[3-9]\d{9}|9[56]\d{3,6})(?![\d-])"
)
_SHORTEST, _LONGEST = 5, 80
_MASKED = "图上打了码，请写全"
_SHORT = "不像写全了的地址，请对着原图看"
_WRONG = "位数或者校验码不对，多半有字认错了，请对着原图一个一个看"
_TOWN = re.compile(r"[省市区县州旗]")

Read = tuple[str, tuple[str, ...]]
"""A value, and sentences on what speaks against it."""


def address_of(text: str) -> Read | None:
    """An address as far as it goes: to the end of the clause, or to the next label."""
    shown = plain(text).strip(" :：")
    ends = [found.start() for found in (_ENDS.search(shown), _label_in(shown)) if found]
    shown = shown[: min(ends, default=len(shown))].strip(" :：.、-—")
    if not _SHORTEST <= len(shown) <= _LONGEST or not any_of(words().places).search(shown):
        return None
    if "*" in shown:
        return shown, (_MASKED,)
    return shown, () if _TOWN.search(shown) else (_SHORT,)


def _label_in(text: str) -> re.Match[str] | None:
    """The next label of a page: it ends what stands before it."""
    return re.search(rf"(?:{'|'.join(map(re.escape, names_of_labels()))})\s*[:：]", text)


def credit_of(text: str) -> Read | None:
    """A 统一社会信用代码 (GB 32100); doubted where its check character is wrong."""
    from stdnum.cn import uscc

    found = _CREDIT.search(plain(text))
    if found is None or not any(map(str.isdigit, found[0])):
        return None
    code = found[0].upper()
    return code, () if uscc.is_valid(code) else (_WRONG,)


def phone_of(text: str) -> Read | None:
    """A number that a firm gives its customers."""
    found = _PHONE.search(plain(text))
    return (re.sub(r"\s", "-", found[0]), ()) if found else None
