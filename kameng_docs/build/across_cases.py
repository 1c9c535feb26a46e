"""One order, payment or key belongs to one case: in two, the same money is asked for twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kameng_docs.diagnostics import Diagnostic, Position, Severity
from kameng_docs.output import sha256
from kameng_docs.registry.marks import numbers_of
from kameng_docs.source import Source, read_bytes
from kameng_docs.source.decode import bytes_of

CODE = "rule.in-two-cases"
SEVERITY = Severity.WARNING


@dataclass(frozen=True)
class Asked:
    """A number or card key that a case asks money for: under which key, of which order from 0, and where it stands.

    `mark` is the same for the same number under the same key, and different for others.
    """

    key: str
    mark: str = field(repr=False)
    order: int
    at: Position | None


@dataclass
class Met:
    """What was asked for in the cases that were looked at so far."""

    _first: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict, repr=False)

    def told_of(self, case: str, asked: Iterable[Asked]) -> list[Diagnostic]:
        """What is told of the case because an earlier one has the same number or key.

        An order is told of once, not for its number, its payment and its key.
        """
        told: dict[int, Diagnostic] = {}
        for each in asked:
            first = self._first.setdefault((each.key, each.mark), (case, each.order))
            if first[0] != case and each.order not in told:
                told[each.order] = _fault(each, case, first)
        return [*told.values()]


def found_in_two(files: Iterable[Path]) -> Mapping[Path, list[Diagnostic]]:
    """What is told of each of these case files because an earlier one has the same number or key; nothing for one alone.

    Read as plain data: a case with other faults is looked at as well, one that cannot be read is not.
    """
    together = list(files)
    if len(together) == 1:
        return {file: [] for file in together}
    met, told = Met(), {}
    for file in together:
        told[file] = met.told_of(file.stem, _kept(file))
    return told


# What case files ask for by their names, with the hash of what stood there; a watch asks after each save of any case.
_KNOWN: dict[Path, tuple[str, tuple[Asked, ...]]] = {}


def _kept(file: Path) -> tuple[Asked, ...]:
    """The numbers and keys in a case file; they are kept until something else stands in it."""
    content, _ = bytes_of(file, str(file))
    if content is None:
        return ()
    digest = sha256(content)
    if file not in _KNOWN or _KNOWN[file][0] != digest:
        source, _ = read_bytes(content, shown_as=str(file))
        _KNOWN[file] = digest, tuple(asked_in(source)) if source else ()
    return _KNOWN[file][1]


def asked_in(source: Source) -> Iterable[Asked]:
    """Every number and key of a case, in the order of its file."""
    for place, key, number in numbers_of(source):
        yield Asked(key, number, int(place[1]), source.at(place))


def _fault(asked: Asked, case: str, first: tuple[str, int]) -> Diagnostic:
    # A key is a secret of the case and is not repeated.
    return Diagnostic(
        CODE,
        f"这一笔的{asked.key}，案件“{first[0]}”的第 {first[1] + 1} 笔也有：同一笔钱在两个案件里要，会被当成重复投诉，退了一次的也说不清",
        "一笔交易只写进一个案件，从另一个里删去；是抄错的，对着订单页改；一个案件是另一个的旧稿，把旧稿移出这个文件夹",
        SEVERITY,
        at=asked.at,
        case=case,
    )
