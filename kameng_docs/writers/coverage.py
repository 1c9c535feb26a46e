"""Which signs a font file has, read from its table `cmap` alone: a Chinese face names fifty thousand, as a set some ten megabytes."""

import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

COLLECTION = b"ttcf"
# Platform and encoding of a table of signs, the fullest first, as every reader of fonts takes them: all of Unicode, then its
# first plane.
BEST = ((3, 10), (3, 1), (0, 6), (0, 4), (0, 3), (0, 2), (0, 1), (0, 0))
# What ends a table of segments; it is no sign.
END = 0xFFFF
# How such a table tells its signs: in segments of sixteen bits, or in groups of thirty-two.
SEGMENTS, GROUPS = 4, 12


@dataclass(frozen=True)
class Signs:
    """Ranges of code points in ascending order: the first of each, and the last."""

    firsts: "array[int]"
    lasts: "array[int]"

    def __contains__(self, code: int) -> bool:
        at = bisect_right(self.firsts, code) - 1
        return at >= 0 and code <= self.lasts[at]


def signs_of(file: BinaryIO, index: int) -> Signs:
    """The signs of face `index` of a font file; none where no table of them is of a kind that Chinese faces have.

    Raises OSError, struct.error where the file cannot be read or is none.
    """
    table = _table(file, index)
    (count,) = struct.unpack_from(">H", table, 2)
    places = {
        (platform, encoding): offset
        for platform, encoding, offset in struct.iter_unpack(">HHL", table[4 : 4 + 8 * count])
    }
    for best in BEST:
        if (at := places.get(best)) is None:
            continue
        (kind,) = struct.unpack_from(">H", table, at)
        if kind in {SEGMENTS, GROUPS}:
            ranges = sorted(_groups(table, at) if kind == GROUPS else _segments(table, at))
            return Signs(array("I", [first for first, _ in ranges]), array("I", [last for _, last in ranges]))
    return Signs(array("I"), array("I"))


def _table(file: BinaryIO, index: int) -> bytes:
    """The bytes of the table `cmap`; empty tables where there is none."""
    head = file.read(12)
    start = 0
    if head.startswith(COLLECTION):
        file.seek(12 + 4 * index)
        (start,) = struct.unpack(">L", file.read(4))
        file.seek(start)
        head = file.read(12)
    (count,) = struct.unpack_from(">H", head, 4)
    for name, _, offset, length in struct.iter_unpack(">4sLLL", file.read(16 * count)):
        if name == b"cmap":
            file.seek(offset)
            return file.read(length)
    return bytes(4)


def _groups(table: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 12: first and last sign of each group, and a glyph that is not asked for."""
    (count,) = struct.unpack_from(">L", table, at + 12)
    for first, last, _ in struct.iter_unpack(">LLL", table[at + 16 : at + 16 + 12 * count]):
        yield first, last


def _segments(table: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 4: segments, of which some tell the glyph of each sign; glyph 0 is the sign of a missing one."""
    (twice,) = struct.unpack_from(">H", table, at + 6)
    lasts, firsts, _, offsets = (
        struct.unpack_from(f">{twice // 2}H", table, at + 14 + part * twice + (2 if part else 0))
        for part in range(4)
    )
    for number, (first, last, offset) in enumerate(zip(firsts, lasts, offsets, strict=True)):
        if first == END:
            continue
        if not offset:
            yield first, last
            continue
        # Counted from where the offset itself stands.
        glyphs = at + 16 + 3 * twice + 2 * number + offset
        for place, code in enumerate(range(first, last + 1)):
            if table[glyphs + 2 * place : glyphs + 2 * place + 2] not in {b"\0\0", b""}:
                yield code, code
