"""Secrets of a case → what is looked for in a picture: signs as a reader of pictures may take them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kameng_docs.brief import Secret
from kameng_docs.disclosure import policy
from kameng_docs.disclosure.matrix import CODED
from kameng_docs.spelling.parts import stretches
from kameng_docs.spelling.table import sign

# What a reader of pictures takes for one another, beyond what nobody tells apart in print anyway (O and 0, I, l and 1).
READ_AS = str.maketrans("oqdiljzsbug|", "000111258v61")
# So many signs in a row are too much of a secret.
FIVE = 5
# A shorter secret, unless it is a word, stands in too many innocent places.
SHORTEST = 4
MOSTLY = 0.7
_GROUPS = re.compile(r"[0-9A-Za-z]+")


def read_as(text: str) -> str:
    """The signs of a text, those that are read for one another alike; what is neither letter nor digit is gone."""
    return "".join(sign(character) for character in text).translate(READ_AS)


@dataclass(frozen=True)
class Wanted:
    """One secret to be found. `name` is what the author calls it; `signs` and `runs` are `read_as`.

    `runs` are the stretches of which FIVE signs are too much: without the host of a link or words that are no secret.
    `groups` are the lengths of the groups in which a key is written, empty for what is no key; `mixed`: there are letters;
    `is_numeric`: most of it are figures, of which chance makes many that are alike.
    """

    name: str
    signs: str
    runs: tuple[str, ...]
    coded: bool
    groups: tuple[int, ...] = ()
    mixed: bool = False
    is_numeric: bool = False
    # Looked for by nobody: a company's own address as it is published, which looks like somebody's.
    published: bool = False

    @property
    def is_word(self) -> bool:
        """Whether it is written in Chinese characters, at least in part."""
        return not self.signs.isascii()


def wanted(
    secrets: Sequence[Secret], audience: str = "public", published: Sequence[str] = ()
) -> tuple[Wanted, ...]:
    """What of these secrets `audience` must not see, the longest first; behind them the addresses that are `published`."""
    hidden = policy().hidden_from(tuple(secrets), audience)
    found = [
        each
        for kind in dict.fromkeys(secret.kind for secret in hidden)
        for each in _of_kind(kind, [secret.text for secret in hidden if secret.kind == kind])
    ]
    known = [Wanted("公布的地址", read_as(text), (), False, published=True) for text in published]
    return (*sorted(found, key=lambda each: -len(each.signs)), *known)


def _of_kind(kind: str, texts: Sequence[str]) -> list[Wanted]:
    """Each with a number where there are several; the part of one has the number of the whole."""
    signs = {text: read_as(text) for text in texts if _is_looked_for(read_as(text))}
    every = dict.fromkeys(signs.values())
    whole = [each for each in every if not any(each in other and each != other for other in every)]
    names = {}
    for text, own in signs.items():
        number = next((i for i, each in enumerate(whole, 1) if own in each), 1)
        names[text] = f"{policy().names[kind]}{number if len(whole) > 1 else ''}"
    return [_wanted(kind, text, names[text], signs) for text in signs]


def _is_looked_for(signs: str) -> bool:
    return len(signs) >= SHORTEST or (len(signs) > 1 and not signs.isascii())


def _wanted(kind: str, text: str, name: str, signs: dict[str, str]) -> Wanted:
    has_parts = kind in CODED and any(other != text and signs[other] in signs[text] for other in signs)
    runs = () if has_parts else tuple(read_as(each) for each in stretches(text))
    if not signs[text].isascii() and not has_parts:
        runs = (signs[text],)
    groups = _GROUPS.findall(text)
    shaped = kind in CODED and not has_parts and signs[text].isascii() and "://" not in text
    return Wanted(
        name,
        signs[text],
        tuple(run for run in runs if run),
        kind in CODED,
        tuple(map(len, groups)) if shaped else (),
        mixed=any(c.isalpha() for c in text),
        is_numeric=sum(c.isdigit() for c in text) > MOSTLY * len(signs[text]),
    )
