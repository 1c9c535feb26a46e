"""What the readers of chats give: messages, what is none, and why a file cannot be read."""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple


class Message(NamedTuple):
    """Time, speaker and words of a message before it has a number; the other fields are those of `ChatLine`."""

    at: str
    who: str
    words: str
    row: int = 0
    mine: bool | None = None
    system: bool = False
    talk: str = ""
    beside: str = ""


@dataclass(frozen=True)
class ChatLine:
    """One message. `at` and `who` as they stand in the file, perhaps empty; `words` may have several lines.

    `row` is the line of the file where it begins, 0 where a file has no lines; `mine` whether the export says that the
    owner of the file wrote it, None where it does not say; `system` a notice of the software, nobody's words; `talk` the
    conversation it belongs to, where the file names one; `beside` what stood in the cell behind the words, which is as a
    rule empty: perhaps the rest of a sentence that had a comma.
    """

    number: int
    at: str
    who: str
    words: str
    row: int = field(default=0, compare=False)
    mine: bool | None = None
    system: bool = False
    talk: str = ""
    beside: str = ""


@dataclass(frozen=True)
class Skipped:
    """A piece of the file that belongs to no message; `row` counts the file's lines from 1, 0 where there are none.

    `of_column`: a cell of a column that is no part of a message, such as its number or its kind; `of_head`: what the
    software writes above a conversation; `talk` the conversation, where it is one's.
    """

    row: int
    text: str
    why: str
    of_column: bool = False
    of_head: bool = False
    talk: str = ""

    @property
    def known(self) -> bool:
        """Whether it is clear what it is, so that its author need not look at it."""
        return self.of_column or self.of_head


@dataclass(frozen=True)
class Unreadable:
    """Why a file is no chat that can be read. `reason` is a slug; `message` and `hint` are for the author."""

    reason: str
    message: str
    hint: str


@dataclass(frozen=True)
class Transcript:
    """A chat. `lines` count from 1; `skipped` is what belongs to no message; `encoding` is UTF-8, UTF-16 or GBK; `notes` are
    sentences for the author on what the file holds besides words.
    """

    lines: tuple[ChatLine, ...]
    skipped: tuple[Skipped, ...] = ()
    encoding: str = "UTF-8"
    notes: tuple[str, ...] = ()

    @property
    def speakers(self) -> dict[str, int]:
        """Who speaks how often: shown to the author, for a sentence taken for a speaker stands out in it."""
        return dict(Counter(each.who for each in self.lines))

    @property
    def talks(self) -> tuple[str, ...]:
        """The conversations, in the order in which they begin; one without a name where the file tells none."""
        return tuple(dict.fromkeys(each.talk for each in self.lines))


Found = tuple[list[Message], list[Skipped]]
