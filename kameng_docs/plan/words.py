"""The sentences of the plan that belong to no rung, and on whose word each stands: `words.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kameng_docs.gates.words import Sentence, sentence_of
from kameng_docs.record import Record, read_mapping

FILE = Path(__file__).with_name("words.yaml")


@dataclass(frozen=True)
class Words:
    """Sentences by id, and signs for the police that no fact asks for."""

    sentences: Mapping[str, Sentence]
    watch: tuple[str, ...]


@cache
def words() -> Words:
    """The file. Raises ValueError where it is not well made."""
    record = Record(read_mapping(FILE), FILE.name)
    found = Words(
        sentences={name: _sentence(name, entry) for name, entry in record.mapping("sentences").items()},
        watch=tuple(record.several("watch")),
    )
    record.close()
    return found


def word(name: str) -> Sentence:
    """The sentence of that id."""
    return words().sentences[name]


def _sentence(name: str, entry: object) -> Sentence:
    record = Record({"says": entry} if isinstance(entry, str) else entry, f"{FILE.name}: {name}")
    found = sentence_of(record)
    record.close()
    return found
