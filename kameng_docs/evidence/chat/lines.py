"""What the readers of chats give: messages, what is none, and why a file cannot be read."""

from dataclasses import dataclass

# Time, speaker and words of a message, before it has a number.
Message = tuple[str, str, str]


@dataclass(frozen=True)
class ChatLine:
    """One message. `at` and `who` as they stand in the file, perhaps empty; `words` may have several lines."""

    number: int
    at: str
    who: str
    words: str


@dataclass(frozen=True)
class Skipped:
    """A piece of the file that belongs to no message; `row` counts the file's lines from 1.

    `of_column`: a cell of a column that is no part of a message, such as its number or its kind.
    """

    row: int
    text: str
    why: str
    of_column: bool = False


@dataclass(frozen=True)
class Unreadable:
    """Why a file is no chat that can be read. `reason` is a slug; `message` and `hint` are for the author."""

    reason: str
    message: str
    hint: str


Found = tuple[list[Message], list[Skipped]]
