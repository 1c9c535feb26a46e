"""What a filing site takes: one PDF for each of its places, put together from the papers that belong there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version

from kameng_docs.bundle.render import LOOK_AGAIN, NOT_AS_WRITTEN, Press, Printed
from kameng_docs.channels import Channel, FilingSlot
from kameng_docs.diagnostics import Diagnostic, Scope
from kameng_docs.joining import ENGINES, joined
from kameng_docs.output import MadeFile, Withheld, sha256
from kameng_docs.proof import merged_faults
from kameng_docs.resources import hash_of, program_files

FOLDER, DOCUMENT = "网上立案", "filing"
MEGABYTE = 1_000_000

Piece = tuple[MadeFile, bytes]


def filed(channel: Channel, files: Sequence[Piece], press: Press) -> Printed:
    """The PDFs for the places of the channel's site, numbered as the site does; `files` are its papers as they were made.

    A place takes several files where one would be over the limit; what is over it by itself goes alone. Where one of
    several papers is enough, the first that is there is taken. Nothing is made for a channel without such a site, nor before there
    is a pleading.
    """
    by_paper: dict[str, list[Piece]] = {}
    for made, data in files:
        if made.channel == channel.slug and made.format == "pdf":
            by_paper.setdefault(made.document, []).append((made, data))
    # Without what opens the case there is nothing to file.
    if not channel.filing or not _wanted(channel.filing[0], by_paper):
        return Printed()
    limit = channel.filing_megabytes * MEGABYTE
    made_files, wrong = list[Piece](), Printed()
    for number, place in enumerate(channel.filing):
        parts = list(_within(_wanted(place, by_paper), limit))
        for i, part in enumerate(parts, 1):
            several = len(parts) > 1
            path = f"{channel.folder}/{FOLDER}/{number}_{place.name}{f'_{i}' if several else ''}.pdf"
            title = place.name + (f"（第{i}份，共{len(parts)}份）" if several else "")
            whole, data = _joined(path, title, part, press)
            # One paper that goes alone is that paper itself, which was proofed.
            proofed = whole is press.known.get(path) or data is part[0][1]
            faults = () if proofed else merged_faults(data, [each for _, each in part])
            if faults:
                wrong += _withheld(channel, path, faults)
            else:
                made_files.append((whole, data))
    return Printed(files=tuple(made_files)) + wrong


def _withheld(channel: Channel, path: str, faults: tuple[str, ...]) -> Printed:
    fault = Diagnostic(
        NOT_AS_WRITTEN,
        f"{path} 没有写出：{'；'.join(faults)}",
        LOOK_AGAIN,
        scope=Scope.DOCUMENT,
        document=f"{channel.slug}/{DOCUMENT}",
    )
    return Printed(
        withheld=(Withheld(channel.slug, DOCUMENT, NOT_AS_WRITTEN, faults, "pdf"),), faults=(fault,)
    )


def _wanted(place: FilingSlot, by_paper: Mapping[str, list[Piece]]) -> list[Piece]:
    there = [by_paper[slug] for slug in place.papers if slug in by_paper]
    return [piece for pieces in (there[:1] if place.either else there) for piece in pieces]


def _within(pieces: Iterable[Piece], limit: int) -> Iterator[list[Piece]]:
    """The pieces in order, as many together as stay within `limit` bytes."""
    part: list[Piece] = []
    for piece in pieces:
        if part and sum(len(data) for _, data in (*part, piece)) > limit:
            yield part
            part = []
        part.append(piece)
    if part:
        yield part


def _joined(path: str, title: str, pieces: Sequence[Piece], press: Press) -> Piece:
    """One file of several, called `title`; not put together again if it lies there made of the same."""
    first = pieces[0][0]
    inputs = sha256("\0".join((path, _engine(), *(made.sha256 for made, _ in pieces))).encode())
    before = press.known.get(path)
    whole = press.folder / path
    if before and not press.force and before.inputs == inputs and whole.is_file():
        data = whole.read_bytes()
        if sha256(data) == before.sha256:
            return before, data
    data = pieces[0][1] if len(pieces) == 1 else joined([data for _, data in pieces], title)
    return MadeFile(path, sha256(data), first.channel, DOCUMENT, "pdf", first.audience, inputs), data


@cache
def _engine() -> str:
    """What puts them together: a change of it changes the bytes."""
    return " ".join((hash_of(program_files("joining/")), *map(version, ENGINES)))
