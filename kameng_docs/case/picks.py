"""证据.账单里哪几笔: which rows of a bill are meant, as authors write it; where they do not, the payments of the case."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pydantic_core import PydanticCustomError

from kameng_docs.case.typed import half_width

if TYPE_CHECKING:
    from kameng_docs.case.exhibits import Exhibit
    from kameng_docs.case.model import Case

_ROW = re.compile(r"第 ?([0-9]{1,7}) ?行|([0-9]{1,5})")


def row_of(pick: str) -> int | None:
    """The row that is meant: 第12行, or 12, for no number of a payment is that short."""
    found = _ROW.fullmatch(half_width(pick))
    return int(found[1] or found[2]) if found else None


def pick_of(value: Any) -> int | str:
    """A row by its number, or a number as it is written."""
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "", {})
    if not value.strip():
        raise PydanticCustomError("string_too_short", "", {})
    row = row_of(value)
    return value.strip() if row is None else row


def picks_of(case: "Case", exhibit: "Exhibit") -> tuple[str, ...]:
    """The picks of an exhibit as they are written; of one without, every payment number of the case."""
    written = (f"第{pick}行" if isinstance(pick, int) else str(pick) for pick in exhibit.picks)
    return tuple(dict.fromkeys(written)) or tuple(dict.fromkeys(_paid(case)))


def _paid(case: "Case") -> Iterable[str]:
    for order in case.orders:
        periods = (*(row.payment_id for row in order.charges), *(row.payment_id for row in order.parts))
        found = [number for number in (order.payment_id, *periods) if number]
        yield from found or ([order.merchant_order] if order.merchant_order else [])
