"""Subjects that move between articles: `topics.yaml` to `Topic`.

It maps a topic to its `title` and its `references`, a list of {from: date, ref: reference}, oldest first; `ended`, the
first day on which none of them holds any more, goes with `after`, what to do instead.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from kameng_docs.declared import FROM_KEY, Among, Checked, Doubt, Files, Filled, Key, Shaped
from kameng_docs.diagnostics import Diagnostic
from kameng_docs.law.clauses import Place, clauses
from kameng_docs.law.model import Reference, Topic
from kameng_docs.law.reference import parse
from kameng_docs.resources import PACKAGE

TopicName = Annotated[
    str, Shaped(re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)+"), "写成 small-claims.scope")
]


def _misread(ref: str, _: Path) -> Iterator[Doubt]:
    found = parse(ref)
    if isinstance(found, Diagnostic):
        yield Doubt((), found.message, found.hint)


@dataclass(frozen=True)
class _Dated:
    since: Annotated[date, Key("from")]
    ref: Annotated[Place, Checked(_misread)]


@dataclass(frozen=True)
class _Topic:
    name: Annotated[str, FROM_KEY]
    title: str
    references: Annotated[tuple[_Dated, ...], Filled()]
    ended: date | None = None
    after: str = ""

    def doubts(self) -> Iterator[Doubt]:
        """Where the days do not follow each other."""
        days = [each.since for each in self.references] + ([self.ended] if self.ended else [])
        for number, (earlier, later) in enumerate(pairwise(days), 1):
            if later <= earlier:
                ends = number == len(self.references)
                steps = ("ended",) if ends else ("references", number, "from")
                yield Doubt(steps, f"{later} 不晚于前一行的 {earlier}", "按日期先后写，“ended”在最后")
        if bool(self.ended) != bool(self.after):
            key = "ended" if self.ended else "after"
            yield Doubt((key,), "“ended”和说明改引什么的“after”只能一起写", "补上另一项，或者都不写")


TOPICS = Files("law/topics.yaml", dict[TopicName, _Topic])


def topics(root: Path = PACKAGE) -> Mapping[str, Topic]:
    """Every topic by its name, in the order of the file. Raises FaultyFiles."""
    return {
        name: Topic(name, each.title, tuple(_parsed(each.references)), each.ended, each.after)
        for name, each in TOPICS.only(root).items()
    }


def _parsed(references: Iterable[_Dated]) -> Iterator[tuple[date, Reference]]:
    for each in references:
        reference = parse(each.ref)
        if isinstance(reference, Reference):
            yield each.since, reference


class _Citable:
    """Clauses and topics."""

    name = "law list"

    def names(self, root: Path) -> Collection[str]:
        """Those below `root`."""
        return clauses(root, TOPICS.names(root))


Clause = Annotated[str, Among("条文或主题", _Citable())]
