"""What is asked of several in one suit, made of what stands against each: no ground, fact or sum of one is another's."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from kameng_docs.assess.timeline import in_order
from kameng_docs.brief import Brief, ClaimInfo, EventInfo, FactInfo, GroundInfo
from kameng_docs.case.whose import Ours, Said
from kameng_docs.law.following import of_kind
from kameng_docs.procedure.fees import court_fee
from kameng_docs.wording import yuan

YES = "是"
# Between the name of a fact and the place of the seller whose answer is another than the first one's.
OTHERS = "·"
Of = tuple[int, ...]


def joined_brief(whole: Brief, sets: tuple[Brief, ...]) -> Brief:
    """The brief of all, with what was assessed of each in the place of what the answers of all would give together.

    `whom` of each part are the places among the respondents, which are those of `sets`; empty where it is about all.
    """
    facts, names = _facts(whole, sets)
    total = sum((brief.total for brief in sets), Decimal(0))
    sued_for = sum((brief.sued_for for brief in sets if brief.claims), Decimal(0))
    standing = {ground.id for brief in sets for ground in brief.grounds}
    return replace(
        whole,
        facts=facts,
        events=_events(whole, sets, names),
        grounds=tuple(_grounds([brief.grounds for brief in sets], whole.grounds)),
        leads=tuple(_grounds([brief.leads for brief in sets], whole.leads)),
        refused=tuple(each for each in whole.refused if each.id not in standing),
        claims=tuple(_claims(whole, sets)),
        promises=_alike([brief.promises for brief in sets]),
        their_terms=_alike([brief.their_terms for brief in sets]),
        rebuttals=_alike([brief.rebuttals for brief in sets]),
        unanswered=tuple(dict.fromkeys(each for brief in sets for each in brief.unanswered)),
        not_understood=tuple(dict.fromkeys(each for brief in sets for each in brief.not_understood)),
        total=total,
        sued_for=sued_for,
        court_fee=court_fee(sued_for),
        court_fee_halved=court_fee(sued_for, halved=True),
    )


def _whom(found: list[int], sets: int) -> Of:
    return () if len(found) == sets else tuple(found)


def _alike(parts: list[tuple[Any, ...]]) -> tuple[Any, ...]:
    """Each once, with those about whom it is; equal parts of several are one."""
    found: dict[Any, list[int]] = {}
    for i, those in enumerate(parts):
        for each in those:
            found.setdefault(each, []).append(i)
    return tuple(replace(each, whom=_whom(of, len(parts))) for each, of in found.items())


def _facts(whole: Brief, sets: tuple[Brief, ...]) -> tuple[Mapping[str, FactInfo], list[Mapping[str, str]]]:
    """The facts, and for each seller under which name what is told of him stands.

    What several answered otherwise stands once more for each other answer; the first is found under the name of the fact.
    """
    found: dict[str, FactInfo] = {}
    names: list[dict[str, str]] = [{} for _ in sets]
    for name, fact in whole.facts.items():
        told: dict[FactInfo, list[int]] = {}
        for i, brief in enumerate(sets):
            if brief.facts[name].state == YES:
                told.setdefault(_without_time(brief.facts[name]), []).append(i)
        if not told:
            states = {brief.facts[name].state for brief in sets}
            found[name] = fact if fact.state != YES else replace(fact, state=Ours(min(states)))
            continue
        for number, (each, of) in enumerate(told.items(), 1):
            key = name if number == 1 else f"{name}{OTHERS}{number}"
            shown = _all(sets[i].facts[name].exhibits for i in of)
            found[key] = replace(each, whom=_whom(of, len(sets)), exhibits=shown)
            for i in of:
                names[i][name] = key
    return found, names  # type: ignore[return-value]


def _without_time(fact: FactInfo) -> FactInfo:
    """What is compared: not its exhibits, nor the time of what is told without one."""
    return replace(fact, exhibits=(), at=None if fact.undated else fact.at)


def _events(whole: Brief, sets: tuple[Brief, ...], names: list[Mapping[str, str]]) -> tuple[EventInfo, ...]:
    """What happened with each, and the orders of all; what happened with several alike is told once."""
    told: dict[EventInfo, list[int]] = {}
    for i, brief in enumerate(sets):
        for event in brief.events:
            if event.kind in {"fact", "event"}:
                fact = names[i].get(event.fact, event.fact)
                told.setdefault(replace(event, fact=Ours(fact)), []).append(i)
    notices = {f for notice in of_kind("redemption_notice") for each in names if (f := each.get(notice))}
    minutes = {event.at for event in told if event.fact in notices}
    others = [
        event
        for event in whole.events
        if event.kind not in {"fact", "event"} and not (event.kind == "tried" and event.at in minutes)
    ]
    merged = [replace(event, whom=_whom(of, len(sets))) for event, of in told.items()]
    return in_order((*others, *merged))


def _grounds(parts: list[tuple[GroundInfo, ...]], whole: tuple[GroundInfo, ...]) -> Iterator[GroundInfo]:
    """Those that stand against one at least, in the order in which they are argued of all."""
    order = {ground.id: place for place, ground in enumerate(whole)}
    found: dict[str, list[tuple[int, GroundInfo]]] = {}
    for i, those in enumerate(parts):
        for each in those:
            found.setdefault(each.id, []).append((i, each))
    for id_ in sorted(found, key=lambda each: order.get(Ours(each), len(order))):
        grounds = [ground for _, ground in found[id_]]
        sums = [ground.sum for ground in grounds if ground.sum is not None]
        yield replace(
            grounds[0],
            facts=_all(ground.facts for ground in grounds),
            exhibits=_all(ground.exhibits for ground in grounds),
            sum=sum(sums, Decimal(0)) if sums else None,
            working=Said("；".join(dict.fromkeys(ground.working for ground in grounds if ground.working))),
            whom=_whom([i for i, _ in found[id_]], len(parts)),
        )


def _claims(whole: Brief, sets: tuple[Brief, ...]) -> Iterator[ClaimInfo]:
    """What is asked of all, each kind once: the sum of what is asked of each."""
    found: dict[str, list[ClaimInfo]] = {}
    for brief in sets:
        for claim in brief.claims:
            found.setdefault(claim.id, []).append(claim)
    for claims in found.values():
        amounts = [claim.amount for claim in claims if claim.amount is not None]
        sums = [claim.sum for claim in claims if claim.sum is not None]
        amount = sum(amounts, Decimal(0)) if amounts else None
        # What was spent on all of them is named once, as it stands on the receipt.
        spent = next(
            (each for each in whole.claims if each.id == claims[0].id and each.amount == amount), None
        )
        formula = claims[0].formula
        if amount is not None and len(amounts) > 1:
            formula = Said(f"{' + '.join(f'{yuan(each)} 元' for each in amounts)} = {yuan(amount)} 元")
        yield replace(
            claims[0],
            amount=amount,
            formula=formula,
            grounds=_all(claim.grounds for claim in claims),
            citations=tuple({c.ref: c for claim in claims for c in claim.citations}.values()),
            exhibits=_all(claim.exhibits for claim in claims),
            items=spent.items if spent else tuple(item for claim in claims for item in claim.items),
            sum=sum(sums, Decimal(0)) if sums else None,
        )


def _all(parts: Any) -> Any:
    return tuple(dict.fromkeys(each for part in parts for each in part))
