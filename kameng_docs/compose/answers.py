"""What is told of the answer to a fact, and who gave an answer."""

from collections.abc import Callable, Iterable

from kameng_docs.brief import Brief, FactInfo
from kameng_docs.compose.sides import Sides
from kameng_docs.wording import inner_quotes

Proof = Callable[[Iterable[str]], str]


def said(fact: FactInfo) -> str:
    """：“…”, where the words of a fact are known; without the marks where they are what the author wrote of it."""
    if fact.described:
        return f"：{fact.words.rstrip('。')}" if fact.words else ""
    return f"：“{inner_quotes(fact.words)}”" if fact.words else ""


def answerer(brief: Brief, sides: Sides, name: str) -> str:
    """Who gave the answer that a fact tells: the seller, or the platform."""
    return sides.platform if brief.facts[name].by else sides.them
