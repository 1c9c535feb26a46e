"""Facts that speak of no shop, so that every one of several sellers may be told of them."""

from functools import cache

from kameng_docs.declared import Files
from kameng_docs.law.vocabulary import FactName

SHARED = Files("law/shared_facts.yaml", tuple[FactName, ...])


@cache
def shared_facts() -> frozenset[str]:
    """Their names."""
    return frozenset(SHARED.only())
