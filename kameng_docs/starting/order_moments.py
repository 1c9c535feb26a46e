"""The moments of an order: when it was made, paid, received and tried, each as the screen that is its own tells it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from kameng_docs.case.part import instant_of
from kameng_docs.case.typed import half_width, moment_of
from kameng_docs.reading.proposals import Kind, Proposal, What
from kameng_docs.starting.asks import ASKS
from kameng_docs.starting.grouping import Group
from kameng_docs.starting.material import Material
from kameng_docs.starting.saying import AGREED, leaves_of, places
from kameng_docs.starting.tree import Leaf

# A screen of an order and one of its payment tell the second in which each of them noted it.
SAME = timedelta(minutes=2)
_SECOND = re.compile(r"\d{1,2}:\d{2}:(\d{2})(?!\d)")


def moments(group: Group, material: Material) -> Iterator[Leaf]:
    """From the order to the first redemption: what was read with where, the rest as empty places."""
    ordered = _one_moment(group.of(Kind.ORDERED_AT), material, What.ORDER)
    paid = _one_moment(group.of(Kind.PAID_AT), material, What.PAYMENT)
    if not ordered and len({each.value for each in paid}) == 1 and not paid[0].doubts:
        note = f"读到的是付款时间（{places(paid[0].at)}）；下单更早的，照订单改"
        yield Leaf("下单时间", paid[0].value, note)
    else:
        yield from _to_the_second(leaves_of("下单时间", ordered, ASKS["下单时间"]), ordered, material)
    yield from _to_the_second(leaves_of("付款时间", paid, ASKS["付款时间"]), paid, material)
    received = _one_moment(group.of(Kind.DELIVERED_AT), material, What.ORDER)
    for line in _to_the_second(
        leaves_of("收到卡密的时间", received, ASKS["收到卡密的时间"]), received, material
    ):
        label = next((each.label for each in received if each.value == line.value and each.label), "")
        yield replace(line, note=f"{line.note}；图上写的是“{label}”") if label else line
    yield Leaf("第一次点开看卡密的时间", note=ASKS["第一次点开看卡密的时间"])
    yield Leaf("第一次兑换的时间", note=ASKS["第一次兑换的时间"] + _clocks(group, material))


def _to_the_second(lines: list[Leaf], found: list[Proposal], material: Material) -> Iterator[Leaf]:
    """The lines; where two files tell one minute with other seconds, how far they are apart."""
    for line in lines:
        apart = next((_apart(each, material) for each in found if each.value == line.value), 0)
        told = f"，相差 {apart} 秒"
        yield replace(line, note=line.note.replace(AGREED, told)) if apart else line


def _apart(moment: Proposal, material: Material) -> int:
    """How many seconds lie between the readings of one minute; 0 where all are alike, or tell none."""
    read = (
        _SECOND.search(half_width(each.read))
        for one in material.reads
        for each in one.proposals
        if each.kind is moment.kind and each.value == moment.value and set(each.at) <= set(moment.at)
    )
    seconds = {int(each[1]) for each in read if each}
    return max(seconds) - min(seconds) if seconds else 0


def _clocks(group: Group, material: Material) -> str:
    """What the clock showed when a page refused; that this was the first time is no more told than the day."""
    files = {place.file for each in group.of(Kind.NOTICE, Kind.KEY) for place in each.at}
    shown = [
        read
        for read in material.reads
        if read.what is What.FAILED and read.clock and read.file in files and material.shot(read.file)
    ]
    told = "；".join(f"{read.file} 图上的时钟是 {read.clock}" for read in shown)
    return f"；{told}，哪一天、是不是第一次请您填" if told else ""


def _one_moment(found: list[Proposal], material: Material, best: What) -> list[Proposal]:
    """Where several screens noted one moment within two minutes, that of the screen whose own it is; the others are told."""
    spans = [_instant(each.value) for each in found]
    known = [each for each in spans if each is not None]
    if len({each.value for each in found}) < 2 or len(known) != len(found) or max(known) - min(known) > SAME:  # noqa: PLR2004
        return found
    own = {best, What.BILL}
    chosen = next((each for each in found if material.what(each.at[0].file) in own), found[0])
    others = [each for each in found if each is not chosen]
    doubts = tuple(d for d in chosen.doubts if not any(each.value in d for each in others))
    return [replace(chosen, doubts=doubts)]


def _instant(value: str) -> datetime | None:
    try:
        moment = moment_of(value)
    except ValueError:
        return None
    return instant_of(moment) if isinstance(moment, datetime) else None
