"""Which sums of money everybody may read: none that tells what a few cases were about."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

from kameng_docs.registry.public.few import FEW, are_few

ZERO = Decimal(0)
# What must be left of a sum without its two largest, as a part of the largest: else one of the two works out the other.
LEFT = Decimal("0.1")


class _Sum:
    """One sum: how many cases have a part in it, and the two largest parts."""

    def __init__(self) -> None:
        self.all, self.cases = ZERO, 0
        self._first = self._second = ZERO

    def take(self, part: Decimal) -> None:
        part = abs(part)
        self.all += part
        self.cases += bool(part)
        if part > self._first:
            self._first, self._second = part, self._first
        else:
            self._second = max(self._second, part)

    def tells_too_much(self) -> bool:
        """A few cases make it, or one makes more than half of it, or the two largest nearly all of it."""
        rest = self.all - self._first - self._second
        return are_few(self.cases) or (
            bool(self.all) and (self._first * 2 > self.all or rest < self._first * LEFT)
        )


class Sums:
    """What was paid in all cases together, and what came back in those that say whether anything did."""

    def __init__(self) -> None:
        self._paid, self._back, self._kept = _Sum(), _Sum(), _Sum()
        self._known, self._unknown = _Sum(), _Sum()
        self._count = self._silent = 0
        self._ratios: Counter[Fraction | None] = Counter()

    def take(self, paid: Decimal, back: Decimal | None) -> None:
        """Those of one case; `back` is None where nobody wrote whether anything came back."""
        self._paid.take(paid)
        if back is None:
            self._silent += 1
            self._unknown.take(paid)
            return
        self._count += 1
        self._known.take(paid)
        self._back.take(back)
        self._kept.take(paid - back)
        # With so many different ones none is that of nearly all: they need not be counted any more.
        if len(self._ratios) <= FEW:
            self._ratios[Fraction(back) / Fraction(paid) if paid else None] += 1

    def paid(self) -> Decimal | None:
        """What was paid; None where that says too much."""
        return None if self._paid.tells_too_much() else self._paid.all

    def known(self) -> Decimal | None:
        """What was paid in the cases that say whether money came back; None where it, or what was paid in the others, says too
        much, and where there are none.
        """
        few = are_few(self._count) or are_few(self._silent)
        if not self._count or few or self.paid() is None:
            return None
        return None if self._known.tells_too_much() or self._unknown.tells_too_much() else self._known.all

    def back(self) -> Decimal | None:
        """What came back in the cases that say so; None where it, or what is left of what was paid in them, says too much.

        So it does where nearly all got back the same part: the others stand out in what the two sums differ by.
        """
        if self.known() is None or self._back.tells_too_much() or self._kept.tells_too_much():
            return None
        usual = max(self._ratios.values(), default=0) if len(self._ratios) <= FEW else 0
        return None if are_few(self._count - usual) else self._back.all
