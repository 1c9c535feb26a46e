"""Which words of anger or verdict a text holds."""

from functools import cache
from pathlib import Path

from kameng_docs.record import Record, read_mapping
from kameng_docs.wording import folded

FILE = Path(__file__).with_name("heated.yaml")


def heated_words(text: str) -> tuple[str, ...]:
    """The words of heated.yaml in `text`, whatever stands between their characters, outside its allowed phrases."""
    words, allowed = _lists()
    plain = folded(text)
    for phrase in allowed:
        plain = plain.replace(phrase, "")
    return tuple(word for word in words if word in plain)


@cache
def _lists() -> tuple[tuple[str, ...], tuple[str, ...]]:
    record = Record(read_mapping(FILE), FILE.name)
    words, allowed = tuple(record.several("words")), tuple(record.several("allowed"))
    record.close()
    return words, allowed
