"""What words of the other side are: a rule or a statement of fact, a description or a promise, for the buyer or against."""

import re
from dataclasses import dataclass

from kameng_docs.declared import Files
from kameng_docs.wording import folded

CLAUSES = re.compile(r"[、,;.!?。！？，；\n]")


@dataclass(frozen=True)
class _Refusal:
    names_a_rule: re.Pattern[str]
    disputes_the_facts: re.Pattern[str]


@dataclass(frozen=True)
class _Promise:
    undertakes: re.Pattern[str]


@dataclass(frozen=True)
class _Rule:
    gives: re.Pattern[str]
    forbids_the_shop: re.Pattern[str]
    takes: re.Pattern[str]


@dataclass(frozen=True)
class Expressions:
    """What is looked for in a refusal, a promise and a rule."""

    refusal: _Refusal
    promise: _Promise
    rule: _Rule


SAID = Files("law/said.yaml", Expressions)


def disputes_the_facts(refusal: str) -> bool:
    """Whether a refusal only says that the facts are otherwise. That is no standard term, and none is void."""
    plain, known = folded(refusal), SAID.only().refusal
    return bool(known.disputes_the_facts.search(plain)) and not known.names_a_rule.search(plain)


def describes_goods(promise: str) -> bool:
    """Whether a promise describes what was sold (民法典 第六百一十五条), and is not of compensation or service alone."""
    undertakes = SAID.only().promise.undertakes
    clauses = [folded(clause) for clause in CLAUSES.split(promise)]
    return any(clause and not undertakes.search(clause) for clause in clauses)


def favours_buyer(rule: str) -> bool:
    """Whether a platform's rule gives the buyer something and takes nothing away, so that it may be pleaded as a term."""
    known = SAID.only().rule
    left = known.forbids_the_shop.sub("", folded(rule))
    return bool(known.gives.search(folded(rule))) and not known.takes.search(left)
