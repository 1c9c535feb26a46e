"""Text in the form for which the vocabulary is written, with the way back to where each sign stood."""

import re
import unicodedata
from dataclasses import dataclass

from kameng_docs.law.hearing import HEARING
from kameng_docs.source.characters import FORBIDDEN

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff〇]")
# Neither letters nor blanks: what turns, joins or hides signs, and what no text may hold.
_NOTHING = ("Cf", "Cc", "Cs", "Co", "Cn", "Mn", "Me")
# Signs of the compatibility forms that mean their plain ones: radicals as some PDFs have them.
_LONGEST_QUOTE = 400


@dataclass(frozen=True)
class Folded:
    """`text` is folded, `places` says for each of its signs where that stands in `whole`."""

    whole: str
    text: str
    places: tuple[int, ...]

    def quoted(self, start: int, end: int) -> str:
        """The words as they stand, on one line, without what cannot be seen."""
        if start >= end:
            return ""
        return readable(self.whole[self.places[start] : self.places[end - 1] + 1])


def readable(words: str) -> str:
    """Words on one line without signs that nobody sees; what is longer than a paragraph is cut, and says so."""
    plain = "".join(
        c for c in words if c.isspace() or unicodedata.category(c) not in _NOTHING or c == "\u200d"
    )
    line = FORBIDDEN.sub("", re.sub(r"\s+", " ", plain)).strip()
    # Between Chinese characters a line break was none of the words.
    line = re.sub(rf"(?<={_HAN.pattern}) (?={_HAN.pattern})", "", line)
    line = re.sub(r"(?<=[，。；：！？、》”]) | (?=[，。；：！？、《“])", "", line)
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"


def folded(whole: str) -> Folded:
    """NFKC, simplified characters, no blank but between letters and digits; a line break stays one."""
    simple = HEARING.only().simple
    signs, places = list[str](), list[int]()
    for place, c in enumerate(whole):
        if c != "\n" and unicodedata.category(c) in _NOTHING and not c.isspace():
            continue
        for each in unicodedata.normalize("NFKC", c).translate(simple):
            sign = " " if each.isspace() and each != "\n" else each
            if sign == " " and (not signs or signs[-1] in " \n" or not _letter(signs[-1])):
                continue
            if signs and signs[-1] == " " and not _letter(sign):
                signs.pop()
                places.pop()
            signs.append(sign)
            places.append(place)
    return Folded(whole, "".join(signs), tuple(places))


def _letter(sign: str) -> bool:
    return sign.isascii() and sign.isalnum()
