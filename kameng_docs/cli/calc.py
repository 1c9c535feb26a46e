"""The command `calc`: fees, sums in words, working days, interest, damages, caps and limitation, each with its rule."""

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import click

from kameng_docs.cli.arguments import format_option, today
from kameng_docs.cli.chinese import Group, OneOf, option
from kameng_docs.cli.numbers import Amount, Calculation, Count, NearDay

if TYPE_CHECKING:
    from kameng_docs.calc.answer import Answer

TODAY_HELP = "按这一天的法律和期限，默认今天"
today_option = option("--today", "made_on", type=NearDay(), default=None, help=TODAY_HELP)


@click.group(cls=Group)
def calc() -> None:
    """计算：诉讼费、大写、工作日、利息、增加赔偿、小额上限、时效，各附算法和依据。"""


@calc.command(cls=Calculation)
@click.argument("amount", type=Amount())
@option(
    "--for",
    "what",
    type=OneOf(["受理", "支付令", "保全", "执行"]),
    default="受理",
    help="哪一种费用，默认 受理",
)
@today_option
@format_option
def fee(amount: Decimal, what: str, made_on: date | None, shape: str) -> None:
    """金额 AMOUNT 元的案件，法院收多少钱。"""
    from kameng_docs.calc import money

    _tell(money.fee(amount, what, made_on or today()), shape)


@calc.command(cls=Calculation)
@click.argument("amount", type=Amount(zero=True))
@today_option
@format_option
def words(amount: Decimal, made_on: date | None, shape: str) -> None:
    """金额 AMOUNT 元的大写。"""
    from kameng_docs.calc import money

    _tell(money.words(amount, made_on or today()), shape)


@calc.command(cls=Calculation)
@click.argument("start", metavar="FROM", type=NearDay())
@click.argument("count", metavar="N", type=Count())
@today_option
@format_option
def workdays(start: date, count: int, made_on: date | None, shape: str) -> None:
    """从 FROM 的次日起数，第 N 个工作日是哪一天。"""
    from kameng_docs.calc import periods

    _tell(periods.workdays(start, count, made_on or today()), shape)


@calc.command(cls=Calculation)
@click.argument("amount", type=Amount())
@click.argument("start", metavar="FROM", type=NearDay())
@click.argument("end", metavar="TO", type=NearDay())
@option("--for", "route", type=OneOf(["解除", "无效", "预付"]), help="凭什么要利息，默认 解除")
@option("--rate", type=Amount("年利率", 4), help="约定的年利率，例如 6 就是 6%")
@option("--contract-on", type=NearDay(), help="预付的：合同成立那一天")
@today_option
@format_option
def interest(
    amount: Decimal,
    start: date,
    end: date,
    *,
    route: str | None,
    rate: Decimal | None,
    contract_on: date | None,
    made_on: date | None,
    shape: str,
) -> None:
    """金额 AMOUNT 元从 FROM（算）到 TO（不算）的利息，默认按各时期的一年期 LPR。"""
    from kameng_docs.calc.rates import AGREED, DISSOLVED, PREPAID, Loan, first_rate, interest_on

    if end < start:
        raise click.UsageError(f"{end} 早于 {start}：先写起算日，再写截止日")
    if rate is not None and (route or contract_on):
        raise click.UsageError("--rate 是约定的利率，不能和 --for、--contract-on 同时写")
    if contract_on and route not in {None, PREPAID}:
        raise click.UsageError(f"--contract-on 只用于 --for {PREPAID}")
    if route == PREPAID and not contract_on:
        raise click.UsageError("预付的按合同成立时的利率，还要写 --contract-on 2025-06-01 这样的日子")
    if contract_on and contract_on > start:
        raise click.UsageError(f"合同成立日 {contract_on} 晚于起算日 {start}：预付的从合同解除时起算")
    if rate is None and (contract_on or start) < first_rate():
        raise click.UsageError(f"{first_rate()} 以前没有 LPR：写 --rate 自己给出年利率，或者把起算日写晚一些")
    carried = AGREED if rate is not None else PREPAID if contract_on else route or DISSOLVED
    loan = Loan(amount, start, end, carried, rate, contract_on)
    _tell(interest_on(loan, made_on or today()), shape)


@calc.command(cls=Calculation)
@click.argument("price", type=Amount())
@today_option
@format_option
def punitive(price: Decimal, made_on: date | None, shape: str) -> None:
    """有问题的那部分实付 PRICE 元，欺诈的增加赔偿是多少。"""
    from kameng_docs.calc import money

    _tell(money.punitive(price, made_on or today()), shape)


@calc.command(cls=Calculation)
@click.argument("province")
@click.argument("day", metavar="DATE", type=NearDay())
@format_option
def cap(province: str, day: date, shape: str) -> None:
    """PROVINCE（例如 江苏）在 DATE 起诉的小额诉讼上限。"""
    from kameng_docs.calc import province as provinces

    _tell(provinces.cap(province, day), shape)


@calc.command(cls=Calculation)
@click.argument("day", metavar="DATE", type=NearDay())
@option(
    "--interrupted",
    "interruptions",
    type=NearDay(),
    multiple=True,
    help="要求履行、对方答应或者起诉的日子，可以写几次",
)
@today_option
@format_option
def limitation(day: date, interruptions: tuple[date, ...], made_on: date | None, shape: str) -> None:
    """从 DATE（知道受损害的那天）算，时效、撤销权、解除权、治安案件到哪一天。"""
    from kameng_docs.calc import periods

    early = [each for each in interruptions if each < day]
    if early:
        raise click.UsageError(f"--interrupted {early[0]} 早于 {day}：知道受损害以后才有中断")
    _tell(periods.limits(day, interruptions, made_on or today()), shape)


def _tell(answer: "Answer", shape: str) -> None:
    from kameng_docs.calc.answer import as_json, as_text

    if shape == "json":
        click.echo(json.dumps(as_json(answer), ensure_ascii=False))
    else:
        click.echo(as_text(answer), nl=False)
