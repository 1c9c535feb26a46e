"""What the cases of a group have in common, counted: which of them tells what, rests on what, heard what."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from kameng_docs.brief import Brief, GroundInfo
from kameng_docs.channels import Channel
from kameng_docs.compose.named import context_of
from kameng_docs.compose.telling import teller_of
from kameng_docs.compose.third_person import spoken_of
from kameng_docs.compose.why import Why
from kameng_docs.gates import Past
from kameng_docs.joint.group import Member
from kameng_docs.joint.kept import EVERYBODY
from kameng_docs.law.claim_kinds import CLAIM_NAMES
from kameng_docs.law.fact_names import ASKED, NOTICE, REFUSED
from kameng_docs.law.model import Citation

COMPLAINANT, REPORTER = "投诉人", "举报人"
# What was tried before, told whatever the grounds rest on.
TRIED = (ASKED, NOTICE)
# Counted from the same record as the excuses, so that whoever is in their table is in this row.
SAID_NO = "被投诉人一方答复不退，或者用第三部分所列的说法不照办"
SAID_NO_ALONE = "被投诉人一方答复不退"
# So many neighbours in a row are told by the first and the last.
RUN = 3
# A key by which things are alike, what it is called, and the clauses that it rests on.
Thing = tuple[Hashable, str, tuple[Citation, ...]]
Look = Callable[[Brief], Iterable[Thing]]


@dataclass(frozen=True)
class Counted:
    """One thing that `numbers` of the members have in common; `all_of` says that it is all of them."""

    what: str
    numbers: tuple[int, ...]
    all_of: bool
    citations: tuple[Citation, ...] = ()
    amount: Decimal | None = None

    @property
    def count(self) -> int:
        """How many."""
        return len(self.numbers)

    @property
    def which(self) -> str:
        """全部, or their numbers: 1、3、5至8."""
        return "全部" if self.all_of else ranged(self.numbers)


def ranged(numbers: Sequence[int]) -> str:
    """1、3、5至8: from three neighbours on by the first and the last."""
    runs: list[list[int]] = []
    for before, number in pairwise((None, *sorted(numbers))):
        if number is None:
            continue
        if before is not None and number == before + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = (f"{run[0]}至{run[-1]}" if len(run) >= RUN else "、".join(map(str, run)) for run in runs)
    return "、".join(told)


def counted(members: Sequence[Member], channel: Channel, of: Look) -> tuple[Counted, ...]:
    """What `of` finds in each as everybody may see it, by its key; what most have first, then in the order in which it was met."""
    found: dict[Hashable, tuple[str, tuple[Citation, ...], list[int]]] = {}
    for number, member in enumerate(members, 1):
        brief = member.papers.seen.to(EVERYBODY, channel.slug)
        for key, what, citations in of(brief):
            numbers = found.setdefault(key, (what, citations, []))[2]
            if number not in numbers:
                numbers.append(number)
    told = [
        Counted(what, tuple(numbers), len(numbers) == len(members), citations)
        for what, citations, numbers in found.values()
    ]
    return tuple(sorted(told, key=lambda each: -each.count))


def facts_of(members: Sequence[Member], channel: Channel) -> tuple[Counted, ...]:
    """The facts on which what is asked rests, and what was tried before, as each of the members states them."""

    def of(brief: Brief) -> Iterator[Thing]:
        carrying = {id_ for claim in brief.claims for id_ in claim.grounds}
        names = [name for ground in brief.grounds if ground.id in carrying for name in ground.facts]
        yield from _stated(brief, (*(name for name in names if name != REFUSED), *TRIED), COMPLAINANT)
        if Past(brief).was_put_off:
            yield REFUSED, said_no, ()

    pasts = [Past(member.papers.seen.to(EVERYBODY, channel.slug)) for member in members]
    said_no = SAID_NO_ALONE if all(p.was_refused or not p.was_put_off for p in pasts) else SAID_NO
    return counted(members, channel, of)


def facts_of_lead(members: Sequence[Member], channel: Channel, lead: str) -> tuple[Counted, ...]:
    """The facts on which one lead for a report rests."""

    def of(brief: Brief) -> Iterator[Thing]:
        for each in brief.leads:
            if each.id == lead:
                yield from _stated(brief, each.facts, REPORTER)

    return counted(members, channel, of)


def _stated(brief: Brief, names: Iterable[str], me: str) -> Iterator[Thing]:
    for name in dict.fromkeys(names):
        fact = brief.facts[name]
        # What is worked out is in sums and days; what is untold (自查, 不写进) is told nowhere.
        if fact.state == "是" and fact.told and not fact.derived:
            yield name, spoken_of(name, me), ()


def excuses_of(members: Sequence[Member], channel: Channel) -> tuple[Counted, ...]:
    """The excuses that were heard, by what they come to; the words themselves stand in each one's own paper."""

    def of(brief: Brief) -> Iterator[Thing]:
        heard = [(each.id, each.title) for each in brief.rebuttals]
        yield from ((id_, title, ()) for id_, title in (*heard, *((u.id, u.title) for u in brief.unanswered)))

    return counted(members, channel, of)


def reasons_of(members: Sequence[Member], channel: Channel, at_most: int) -> tuple[Counted, ...]:
    """The clauses that the own letters rest on, each with what it is cited for: what those letters name, and no more."""

    def of(brief: Brief) -> Iterator[Thing]:
        teller = teller_of(brief, channel)
        for why in context_of(teller, {})["why"](teller.brief.rebuttals, at_most):
            if why.citations:
                labels = tuple(each.label for each in why.citations)
                yield (_id(why), labels), _title(why), why.citations

    return counted(members, channel, of)


def _id(why: Why) -> str:
    return f"excuse {why.rebuttal.id}" if why.rebuttal else f"ground {why.ground.id if why.ground else ''}"


def _title(why: Why) -> str:
    if why.rebuttal:
        return f"回应“{why.rebuttal.title}”"
    return why.ground.title if why.ground else ""


def claims_of(members: Sequence[Member]) -> tuple[Counted, ...]:
    """What is asked, by kind, with the sum of each kind that is money."""
    found: dict[str, list[tuple[int, Decimal | None]]] = {}
    for number, member in enumerate(members, 1):
        for claim in member.brief.claims:
            if not claim.alternative:
                found.setdefault(claim.kind, []).append((number, claim.amount))
    return tuple(
        Counted(
            CLAIM_NAMES[kind],
            tuple(dict.fromkeys(number for number, _ in each)),
            len({number for number, _ in each}) == len(members),
            amount=sum(sums, Decimal(0)) if (sums := [s for _, s in each if s is not None]) else None,
        )
        for kind, each in found.items()
    )


def leads_of(members: Sequence[Member], channel: Channel) -> tuple[tuple[GroundInfo, Counted], ...]:
    """The leads for a report, each with the members whose cases carry it."""

    def of(brief: Brief) -> Iterator[Thing]:
        for each in brief.leads:
            if each.serves == "report":
                yield each.id, each.id, each.citations

    first: dict[str, GroundInfo] = {}
    for member in members:
        first |= {str(lead.id): lead for lead in member.brief.leads}
    return tuple((first[each.what], each) for each in counted(members, channel, of))
