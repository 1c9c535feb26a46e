"""What a complaint argues: a sentence for each reason, and so many clauses of the law as its readers take.

To the market regulator one clause of 电子商务法 where it carries, then 消费者权益保护法; to a platform what carries the first reason.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kameng_docs.brief import GroundInfo, RebuttalInfo
from kameng_docs.compose.citing import relied_on
from kameng_docs.law.grounds import FORMED, RETURN, SAMR
from kameng_docs.law.model import Citation

ECOMMERCE = "ecommerce-law"
CONSUMERS = ("consumer-law", "consumer-regulation")
# What prints the words of a promise: where none of it stands, the story tells them.
PROMISE = re.compile(r"\{(promise|live_words|\w+_promise)\}")
SHORT, FORMED_BY, CLAUSE, ANSWER = "short", "formed", "clause", "answer"


@dataclass(frozen=True)
class Why:
    """One reason: the sentence of a ground, or the answer to an excuse, with what it cites.

    `how` is short (what was not as agreed, and what is asked besides), formed (that there is a contract), clause (why the
    money comes back) or answer.
    """

    how: str
    ground: GroundInfo | None = None
    rebuttal: RebuttalInfo | None = None
    citations: tuple[Citation, ...] = ()
    tells_promise: bool = False


def why_of(
    grounds: Sequence[GroundInfo],
    rebuttals: Iterable[RebuttalInfo],
    at_most: int,
    reader: str | None,
    named: Callable[[Citation], bool],
    *,
    beside: frozenset[str] = frozenset(),
    whole: Decimal | None = None,
) -> tuple[Why, ...]:
    """The reasons in the order in which they stand; `grounds` are those that may be argued, the strongest first.

    Of these the first is, to the regulator also why the money comes back and that there is a contract, and always those
    `beside`, which carry what is asked besides. Where the first carries less than the `whole` that is asked first, in 元, each
    that carries a part of it has its reason. At most `at_most` articles are cited, one to a reason.
    """
    found = [*_grounds(grounds, reader, beside, whole), *(Why(ANSWER, rebuttal=each) for each in rebuttals)]
    wanted = [_article(_citations(each, named), reader if each.rebuttal else None) for each in found]
    ranked = sorted(range(len(found)), key=lambda i: _rank(wanted[i], reader))
    cited: list[str] = []
    given: set[int] = set()
    shops = False
    for i in ranked:
        article = wanted[i]
        if not article or (reader == SAMR and shops and article[0].statute == ECOMMERCE):
            continue
        name = _name(article[0])
        if name in cited or len(cited) < at_most:
            cited += [name] if name not in cited else []
            given.add(i)
            shops = shops or article[0].statute == ECOMMERCE
    return tuple(
        Why(each.how, each.ground, each.rebuttal, wanted[i] if i in given else (), _tells_promise(each))
        for i, each in enumerate(found)
        if i in given or not _needs_law(each, beside)
    )


def _needs_law(why: Why, beside: frozenset[str]) -> bool:
    """Whether a reason says no more than its clause of the law does, and nothing without it."""
    return why.ground is not None and why.ground.id not in beside and why.how != SHORT


def _tells_promise(why: Why) -> bool:
    ground = why.ground
    return ground is not None and bool(PROMISE.search(ground.short if why.how == SHORT else ground.clause))


def _grounds(
    grounds: Sequence[GroundInfo], reader: str | None, beside: frozenset[str], whole: Decimal | None
) -> list[Why]:
    """The grounds that are argued, each with its sentence."""
    told = [ground for ground in grounds if ground.short]
    main = next((ground for ground in told if not PROMISE.search(ground.short)), told[0] if told else None)
    found = [Why(SHORT, main)] if main else []
    if reader == SAMR:
        # A duty of the shop's or the platform's carries more than that there is a contract.
        duties = [g for g in told if any(each.statute == ECOMMERCE for each in g.short_citations)]
        formed = [g for g in grounds if g.point == FORMED and g.clause and _of_shops(g)]
        found = [*(Why(FORMED_BY, each) for each in formed[: 0 if duties else 1]), *found]
        back = [g for g in told if g is not main and g.point == RETURN and g.clause and _of_consumers(g)]
        found += [Why(CLAUSE, each) for each in sorted(back, key=lambda ground: -ground.weight)[:1]]
    taken = {each.ground.id for each in found if each.ground}
    part = main is not None and main.sum is not None and whole is not None and main.sum < whole
    more = [g for g in told if g.id in beside or (part and g.sum is not None and not g.takes_off)]
    return [*found, *(Why(SHORT, g) for g in more if g.id not in taken)]


def _of_shops(ground: GroundInfo) -> bool:
    return any(each.statute == ECOMMERCE for each in relied_on(ground.clause, ground.citations))


def _of_consumers(ground: GroundInfo) -> bool:
    return any(each.statute in CONSUMERS for each in relied_on(ground.clause, ground.citations))


def _citations(why: Why, named: Callable[[Citation], bool]) -> list[Citation]:
    """What a reason could cite, to the reader of this paper."""
    if why.rebuttal:
        every = relied_on(why.rebuttal.answer, why.rebuttal.citations)
    elif why.ground is None:
        every = []
    elif why.how == SHORT:
        every = list(why.ground.short_citations)
    else:
        every = relied_on(why.ground.clause, why.ground.citations)
    return [each for each in every if named(each)]


def _article(citations: Sequence[Citation], reader: str | None) -> tuple[Citation, ...]:
    """One article of these, in as many of its paragraphs as are named: the one that this reader knows best."""
    if not citations:
        return ()
    best = min(citations, key=lambda each: _rank((each,), reader))
    return tuple(each for each in citations if _name(each) == _name(best))


def _rank(article: Sequence[Citation], reader: str | None) -> int:
    if reader != SAMR or not article:
        return 0
    statute = article[0].statute
    return 0 if statute == ECOMMERCE else 1 if statute in CONSUMERS else 2


def _name(citation: Citation) -> str:
    return f"{citation.law} {citation.article}"
