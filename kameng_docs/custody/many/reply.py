"""One reply for many cases, what the author says beside it, and what it would write into one step."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from kameng_docs.custody import journal
from kameng_docs.custody.journal import Copies, Given, Opened, Refused
from kameng_docs.custody.many.before import kept_before, step_with
from kameng_docs.custody.many.named import Named
from kameng_docs.reading.proposals import Kind, Read


@dataclass(frozen=True)
class Reply:
    """One answer. `read` is what was made of it, without proposals where the author tells it himself in `given`; `words` is all
    that stands in it. `slug` and `word` are the channel that he named, empty where it is to be read.

    `each` is what he says of single cases, by their names: it stands in the place of `given`.

    `content` is kept in each case as `name`, None keeps nothing; `path` is where it lies, None for pasted text.
    """

    read: Read
    given: Given
    words: str
    slug: str = ""
    word: str = ""
    name: str = ""
    content: bytes | None = None
    path: Path | None = None
    each: Mapping[str, Given] = field(default_factory=dict)

    def of(self, case: str) -> "Reply":
        """The reply as the author tells it of one case."""
        return replace(self, given=self.each[case]) if case in self.each else self

    @property
    def is_told(self) -> bool:
        """Whether the author tells it himself."""
        return not self.read.proposals

    @property
    def kept(self) -> str:
        """What of it goes into every case: all of it where it is copied, else the gist."""
        if self.content is not None:
            return f"{self.words}\n{self.given.outcome}" if self.given.outcome else self.words
        read = "\n".join(each.value for each in self.read.proposals if each.kind is Kind.OUTCOME)
        return self.given.outcome or read


@dataclass(frozen=True)
class Asked:
    """What the author says beside the reply: of which step it is (from 1, by the name of the case), that a letter which names
    others is written all the same (`force`); `states` are all states of a step, `named` the cases that the words name.
    """

    today: date
    states: Sequence[str]
    steps: Mapping[str, int]
    named: tuple[Named, ...] = ()
    force: bool = False


def entry_of(reply: Reply, before: Opened, place: int) -> tuple[dict[str, str], tuple[str, ...]]:
    """What would stand in the step, and what is told of the rest.

    A number that one letter tells is not written into many: nobody knows whose it is.
    """
    step = before.case.progress[place]
    office = journal.at_an_office(before.shop, step)
    if reply.is_told:
        return journal.progressed(step, reply.given, before.today, office=office) or {}, ()
    unnumbered = tuple(each for each in reply.read.proposals if each.kind is not Kind.HANDLED_ID)
    read = replace(reply.read, proposals=unnumbered)
    answer = journal.answered(read, step, reply.given, before.today, office=office)
    return answer.entry, tuple(each.text for each in answer.told)


def entered_before(reply: Reply, before: Opened) -> int | None:
    """The step into which this very answer of this day went before: known by its words, or by the copy that was kept."""
    for place, step in enumerate(before.case.progress):
        if reply.slug and before.shop.channel_words[step.channel] != reply.slug:
            continue
        entry, _ = entry_of(reply, before, place)
        if "结果" not in entry:
            continue
        answer = {key: entry[key] for key in ("结果", "答复时间")}
        if step_with(before, place, answer) or kept_before(before, place, reply.content, answer["答复时间"]):
            return place
    return None


def left_open(reply: Reply, before: Opened, place: int, states: Sequence[str]) -> str:
    """What the reply leaves open of the step at `place` in this case, though not in all: whether a refund of less than was paid settles it."""
    if reply.is_told:
        return ""
    paid = [order.paid for order in before.case.orders]
    office = journal.at_an_office(before.shop, before.case.progress[place])
    asks = journal.questions(reply.read, reply.given, before.today, states, paid, office=office)
    return "；".join(each.text for each in asks)


def copies_in(reply: Reply, before: Opened, place: int, day: str) -> Copies | Refused | None:
    """What came back, to be kept as it came; what lies in the case's folder is kept there already."""
    root = before.file.parent / before.file.stem
    if reply.content is None:
        return None
    if reply.path and os.path.realpath(reply.path).startswith(os.path.realpath(root) + os.sep):
        return None
    channel = before.case.progress[place].channel
    return journal.copies_of_received(reply.name, reply.content, root, channel, date.fromisoformat(day[:10]))
