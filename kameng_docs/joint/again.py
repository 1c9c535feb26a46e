"""A joint letter that was handed in, and one that is written after it: what went stays as it went, what comes says so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from kameng_docs.case.part import day_of
from kameng_docs.gates import Past
from kameng_docs.joint.group import Group, Member
from kameng_docs.output import read_manifest
from kameng_docs.pipeline import Workshop, case_of
from kameng_docs.plan import DONE, OPEN


def handed_in_on(folder: Path, shop: Workshop, cases: Path, slug: str) -> date | None:
    """The day on which the letter in that folder went: the first on which one of its cases was sent through the channel after
    it was made; None where none was.
    """
    made = read_manifest(folder)
    if made is None:
        return None
    first = date.fromisoformat(made.made_on)
    return min(
        (day for name in made.sources for day in _sent(shop, cases / name, slug) if day >= first),
        default=None,
    )


def _sent(shop: Workshop, file: Path, slug: str) -> Iterator[date]:
    case = case_of(shop, file)[0] if file.is_file() else None
    for step in case.progress if case else ():
        if shop.channel_words[step.channel] == slug:
            yield day_of(step.submitted_at)


def sent_before(member: Member, slug: str) -> date | None:
    """The day on which this case went to where it still lies; None where it does not."""
    past = Past(member.brief)
    step = past.last(slug)
    return day_of(step.submitted_at) if step and past.is_pending(step) else None


def reopened(group: Group, slug: str) -> Group:
    """The group as for another letter in the same matter: a case that lies there already may stand in it once more."""
    return replace(group, members=tuple(_reopened(each, slug) for each in group.members))


def _reopened(member: Member, slug: str) -> Member:
    rung = member.plan.rung(slug)
    if rung is None or rung.status != DONE or sent_before(member, slug) is None:
        return member
    rungs = tuple(replace(each, status=OPEN) if each is rung else each for each in member.plan.rungs)
    return replace(member, papers=replace(member.papers, plan=replace(member.plan, rungs=rungs)))
