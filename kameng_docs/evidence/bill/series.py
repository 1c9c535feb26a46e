"""Whether payments look like the periods of one renewal: to the same, for the same, at even distances."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from kameng_docs.case.part import day_of, instant_of
from kameng_docs.evidence.bill.model import Payment
from kameng_docs.wording import yuan

# Days between two periods, from and to; what was tried anew after a failed debit comes a few days later.
_EVERY = (
    ("每周", 6, 8),
    ("每月", 26, 36),
    ("每季", 87, 98),
    ("每半年", 178, 190),
    ("每年", 360, 372),
)
# What tells one period of the same from another: 第31期, 2026年5月, 05/2026.
_PERIOD = re.compile(r"第?[0-9一二三四五六七八九十]+[期次个月年日号]+|[0-9]+|[()（）\[\]【】\-_/.:：\s]")
SAID = re.compile("续费|连续包|包月|包年|包季|代扣|自动扣|免密|订阅|委托扣款")
LEAST = 2
# Two payments a month apart may be two orders; words of a renewal make them one.
LEAST_UNSAID = 3


@dataclass(frozen=True)
class Series:
    """Payments that look like periods, oldest first. `goods` is what all are called; `told` says to the author why it looks
    so, `doubts` what speaks against it or is missing.
    """

    payments: tuple[Payment, ...]
    every: str
    goods: str
    told: str
    doubts: tuple[str, ...] = ()

    @property
    def total(self) -> Decimal:
        """What all of them took, in 元."""
        return sum((each.amount for each in self.payments), Decimal(0))


def series_of(payments: Sequence[Payment]) -> Series | None:
    """The series that these payments are, or None where they do not look like one."""
    dated = sorted((each for each in payments if each.at), key=lambda each: instant_of(each.at or date.min))
    if len(dated) < LEAST or len(dated) != len(payments):
        return None
    one_payee = len({each.payee for each in dated}) == 1 and bool(dated[0].payee)
    one_name = len({_PERIOD.sub("", each.goods) for each in dated}) == 1
    one_sum = len({each.amount for each in dated}) == 1
    said = any(SAID.search(f"{each.goods}{each.kind}") for each in dated)
    if not one_payee or not (one_name or one_sum) or (len(dated) < LEAST_UNSAID and not said):
        return None
    days = [day_of(each.at) for each in dated if each.at]
    every = _every(days)
    if every is None:
        return None
    return Series(
        tuple(dated),
        every,
        _name([each.goods for each in dated]),
        _told(dated, every),
        tuple(_doubts(days, every, said=said, one_name=one_name)),
    )


def _every(days: Sequence[date]) -> str | None:
    """At which distance they come, where at least two of three do, and none comes before its time."""
    gaps = [(b - a).days for a, b in pairwise(days)]
    for name, least, most in _EVERY:
        even = [gap for gap in gaps if least <= gap <= most]
        if len(even) * 3 >= len(gaps) * 2 and not any(gap < least for gap in gaps):
            return name
    return None


def _told(dated: Sequence[Payment], every: str) -> str:
    sums = sorted({each.amount for each in dated})
    each = f"每次 {yuan(sums[0])} 元" if len(sums) == 1 else f"每次 {yuan(sums[0])} 至 {yuan(sums[-1])} 元"
    total = yuan(sum((one.amount for one in dated), Decimal(0)))
    first, last = dated[0].at, dated[-1].at
    return (
        f"{len(dated)} 笔都付给“{dated[0].payee}”，{every}一次，{each}，从 {first:%Y-%m-%d} 到 {last:%Y-%m-%d}，共 {total} 元："
        "像是同一个自动续费的各期，可以写成一笔交易的“扣款各期”"
    )


def _doubts(days: Sequence[date], every: str, *, said: bool, one_name: bool) -> list[str]:
    most = next(most for name, _, most in _EVERY if name == every)
    doubts = [
        f"{before} 到 {after} 之间隔得比别的久：中间有没有别的账户扣的、没有扣成的"
        for before, after in pairwise(days)
        if after - before > timedelta(days=most)
    ]
    if not said:
        doubts.append("账单上没有“续费”“包月”一类的字：是每次自己下单的，不是自动续费")
    if not one_name:
        doubts.append("各笔的商品名称不一样：确认是同一个服务")
    return doubts


def _name(names: Sequence[str]) -> str:
    """What all of them are called: the name that all bear, or what the names begin with alike."""
    if len(set(names)) == 1:
        return names[0]
    shortest = min(names, key=len)
    length = next((i for i in range(len(shortest)) if len({name[i] for name in names}) > 1), len(shortest))
    cut = re.sub(r"[(（\[【]?第?[0-9]*$", "", shortest[:length]).rstrip(" -_/（(")
    return cut or names[-1]


Charge = dict[str, str]


def charges(series: Series, moment: Callable[[Payment], str]) -> tuple[Charge, ...]:
    """The rows of 扣款各期, each with its keys and values as a case file has them; `moment` writes the time of a payment."""
    return tuple(
        {
            "时间": moment(each),
            "金额": yuan(each.amount),
            **({"已退回": yuan(each.refunded)} if each.refunded else {}),
            **({"支付单号": each.payment_id} if each.payment_id else {}),
        }
        for each in series.payments
    )
