"""Numbers and days as a person types them: each wrong one is a usage error that says what to type."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

import click

from kameng_docs.cli.arguments import Day, day_of_command
from kameng_docs.cli.chinese import Command

MOST_DAYS = 1000
PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
NEGATIVE = re.compile(r"[-－−][0-9０-９].*")


class Calculation(Command):
    """A command whose negative numbers are told as such, not taken for unknown options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As always, after a usage error for a negative number."""
        for arg in args:
            if NEGATIVE.fullmatch(arg):
                raise click.UsageError(f"“{arg}”是负数，这里只能写正数", ctx)
        return super().parse_args(ctx, args)


class Amount(click.ParamType[Decimal]):
    """A sum in 元 with at most two decimals, or a percentage with at most four; below 10^12."""

    name = "金额"

    def __init__(self, what: str = "金额", places: int = 2, *, zero: bool = False) -> None:
        self.name, self.places, self.zero = what, places, zero

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Decimal:
        """The number, or a usage error that quotes it and says how to type it."""
        typed = str(value).strip()
        if not PLAIN.fullmatch(typed):
            meant = re.sub(r"[,，\s¥￥元%]", "", unicodedata.normalize("NFKC", typed))
            example = meant if PLAIN.fullmatch(meant) else "68 或者 68.50"
            self.fail(f"“{typed}”不是{self.name}，只用半角数字和小数点，写成 {example}", param, ctx)
        if len(typed.partition(".")[2]) > self.places:
            self.fail(f"{self.name}“{typed}”最多写 {self.places} 位小数", param, ctx)
        amount = Decimal(typed)
        if amount >= Decimal(10) ** 12:
            self.fail(f"{self.name}“{typed}”太大，要小于一万亿", param, ctx)
        if not amount and not self.zero:
            self.fail(f"{self.name}要大于 0", param, ctx)
        return amount


class NearDay(Day):
    """A date that the tables and the counting of years can hold."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a usage error."""
        day = super().convert(value, param, ctx)
        if not date(1990, 1, 1) <= day <= date(2100, 12, 31):
            self.fail(f"“{value}”太远，写 1990 年至 2100 年之间的日子", param, ctx)
        return day


class Happened(Day):
    """A day on which something happened; of one that is only meant (昨天, 8.12) the usage error says which it would be."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a usage error."""
        from kameng_docs.reading.typed_moment import meant_by

        meant = meant_by(str(value), day_of_command(ctx))
        if meant.value and not meant.sure:
            self.fail(f"“{value}”不是日期：{meant.asked(str(value))}", param, ctx)
        return super().convert(value, param, ctx)


class Count(click.ParamType[int]):
    """How many days, from 1 to MOST_DAYS."""

    name = "天数"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or a usage error."""
        typed = str(value)
        if not re.fullmatch("[0-9]{1,4}", typed) or not 1 <= int(typed) <= MOST_DAYS:
            self.fail(f"“{typed}”不是天数，写 1 到 {MOST_DAYS} 的整数，例如 7", param, ctx)
        return int(typed)


class Moment(click.ParamType[str]):
    """A day, or a day and an hour; given back as a case file has it."""

    name = "时间"

    def __init__(self, *, ahead: bool = False) -> None:
        """With `ahead` a day without a year is one that is still to come."""
        self.ahead = ahead

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """2026-11-22 or 2026-11-22 20:31, or a usage error that says what to write for what was meant."""
        from kameng_docs.reading.typed_moment import meant_by

        meant = meant_by(str(value), day_of_command(ctx), ahead=self.ahead)
        if not meant.sure:
            told = (
                f"：{meant.asked(str(value))}" if meant.value else "，写成 2026-11-22 或 '2026-11-22 20:31'"
            )
            self.fail(f"“{value}”不是时间{told}", param, ctx)
        return meant.value
