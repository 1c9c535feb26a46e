"""Whether an entry stands in a diary already: by its words, by the hash of what was kept with it."""

from collections.abc import Mapping
from pathlib import Path

from kameng_docs.custody.journal import Opened, raw
from kameng_docs.custody.journal.places import KEY
from kameng_docs.custody.submitted import RECEIVED, RECEIVED_SUMS, listed_in
from kameng_docs.output import sha256
from kameng_docs.wording import instant_in_digits


def step_with(before: Opened, place: int, entry: Mapping[str, str]) -> bool:
    """Whether the step at `place` has each of these values as it stands in the file."""
    steps = raw(before.content).get(KEY) or []
    return place < len(steps) and all(steps[place].get(key) == value for key, value in entry.items())


def kept_before(before: Opened, place: int, content: bytes | None, at: str) -> bool:
    """Whether the step was answered on that day, and the very same reply of that day lies among what was received."""
    answered = before.case.progress[place].replied_at
    if content is None or answered is None or instant_in_digits(answered)[:10] != at[:10]:
        return False
    return any(
        digest == sha256(content)
        for folder in _received(before.file.parent / before.file.stem, at[:10])
        for _, digest in listed_in(folder / RECEIVED_SUMS)
    )


def _received(root: Path, day: str) -> list[Path]:
    return sorted((root / RECEIVED).glob(f"{day}-*"))
