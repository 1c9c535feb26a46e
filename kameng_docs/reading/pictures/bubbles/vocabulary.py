"""What stands in a chat and was said by nobody, as `words.yaml` has it."""

import re
from dataclasses import dataclass
from functools import cache

from kameng_docs.case.typed import half_width
from kameng_docs.declared import Files

_NOT_SAID = re.compile(r"[\s.…·•。()（）:：✓√,，]+")
_STATUS = re.compile(
    r"\d{1,2}[:.]\d{2}|(?:[2-6]G\+?|LTE|HD|WIFI|VPN|5GA?)?\W*\d{0,3} ?%?\W*|\d+(?:\.\d+)?[KM]B?/S|[^\u3400-\u9fff]{1,3}"
    r"|中国(?:移动|电信|联通|广电)|[上下]午\d{1,2}:\d{2}",
    re.IGNORECASE,
)
_PEOPLE = re.compile(r"[(（]\d{1,5}[)）]$")


@dataclass(frozen=True)
class Vocabulary:
    """`words.yaml`, which explains each key."""

    marks: tuple[str, ...]
    fields: tuple[str, ...]
    titles: tuple[str, ...]


WORDS = Files("reading/pictures/bubbles/words.yaml", Vocabulary)


@cache
def words() -> Vocabulary:
    """The vocabulary."""
    return WORDS.only()


def is_mark(text: str) -> bool:
    """已读 and its like, with ticks and dots."""
    return _plain(text) in words().marks


def is_field(text: str) -> bool:
    """What stands in the bar where one types."""
    plain = _plain(text)
    return any(plain.startswith(_plain(word)) for word in words().fields)


def is_status(text: str) -> bool:
    """The clock, the net and the battery of a phone."""
    return _STATUS.fullmatch(half_width(text)) is not None


def is_seat(text: str) -> bool:
    """What stands under a title and names nobody."""
    plain = _plain(text)
    return not plain or any(plain.startswith(word) for word in words().titles)


def is_group(title: str) -> bool:
    """Whether a title counts the members of a group."""
    return _PEOPLE.search(title.strip()) is not None


def _plain(text: str) -> str:
    return _NOT_SAID.sub("", half_width(text)).lower()
