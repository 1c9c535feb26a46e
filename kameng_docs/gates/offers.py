"""What the other side offered and by when it wants to be told: its own day, which nobody but it has set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from kameng_docs.brief import Brief, Moment
from kameng_docs.case.part import day_of
from kameng_docs.declared import sought
from kameng_docs.law.excerpt import excerpt_of

_AMOUNT = r"(?:\d[\d,]*(?:\.\d+)?(?:元|块|%)|一半|半价|全额|全部|全款|部分|[一二三四五六七八九]成)"
_OFFERS = sought(
    rf"(?:可以?|能|愿意?|同意|为您|给您|向您|最多|只)[^，。；！？,;!?]{{0,12}}(?:退|赔|补|返)[^，。；！？,;!?]{{0,8}}{_AMOUNT}"
    rf"|{_AMOUNT}(?:的)?(?:退款|退还|赔偿|补偿|返还)|(?:全额|部分|先行)(?:退|赔|补)"
)
_DENIED = sought(r"(?:不|无法|没法|不能|不会|拒绝)[^，。；！？,;!?]{0,6}(?:退|赔|补|返)")
_WANTS = sought("回复|答复|确认|同意|接受|选择|告知|联系|提供|逾期|过期|过时|视为|作废|失效")
_WITHIN = sought(r"(?P<count>\d{1,3}|[一二两三四五六七八九十])个?(?P<unit>小时|天|日)(?:之)?内")
_BY = sought(r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号](?:之)?前")
_COUNTED = dict(zip("一二三四五六七八九十", range(1, 11), strict=True)) | {"两": 2}
_PARTS = sought(r"[^，。；！？,;!?\n]+[，。；！？,;!?\n]*")


@dataclass(frozen=True)
class Offer:
    """`words` are those in which something is offered, `at` when, `until` by when its author set that it be answered."""

    words: str
    at: Moment
    until: Moment

    @property
    def whole(self) -> bool:
        """Whether everything is offered back: then there is no rest to be kept."""
        return bool(re.search("全额|全部|全款", self.words)) and not re.search("一半|半价|%|部分", self.words)


def offers_of(brief: Brief) -> tuple[Offer, ...]:
    """Those of a case that want an answer by a day, the newest first, each once; what came to an end wants none."""
    found = {offer.words: offer for offer in _found(brief)}
    return tuple(sorted(found.values(), key=lambda offer: day_of(offer.at), reverse=True))


def _found(brief: Brief) -> Iterator[Offer]:
    said = [(step.outcome, step.replied_at) for step in brief.steps if step.state not in {"已解决", "已撤回"}]
    said += [(event.their_words, event.at) for event in brief.events]
    for words, at in said:
        if words and at and offers(words) and (until := until_of(words, at)):
            yield Offer(excerpt_of(words, offers, 0), at, until)


def offers(words: str) -> bool:
    """Whether something is offered: money, all of it or a part, and not refused in the same breath."""
    return any(_OFFERS.search(part) and not _DENIED.search(part) for part in _PARTS.findall(words))


def until_of(words: str, at: Moment) -> Moment | None:
    """By when an answer is wanted of what was said `at`; None where no day is told. The day itself does not count."""
    for part in _PARTS.findall(words):
        within = _WITHIN.search(part)
        if within and _WANTS.search(part):
            count = _COUNTED.get(within["count"]) or int(within["count"])
            if within["unit"] != "小时":
                return day_of(at) + timedelta(days=count)
            # Of a day without its hour that many hours end on the next day that is whole.
            return (
                at + timedelta(hours=count)
                if isinstance(at, datetime)
                else at + timedelta(days=-(-count // 24))
            )
        by = _BY.search(part)
        if by and _WANTS.search(part):
            return _day(by, at)
    return None


def _day(by: re.Match[str], at: Moment) -> Moment | None:
    """The next such day."""
    said = day_of(at)
    year = int(by["year"] or said.year)
    try:
        day = said.replace(year=year, month=int(by["month"]), day=int(by["day"]))
    except ValueError:
        return None
    return day if day >= said or by["year"] else day.replace(year=year + 1)
