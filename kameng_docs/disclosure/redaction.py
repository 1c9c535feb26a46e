"""A text, an audience → the text without what that audience must not see, and what was taken out."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from kameng_docs.brief import Secret
from kameng_docs.disclosure.matrix import CODED, HIDDEN, NAME, OMITTED, policy
from kameng_docs.spelling import Finder, Hidden, signs_of, strangers_in

STARS = "****"
# What may stand between two characters of a name: no mark that parts sentences, or innocent words would be cut.
WITHIN_NAME = r"(?:[^\S\n\r]|[\-－﹣‐‑‒–—―−·\u00ad\u200b-\u200f\u2060\ufeff])*"


@dataclass(frozen=True)
class _Place:
    """`text[start:end]` is to be `shown` so; `own`: it is a secret of the case itself, from end to end."""

    start: int
    end: int
    kind: str
    shown: str
    own: bool


class Redaction:
    """What is kept from one audience. Lives as long as one brief is disclosed."""

    def __init__(self, secrets: Iterable[Secret], audience: str) -> None:
        rules = policy()
        every = tuple(secrets)
        hidden = sorted(rules.hidden_from(every, audience), key=lambda s: -len(s.text))
        self._ways = {s.kind: rules.way(s.kind, audience) for s in hidden}
        self._coded = [s for s in hidden if s.kind != NAME and signs_of(s.text)]
        # Names have a rule of their own; what has no letter and no digit is looked for as it stands.
        self._verbatim = [(s, _verbatim(s.text)) for s in hidden if s not in self._coded]
        wanted = [Hidden(s.text, s.kind in CODED) for s in self._coded]
        self._finder = Finder(wanted, rules.seen_by(every, audience))
        self._open = audience in rules.open
        self._done: dict[str, tuple[str, Mapping[str, int]]] = {}

    def look_over(self, texts: Iterable[str]) -> bool:
        """Look for secrets told in two of these texts, half here and half there; whether there are any."""
        self._done = {}
        return self._finder.look_over(dict.fromkeys(texts))

    def of(self, text: str) -> tuple[str, Mapping[str, int]]:
        """`text` without secrets, and how many of which kind stood in it beside other words.

        A text that is one secret and nothing else may vanish, and is none of those that are told.
        """
        if text not in self._done:
            self._done[text] = self._of(text)
        return self._done[text]

    def first_within(self, text: str) -> tuple[int, int] | None:
        """Where in the text the first secret stands; None where none does, or the text is nothing but one."""
        places = self._places(text)
        return (places[0].start, places[0].end) if places and self.of(text)[1] else None

    def _of(self, text: str) -> tuple[str, Mapping[str, int]]:
        places = self._places(text)
        if not places:
            return text, {}
        first = places[0]
        if first.own and (first.start, first.end) == (0, len(text)):
            return "" if first.shown == OMITTED else first.shown, {}
        left = text
        for place in reversed(places):
            left = left[: place.start] + place.shown + left[place.end :]
        alone = len(places) == 1 and (first.start, first.end) == (0, len(text))
        return left, {} if alone else Counter(place.kind for place in places)

    def _places(self, text: str) -> list[_Place]:
        places = [
            self._place(hit.start, hit.end, self._coded[hit.which], whole=hit.whole)
            for hit in self._finder.hits(text)
        ]
        for secret, pattern in self._verbatim:
            for found in pattern.finditer(text):
                if not any(found.start() < p.end and p.start < found.end() for p in places):
                    places.append(self._place(*found.span(), secret, whole=True))
        if self._open:
            places = self._with_strangers(text, places)
        whole = (replace(place, end=_with_its_marks(text, place.end)) for place in places)
        return sorted(whole, key=lambda place: place.start)

    def _with_strangers(self, text: str, places: list[_Place]) -> list[_Place]:
        """Also what looks like somebody's number. It may begin as one of the case's own does: then it is one place."""
        whole = [place for place in places if place.own]
        kept, found = places, list[_Place]()
        for kind, start, end in strangers_in(text, [(p.start, p.end) for p in whole]):
            within = [p for p in kept if p.start < end and start < p.end]
            kept = [p for p in kept if p not in within]
            shown = _phone(text[start:end]) if kind == "phone" else HIDDEN
            first, last = min([start, *(p.start for p in within)]), max([end, *(p.end for p in within)])
            found.append(_Place(first, last, kind, shown, own=False))
        return [*kept, *found]

    def _place(self, start: int, end: int, secret: Secret, *, whole: bool) -> _Place:
        way = self._ways[secret.kind]
        # Of a part no ends are shown: they would be the middle of the whole.
        shown = _shown(way, secret.text) if whole else OMITTED if way == "omit" else HIDDEN
        return _Place(start, end, secret.kind, shown, whole)


def _with_its_marks(text: str, end: int) -> int:
    """Behind the marks that are drawn upon the last character: the frame of a keycap, an accent."""
    while end < len(text) and unicodedata.category(text[end]) in {"Mn", "Me", "Cf"}:
        end += 1
    return end


def _verbatim(text: str) -> re.Pattern[str]:
    """Finds the name in any width and case, and with separators between its characters."""
    letters = [c for c in unicodedata.normalize("NFKC", text) if not re.fullmatch(WITHIN_NAME[:-1], c)]
    return re.compile(WITHIN_NAME.join(_any_width(c) for c in letters or text), re.IGNORECASE)


def _any_width(character: str) -> str:
    wide = chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character
    return f"[{re.escape(character)}{re.escape(wide)}]" if wide != character else re.escape(character)


def _shown(way: str, text: str) -> str:
    name, *numbers = way.split()
    if name == "ends":
        first, last = (int(n) for n in numbers)
        return _ends(text, first, last)
    shown: dict[str, Callable[[str], str]] = {
        "omit": lambda _: OMITTED,
        "hide": lambda _: HIDDEN,
        "phone": _phone,
    }
    return shown[name](text)


def _ends(text: str, first: int, last: int) -> str:
    """The ends of the text, unless that would show most of it."""
    if len(text) < first + last + len(STARS):
        return HIDDEN
    return text[:first] + STARS + (text[-last:] if last else "")


def _phone(text: str) -> str:
    return _ends("".join(c for c in signs_of(text) if c.isdigit()), 3, 4)
