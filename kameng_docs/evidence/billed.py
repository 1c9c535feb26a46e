"""Bills among the exhibits of a case: which of their payments are meant must be clear, for no other is ever printed."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from kameng_docs.case.exhibits import Exhibit
from kameng_docs.case.model import Case
from kameng_docs.case.part import day_of
from kameng_docs.case.picks import picks_of
from kameng_docs.case.rewritten import is_shortened
from kameng_docs.diagnostics import Diagnostic, Position, Severity
from kameng_docs.evidence.intake import ExhibitFile
from kameng_docs.source import Source

if TYPE_CHECKING:
    from kameng_docs.evidence.bill import Bill, Payment

KEY = "账单里哪几笔"


def bill_faults(
    case: Case, folder: Path, files: Mapping[str, ExhibitFile], source: Source
) -> Iterator[Diagnostic]:
    """What is wrong with picks, and bills without any. `files` by name, all below `folder`."""
    for key, exhibit in case.exhibits.items():
        bills = _bills(exhibit, folder, files)
        if exhibit.picks and not bills:
            if all(name in files for name in exhibit.files):
                message = f"“{key}”的文件不是认得的账单（CSV、XLSX），“{KEY}”用不上"
                hint = f"删去“{KEY}”；账单从付款的软件里重新导出，选“用于个人对账”"
                yield Diagnostic("exhibit.no-bill", message, hint, at=source.at(("证据", key, KEY)))
        elif exhibit.picks:
            yield from _wrong_picks(key, exhibit, bills, source)
        else:
            for name, bill in bills.items():
                yield from _without_picks(case, exhibit, name, bill, source.at(("证据", key)))


def _bills(exhibit: Exhibit, folder: Path, files: Mapping[str, ExhibitFile]) -> "dict[str, Bill]":
    taken = {name: files[name] for name in exhibit.files if name in files and files[name].family == "bill"}
    if not taken:
        return {}
    from kameng_docs.evidence.bill import Bill, read

    found = {name: read((folder / file.name).read_bytes(), file.name) for name, file in taken.items()}
    return {name: bill for name, bill in found.items() if isinstance(bill, Bill)}


def _wrong_picks(
    key: str, exhibit: Exhibit, bills: "Mapping[str, Bill]", source: Source
) -> Iterator[Diagnostic]:
    """Picks that mean no payment, or several; files of which none was picked; numbers that a spreadsheet changed."""
    from kameng_docs.evidence.bill import Payment
    from kameng_docs.evidence.bill.picks import Unmet, picked

    met: dict[str, dict[int, Payment]] = {name: {} for name in bills}
    for i, pick in enumerate(exhibit.picks):
        at = source.at(("证据", key, KEY, i))
        if isinstance(pick, int) and len(bills) > 1:
            message = f"“{key}”有 {len(bills)} 份账单，只写第 {pick} 行，分不清是哪一份的"
            hint = "写支付单号，或者一份账单写成一份证据"
            yield Diagnostic("exhibit.payment-twice", message, hint, at=at)
            continue
        found = {
            name: picked(bill, f"第{pick}行" if isinstance(pick, int) else pick)
            for name, bill in bills.items()
        }
        for name, each in found.items():
            if isinstance(each, Payment):
                met[name][each.row] = each
        unmet = [each for each in found.values() if isinstance(each, Unmet)]
        # Of a number that a spreadsheet changed a rule of all numbers tells.
        if len(unmet) == len(found) and not is_shortened(str(pick)):
            told = next((each for each in unmet if each.twice), unmet[0])
            code = "exhibit.payment-twice" if told.twice else "exhibit.no-such-payment"
            yield Diagnostic(code, f"“{key}”：{told.message}", told.hint, at=at)
    at = source.at(("证据", key, KEY))
    for (name, bill), payments in zip(bills.items(), met.values(), strict=True):
        if not payments and any(met.values()):
            hint = f"“{KEY}”里也写上它的支付单号，或者这份证据里删去它"
            yield Diagnostic("exhibit.no-such-payment", f"账单“{name}”里一笔也没有选", hint, at=at)
        for each in payments.values():
            yield from _changed(name, bill, each, at)


def _changed(name: str, bill: "Bill", payment: "Payment", at: Position) -> Iterator[Diagnostic]:
    """What will be printed is not what was paid: a number in the row is none."""
    for each in payment.changed:
        message, _, hint = each.told(payment.row).partition("，不能用：")
        hint += f"。重新导出在：{bill.again}" if bill.again else ""
        yield Diagnostic("exhibit.changed-number", f"账单“{name}”{message}", hint, Severity.WARNING, at=at)


def _without_picks(
    case: Case, exhibit: Exhibit, name: str, bill: "Bill", at: Position
) -> Iterator[Diagnostic]:
    """Of a bill without picks the payments are printed whose numbers the case tells; where there is none, nothing is made."""
    from kameng_docs.evidence.bill.picks import chosen, few

    if rows := chosen(bill, picks_of(case, exhibit)):
        told = few(rows)
        message = f"账单“{name}”没有写“{KEY}”：证据册里只印单号写在交易里的 {len(rows)} 笔（{told}）"
        hint = f"对的，写上“{KEY}: [{'、'.join(f'第{each.row}行' for each in rows)}]”；还有别的，一起写上".replace(
            "、第", ", 第"
        )
        yield Diagnostic("exhibit.bill-by-numbers", message, hint, Severity.WARNING, at=at)
        for each in rows:
            yield from _changed(name, bill, each, at)
        return
    paid = sum(each.is_paid for each in bill.rows)
    likely = _likely(case, bill)
    told = f"像是这几笔：{few(likely)}" if likely else f"账单里有：{few(bill.rows)}"
    first = (likely or bill.rows or (None,))[0]
    hint = f"写上“{KEY}: [第{first.row if first else 18}行]”，可以写几笔，也可以写支付单号；{told}"
    message = f"账单“{name}”有 {len(bill.rows)} 行、{paid} 笔付款，没有写哪几笔与本案有关：别的付款不能印出来"
    yield Diagnostic("exhibit.bill-unpicked", message, hint, at=at)


def _likely(case: Case, bill: "Bill") -> "tuple[Payment, ...]":
    """Payments of the sum and the day of an order, or of a period of it."""
    orders = [(each.paid, each.paid_at or each.ordered_at) for each in case.orders]
    periods = [(row.amount, row.at) for each in case.orders for row in each.charges if row.at]
    parts = [(row.amount, row.at) for each in case.orders for row in each.parts]
    wanted = {(amount, day_of(at)) for amount, at in (*orders, *periods, *parts)}
    return tuple(
        each for each in bill.rows if each.is_paid and each.at and (each.amount, day_of(each.at)) in wanted
    )
