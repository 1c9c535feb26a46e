"""Where the words of a paper come from, told while they are printed: never guessed from what they look like.

What is printed of a fact, an exhibit, a clause … gets signs behind it that no paper shows. They stand in a paper that is
composed to be asked (`Origins`), and in no other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from kameng_docs.declared import sought

# The last plane, for private use: one sign an origin, so that what counts characters hardly notices.
_FIRST, _LAST = 0x100000, 0x10FFFD
_SIGN = sought(f"[{chr(_FIRST)}-{chr(_LAST)}]")
_END = sought("[。！？；\n]")
_TAIL = sought("[。！？；，：、”’）】》\n]*$")
_SENTENCE = sought("[^。！？；\n]*(?:[。！？；]+[”’）】]*|\n|$)")


class Kind(StrEnum):
    """What words may come from."""

    FACT = "fact"
    EXHIBIT = "exhibit"
    CLAUSE = "clause"
    GROUND = "ground"
    CLAIM = "claim"
    EXCUSE = "excuse"
    ORDER = "order"
    EVENT = "event"
    PROMISE = "promise"


@dataclass(frozen=True)
class Origin:
    """One of them: a fact by its name, an exhibit by its key (with the lines that are cited), a clause by its reference, a
    ground, a claim and an excuse by their ids, an order by its place among the brief's orders, an event by its time, a
    promise by its place among the brief's promises.
    """

    kind: Kind
    name: str


class Origins:
    """The origins met in one paper."""

    def __init__(self) -> None:
        """None was met yet."""
        self._met: dict[Origin, str] = {}

    def marked(self, text: str, origins: Iterable[Origin]) -> str:
        """`text` with the signs of these in each of its sentences, before the mark that ends it."""
        signs = "".join(self._sign(each) for each in dict.fromkeys(origins))
        if not signs or not text:
            return text
        within = _END.sub(lambda found: signs + found[0], text)
        if _END.match(text[-1]):
            return within
        tail = _TAIL.search(within)
        at = tail.start() if tail else len(within)
        return within[:at] + signs + within[at:]

    def read(self, text: str) -> tuple[str, tuple[Origin, ...]]:
        """The text without signs, and what they stand for."""
        by_sign = {sign: each for each, sign in self._met.items()}
        found = dict.fromkeys(by_sign[sign] for sign in _SIGN.findall(text) if sign in by_sign)
        return bare(text), tuple(found)

    def _sign(self, origin: Origin) -> str:
        if origin not in self._met and _FIRST + len(self._met) <= _LAST:
            self._met[origin] = chr(_FIRST + len(self._met))
        return self._met.get(origin, "")


def bare(text: str) -> str:
    """The text without signs, as it will be read."""
    return _SIGN.sub("", text)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text with the marks that end them; what stands between blanks alone is none."""
    return (found for found in _SENTENCE.findall(text) if found.strip())
