"""Character → sign: which letter or digit it is read as when a secret is looked for. The data is signs.yaml."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

from kameng_docs.record import read_mapping

FILE = Path(__file__).with_name("signs.yaml")
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


@cache
def data() -> dict[str, Any]:
    """The table as it is written."""
    return read_mapping(FILE)


@cache
def _drawn() -> dict[str, str]:
    rows = [*data()["look_alikes"].items(), *data()["numerals"].items()]
    return {character: sign for sign, characters in rows for character in characters}


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
        same = data()["one_and_the_same"]
        signs = APART if character in data()["stops"] else "".join(same.get(s, s) for s in sign(character))
        self[code] = signs
        return signs


@cache
def folding() -> _Folding:
    """The table for `str.translate`."""
    return _Folding()


def parted(text: str) -> str:
    """`text` with stops where something was taken away: as long as before."""
    stars = data()["taken_away"]
    return text.replace(stars, data()["stops"][0] * len(stars))


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
    return [pattern.format(d=DIGIT, n=f"[{DIGIT}]") for pattern in data()["innocent"]]


@cache
def run_together() -> re.Pattern[str]:
    """A day without anything between its figures."""
    return re.compile(data()["run_together"].format(d=DIGIT, n=f"[{DIGIT}]"))


def is_word(signs: str) -> bool:
    """Whether there is a letter among the signs that is none of a key: a Chinese character."""
    return not signs.isascii()
