"""Sums that people ask about: those with law behind them, and the one that is advice."""

from collections.abc import Iterator
from decimal import Decimal

from kameng_docs.gates import Past
from kameng_docs.plan.model import Amount
from kameng_docs.plan.words import word
from kameng_docs.procedure.ladder import ladder
from kameng_docs.procedure.small_claims import cap_on
from kameng_docs.wording import yuan


def amounts_of(past: Past) -> Iterator[Amount]:
    """The threshold of fraud (law), the same for telecom fraud (unverified), the small-claims cap (law), 500 (advice)."""
    paid = sum((order.paid for order in past.brief.orders), Decimal(0))
    known = ladder()
    floor = f"{yuan(known.crime_floor)}–{yuan(known.crime_floor_highest)}"
    yours = _yours(paid, known.crime_floor)
    if known.crime_floor <= paid < known.crime_floor_highest:
        yours = word("between").told({"sum": yuan(paid)})
    yield _amount(past, "crime", floor, yours=yours)
    yield _amount(past, "telecom_fraud", yuan(known.crime_floor), yours=_yours(paid, known.crime_floor))
    if paid < known.crime_floor:
        yield _amount(past, "minor", "")
    yield _cap(past)
    yield _amount(past, "advice", yuan(known.worth_a_complaint), binding=False)


def _cap(past: Past) -> Amount:
    info = past.brief.court_info
    cap = cap_on(info.province, past.today) if info.province else None
    if cap is None:
        return _amount(past, "small_claims_unknown", "")
    limit = yuan(cap.cap)
    found = _amount(past, "small_claims", limit, yours="", province=cap.province, sum=limit, since=cap.since)
    return Amount(found.id, found.sum, found.says, f"{found.authority}；{cap.source}", binding=True)


def _yours(paid: Decimal, floor: Decimal) -> str:
    return word("below" if paid < floor else "above").told({"sum": yuan(paid)})


def _amount(past: Past, said: str, shown: str, *, binding: bool = True, **values: object) -> Amount:
    sentence = word(f"amount_{said}")
    return Amount(said, shown, sentence.told(values), sentence.authority(past.brief), binding)
