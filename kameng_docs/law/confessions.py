"""Where the author's own words say that what his papers state is not so."""

from collections.abc import Iterator
from dataclasses import dataclass

from kameng_docs.declared import Files, Sought, sought
from kameng_docs.law.mistakes import SENTENCE_END, Expression, plain, reported
from kameng_docs.law.vocabulary import FactName

# What somebody quotes is not what he says himself.
QUOTED = sought('[“「『"][^”」』"]*[”」』"]')
# His own words, written down between marks.
WHOLLY_QUOTED = sought('^\\s*[“「『"]([^”」』"]*)[”」』"][。.]?\\s*$')
PART = "、"


@dataclass(frozen=True, kw_only=True)
class Confession:
    """One entry of confessions.yaml; the keys are explained there."""

    name: str
    says: tuple[Expression, ...]
    unless: tuple[Expression, ...] = ()
    facts: tuple[FactName, ...] = ()
    denied: tuple[FactName, ...] = ()
    bought_for: tuple[str, ...] = ()
    no_refund: bool = False
    admitted: tuple[FactName, ...] = ()
    one_piece: bool = False
    wrong: str
    instead: str

    @property
    def always(self) -> bool:
        """Whether it harms whatever the case states."""
        return not (self.facts or self.denied or self.bought_for or self.no_refund)


@dataclass(frozen=True)
class ConfessionList:
    """The whole file: who asks or denies, who tells the words of others, the entries."""

    never: Sought
    others: Sought
    confessions: tuple[Confession, ...]


CONFESSIONS = Files("law/confessions.yaml", ConfessionList)


def confessed(text: str) -> Iterator[tuple[Confession, str]]:
    """Every confession in `text`, once, with the words that make it; whether it contradicts the case is the caller's to say."""
    spoken = WHOLLY_QUOTED.sub(r"\1", text)
    sentences = [plain(part) for part in SENTENCE_END.split(_ended(QUOTED.sub("", spoken)))]
    for each in CONFESSIONS.only().confessions:
        found = next((words for sentence in sentences for words in _said(sentence, each)), "")
        if found:
            yield each, found


def _ended(text: str) -> str:
    """A question keeps its mark: who asks does not confess."""
    return text.replace("？", "吗？").replace("?", "吗?")


def _said(sentence: str, confession: Confession) -> Iterator[str]:
    known, start = CONFESSIONS.only(), 0
    for part in sentence.split(PART):
        before = sentence[:start]
        start += len(part) + 1
        if known.never.search(part) or any(sought(each).search(part) for each in confession.unless):
            continue
        for expression in confession.says:
            for match in sought(expression).finditer(part):
                told = before + part[: match.start()]
                if not (reported(told) or known.others.search(told)):
                    yield match.group()
