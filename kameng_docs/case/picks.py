"""证据.账单里哪几笔: which rows of a bill are meant, as authors write it; where they do not, the payments of the case."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kameng_docs.case.typed import half_width

if TYPE_CHECKING:
    from kameng_docs.case.exhibits import Exhibit
    from kameng_docs.case.model import Case

_ROW = re.compile(r"第 ?([0-9]{1,7}) ?行|([0-9]{1,5})")


def row_of(pick: str) -> int | None:
    """The row that is meant: 第12行, or 12, for no number of a payment is that short."""
    found = _ROW.fullmatch(half_width(pick))
    return int(found[1] or found[2]) if found else None


def as_picks(value: Any) -> Any:
    """One alone may stand without its brackets; rows are numbers, which nobody has to hide."""
    picks = [value] if isinstance(value, str) else value
    if not isinstance(picks, list):
        return picks
    rows = [row_of(pick) if isinstance(pick, str) else None for pick in picks]
    return [pick if row is None else row for pick, row in zip(picks, rows, strict=True)]


def picks_of(case: "Case", exhibit: "Exhibit") -> tuple[str, ...]:
    """The picks of an exhibit as they are written; of one without, every payment number of the case."""
    written = (f"第{pick}行" if isinstance(pick, int) else str(pick) for pick in exhibit.picks)
    return tuple(dict.fromkeys(written)) or tuple(dict.fromkeys(_paid(case)))


def _paid(case: "Case") -> Iterable[str]:
    for order in case.orders:
        periods = (*(row.payment_id for row in order.charges), *(row.payment_id for row in order.parts))
        found = [number for number in (order.payment_id, *periods) if number]
        yield from found or ([order.merchant_order] if order.merchant_order else [])
