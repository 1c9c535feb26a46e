"""How the words of the other side are heard: folded, parted into clauses, and held against what a rule names.

The words themselves are data: those that many rules share, and those that admit, settle or ask, stand in `hearing.yaml`.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Annotated

from kameng_docs.declared import (
    EXPRESSION,
    Checked,
    Doubt,
    FaultyFiles,
    Files,
    Sought,
    fault_of,
    instead,
    sought,
)
from kameng_docs.law.mistakes import listed

# A family of words by its name, within an expression; `(?P<…>` is none.
NAMED = re.compile(r"(?<!P)<([a-z][a-z-]*)>")
# What may be put between the signs of a word to tear it apart; else it parts clauses.
BLANK = re.compile(r"[\s.·*_\-]+")
# How a mark is written once the text is folded.
ENDS, PAUSES, ASKS = "。！!；;\n", "，,、:：~～…—|", "？?"
# An excuse is made within so many clauses of one sentence: the topic in one, the refusal in the next or after it.
ADJOINING = 3


@dataclass(frozen=True)
class Hearing:
    """The whole file; the keys are explained there."""

    spelled: dict[str, str]
    traditional: str
    families: dict[str, Annotated[str, EXPRESSION]]
    filler: str
    settles: Annotated[str, EXPRESSION]
    settles_not: Annotated[str, EXPRESSION]
    makes_good: Annotated[str, EXPRESSION]
    innocent: Annotated[str, EXPRESSION]
    rhetoric: Annotated[str, EXPRESSION]
    asks: Annotated[str, EXPRESSION]
    refused: Annotated[str, EXPRESSION]

    @cached_property
    def simple(self) -> Mapping[int, str]:
        """The simple form of each complex character, those of mistakes.yaml too."""
        return {**listed().simple, **{ord(pair[0]): pair[1] for pair in self.traditional.split()}}

    @cached_property
    def disguised(self) -> re.Pattern[str]:
        """The ways of `spelled`, the longest first."""
        ways = sorted(self.spelled, key=len, reverse=True)
        return re.compile("|".join(rf"(?<![a-z0-9]){re.escape(way)}(?![a-z0-9])" for way in ways))

    def written_out(self, expression: str) -> str:
        """An expression with the words of each family in the place of its name. Raises KeyError for one that is not there."""
        return NAMED.sub(lambda found: f"(?:{self.written_out(self.families[found[1]])})", expression)


HEARING = Files("law/hearing.yaml", Hearing)


def _known(expression: str, root: Path) -> Iterator[Doubt]:
    """Families that there are not, and what is no expression once they are written out."""
    try:
        hearing = HEARING.only(root)
    except FaultyFiles:
        return
    for name in NAMED.findall(expression):
        if name not in hearing.families:
            message = f"“<{name}>”不是 law/hearing.yaml 里 families 的一项"
            yield Doubt((), message, instead(name, sorted(hearing.families)), "data.unknown-reference")
            return
    if fault := fault_of(hearing.written_out(expression)):
        yield Doubt((), f"正则表达式“{expression}”写错了：{fault}", "改好括号和转义")


# An expression in which families of hearing.yaml may be named: <refuse>.
Words = Annotated[str, Checked(_known)]


@dataclass(frozen=True)
class Spoken:
    """One message as it is heard: every run of adjoining clauses with its place, and whether the message settles or makes good."""

    runs: tuple[tuple[int, str], ...]
    settles: bool
    makes_good: bool
    asks: bool
    empty: bool

    def place(self, rule: Iterable[tuple[str, ...]], unless: Iterable[str]) -> int | None:
        """Where an excuse is first made: a run that holds all the parts of one alternative and nothing of `unless`."""
        places = list[int]()
        for start, run in self.runs:
            here = [place for parts in rule if (place := _all_in(run, parts)) is not None]
            # Asked last: most rules are not met, and of those nothing of `unless` need be compiled or looked for.
            if here and not any(_compiled(each).search(run) for each in unless):
                places.append(start + min(here))
        return min(places, default=None)


def _all_in(run: str, parts: tuple[str, ...]) -> int | None:
    """Where the first of the parts stands in the run, if every one does."""
    found = list[int]()
    for part in _cheap_first(parts):
        match = _compiled(part).search(run)
        if match is None:
            return None
        found.append(match.start())
    return min(found, default=None)


@cache
def _cheap_first(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The plain and short first: where one is not there, those with whole families in them need not be compiled."""
    return tuple(sorted(parts, key=_cost))


def _cost(expression: str) -> tuple[int, int]:
    return len(NAMED.findall(expression)), len(expression)


@cache
def _compiled(expression: str) -> Sought:
    return sought(HEARING.only().written_out(expression))


@lru_cache(maxsize=1024)
def spoken(message: str) -> Spoken:
    """A message, heard. A clause that asks or says the contrary of an excuse is passed over; the rest is still heard."""
    hearing, folded = HEARING.only(), hearable(message)
    settles, good, asks, start = False, False, False, 0
    # The same words over and over are looked at once, where they stand first.
    first = dict[str, int]()
    for sentence in re.split(r"(?<=。)", folded):
        clauses = list[tuple[int, str]]()
        for found in re.finditer(r"[^，。？]+？?", sentence):
            clause = found[0]
            if re.fullmatch(hearing.filler, clause.rstrip("？")):
                continue
            settles |= bool(
                _compiled(hearing.settles).search(clause)
                and not _compiled(hearing.settles_not).search(clause)
            )
            good |= bool(_compiled(hearing.makes_good).search(clause))
            asked = bool(
                _compiled(hearing.asks).search(clause) and not _compiled(hearing.rhetoric).search(clause)
            )
            asks |= asked
            if asked and _compiled(hearing.refused).match(sentence, found.end()):
                asked = False
            if not asked and not _compiled(hearing.innocent).search(clause):
                clauses.append((start + found.start(), clause))
        for place, run in _runs(clauses):
            first.setdefault(run, place)
        start += len(sentence)
    runs = tuple((place, run) for run, place in first.items())
    return Spoken(runs, settles or good, good, asks, not folded.strip("，。？"))


def _runs(clauses: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    for first in range(max(len(clauses) - ADJOINING + 1, min(len(clauses), 1))):
        few = clauses[first : first + ADJOINING]
        yield few[0][0], "，".join(clause for _, clause in few)


def hearable(message: str) -> str:
    """A message in the form for which rules are written.

    Simple characters of one width, lower case, no blanks, emoji or quotation marks; a sentence ends in 。 or ？, a clause
    in ，. A blank parts clauses where there are words of two signs and more on both its sides; else it is nothing.
    """
    plain = unicodedata.normalize("NFKC", message).translate(HEARING.only().simple).lower()
    plain = plain.replace("\n", "。")
    joined = BLANK.sub(lambda found: _between(plain, found), plain)
    signs = HEARING.only().disguised.sub(
        lambda found: HEARING.only().spelled[found[0]], "".join(_sign(c) for c in joined)
    )
    return re.sub(r"[，。]*([。？])[，。]*", r"\1", re.sub("，+", "，", signs)).strip("，")


def _between(text: str, blank: re.Match[str]) -> str:
    before, after = text[max(blank.start() - 2, 0) : blank.start()], text[blank.end() : blank.end() + 2]
    if "." in blank[0] and before[-1:].isdigit() and after[:1].isdigit():
        return "."
    torn = not re.search(r"[^\W_]{2}$", before) or not re.match(r"[^\W_]{2}", after)
    latin = before[-1:].isascii() or after[:1].isascii()
    return "" if torn or latin else "，"


def _sign(c: str) -> str:
    if c in ENDS:
        return "。"
    if c in ASKS:
        return "？"
    if c in PAUSES:
        return "，"
    return c if unicodedata.category(c)[0] in "LN" or c in "%+￥.。，？" else ""
