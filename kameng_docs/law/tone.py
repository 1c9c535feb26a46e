"""Where a text speaks in anger, as a verdict or as a threat, or asks for something without a day."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Annotated

from kameng_docs.declared import Files, Key, Sought, sought
from kameng_docs.law.mistakes import SENTENCE_END, Expression, plain, reported
from kameng_docs.law.topics import Clause
from kameng_docs.law.vocabulary import FactName

# What somebody puts between two characters so that a site does not find the word.
INSERTED = sought(r"(?<=[\u4e00-\u9fff])[*＊#＃|｜/／~～^+＋×✕○●…]+(?=[\u4e00-\u9fff])")
# A sentence that names a day asks for something by then (folding takes the hyphens out of 2026-11-27).
PART = "、"
DAY = sought(r"[0-9]{1,2}月[0-9]{1,2}[日号]|20[0-9]{6}|月底前")
# Shorter sentences may well be said twice: 没有回复。
LONG_ENOUGH = 5


@dataclass(frozen=True, kw_only=True)
class Tone:
    """One entry of tone.yaml; the keys are explained there."""

    name: str
    words: tuple[str, ...] = ()
    says: tuple[Expression, ...] = ()
    innocent: tuple[str, ...] = ()
    unless: tuple[Expression, ...] = ()
    unless_facts: tuple[FactName, ...] = ()
    keeps_out: bool = False
    of_offices: bool = False
    undated: bool = False
    wrong: str
    instead: str
    authority: tuple[Clause, ...] = ()


@dataclass(frozen=True)
class ToneList:
    """The whole file. `shouting` is looked for in a text as it was typed, everything else in its folded sentences."""

    tones: Annotated[tuple[Tone, ...], Key("tone")]
    reported: Sought
    at_the_office: Sought
    goes_on: Sought
    shouting: Sought
    shouting_wrong: str
    shouting_instead: str


TONES = Files("law/tone.yaml", ToneList)


def tones_in(text: str, *, anybody: bool = False) -> Iterator[tuple[Tone, tuple[str, ...]]]:
    """Each kind of tone that `text` strikes, with the words that do, in the order of tone.yaml.

    Sentences that tell what somebody else said are innocent, unless `anybody` is meant: before the public it does not
    matter who said it.
    """
    yield from _tones_in(text, anybody)


@lru_cache(maxsize=4096)
def _tones_in(text: str, anybody: bool) -> tuple[tuple[Tone, tuple[str, ...]], ...]:
    """What `tones_in` gives; of one case the same sentences are asked about by many."""
    sentences = [plain(INSERTED.sub("", part)) for part in SENTENCE_END.split(text)]
    found = []
    for tone in listed().tones:
        words = dict.fromkeys(
            each for sentence in sentences for each in _struck(sentence, tone, anybody=anybody)
        )
        if words:
            found.append((tone, tuple(words)))
    return tuple(found)


def heated_words(
    text: str, proved: Mapping[str, bool] | None = None, *, anybody: bool = False
) -> tuple[str, ...]:
    """The words in `text` for which an event is left out of papers, with the facts that are `proved` by an exhibit."""
    return tuple(
        word
        for tone, words in tones_in(text, anybody=anybody)
        if tone.keeps_out and not any((proved or {}).get(fact) for fact in tone.unless_facts)
        for word in words
    )


def without_verdicts(text: str) -> str:
    """`text` without the parts, between two commas or full stops, that pronounce a verdict: what a court or the police decide.

    What an event says so is left out as a whole; what a promise or a step came to is told without it.
    """
    kept, struck = [], False
    for sentence in re.split(r"(?<=[。；;！!？?\n])", text):
        if not _verdict(sentence):
            kept.append(sentence)
            continue
        struck = True
        parts = [part for part in re.split(r"(?<=[，,、])", sentence) if not _verdict(part)]
        kept += [*parts[:-1], parts[-1].rstrip("，,、") + "。"] if parts else []
    return "".join(kept).strip() if struck else text


def _verdict(text: str) -> bool:
    return any(tone.of_offices and tone.keeps_out for tone, _ in tones_in(text))


def shouted(text: str) -> str:
    """What is shouted or said twice in `text`; empty where nothing is."""
    found = listed().shouting.search(text)
    if found:
        return found.group().strip()
    seen: set[str] = set()
    for part in SENTENCE_END.split(text):
        sentence = plain(part)
        if len(sentence) >= LONG_ENOUGH and sentence in seen:
            return part.strip()
        seen.add(sentence)
    return ""


def listed() -> ToneList:
    """The file, read once."""
    return TONES.only()


def _struck(sentence: str, tone: Tone, *, anybody: bool) -> Iterator[str]:
    """The words of one sentence that strike this tone, if the sentence is not innocent."""
    for phrase in tone.innocent:
        sentence = sentence.replace(phrase, "")
    if tone.undated and DAY.search(sentence):
        return
    if not anybody and not tone.of_offices and any(sought(each).search(sentence) for each in tone.unless):
        return
    words = (_compiled(re.escape(word)) for word in tone.words if word in sentence)
    expressions: Iterable[Sought | re.Pattern[str]] = (*words, *map(sought, tone.says))
    for expression in expressions:
        for match in expression.finditer(sentence):
            before = sentence[: match.start()]
            if anybody or not (
                reported(before)
                or listed().reported.search(before)
                or (tone.of_offices and _of_an_office(sentence, match, tone))
            ):
                yield match.group()


def _of_an_office(sentence: str, match: re.Match[str], tone: Tone) -> bool:
    """Whether the part of the sentence in which these words stand tells what an office said or was told.

    Nothing else in the sentence excuses them: 已向派出所报案、对方构成诈骗罪 is a verdict all the same.
    """
    start, end = sentence.rfind(PART, 0, match.start()) + 1, sentence.find(PART, match.end())
    part = sentence[start : None if end < 0 else end]
    expressions: tuple[Sought | re.Pattern[str], ...]
    expressions = (*map(sought, tone.unless), listed().at_the_office)
    if any(each.search(part) for each in expressions):
        return True
    return bool(listed().goes_on.search(part)) and any(each.search(sentence[:start]) for each in expressions)


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    """Kept here: there are more expressions than `re` keeps by itself."""
    return re.compile(expression)
