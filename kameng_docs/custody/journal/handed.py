"""A step as its author tells it, and the papers that were handed in → its entry in 进度 and the copies to be kept."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kameng_docs.custody.journal.of_seller import seller_of_sets
from kameng_docs.custody.journal.papers import chosen
from kameng_docs.custody.journal.proposal import Opened
from kameng_docs.custody.journal.refused import Refused
from kameng_docs.custody.journal.scalars import Entry
from kameng_docs.custody.journal.sent import Copies, copies_of


@dataclass(frozen=True)
class Sent:
    """What its author says of a step: `slug` is its channel, `word` how he calls that, `at` when, as a case file takes it.

    What he does not say is empty.
    """

    slug: str
    word: str
    at: str
    number: str = ""
    reply_by: str = ""
    seller: str = ""

    @property
    def entry(self) -> Entry:
        """By the keys of a step, without what was not said."""
        said = {
            "渠道": self.word,
            "提交": self.at,
            "编号": self.number,
            "要求答复": self.reply_by,
            "卖家": self.seller,
        }
        return {key: value.strip() for key, value in said.items() if value.strip()}


@dataclass(frozen=True)
class HandedIn:
    """The entry of a step with the copies that it names; `edited` are papers that the author changed after they were made."""

    entry: Entry
    copies: Copies | None = None
    edited: tuple[str, ...] = ()


def handed_in(before: Opened, made: Path, sent: Sent, papers: tuple[str, ...]) -> HandedIn | Refused:
    """`papers` are names as `chosen` takes them; none stands for the only paper of the channel.

    `made` is the case's folder of papers. No copies where the channel has no papers of ours and none was named. Of one
    seller's papers among several the entry names him.
    """
    root = before.file.parent / before.file.stem
    found = chosen(made, root, before.shop.channels.get(sent.slug), papers)
    if isinstance(found, Refused):
        return found
    seller = sent.seller or seller_of_sets(before.case, found.sets)
    entry = {**sent.entry, **({"卖家": seller} if seller else {})}
    if not found.files:
        return HandedIn(entry, edited=found.edited)
    copies = copies_of(
        found.files,
        root,
        before.shop.channel_names[sent.slug],
        date.fromisoformat(sent.at[:10]),
        {name for step in before.case.progress for name in step.kept},
    )
    if isinstance(copies, Refused):
        return copies
    return HandedIn({**entry, "留存": copies.names}, copies, found.edited)
