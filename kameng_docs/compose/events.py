"""What happened in an event of the author's own words: who said what."""

from itertools import pairwise

from kameng_docs.brief import Brief, EventInfo
from kameng_docs.compose.sides import ADDRESSED, YOU, Sides
from kameng_docs.wording import inner_quotes

# Where a paper has one word for the other side, whoever of its people spoke is told by it too.
ONE_SIDE = frozenset({"对方", YOU, *ADDRESSED.values()})
SPOKESMEN = frozenset(
    {"客服", "店主", "卖家", "商家", "店家", "老板", "掌柜", "店铺客服", "卖家客服", "商家客服", "对方"}
)


def event_words(event: EventInfo, brief: Brief, sides: Sides) -> str:
    """The event without its time, its proof and a full stop. `sides` are those of whom it is about."""
    parts = []
    if event.what:
        parts.append(event.what.rstrip("。"))
    if event.my_words:
        parts.append(f"{sides.speaker}提出：“{inner_quotes(event.my_words)}”")
    # What they said may be told with the fact already.
    told = brief.facts[event.fact].words if event.fact else ""
    if event.their_words and event.their_words != told:
        parts.append(f"{_speaker(event, sides)}答复：“{inner_quotes(event.their_words)}”")
    return "；".join(parts)


def _speaker(event: EventInfo, sides: Sides) -> str:
    theirs = sides.them in ONE_SIDE and event.counterpart in SPOKESMEN
    if theirs or not event.counterpart:
        return sides.them
    # Of several sellers, whose person spoke.
    return f"{sides.them}的{event.counterpart}" if event.whom else event.counterpart


def adds(words: str, told: str) -> bool:
    """Whether `words` say something that `told` does not: most of their neighbouring signs stand there in no pair."""
    signs = [sign for sign in words if sign.isalnum()]
    pairs = ["".join(pair) for pair in pairwise(signs)]
    new = [pair for pair in pairs if pair not in told]
    return len(new) * 2 > len(pairs)
