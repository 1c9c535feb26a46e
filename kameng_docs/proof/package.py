"""A DOCX as an archive of parts that name each other: whether it is whole, and its parts as trees."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as inflating_error

BODY, KINDS = "word/document.xml", "[Content_Types].xml"
# Bytes of one part when it is unpacked: a paper has a thousandth of it.
LARGEST = 200_000_000

Parts = Mapping[str, Any]


def parts_of(data: bytes) -> Parts:
    """The parts that are XML, as trees by name.

    Raises ValueError for what is no whole DOCX: a part cannot be read to its end, another names one that is not there, or
    nothing says of what kind it is.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _demand_room(entries)
            read = {each.filename: _read(archive, each) for each in entries}
        parts = {
            name: etree.fromstring(text, parser)
            for name, text in read.items()
            if name.endswith((".xml", ".rels"))
        }
    except (BadZipFile, etree.XMLSyntaxError) as problem:
        raise ValueError(f"不是完整的 DOCX（{problem}）") from problem
    for wanting in (*_wanting(parts, {*read}), *_of_no_kind(parts[KINDS], {*read})):
        raise ValueError(f"不是完整的 DOCX（{wanting}）")
    return parts


def related(parts: Parts, owner: str) -> Iterator[tuple[str, str]]:
    """The parts that `owner` names as its own, each behind the last word of its kind (styles, numbering); "" is the package."""
    relations = parts.get(join(dirname(owner), "_rels", f"{basename(owner)}.rels"), ())
    for each in relations:
        if each.get("TargetMode") != "External":
            name = normpath(join("/", dirname(owner), each.get("Target", "")))
            yield each.get("Type", "").rpartition("/")[2], name.lstrip("/")


def _demand_room(entries: list[ZipInfo]) -> None:
    if not {BODY, KINDS} <= {each.filename for each in entries} or any(
        each.file_size > LARGEST for each in entries
    ):
        raise ValueError(f"不是完整的 DOCX（{BODY}）")


def _read(archive: ZipFile, entry: ZipInfo) -> bytes:
    """All of it, for its checksum stands at its end."""
    try:
        return archive.read(entry)
    except (BadZipFile, inflating_error) as problem:
        raise ValueError(f"不是完整的 DOCX（{entry.filename}）") from problem


def _wanting(parts: Parts, names: set[str]) -> Iterator[str]:
    """What is named and not there."""
    yield from (name for owner in ("", *parts) for _, name in related(parts, owner) if name not in names)


def _of_no_kind(kinds: Any, names: set[str]) -> Iterator[str]:
    """Parts of which neither their name nor their ending tells the kind."""
    told = {each.get("PartName", "").lower().lstrip("/") for each in kinds}
    endings = tuple(f".{each.get('Extension').lower()}" for each in kinds if each.get("Extension"))
    yield from (
        name
        for name in sorted(names - {KINDS})
        if not name.lower().endswith(endings) and name.lower() not in told
    )
