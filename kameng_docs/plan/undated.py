"""The days that there are and that cannot be told: what the case file does not say, and what to write."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from kameng_docs.channels import Channel
from kameng_docs.channels.rung import DeadlineRule
from kameng_docs.gates import Past
from kameng_docs.plan.model import CLOSED, Rung, Undated
from kameng_docs.plan.reckoning import Reckoning
from kameng_docs.plan.rungs import names_of, reckoning_of
from kameng_docs.plan.words import Lacking, word, words

# What a case file calls the moments of a key, and those of a thing that was sent.
PARCEL = "实物商品"
OF_KEYS = {"received": "收到卡密的时间", "tried": "“交易”的“第一次兑换的时间”"}
OF_PARCELS = {"received": "签收时间", "tried": "“交易”的"}
# A title is called by what stands before its explanation.
_EXPLAINED = re.compile("[：（]")


def undated_of(past: Past, channels: Mapping[str, Channel], rungs: Iterable[Rung]) -> tuple[Undated, ...]:
    """One for each thing that is lacking, with all the days that wait for it, in the order of the ladder."""
    names = names_of(past, channels)
    shut = {rung.channel for rung in rungs if rung.status == CLOSED}
    found: dict[Lacking, Undated] = {}
    keys = OF_PARCELS if all(order.sort == PARCEL for order in past.brief.orders) else OF_KEYS
    for slug, channel in channels.items():
        if slug in shut:
            continue
        for title, lack in _waiting(reckoning_of(past, channel, names), channel):
            before = found.get(lack, Undated((), lack.says, lack.write.format(**keys), ()))
            if title not in before.titles:
                found[lack] = replace(
                    before, titles=(*before.titles, title), channels=(*before.channels, slug)
                )
    return tuple(found.values())


def of_channels(undated: Iterable[Undated], kept: Iterable[str]) -> tuple[Undated, ...]:
    """The same with the days of these channels alone."""
    wanted = set(kept)
    pairs = (
        (each, [p for p in zip(each.titles, each.channels, strict=True) if p[1] in wanted])
        for each in undated
    )
    return tuple(
        replace(each, titles=tuple(title for title, _ in left), channels=tuple(slug for _, slug in left))
        for each, left in pairs
        if left
    )


def told(undated: Undated) -> str:
    """In one line: the days, what is lacking for them, what to write."""
    return word("undated").told(
        {"titles": "、".join(undated.titles), "says": undated.says, "write": undated.write}
    )


def _waiting(reckoning: Reckoning, channel: Channel) -> Iterator[tuple[str, Lacking]]:
    for rule in channel.rung.deadlines:
        lack = _lacking(reckoning, rule)
        if lack and reckoning.day(rule.on) is None and reckoning.all_hold(rule.conditions):
            yield _EXPLAINED.split(rule.title)[0], lack


def _lacking(reckoning: Reckoning, rule: DeadlineRule) -> Lacking | None:
    """What the moment wants from which the day is counted in the end; None where it has not come."""
    name = rule.on
    while name in reckoning.days:
        name = reckoning.days[name].start
    return next((each for each in words().lacking if name in each.moments), None)
