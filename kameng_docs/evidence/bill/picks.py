"""Which payments of a bill are meant: by the row, by a payment or merchant number, by the name of whoever was paid."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from kameng_docs.case.picks import row_of
from kameng_docs.case.rewritten import is_shortened
from kameng_docs.case.typed import half_width
from kameng_docs.evidence.bill.model import Bill, Payment
from kameng_docs.wording import yuan

# As much of a number as is worth comparing with others.
LEAST_ALIKE = 8
MOST_SHOWN = 8


@dataclass(frozen=True)
class Unmet:
    """A pick that leads to no payment, or to several: what is said of it."""

    twice: bool
    message: str
    hint: str


def of_number(bill: Bill, number: str) -> tuple[Payment, ...]:
    """The payments with this payment number; where none has it, those with this merchant number. What came back is left
    out where the payment itself is there.
    """
    wanted = re.sub(r"\s", "", half_width(number))
    for field in ("payment_id", "merchant_id"):
        found = [each for each in bill.rows if getattr(each, field) == wanted]
        rows = {each.row for each in found}
        if found := [each for each in found if each.refund_of not in rows]:
            return tuple(found)
    return ()


def of_name(bill: Bill, name: str) -> tuple[Payment, ...]:
    """Whatever was paid to somebody whose name holds this one; where nobody's does, for goods of that name."""
    wanted = half_width(name).casefold()
    if not wanted:
        return ()
    paid = [each for each in bill.rows if each.is_paid]
    for field in ("payee", "goods"):
        if found := [each for each in paid if wanted in half_width(getattr(each, field)).casefold()]:
            return tuple(found)
    return ()


def picked(bill: Bill, pick: str) -> Payment | Unmet:
    """The one payment that a row or a number means."""
    row = row_of(pick)
    if row is not None:
        return bill.at_row(row) or _no_row(bill, row)
    found = of_number(bill, pick)
    if len(found) == 1:
        return found[0]
    if found:
        rows = "、".join(str(each.row) for each in found)
        return Unmet(True, f"账单第 {rows} 行都是单号“{pick}”", f"写明是哪一行，例如 第{found[0].row}行")
    return _nowhere(bill, pick)


def _no_row(bill: Bill, row: int) -> Unmet:
    return Unmet(
        False,
        f"账单第 {row} 行不是一笔付款",
        f"行号是文件里的第几行（从 1 数起）；账单里有：{few(bill.rows)}",
    )


def _nowhere(bill: Bill, pick: str) -> Unmet:
    """A number that is not there: changed by a spreadsheet, nearly that of another row, or a name."""
    message = f"账单里没有单号“{pick}”"
    if is_shortened(pick):
        return Unmet(
            False, f"“{pick}”是表格软件（如 Excel）改写过的数，不是单号", "写第几行，或者照支付详情抄全部数字"
        )
    if found := of_name(bill, pick):
        return Unmet(
            False, f"{message}；名称里有它的：{few(found)}", f"写单号或者第几行，例如 第{found[0].row}行"
        )
    if near := _near(bill, pick):
        return Unmet(False, f"{message}，最接近的：{few(near)}", "照账单核对单号，或者写第几行")
    if lost := [each for each in bill.rows if each.changed]:
        return Unmet(
            False,
            f"{message}，账单里有 {len(lost)} 行的单号被表格软件改过",
            f"重新导出账单，或者写第几行：{few(lost)}",
        )
    return Unmet(False, message, f"照账单抄单号，或者写第几行；账单里有：{few(bill.rows)}")


def _near(bill: Bill, pick: str) -> list[Payment]:
    """Payments whose number begins or ends like this one, or differs from it in a sign or two."""
    wanted = re.sub(r"\s", "", half_width(pick))
    if len(wanted) < LEAST_ALIKE:
        return []
    return [
        each
        for each in bill.rows
        if any(_alike(wanted, one) for one in (each.payment_id, each.merchant_id) if one)
    ]


def _alike(one: str, other: str) -> bool:
    if one in other or (other in one and len(other) >= LEAST_ALIKE):
        return True
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 2  # noqa: PLR2004


def line(payment: Payment) -> str:
    """A payment in one line, for its owner to choose from."""
    at = payment.at.isoformat().replace("T", " ")[:16] if payment.at else "（时间读不出）"
    parts = [at, f"{payment.direction}{yuan(payment.amount)}元", payment.payee, payment.goods]
    if payment.refunded:
        parts.append(f"已退回{yuan(payment.refunded)}元")
    if payment.refund_of:
        parts.append(f"退的是第{payment.refund_of}行")
    if payment.payment_id:
        parts.append(f"单号 {payment.payment_id}")
    return f"第{payment.row}行 " + "，".join(part for part in parts if part)


def few(payments: Iterable[Payment]) -> str:
    """The first of them in a sentence, and whether there are more."""
    shown = list(islice(payments, MOST_SHOWN + 1))
    told = "；".join(line(each) for each in shown[:MOST_SHOWN])
    return told + ("；……" if len(shown) > MOST_SHOWN else "")


def chosen(bill: Bill, picks: Iterable[str]) -> tuple[Payment, ...]:
    """The payments that picks mean, in the order of the bill; those that mean none or several here are left out."""
    found = {each.row: each for pick in picks if isinstance(each := picked(bill, pick), Payment)}
    return tuple(found[row] for row in sorted(found))
