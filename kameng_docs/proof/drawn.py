"""The signs of a page in the order in which they were drawn, each with its place, as PDFium tells them."""

import ctypes
from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import repeat
from typing import Any

# PDFium has these for a hyphen at the end of a line: it guesses that the word goes on.
HYPHENS = {0x02: "-", 0xFFFE: "-"}
BLANK = ord(" ")
BLANKS = frozenset(b" \t\r\n")
UNREADABLE = "\ufffd"
# Where wide characters have sixteen bits a sign beyond them comes in two halves.
FIRST_HALF, SECOND_HALF = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
# What PDFium tells of a sign, as it lies in memory: left, right, low, high, where its origin is across and its base.
TOLD = 6

# A sign; the left, upper, right and lower end of its ink, and the base on which it stands, from the upper left corner of the page.
Sign = tuple[str, float, float, float, float, float]


def signs_on(page: Any, height: float) -> Iterator[Sign]:
    """The signs of an open page of this height in points. Blanks that PDFium adds by itself are left out, others have no box."""
    text = page.get_textpage()
    try:
        generated = _functions()["FPDFText_IsGenerated"]
        handle = ctypes.cast(text.raw, ctypes.c_void_p).value
        half = 0
        for number, (code, left, right, low, high, base) in enumerate(_told(handle, text.count_chars())):
            if BLANK < code < FIRST_HALF.start:
                said = chr(code)
            elif code in BLANKS:
                if generated(handle, number) != 1:
                    yield chr(code), 0, 0, 0, 0, 0
                continue
            elif code in FIRST_HALF:
                half = code
                continue
            elif code in SECOND_HALF and half:
                said = _joined(half, code)
                half = 0
            else:
                said = _sign(code)
            yield said, left, height - high, right, height - low, height - base
    finally:
        text.close()


def said_on(page: Any) -> str:
    """The same signs without their places, and with all blanks."""
    text = page.get_textpage()
    try:
        handle = ctypes.cast(text.raw, ctypes.c_void_p).value
        said, half = list[str](), 0
        for code in _codes(handle, text.count_chars()):
            if code in FIRST_HALF:
                half = code
            elif code in SECOND_HALF and half:
                said.append(_joined(half, code))
                half = 0
            else:
                said.append(chr(code) if code in BLANKS else _sign(code))
        return "".join(said)
    finally:
        text.close()


def _told(handle: int | None, count: int) -> Iterator[tuple[int, float, float, float, float, float]]:
    """Of each sign its code, the sides of its box and its base, measured from below.

    There are thousands of them on a page: PDFium writes all into one row, without a step of Python for each.
    """
    box_of, origin_of = (_functions()[name] for name in ("FPDFText_GetCharBox", "FPDFText_GetCharOrigin"))
    row = array("d", bytes(8 * TOLD * count))
    start, _ = row.buffer_info()
    left, right, low, high, across, base = (
        range(start + 8 * place, start + 8 * (TOLD * count + place), 8 * TOLD) for place in range(TOLD)
    )
    document, numbers = repeat(handle), range(count)
    deque(map(box_of, document, numbers, left, right, low, high), maxlen=0)
    deque(map(origin_of, document, numbers, across, base), maxlen=0)
    return zip(
        _codes(handle, count),
        row[0::TOLD],
        row[1::TOLD],
        row[2::TOLD],
        row[3::TOLD],
        row[5::TOLD],
        strict=True,
    )


def _codes(handle: int | None, count: int) -> Sequence[int]:
    """The code of each sign: the text of the page as a whole, in which PDFium may leave signs out; then each is asked for."""
    text = array("H", bytes(2 * (count + 1)))
    written: int = _functions()["FPDFText_GetText"](handle, 0, count, text.buffer_info()[0])
    if written == count + 1:
        return text[:count]
    return list(map(_functions()["FPDFText_GetUnicode"], repeat(handle), range(count)))


@cache
def _functions() -> dict[str, Any]:
    """PDFium's functions for signs, told of addresses as numbers: to check a pointer each time takes longer than the call."""
    from pypdfium2 import raw

    number, address = ctypes.c_int, ctypes.c_void_p
    kinds = {
        "FPDFText_GetText": (number, address, number, number, address),
        "FPDFText_GetUnicode": (ctypes.c_uint, address, number),
        "FPDFText_IsGenerated": (number, address, number),
        "FPDFText_GetCharBox": (number, address, number, *[address] * 4),
        "FPDFText_GetCharOrigin": (number, address, number, *[address] * 2),
    }
    return {
        name: ctypes.CFUNCTYPE(*kind)(ctypes.cast(getattr(raw, name), address).value or 0)
        for name, kind in kinds.items()
    }


def _joined(half: int, code: int) -> str:
    return chr(0x10000 + ((half - FIRST_HALF.start) << 10) + code - SECOND_HALF.start)


def _sign(code: int) -> str:
    if code in HYPHENS:
        return HYPHENS[code]
    return UNREADABLE if code == 0 or code in SECOND_HALF else chr(code)
