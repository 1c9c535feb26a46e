"""What is to stand in the case file of one picture: its bars, and whether it is for everybody's eyes."""

from collections.abc import Sequence

from kameng_docs.case.exhibits import BARE, Exhibit
from kameng_docs.custody.journal.edits import Edit
from kameng_docs.custody.masking.entries import BOXES, EXHIBITS, FILE, INTO, KEY
from kameng_docs.custody.masking.jobs import Picture
from kameng_docs.custody.masking.paint import spelling
from kameng_docs.custody.masking.proof import pixels
from kameng_docs.reading.proposals import Box

PUBLIC = "公开版"


def bars_edit(picture: Picture, exhibit: Exhibit, boxes: Sequence[Box]) -> Edit:
    """These bars and no others, whatever the author had there before; without any, nothing is to be covered."""
    told = tuple(tuple(str(n) for n in pixels(box)) for box in boxes) or BARE
    place = (EXHIBITS, picture.exhibit, KEY)
    if picture.entry is not None:
        return Edit((*place, picture.entry, BOXES), told)
    into = picture.into if boxes else picture.bare_into
    return Edit((*place, len(exhibit.masking)), {FILE: str(picture.file), BOXES: told, INTO: str(into)})


def without_bars(picture: Picture, exhibit: Exhibit) -> tuple[Edit, ...]:
    """No bars at all: nothing is painted of it, and what was painted is for nobody's eyes."""
    if picture.entry is None:
        return ()
    bars = Edit((EXHIBITS, picture.exhibit, KEY, picture.entry), None)
    return (bars, public_edit(picture, exhibit, public=False)) if is_public(picture, exhibit) else (bars,)


def is_public(picture: Picture, exhibit: Exhibit) -> bool:
    """Whether what is painted of it is for everybody's eyes."""
    return spelling(picture.into) in map(spelling, exhibit.masked_files)


def public_edit(picture: Picture, exhibit: Exhibit, *, public: bool) -> Edit:
    """What is painted of it is for everybody's eyes from now on, or no more."""
    others = [str(name) for name in exhibit.masked_files if spelling(name) != spelling(picture.into)]
    names = (*others, str(picture.into)) if public else tuple(others)
    value = names if len(names) > 1 else next(iter(names), None)
    return Edit((EXHIBITS, picture.exhibit, PUBLIC), value)
