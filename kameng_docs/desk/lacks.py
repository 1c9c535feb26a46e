"""What is wrong with a case, told by what it is of: unanswered questions counted together, everything else a line by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from kameng_docs.desk.confirming.sorting import FACTS
from kameng_docs.desk.questions.judging import ANSWER
from kameng_docs.desk.questions.known import ORDERS, order_name
from kameng_docs.desk.reasons import plain
from kameng_docs.diagnostics import Diagnostic, Severity
from kameng_docs.pipeline import Checked
from kameng_docs.source.model import Path, Source


@dataclass(frozen=True)
class Lacks:
    """`asked` questions wait for 是, 否 or 不清楚; `lines` tell the rest, each once, in the order of the file."""

    asked: int = 0
    lines: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many things are to be added or changed."""
        return self.asked + len(self.lines)

    @property
    def asked_told(self) -> str:
        """The questions in one sentence; empty where all are answered.

        Without their number: the room asks several on one card, and others besides, and counts its cards.
        """
        return "“问几句”里还有问题没有答" if self.asked else ""

    @property
    def told(self) -> tuple[str, ...]:
        """All of it, the questions first."""
        return (*filter(None, [self.asked_told]), *self.lines)


def lacks_of(checked: Checked) -> Lacks:
    """What keeps the papers of a case from being composed."""
    return lacks_in(checked.diagnostics, checked.source)


def lacks_in(found: Sequence[Diagnostic], source: Source | None) -> Lacks:
    """The errors among `found`; without a `source` nobody can tell of what they are."""
    asked, lines = 0, dict[str, None]()
    for each in found:
        if each.severity is not Severity.ERROR:
            continue
        path = _path(each, source) if source else ()
        if path[:1] == (FACTS,) and path[-1] == ANSWER and each.code == "case.missing-key":
            asked += 1
        else:
            lines[plain(_told(each.message, path))] = None
    return Lacks(asked, tuple(lines))


def _path(found: Diagnostic, source: Source) -> Path:
    """The place that stands where it was found; the deepest where several begin there, none where nothing does."""
    for places in (source.positions, source.key_positions):
        if there := [path for path, at in places.items() if at == found.at]:
            return max(there, key=len)
    return ()


def _told(message: str, path: Path) -> str:
    """The message behind the names of what it is of; what it names itself is not said twice."""
    names = [name for name in _names(path) if f"“{name}”" not in message]
    return f"{'，'.join(names)}：{message}" if names else message


def _names(path: Path) -> list[str]:
    """A fact, an exhibit by its name; an entry of a list by its number."""
    if not path:
        return []
    head, rest = str(path[0]), path[1:]
    if rest and isinstance(rest[0], int):
        number = rest[0] + 1
        names = [order_name(number) if head == ORDERS else f"“{head}”第 {number} 条"]
    elif rest:
        names = [str(rest[0])] if head == FACTS else [head, str(rest[0])]
    else:
        return [head]
    return [*names, *(f"第 {each + 1} 条" if isinstance(each, int) else each for each in rest[1:])]
