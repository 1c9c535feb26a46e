"""heard.yaml: what words of a chat may answer; and what the other side refuses, as the law library hears it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from kameng_docs.case.goods import GOODS
from kameng_docs.declared import Among, Files, Means, Sought
from kameng_docs.law.grounds import excuses_in
from kameng_docs.law.vocabulary import DisputeName, FactName
from kameng_docs.reading.proposals import Side, Words

SIDES = {"me": Side.ME, "other": Side.OTHER}
# A refusal that names a rule says more than one that only will not.
TERM = "条款"
# Where a sentence ends; a comma ends none, for what was done and by whom may stand on both its sides.
_SENTENCES = re.compile("[。；;！!？?\n]")
_OF_MONEY = re.compile("退|换|赔|补")


@dataclass(frozen=True, kw_only=True)
class Answering:
    """Words that may answer a fact, and what of them goes into the answer."""

    who: Annotated[Side, Means(SIDES)]
    words: Sought
    also: Sought | None = None
    keys: tuple[Annotated[str, Among("项", ("原话", "期限"))], ...] = field(default=())

    def said_in(self, words: Words) -> bool:
        """Whether a message says it."""
        found = words.side is self.who and self.words.search(words.words)
        return bool(found and (self.also is None or self.also.search(words.words)))


@dataclass(frozen=True)
class Heard:
    """The whole file; its keys are explained there."""

    facts: dict[FactName, Answering]
    asked: dict[FactName, tuple[DisputeName, ...]]
    remedy: Sought
    disputes: dict[DisputeName, Sought]
    goods: dict[Annotated[str, Among("买的是什么", GOODS)], Sought]
    idle: Sought
    matters: Sought


HEARD = Files("reading/heard.yaml", Heard)


def refusal(words: Iterable[Words]) -> Words | None:
    """The message in which the other side refuses: one that names a rule before one that only will not."""
    refusing = [(each, kind) for each in words for kind in [_refuses(each)] if kind]
    by_rule = [each for each, kind in refusing if kind == TERM and _OF_MONEY.search(each.words)]
    about_money = [each for each, _ in refusing if _OF_MONEY.search(each.words)]
    return next(iter((*by_rule, *about_money)), None)


def _refuses(words: Words) -> str:
    if words.side is not Side.OTHER:
        return ""
    kinds = [excuse.kind for excuse in excuses_in(words.words)]
    return TERM if TERM in kinds else next(iter(kinds), "")


def named_in(texts: Iterable[str], words: Mapping[str, Sought]) -> dict[str, str]:
    """Each name whose words are in one sentence of these texts, with the words that name it, in the order of the names."""
    sentences = [each for text in texts for each in _SENTENCES.split(text)]
    found = ((name, next(filter(None, map(each.search, sentences)), None)) for name, each in words.items())
    return {name: hit.group() for name, hit in found if hit}


def is_excuse(words: Words) -> bool:
    """Whether the other side makes any excuse in it."""
    return bool(_refuses(words))


def answering(words: Iterable[Words]) -> Iterator[tuple[str, Words, Answering]]:
    """Each fact that a message may answer, with the first message that does."""
    said = list(words)
    for name, each in HEARD.only().facts.items():
        if first := next((one for one in said if each.said_in(one)), None):
            yield name, first, each
