"""What was read of the files of a case, and what its author said of it so far: beside the case, until it is all confirmed.

A private file in the case's own folder. No paper is made from it; where it is lost, the files are read again.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from kameng_docs.desk.masking.drafts import Draft
from kameng_docs.output import put
from kameng_docs.reading.merged import merged
from kameng_docs.reading.proposals import What
from kameng_docs.starting.gathering import Gathered
from kameng_docs.starting.material import Material, Standing

FILE = ".读到的.json"


class Said(StrEnum):
    """What the author said of a field; what was confirmed stands in the case file and not here."""

    NO = "不是"
    UNCLEAR = "不清楚"
    # Of a card of 问几句: there is no more to say.
    ENOUGH = "就这样"


@dataclass(frozen=True)
class Kept:
    """`said` by the names of fields, `mine` the values as the author changed them, `picks` the rows of each bill.

    `kinds` are the pictures of which the author said what they are, `masks` are the bars in hand, by picture.
    """

    found: Gathered = field(default_factory=Gathered)
    me: str = ""
    picks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said: Mapping[str, Said] = field(default_factory=dict)
    mine: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, What] = field(default_factory=dict)
    masks: Mapping[str, Draft] = field(default_factory=dict)

    def with_one(self, one: Gathered) -> "Kept":
        """With what one file gave now; what it gave before goes."""
        old = _without(self.found, {read.file for read in one.reads})
        joined = Gathered(
            (*old.reads, *one.reads),
            (*old.copies, *one.copies),
            {**old.seen, **one.seen},
            (*old.series, *one.series),
            one.story or old.story,
            one.story_file or old.story_file,
            {**old.rows, **one.rows},
        )
        return replace(self, found=joined)

    def without(self, file: str) -> "Kept":
        """Without what a file gave."""
        return replace(self, found=_without(self.found, {file}))

    def speakers(self) -> dict[str, int]:
        """Who speaks in chats in which nobody is known to be 我."""
        counts: dict[str, int] = {}
        for read in self.found.reads:
            for name, count in read.speakers.items():
                counts[name] = counts.get(name, 0) + count
        return counts

    def material(self, name: str, today: date, data: Mapping[str, Any]) -> Material:
        """For the tree of a case begun; `data` is what its file says already."""
        found, standing = self.found, Standing(data)
        return Material(
            name, today, found.reads, merged(found.reads), found.seen, story=found.story, story_file=found.story_file,
            standing=standing, series=found.series, me=self.me or standing.me,
        )  # fmt: skip


def _without(found: Gathered, files: set[str]) -> Gathered:
    told = found.story_file not in files
    return Gathered(
        tuple(each for each in found.reads if each.file not in files),
        tuple(each for each in found.copies if each.name not in files),
        {name: each for name, each in found.seen.items() if name not in files},
        tuple(each for each in found.series if each[0] not in files),
        found.story if told else "",
        found.story_file if told else "",
        {name: each for name, each in found.rows.items() if name not in files},
    )


def loaded(folder: Path) -> Kept:
    """What was kept; nothing where nothing was, or where it cannot be read any more."""
    with suppress(OSError, ValueError):
        return _codec().validate_json((folder / FILE).read_bytes())  # type: ignore[no-any-return]
    return Kept()


def keep(folder: Path, kept: Kept) -> None:
    """Write it, whole or not at all, for its owner alone. Raises OSError."""
    put(folder / FILE, _codec().dump_json(kept))


def _codec() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Kept)
