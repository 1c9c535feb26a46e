"""One order, payment or key belongs to one case: in two, the same money is asked for twice."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from kameng_docs.diagnostics import Diagnostic, Position, Severity
from kameng_docs.output import sha256
from kameng_docs.registry.marks import KEYS, numbers_of
from kameng_docs.source import Path as Place
from kameng_docs.source import read_bytes
from kameng_docs.source.decode import bytes_of

# Where a number stands, under which key, it, its position in the file, and those of all numbers of its order.
Number = tuple[Place, str, str, Position | None, frozenset[Position | None]]
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
        for place, key, number, at, orders in _numbers(file):
            first = seen.setdefault(f"{key} {number}", (file, int(place[1])))
            # An order is told of once, not for its number, its payment and its key.
            if first[0] != file and not any(fault.at in orders for fault in told[file]):
                told[file].append(_fault(at, key, file, first))
    return told


# The numbers of case files by their names, with the hash of what stood there; a watch asks after each save of any case.
_KNOWN: dict[Path, tuple[str, tuple[Number, ...]]] = {}


def _numbers(file: Path) -> tuple[Number, ...]:
    """The numbers in a case file; they are kept until something else stands in it."""
    content, _ = bytes_of(file, str(file))
    if content is None:
        return ()
    digest = sha256(content)
    if file not in _KNOWN or _KNOWN[file][0] != digest:
        _KNOWN[file] = digest, _numbers_in(content, str(file))
    return _KNOWN[file][1]


def _numbers_in(content: bytes, shown_as: str) -> tuple[Number, ...]:
    source, _ = read_bytes(content, shown_as=shown_as)
    if source is None:
        return ()
    return tuple(
        (place, key, number, source.at(place), frozenset(source.at((*place[:2], each)) for each in KEYS))
        for place, key, number in numbers_of(source)
    )


def _fault(at: Position | None, key: str, file: Path, first: tuple[Path, int]) -> Diagnostic:
    # A key is a secret of the case and is not repeated.
    return Diagnostic(
        CODE,
        f"这一笔的{key}，案件“{first[0].stem}”的第 {first[1] + 1} 笔也有：同一笔钱在两个案件里要，会被当成重复投诉，退了一次的也说不清",
        "一笔交易只写进一个案件，从另一个里删去；是抄错的，对着订单页改；一个案件是另一个的旧稿，把旧稿移出这个文件夹",
        SEVERITY,
        at=at,
        case=file.stem,
    )
