"""The argument of a pleading: at most three points in the order 违约 → 返还 → 反驳, and a paragraph for what is asked beside.

Of one point the strongest ground is argued in full, the others stand as clauses, as far as the paper may name the law.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kameng_docs.brief import ClaimInfo, GroundInfo
from kameng_docs.compose.citing import relied_on
from kameng_docs.law.grounds import ANSWER, BREACH, FORMED, RETURN, UNDO
from kameng_docs.law.model import Citation

# A clause of such weight stands whatever the law it names.
VITAL = 8
# One that is weaker is not argued: it stands as its clause, if it has one.
ARGUED = 4


Named = Callable[[Citation], bool]


@dataclass(frozen=True)
class Point:
    """One point. `name` is breach, return or answer, or empty for a paragraph of `claim`, which is asked beside the first.

    `full` is argued; `clauses` stand behind it, `undo` after them in the alternative; `formed` opens it.
    """

    name: str
    full: GroundInfo | None = None
    clauses: tuple[GroundInfo, ...] = ()
    undo: tuple[GroundInfo, ...] = ()
    formed: tuple[GroundInfo, ...] = ()
    claim: ClaimInfo | None = None

    def wordings(self) -> Iterator[tuple[str, GroundInfo]]:
        """What it prints, each with its ground."""
        if self.full:
            yield self.full.argument, self.full
        yield from ((ground.clause, ground) for ground in (*self.formed, *self.clauses, *self.undo))


def points_of(
    grounds: Sequence[GroundInfo],
    claims: Sequence[ClaimInfo],
    at_most: int | None,
    named: Named,
) -> tuple[Point, ...]:
    """The points that these grounds make for these claims; the first claim is the principal one.

    `at_most` so many articles of the law that are `named` are cited, the clauses (款) of one together; without it, all.
    """
    beside = _beside(grounds, claims)
    taken = {ground.id for point in beside for ground in (point.full, *point.clauses) if ground}
    rest = [ground for ground in grounds if ground.id not in taken]
    points = [point for name in (BREACH, RETURN, ANSWER) if (point := _point(name, rest, named))]
    return _folded(_within((*points, *beside), at_most, named))


def _folded(points: Sequence[Point]) -> tuple[Point, ...]:
    """Without points of which nothing is left; that the contract ends stands with the breach, where nothing else returns."""
    left = [point for point in points if point.full or point.clauses or point.undo]
    alone = next((p for p in left if p.name == RETURN and not p.full and not p.clauses), None)
    breach = next((p for p in left if p.name == BREACH), None)
    if alone is None or breach is None:
        return tuple(left)
    return tuple(replace(p, undo=alone.undo) if p is breach else p for p in left if p is not alone)


def _strongest_first(grounds: Iterable[GroundInfo]) -> list[GroundInfo]:
    return sorted(grounds, key=lambda ground: -ground.weight)


def _point(name: str, grounds: Sequence[GroundInfo], named: Named) -> Point | None:
    own = _strongest_first(ground for ground in grounds if ground.point == name)
    full = next((g for g in own if g.argument and (g.weight >= ARGUED or not g.clause)), None)
    clauses = tuple(ground for ground in own if ground is not full and ground.clause and ground.weight)
    formed = tuple(g for g in grounds if g.point == FORMED and _carried(g, named)) if name == BREACH else ()
    undo = tuple(g for g in grounds if g.point == UNDO and g.clause) if name == RETURN else ()
    if full is None and not clauses and not undo:
        return None
    return Point(name, full, clauses, undo, formed)


def _carried(ground: GroundInfo, named: Named) -> bool:
    """Whether a clause has the law that it stands on: that a contract was made is no news without it."""
    return any(named(each) for each in relied_on(ground.clause, ground.citations))


def _beside(grounds: Sequence[GroundInfo], claims: Sequence[ClaimInfo]) -> tuple[Point, ...]:
    """One paragraph for each claim beside the first: of the grounds that carry it alone, the strongest."""
    first = set(claims[0].grounds) if claims else set()
    found = []
    for claim in claims[1:]:
        own = [g for g in grounds if g.id in claim.grounds and g.id not in first and g.argument]
        if own:
            full, *others = _strongest_first(own)
            clauses = tuple(each for each in others if each.clause and each.weight)
            found.append(Point("", full, clauses, claim=claim))
    return tuple(found)


def _within(points: Sequence[Point], at_most: int | None, named: Named) -> tuple[Point, ...]:
    """The points with as many clauses as the law that may be named allows, the weightiest first."""
    if at_most is None:
        return tuple(points)

    def refs(wording: str, ground: GroundInfo) -> set[tuple[str, str]]:
        return {(each.law, each.article) for each in relied_on(wording, ground.citations) if named(each)}

    used = {ref for point in points if point.full for ref in refs(point.full.argument, point.full)}
    standing = {ground.id for point in points for ground in (point.full,) if ground}
    behind = [ground for point in points for ground in (*point.formed, *point.undo, *point.clauses)]
    for ground in _strongest_first(behind):
        more = refs(ground.clause, ground)
        if ground.weight >= VITAL or len(used | more) <= at_most:
            used |= more
            standing.add(ground.id)

    def kept(several: tuple[GroundInfo, ...]) -> tuple[GroundInfo, ...]:
        return tuple(ground for ground in several if ground.id in standing)

    return tuple(
        replace(p, clauses=kept(p.clauses), undo=kept(p.undo), formed=kept(p.formed)) for p in points
    )
