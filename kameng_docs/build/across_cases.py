"""One order, payment or key belongs to one case: in two, the same money is asked for twice."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kameng_docs.diagnostics import Diagnostic, Severity
from kameng_docs.registry.marks import KEYS, numbers_of
from kameng_docs.source import Path as Place
from kameng_docs.source import Source, read

CODE = "rule.in-two-cases"
SEVERITY = Severity.WARNING


def found_in_two(files: Iterable[Path]) -> Mapping[Path, list[Diagnostic]]:
    """What is told of each of these case files because an earlier one has the same number or key; nothing for one alone.

    Read as plain data: a case with other faults is looked at as well, one that cannot be read is not.
    """
    together = list(files)
    told: dict[Path, list[Diagnostic]] = {file: [] for file in together}
    if len(together) == 1:
        return told
    seen: dict[str, tuple[Path, int]] = {}
    for file in together:
        source, _ = read(file, shown_as=str(file))
        for place, key, number in numbers_of(source) if source else ():
            first = seen.setdefault(f"{key} {number}", (file, int(place[1])))
            if first[0] != file and not _told_of_order(told[file], source, place):
                told[file].append(_fault(source, place, key, file, first))
    return told


def _told_of_order(told: list[Diagnostic], source: Source | None, place: Place) -> bool:
    """An order is told of once, not for its number, its payment and its key."""
    at = {source.at((*place[:2], key)) for key in KEYS} if source else set()
    return any(fault.at in at for fault in told)


def _fault(source: Source | None, place: Place, key: str, file: Path, first: tuple[Path, int]) -> Diagnostic:
    # A key is a secret of the case and is not repeated.
    return Diagnostic(
        CODE,
        f"这一笔的{key}，案件“{first[0].stem}”的第 {first[1] + 1} 笔也有：同一笔钱在两个案件里要，会被当成重复投诉，退了一次的也说不清",
        "一笔交易只写进一个案件，从另一个里删去；是抄错的，对着订单页改；一个案件是另一个的旧稿，把旧稿移出这个文件夹",
        SEVERITY,
        at=source.at(place) if source else None,
        case=file.stem,
    )
