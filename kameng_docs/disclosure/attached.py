"""Which files of an exhibit go with a paper: the copies with everything painted over, or the author's own, by who reads them.

The one room that decides it: lists of attachments, forms, warnings and the copies that are made all ask here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kameng_docs.brief import ExhibitInfo
from kameng_docs.disclosure.matrix import policy

# What sites that take pictures show, by the ends of names; asked only where nobody looked into the file.
PICTURES = ("jpg", "jpeg", "png", "webp")
# What a picture hardly ever shows, or what is no reader's business to be warned of by name.
_NOT_SEEN_IN_PICTURES = frozenset({"private"})


@dataclass(frozen=True)
class Attached:
    """One exhibit as it goes with a paper: `copies` by the names they are made under, without the folder and the ending, and `own`, the places
    of those of its files that the author takes himself.

    `unpainted` counts pictures of which there is no copy though their readers should see one: none of them is named where
    others of the same exhibit have one, for which they are nobody wrote down.
    """

    exhibit: ExhibitInfo
    copies: tuple[str, ...] = ()
    own: tuple[int, ...] = ()
    unpainted: int = 0

    @property
    def count(self) -> int:
        """How many files it is."""
        return len(self.copies) + len(self.own)


def attached(exhibits: Iterable[ExhibitInfo], audience: str, folder: str) -> tuple[Attached, ...]:
    """Each exhibit as it goes to that audience, in their order. `folder` is where copies are laid; empty: none are made."""
    return tuple(_attached(each, audience, copy_names(each) if folder else ()) for each in exhibits)


def pictures_of(each: Attached, folder: str) -> list[str]:
    """The pictures among what goes there, as the author finds them: a copy in the folder of copies, or his own file."""
    copies = [f"{folder}/{name}" for name in each.copies]
    return copies or [each.exhibit.files[place] for place in each.own if _is_picture(each.exhibit, place)]


def copy_names(exhibit: ExhibitInfo) -> tuple[str, ...]:
    """What the copies of an exhibit's masked pictures are called, by its number, without an ending."""
    looked = exhibit.masked_pictures
    count = len(exhibit.masked_files if looked is None else looked)
    several = count > 1
    return tuple(f"证据{exhibit.number}" + (f"-{i}" if several else "") for i in range(1, count + 1))


def unseen_kinds(audience: str, called: Mapping[str, str] | None = None) -> list[str]:
    """What that audience must not see in full, as the author calls it: what he looks for in a picture before he sends it.

    `called` has the case's own name of a kind; an empty one leaves out what the case has nothing of.
    """
    rules = policy()
    names = rules.names | dict(called or {})
    return [
        names[kind]
        for kind in rules.kinds
        if names[kind] and kind not in _NOT_SEEN_IN_PICTURES and rules.way(kind, audience) != "full"
    ]


def _attached(exhibit: ExhibitInfo, audience: str, copies: tuple[str, ...]) -> Attached:
    every = tuple(range(len(exhibit.files)))
    if audience in policy().originals:
        return Attached(exhibit, own=every)
    pictures = [place for place in every if _is_picture(exhibit, place)]
    if audience in policy().open:
        return Attached(exhibit, copies)
    if not copies:
        return Attached(exhibit, own=every, unpainted=len(pictures))
    others = tuple(place for place in every if place not in pictures)
    return Attached(exhibit, copies, others, max(0, len(pictures) - len(copies)))


def _is_picture(exhibit: ExhibitInfo, place: int) -> bool:
    looked: Sequence[int] | None = exhibit.pictures
    return place in looked if looked is not None else exhibit.files[place].lower().endswith(PICTURES)
