"""A bill → proposals for the payments that were chosen, and the rows to choose from where none was.

A bill is somebody's whole spending: nothing of it is proposed that its owner did not choose.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kameng_docs.case.picks import row_of
from kameng_docs.evidence.bill import OTHER, Bill, NoBill, Payment, read
from kameng_docs.evidence.bill import series as renewals
from kameng_docs.evidence.bill.forms import forms
from kameng_docs.evidence.bill.picks import Unmet, line, of_name, picked
from kameng_docs.evidence.bill.series import Series, series_of
from kameng_docs.reading.proposals import Kind, Place, Proposal, Read, What
from kameng_docs.wording import yuan

__all__ = [
    "Chosen",
    "Series",
    "bill_in",
    "charges",
    "choices",
    "chosen",
    "moment",
    "read_bill",
    "series_in",
    "series_of",
]

# A payment or merchant number; a name of a shop may hold digits, but is none of these.
_NUMBER = re.compile(r"[0-9A-Za-z_*+.\-]{8,}")
VAGUE = "账单上写的不是商品的名称：照订单写"
MASKED = "账单上的收款方不是全称：照支付详情里的全称写"
HOW = "用 --pick 写卖家的名称、支付单号或者第几行（例如 --pick 第18行），可以写几次"


@dataclass(frozen=True)
class Chosen:
    """The payments that were chosen, in the order of the bill, and what is said of picks that led to none."""

    payments: tuple[Payment, ...]
    unmet: tuple[str, ...] = ()


def bill_in(file: Path) -> Bill | NoBill:
    """The bill in a file, or why it is none. Raises OSError where the file cannot be read."""
    return read(file.read_bytes(), file.name)


def read_bill(file: Path, picks: tuple[str, ...] = ()) -> Read:
    """What the chosen payments propose. A pick is part of a payee's name, a payment or merchant number, or 第N行.

    Without picks the only payment of a bill is taken; of several none, and `unread` says how to choose (`choices` gives the
    rows). Raises OSError where the file cannot be read.
    """
    bill = bill_in(file)
    if isinstance(bill, NoBill):
        what = What.BILL if bill.reason == "unknown-form" else What.OTHER
        return Read(file.name, what, unread=(f"{bill.message}：{bill.hint}",))
    taken = chosen(bill, picks)
    unread = [*bill.notes, *taken.unmet]
    if not taken.payments and not picks:
        paid = sum(each.is_paid for each in bill.rows)
        unread.append(f"账单里有 {len(bill.rows)} 行，其中 {paid} 笔付款，没有写哪几笔与本案有关：{HOW}")
    unread += _skipped(bill)
    unread += [_told(each, doubt) for each in taken.payments for doubt in each.doubts]
    if bill.again and any(each.changed for each in taken.payments):
        unread.append(f"重新导出：{bill.again}")
    proposals = tuple(proposal for each in taken.payments for proposal in _proposals(each, bill, file.name))
    return Read(file.name, What.BILL, proposals, unread=tuple(dict.fromkeys(unread)))


def _skipped(bill: Bill) -> list[str]:
    """The rows that are no payments, by why they are none."""
    rows: dict[str, list[int]] = {}
    for each in bill.skipped:
        rows.setdefault(each.why, []).append(each.row)
    return [f"账单第 {'、'.join(map(str, found))} 行没有读：{why}" for why, found in rows.items()]


def chosen(bill: Bill, picks: Sequence[str] = ()) -> Chosen:
    """The payments that these picks mean; of a bill with one payment alone, that one."""
    if not picks:
        paid = tuple(each for each in bill.rows if each.is_paid)
        return Chosen(paid if len(paid) == 1 else ())
    rows: dict[int, Payment] = {}
    unmet: list[str] = []
    for pick in filter(None, (pick.strip() for pick in picks)):
        found = _met(bill, pick)
        if isinstance(found, Unmet):
            unmet.append(f"{found.message}：{found.hint}")
        else:
            rows |= {each.row: each for each in found}
    return Chosen(tuple(rows[row] for row in sorted(rows)), tuple(unmet))


def _met(bill: Bill, pick: str) -> tuple[Payment, ...] | Unmet:
    if row_of(pick) is None and not _NUMBER.fullmatch(pick) and (named := of_name(bill, pick)):
        return named
    found = picked(bill, pick)
    if isinstance(found, Payment):
        return (found,)
    # A name in letters alone looks like a number.
    return of_name(bill, pick) or found if not found.twice else found


def choices(bill: Bill) -> tuple[str, ...]:
    """Every row in one line, what was paid first: for the owner's eyes alone."""
    return tuple(line(each) for each in sorted(bill.rows, key=lambda each: not each.is_paid))


def series_in(bill: Bill) -> dict[str, Series]:
    """The renewals of a bill, each by who was paid: all payments to him, where they look like the periods of one."""
    payees = dict.fromkeys(each.payee for each in bill.rows if each.is_paid and each.payee)
    paid = {payee: [each for each in bill.rows if each.is_paid and each.payee == payee] for payee in payees}
    return {payee: one for payee, rows in paid.items() if (one := series_of(rows))}


def moment(payment: Payment) -> str:
    """When it was paid, as a case file has it: 2026-10-03 21:14; empty where that was not read."""
    if payment.at is None:
        return ""
    return f"{payment.at:%Y-%m-%d %H:%M}" if isinstance(payment.at, datetime) else payment.at.isoformat()


def charges(series: Series, at: Callable[[Payment], str] = moment) -> tuple[dict[str, str], ...]:
    """The rows of 扣款各期 that a series proposes; `at` writes the time of a payment."""
    return renewals.charges(series, at)


def belongs(payment: Payment, name: str) -> str:
    """What all values of one payment share: its number, or where it stands."""
    return payment.payment_id or f"{name} 第{payment.row}行"


def _told(payment: Payment, doubt: str) -> str:
    return doubt if doubt.startswith(f"第 {payment.row} 行") else f"第 {payment.row} 行：{doubt}"


def _proposals(payment: Payment, bill: Bill, name: str) -> list[Proposal]:
    at = (Place(name, row=payment.row),)
    lost = {each.told(payment.row) for each in payment.changed}
    of_row = tuple(doubt for doubt in payment.doubts if doubt not in lost)
    raw = dict(payment.cells)
    found: list[tuple[Kind, str, str, tuple[str, ...]]] = [
        (Kind.PAID, yuan(payment.amount), _raw(bill, raw, "amount") or yuan(payment.amount), of_row),
        (Kind.PAID_AT, moment(payment), _raw(bill, raw, "at"), ()),
        (Kind.GOODS, payment.goods, payment.goods, _of_goods(payment)),
        (Kind.WAY, way_of(payment, bill), payment.way or bill.source, ()),
        (Kind.PAYMENT_ID, payment.payment_id, payment.payment_id, _of_number(payment)),
        (Kind.MERCHANT_ID, payment.merchant_id, payment.merchant_id, _of_number(payment)),
        (Kind.PAYEE, payment.payee, payment.payee, (MASKED,) if "*" in payment.payee else ()),
    ]
    if payment.refunded:
        found.append((Kind.REFUNDED, yuan(payment.refunded), _back(payment, bill, raw), of_row))
    return [
        Proposal(kind, value, told or value, at, doubts, belongs(payment, name))
        for kind, value, told, doubts in found
        if value
    ]


def way_of(payment: Payment, bill: Bill) -> str:
    """付款方式 of a case: who carried the money, not the card or the purse that it was taken from."""
    if bill.source != OTHER:
        return bill.source
    text = f"{payment.way} {payment.kind} {payment.payee}"
    return next((each.means for each in forms().ways if re.search(each.says, text)), payment.way)


def _raw(bill: Bill, raw: dict[str, str], field: str) -> str:
    return raw.get(bill.columns.get(field, ""), "")


def _back(payment: Payment, bill: Bill, raw: dict[str, str]) -> str:
    if payment.refund_rows:
        return f"退款在第 {'、'.join(map(str, payment.refund_rows))} 行"
    amount = _raw(bill, raw, "amount")
    return amount if "退" in amount else _raw(bill, raw, "refunded") or payment.status


def _of_goods(payment: Payment) -> tuple[str, ...]:
    return (VAGUE,) if re.search(forms().vague_goods, payment.goods) else ()


def _of_number(payment: Payment) -> tuple[str, ...]:
    return tuple(doubt for doubt in payment.doubts if "末尾是 0" in doubt)
