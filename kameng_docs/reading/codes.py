"""Keys and numbers read from a picture: which of their signs another one may have been, and which of them are near alike."""

import re
from itertools import groupby

# Signs that the reader of pictures takes for each other in many faces; upper and lower case of one shape among them.
# In capitals, in small letters, and where a code has both.
CAPITAL = ("O0", "I1l", "8B", "5S", "2Z", "6G")
SMALL = ("o0", "1l", "6b", "9gq", "2z", "5s")
BOTH = ("O0o", "I1l", "8B", "5Ss", "2Zz", "6Gb", "9gq")
# More of them, for telling whether two codes may be one.
NEARLY = ("O0oQD", "I1li|", "8B", "5Ss", "2Zz", "6G", "UVuv", "-—")
SAME_SHAPE = frozenset("cCkKoOpPsSuUvVwWxXzZ")
# So many of one sign in a row, and one of them may have been lost or doubled.
REPEATED = 3
_SEVERAL = 5


def signs_of(code: str) -> str:
    """The letters and digits of a code."""
    return "".join(sign for sign in code if sign.isalnum())


def folded(code: str) -> str:
    """The same for codes that differ only by signs that are taken for each other, or by what stands between signs."""
    first = {sign: family[0] for family in NEARLY for sign in family}
    return "".join(first.get(sign, sign.upper()) for sign in signs_of(code)).upper()


def doubted_signs(code: str) -> str:
    """A sentence on the signs of a key that another sign may have been; empty where there is none.

    A key of digits alone has no such sign: what looks like O is 0 there.
    """
    signs = signs_of(code)
    if signs.isdigit():
        return ""
    small, capital = any(map(str.islower, signs)), any(map(str.isupper, signs))
    families = BOTH if small and capital else SMALL if small else CAPITAL
    places: dict[str, list[str]] = {}
    for place, sign in enumerate(signs, 1):
        places.setdefault(sign, []).append(str(place))
    told = [
        f"第{'、'.join(where)}个“{sign}”可能是{'或'.join(f'“{other}”' for other in others)}"
        for sign, where in places.items()
        if (others := _others(sign, families))
    ]
    return f"有容易认错的字，请对着原图一个一个看（横线、空格不数）：{'；'.join(told)}" if told else ""


def _others(sign: str, families: tuple[str, ...]) -> list[str]:
    """What a sign may have been, in the cases that the code is written in."""
    others = [other for other in next((each for each in families if sign in each), "") if other != sign]
    if families is BOTH and sign in SAME_SHAPE and sign.swapcase() not in others:
        others.append(sign.swapcase())
    return others


def repeated_signs(code: str) -> str:
    """A sentence on signs that stand several times in a row, of which the reader easily loses one."""
    runs = [(sign, len(list(run))) for sign, run in groupby(signs_of(code))]
    long = [f"“{sign}”连着{count}个" for sign, count in runs if count > REPEATED]
    return f"{'、'.join(long)}，容易多读或者漏读一个，请数一数" if long else ""


# Letters that stand beside digits in a number and may be one.
_AS_DIGITS = "OoIlSBZ"


def doubted_number(number: str) -> str:
    """A sentence on an order or payment number whose letters may be digits; empty where letters and digits stand apart.

    XK20261120204417368 is letters, then digits: only letters beside or among digits are in doubt.
    """
    signs = signs_of(number)
    letters = [
        (place, sign)
        for place, sign in enumerate(signs, 1)
        if sign in _AS_DIGITS and _beside_digit(signs, place - 1)
    ]
    digits = re.sub(r"^[A-Za-z]+|[A-Za-z]+$", "", signs)
    if any(sign.isalpha() for sign in digits) and not letters:
        return doubted_signs(number) if len(set(re.findall(r"[A-Za-z]", digits))) > _SEVERAL else ""
    told = "、".join(f"第{place}个“{sign}”" for place, sign in letters)
    return f"{told}可能是数字（O和0、I和1这一类容易认错），请对着原图看" if told else ""


def _beside_digit(signs: str, place: int) -> bool:
    return any(each.isdigit() for each in signs[max(0, place - 1) : place + 2])


def near(one: str, other: str) -> bool:
    """Whether two different codes may be one that was read in two ways: signs taken for each other, or one sign off."""
    if one == other:
        return False
    if folded(one) == folded(other):
        return True
    from rapidfuzz.distance import Levenshtein

    short, long = sorted((signs_of(one), signs_of(other)), key=len)
    enough = 8
    return len(short) >= enough and Levenshtein.distance(short, long, score_cutoff=1) <= 1
