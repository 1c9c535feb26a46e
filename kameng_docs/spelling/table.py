"""Character → sign: which letter or digit it is read as when a secret is looked for. The data is signs.yaml."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from kameng_docs.declared import EXPRESSION, Checked, Doubt, Files, Filled, Shaped
from kameng_docs.declared.said import short

# What stands in a folded text for whatever parts: words of a sentence among signs, the mark of a sentence.
APART = "|"
DIGIT = "0-9０-９"
# A letter by its Unicode name: LATIN LETTER SMALL CAPITAL R, NEGATIVE SQUARED LATIN CAPITAL LETTER A, REGIONAL INDICATOR …
NAMED = re.compile(
    r"(?:LATIN|REGIONAL INDICATOR SYMBOL|TAG LATIN)\b.*\b(?:LETTER|CAPITAL) ([A-Z])(?: WITH .*)?$"
)
# Whoever has so many signs of a secret in a row has too much of it. Shorter secrets count as a whole alone.
RUN = 8
# Of the numbers that one character can be, those that are written with digits: ⑳, ㊿.
LARGEST = 99


def _filled(pattern: str) -> str:
    """A pattern of the table with its digits."""
    return pattern.format(d=DIGIT, n=f"[{DIGIT}]")


def _unfilled(pattern: str, _: Path) -> Iterator[Doubt]:
    try:
        re.compile(_filled(pattern))
    except (re.error, KeyError, IndexError, ValueError) as error:
        yield Doubt(
            (), f"“{short(pattern)}”不是数字的写法：{error}", "改好括号和转义；{n}、{d} 以外的大括号写两遍"
        )


Pattern = Annotated[str, Checked(_unfilled)]


@dataclass(frozen=True)
class Signs:
    """The table as it is written; signs.yaml explains each key."""

    look_alikes: dict[str, str]
    numerals: dict[str, str]
    one_and_the_same: dict[str, str]
    stops: str
    taken_away: str
    close: str
    unseen: tuple[Annotated[str, Shaped(re.compile("[0-9a-f]{4}"), "四位编号，如 200b")], ...]
    innocent: Annotated[tuple[Pattern, ...], Filled()]
    run_together: Pattern
    labels: Annotated[str, EXPRESSION]

    @property
    def between(self) -> frozenset[str]:
        """What may stand between the characters of a name or the digits of a number."""
        return frozenset((*self.close, *(chr(int(code, 16)) for code in self.unseen)))


SIGNS = Files("spelling/signs.yaml", Signs)


@cache
def data() -> Signs:
    """The table."""
    return SIGNS.only()


@cache
def _drawn() -> dict[str, str]:
    rows = [*data().look_alikes.items(), *data().numerals.items()]
    return {character: sign for sign, characters in rows for character in characters}


@cache
def sign(character: str) -> str:
    """The sign of one character, lower case: a Latin letter, a digit, a letter of another script; several for some (⑩, ㎡).

    Empty for what is neither letter nor digit.
    """
    if character in _drawn():
        return _drawn()[character]
    number = unicodedata.numeric(character, -1)
    of_words = unicodedata.category(character) == "Lo"
    if number == int(number) and 0 <= number <= (9 if of_words else LARGEST):
        return str(int(number))
    plain = unicodedata.normalize("NFKD", character)
    if plain != character:
        return "".join(sign(each) for each in plain)
    named = NAMED.search(unicodedata.name(character, ""))
    if named:
        return named[1].lower()
    return character.casefold() if unicodedata.category(character)[0] == "L" else ""


class _Folding(dict[int, str]):
    """For `str.translate`: every character as it is read in a text, worked out when it is first met.

    A stop is `APART`; what is one and the same within a key is one sign.
    """

    def __missing__(self, code: int) -> str:
        character = chr(code)
        same = data().one_and_the_same
        signs = APART if character in data().stops else "".join(same.get(s, s) for s in sign(character))
        self[code] = signs
        return signs


@cache
def folding() -> _Folding:
    """The table for `str.translate`."""
    return _Folding()


def parted(text: str) -> str:
    """`text` with stops where something was taken away: as long as before."""
    stars = data().taken_away
    return text.replace(stars, data().stops[0] * len(stars))


def signs_of(text: str) -> str:
    """All signs of a secret, nothing between them."""
    return text.translate(folding()).replace(APART, "")


@cache
def innocent() -> re.Pattern[str]:
    """Days, hours, sums and numbers of articles: what is no part of a secret."""
    named = [
        p.replace("(?P<s>", f"(?P<s{i}>").replace("(?P=s)", f"(?P=s{i})") for i, p in enumerate(_patterns())
    ]
    return re.compile("|".join(named))


def _patterns() -> list[str]:
    return [_filled(pattern) for pattern in data().innocent]


@cache
def run_together() -> re.Pattern[str]:
    """A day without anything between its figures."""
    return re.compile(_filled(data().run_together))


def is_word(signs: str) -> bool:
    """Whether there is a letter among the signs that is none of a key: a Chinese character."""
    return not signs.isascii()
