"""Sums: what the court charges, a sum in words, the added damages."""

from datetime import date
from decimal import Decimal

from kameng_docs.calc.answer import Answer, Days, notes_of, number, rules_of
from kameng_docs.procedure.fees import Fee, fee_of
from kameng_docs.procedure.punitive import FLOOR, TIMES, more_damages
from kameng_docs.wording import amount_in_words, to_cents, yuan

# What the fee is for, as typed, to the tariff and what the fee is called.
FEES = {
    "受理": ("court", "案件受理费"),
    "支付令": ("payment-order", "支付令申请费"),
    "保全": ("preservation", "保全申请费"),
    "执行": ("execution", "执行申请费"),
}


def fee(amount: Decimal, what: str, today: date) -> Answer:
    """The fee for a sum in dispute of `amount` 元; `what` is a key of FEES. Only 受理 is halved."""
    tariff, title = FEES[what]
    worked = fee_of(amount, tariff)
    exact, value = worked.exact, yuan(worked.exact)
    formula = f"{_working(worked)} {value} 元"
    said, halved = f"{value} 元", None
    if tariff == "court":
        halved = yuan(exact / 2)
        said += f"；减半 {halved} 元"
        formula += f"；{number(exact)} ÷ 2 {_equals(exact / 2)} {halved} 元"
    rules, faults = rules_of(f"fee.{what}", Days(today, today))
    notes = (*faults, *notes_of(f"fee.{what}"))
    return Answer(title, value, said, formula, rules, notes, more={"kind": what, "halved": halved})


def words(amount: Decimal, today: date) -> Answer:
    """`amount` 元 in capital numerals."""
    said = amount_in_words(amount)
    rules, faults = rules_of("words", Days(today, today))
    return Answer("大写", said, said, f"{yuan(amount)} 元", rules, (*faults, *notes_of("words")))


def punitive(price: Decimal, today: date) -> Answer:
    """What is added to a price of `price` 元 for fraud, and what both come to."""
    added = more_damages(price)
    formula = f"{yuan(price)} × {TIMES} = {yuan(TIMES * price)} 元"
    if added != TIMES * price:
        formula += f"，不足 {FLOOR} 元，按 {yuan(FLOOR)} 元"
    total = yuan(price + added)
    rules, faults = rules_of("punitive", Days(today, today))
    return Answer(
        "增加赔偿",
        yuan(added),
        f"{yuan(added)} 元；连同价款 {total} 元",
        formula,
        rules,
        (*faults, *notes_of("punitive")),
        more={"total": total},
    )


def _working(fee: Fee) -> str:
    """50 + 90000 × 2.5% =, and what else comes before the fee."""
    working = " + ".join(
        [number(fee.flat), *(f"{number(part.amount)} × {number(part.percent)}%" for part in fee.parts)]
    )
    if fee.divided_by != 1:
        working = f"({working}) ÷ {fee.divided_by}" if fee.parts else f"{working} ÷ {fee.divided_by}"
    if fee.exact != fee.uncapped:
        return f"{working} = {number(fee.uncapped)} 元，最多"
    return f"{working} {_equals(fee.exact)}"


def _equals(exact: Decimal) -> str:
    return "=" if exact == to_cents(exact) else "≈"
