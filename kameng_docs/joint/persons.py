"""Whose cases these are: one person may have several, and is then one person, named in all of them or in none."""

from collections.abc import Sequence

from kameng_docs.brief import ClaimantInfo
from kameng_docs.joint.group import Member
from kameng_docs.joint.listed import shown_name
from kameng_docs.wording import folded


def persons_of(members: Sequence[Member]) -> tuple[tuple[Member, ...], ...]:
    """The members by person, in their order: the same number of an ID, or the same name and telephone."""
    piles: list[tuple[set[tuple[str, ...]], list[Member]]] = []
    for member in members:
        marks, mine = _marks(member), [member]
        same = [pile for pile in piles if pile[0] & marks]
        for pile in reversed(same):
            marks, mine = marks | pile[0], pile[1] + mine
            piles.remove(pile)
        piles.append((marks, mine))
    order = {member.file: i for i, member in enumerate(members)}
    found = [tuple(sorted(mine, key=lambda each: order[each.file])) for _, mine in piles]
    return tuple(sorted(found, key=lambda each: order[each[0].file]))


def named_unlike(members: Sequence[Member]) -> tuple[tuple[str, ...], ...]:
    """The cases of each person who is to be named in one and not in another: the list would tell who the unnamed one is."""
    return tuple(
        tuple(member.case for member in mine)
        for mine in persons_of(members)
        if len({bool(shown_name(member)) for member in mine}) > 1
    )


def _marks(member: Member) -> set[tuple[str, ...]]:
    """What tells a person; of one who told neither, his case alone."""
    who: ClaimantInfo = member.brief.claimant
    phone = "".join(sign for sign in who.phone if sign.isdigit())
    found: set[tuple[str, ...]] = {("case", str(member.file))}
    if who.id_number:
        found.add(("id", folded(who.id_number)))
    if who.name and phone:
        found.add(("name", folded(who.name), phone))
    return found
