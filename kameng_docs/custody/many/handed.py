"""What was handed in for many cases → a new step of each, with copies of its own papers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kameng_docs.custody import journal
from kameng_docs.custody.journal import Opened
from kameng_docs.custody.journal.answered import OPEN
from kameng_docs.custody.many.before import step_with
from kameng_docs.custody.many.lines import (
    Already,
    Entering,
    LeftOut,
    Line,
    Progress,
    is_over,
    refused,
    unreadable,
)
from kameng_docs.custody.many.table import Handed
from kameng_docs.pipeline import Workshop


@dataclass(frozen=True)
class Handing:
    """What all of them share: the channel as slug and word, the moment where a row tells none, the demanded day, which papers.

    `papers` is None where no copies are kept; `made` is the folder of papers of all cases. `rows` tell number and hour by the
    name of the case.
    """

    slug: str
    word: str
    at: str
    reply_by: str
    papers: tuple[str, ...] | None
    made: Path
    today: date
    rows: Mapping[str, Handed]

    def of(self, file: Path) -> journal.Sent:
        """The step of one case."""
        row = self.rows.get(file.stem, Handed(0, file.stem))
        return journal.Sent(self.slug, self.word, row.at or self.at, row.number, self.reply_by)


def handed_lines(shop: Workshop, files: Sequence[Path], handing: Handing, heard: Progress) -> Iterator[Line]:
    """A line for each case, in their order. Nothing is written."""
    for number, file in enumerate(files, 1):
        heard(number, len(files))
        before = journal.opened(shop, file, handing.today)
        yield unreadable(file) if isinstance(before, journal.Faults) else _line(before, handing)


def _line(before: Opened, handing: Handing) -> Line:
    file, sent = before.file, handing.of(before.file)
    through = journal.steps_through(before.case, before.shop.channel_words, sent.slug, sent.word)
    same = {"编号": sent.number} if sent.number else {"提交": sent.at}
    if (place := next((i for i in through if step_with(before, i, same)), None)) is not None:
        return Already(file, place)
    if is_over(before.shop, file, handing.today):
        return LeftOut(file, "这一件已经了结", f"真的又交了：kameng-docs log sent {file.stem} {sent.word}")
    found: journal.HandedIn | journal.Refused = journal.HandedIn(sent.entry)
    if handing.papers is not None:
        found = journal.handed_in(before, handing.made / file.stem, sent, handing.papers)
    if isinstance(found, journal.Refused):
        return refused(file, found)
    proposal = journal.new_step(before, found.entry)
    if not isinstance(proposal, journal.Proposal):
        return refused(file, proposal)
    told = [f"{name} 在生成以后被改过：留存的是改过的这一份" for name in found.edited]
    waiting = [i for i in through if before.case.progress[i].state in OPEN]
    told += [f"这个渠道的第 {i + 1} 步还没有结果" for i in waiting]
    entry = {key: value for key, value in sent.entry.items() if isinstance(value, str)}
    return Entering(file, proposal.number, None, entry, proposal, found.copies, tuple(told))
