"""The words of the stamps: which exhibit, which page of how many."""

from collections.abc import Mapping, Sequence

from kameng_docs.bind.sheet import Sheet
from kameng_docs.writers.stamp import Stamp


def stamps_of(
    sheets: Sequence[Sheet], titles: Mapping[str, str], first: int, total: int
) -> tuple[Stamp, ...]:
    """One stamp a sheet. `first` is the number of the first page, `total` that of the last one of all volumes."""
    return tuple(
        Stamp(f"证据{sheet.exhibit}", titles[sheet.exhibit], f"第{number}页 共{total}页", sheet.wide)
        for number, sheet in enumerate(sheets, first)
    )
