"""Days of a story against those of the pictures: 这个月二十号 is of the month in which the pictures' days lie.

Nothing becomes a value by it; it stands as a remark beside the story.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from kameng_docs.reading.proposals import Kind, Proposal, What
from kameng_docs.reading.spoken_days import Told, moments_in
from kameng_docs.starting.material import Material

_OF_ORDERS = (Kind.ORDERED_AT, Kind.PAID_AT, Kind.DELIVERED_AT)
# Days that are counted back from the day of writing, which no picture shows.
_FROM_TODAY = ("昨", "今", "前天", "大前天")


def days_told(material: Material, found: list[Proposal]) -> dict[int, str]:
    """What each moment of the story (by its place in `found`) means beside the pictures; without those of which nothing is said."""
    shown = _days(material, (*_OF_ORDERS, Kind.MOMENT))
    readings = [list(moments_in(material.story, end)) for end in _months(material)]
    best = max(readings, key=lambda reading: sum(_day(each) in shown for each in reading), default=[])
    if [each.read for each in best] != [each.read for each in found]:
        return {}
    where = "表上" if any(read.what is What.REGISTER for read in material.reads) else "图上"
    told = (_remark(each, own, shown, where) for each, own in zip(best, found, strict=True))
    return {place: remark for place, remark in enumerate(told) if remark}


def _remark(told: Told, own: Proposal, shown: set[date], where: str) -> str:
    """`where` the days that are shown stand."""
    if told.read.startswith(_FROM_TODAY):
        day, value = _day_of(own.value), own.value
    else:
        day, value = _day(told), told.value
    if day is not None and day in shown:
        hour = value if len(value) > len(day.isoformat()) else ""
        return f"{hour}，与{where}的 {day} 合".lstrip("，")
    if day is None or not own.doubts or told.read.startswith(_FROM_TODAY):
        return ""
    return f"{value}，照{where}日期所在的月份算的；{where}没有这一天，请核对"


def _months(material: Material) -> Iterator[date]:
    """The last days of the months in which orders and messages of the pictures lie, the latest month first."""
    months = {(day.year, day.month) for day in _days(material, _OF_ORDERS)}
    for year, month in sorted(months, reverse=True):
        yield date(year, month, monthrange(year, month)[1])


def _days(material: Material, kinds: tuple[Kind, ...]) -> set[date]:
    """The days that pictures, bills and chats show."""
    values = [
        each.value
        for read in material.reads
        if read.what is not What.STORY
        for each in read.proposals
        if each.kind in kinds
    ]
    days = (_day_of(value) for value in (*values, *(each.at for each in material.words)))
    return {day for day in days if day is not None}


def _day(told: Told) -> date | None:
    return _day_of(told.value)


def _day_of(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None
