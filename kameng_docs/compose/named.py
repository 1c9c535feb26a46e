"""The names that a wording template may use; docs/architecture.md lists them."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from kameng_docs.brief import PUTS_OFF, Brief, ClaimInfo, EventInfo, FactInfo, GroundInfo, PromiseInfo
from kameng_docs.case.part import instant_of
from kameng_docs.compose.answers import answerer
from kameng_docs.compose.attachments import order_pictures
from kameng_docs.compose.called import called
from kameng_docs.compose.complaining import PAST_PLATFORM, names_of
from kameng_docs.compose.groups import MANY
from kameng_docs.compose.lines import Line, lines_of
from kameng_docs.compose.paid import at_issue as orders_at_issue
from kameng_docs.compose.paid import found_by, number_head, number_in, went_through
from kameng_docs.compose.placing import OF_ORDERS
from kameng_docs.compose.points import points_of
from kameng_docs.compose.reasons import reasons_of
from kameng_docs.compose.sides import labels_of
from kameng_docs.compose.telling import Teller
from kameng_docs.disclosure import HIDDEN
from kameng_docs.gates import Past, holds
from kameng_docs.law.claim_kinds import BESIDE, CLAIM_KINDS, argues_for
from kameng_docs.law.fact_names import CHILD, REFUSED
from kameng_docs.law.said import told_apart
from kameng_docs.procedure.days import months_after


def context_of(teller: Teller, more: Mapping[str, Any]) -> dict[str, Any]:
    """Every name, those of `more` before the others. What hangs on nothing cited is worked out once a channel."""
    if not teller.shared:
        for part in (_of_the_case, _of_the_claims, _of_the_sides, _of_days, _of_the_book):
            teller.shared.update(part(teller))
    return {**teller.shared, **more}


def _of_the_case(teller: Teller) -> dict[str, Any]:
    """What was bought and what happened."""
    brief, past = teller.brief, Past(teller.brief)
    at_issue = orders_at_issue(brief)
    ways = {str(order.paid_by) for order in at_issue if order.paid_by} or {""}
    return {
        "brief": brief,
        # What is decided of the case, by the name of a gate (kameng_docs/gates).
        "gate": lambda name: holds(name, past, teller.channel.slug),
        "orders": brief.orders,
        "order": at_issue[0],
        "at_issue": at_issue,
        "order_pictures": order_pictures(brief),
        # Whether some payment at issue may stand on the bill of a wallet.
        "paid_through": lambda wallet: any(went_through(way, wallet) for way in ways),
        "went_through": went_through,
        "order_ids": [o.order_id for o in at_issue if o.order_id and HIDDEN not in o.order_id],
        "found_by": dict(zip(("name", "numbers"), found_by(at_issue), strict=True)),
        "number_head": number_head,
        "number_in": number_in,
        "last_paid": max((order.paid_at for order in at_issue), key=instant_of),
        # What an order's goods are called, and those at issue together (called.yaml).
        "called": called,
        "thing": teller.thing,
        "use": teller.use,
        # What went wrong, as a title names it, and in half a sentence.
        "dispute": teller.dispute,
        "fault": teller.fault,
        "facts": brief.facts,
        "loose_facts": _loose_facts(brief),
        "grouped": _grouped(brief),
        "lines": lambda events, facts=(), promises=(): _lines(brief, events, facts, promises),
        "event_words": teller.event_words,
        # What a complaint and a letter do not repeat of the author's own words.
        "apart": told_apart(),
        "terse": 0,
    }


def _of_the_claims(teller: Teller) -> dict[str, Any]:
    """What is asked, and what it stands on."""
    brief = teller.brief
    principal = brief.claims[0] if brief.claims else None
    claims = dict.fromkeys(CLAIM_KINDS) | {c.kind: c for c in brief.claims if not c.alternative}
    own = _own_grounds(brief, principal)
    named = teller.citer.named
    argued = _argued(brief)
    # Who is only told to wait was refused nothing: the day that the letter sets is the answer to it.
    refused = [each for each in brief.argued if each.manner != PUTS_OFF]
    return {
        "claims": claims,
        "principal": principal,
        "alternative": next((claim for claim in brief.claims if claim.alternative), None),
        # What is asked beside the price, each with what a pleading calls it.
        "beside": [(claims[kind], noun) for kind, noun in BESIDE.items() if claims[kind]],
        "also_wanted": [claim for claim in brief.claims if claim.wanted and claim is not principal],
        "grounds": {ground.id: ground for ground in brief.grounds},
        "own_grounds": own,
        "reasons": lambda at_most: reasons_of(argued, brief.claims, refused, at_most, named),
        "points": lambda grounds, claims, at_most: points_of(
            [ground for ground in grounds if ground in argued], claims, at_most, named
        ),
        **names_of(brief, orders_at_issue(brief), own, teller.channel.reader, named),
    }


def _of_the_sides(teller: Teller) -> dict[str, Any]:
    """Who is against whom, and what this channel calls them."""
    brief, sides = teller.brief, teller.sides
    labels = labels_of(brief, teller.channel)
    sellers = {order.sold_by for order in orders_at_issue(brief) if order.sold_by is not None}
    return {
        "claimant": brief.claimant,
        "respondents": brief.respondents,
        "defendants": brief.defendants,
        "copies": len(brief.defendants),
        "me": sides.me,
        "buyer": sides.buyer,
        "them": sides.them,
        "platform": sides.platform,
        "mediated": sides.mediated,
        "unsure": sides.unsure,
        "channel": teller.channel,
        # 被告一, 被告二: by the place among the respondents; and of whom an order was bought.
        "labels": labels,
        "sold_by": lambda order: labels[order.sold_by] if order.sold_by is not None else sides.them,
        "seller_of": lambda order: brief.respondents[order.sold_by or 0],
        "sellers": sorted(sellers),
        # Who refused: the seller, or the platform.
        "refuser": answerer(brief, sides, REFUSED),
    }


def _of_days(teller: Teller) -> dict[str, Any]:
    """What was sent before, and days counted from the day of making."""
    brief, slug = teller.brief, teller.channel.slug
    return {
        # Through other channels, and through this one.
        "earlier": [step for step in brief.steps if step.channel != slug],
        "again": [step for step in brief.steps if step.channel == slug],
        "days_later": lambda days: brief.made_on + timedelta(days=days),
        "months_later": lambda months: months_after(brief.made_on, months),
        "hours_since_paid": _hours_since_paid(brief),
        # The day by which a letter wants its answer, where the day is ours.
        "reply_by_post": brief.reply_by_post,
    }


def _of_the_book(teller: Teller) -> dict[str, Any]:
    """Where the exhibits stand in the book, and which volume of it this is; the book itself tells (books.py)."""
    exhibits = teller.brief.exhibits
    return {
        "groups": list(dict.fromkeys(exhibit.group for exhibit in exhibits)),
        "book_pages": dict.fromkeys((exhibit.number for exhibit in exhibits), ""),
        "volume": 1,
        "volumes": 1,
        "supplement": 0,
        "slug": "",
    }


def _argued(brief: Brief) -> list[GroundInfo]:
    """The grounds that are reasons for what is asked: who wants the thing is not argued for as one who wants the money."""
    asked = [claim.kind for claim in brief.claims]
    return [ground for ground in brief.grounds if argues_for(ground.supports, asked)]


def _own_grounds(brief: Brief, principal: ClaimInfo | None) -> list[GroundInfo]:
    """The grounds of the first claim, and of a deposit or a penalty asked beside it, that have a short sentence."""
    beside = [claim for claim in brief.claims if claim.kind in BESIDE]
    ids = {id_ for claim in (principal, *beside) if claim for id_ in claim.grounds} | {PAST_PLATFORM}
    named = [ground for ground in brief.grounds if ground.short and ground.id in ids]
    # In the order of the claim: where it is of several parts, the ground of the greatest stands first. Room is short: what
    # carries another claim, and what was paid past the platform, come before the rest of the first one's.
    order = list(principal.grounds) if principal else []
    named.sort(key=lambda ground: order.index(ground.id) if ground.id in order else len(order))
    return sorted(named, key=lambda ground: ground is not named[0] and ground.id in order)


def _loose_facts(brief: Brief) -> list[FactInfo]:
    """Facts that are 是 and have no place in the timeline, but for those that an event tells already."""
    told = {event.fact for event in brief.events}
    return [
        fact
        for name, fact in brief.facts.items()
        if fact.state == "是" and (fact.undated or fact.at is None) and fact.told and name not in told
    ]


def _grouped(brief: Brief) -> bool:
    """Whether so many orders are at issue that a table tells them; a child's payments have one line of their own."""
    return (
        brief.facts[CHILD].state != "是" and len([order for order in brief.orders if order.affected]) >= MANY
    )


def _lines(
    brief: Brief, events: Iterable[EventInfo], facts: Iterable[FactInfo], promises: Iterable[PromiseInfo]
) -> tuple[Line, ...]:
    return lines_of(brief, events, facts, promises, without=OF_ORDERS if _grouped(brief) else ())


def _hours_since_paid(brief: Brief) -> int:
    """Whole hours from the last payment to the beginning of the day of making; never less than 0."""
    paid = max(instant_of(order.paid_at) for order in brief.orders)
    return max(0, int((instant_of(brief.made_on) - paid).total_seconds() // 3600))
