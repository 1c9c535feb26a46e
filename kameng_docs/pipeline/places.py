"""Where the author wrote a secret into a sentence: each text of the case file that holds one, and the place in it."""

from collections.abc import Iterator, Mapping, Sequence

from kameng_docs.brief import Secret
from kameng_docs.diagnostics import Position
from kameng_docs.disclosure.redaction import Redaction
from kameng_docs.source import Path, Source, Value

# Whoever sees least: what is not hidden from everybody is hidden from nobody.
STRICTEST = "public"


def places_of(source: Source, secrets: Sequence[Secret]) -> Mapping[str, Position]:
    """The texts of the case file that hold a secret beside other words, each with line and column of the first."""
    redaction = Redaction(secrets, STRICTEST)
    found: dict[str, Position] = {}
    texts = list(_texts(source.data, ()))
    redaction.look_over(text for _, text in texts)
    for path, text in texts:
        span = redaction.first_within(text)
        if span and text not in found:
            found[text] = source.within(path, text[slice(*span)])
    return found


def _texts(value: Value, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value.strip()
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*path, key))
    elif isinstance(value, list):
        for i, each in enumerate(value):
            yield from _texts(each, (*path, i))
