"""The sentences of the plan that belong to no rung, and on whose word each stands: `words.yaml`."""

from dataclasses import dataclass

from kameng_docs.declared import Files
from kameng_docs.gates.words import Sentence


@dataclass(frozen=True)
class Words:
    """Sentences by id, and signs for the police that no fact asks for."""

    sentences: dict[str, Sentence]
    watch: tuple[str, ...]


WORDS = Files("plan/words.yaml", Words)


def words() -> Words:
    """The file."""
    return WORDS.only()


def word(name: str) -> Sentence:
    """The sentence of that id. Raises FaultyFiles where the file has none."""
    if name not in words().sentences:
        raise WORDS.without(name, "sentences")
    return words().sentences[name]
