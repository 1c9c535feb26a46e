"""What a spreadsheet (Excel, WPS) makes of a long number: it keeps fifteen digits, and shows few of them."""

import unicodedata

from kameng_docs.declared import sought

# 4.26E+10, also with 逗号 for the point, a blank, or a multiplication sign for the E.
SHORTENED = sought(r"[0-9](?:[.,][0-9]+)?(?: ?[eE] ?\+? ?[0-9]{1,3}| ?[x×*] ?10\^?\+?[0-9]{1,3})")
# A column that was too narrow.
HIDDEN = sought(r"#{3,}")
# It keeps fifteen digits and makes the others noughts: 4200001234202610000…. The fifteenth is seldom nought itself.
KEPT = sought(r"[0-9]{14}[1-9]0{3,}")


def is_shortened(number: str) -> bool:
    """Whether it was written as 4.26E+10 or as ####."""
    plain = _plain(number)
    return bool(SHORTENED.fullmatch(plain) or HIDDEN.fullmatch(plain))


def is_zeroed(number: str) -> bool:
    """Whether the digits behind the fifteenth are noughts, and more of them than chance gives."""
    return bool(KEPT.fullmatch(_plain(number)))


def _plain(number: str) -> str:
    return unicodedata.normalize("NFKC", number).strip()
