"""Which goods may speak against whoever complains of them."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kameng_docs.law.mistakes import plain
from kameng_docs.law.vocabulary import private_questions
from kameng_docs.record import Record, read_mapping

FILE = Path(__file__).with_name("risky_goods.yaml")


@dataclass(frozen=True)
class RiskyGoods:
    """The whole file; the keys are explained there."""

    words: tuple[str, ...]
    innocent: tuple[str, ...]
    asks: str
    authority: tuple[str, ...]


def risky_words(text: str) -> tuple[str, ...]:
    """What in the name of goods stands in the file, in any spelling."""
    goods = plain(text)
    for phrase in listed().innocent:
        goods = goods.replace(phrase, "")
    return tuple(found.group() for word in listed().words for found in [re.search(word, goods)] if found)


@cache
def listed() -> RiskyGoods:
    """The file, read once. Raises ValueError where it is not well made."""
    record = Record(read_mapping(FILE), FILE.name)
    made = RiskyGoods(
        words=tuple(record.several("words")),
        innocent=tuple(record.several("innocent")),
        asks=record.text("asks"),
        authority=tuple(record.several("authority")),
    )
    record.close()
    if made.asks not in private_questions():
        raise record.wrong(f"unknown question {made.asks!r}")
    return made
