"""What shows that originals are unaltered, and copies for other eyes: made beside the papers of a case."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

from kameng_docs.brief import Brief, ExhibitInfo, Moment
from kameng_docs.bundle.render import Press, Printed
from kameng_docs.channels import Channel
from kameng_docs.disclosure import copy_names
from kameng_docs.evidence import ExhibitFile, Finding, masked, stripped
from kameng_docs.evidence.integrity import (
    MANIFEST,
    RECIPE,
    SUMS,
    Entry,
    holds_any,
    manifest,
    recipe,
    sums,
    whole,
)
from kameng_docs.evidence.kinds import ACCEPTED
from kameng_docs.output import MadeFile, sha256, unchanged
from kameng_docs.pipeline import Disclosures
from kameng_docs.resources import hash_of, program_files

FOLDER = "70_原件校验"
# What a JPEG begins with.
JPEG = b"\xff\xd8"
CHANNEL, AUDIENCE, COPIES = "evidence", "author", "copies"


def entries(
    seen: Disclosures, files: Mapping[str, ExhibitFile], folder: Path, pages: Mapping[str, str]
) -> tuple[Entry, ...]:
    """One entry a file of every exhibit, with its pages in the book. `files` by name, all below `folder`.

    Words of the author's stand there as he sees them himself: a password is written down nowhere.
    """
    brief = seen.brief
    keys = [key for order in brief.orders for key in order.card_keys]
    told = {exhibit.number: exhibit for exhibit in seen.to(AUDIENCE, CHANNEL).exhibits}
    return tuple(
        Entry(
            exhibit.number,
            told[exhibit.number].title,
            files[name].name,
            files[name].sha256,
            files[name].size,
            formed_at=_written(exhibit.formed_at),
            origin=told[exhibit.number].origin,
            pages=pages.get(exhibit.number, "").replace("—", "至"),
            secret=bool(keys) and _holds_keys(folder / files[name].name, files[name], keys),
        )
        for exhibit in brief.exhibits
        for name in exhibit.files
        # Of a file that could not be taken in nothing is known.
        if name in files
    )


def records(
    seen: Disclosures,
    files: Mapping[str, ExhibitFile],
    folder: Path,
    pages: Mapping[str, str],
    below: str = "",
) -> Printed:
    """manifest.csv, the list of hashes, and how anybody can check them without this program.

    `below` is the folder of a set of papers that is not the only one of its case.
    """
    found = entries(seen, files, folder, pages)
    if not found:
        return Printed()
    made = {
        MANIFEST: manifest(found),
        SUMS: sums(found),
        RECIPE: recipe(found, whole(found)).encode(),
    }
    place = f"{below}/{FOLDER}" if below else FOLDER
    return Printed(
        files=tuple(
            (_file(f"{place}/{name}", CHANNEL, name, data, AUDIENCE), data) for name, data in made.items()
        )
    )


def copies(
    brief: Brief, channels: Sequence[Channel], files: Mapping[str, ExhibitFile], folder: Path, press: Press
) -> Printed:
    """The masked pictures in the folder of each channel that wants them (`copies`), as they are shown and without metadata, named by their
    numbers alone.

    Others are not touched. `files` by name, all below `folder`. What a picture becomes is worked out once for all channels,
    and not at all where it lies there, made of the same file.
    """
    wanting = [channel for channel in channels if channel.copies]
    made = list(_copies(brief, files, folder, press)) if wanting else []
    return Printed(files=tuple(_laid(channel, *copy) for channel in wanting for copy in made))


def masked_pictures(exhibit: ExhibitInfo, files: Mapping[str, ExhibitFile]) -> list[ExhibitFile]:
    """The masked versions of an exhibit that are pictures: of no other file can it be told what is still in it."""
    return [files[name] for name in exhibit.masked_files if files[name].family == "image"]


def _copies(
    brief: Brief, files: Mapping[str, ExhibitFile], folder: Path, press: Press
) -> Iterator[tuple[str, bytes, str]]:
    """The name of each copy, its bytes, and what it is made of."""
    for exhibit in brief.exhibits:
        pictures = masked_pictures(exhibit, files)
        for name, file in zip(copy_names(exhibit), pictures, strict=True):
            inputs = sha256(repr((COPIES, file.sha256, file.kind, file.turned, _painters())).encode())
            data = _as_before(press, inputs) or _pixels(folder / file.name, file)
            yield f"{name}.{'jpg' if data.startswith(JPEG) else 'png'}", data, inputs


def _as_before(press: Press, inputs: str) -> bytes:
    """The copy as it lies there in the folder of any channel; empty where it does not."""
    for made in () if press.force else press.known.values():
        if made.inputs == inputs and unchanged(press.folder, made):
            return (press.folder / made.path).read_bytes()
    return b""


@cache
def _painters() -> str:
    """What makes a copy of a picture: a change of it may change the bytes."""
    return f"{hash_of(program_files('evidence/'))} {version('pillow')}"


def _laid(channel: Channel, name: str, data: bytes, inputs: str) -> tuple[MadeFile, bytes]:
    made = _file(f"{channel.folder}/{channel.copies}/{name}", channel.slug, COPIES, data, "public")
    return replace(made, inputs=inputs), data


def _pixels(path: Path, file: ExhibitFile) -> bytes:
    """An upright JPEG's own data; of all others what is seen and no more, for colours hide under transparency."""
    if file.kind == "JPEG" and file.turned == 1:
        return stripped(path, file.kind, profile=False)
    found = masked(path, ())
    if isinstance(found, Finding):
        raise TypeError(f"{path.name} was taken in as a picture")
    return found


def _file(path: str, channel: str, document: str, data: bytes, audience: str) -> MadeFile:
    digest = sha256(data)
    return MadeFile(path, digest, channel, document, path.rpartition(".")[2], audience, digest)


def _holds_keys(path: Path, file: ExhibitFile, keys: Sequence[str]) -> bool:
    """Also where the words stand there in signs of a mail or of JSON."""
    if ACCEPTED[file.kind].family not in {"chat", "bill", "mail"}:
        return False
    # The readers of chats take a while to import, and few cases have a chat.
    from kameng_docs.evidence.chat import all_words

    content = path.read_bytes()
    return holds_any(content, keys) or holds_any(all_words(content).encode(), keys)


def _written(moment: Moment | None) -> str:
    if isinstance(moment, datetime):
        return moment.isoformat(" ", "minutes")
    return moment.isoformat() if moment else ""
