"""What the wordings of complaints may call besides: rows of orders, payments, reasons, the story before and since they talked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kameng_docs.brief import Brief, FactInfo, GroundInfo, Moment, OrderInfo, RebuttalInfo
from kameng_docs.case.part import day_of, instant_of
from kameng_docs.case.whose import Ours, Said
from kameng_docs.compose.alike import rows_of
from kameng_docs.compose.lines import Line
from kameng_docs.compose.paid import payments_of
from kameng_docs.compose.why import Why, why_of
from kameng_docs.law.fact_names import ADMITTED, ASKED, END_NOTICE, NOTICE, OBJECTED, REFUSED, TOLD
from kameng_docs.law.fact_names import NO_REPLY as UNANSWERED
from kameng_docs.law.grounds import FORMED
from kameng_docs.law.model import Citation
from kameng_docs.wording import date_in_chinese

PAGE_SAYS = "兑换页提示"
# That nobody answered is argued besides, whatever is asked.
NO_REPLY = "no-reply"
# Why what was paid past the platform counts as paid to the shop: without it a part of the sum has no reason.
PAST_PLATFORM = "paid-staff-outside"
# With these begins what was talked about with the other side; of the author's own events, where somebody spoke.
TALK = frozenset({TOLD, ASKED, REFUSED, NOTICE, UNANSWERED, END_NOTICE, ADMITTED, OBJECTED})


def names_of(
    brief: Brief,
    at_issue: Sequence[OrderInfo],
    own_grounds: Sequence[GroundInfo],
    reader: str | None,
    named: Callable[[Citation], bool],
) -> Mapping[str, Any]:
    """The names, for one brief and one reader of the law."""
    beside = frozenset(
        id_ for claim in brief.claims[1:] if claim.wanted and not claim.alternative for id_ in claim.grounds
    )

    def why(rebuttals: Sequence[RebuttalInfo], at_most: int | None, wide: bool = True) -> tuple[Why, ...]:
        own = {ground.id for ground in own_grounds}
        more = [
            ground
            for ground in brief.grounds
            if ground.id not in own
            and (ground.id in beside or ground.id == NO_REPLY or (wide and ground.point == FORMED))
        ]
        ids = beside | {NO_REPLY, PAST_PLATFORM}
        return why_of(
            [*(own_grounds if wide else own_grounds[:1]), *more],
            rebuttals,
            at_most or 0,
            reader,
            named,
            beside=ids,
            whole=brief.claims[0].amount if brief.claims else None,
        )

    return {
        "order_rows": rows_of,
        "payments": payments_of(brief, at_issue),
        "day_to_day": day_to_day,
        "one_by_one": one_by_one,
        "but_notices": but_notices,
        "tersely": tersely,
        "ahead_of": lambda lines, at: [line for line in lines if _ahead(line, at)],
        "not_ahead_of": lambda lines, at: [line for line in lines if not _ahead(line, at)],
        "quoted_once": lambda facts: quoted_once(facts, brief),
        "why": why,
        "before_talk": lambda lines: lines[: _talk(lines)],
        "since_talk": lambda lines: lines[_talk(lines) :],
    }


def one_by_one(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with every fact in a line of its own behind the one that tells it, so that each has its own proof."""
    return tuple(each for line in lines for each in _apart(line))


def but_notices(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without what the page showed: of orders that are told together it is told of all, not at the hour of one."""
    return tuple(line for line in lines if not (line.event and line.event.fact.startswith(PAGE_SAYS)))


def tersely(lines: Sequence[Line], terse: int) -> tuple[Line, ...]:
    """The lines that a text keeps which is still too long: without what the author told in words of his own where `terse` is
    3, from 2 on only those of them in which the other side answered; what was paid, stated, refused stays.
    """
    if terse < 2:  # noqa: PLR2004 — shorter wordings come first
        return tuple(lines)
    return tuple(line for line in lines if _stays(line, terse))


def _stays(line: Line, terse: int) -> bool:
    event = line.event
    if event is None or event.kind in {"ordered", "fact"}:
        return True
    return terse == 2 and event.kind == "event" and bool(event.their_words)  # noqa: PLR2004


def quoted_once(facts: Iterable[FactInfo], brief: Brief) -> list[FactInfo]:
    """The facts, without words that an event quotes already; of nothing but such words no fact is made."""
    said = {event.their_words for event in brief.events} | {
        brief.facts[event.fact].words for event in brief.events if event.fact
    }
    kept = []
    for fact in facts:
        if not fact.words or fact.words not in said:
            kept.append(fact)
        elif fact.told.endswith("：{words}") and not fact.told.startswith("官方告知了原因"):
            kept.append(replace(fact, words=Said(""), told=Ours(fact.told.removesuffix("：{words}"))))
        elif "{" not in fact.told:
            kept.append(replace(fact, words=Said("")))
    return kept


def _apart(line: Line) -> tuple[Line, ...]:
    first = (replace(line, facts=()),) if line.event or line.promise else ()
    return (*first, *(Line(line.at, facts=(fact,), later=line.later) for fact in line.facts))


def day_to_day(first: Moment, last: Moment) -> str:
    """2026年10月3日至14日: the later day as far as the earlier does not say it."""
    one, other = day_of(first), day_of(last)
    told = date_in_chinese(other)
    if one == other:
        return told
    if one.year == other.year:
        told = told.partition("年")[2]
    if (one.year, one.month) == (other.year, other.month):
        told = f"{other.day}日"
    return f"{date_in_chinese(one)}至{told}"


def _ahead(line: Line, at: Moment) -> bool:
    """Whether what a line tells happened before this, so that it is told before what is told together from then on."""
    return line.event is not None and line.at is not None and instant_of(line.at) < instant_of(at)


def _talk(lines: Sequence[Line]) -> int:
    """The place of the first line in which they spoke with each other; behind the last where they did not."""
    for i, line in enumerate(lines):
        event = line.event
        if event and (event.kind == "step" or event.fact in TALK or event.their_words or event.my_words):
            return i
        if line.later and line.at and any(fact.name in TALK for fact in line.facts):
            return i
    return len(lines)
