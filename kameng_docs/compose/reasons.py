"""What a letter argues, in few sentences: why the other side is liable, and an answer to everything it said.

So many clauses of the law as the paper may name are shared out: one to the strongest ground, one of 电子商务法 where it
carries, one to each answer, and what is left to the ground again.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from kameng_docs.brief import ClaimInfo, GroundInfo, RebuttalInfo
from kameng_docs.compose.citing import relied_on
from kameng_docs.law.grounds import ANSWER, FORMED, RETURN, UNDO
from kameng_docs.law.model import Citation

ECOMMERCE = "ecommerce-law"
# That a contract was not performed makes liable by these; where none carries the ground, it is not said.
LIABLE = frozenset(
    {"civil-code:577", "civil-code:582", "civil-code:583", "civil-code:617", "ecommerce-law:74"}
)
# Such an answer stands for itself; a term that was pleaded is answered from the law of terms beside it.
TERM = "条款"
# An answer from the law of terms stands in a letter from such a weight on.
WEIGHTY = 7


@dataclass(frozen=True)
class Reason:
    """One sentence: the `lead` of a ground or its `clause`, or the answer to an excuse, and what of the law it may name."""

    how: str
    ground: GroundInfo | None = None
    rebuttal: RebuttalInfo | None = None
    citations: tuple[Citation, ...] = ()
    liable: bool = False


def reasons_of(
    grounds: Sequence[GroundInfo],
    claims: Sequence[ClaimInfo],
    rebuttals: Sequence[RebuttalInfo],
    at_most: int,
    named: Callable[[Citation], bool],
) -> tuple[Reason, ...]:
    """The reasons of the first claim, and an answer to every excuse that was heard; `at_most` so many clauses of the law."""
    found = [*_own(grounds, claims), *_answers(grounds, rebuttals)]
    given: list[list[Citation]] = [[] for _ in found]
    used: dict[str, str] = {}

    def give(i: int, several: Sequence[Citation]) -> None:
        """The first of them that is not named yet; of a statute that is named already before others."""
        new = [each for each in several if each.label not in used]
        for citation in sorted(new, key=lambda each: each.statute not in used.values())[:1]:
            if len(used) < at_most:
                used[citation.label] = citation.statute
                given[i].append(citation)

    wanted = [[each for each in _wanted(reason) if named(each)] for reason in found]
    main = next((i for i, reason in enumerate(found) if reason.how == "lead"), None)
    if main is not None:
        give(main, wanted[main][:1])
    for i, several in enumerate(wanted):
        give(i, [each for each in several if each.statute == ECOMMERCE])
    for i, reason in enumerate(found):
        if i != main and not given[i] and not (reason.ground and reason.ground.point == FORMED):
            give(i, wanted[i])
    if main is not None:
        give(main, wanted[main][1:])
    return tuple(
        Reason(reason.how, reason.ground, reason.rebuttal, tuple(dict.fromkeys(law)), reason.liable)
        for reason, law in zip(found, given, strict=True)
    )


def _own(grounds: Sequence[GroundInfo], claims: Sequence[ClaimInfo]) -> list[Reason]:
    """That there is a contract, the strongest ground in one sentence, and what of the others tells something of its own."""
    ids = claims[0].grounds if claims else ()
    own = [ground for ground in grounds if ground.id in ids]
    leads = sorted((g for g in own if g.lead and g.point not in (UNDO, ANSWER)), key=_order)
    if not leads:
        plain = next((g for g in own if g.short), None)
        return [Reason("short", plain, liable=False)] if plain else []
    main = leads[0]
    liable = any(each.ref.partition("@")[0] in LIABLE for each in main.citations)
    formed = [Reason("clause", g) for g in grounds if g.point == FORMED and g.clause and _of_shops(g)]
    beside = [Reason("clause", g) for g in own if g is not main and g.clause and _told_nowhere_else(g)]
    whole = claims[0].amount if claims else None
    if main.sum is not None and whole is not None and main.sum < whole:
        # It carries a part of what is asked first: each other that carries one has its reason too.
        told = [main, *(reason.ground for reason in beside)]
        parts = [g for g in own if g.sum is not None and g.clause and g.point not in (UNDO, ANSWER)]
        beside += [Reason("clause", g) for g in parts if g not in told]
    for claim in claims[1:]:
        # What is asked of the same side beside the first has a reason of its own.
        of_it = [g for g in grounds if g.id in claim.grounds and g is not main and g.clause and claim.wanted]
        beside += [Reason("clause", g) for g in of_it[:1]]
    return [*(formed if liable else ()), Reason("lead", main, liable=liable), *beside]


def _order(ground: GroundInfo) -> tuple[bool, int]:
    return ground.point == RETURN, -ground.weight


def _of_shops(ground: GroundInfo) -> bool:
    """Whether 电子商务法 carries it here."""
    return any(each.statute == ECOMMERCE for each in ground.citations)


def _told_nowhere_else(ground: GroundInfo) -> bool:
    """Whether its clause prints words that the story has not: a rule of the platform."""
    return "{rule}" in ground.clause


def _answers(grounds: Sequence[GroundInfo], rebuttals: Iterable[RebuttalInfo]) -> list[Reason]:
    heard = [Reason("answer", rebuttal=each) for each in rebuttals]
    if any(each.kind == TERM for each in rebuttals):
        return heard
    strongest = sorted(
        (g for g in grounds if g.point == ANSWER and g.clause and g.weight >= WEIGHTY), key=_order
    )
    return [*heard, *(Reason("clause", each) for each in strongest[:1])]


def _wanted(reason: Reason) -> list[Citation]:
    """What a reason would name, the weightiest first; of 电子商务法 whatever carries it."""
    if reason.rebuttal:
        return list(reason.rebuttal.citations)
    ground = reason.ground
    if ground is None:
        return []
    if reason.how == "clause":
        # The platform's own rule needs no statute.
        return [] if _told_nowhere_else(ground) else relied_on(ground.clause, ground.citations)
    shops = [each for each in ground.citations if each.statute == ECOMMERCE]
    return list(dict.fromkeys([*ground.short_citations, *shops]))
