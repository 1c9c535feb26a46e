"""Folders of cases for figures, by a seed: skewed, small, nested, with hardly anybody different. All names are invented."""

import random
from collections.abc import Sequence
from pathlib import Path

from kameng_docs.registry.filters import Wanted
from kameng_docs.registry.public.model import Public
from kameng_docs.registry.public.publishing import published
from kameng_docs.registry.public.records import Records, open_channels
from kameng_docs.registry.reading import Entry, State
from kameng_docs.registry.stats.gathering import Gathering
from kameng_docs.registry.summary import NO_MONEY_BACK, NOTHING_BACK, Heard, Sent, Side, Summary

TODAY = "2026-11-22"
OUTCOMES = ("", "款项已退", "和解已付", "和解未付", "败诉", "民事判决书")
DISPUTES = ("卡密无效", "描述不符", "拒绝退款", "自动续费", "充值被追回", "到账延迟")
EXCUSES = ("no-refund-for-virtual-goods", "already-consumed", "already-delivered", "own-mistake")
CHANNELS = (("platform_ticket", "平台工单"), ("samr_12315", "12315"), ("heimao", "黑猫投诉"))
STATES = ("已提交", "已受理", "已答复", "已拒绝", "调解不成")
FAMILIES = "赵钱孙李周吴郑王冯陈"


def folder_of(seed: int) -> list[Summary]:
    """From five to sixty cases; the seed says how skewed they are."""
    r = random.Random(seed)  # noqa: S311
    count = r.choice((5, 6, 8, 10, 12, 15, 20, 30, 40, 60))
    # How steep: 0 spreads evenly, more leaves nearly everybody with the first.
    steep = r.choice((0.0, 0.5, 1.0, 2.0, 3.5))

    def one(some: Sequence[object]) -> object:
        return r.choices(some, [1 / (place + 1) ** steep for place in range(len(some))])[0]

    def some_of(many: Sequence[object]) -> list[object]:
        return [each for place, each in enumerate(many) if r.random() < 0.6 / (place + 1) ** (steep / 2)]

    # How many say that nothing came back, where nothing did.
    says = r.choice((0.0, 0.5, 0.9, 1.0))
    return [_summary(r, one, some_of, number, says) for number in range(count)]


def _summary(r: random.Random, one, some_of, number: int, says: float) -> Summary:
    platform = one((0, 1, 2, 3))
    shop = one((0, 1, 2, 3, 4, 5))
    person = r.random() < 0.15
    outcome = one(OUTCOMES)
    back = outcome in {"款项已退", "和解已付"} or r.random() < 0.1
    paid = r.choice((30, 68, 68, 98, 200, 5000 if r.random() < 0.1 else 45))
    steps = tuple(_step(r, one, channel) for channel in some_of(CHANNELS))
    return Summary(
        who=f"{FAMILIES[number % 10]}某{FAMILIES[number // 10 % 10]}",
        platform=f"某某站{platform}",
        # A shop is on one site alone: what a reader may know without being told.
        against=(Side("" if person else f"某某店{platform}{shop}", "钱某某" if person else "", person),),
        bought=f"2026-{one((10, 9, 11, 8, 3)):02}-05",
        disputes=tuple(some_of(DISPUTES)) or DISPUTES[:1],
        asked=f"{paid}.00",
        paid=f"{paid}.00",
        outcome=outcome,
        back={"refunded": f"{r.choice((paid, paid, 10))}.00"} if back else {},
        refund="" if back or r.random() >= says else r.choice((NOTHING_BACK, NOTHING_BACK, NO_MONEY_BACK)),
        steps=steps,
        heard=tuple(Heard(each, answered=r.random() < 0.5) for each in some_of(EXCUSES)),
        marks={"卡密": (f"{number // 2 if r.random() < 0.2 else number + 1000:020x}",)},
    )


def _step(r: random.Random, one, channel: tuple[str, str]) -> Sent:
    state = one(STATES)
    days = one((2, 5, 10, 20, 45)) if r.random() < 0.6 and state != "已提交" else None
    return Sent(*channel, state, "2026-10-10", "2026-10-20" if days is not None else "", days)


def gathered(cases: Sequence[Summary], wanted: Wanted | None = None) -> Public:
    """What is published of them. Raises TooFewError."""
    entries = [
        Entry(Path(f"案{number:04}.yaml"), State.CURRENT, each, TODAY) for number, each in enumerate(cases)
    ]
    with Gathering(TODAY, wanted or Wanted()) as gathering:
        records = Records(gathering, open_channels())
        records.take(gathering.countable(entries))
        return published(records, gathering, TODAY)
