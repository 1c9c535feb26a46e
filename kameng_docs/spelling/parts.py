"""A declared key that is several: 卡号 and 密码 in one text, a link with a code, mail----password, two lines."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from urllib.parse import unquote

from kameng_docs.declared import sought
from kameng_docs.spelling.table import RUN, data, sign, signs_of

# Signs that a part must have: a PIN has four; words between blanks are parts only where they are long and hold a digit.
SHORTEST, SHORTEST_OF_BLANKS = 4, 6
# What no key holds within, so that it parts two of them.
PARTING = sought(r"[\n\r\t|｜,，;；、]|[-－—–_=~*+#]{2,}|\s[-－—–/／:：]\s")
LINK = re.compile(
    r"(?:(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*://|www\.)\S+|(?<![\w@.])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?::[0-9]+)?/\S+",
    re.IGNORECASE,
)
MAIL = sought(r"(?<![^\s@＠|])([^\s@＠|]+)[@＠][^\s@＠|]+")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\s,，;；|&?/(（\[【])(?:{data().labels})\s*[:：=＝]", re.IGNORECASE)


def parts(text: str) -> Iterator[str]:
    """Every part of the key that is a secret of its own. Nothing where the key is one."""
    found = dict.fromkeys(part for piece in _pieces(text) for part in _of(piece))
    yield from (part for part in found if signs_of(part) != signs_of(text))


@lru_cache(256)
def stretches(text: str) -> tuple[str, ...]:
    """The signs of which any run of eight gives the secret away: no words, no host of a link or mail address."""
    bare = LINK.sub(lambda found: "\n".join(_of_link(found[0])), text)
    bare = MAIL.sub(r"\1\n", bare)
    # Only what is printed in one go: words are told elsewhere as well.
    return tuple(signs_of(each) for each in _without_words(bare) if signs_of(each))


def _pieces(text: str) -> Iterator[str]:
    yield from LINK.findall(text)
    for piece in PARTING.split(LINK.sub("\n", text)):
        for coded in _without_words(piece):
            yield from _label().split(coded)


def _without_words(text: str) -> list[str]:
    """The stretches between Chinese words: no key holds one."""
    marked = "".join("\n" if sign(c) and not sign(c).isascii() else c for c in text)
    return [each for each in marked.split("\n") if each.strip()]


def _of(piece: str) -> Iterator[str]:
    bare = piece.strip(" \t\u3000:：=＝-－—,，.。()（）[]【】<>《》\"'“”‘’")
    if LINK.fullmatch(bare):
        yield from (part for part in _of_link(bare) if len(signs_of(part)) >= SHORTEST)
        return
    blanks = bare.split()
    if _several(blanks):
        for word in blanks:
            yield from _of(word)
        return
    if len(signs_of(bare)) >= SHORTEST:
        yield bare
    mail = MAIL.fullmatch(bare)
    if mail and len(signs_of(mail[1])) >= SHORTEST_OF_BLANKS and any(c.isdigit() for c in mail[1]):
        yield mail[1]


def _several(words: list[str]) -> bool:
    """Whether words between blanks are a key each. Groups of one length are one key typed with blanks."""
    lengths = {len(signs_of(word)) for word in words}
    if len(words) < 2 or len(lengths) < 2:  # noqa: PLR2004
        return False
    pair = len(words) == 2 and max(lengths) >= RUN and min(lengths) >= SHORTEST  # noqa: PLR2004
    return pair or min(lengths) >= SHORTEST_OF_BLANKS


def _of_link(link: str) -> Iterator[str]:
    """What a link holds behind its host: the values of its query, its fragment, the steps of its path with a digit."""
    path, _, rest = link.partition("?")
    query, _, fragment = rest.partition("#")
    path, _, more = path.partition("#")
    steps = path.split("://", 1)[-1].split("/")[1:]
    yield from (
        s for s in map(unquote, steps) if any(c.isdigit() for c in s) and len(s) >= SHORTEST_OF_BLANKS
    )
    for pair in [*re.split(r"[&;]", query), *re.split(r"[&;/]", fragment or more)]:
        name, equals, value = pair.partition("=")
        yield unquote(value if equals else name)
