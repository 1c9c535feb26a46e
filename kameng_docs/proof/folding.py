"""Words made alike before they are compared: what looks the same in print is the same, and what no font has is named."""

import re
import unicodedata
from collections.abc import Iterable

from kameng_docs.writers.characters import KEYCAP, LITTLE, ORDINARY, settled_text
from kameng_docs.writers.signs import CHANGES, EMOJI, PICTURES

# Signs that share a picture in one font or another, so that a PDF may call any of them by the name of another.
ALIKE = {
    "-": "‐‑‒–—―−－﹣─",
    "·": "•‧・∙⋅●",
    "~": "〜～∼˜",
    "/": "∕⁄",
    '"': "“”„‟〝〞″",
    "'": "‘’‚‛′‵`´",
    "...": "⋯…",
    "|": "｜∣│丨",
    "O": "〇○◯",
    **{str(i): chr(0x2776 + i - 1) + chr(0x2780 + i - 1) + chr(0x278A + i - 1) for i in range(1, 11)},
    "0": "⓪⓿",
}
# Radicals by the sign whose picture they have; those of Unicode's other row are known to NFKD.
RADICALS = (
    "⺂乛⺃乚⺅亻⺇𠘨⺉刂⺍𭕄⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺞歺⺠民⺡氵⺣灬⺦丬⺨犭⺩𤣩⺫罒⺲罒⺭礻⺯糹⺰纟⺱罓⺹耂⺺肀⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻅见⻆角⻇𧢲"
    "⻈讠⻉贝⻋车⻌辶⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻮齿⻯竜⻰龙⻱龜⻲亀"
)
# What compose, the writers or the engine put in the place of a sign that cannot be printed.
NAMED = re.compile(r"［(?:字|符号|表情)U\+([0-9A-F]{4,6})］")
# Such a name that a page ends in the middle of.
NAME_BEGUN = re.compile(r"［(?:[字符号表情]{0,2}|(?:字|符号|表情)U?\+?[0-9A-F]*)$")
PICTURE = re.compile(f"{LITTLE.pattern}|[{PICTURES}{CHANGES}]|{re.escape(EMOJI)}")
# They are letters by name and stand for nothing: some call themselves by them.
FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
BLANK = frozenset({"Mn", "Me", "Cc", "Cf", "Zs", "Zl", "Zp"})
UNREADABLE = "\ufffd"


class _Alike(dict[int, str]):
    """What a sign is compared as, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        signs = unicodedata.normalize("NFKD", chr(code))
        kept = "".join(sign for sign in signs if unicodedata.category(sign) not in BLANK)
        self[code] = kept if len(kept) == 1 and ord(kept) == code else kept.translate(self)
        return self[code]


_ALIKE = _Alike(
    {ord(sign): same for same, signs in ALIKE.items() for sign in signs}
    | dict(zip(map(ord, RADICALS[::2]), RADICALS[1::2], strict=True))
    | dict.fromkeys(map(ord, FILLERS), "")
)


def folded(text: str) -> str:
    """`text` without blanks, accents and direction, each sign as the plainest one that looks like it.

    Little pictures are left out, whether drawn or named: each engine has other ones. A sign that is named by its number is that
    sign. Text that the author may have written goes in as the writers settle it.
    """
    signs = NAMED.sub(_sign, KEYCAP.sub(r"[\1]", "".join(settled_text(text).split())))
    if EMOJI in signs or not ORDINARY.fullmatch(signs):
        signs = PICTURE.sub("", signs)
    return signs.translate(_ALIKE)


def folded_pages(texts: Iterable[str]) -> list[str]:
    """The texts of pages, each folded; a name that goes on over the page stands on the next one."""
    pages, begun = list[str](), ""
    for text in texts:
        squeezed = begun + "".join(text.split())
        open_name = NAME_BEGUN.search(squeezed)
        begun = open_name[0] if open_name else ""
        pages.append(folded(squeezed.removesuffix(begun)))
    return [*pages[:-1], pages[-1] + folded(begun)] if pages else []


def same_looking(one: str, other: str) -> bool:
    """Whether two signs of which neither is the other may be one picture in some font.

    Radicals and rare ideographs share one with others; that a common sign stands for another is an error.
    """
    return all(map(_ideograph, (one, other))) and not (is_common(one) and is_common(other))


def _sign(found: re.Match[str]) -> str:
    return chr(min(int(found[1], 16), 0x10FFFF))


def _ideograph(sign: str) -> bool:
    return sign >= "\u2e80" and unicodedata.category(sign) in {"Lo", "So"}


def is_common(sign: str) -> bool:
    """Whether every Chinese font has it: it stands in GB 2312."""
    try:
        return bool(sign.encode("gb2312"))
    except UnicodeEncodeError:
        return False
