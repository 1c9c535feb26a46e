"""The sentences of the plan that belong to no rung, and on whose word each stands: `words.yaml`."""

from dataclasses import dataclass
from typing import Annotated

from kameng_docs.channels.names import MOMENT_NAMES
from kameng_docs.declared import Among, Files
from kameng_docs.gates.words import Sentence


@dataclass(frozen=True)
class Lacking:
    """What a case must say before a day is known that counts from one of `moments`: what nobody wrote, and where it goes."""

    moments: tuple[Annotated[str, Among("日子", MOMENT_NAMES)], ...]
    says: str
    write: str


@dataclass(frozen=True)
class Words:
    """Sentences by id, signs for the police that no fact asks for, and what days wait for that cannot be told."""

    sentences: dict[str, Sentence]
    watch: tuple[str, ...]
    lacking: tuple[Lacking, ...]


WORDS = Files("plan/words.yaml", Words)


def words() -> Words:
    """The file."""
    return WORDS.only()


def word(name: str) -> Sentence:
    """The sentence of that id. Raises FaultyFiles where the file has none."""
    if name not in words().sentences:
        raise WORDS.without(name, "sentences")
    return words().sentences[name]
